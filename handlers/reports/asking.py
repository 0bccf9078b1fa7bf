"""Reports from the chat's front door: what the person is to write, and what they lead."""

from datetime import timedelta

from bot.access import Act
from bot.context import ChatContext, Work
from bot.features.members import audience
from bot.features.reports import filling, forms, proposals, rounds, rules
from bot.features.reports.kinds import ASKED, BOARD, NUDGE, REMINDER
from bot.i18n import Html, Texts
from bot.outbox.cards import LABEL_LENGTH, Card, Choice, column
from bot.reading.names import fold
from handlers.common.feature import Feature
from handlers.common.paging import buttons_of
from handlers.common.routing import EarlyHandler, PressHandler, on_command
from handlers.reports import asking_forms, asking_keyboards, asking_steps, asking_views, boards
from handlers.reports.asking_keyboards import ListForms, NewForm, ShowReports
from handlers.reports.asking_steps import OWN, READY
from handlers.reports.asking_views import stage_of
from handlers.reports.asking_words import period_words
from handlers.reports.keyboards import ALL_ROUNDS, Fill, ListProposals, ShowBoard
from handlers.reports.sheets import shorten
from models.reports import ReportForm, ReportRound
from models.repositories.report_rounds import OpenReport

# What was due longer ago is not shown any more.
_SHOWN = timedelta(days=60)
_WORDS = frozenset(
    "bao cao,baocao,bao cao a,xem bao cao,viet bao cao,lam bao cao,gui bao cao,nop bao cao".split(
        ","
    )
)
_LONGEST = 20
# Who may be asked by one who writes at most.
_NOBODY = "asked"


async def on_command_reports(context: ChatContext, words: str) -> None:
    """One card for everybody: as writer, as leader, as both."""
    del words
    context.reply(await _render(context, 0))


async def _on_typed(context: ChatContext, words: str) -> bool:
    await on_command_reports(context, words)
    return True


def _is_meant(work: Work, words: str) -> bool:
    """Just "báo cáo", "viết báo cáo", of somebody who is not filling in anything."""
    is_short = 0 < len(words) <= _LONGEST and work.is_idle
    return is_short and work.is_registered and fold(words).strip(" .!") in _WORDS


async def on_show_reports(context: ChatContext, chosen: ShowReports) -> None:
    """Another page."""
    context.toast("")
    context.replace(await _render(context, chosen.start))


async def _render(context: ChatContext, start: int) -> Card:
    texts, session, actor = context.texts, context.session, context.actor
    since = context.now - _SHOWN
    # A stranger is told that this is not theirs.
    actor.registered_member()
    to_write = await rounds.list_to_write(session, actor, since)
    sent = await filling.list_sent(session, actor, since)
    led = await rounds.list_led(session, actor, since)
    choices = [_fill(texts, found, stage_of(found.report)) for found in to_write]
    choices += [_follow(texts, opened, form) for opened, form in led]
    choices += [_fill(texts, found, rules.SUBMITTED) for found in sent]
    rows = buttons_of(choices, start, ShowReports, texts)
    asks = await _may_ask(context)
    parts = []
    if to_write:
        parts.append(texts("report-ask-to-write", count=len(to_write)))
    if led:
        parts.append(texts("report-round-led", count=len(led)))
    if sent:
        parts.append(texts("report-ask-sent", count=len(sent)))
    words = Html("\n".join(parts)) or texts(f"report-round-none-{asks}")
    return Card(words, rows=(*rows, *column(*await _leading(context, asks))))


async def _may_ask(context: ChatContext) -> str:
    """Whom the person may ask for reports: cells (and members), only members, or nobody."""
    voices = await audience.list_voices(context.session, context.actor, Act.LEAD_REPORTS)
    for unit in voices:
        if await audience.list_cells(context.session, unit.id):
            return rules.CELLS
    return rules.MEMBERS if voices else _NOBODY


def _fill(texts: Texts, found: OpenReport, stage: str) -> Choice:
    """What there is to do, about which report; whoever writes for several cells sees which."""
    place = f"{found.unit.name}: " if found.report.member_id is None else ""
    label = _label(texts, f"report-ask-button-{stage}", found.form, found.round, place)
    return Fill(found.report.id).choice(label)


def _follow(texts: Texts, opened: ReportRound, form: ReportForm) -> Choice:
    return ShowBoard(opened.id).choice(_label(texts, "report-round-board-button", form, opened))


def _label(
    texts: Texts, wording: str, form: ReportForm, opened: ReportRound, place: str = ""
) -> str:
    """What to do about which round; the title is cut, never the period: it tells rounds apart."""
    period = period_words(texts, opened.period)

    def label(title: str) -> str:
        return texts.plain(wording, title=f"{place}{title} – {period}")

    over = len(label(form.title)) - LABEL_LENGTH
    return label(shorten(form.title, max(len(form.title) - over, 1)))


async def _leading(context: ChatContext, asks: str) -> list[Choice]:
    """What those can begin who may ask for reports."""
    texts = context.texts
    if asks == _NOBODY:
        return []
    choices = []
    waiting = await proposals.count_unanswered(context.session, context.actor)
    if waiting:
        label = texts.plain("report-round-proposals-waiting", count=waiting)
        choices.append(ListProposals(ALL_ROUNDS, 0).choice(label))
    in_use = await forms.list_forms(context.session, context.actor)
    if in_use:
        label = texts.plain("report-form-list-button", count=len(in_use))
        choices.append(ListForms(0).choice(label))
    if asks == rules.MEMBERS:
        return [*choices, NewForm(OWN).choice(texts.plain("report-form-new-members"))]
    if not any(form.rhythm == rules.MONTH for form in in_use):
        choices.append(NewForm(READY).choice(texts.plain("report-form-ready")))
    return [*choices, NewForm(OWN).choice(texts.plain("report-form-new"))]


FEATURE = Feature(
    early=[EarlyHandler(_is_meant, _on_typed)],
    commands=[on_command(["baocao", "report", "reports"], on_command_reports)],
    presses=[
        PressHandler(ShowReports, on_show_reports),
        PressHandler(ShowBoard, boards.on_show_board),
        PressHandler(asking_keyboards.Nudge, boards.on_nudge),
        PressHandler(NewForm, asking_steps.on_new_form),
        PressHandler(ListForms, asking_forms.on_list_forms),
        PressHandler(asking_keyboards.ShowForm, asking_forms.on_show_form),
        PressHandler(asking_keyboards.ReworkForm, asking_forms.on_rework_form),
        PressHandler(asking_keyboards.RetireForm, asking_forms.on_retire_form),
    ],
    forms=[asking_steps.FORM],
    kinds=(BOARD, ASKED, REMINDER, NUDGE),
    views={
        BOARD.name: boards.view_board,
        ASKED.name: asking_views.view_asked,
        REMINDER.name: asking_views.view_reminder,
        NUDGE.name: asking_views.view_nudge,
    },
)
