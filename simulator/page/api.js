/** Speaks the simulator's client interface. A place is {person, chat}: whose telephone, which chat. */

import { say } from "./words.js";

/** Nobody answered: the server is down or the line is broken. */
export class LineBroken extends Error {}

async function call(path, method = "GET", body = undefined) {
  const json = body !== undefined && !(body instanceof FormData);
  const request = fetch(path, {
    method,
    headers: json ? { "Content-Type": "application/json" } : {},
    body: json ? JSON.stringify(body) : body,
  });
  const response = await request.catch(() => {
    throw new LineBroken(say("offline"));
  });
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Error(answer?.error ?? `${response.status} ${response.statusText}`);
  return answer;
}

const root = (place) => `/client/people/${place.person}/chats/${place.chat}`;

export const readState = () => call("/client/state");
export const readChats = (person) => call(`/client/people/${person}/chats`);
export const readMessages = (place, after) => call(`${root(place)}/messages?after=${after}`);
export const addPerson = (fields) => call("/client/people", "POST", fields);
export const runAction = (name) => call(`/client/actions/${encodeURIComponent(name)}`, "POST", {});

/** `verb` is one of the contract's: send, press, contact, sticker, edit, react, vote, block, unblock, start. */
export const act = (place, verb, body = {}) => call(`${root(place)}/${verb}`, "POST", body);

/** `kind` is photo, document or voice. */
export function upload(place, kind, files, caption, replyTo) {
  const form = new FormData();
  for (const file of files) form.append("file", file, file.name);
  if (caption) form.append("caption", caption);
  if (replyTo) form.append("reply_to_message_id", replyTo);
  return call(`${root(place)}/${kind}`, "POST", form);
}
