"""Report forms: what is asked of whom, and how often. A form that was used is never changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, require
from bot.errors import ChibotError, ChoiceIsStale, NotAllowed
from bot.features.members.audience import ROLES, list_voices
from bot.features.reports import rules
from bot.quiet import QuietHours
from bot.schedule import timers
from models.base import JsonObject
from models.reports import ReportForm, ReportQuestion
from models.repositories import audit, report_rounds, units

TEXT, NUMBER, CHOICE, PHOTO = "text", "number", "choice", "photo"
KINDS = (TEXT, NUMBER, CHOICE, PHOTO)
TARGET, PROPOSAL, STORY = "target", "proposal", "story"
# What an answer of this kind may be used for.
_PURPOSES = {TEXT: ("", PROPOSAL, STORY), NUMBER: ("", TARGET), CHOICE: ("",), PHOTO: ("",)}
TITLE_LETTERS, WORDS_LETTERS, OPTION_LETTERS = 120, 300, 60
MOST_QUESTIONS, MOST_OPTIONS, MOST_PHOTOS, MOST_LETTERS = 12, 8, 10, 3000
TEXT_LETTERS, PHOTOS = 1000, 5
# Beyond it a float no longer tells neighbours apart.
FURTHEST_NUMBER = 1e12


class FormIsWrong(ChibotError):
    """A form has 1 to 12 questions, each within its limits."""

    key = "report-form-wrong"


class DueDayIsNear(ChibotError):
    """What is asked once must leave an hour at least, and a year at most."""

    key = "report-form-due-near"


@dataclass(frozen=True)
class QuestionDraft:
    """A question that is being thought of; the limits that are not of its kind are left out."""

    kind: str
    words: str
    is_required: bool = True
    purpose: str = ""
    lowest: float | None = None
    highest: float | None = None
    most: int | None = None
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class FormDraft:
    """A form that is being made; `unit_ids` are the cells asked, or the unit and all below it.

    Of members asked: all who take part, who holds one of the `roles`, or just `member_ids`.
    """

    unit_id: int
    title: str
    asks: str
    unit_ids: tuple[int, ...]
    rhythm: str
    questions: tuple[QuestionDraft, ...]
    due_day: int | None = None
    due_on: date | None = None
    open_days: int = rules.OPEN_DAYS
    roles: tuple[str, ...] = ()
    member_ids: tuple[int, ...] = ()

    def calendar(self, zone: ZoneInfo) -> rules.Calendar:
        """How often, and by when."""
        return rules.Calendar(self.rhythm, self.due_day, self.due_on, self.open_days, zone)


def calendar_of(form: ReportForm, zone: ZoneInfo) -> rules.Calendar:
    """How often a form is filled in, and by when."""
    return rules.Calendar(form.rhythm, form.due_day, form.due_on, form.open_days, zone)


def is_question_right(question: QuestionDraft) -> bool:
    """Whether its words and limits are such that it can be answered."""
    words = question.words.strip()
    if not 0 < len(words) <= WORDS_LETTERS or question.purpose not in _PURPOSES.get(
        question.kind, ()
    ):
        return False
    if question.kind == NUMBER:
        return are_bounds_right(question.lowest, question.highest)
    if question.kind == CHOICE:
        return are_options_right(question.options)
    highest = MOST_LETTERS if question.kind == TEXT else MOST_PHOTOS
    return question.most is None or 1 <= question.most <= highest


def are_bounds_right(lowest: float | None, highest: float | None) -> bool:
    """Whether a number can lie between them."""
    given = [bound for bound in (lowest, highest) if bound is not None]
    return given == sorted(given) and all(abs(bound) <= FURTHEST_NUMBER for bound in given)


def are_options_right(options: Sequence[str]) -> bool:
    """Whether there are some to choose from, each different and short enough for a button."""
    return (
        2 <= len(options) <= MOST_OPTIONS
        and len(set(options)) == len(options)
        and all(0 < len(option.strip()) <= OPTION_LETTERS for option in options)
    )


async def make_form(
    session: AsyncSession,
    actor: Actor,
    draft: FormDraft,
    now: datetime,
    quiet: QuietHours,
    replaces: int | None = None,
) -> tuple[ReportForm, rules.Opening]:
    """Keep a form and set when its first round opens, which may be now.

    It takes the place of the form `replaces`, whose rounds go on: a period of which one was opened
    is not asked for a second time. Raises NotAllowed, FormIsWrong, DueDayIsNear, ChoiceIsStale.
    """
    await require(session, actor, Act.LEAD_REPORTS, draft.unit_id)
    await _check(session, draft)
    last = await _retire_replaced(session, actor, draft, replaces, now)
    opening = rules.next_opening(draft.calendar(quiet.zone), now, last)
    if opening is None:
        raise DueDayIsNear
    form = await report_rounds.add_form(session, _columns(draft, actor.member_id, now))
    for position, question in enumerate(draft.questions, 1):
        await report_rounds.add_question(session, form.id, position, _question(question))
    await timers.reset(session, form.id, rules.OPEN, [(rules.OPEN, opening.opens_at)])
    await audit.add(session, actor.user_id, "make_form", "done", now, draft.unit_id, form.id)
    return form, opening


async def _retire_replaced(
    session: AsyncSession, actor: Actor, draft: FormDraft, form_id: int | None, now: datetime
) -> str:
    """The last period for which the replaced form has asked; empty if it is another rhythm."""
    if form_id is None:
        return ""
    old = await retire_form(session, actor, form_id, now)
    is_same = old.rhythm == draft.rhythm != rules.ONCE
    return await report_rounds.find_last_period(session, old.id) if is_same else ""


async def _check(session: AsyncSession, draft: FormDraft) -> None:
    is_day_right = draft.due_day is None or 1 <= draft.due_day <= rules.LAST_DAY
    is_known = draft.rhythm in rules.RHYTHMS and draft.asks in {rules.CELLS, rules.MEMBERS}
    if not is_known or not draft.unit_ids or not {*draft.roles} <= {*ROLES}:
        raise ChoiceIsStale
    is_right = (
        0 < len(draft.title.strip()) <= TITLE_LETTERS
        and 0 < len(draft.questions) <= MOST_QUESTIONS
        and is_day_right
        and 1 <= draft.open_days <= rules.MOST_OPEN_DAYS
        and all(is_question_right(question) for question in draft.questions)
    )
    if not is_right:
        raise FormIsWrong
    # The units come from a dialogue filled in long ago.
    below = await units.list_open_ids(session, [draft.unit_id])
    if not set(draft.unit_ids) <= set(below):
        raise NotAllowed(act=Act.LEAD_REPORTS, unit_id=draft.unit_id)


def _columns(draft: FormDraft, made_by: int, now: datetime) -> dict[str, Any]:
    audience: JsonObject = {"unit_ids": list(draft.unit_ids)}
    if draft.asks == rules.MEMBERS:
        audience |= {
            "participation": list(rules.ASKED_STATES),
            "roles": list(draft.roles),
            "member_ids": list(draft.member_ids),
        }
    is_once = draft.rhythm == rules.ONCE
    return {
        "unit_id": draft.unit_id,
        "made_by": made_by,
        "title": draft.title.strip(),
        "asks": draft.asks,
        "audience": audience,
        "rhythm": draft.rhythm,
        "due_day": None if is_once else draft.due_day or rules.DUE_DAY,
        "due_on": draft.due_on if is_once else None,
        "open_days": draft.open_days,
        "created_at": now,
    }


def _question(question: QuestionDraft) -> dict[str, Any]:
    usual = {TEXT: TEXT_LETTERS, PHOTO: PHOTOS}.get(question.kind)
    is_number = question.kind == NUMBER
    return {
        "kind": question.kind,
        "words": question.words.strip(),
        "purpose": question.purpose,
        "is_required": question.is_required,
        "lowest": question.lowest if is_number else None,
        "highest": question.highest if is_number else None,
        "most": question.most or usual if usual else None,
        "options": list(question.options) if question.kind == CHOICE else None,
    }


async def get_to_lead(session: AsyncSession, actor: Actor, form_id: int) -> ReportForm:
    """A form that the actor leads. Raises ChoiceIsStale, NotAllowed."""
    form = await report_rounds.find_form(session, form_id)
    if form is None:
        raise ChoiceIsStale
    await require(session, actor, Act.LEAD_REPORTS, form.unit_id)
    return form


async def retire_form(
    session: AsyncSession, actor: Actor, form_id: int, now: datetime
) -> ReportForm:
    """No round of it is opened any more; what is open goes on. Raises ChoiceIsStale, NotAllowed."""
    form = await get_to_lead(session, actor, form_id)
    if form.retired_at is None:
        form.retired_at = now
        await timers.reset(session, form.id, rules.OPEN, [])
        await audit.add(session, actor.user_id, "retire_form", "done", now, form.unit_id, form.id)
    return form


async def list_forms(session: AsyncSession, actor: Actor) -> list[ReportForm]:
    """The forms in use of the units in whose name the actor asks, the newest first."""
    askers = await list_voices(session, actor, Act.LEAD_REPORTS)
    return await report_rounds.list_forms(session, [unit.id for unit in askers])


async def draft_of(session: AsyncSession, form: ReportForm) -> FormDraft:
    """The form as a draft, to make another one after it."""
    asked = await report_rounds.list_questions(session, form.id)
    return FormDraft(
        unit_id=form.unit_id,
        title=form.title,
        asks=form.asks,
        unit_ids=tuple(form.audience["unit_ids"]),
        rhythm=form.rhythm,
        questions=tuple(_draft_of_question(question) for question in asked),
        due_day=form.due_day,
        due_on=form.due_on,
        open_days=form.open_days,
        roles=tuple(form.audience.get("roles", ())),
        member_ids=tuple(form.audience.get("member_ids", ())),
    )


def _draft_of_question(question: ReportQuestion) -> QuestionDraft:
    return QuestionDraft(
        kind=question.kind,
        words=question.words,
        is_required=question.is_required,
        purpose=question.purpose,
        lowest=question.lowest,
        highest=question.highest,
        most=question.most,
        options=tuple(question.options or ()),
    )
