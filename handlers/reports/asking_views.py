"""Requests for a report, reminders and nudges, as those who write it see them."""

from bot.features.reports import rules
from bot.features.reports.rounds import WRITERS
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, Choice, column
from bot.outbox.rendering import Rendering
from handlers.common.people import address, phone_words
from handlers.reports.asking_words import left_words, round_title
from handlers.reports.keyboards import Fill
from models.reports import Report, ReportForm
from models.repositories import members, report_rounds, units
from models.repositories.members import LEFT
from models.repositories.report_rounds import OpenReport


async def view_asked(view: Rendering) -> Card | None:
    """A report is asked for."""
    return await _render(view, "asked")


async def view_reminder(view: Rendering) -> Card | None:
    """It is due soon: how soon is told as it is at this moment."""
    return await _render(view, "reminder")


async def view_nudge(view: Rendering) -> Card | None:
    """The unit that asked would like to have it."""
    return await _render(view, "nudge")


async def _render(view: Rendering, opening: str) -> Card | None:
    """None once it was sent, or for somebody who does not write it any more."""
    found = await report_rounds.find_report(view.session, view.row.subject_id)
    if found is None or found.report.state not in rules.MISSING:
        return None
    if not await _writes(view, found.report) or view.member is None:
        return None
    texts, form = view.texts, found.form
    asker = await view.once(("asker", form.id), lambda: units.get(view.session, form.unit_id))
    questions = await view.once(
        ("questions", form.id), lambda: report_rounds.list_questions(view.session, form.id)
    )
    writer = "member" if found.report.member_id else "cell"
    parts = [
        texts(
            f"report-ask-{opening}-{writer}",
            who=address(texts, view.member),
            title=round_title(texts, form, found.round),
            unit=found.unit.name,
            asker=asker.name,
        ),
        texts(
            "report-ask-due",
            when=texts.moment(found.round.due_at),
            left=left_words(texts, found.round.due_at, view.now),
        ),
        *_state(texts, found, len(questions)),
        *await _call(view, form),
    ]
    return Card(Html("\n\n".join(parts)), rows=column(fill_choice(texts, found.report)))


async def _call(view: Rendering, form: ReportForm) -> list[Html]:
    """Whom to phone: who made the form, unless it is the reader."""
    if form.made_by is None or view.member is None or form.made_by == view.member.id:
        return []
    maker_id = form.made_by
    maker = await view.once(("maker", maker_id), lambda: members.get(view.session, maker_id))
    if not maker.phone or maker.participation == LEFT:
        return []
    return [view.texts("report-ask-call", phone=phone_words(maker.phone))]


def _state(texts: Texts, found: OpenReport, count: int) -> list[Html]:
    """How to begin, or where the writer has got to."""
    report = found.report
    if report.state == rules.RETURNED:
        return [texts("report-ask-returned", note=report.note or "–")]
    if report.started_at is not None:
        return [texts("report-ask-started")]
    return [texts("report-ask-how", count=count)]


async def _writes(view: Rendering, report: Report) -> bool:
    """Whether the reader is to write it at this moment."""
    member = view.member
    if member is None or member.participation == LEFT:
        return False
    if report.member_id is not None:
        return report.member_id == member.id
    roles = await units.list_roles(view.session, member.id)
    return any(role.unit_id == report.unit_id and role.role in WRITERS for role in roles)


def fill_choice(texts: Texts, report: Report) -> Choice:
    """The button that leads into a report."""
    return Fill(report.id).choice(texts.plain(f"report-ask-fill-{stage_of(report)}"))


def stage_of(report: Report) -> str:
    """`returned`, `started` or `new`: what there is to do about a report that is missing."""
    if report.state == rules.RETURNED:
        return rules.RETURNED
    return "started" if report.started_at is not None else "new"
