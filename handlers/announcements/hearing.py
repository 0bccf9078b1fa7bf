"""Words typed outside the forms that belong to an announcement: "đã nắm rồi", "có", "hủy"."""

from bot.context import ChatContext, Work
from bot.features.announcements import acknowledging, changing, rules, sending
from bot.outbox.cards import Card, Choice, column
from bot.reading.acknowledging import is_acknowledgement, names_the_button
from bot.reading.courtesy import is_courtesy, is_thanks
from bot.reading.names import fold
from handlers.announcements import keyboards as press
from handlers.announcements.deciding import GIVE_BACK, on_acknowledge
from handlers.announcements.drafts import opening_of
from handlers.announcements.leading import CORRECT, on_leave
from handlers.common.forms import Stopped, is_stop
from handlers.common.routing import EarlyHandler
from models.announcements import Announcement
from models.repositories import dialogues

_YES = frozenset("co,co a,da co,dong y,vang,da,u,uh,ok,oke,duoc,chac,chac chan,yes,y".split(","))
_NO = frozenset("khong,khong a,da khong,thoi,khong dong y,no,n,giu nguyen".split(","))
_COMMANDS = ("/huy", "/cancel")


def _is_free(work: Work) -> bool:
    return work.is_idle and not work.pressed


def _is_noting(work: Work, words: str) -> bool:
    return _is_free(work) and (is_acknowledgement(words) or is_courtesy(words))


async def _on_noting(context: ChatContext, words: str) -> bool:
    """Taken note of what was said last; thanks alone are no such word, so that is asked."""
    announcement_id = await _find_meant(context, words)
    if announcement_id is None:
        return False
    chosen = press.Acknowledge(announcement_id)
    if not is_thanks(words) or is_acknowledgement(words):
        await on_acknowledge(context, chosen)
    elif await acknowledging.has_noted(context.session, context.actor, announcement_id):
        context.reply(Card(context.texts("announcement-acknowledged"), keeps_choices=True))
    else:
        rows = column(chosen.choice(context.texts.plain("announcement-ack")))
        context.reply(Card(context.texts("announcement-ack-hint"), rows, keeps_choices=True))
    return True


async def _find_meant(context: ChatContext, words: str) -> int | None:
    quoted = context.work.quoted
    if quoted is not None:
        return quoted.subject_id if quoted.kind == sending.MESSAGE.name else None
    for choice in reversed(await _list_last(context)):
        if choice.aside and press.Acknowledge.is_in(choice.data):
            return press.Acknowledge.unpack(choice.data).announcement_id or None
    if not (is_acknowledgement(words) and names_the_button(words)):
        return None
    return await acknowledging.find_last_told(context.session, context.actor, context.now)


async def _list_last(context: ChatContext) -> list[Choice]:
    stored = await dialogues.find_choices(context.session, context.work.chat_id)
    return [Choice.from_stored(label, data) for label, data in stored]


def _is_deciding(work: Work, words: str) -> bool:
    return _is_free(work) and _plain(words) in _YES | _NO


def _plain(words: str) -> str:
    return fold(words).strip(" .!")


async def _on_deciding(context: ChatContext, words: str) -> bool:
    """No leaves all as it is; yes to what cannot be taken back wants the button itself."""
    asked = [one for one in await _list_last(context) if not one.aside]
    weighty = next((one for one in asked if _is_question(one)), None)
    if weighty is None:
        return False
    leave = next((one for one in asked if press.Leave.is_in(one.data)), None)
    if leave is not None and _plain(words) in _NO:
        await on_leave(context, press.Leave.unpack(leave.data))
    else:
        words = context.texts("announcement-press-sure", label=weighty.label)
        context.reply(Card(words, rows=column(*asked)))
    return True


def _is_question(choice: Choice) -> bool:
    return choice.weighty and (
        press.Confirm.is_in(choice.data)
        or any(
            asked.is_in(choice.data) and choice.data.endswith(":1")
            for asked in (press.Stop, press.Withdraw)
        )
    )


def _is_leaving(work: Work, words: str) -> bool:
    is_pressed = bool(work.pressed) and Stopped.is_in(work.pressed or "")
    if work.dialogue is not None:
        is_ours = work.dialogue.name in {CORRECT.name, GIVE_BACK.name}
        return is_ours and (is_pressed or _says_stop(words))
    return not work.pressed and _says_stop(words)


def _says_stop(words: str) -> bool:
    return is_stop(words) or words.partition(" ")[0].partition("@")[0] in _COMMANDS


async def _on_leaving(context: ChatContext, words: str) -> bool:
    """To leave a form sends nothing, but what is on its way goes on: say so."""
    del words
    dialogue = context.work.dialogue
    if dialogue is None:
        return await _show_open(context)
    await context.end_dialogue()
    context.toast("")
    texts, answers = context.texts, dialogue.answers
    if dialogue.name == CORRECT.name:
        board = press.ShowBoard(answers["announcement"])
        shown = board.choice(texts.plain("announcement-show-board"))
        context.replace(Card(texts("announcement-correct-left"), rows=column(shown)))
        return True
    rows = press.decide_rows(texts, answers["announcement"], answers["revision"])
    context.replace(Card(texts("announcement-give-back-left"), rows=rows))
    return True


async def _show_open(context: ChatContext) -> bool:
    """What this person has sent or set an hour for, and the way to stop it."""
    found = await changing.list_own_open(context.session, context.actor)
    if not found:
        return False
    texts = context.texts
    context.toast("")
    words = texts("announcement-still-open", opening=opening_of(found[0].text))
    shown = [_stop_choice(context, found[0])]
    shown += [
        press.ShowBoard(one.id).choice(f"{texts.plain('announcement-show-board')} {i}")
        for i, one in enumerate(found, 1)
    ]
    if len(found) == 1:
        shown[1] = press.ShowBoard(found[0].id).choice(texts.plain("announcement-show-board"))
    context.reply(Card(words, rows=column(*shown)))
    return True


def _stop_choice(context: ChatContext, announcement: Announcement) -> Choice:
    key = "announcement-stop"
    if rules.is_ahead(announcement.state):
        key = "announcement-call-off"
    return press.Stop(announcement.id, 0).choice(context.texts.plain(key))


HANDLERS = (
    EarlyHandler(_is_noting, _on_noting),
    EarlyHandler(_is_deciding, _on_deciding),
    EarlyHandler(_is_leaving, _on_leaving),
)
