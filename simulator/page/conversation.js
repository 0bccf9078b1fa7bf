/** One open chat as the server tells it: fetches what changed, merges it, says so. */

import { readMessages } from "./api.js";
import { coalesced } from "./coalesce.js";

export class Conversation {
  /** `onChange(details)` is called after every fetch. */
  constructor(place, onChange) {
    this.place = place;
    this.onChange = onChange;
    this.messages = new Map();
    this.newest = 0;
    this.closed = false;
    this.refresh = coalesced(() => this.ask());
  }

  find(messageId) {
    return this.messages.get(messageId);
  }

  /** Fetches everything again next time: a server that was started anew counts from the beginning. */
  forget() {
    this.messages.clear();
    this.newest = 0;
  }

  close() {
    this.closed = true;
  }

  async ask() {
    if (this.closed) return;
    const answer = await readMessages(this.place, this.newest);
    if (!this.closed) this.merge(answer);
  }

  merge(answer) {
    for (const message of answer.messages) {
      this.newest = Math.max(this.newest, message.seq);
      if (message.deleted) this.messages.delete(message.message_id);
      else this.messages.set(message.message_id, message);
    }
    const messages = [...this.messages.values()].sort((one, other) => one.message_id - other.message_id);
    this.onChange({ ...answer, messages });
  }
}
