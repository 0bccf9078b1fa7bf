/** The two things that may stand at the foot of a chat besides the composer: the bot's keyboard, a gate. */

import { button, iconButton, make } from "./dom.js";
import { replyKeyboard } from "./keyboards.js";
import { say } from "./words.js";

/** The bot's reply keyboard, and the button that hides it. */
export class KeyboardPanel {
  constructor(onChoice) {
    this.onChoice = onChoice;
    this.drawn = "";
    this.node = make("div", { id: "reply-keyboard", role: "group", hidden: true });
    this.toggle = iconButton("keyboard", "", {
      id: "toggle", hidden: true, onclick: () => this.setOpen(this.node.hidden),
    });
  }

  setOpen(open) {
    this.node.hidden = !open;
    this.toggle.setAttribute("aria-expanded", String(open));
  }

  /** Draws only what changed, so that a keyboard which the reader has hidden stays hidden. */
  show(keyboard) {
    const wanted = JSON.stringify(keyboard);
    if (wanted === this.drawn) return;
    this.drawn = wanted;
    const rows = keyboard?.keyboard ?? [];
    this.node.replaceChildren(...replyKeyboard(rows, (choice) => this.choose(choice, keyboard)));
    this.toggle.hidden = rows.length === 0;
    this.setOpen(rows.length > 0);
  }

  choose(choice, keyboard) {
    if (keyboard.one_time_keyboard) this.setOpen(false);
    this.onChoice(choice);
  }
}

const GATES = {
  start: { hint: "startHint", label: "start" },
  unblock: { hint: "blockedHint", label: "unblock" },
  readonly: { hint: "readonlyHint", label: null },
};

/** What stands in place of the composer: START, Unblock, or why one cannot write here. */
export class Gate {
  constructor(onOpen) {
    this.onOpen = onOpen;
    this.drawn = "";
    this.node = make("div", { id: "gate", hidden: true });
  }

  /** `kind` is a name of GATES or null (no gate). */
  show(kind, name) {
    this.node.hidden = !kind;
    if (this.drawn === `${kind} ${name}`) return;
    this.drawn = `${kind} ${name}`;
    if (!kind) return;
    const { hint, label } = GATES[kind];
    this.node.replaceChildren(
      make("p", {}, say(hint, { name })),
      label ? button({ class: "primary", onclick: () => this.onOpen(kind) }, say(label)) : "",
    );
  }
}
