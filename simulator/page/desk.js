/** Carries out what is pressed on the page. Every failure becomes a sentence in a toast. */

import { act, upload } from "./api.js";
import { deepLink, outsideAddress } from "./links.js";
import { alertBox, openMenu, toast } from "./notices.js";
import { senderName } from "./people.js";
import { say } from "./words.js";

const REACTIONS = ["👍", "❤️", "👏", "🎉", "🙏", "🔥"];

/** True when `work` succeeded. */
export async function attempt(work) {
  try {
    await work();
    return true;
  } catch (error) {
    toast(say("failed", { reason: error.message }));
    return false;
  }
}

export class Desk {
  /**
   * `app` knows what is open: place(), find(messageId), refresh(), toEnd(), jumpTo(messageId),
   * reply(message), edit(message), payload(), started(), openUsername(username, payload).
   */
  constructor(app) {
    this.app = app;
    this.pressed = new Set();
    this.votes = new Map();
    for (const name of Object.getOwnPropertyNames(Desk.prototype)) {
      if (name.startsWith("on")) this[name] = this[name].bind(this);
    }
  }

  do(verb, body) {
    const place = this.app.place();
    return this.then(() => act(place, verb, body));
  }

  async then(work) {
    const worked = await attempt(work);
    this.app.refresh();
    if (worked) this.app.toEnd();
    return worked;
  }

  nameOf(message) {
    return message.out ? say("you") : senderName(message);
  }

  person() {
    return this.app.place().person;
  }

  find(messageId) {
    return this.app.find(messageId);
  }

  onSend(text, replied) {
    const thread = replied?.is_topic_message ? { message_thread_id: replied.message_thread_id } : {};
    const reply = replied ? { reply_to_message_id: replied.message_id } : {};
    return this.do("send", { text, ...reply, ...thread });
  }

  onCommand(text) {
    return this.onSend(text);
  }

  onEdit(message, text) {
    return this.do("edit", { message_id: message.message_id, text });
  }

  onFiles(kind, files, caption) {
    const place = this.app.place();
    return this.then(() => upload(place, kind, files, caption));
  }

  onSticker(emoji) {
    return this.do("sticker", { emoji });
  }

  onContact() {
    return this.do("contact", {});
  }

  onBlock() {
    return this.do("block");
  }

  onUnblock() {
    return this.do("unblock");
  }

  onGate(kind) {
    return kind === "start" ? this.onStart() : this.onUnblock();
  }

  async onStart() {
    const payload = this.app.payload();
    const worked = await this.do("start", payload ? { payload } : {});
    if (worked) this.app.started();
    return worked;
  }

  async onReact(message, emoji) {
    const place = this.app.place();
    await attempt(() => act(place, "react", { message_id: message.message_id, emoji }));
    this.app.refresh();
  }

  /** The Bot API's Poll does not say what one person chose, so the page remembers its own votes. */
  chosenIn(message) {
    return this.votes.get(`${this.person()}:${message.poll.id}`) ?? [];
  }

  async onVote(message, options) {
    const place = this.app.place();
    const worked = await attempt(() => act(place, "vote", { message_id: message.message_id, options }));
    if (worked) this.votes.set(`${place.person}:${message.poll.id}`, options);
    this.app.refresh();
  }

  onReply(message) {
    this.app.reply(message);
  }

  onJump(messageId) {
    this.app.jumpTo(messageId);
  }

  onMenu(message, anchor) {
    const reactions = REACTIONS.map((emoji) => ({ label: emoji, short: true, run: () => this.onReact(message, emoji) }));
    const items = [
      ...reactions,
      { label: say("reply"), icon: "reply", run: () => this.onReply(message) },
      message.out && message.text && { label: say("edit"), icon: "edit", run: () => this.app.edit(message) },
    ];
    openMenu(anchor, say("messageMenu"), items.filter(Boolean));
  }

  /** A link into the simulated Telegram opens here; any other leaves through a new window. */
  onLink(address) {
    const link = deepLink(address);
    if (link && this.app.openUsername(link.username, link.payload)) return;
    const outside = outsideAddress(address);
    if (outside) window.open(outside, "_blank", "noopener");
  }

  async onInline(message, choice, row, column, key) {
    const address = choice.url ?? choice.login_url?.url;
    if (address) return this.onLink(address);
    if (choice.copy_text) return this.copy(choice.copy_text.text);
    if (choice.callback_data === undefined) return toast(say("unavailable"));
    return this.press(message, row, column, key);
  }

  async copy(text) {
    if (await attempt(() => navigator.clipboard.writeText(text))) toast(say("copied", { text }));
  }

  async press(message, row, column, key) {
    if (this.pressed.has(key)) return;
    const place = this.app.place();
    this.spin(key, true);
    await attempt(async () => this.hear(await act(place, "press", { message_id: message.message_id, row, column })));
    this.spin(key, false);
    this.app.refresh();
  }

  /** The message may be drawn anew while the bot works, so the button is looked up by its key. */
  spin(key, busy) {
    if (busy) this.pressed.add(key);
    else this.pressed.delete(key);
    const drawn = document.querySelector(`[data-key="${key}"]`);
    if (busy) drawn?.setAttribute("aria-busy", "true");
    else drawn?.removeAttribute("aria-busy");
  }

  hear({ answer }) {
    if (!answer) return;
    if (answer.url) this.onLink(answer.url);
    if (!answer.text) return;
    if (answer.show_alert) alertBox(answer.text);
    else toast(answer.text);
  }
}
