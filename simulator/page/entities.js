/** Turns a text and its Bot API entities (offsets in UTF-16 units, as JavaScript counts) into nodes. */

import { button, make } from "./dom.js";
import { say } from "./words.js";

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

/** `doors` opens what is pressed: onLink(url), onCommand(text). */
export function richText(text, entities, doors) {
  const inside = (entities ?? []).filter((entity) => entity.offset + entity.length <= text.length);
  inside.sort((one, other) => one.offset - other.offset || other.length - one.length);
  return span(text, inside, 0, text.length, doors);
}

function span(text, entities, from, to, doors) {
  const nodes = [];
  let at = from;
  for (let index = 0; index < entities.length; ) {
    const outer = entities[index];
    const end = Math.min(outer.offset + outer.length, to);
    let next = index + 1;
    while (next < entities.length && entities[next].offset < end) next += 1;
    const inner = span(text, entities.slice(index + 1, next), outer.offset, end, doors);
    nodes.push(text.slice(at, outer.offset), wrap(outer, inner, text.slice(outer.offset, end), doors));
    at = end;
    index = next;
  }
  nodes.push(text.slice(at, to));
  return nodes;
}

function wrap(entity, inner, words, doors) {
  if (entity.type in TAGS) return make(TAGS[entity.type], {}, inner);
  const address = linkOf(entity, words);
  if (address) return link(address, inner, doors);
  if (entity.type === "bot_command") {
    return button({ class: "link", onclick: () => doors.onCommand(words) }, inner);
  }
  if (entity.type === "spoiler") return spoiler(inner);
  return make("span", {}, inner);
}

function linkOf(entity, words) {
  if (entity.type === "text_link") return entity.url;
  if (entity.type === "url") return words;
  if (entity.type === "mention") return `https://t.me/${words.slice(1)}`;
  return null;
}

function link(address, inner, doors) {
  const follow = (event) => {
    event.preventDefault();
    doors.onLink(address);
  };
  return make("a", { href: "#", title: address, onclick: follow }, inner);
}

function spoiler(inner) {
  const reveal = (event) => {
    event.currentTarget.classList.add("revealed");
    event.currentTarget.removeAttribute("aria-label");
  };
  return button({ class: "spoiler", "aria-label": say("spoiler"), onclick: reveal }, make("span", {}, inner));
}
