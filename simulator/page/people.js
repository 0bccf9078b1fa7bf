/** The people on the left: search, avatar, note and unread badge. */

import { arrange, byId, make } from "./dom.js";
import { fold, say } from "./words.js";

const COLOURS = 8;

export const fullName = (person) => [person.first_name, person.last_name].filter(Boolean).join(" ");

export const senderName = (message) =>
  message.sender_chat?.title ?? (message.from ? fullName(message.from) : message.chat.title ?? say("someone"));

/** The same person has the same colour everywhere, whatever their name becomes. */
export function avatar(id, name) {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  const initials = ends.map((word) => [...word][0] ?? "").join("").toUpperCase();
  return make("span", { class: `avatar colour-${Math.abs(id) % COLOURS}`, "aria-hidden": "true" }, initials);
}

export function badge(count) {
  return count > 0 && make("span", { class: "badge", "aria-label": say("unread", { n: count }) }, String(count));
}

const matches = (person, wanted) =>
  fold(`${fullName(person)} ${person.note ?? ""} ${person.username ?? ""}`).includes(wanted);

function entry(person, chosen, unread) {
  const name = make("span", { class: "name" }, fullName(person));
  const note = person.note && make("span", { class: "note" }, person.note);
  const link = make(
    "a",
    { href: `#/${person.id}`, class: "person", "aria-current": chosen && "true" },
    avatar(person.id, fullName(person)),
    make("span", { class: "who" }, name, note),
    badge(unread),
  );
  return make("li", {}, link);
}

export class People {
  constructor() {
    this.latest = { people: [], chosen: null, unread: new Map() };
    this.drawn = new Map();
    byId("search").addEventListener("input", () => this.draw());
  }

  /** `update` holds any of: people, chosen (a person's id), unread (id → count). */
  show(update) {
    this.latest = { ...this.latest, ...update };
    this.draw();
    if (update.chosen) byId("people-list").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }

  draw() {
    const wanted = fold(byId("search").value.trim());
    const found = this.latest.people.filter((person) => matches(person, wanted));
    arrange(byId("people-list"), found.map((person) => this.nodeFor(person)));
    byId("nobody").hidden = found.length > 0;
  }

  /** Only what changed is drawn again: a node replaced under the pointer would swallow its click. */
  nodeFor(person) {
    const unread = this.latest.unread.get(person.id) ?? 0;
    const chosen = person.id === this.latest.chosen;
    const version = JSON.stringify([person, chosen, unread]);
    if (this.drawn.get(person.id)?.version !== version) {
      this.drawn.set(person.id, { version, node: entry(person, chosen, unread) });
    }
    return this.drawn.get(person.id).node;
  }

  label() {
    byId("people-label").textContent = say("people");
    byId("people").setAttribute("aria-label", say("people"));
    byId("nobody").textContent = say("nobody");
    byId("add-person").textContent = say("addPerson");
    byId("search").placeholder = say("search");
    byId("search").setAttribute("aria-label", say("search"));
  }
}
