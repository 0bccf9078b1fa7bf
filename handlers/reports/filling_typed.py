"""Writing a report in chat: what is typed, at a question, under the whole, about a voice note."""

import re
from collections.abc import Awaitable, Callable

from bot.context import ChatContext, Work
from bot.errors import ChibotError
from bot.features.reports import answers, filling
from bot.features.reports.forms import PHOTO
from bot.outbox.cards import Card
from bot.reading.names import fold
from bot.reading.quantities import is_nothing
from handlers.common.forms import Form, is_stop
from handlers.common.routing import EarlyHandler
from handlers.reports import filling_keyboards as press
from handlers.reports.filling import on_clear, send_report
from handlers.reports.filling_steps import (
    ASK,
    CHECK,
    LINE,
    NAME,
    REFUSALS,
    Place,
    end_over,
    go_on,
    keep_place,
    leave,
    place_at_hand,
    show_check,
    show_question,
)
from handlers.reports.keyboards import Fill
from models.repositories import dialogues

_BACK = frozenset("lui,lui lai,quay lai,cau truoc,back".split(","))
_ON = frozenset("bo qua,tiep,tiep theo,tiep tuc,giu nguyen,skip,next,keep".split(","))
_CLEAR = frozenset("bo trong,xoa,de trong,clear,xoa anh,xoa cau tra loi".split(","))
_DAY = r"(?:ngay )?mai|hom (?:khac|sau)|(?:luc|khi|bua) khac|(?:chieu|toi) (?:nay|mai)|lat(?: nua)?"
# "De mai", "mai lam tiep"; "mai" and "sau" alone may be answers.
_LATER = re.compile(
    rf"(?:thoi )?de (?:sau|{_DAY})(?: (?:lam|viet|ghi|nop|gui|tinh))?(?: tiep)?(?: (?:a|nhe|nha))?"
    rf"|(?:{_DAY}) (?:toi )?(?:lam|viet|ghi|nop|gui|bao cao)(?: tiep)?(?: (?:a|nhe|nha))?"
    r"|luc khac|later"
)
_DONE = frozenset("xong,xong roi,du,du roi,het,het roi,done".split(","))
_SUBMIT = frozenset("nop,nop bao cao,nop di,gui,gui bao cao,gui di,submit,send".split(","))
_EDIT = re.compile(r"(?:sua|edit)(?: cau| question)? \d{1,3}")
_COMMANDS = ("/huy", "/cancel")


def _plain(words: str) -> str:
    return fold(words).strip(" .!")


def _safely(
    step: Callable[[ChatContext, str], Awaitable[None]],
) -> Callable[[ChatContext, str], Awaitable[None]]:
    """The step; once the report is not the person's any more, words are no answers."""

    async def taken(context: ChatContext, words: str) -> None:
        try:
            await step(context, words)
        except REFUSALS as refusal:
            await end_over(context, refusal)

    return taken


async def take_words(context: ChatContext, words: str) -> None:
    """What was typed at a question: a way on, or the answer."""
    place = place_at_hand(context)
    if await _moves(context, place, _plain(words)):
        return
    session, actor = context.session, context.actor
    try:
        saved = await filling.save_words(
            session, actor, place.report, place.position, words, context.now
        )
    except answers.AnswerIsAmiss as error:
        await say_amiss(context, place, error)
        return
    await go_on(context, place, saved)


async def say_amiss(context: ChatContext, place: Place, error: ChibotError) -> None:
    """What is amiss with an answer; the ways on stay below it."""
    sheet = await filling.open_draft(context.session, context.actor, place.report)
    question = sheet.question(place.position)
    rows = press.question_rows(context.texts, sheet, question, checks=place.checks)
    context.reply(Card(context.texts(error.key, **error.variables), rows=rows))


async def _moves(context: ChatContext, place: Place, typed: str) -> bool:
    """Whether the words only lead to another question, and they did."""
    if _LATER.fullmatch(typed):
        await leave(context)
    elif typed in _BACK:
        sheet = await filling.open_draft(context.session, context.actor, place.report)
        await show_question(context, sheet, max(place.position - 1, 1))
    elif typed in _CLEAR:
        await on_clear(context, press.ClearAnswer(place.report, place.position))
    elif _EDIT.fullmatch(typed):
        sheet = await filling.open_draft(context.session, context.actor, place.report)
        number = min(max(_number_of(typed), 1), len(sheet.questions))
        await show_question(context, sheet, number)
    elif typed in _ON or (place.kind == PHOTO and (typed in _DONE or is_nothing(typed))):
        await _skip(context, place)
    else:
        return False
    return True


async def _skip(context: ChatContext, place: Place) -> None:
    """Go on; what cannot be left out is asked once more."""
    sheet = await filling.open_draft(context.session, context.actor, place.report)
    question = sheet.question(place.position)
    if question.is_required and not sheet.is_answered(question):
        await say_amiss(context, place, filling.AnswerIsRequired())
        return
    following = len(sheet.questions) + 1 if place.checks else place.position + 1
    await show_question(context, sheet, following, checks=place.checks)


async def take_check_words(context: ChatContext, words: str) -> None:
    """What was typed under the whole report: "nộp", the number of a question, "sửa 3"."""
    place, typed = place_at_hand(context), _plain(words)
    if _LATER.fullmatch(typed):
        await leave(context)
        return
    sheet = await filling.open_draft(context.session, context.actor, place.report)
    is_seen = not place.mark or place.mark == sheet.mark
    if typed in _SUBMIT and sheet.is_complete and is_seen:
        await send_report(context, place.report)
        return
    number = _number_of(typed)
    if 1 <= number <= len(sheet.questions):
        await show_question(context, sheet, number, checks=True)
    elif typed in _BACK:
        await show_question(context, sheet, len(sheet.questions))
    elif typed in _SUBMIT:
        # What is missing is said below it.
        changed = None if is_seen else context.texts("report-fill-changed")
        await show_check(context, sheet, changed)
    else:
        rows = press.check_rows(context.texts, sheet)
        context.reply(Card(context.texts("report-fill-check-unclear"), rows=rows))


def _number_of(typed: str) -> int:
    """Of "3", "sửa 3", "sửa câu 3", "câu 3"; 0 if it is none of them."""
    words = [word for word in typed.split() if word not in {"sua", "cau", "so", "edit", "question"}]
    is_number = len(words) == 1 and words[0].isascii() and words[0].isdigit()
    return int(words[0][:6]) if is_number else 0


async def take_line(context: ChatContext, words: str) -> None:
    """One line about the voice note: with it the note is filed as the report."""
    place = place_at_hand(context)
    if _LATER.fullmatch(_plain(words)):
        await leave(context)
        return
    session, actor = context.session, context.actor
    try:
        await filling.file_voice(
            session, actor, place.report, place.voice, place.seconds, words, context.now
        )
    except answers.AnswerIsAmiss as error:
        rows = press.line_rows(context.texts, place.report, place.position)
        context.reply(Card(context.texts(error.key, **error.variables), rows=rows))
        return
    sheet = await filling.load_sheet(session, place.report)
    await show_check(context, sheet, context.texts("report-voice-filed"))


def _is_leaving(work: Work, words: str) -> bool:
    if work.dialogue is None or work.dialogue.name != NAME or work.pressed:
        return False
    return is_stop(words) or words.partition(" ")[0].partition("@")[0] in _COMMANDS


async def _on_leaving(context: ChatContext, words: str) -> bool:
    """To stop is to go on another time: nothing that was answered is thrown away."""
    del words
    await leave(context)
    return True


async def begin(context: ChatContext, report_id: int, position: int = 0) -> Place:
    """Lead somebody into a report who quoted a message about it; nothing is said yet.

    Raises what `open_draft` raises.
    """
    sheet = await filling.open_draft(context.session, context.actor, report_id)
    at = min(position or sheet.resume_at(), len(sheet.questions))
    place = Place(report_id, at, sheet.question(at).kind)
    await keep_place(context, ASK, place)
    context.work.dialogue = await dialogues.find(context.session, context.work.user_id)
    return place


def _is_number_of_others(work: Work, words: str) -> bool:
    """Whether a typed number would pick a choice that came in between, of an invitation perhaps:
    under the cards of a report numbers are answers."""
    if work.dialogue is None or work.dialogue.name != NAME or work.dialogue.step == LINE:
        return False
    if work.query_id or not work.pressed:
        return False
    return _plain(words).isdecimal() and work.quoted is None and not Fill.is_in(work.pressed)


async def _on_number_of_others(context: ChatContext, words: str) -> bool:
    """Never guess: show the question once more, below which a number is its answer."""
    del words
    place = place_at_hand(context)
    opening = context.texts("report-fill-number-whose")
    try:
        sheet = await filling.open_draft(context.session, context.actor, place.report)
    except REFUSALS as refusal:
        await end_over(context, refusal)
        return True
    await show_question(context, sheet, place.position, checks=place.checks, opening=opening)
    return True


EARLY = (
    EarlyHandler(_is_leaving, _on_leaving),
    EarlyHandler(_is_number_of_others, _on_number_of_others),
)
FORM = Form(
    NAME,
    {
        ASK: _safely(take_words),
        CHECK: _safely(take_check_words),
        LINE: _safely(take_line),
    },
)
