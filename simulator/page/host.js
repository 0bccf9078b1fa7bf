/** The header: the title, the demonstration's clock, and the buttons of the host program. */

import { runAction } from "./api.js";
import { button, byId, make } from "./dom.js";
import { clockText } from "./moments.js";
import { say } from "./words.js";

const TICK_MS = 5000;

export class Host {
  /** `attempt(work)` reports failures; `onDone()` is called after an action ran. */
  constructor(attempt, onDone) {
    this.attempt = attempt;
    this.onDone = onDone;
    this.told = new Date();
    this.toldAt = performance.now();
    this.drawn = "";
    byId("clock").addEventListener("click", () => this.toggleActions());
    setInterval(() => this.drawClock(), TICK_MS);
  }

  /** The told moment, carried on by the time that has passed since. */
  now() {
    return new Date(this.told.getTime() + performance.now() - this.toldAt);
  }

  setNow(text) {
    this.told = new Date(text);
    this.toldAt = performance.now();
    this.drawClock();
  }

  drawClock() {
    const words = clockText(this.now());
    if (byId("clock").textContent !== words) byId("clock").textContent = words;
  }

  toggleActions() {
    const open = byId("actions").classList.toggle("open");
    byId("clock").setAttribute("aria-expanded", String(open));
  }

  show({ title, actions, now }) {
    document.title = title;
    byId("title").textContent = title;
    byId("actions").setAttribute("aria-label", say("actions"));
    this.showActions(actions);
    this.setNow(now);
  }

  /** Buttons that stay the same are left alone: one of them may be pressed or focused. */
  showActions(actions) {
    const wanted = JSON.stringify(actions);
    if (wanted === this.drawn) return;
    this.drawn = wanted;
    byId("actions").replaceChildren(...actions.map((action) => this.actionButton(action)));
  }

  actionButton({ name, label }) {
    const press = async (event) => {
      const pressed = event.currentTarget;
      if (pressed.hasAttribute("aria-busy")) return;
      pressed.setAttribute("aria-busy", "true");
      await this.attempt(() => runAction(name));
      pressed.removeAttribute("aria-busy");
      this.onDone();
    };
    return button({ onclick: press }, make("span", {}, label));
  }
}
