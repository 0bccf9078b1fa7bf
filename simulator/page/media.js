/** What hangs on a message besides its words: pictures, files, sound, contacts, places. */

import { icon, make } from "./dom.js";
import { serviceText } from "./service.js";
import { say } from "./words.js";

const HIGHEST_PX = 360;

function fileSize(bytes) {
  if (!bytes) return "";
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The measures reserve the room, so that a picture arriving late does not push the reader away. */
function fitted({ width, height }) {
  const scale = Math.min(1, HIGHEST_PX / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function photo(message, address) {
  const alt = message.caption ?? say("photo");
  const picture = make("img", { src: address, alt, ...fitted(message.photo.at(-1)) });
  return make("a", { class: "photo", href: address, target: "_blank", rel: "noopener" }, picture);
}

function file(about, address, fallback) {
  const name = about.file_name ?? fallback;
  return make(
    "a",
    { class: "file", href: address, download: name, "aria-label": say("download", { name }) },
    icon("document"),
    make("span", { class: "file-name" }, name, make("small", {}, fileSize(about.file_size))),
  );
}

const sound = (about, address, label) =>
  make("span", { class: "sound" }, icon("voice"), make("audio", { controls: true, src: address, "aria-label": label }));

function film(about, address, label) {
  return make("video", { controls: true, src: address, ...fitted(about), "aria-label": label });
}

function sticker(message, address) {
  const { emoji } = message.sticker;
  if (emoji) return make("span", { class: "sticker" }, emoji);
  return make("img", { class: "sticker", src: address, alt: say("sticker") });
}

function contact(person) {
  const name = [person.first_name, person.last_name].filter(Boolean).join(" ");
  return make(
    "span",
    { class: "contact" },
    icon("contact"),
    make("span", {}, make("b", {}, name), make("span", {}, person.phone_number)),
  );
}

function spot({ latitude, longitude }, venue) {
  const words = venue ? `${venue.title}, ${venue.address}` : `${latitude}, ${longitude}`;
  return make("span", { class: "contact" }, icon("pin"), `${say("place")}: ${words}`);
}

const DRAWN = {
  photo: (message, address) => photo(message, address),
  animation: (message, address) => film(message.animation, address, say("animation")),
  document: (message, address) => file(message.document, address, say("document")),
  video: (message, address) => film(message.video, address, say("video")),
  voice: (message, address) => sound(message.voice, address, say("voice")),
  audio: (message, address) => sound(message.audio, address, say("audio")),
  sticker: (message, address) => sticker(message, address),
  contact: (message) => contact(message.contact),
  location: (message) => spot(message.location, message.venue),
  dice: (message) => make("span", { class: "sticker" }, `${message.dice.emoji} ${message.dice.value}`),
};

const kindOf = (message) => Object.keys(DRAWN).find((kind) => message[kind]);

export function media(message) {
  const kind = kindOf(message);
  return kind ? DRAWN[kind](message, message.file_urls?.[kind]) : null;
}

/** One line for a message in a quotation or the pinned bar. */
export function summary(message) {
  if (!message) return say("deletedMessage");
  const words = message.text ?? message.caption;
  if (words) return words;
  if (message.poll) return `${say("poll")}: ${message.poll.question}`;
  if (message.sticker?.emoji) return message.sticker.emoji;
  if (message.location) return say("place");
  if (message.contact) return message.contact.phone_number;
  const kind = kindOf(message);
  return kind && kind !== "dice" ? say(kind) : serviceText(message) ?? "…";
}
