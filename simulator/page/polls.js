/** Polls: the question, the answers with their share, and voting. */

import { button, make } from "./dom.js";
import { say } from "./words.js";

const kindWords = (poll) =>
  [
    poll.is_anonymous ? say("pollAnonymous") : say("pollOpen"),
    poll.allows_multiple_answers && say("pollMany"),
    poll.is_closed && say("pollClosed"),
  ].filter(Boolean).join(", ");

function option(poll, index, chosen, control) {
  const { text, voter_count: votes } = poll.options[index];
  const share = poll.total_voter_count ? Math.round((100 * votes) / poll.total_voter_count) : 0;
  const shown = poll.is_closed || chosen.length > 0;
  return make(
    "label",
    { class: "poll-option" },
    control,
    make("span", {}, text),
    shown && make("b", {}, `${share}%`),
    shown && make("progress", { max: 100, value: share, "aria-hidden": "true" }),
  );
}

/** `chosen` is what this person has voted for; `onVote(indexes)` sends a new vote. */
export function pollCard(poll, chosen, onVote) {
  const type = poll.allows_multiple_answers ? "checkbox" : "radio";
  const controls = poll.options.map((_, index) => {
    const control = make("input", { type, name: `poll-${poll.id}`, disabled: poll.is_closed });
    control.checked = chosen.includes(index);
    return control;
  });
  const picked = () => controls.flatMap((control, index) => (control.checked ? [index] : []));
  return make(
    "div",
    { class: "poll", role: "group", "aria-label": poll.question },
    make("b", {}, poll.question),
    make("small", {}, kindWords(poll)),
    controls.map((control, index) => option(poll, index, chosen, control)),
    poll.is_closed || button({ class: "primary", onclick: () => onVote(picked()) }, say("vote")),
    make("small", {}, say("votes", { n: poll.total_voter_count })),
  );
}
