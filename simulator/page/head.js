/** The top of the open chat: whose telephone, which chat, the person's other chats, the pinned message. */

import { byId, icon, make } from "./dom.js";
import { summary } from "./media.js";
import { openMenu } from "./notices.js";
import { avatar, badge, fullName } from "./people.js";
import { say } from "./words.js";

const isPrivate = (chat) => chat.kind === "private";

/** The number a chat has in client addresses: a private chat goes by its bot. */
export const addressOf = (chat) => (isPrivate(chat) ? chat.bot : chat.chat_id);

/** Private chats first; the rest stay in the server's order. */
export const inOrder = (chats) => [...chats.filter(isPrivate), ...chats.filter((chat) => !isPrivate(chat))];

const kindWords = (chat) => say(`kind${isPrivate(chat) ? "bot" : chat.kind.replace("supergroup", "group")}`);

function tab(person, chat, chosen) {
  const selected = addressOf(chat) === chosen;
  return make(
    "a",
    { href: `#/${person.id}/${addressOf(chat)}`, "aria-current": selected && "page" },
    make("span", {}, chat.title, " ", make("small", {}, kindWords(chat))),
    badge(selected ? 0 : chat.unread),
  );
}

export class ChatHead {
  /** `desk`: onBlock(), onUnblock(), onJump(messageId). */
  constructor(desk) {
    this.desk = desk;
    this.details = { blocked: false };
    this.drawn = "";
    this.typing = make("b", { hidden: true });
    byId("back").append(icon("back"));
    byId("back").addEventListener("click", () => (location.hash = "#/"));
    byId("chat-menu").append(icon("more"));
    byId("chat-menu").addEventListener("click", () => this.openMenu());
    byId("pinned").addEventListener("click", () => desk.onJump(this.details.pinned));
  }

  label() {
    for (const [id, key] of [["back", "back"], ["chat-menu", "chatMenu"]]) {
      byId(id).title = say(key);
      byId(id).setAttribute("aria-label", say(key));
    }
    byId("chats").setAttribute("aria-label", say("chats"));
    this.typing.textContent = say("typing");
  }

  openMenu() {
    const { blocked } = this.details;
    const run = blocked ? this.desk.onUnblock : this.desk.onBlock;
    openMenu(byId("chat-menu"), say("chatMenu"), [{ label: say(blocked ? "unblock" : "block"), icon: "block", run }]);
  }

  /** Draws anew only when something to be seen changed, so that no click gets lost. */
  showPerson(person, chats, chosen) {
    const tabs = chats.map((chat) => [addressOf(chat), chat.title, chat.unread]);
    const wanted = JSON.stringify([person, tabs, chosen]);
    if (wanted === this.drawn) return;
    this.drawn = wanted;
    const chat = chats.find((each) => addressOf(each) === chosen);
    byId("chat-name").replaceChildren(...this.nameLines(person, chat));
    byId("chat-menu").hidden = !chat || !isPrivate(chat);
    byId("chats").hidden = chats.length < 2;
    byId("chats").replaceChildren(...chats.map((each) => tab(person, each, chosen)));
  }

  nameLines(person, chat) {
    const name = fullName(person);
    const lines = [
      make("span", { class: "name" }, name),
      make("span", { class: "note" }, chat ? `↔ ${chat.title} ` : "", this.typing),
    ];
    return [avatar(person.id, name), make("span", { class: "who" }, lines)];
  }

  showDetails(details, pinned) {
    this.details = details;
    this.typing.hidden = !details.typing;
    byId("pinned").hidden = !details.pinned;
    if (!details.pinned) return;
    byId("pinned").replaceChildren(
      icon("pin"),
      make("b", {}, say("pinned")),
      make("span", {}, summary(pinned)),
    );
  }
}
