/** The dialogue that adds a person, so that anybody may try the bot under their own name. */

import { addPerson } from "./api.js";
import { button, make } from "./dom.js";
import { showDialog } from "./notices.js";
import { say } from "./words.js";

const FIELDS = [
  { name: "first_name", label: "name", required: true },
  { name: "phone", label: "phone", type: "tel", placeholder: "+84901234567" },
];

function field({ label, ...attributes }) {
  return make("label", {}, say(label), make("input", { type: "text", autocomplete: "off", ...attributes }));
}

/** `attempt(work)` tells of failures; `onAdded(person)` is called once the person exists. */
export function askNewcomer(attempt, onAdded) {
  const form = make(
    "form",
    { method: "dialog" },
    FIELDS.map(field),
    make("button", { class: "primary" }, say("add")),
    button({ class: "plain", onclick: () => dialog.close() }, say("cancel")),
  );
  const dialog = make("dialog", { class: "alert", "aria-label": say("addPerson") }, make("h2", {}, say("addPerson")), form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const filled = [...new FormData(form)].filter(([, value]) => value.trim());
    const added = await attempt(async () => onAdded(await addPerson(Object.fromEntries(filled))));
    if (added) dialog.close();
  });
  showDialog(dialog);
}
