/** Follows the server's events for one person, and comes back by itself when the line breaks. */

const AGAIN_MS = 2000;

/**
 * Calls `onEvent(event)` for each event, `onLine(true|false)` when the line opens or breaks, and
 * `onRefused()` when the server answers but has no such person (any more).
 */
export function follow(person, { onEvent, onLine, onRefused }) {
  let source = null;
  let timer = null;

  function open() {
    source = new EventSource(`/client/events?person=${person}`);
    source.onopen = () => onLine(true);
    source.onmessage = (event) => onEvent(JSON.parse(event.data));
    source.onerror = () => {
      onLine(false);
      // The browser reconnects by itself after a broken line, but not after a refusal.
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(again, AGAIN_MS);
    };
  }

  function again() {
    open();
    onRefused();
  }

  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
