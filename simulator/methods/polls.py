"""sendPoll and stopPoll."""

from typing import Any

from simulator import notices
from simulator.access import find_chat, find_message
from simulator.call import Call
from simulator.chats import Chat
from simulator.errors import Json, bad_request
from simulator.formatting import formatted
from simulator.keyboards import read_inline_markup
from simulator.methods.registry import methods
from simulator.methods.sending import prepare, put
from simulator.polls import Poll

QUESTION_LENGTH = 300
OPTION_LENGTH = 100
MOST_OPTIONS = 12
LONGEST_PERIOD = 2_628_000


def send_poll(call: Call) -> Json:
    poll = Poll(
        call.world.next_poll_id(), call.bot.id, _question(call), _options(call), _settings(call)
    )
    poll.is_closed = call.parameters.flag("is_closed")
    _set_end(call, poll)
    chat, frame, markup = prepare(call, {"poll": {}})
    if chat.kind == "channel" and not poll.is_anonymous:
        raise bad_request("Non-anonymous polls can't be sent to channel chats")
    if poll.settings["members_only"] and chat.kind != "channel":
        raise bad_request("Poll voters can be restricted only in channel chats")
    call.claim(chat)
    call.world.polls[poll.id] = poll
    return put(call, chat, {**frame, "poll": poll.describe()}, markup).body


def stop_poll(call: Call) -> Json:
    chat = find_chat(call)
    message = find_message(call, chat, "message with poll to stop", needed=True)
    if "poll" not in message.body:
        raise bad_request("message with poll to stop not found")
    if message.sender_id != call.bot.id:
        raise bad_request("Poll can't be stopped")
    poll = call.world.polls[message.body["poll"]["id"]]
    poll.close_when_due(call.world.clock.timestamp())
    if poll.is_closed:
        raise bad_request("Poll has already been closed")
    markup = read_inline_markup(call.parameters)
    call.claim(chat)
    poll.is_closed = True
    _show_closed(call, chat, message.message_id, poll, markup)
    notices.poll_changed(call.world, poll)
    return poll.describe()


def _show_closed(call: Call, chat: Chat, message_id: int, poll: Poll, markup: Json | None) -> None:
    message = chat.history[message_id]
    body = {key: value for key, value in message.body.items() if key != "reply_markup"}
    body["poll"] = poll.describe()
    if markup is not None:
        body["reply_markup"] = markup
    call.world.replace(chat, message, body)


def _question(call: Call) -> Json:
    source = call.parameters.text("question")
    mode = call.parameters.text("question_parse_mode")
    entities = call.parameters.nested("question_entities", "question entities")
    text, found = formatted(call.world, source, mode, entities)
    if not text:
        raise bad_request("Text must be non-empty")
    if len(text) > QUESTION_LENGTH:
        raise bad_request(f"Poll question length must not exceed {QUESTION_LENGTH}")
    return {"question": text, **({"question_entities": found} if found else {})}


def _options(call: Call) -> list[Json]:
    given = call.parameters.nested("options", "options")
    if given is None:
        raise bad_request("Can't parse options JSON object")
    if not isinstance(given, list):
        raise bad_request("Expected an Array of String as options")
    if not given:
        raise bad_request("poll must have at least 1 option")
    if len(given) > MOST_OPTIONS:
        raise bad_request(f"poll can't have more than {MOST_OPTIONS} options")
    return [_option(call, number, entry) for number, entry in enumerate(given)]


def _option(call: Call, number: int, entry: Any) -> Json:
    if isinstance(entry, str):
        entry = {"text": entry}
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        raise bad_request("Expected an option to be of type String")
    mode = str(entry.get("text_parse_mode") or "")
    text, found = formatted(call.world, entry["text"], mode, entry.get("text_entities"))
    if not text:
        raise bad_request("poll options must be non-empty")
    if len(text) > OPTION_LENGTH:
        raise bad_request(f"poll options length must not exceed {OPTION_LENGTH}")
    option: Json = {"persistent_id": f"option{number}", "text": text}
    return {**option, "text_entities": found} if found else option


def _settings(call: Call) -> Json:
    kind = call.parameters.text("type") or "regular"
    if kind not in {"regular", "quiz"}:
        raise bad_request("Unsupported poll type specified")
    parameters = call.parameters
    settings: Json = {
        "is_anonymous": parameters.flag("is_anonymous", default=True),
        "type": kind,
        "allows_multiple_answers": parameters.flag("allows_multiple_answers"),
        "allows_revoting": parameters.flag("allows_revoting", default=kind == "regular"),
        "members_only": parameters.flag("members_only"),
    }
    if kind == "quiz":
        settings.update(_quiz(call))
    return settings


def _quiz(call: Call) -> Json:
    correct = call.parameters.nested("correct_option_ids", "correct option identifiers")
    if correct is None and call.parameters.has("correct_option_id"):
        correct = [call.parameters.integer("correct_option_id")]
    if not correct:
        raise bad_request("Correct quiz option list must be non-empty")
    if not isinstance(correct, list) or any(not isinstance(one, int) for one in correct):
        raise bad_request("Correct option identifier must be of type Number")
    quiz: Json = {"correct_option_ids": correct}
    mode = call.parameters.text("explanation_parse_mode")
    text, found = formatted(call.world, call.parameters.text("explanation"), mode, None)
    if text:
        quiz.update(explanation=text, explanation_entities=found)
    return quiz


def _set_end(call: Call, poll: Poll) -> None:
    period = call.parameters.integer("open_period")
    close_at = call.parameters.integer("close_date")
    if period:
        if not 5 <= period <= LONGEST_PERIOD:
            raise bad_request("POLL_OPEN_PERIOD_INVALID")
        poll.settings["open_period"] = period
        close_at = call.world.clock.timestamp() + period
    if close_at:
        poll.settings["close_date"] = close_at
        poll.close_at = close_at


METHODS = methods(sendPoll=send_poll, stopPoll=stop_poll)
