/** Puts the page together: what is open follows the address (#/person/chat), the rest the server. */

import { LineBroken, readChats, readState } from "./api.js";
import { coalesced } from "./coalesce.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { Desk, attempt } from "./desk.js";
import { byId } from "./dom.js";
import { ChatHead, addressOf, inOrder } from "./head.js";
import { Host } from "./host.js";
import { follow } from "./live.js";
import { askNewcomer } from "./newcomer.js";
import { toast } from "./notices.js";
import { People } from "./people.js";
import { Stream } from "./stream.js";
import { Unread } from "./unread.js";
import { say, useLanguage } from "./words.js";

const STATE_MS = 30_000;
const TYPING_MS = 5500;
const ADMINISTRATORS = new Set(["creator", "administrator"]);
const WIDE = "(min-width: 801px)";

class App {
  constructor() {
    this.state = { people: [], bots: [], chats: [], actions: [] };
    this.person = null;
    this.chats = [];
    this.conversation = null;
    this.details = null;
    this.link = null; // {chat, payload} of a followed deep link, until START is pressed
    this.stopFollowing = () => {};
    this.readState = coalesced(() => this.askState());
    this.readChats = coalesced(() => this.askChats());
    this.desk = new Desk(this);
    this.people = new People();
    this.head = new ChatHead(this.desk);
    this.stream = new Stream(this.desk);
    this.composer = new Composer(this.desk);
    this.host = new Host(attempt, () => this.readState());
    this.unread = new Unread((unread) => this.people.show({ unread }));
  }

  async begin() {
    await this.readState();
    byId("add-person").addEventListener("click", () => askNewcomer(attempt, (person) => this.onAdded(person)));
    window.addEventListener("hashchange", () => this.route());
    setInterval(() => this.onWorldChanged(), STATE_MS);
    await this.route();
  }

  async askState() {
    await this.read(async () => {
      this.state = await readState();
      useLanguage(this.state.language);
      for (const part of [this.people, this.head, this.stream, this.composer]) part.label();
      byId("offline").textContent = say("offline");
      byId("no-bots").textContent = say("noBots");
      this.host.show(this.state);
      this.person &&= this.state.people.find(({ id }) => id === this.person.id) ?? this.person;
      this.people.show({ people: this.state.people });
      this.unread.watch(this.state.people);
    });
  }

  async onAdded(person) {
    await this.readState();
    location.hash = `#/${person.id}`;
  }

  /** Opens what the address names; on a wide screen somebody is always open. */
  async route() {
    const [, person, chat] = location.hash.match(/^#\/(\d+)(?:\/(-?\d+))?/) ?? [];
    const found = this.state.people.find((each) => each.id === Number(person));
    const first = this.state.people[0];
    if (!found && first && matchMedia(WIDE).matches) return location.replace(`#/${first.id}`);
    document.body.classList.toggle("reading", Boolean(found));
    byId("chat").hidden = true;
    byId("no-bots").hidden = true;
    if (!found) return this.closePerson();
    if (found.id !== this.person?.id) await this.openPerson(found);
    // Somebody else may have been chosen while the chats were read.
    if (found.id !== this.person?.id) return null;
    byId("chat").hidden = !this.chats.length;
    byId("no-bots").hidden = this.chats.length > 0;
    if (!this.chats.length) return null;
    const wanted = this.chats.find((each) => addressOf(each) === Number(chat)) ?? this.chats[0];
    return this.openChat(addressOf(wanted));
  }

  closePerson() {
    this.stopFollowing();
    this.conversation?.close();
    this.conversation = null;
    this.person = null;
    this.chats = [];
    this.people.show({ chosen: null });
  }

  async openPerson(person) {
    this.closePerson();
    this.person = person;
    this.people.show({ chosen: person.id });
    this.stopFollowing = follow(person.id, {
      onEvent: (event) => this.onEvent(event),
      onLine: (isOpen) => this.onLine(isOpen),
      onRefused: () => this.onWorldChanged(),
    });
    await this.readChats();
  }

  async askChats() {
    if (!this.person) return;
    const { id } = this.person;
    await this.read(async () => {
      const chats = await readChats(id);
      this.unread.set(id, chats);
      if (id !== this.person?.id) return;
      this.chats = inOrder(chats);
      if (this.conversation) this.showHead();
    });
  }

  openChat(chat) {
    this.conversation?.close();
    this.details = null;
    this.stream.clear();
    this.composer.clear();
    const place = { person: this.person.id, chat };
    this.conversation = new Conversation(place, (details) => this.onDetails(details));
    this.showHead();
    return this.refresh();
  }

  showHead() {
    this.head.showPerson(this.person, this.chats, this.place().chat);
  }

  /** Reading in the background: a broken line is told once, a refusal in its own words. */
  async read(work) {
    try {
      await work();
      // Without an open person no line is kept open that could tell of its return.
      if (!this.person) byId("offline").hidden = true;
    } catch (error) {
      if (error instanceof LineBroken) this.onLine(false);
      else toast(say("failed", { reason: error.message }));
    }
  }

  onLine(isOpen) {
    const isBack = isOpen && !byId("offline").hidden;
    byId("offline").hidden = isOpen;
    if (isBack) this.startOver();
    if (isOpen) this.refresh();
  }

  startOver() {
    this.conversation?.forget();
    this.stream.clear();
    this.readState();
  }

  onEvent(event) {
    if (event.now) this.host.setNow(event.now);
    if (event.actions) this.onWorldChanged();
    if (event.chat_id !== undefined) this.refresh();
  }

  /** People, bots or memberships changed; the first bot may have come, the open person may be gone. */
  async onWorldChanged() {
    await Promise.all([this.readState(), this.readChats()]);
    const isThere = this.state.people.some(({ id }) => id === this.person?.id);
    if (!isThere || !this.conversation) await this.route();
  }

  async refresh() {
    await this.read(() => this.conversation?.refresh());
    await this.readChats();
  }

  onDetails(details) {
    this.details = details;
    // The end of typing is no event of its own.
    clearTimeout(this.typing);
    if (details.typing) this.typing = setTimeout(() => this.refresh(), TYPING_MS);
    this.stream.show(details.messages, this.host.now());
    this.head.showDetails(details, this.find(details.pinned));
    this.showFoot();
  }

  showFoot() {
    const chat = this.openedChat();
    this.composer.show(this.details, this.gateOf(chat), chat?.title ?? "");
  }

  openedChat() {
    return this.chats.find((each) => addressOf(each) === this.place().chat);
  }

  gateOf(chat) {
    if (chat?.kind === "channel" && !this.mayPost(chat)) return "readonly";
    if (chat?.kind !== "private") return null;
    if (this.details.blocked) return "unblock";
    const linked = this.link?.chat === addressOf(chat);
    return linked || !this.details.started ? "start" : null;
  }

  mayPost(channel) {
    const { members } = this.state.chats.find((each) => each.chat_id === channel.chat_id) ?? { members: [] };
    return members.some(({ id, status }) => id === this.person.id && ADMINISTRATORS.has(status));
  }

  /** True when `username` is a bot or a chat of this Telegram, which is then opened. */
  openUsername(username, payload) {
    const named = (each) => each.username?.toLowerCase() === username.toLowerCase();
    const bot = this.state.bots.find(named);
    const chat = bot?.id ?? this.state.chats.find(named)?.chat_id;
    if (!chat) return false;
    this.link = bot && payload ? { chat, payload } : null;
    if (this.place().chat === chat) this.showFoot();
    else location.hash = `#/${this.person.id}/${chat}`;
    return true;
  }

  payload() {
    return this.link?.payload;
  }

  started() {
    this.link = null;
    this.showFoot();
  }

  place() {
    return this.conversation.place;
  }

  find(messageId) {
    return this.conversation.find(messageId);
  }

  toEnd() {
    this.stream.toEnd();
  }

  jumpTo(messageId) {
    this.stream.jumpTo(messageId);
  }

  reply(message) {
    this.composer.reply(message);
  }

  edit(message) {
    this.composer.edit(message);
  }
}

new App().begin();
