"""What is said right under a question, or quotes one: numbers, labels, and what is neither."""

import re
from collections.abc import Sequence

from telegram import Update
from telegram.ext import ApplicationHandlerStop, BaseHandler, filters

from bot.context import ChatContext, Work, current_work
from bot.errors import ChoiceIsStale
from bot.features.polls import answering, rules
from bot.features.polls.answering import NotAsked, OnlyOne
from bot.features.polls.kinds import BOARD, MESSAGE, PICTURE, REMINDER, RESULT
from bot.i18n import Html
from bot.outbox.cards import Card
from bot.reading.names import fold
from bot.reading.opinions import is_opinion
from bot.reading.rsvp import read_rsvp
from handlers.common.forms import is_stop
from handlers.common.routing import PRIVATE, PRIVATE_TEXT
from handlers.polls import keyboards as press
from handlers.polls.answering import note_answer, on_choose
from handlers.polls.asking_keyboards import ShowPicture
from models.repositories import polls

_LONGEST = 100
# As `fold` leaves it: "1, 3", "1 va 3", "toi chon y so 2 nhe"; "toi chon sang chu nhat a".
_CHOOSING = r"(?:(?:toi|minh|em|xin)\s+)*(?:chon\s+)?"
_END = r"(?:\s+(?:a|nhe|nha))?[.!]?"
_NUMBERS = re.compile(
    rf"{_CHOOSING}(?:(?:y|phuong an|cau)\s+)?(?:so\s+)?"
    rf"\d(?:(?:\s*[,;.&+]\s*|\s+(?:va|and)\s+|\s+)\d)*{_END}",
    re.ASCII,
)
_LABEL = re.compile(rf"{_CHOOSING}(.+?){_END}", re.ASCII | re.DOTALL)
# Words of an answer to an invitation that no question is answered by.
_OF_MEETINGS = re.compile(r"\b(?:hop|vang|co mat)\b", re.ASCII)
_MEDIA = (
    filters.VOICE
    | filters.VIDEO_NOTE
    | filters.Sticker.ALL
    | filters.PHOTO
    | filters.VIDEO
    | filters.ANIMATION
    | filters.AUDIO
)
# What tells people of a poll, also that it is over.
_TOLD = {kind.name for kind in (BOARD, MESSAGE, REMINDER, RESULT, PICTURE)}
# (label as it is typed, what its button carries) in the order of their numbers.
_Offered = Sequence[tuple[str, press.ChooseOption]]


class UnderQuestion(BaseHandler[Update, ChatContext, None]):
    """Hears, before all others, what may be meant for the question that came last, or is quoted.

    Else "nhất trí" under a question would be an answer to an invitation of last week.
    """

    def __init__(self) -> None:
        async def on_said(update: Update, context: ChatContext) -> None:
            message = update.message
            if await _take(context, ((message.text if message else "") or "").strip()):
                raise ApplicationHandlerStop

        super().__init__(on_said)

    def check_update(self, update: object) -> bool:
        """Whether it stands under a question, and nothing else has taken it."""
        work = current_work.get()
        is_free = work.is_registered and work.is_idle and not work.pressed
        if not is_free or not isinstance(update, Update) or not _list_offered(work):
            return False
        is_media = PRIVATE.check_update(update) and _MEDIA.check_update(update)
        return bool(PRIVATE_TEXT.check_update(update) or is_media)


def _list_offered(work: Work) -> _Offered:
    """The options, if they are of one question."""
    offered = [
        (press.unmarked(one.label), chosen)
        for one in work.offered
        if not one.aside and (chosen := press.option_in(one.data)) is not None
    ]
    return offered if len({chosen.poll_id for _, chosen in offered}) == 1 else []


async def _take(context: ChatContext, words: str) -> bool:
    """Note what the words choose, or say how to choose; False if they are about something else."""
    offered = _list_offered(context.work)
    chosen = _numbered(words, offered) or _named(words, offered)
    if not chosen:
        return await _help(context, offered[0][1].poll_id, words)
    try:
        await _choose(context, chosen)
    except OnlyOne as error:
        # Said in passing, so that one number can still be sent.
        context.reply(Card(context.texts(error.key), keeps_choices=True))
    return True


def _numbered(words: str, offered: _Offered) -> list[press.ChooseOption]:
    """Numbers of the question, several at once or in a sentence; none if one of them is wrong."""
    if len(words) > _LONGEST or not _NUMBERS.fullmatch(fold(words)):
        return []
    numbers = [int(number) for number in re.findall(r"\d+", fold(words))]
    is_known = all(0 < number <= len(offered) for number in numbers)
    return [offered[number - 1][1] for number in numbers] if is_known else []


def _named(words: str, offered: _Offered) -> list[press.ChooseOption]:
    """The label of one option, as in "tôi chọn sáng Chủ nhật ạ"."""
    found = _LABEL.fullmatch(fold(words)) if len(words) <= _LONGEST else None
    said = {fold(words), found[1]} if found else {fold(words)}
    return [chosen for label, chosen in offered if fold(label).strip(" .)(") in said][:1]


async def _choose(context: ChatContext, chosen: Sequence[press.ChooseOption]) -> None:
    if len(chosen) == 1:
        await on_choose(context, chosen[0])
        return
    session, seal, actor = context.session, context.work.seal, context.actor
    poll_id, options = chosen[0].poll_id, [one.option for one in chosen]
    await note_answer(
        context,
        poll_id,
        lambda: answering.choose_all(session, seal, actor, poll_id, options, context.now),
    )


async def _help(context: ChatContext, poll_id: int, words: str) -> bool:
    """Never guess, and change nothing; what is plainly about a meeting goes to the meetings."""
    if is_stop(words) or _is_of_meeting(words):
        return False
    session, seal, texts = context.session, context.work.seal, context.texts
    try:
        found = await answering.look(session, seal, context.actor, poll_id)
    except (ChoiceIsStale, NotAsked):
        return False
    if not rules.can_choose(found.poll.state, found.poll.ends_at, context.now):
        return False
    context.work.holds_secret = True
    hint = texts("poll-typed-kept" if found.options else "poll-typed-unclear")
    told = hint if words else Html(f"{texts('text-only')}\n\n{hint}")
    context.reply(Card(told, keeps_choices=True))
    return True


def _is_of_meeting(words: str) -> bool:
    if not _OF_MEETINGS.search(fold(words)):
        return False
    reading = read_rsvp(words)
    return reading.is_sure and reading.label != "other"


class UnderResult(BaseHandler[Update, ChatContext, None]):
    """Hears, before all others, an opinion under the result of a poll, or under its question once
    it is over, or one that quotes it.

    Else "nhất trí" under a result would be an answer to an invitation, which did not ask for it.
    """

    def __init__(self) -> None:
        async def on_said(update: Update, context: ChatContext) -> None:
            message = update.message
            if await _say_past(context, ((message.text if message else "") or "").strip()):
                raise ApplicationHandlerStop

        super().__init__(on_said)

    def check_update(self, update: object) -> bool:
        """Whether it stands under what became of a poll, and nothing else has taken it."""
        work = current_work.get()
        is_free = work.is_registered and work.is_idle and not work.pressed
        if not is_free or not isinstance(update, Update) or not PRIVATE_TEXT.check_update(update):
            return False
        return _poll_at_hand(work) is not None


def _poll_at_hand(work: Work) -> int | None:
    """The poll that the words quote, or whose question or result is the last card."""
    if work.quoted is not None and work.quoted.kind in _TOLD:
        return work.quoted.subject_id
    asked = [chosen.poll_id for _, chosen in _list_offered(work)]
    shown = [one.data for one in work.offered if not one.aside and ShowPicture.is_in(one.data)]
    return next(iter([*asked, *(ShowPicture.unpack(data).poll_id for data in shown)]), None)


async def _say_past(context: ChatContext, words: str) -> bool:
    """Say kindly that it is over; False if the words are about something else."""
    poll = await polls.find(context.session, _poll_at_hand(context.work) or 0)
    if poll is None or is_stop(words) or poll.state == rules.SCHEDULED:
        return False
    if rules.can_choose(poll.state, poll.ends_at, context.now):
        return False
    offered = [(label, press.ChooseOption(poll.id, at)) for at, label in enumerate(poll.options)]
    if not is_opinion(words) and not _numbered(words, offered) and not _named(words, offered):
        return False
    context.work.holds_secret = True
    is_called_off = poll.state == rules.CALLED_OFF
    key = "poll-error-called-off" if is_called_off else "poll-typed-past"
    context.reply(Card(context.texts(key), keeps_choices=True))
    return True
