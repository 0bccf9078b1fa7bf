"""The board of a round: who has sent, who has not; and nudging those."""

from bisect import bisect_right
from collections.abc import Sequence

from bot.access import Act, load_actor, may
from bot.context import ChatContext
from bot.features.reports import forms, rounds, rules
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, Rows, column, pairs, weighty
from bot.outbox.rendering import Rendering
from handlers.reports.asking_keyboards import Nudge
from handlers.reports.asking_words import left_words, round_title
from handlers.reports.keyboards import ListProposals, ListSubmitted, Papers, ShowBoard
from models.reports import ReportForm, ReportRound
from models.repositories import report_rounds, units
from models.repositories.report_rounds import Standing

# Of the names of those that have not sent: a message holds 4,096, with what stands around them.
_LETTERS = 2800


async def view_board(view: Rendering) -> Card | None:
    """How a round stands, to whoever may see that at this moment."""
    session = view.session
    found = await report_rounds.find_with_form(session, view.row.subject_id)
    if found is None:
        return None
    opened, form = found
    reader = await load_actor(session, view.row.chat_id)
    if not await may(session, reader, Act.LEAD_REPORTS, form.unit_id):
        return None
    standing = await view.once(
        ("standing", opened.id), lambda: rounds.load_standing(session, form, opened.id)
    )
    asked = await report_rounds.list_questions(session, form.id)
    unit = await units.get(session, form.unit_id)
    rows = _rows(
        view.texts,
        opened,
        standing,
        form.asks,
        has_proposals=any(question.purpose == forms.PROPOSAL for question in asked),
    )
    head = view.texts(
        "report-round-board-head", title=round_title(view.texts, form, opened), unit=unit.name
    )
    words = [head, *_lines(view, opened, form, standing)]
    return Card(Html("\n\n".join(words)), rows=rows)


def _lines(
    view: Rendering, opened: ReportRound, form: ReportForm, standing: Standing
) -> list[Html]:
    texts = view.texts
    lines = [
        texts(
            "report-round-board-due",
            when=texts.moment(opened.due_at),
            left=left_words(texts, opened.due_at, view.now),
        ),
        texts(
            "report-round-board-counts",
            sent=standing.submitted + standing.accepted,
            total=standing.total,
            accepted=standing.accepted,
            submitted=standing.submitted,
            returned=standing.returned,
        ),
    ]
    if standing.missing:
        names = missing_words(texts, standing.missing, form.asks)
        lines.append(texts("report-round-board-missing", count=len(standing.missing), names=names))
    elif standing.total:
        lines.append(texts("report-round-board-all"))
    else:
        lines.append(texts("report-round-board-nobody"))
    if opened.nudged_at is not None:
        when = texts.moment(opened.nudged_at)
        lines.append(texts("report-round-board-nudged", when=when))
    return lines


def missing_words(texts: Texts, names: Sequence[str], asks: str) -> str:
    """The names in as few words as they need, and how many more there are. Plain words."""
    if len(_told(names)) <= _LETTERS:
        return _told(names)
    # As many as there is room for; of thousands not each number is tried.
    places = range(1, len(names))
    shown = bisect_right(places, _LETTERS, key=lambda count: len(_told(names[:count])))
    more = texts.plain(f"report-round-more-{asks}", count=len(names) - shown)
    return f"{_told(names[:shown])} {more}"


def _told(names: Sequence[str]) -> str:
    return ", ".join(rules.grouped(names))


def _rows(
    texts: Texts, opened: ReportRound, standing: Standing, asks: str, *, has_proposals: bool
) -> Rows:
    sent = standing.submitted + standing.accepted
    rows: Rows = ()
    if sent:
        label = texts.plain("report-round-submitted", count=sent)
        rows += column(ListSubmitted(opened.id, 0).choice(label))
    awaited = len(standing.missing) + standing.returned
    if awaited:
        label = texts.plain(f"report-round-nudge-{asks}", count=awaited)
        rows += column(weighty(Nudge(opened.id).choice(label)))
    papers = Papers(opened.id).choice(texts.plain("report-round-papers"))
    if has_proposals and sent:
        proposals = ListProposals(opened.id, 0).choice(texts.plain("report-round-proposals"))
        return rows + pairs(proposals, papers)
    return rows + column(papers)


async def on_show_board(context: ChatContext, chosen: ShowBoard) -> None:
    """The board anew, at the end of the chat."""
    await rounds.show_board(context.session, context.actor, chosen.round_id, context.now)
    context.toast("")


async def on_nudge(context: ChatContext, chosen: Nudge) -> None:
    """Remind those whose report is missing, and say whom it does not reach."""
    texts, quiet = context.texts, context.work.settings.quiet
    nudged = await rounds.nudge(context.session, context.actor, chosen.round_id, context.now, quiet)
    context.toast("")
    parts = [texts(f"report-round-nudged-{nudged.asks}", count=nudged.reports)]
    told_at = quiet.end_after(context.now)
    if nudged.reports and told_at > context.now:
        parts.append(texts("report-round-nudged-later", when=texts.moment(told_at)))
    if nudged.unreached:
        names = missing_words(texts, nudged.unreached, nudged.asks)
        parts.append(texts("report-round-nudged-unreached", names=names))
    context.reply(Card(Html("\n".join(parts)), keeps_choices=True))
