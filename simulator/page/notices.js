/** What appears over the page: toasts, the alert dialogue and menus. */

import { button, byId, icon, make } from "./dom.js";
import { say } from "./words.js";

const TOAST_MS = 4000;
const PER_LETTER_MS = 60;

export function toast(text) {
  const note = make("p", { class: "toast" }, text);
  byId("notices").append(note);
  setTimeout(() => note.remove(), TOAST_MS + PER_LETTER_MS * text.length);
}

export function showDialog(dialog) {
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
}

export function alertBox(text) {
  const dialog = make("dialog", { class: "alert", role: "alertdialog", "aria-label": text });
  dialog.append(
    make("p", {}, text),
    button({ class: "primary", autofocus: true, onclick: () => dialog.close() }, say("understood")),
  );
  showDialog(dialog);
}

/** A menu beside `anchor` (a sheet at the bottom on a telephone). An item is {label, icon?, short?, run}. */
export function openMenu(anchor, label, items) {
  const dialog = make("dialog", { class: "menu", "aria-label": label });
  const choose = (item) => {
    dialog.close();
    item.run();
  };
  const entry = (item) =>
    button(
      { class: item.short ? "short" : "entry", onclick: () => choose(item) },
      item.icon && icon(item.icon),
      make("span", {}, item.label, item.note && make("small", {}, item.note)),
    );
  const short = items.filter((item) => item.short);
  dialog.append(
    short.length ? make("div", { class: "shorts" }, short.map(entry)) : "",
    ...items.filter((item) => !item.short).map(entry),
  );
  showDialog(dialog);
  placeBeside(dialog, anchor.getBoundingClientRect());
}

function placeBeside(dialog, anchor) {
  const { width, height } = dialog.getBoundingClientRect();
  const left = Math.min(anchor.left, window.innerWidth - width - 8);
  const below = anchor.bottom + height + 8 <= window.innerHeight;
  const top = below ? anchor.bottom + 4 : Math.max(8, anchor.top - height - 4);
  dialog.style.left = `${Math.max(8, left)}px`;
  dialog.style.top = `${top}px`;
}
