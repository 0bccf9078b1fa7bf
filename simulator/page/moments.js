/** Writes moments the way the reader's calendar shows them. All times are Vietnam's. */

import { language, say } from "./words.js";

const ZONE = "Asia/Ho_Chi_Minh";
const DAY_MS = 86_400_000;

const format = (date, parts) =>
  new Intl.DateTimeFormat(language() === "vi" ? "vi-VN" : "en-GB", { timeZone: ZONE, ...parts }).format(date);

const dayKey = (date) => new Intl.DateTimeFormat("en-CA", { timeZone: ZONE }).format(date);

export const fromUnix = (seconds) => new Date(seconds * 1000);

export const timeOf = (date) => format(date, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

export const sameDay = (one, other) => dayKey(one) === dayKey(other);

const longDay = (date) =>
  format(date, { weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** "Today", "Yesterday" or the full date, seen from `now`. */
export function dayOf(date, now) {
  if (sameDay(date, now)) return say("today");
  if (sameDay(date, new Date(now.getTime() - DAY_MS))) return say("yesterday");
  return longDay(date);
}

export const clockText = (now) =>
  `${timeOf(now)} · ${format(now, { weekday: "long", day: "2-digit", month: "2-digit", year: "numeric" })}`;
