/** The list of messages: days, albums, and keeping the reader's place while it changes. */

import { drawMessages } from "./bubbles.js";
import { arrange, byId, icon, make } from "./dom.js";
import { dayOf, fromUnix, sameDay } from "./moments.js";
import { say } from "./words.js";

const NEAR_END_PX = 120;

/** Neighbouring messages of one album become one group. */
function grouped(messages) {
  const groups = [];
  for (const message of messages) {
    const last = groups.at(-1);
    const album = message.media_group_id;
    if (album && last?.[0].media_group_id === album) last.push(message);
    else groups.push([message]);
  }
  return groups;
}

export class Stream {
  constructor(desk) {
    this.desk = desk;
    this.list = byId("stream");
    this.newest = byId("newest");
    this.clear();
    this.newest.append(icon("down"));
    this.newest.addEventListener("click", () => this.toEnd());
    this.list.addEventListener("scroll", () => this.onScroll(), { passive: true });
    // The foot grows and shrinks with keyboards; the newest message must not hide behind it.
    new ResizeObserver(() => this.keepPlace()).observe(this.list);
  }

  label() {
    this.list.setAttribute("aria-label", say("stream"));
    this.newest.title = say("newest");
    this.newest.setAttribute("aria-label", say("newest"));
  }

  clear() {
    this.drawn = new Map();
    this.follows = true;
    this.list.replaceChildren();
  }

  /** Follows the newest message unless the reader has scrolled up. */
  show(messages, now) {
    this.draw(messages, now);
    this.keepPlace();
  }

  keepPlace() {
    this.height = this.list.clientHeight;
    if (this.follows) this.toEnd();
    this.newest.hidden = this.isNearEnd();
  }

  onScroll() {
    // The list itself was resized, and the reader did not scroll; keepPlace() comes next.
    if (this.list.clientHeight !== this.height) return;
    this.follows = this.isNearEnd();
    this.newest.hidden = this.follows;
  }

  draw(messages, now) {
    const focused = document.activeElement?.dataset?.key;
    const groups = grouped(messages);
    const entries = groups.map((group) => this.entryFor(group));
    this.drawn = new Map(groups.map((group, index) => [group[0].message_id, entries[index]]));
    arrange(this.list, this.withDays(groups, entries, now));
    if (focused) this.list.querySelector(`[data-key="${focused}"]`)?.focus();
  }

  /** A group is drawn again only when one of its messages changed. */
  entryFor(group) {
    const version = group.map((message) => message.seq).join();
    const known = this.drawn.get(group[0].message_id);
    return known?.version === version ? known : { version, node: drawMessages(group, this.desk) };
  }

  withDays(groups, entries, now) {
    let previous = null;
    return groups.flatMap(([first], index) => {
      const at = fromUnix(first.date);
      const isNewDay = !previous || !sameDay(previous, at);
      previous = at;
      const { node } = entries[index];
      return isNewDay ? [make("p", { class: "day" }, dayOf(at, now)), node] : [node];
    });
  }

  isNearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    return scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
  }

  toEnd() {
    this.follows = true;
    this.list.scrollTop = this.list.scrollHeight;
  }

  jumpTo(messageId) {
    const target = this.list.querySelector(`[data-id="${messageId}"]`);
    if (!target) return;
    target.scrollIntoView({ block: "center" });
    target.classList.remove("flash");
    requestAnimationFrame(() => target.classList.add("flash"));
  }
}
