/** Keeps a burst of events from becoming a burst of requests. */

/** Calls made while `work` runs are answered by one more run, not by many. */
export function coalesced(work) {
  let running = null;
  let again = false;

  async function runAll() {
    try {
      while (again) {
        again = false;
        await work();
      }
    } finally {
      running = null;
    }
  }

  return () => {
    again = true;
    running ??= runAll();
    return running;
  };
}
