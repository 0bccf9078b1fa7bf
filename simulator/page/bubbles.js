/** Draws one message, or one album, as a bubble with everything that belongs to it. */

import { button, iconButton, make } from "./dom.js";
import { richText } from "./entities.js";
import { inlineKeyboard } from "./keyboards.js";
import { media, summary } from "./media.js";
import { fromUnix, timeOf } from "./moments.js";
import { fullName, senderName } from "./people.js";
import { pollCard } from "./polls.js";
import { serviceText } from "./service.js";
import { say } from "./words.js";

function forwardLine({ forward_origin: origin }) {
  if (!origin) return null;
  const user = origin.sender_user && fullName(origin.sender_user);
  const chat = origin.sender_chat?.title ?? origin.chat?.title;
  const name = user ?? origin.sender_user_name ?? chat ?? say("someone");
  return make("small", { class: "forwarded" }, say("forwarded", { name }));
}

function replyQuote(message, desk) {
  const quoted = message.reply_to_message;
  // A topic's messages name the topic's first message here; that is no reply.
  if (!quoted || quoted.forum_topic_created) return null;
  const latest = desk.find(quoted.message_id);
  return button(
    { class: "quote", onclick: () => desk.onJump(quoted.message_id) },
    make("b", {}, senderName(quoted)),
    make("span", {}, message.quote?.text ?? summary(latest ?? quoted)),
  );
}

function words(messages, desk) {
  const message = messages.find((each) => each.text ?? each.caption);
  if (!message) return null;
  const entities = message.text ? message.entities : message.caption_entities;
  return make("div", { class: "words" }, richText(message.text ?? message.caption, entities, desk));
}

function attachments(messages) {
  const drawn = messages.map(media).filter(Boolean);
  if (drawn.length < 2) return drawn;
  return make("div", { class: messages[0].photo ? "album" : "files" }, drawn);
}

/** emoji → {count, mine}, from the server's list of who reacted with what. */
function counted(reactions, person) {
  const found = new Map();
  for (const { user_id: who, reaction } of reactions ?? []) {
    for (const { emoji } of reaction) {
      const { count, mine } = found.get(emoji) ?? { count: 0, mine: false };
      found.set(emoji, { count: count + 1, mine: mine || who === person });
    }
  }
  return found;
}

function reactions(message, desk) {
  const found = counted(message.reactions, desk.person());
  if (!found.size) return null;
  const draw = ([emoji, { count, mine }]) => {
    const react = () => desk.onReact(message, mine ? null : emoji);
    return button({ class: "reaction", "aria-pressed": String(mine), onclick: react }, `${emoji} ${count}`);
  };
  return make("div", { class: "reactions" }, [...found].map(draw));
}

function footer(message) {
  const at = fromUnix(message.date);
  return make(
    "footer",
    {},
    message.edit_date && make("span", {}, say("edited")),
    make("time", { datetime: at.toISOString() }, timeOf(at)),
  );
}

function poll(message, desk) {
  return message.poll && pollCard(message.poll, desk.chosenIn(message), (picked) => desk.onVote(message, picked));
}

function bubble(messages, desk) {
  const message = messages.at(-1);
  const named = !message.out && message.chat.type !== "private";
  return make(
    "div",
    { class: "bubble" },
    named && make("b", { class: "sender" }, senderName(message)),
    forwardLine(message),
    replyQuote(messages[0], desk),
    attachments(messages),
    words(messages, desk),
    poll(message, desk),
    reactions(message, desk),
    footer(message),
  );
}

/** `desk` answers what is pressed: onInline, onReact, onVote, onReply, onMenu, onJump, onLink, onCommand. */
export function drawMessages(messages, desk) {
  const message = messages.at(-1);
  const service = serviceText(message);
  if (service) return make("p", { class: "service" }, service);
  const more = iconButton("more", say("messageMenu"), {
    class: "icon-button more",
    onclick: (event) => desk.onMenu(message, event.currentTarget),
  });
  const side = message.out ? "out" : "in";
  return make(
    "article",
    { class: `message ${side}`, "data-id": message.message_id, ondblclick: () => desk.onReply(message) },
    make("div", { class: "bubble-line" }, bubble(messages, desk), more),
    inlineKeyboard(message, desk),
  );
}
