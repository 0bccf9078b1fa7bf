/** Counts what each person has not read yet, for the badges in the list of people. */

import { readChats } from "./api.js";

const LANES = 4;
const PAUSE_MS = 5000;

const unreadIn = (chats) => chats.reduce((sum, chat) => sum + chat.unread, 0);

/**
 * Events are for one person only, so the others are asked in turns, a few at a time.
 * `onChange(counts)` gets a Map of person id to count.
 */
export class Unread {
  constructor(onChange) {
    this.onChange = onChange;
    this.counts = new Map();
    this.people = [];
    this.running = false;
  }

  watch(people) {
    this.people = people;
    if (!this.running) this.sweep();
  }

  set(person, chats) {
    if (this.counts.get(person) === unreadIn(chats)) return;
    this.counts.set(person, unreadIn(chats));
    this.onChange(this.counts);
  }

  async sweep() {
    this.running = true;
    const waiting = document.hidden ? [] : [...this.people];
    await Promise.all(Array.from({ length: LANES }, () => this.lane(waiting)));
    setTimeout(() => this.sweep(), PAUSE_MS);
  }

  async lane(waiting) {
    while (waiting.length) {
      const { id } = waiting.shift();
      // A person who cannot be asked keeps the old count; the line's own notice tells of it.
      const chats = await readChats(id).catch(() => null);
      if (chats) this.set(id, chats);
    }
  }
}
