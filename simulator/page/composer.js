/** The foot of a chat: writing, attaching, replying, editing, commands. */

import { AttachButton } from "./attach.js";
import { button, byId, iconButton, make } from "./dom.js";
import { Gate, KeyboardPanel } from "./foot.js";
import { summary } from "./media.js";
import { openMenu } from "./notices.js";
import { say } from "./words.js";

export class Composer {
  /**
   * `desk` carries out: onSend(text, replied), onEdit(message, text), onFiles(kind, files, caption),
   * onSticker(emoji), onContact(), onGate(kind); each answers whether it worked.
   */
  constructor(desk) {
    this.desk = desk;
    this.context = null; // {kind: "reply" | "edit", message} or {kind: "files", what, files}
    this.list = [];
    this.text = make("textarea", { rows: 1, id: "text", enterkeyhint: "send" });
    this.bar = make("div", { id: "context", hidden: true });
    this.attach = new AttachButton(desk, (what, files) => this.setContext({ kind: "files", what, files }));
    this.keyboard = new KeyboardPanel((choice) => this.onChoice(choice));
    this.gate = new Gate(desk.onGate);
    this.commands = button({ id: "commands", onclick: () => this.openCommands() });
    this.send = iconButton("send", "", { id: "send", class: "icon-button primary", type: "submit" });
    this.form = make("form", { id: "composer" });
    this.build();
  }

  build() {
    const { form, text } = this;
    form.append(this.commands, this.attach.node, text, this.keyboard.toggle, this.send);
    byId("foot").append(this.bar, form, this.keyboard.node, this.gate.node);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    text.addEventListener("input", () => this.grow());
    text.addEventListener("keydown", (event) => this.onKey(event));
  }

  onKey(event) {
    if (event.key === "Escape" && this.context) this.setContext(null);
    // An input method (Telex, VNI) uses Enter to finish a word.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  onChoice(choice) {
    if (choice.request_contact) this.desk.onContact();
    else this.desk.onSend(choice.text);
  }

  grow() {
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight + 2}px`;
  }

  setText(value) {
    this.text.value = value;
    this.grow();
  }

  setContext(next) {
    if (this.context?.kind === "edit") this.setText("");
    this.context = next;
    this.bar.hidden = !next;
    if (!next) return;
    const drop = iconButton("close", say("cancel"), { onclick: () => this.setContext(null) });
    this.bar.replaceChildren(this.contextWords(next), drop);
    this.text.focus();
  }

  contextWords({ kind, message, files }) {
    const [title, words] = {
      files: () => [say("chosen", { n: files.length }), files.map((file) => file.name).join(", ")],
      edit: () => [say("editing"), summary(message)],
      reply: () => [say("replying", { name: this.desk.nameOf(message) }), summary(message)],
    }[kind]();
    return make("span", {}, make("b", {}, title), make("span", {}, words));
  }

  async submit() {
    const words = this.text.value.trim();
    const held = this.context;
    if (!words && held?.kind !== "files") return;
    this.clear();
    const worked = await this.deliver(words, held);
    // What could not be sent is given back, unless something new is being written already.
    if (worked || this.text.value) return;
    this.setContext(held);
    this.setText(words);
  }

  deliver(words, held) {
    if (held?.kind === "files") return this.desk.onFiles(held.what, held.files, words);
    if (held?.kind === "edit") return this.desk.onEdit(held.message, words);
    return this.desk.onSend(words, held?.message);
  }

  openCommands() {
    const items = this.list.map(({ command, description }) => ({
      label: `/${command}`,
      note: description,
      run: () => this.desk.onSend(`/${command}`),
    }));
    openMenu(this.commands, say("commandList"), items);
  }

  label() {
    this.text.setAttribute("aria-label", say("write"));
    this.text.placeholder = say("write");
    this.keyboard.node.setAttribute("aria-label", say("keyboard"));
    this.commands.setAttribute("aria-label", say("commandList"));
    this.commands.replaceChildren(say("commands"));
    const named = [[this.attach.node, "attach"], [this.keyboard.toggle, "keyboard"], [this.send, "send"]];
    for (const [control, key] of named) {
      control.title = say(key);
      control.setAttribute("aria-label", say(key));
    }
  }

  /** `details` is the server's answer about the chat; `gate` is a kind of Gate or null. */
  show(details, gate, name) {
    this.list = details.commands ?? [];
    this.commands.hidden = this.list.length === 0;
    this.keyboard.show(details.keyboard);
    this.text.placeholder = details.keyboard?.input_field_placeholder ?? say("write");
    this.gate.show(gate, name);
    byId("foot").classList.toggle("gated", Boolean(gate));
  }

  clear() {
    this.setContext(null);
    this.setText("");
  }

  reply(message) {
    this.setContext({ kind: "reply", message });
  }

  edit(message) {
    this.setContext({ kind: "edit", message });
    this.setText(message.text ?? message.caption ?? "");
  }
}
