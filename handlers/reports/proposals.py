"""Proposals in one list; each is answered, and the answer goes back down."""

from bot.context import ChatContext
from bot.features.reports import proposals
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, Rows, column, pairs, weighty
from bot.outbox.rendering import Rendering
from bot.reading.names import fold
from handlers.common.forms import Form, stop_choice
from handlers.common.paging import page_of
from handlers.common.people import address
from handlers.reports import results_keyboards as press
from handlers.reports.asking_words import period_words, round_title
from handlers.reports.deciding_views import writes
from handlers.reports.keyboards import ALL_ROUNDS, ListProposals
from handlers.reports.papers_words import name_of
from handlers.reports.sheets import shorten
from models.repositories import report_results, units
from models.repositories.report_results import Case

# Letters of a proposal that are shown in a list, beside its answer, and to who made it.
_OPENING, _WHOLE, _REMINDER = 90, 2200, 600


async def on_list_proposals(context: ChatContext, chosen: ListProposals) -> None:
    """Those of a round, or all that wait; a typed number opens one."""
    session, actor, texts = context.session, context.actor, context.texts
    if chosen.round_id == ALL_ROUNDS:
        cases = await proposals.list_unanswered(session, actor)
    else:
        cases = await proposals.list_of_round(session, actor, chosen.round_id)
    context.toast("")
    context.reply(_render_list(texts, cases, chosen))


def _render_list(texts: Texts, cases: list[Case], chosen: ListProposals) -> Card:
    round_id = chosen.round_id
    ways = _ways(texts, round_id)
    if not cases:
        return Card(texts("proposal-list-empty"), rows=ways)

    def line(case: Case) -> str:
        return _line(texts, case, with_period=round_id == ALL_ROUNDS)

    shown, page = page_of(cases, chosen.start, line, lambda at: ListProposals(round_id, at), texts)
    waiting = len([case for case in cases if case.proposal.replied_at is None])
    words = texts("proposal-list", count=len(cases), waiting=waiting, lines=page.lines)
    listed = tuple(
        press.ShowProposal(case.proposal.id).choice(name_of(case.unit, case.member))
        for case in shown
    )
    return Card(words, rows=(*page.turns, *ways), listed=listed)


def _line(texts: Texts, case: Case, *, with_period: bool) -> Html:
    name = name_of(case.unit, case.member)
    if with_period:
        name = f"{name}, {period_words(texts, case.round.period)}"
    opening = shorten(" ".join(case.proposal.words.split()), _OPENING)
    is_answered = case.proposal.replied_at is not None
    wording = "proposal-line-answered" if is_answered else "proposal-line-waiting"
    return texts(wording, name=name, opening=opening)


def _ways(texts: Texts, round_id: int) -> Rows:
    """From the list of a round to all, and the other way none: there may be many rounds."""
    if round_id == ALL_ROUNDS:
        return ()
    return column(ListProposals(ALL_ROUNDS, 0).choice(texts.plain("proposal-all")))


async def on_show(context: ChatContext, chosen: press.ShowProposal) -> None:
    """The whole proposal, with its answer if there is one."""
    case = await proposals.get_to_answer(context.session, context.actor, chosen.proposal_id)
    context.toast("")
    context.reply(await _render(context, case))


async def _render(context: ChatContext, case: Case) -> Card:
    texts, proposal = context.texts, case.proposal
    parts = [
        texts(
            "proposal-head",
            name=name_of(case.unit, case.member),
            title=round_title(texts, case.form, case.round),
            words=shorten(proposal.words, _WHOLE),
        )
    ]
    label = "proposal-reply"
    if proposal.replied_at is not None:
        label = "proposal-reply-anew"
        replier = await report_results.find_member(context.session, proposal.replied_by)
        parts.append(
            texts(
                "proposal-answered",
                name=replier.full_name if replier else "–",
                when=texts.moment(proposal.replied_at),
                reply=proposal.reply or "",
            )
        )
    reply = press.Reply(proposal.id).choice(texts.plain(label))
    read = press.ReadReport(case.report.id).choice(texts.plain("proposal-report"))
    back = ListProposals(case.round.id, 0).choice(texts.plain("proposal-to-list"))
    return Card(Html("\n\n".join(parts)), rows=(*column(reply), *pairs(read, back)))


async def on_reply(context: ChatContext, chosen: press.Reply) -> None:
    """Ask for the answer."""
    case = await proposals.get_to_answer(context.session, context.actor, chosen.proposal_id)
    answers = {"proposal": case.proposal.id, "seen": proposals.mark_of(case)}
    await context.take_to(REPLY.name, "words", answers)
    context.toast("")
    context.reply(_ask(context.texts, case))


def _ask(texts: Texts, case: Case) -> Card:
    is_answered = case.proposal.replied_at is not None
    question = "proposal-reply-ask-anew" if is_answered else "proposal-reply-ask"
    words = texts(question, name=name_of(case.unit, case.member))
    return Card(words, rows=column(weighty(stop_choice(texts))))


async def _on_words(context: ChatContext, words: str) -> None:
    answers, texts = context.answers, context.texts
    if not any(letter.isalpha() for letter in fold(words)):
        # Meant for a button; it answers nothing.
        case = await proposals.get_to_answer(context.session, context.actor, answers["proposal"])
        context.reply(_ask(texts, case))
        return
    case, told = await proposals.answer(
        context.session,
        context.actor,
        answers["proposal"],
        answers["seen"],
        words,
        context.now,
        context.work.settings.quiet,
    )
    await context.end_dialogue()
    done = "proposal-reply-done" if told else "proposal-reply-untold"
    rows = column(ListProposals(case.round.id, 0).choice(texts.plain("proposal-to-list")))
    context.reply(Card(texts(done, name=name_of(case.unit, case.member)), rows=rows))


REPLY = Form("proposalreply", {"words": _on_words})


async def view_replied(view: Rendering) -> Card | None:
    """To who made the proposal: the answer as it stands; not one that was corrected meanwhile."""
    case = await report_results.find_proposal(view.session, view.row.subject_id)
    if case is None or view.member is None or not await writes(view, case.report):
        return None
    proposal, params = case.proposal, view.row.params
    if proposal.replied_at is None or proposal.replied_at.isoformat() != params["at"]:
        return None
    asker = await units.get(view.session, case.form.unit_id)
    key = "proposal-told-anew" if params["corrected"] else "proposal-told"
    words = view.texts(
        key,
        who=address(view.texts, view.member),
        asker=asker.name,
        title=round_title(view.texts, case.form, case.round),
        words=shorten(proposal.words, _REMINDER),
        reply=proposal.reply or "",
    )
    return Card(words, keeps_choices=True)
