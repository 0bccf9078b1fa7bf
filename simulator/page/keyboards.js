/** Buttons that bots offer: under a message (inline) and in place of the keyboard (reply). */

import { button, icon, make } from "./dom.js";

const STYLES = new Set(["primary", "success", "danger"]);

const styleOf = (choice) => (STYLES.has(choice.style) ? `choice ${choice.style}` : "choice");

function rows(keyboard, draw) {
  return keyboard.map((row, rowIndex) =>
    make("div", { class: "row" }, row.map((choice, column) => draw(choice, rowIndex, column))),
  );
}

/** `desk.onInline(message, choice, row, column)` is awaited; the pressed button spins until it ends. */
export function inlineKeyboard(message, desk) {
  const keyboard = message.reply_markup?.inline_keyboard;
  if (!keyboard?.length) return null;
  const draw = (choice, row, column) => {
    const key = `${message.message_id}:${row}:${column}`;
    const press = () => desk.onInline(message, choice, row, column, key);
    const attributes = { class: styleOf(choice), "data-key": key, "aria-busy": desk.pressed.has(key) && "true" };
    const leaves = choice.url ?? choice.login_url?.url;
    return button({ ...attributes, onclick: press }, make("span", {}, choice.text), leaves && icon("link"));
  };
  return make("div", { class: "inline-keyboard" }, rows(keyboard, draw));
}

export function replyKeyboard(keyboard, onChoice) {
  const draw = (choice) =>
    button(
      { class: styleOf(choice), onclick: () => onChoice(choice) },
      choice.request_contact && icon("contact"),
      make("span", {}, choice.text),
    );
  return rows(keyboard, draw);
}
