"""Those who asked read what was sent, one report after the other, and accept or return it."""

from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.reports import deciding, filling, rules, stories
from bot.features.reports.deciding import SentReports
from bot.features.reports.filling import Sheet
from bot.i18n import Html, Texts
from bot.outbox.cards import Attachment, Card, Choice, Rows, column, pairs, weighty
from handlers.common.forms import Form, stop_choice
from handlers.common.paging import page_of
from handlers.reports import results_keyboards as press
from handlers.reports.asking_words import round_title
from handlers.reports.deciding_views import parts_of
from handlers.reports.keyboards import ListProposals, ListSubmitted, Papers, ShowBoard
from handlers.reports.papers_words import name_of
from handlers.reports.sheets import state_line
from models.repositories.report_results import Entry
from models.repositories.report_rounds import OpenReport


async def on_list_submitted(context: ChatContext, chosen: ListSubmitted) -> None:
    """A page of the reports that were sent; a typed number opens one."""
    sent = await deciding.list_sent(context.session, context.actor, chosen.round_id)
    context.toast("")
    context.reply(_render_list(context.texts, sent, chosen.start))


def _render_list(texts: Texts, sent: SentReports, start: int) -> Card:
    round_id = sent.round.id

    def line(entry: Entry) -> str:
        return _line(texts, entry)

    shown, page = page_of(sent.entries, start, line, lambda at: ListSubmitted(round_id, at), texts)
    ways = _ways(texts, round_id)
    returned = texts("report-result-list-returned", count=sent.returned) if sent.returned else ""
    if not shown:
        return Card(Html(texts("report-result-list-empty") + returned), rows=ways)
    words = texts(
        "report-result-list",
        title=round_title(texts, sent.form, sent.round),
        sent=len(sent.entries),
        asked=sent.asked,
        waiting=sent.waiting,
        returned=Html(returned),
        lines=page.lines,
    )
    listed = tuple(
        press.ReadReport(one.report.id).choice(name_of(one.unit, one.member)) for one in shown
    )
    return Card(words, rows=(*page.turns, *ways), listed=listed)


def _line(texts: Texts, entry: Entry) -> Html:
    report = entry.report
    is_waiting = report.state == rules.SUBMITTED
    wording = "report-result-line-waiting" if is_waiting else "report-result-line-accepted"
    when = texts.short(report.submitted_at) if report.submitted_at else "–"
    return texts(wording, name=name_of(entry.unit, entry.member), when=when)


def _ways(texts: Texts, round_id: int) -> Rows:
    return (
        *pairs(
            ListProposals(round_id, 0).choice(texts.plain("report-result-proposals")),
            Papers(round_id).choice(texts.plain("report-result-papers")),
        ),
        *column(ShowBoard(round_id).choice(texts.plain("report-result-board"))),
    )


async def on_read(context: ChatContext, chosen: press.ReadReport) -> None:
    """The whole report; what can be done with it stands below the last part."""
    await _show(context, chosen.report_id)


async def on_read_next(context: ChatContext, chosen: press.ReadNext) -> None:
    """The next one that waits."""
    session, actor = context.session, context.actor
    following = await deciding.find_next(session, actor, chosen.report_id)
    if following is not None:
        await _show(context, following)
        return
    case = await deciding.get_to_decide(session, actor, chosen.report_id)
    context.toast("")
    rows = _ways(context.texts, case.round.id)
    context.reply(Card(context.texts("report-result-none-waiting"), rows=rows))


async def _show(context: ChatContext, report_id: int) -> None:
    case = await deciding.get_to_read(context.session, context.actor, report_id)
    *parts, last = await _render(context, case)
    context.toast("")
    for part in parts:
        context.reply(part)
    context.reply(last)


async def _render(context: ChatContext, case: OpenReport) -> list[Card]:
    """The report in as many cards as it needs; the buttons are below the last."""
    texts = context.texts
    sheet = await filling.load_sheet(context.session, case.report.id)
    *parts, last = parts_of(texts, sheet)
    can_decide = await deciding.may_decide(context.session, context.actor, case)
    words = [last, f"<i>{state_line(texts, sheet)}</i>"]
    is_own = deciding.is_own(context.actor, case.report)
    if can_decide and is_own and case.report.state == rules.SUBMITTED:
        words.append(texts("report-result-own"))
    rows = _rows(texts, sheet, can_decide=can_decide, is_own=is_own)
    return [*(Card(part) for part in parts), Card(Html("\n\n".join(words)), rows=rows)]


def _rows(texts: Texts, sheet: Sheet, *, can_decide: bool, is_own: bool) -> Rows:
    report = sheet.report
    decisions: list[Choice] = []
    if can_decide and report.state == rules.SUBMITTED:
        if not is_own:
            accept = press.Accept(report.id, report.revision)
            decisions.append(weighty(accept.choice(texts.plain("report-result-accept"))))
        give_back = press.GiveBack(report.id, report.revision)
        decisions.append(give_back.choice(texts.plain("report-result-give-back")))
    others: list[Choice] = []
    photos = sum(sheet.photos.values())
    if photos:
        label = texts.plain("report-result-photos", count=photos)
        others.append(press.ShowPhotos(report.id).choice(label))
    if report.voice_id:
        label = texts.plain("report-result-play")
        others.append(press.PlayVoice(report.id).choice(label))
    if report.state == rules.ACCEPTED:
        others.append(press.ProposeStory(report.id).choice(texts.plain("report-result-story")))
    following = _following(texts, report.id, report.round_id) if can_decide else ()
    return (*pairs(*decisions), *column(*others), *following)


def _following(texts: Texts, report_id: int, round_id: int) -> Rows:
    """Where to go on."""
    return pairs(
        press.ReadNext(report_id).choice(texts.plain("report-result-next")),
        ListSubmitted(round_id, 0).choice(texts.plain("report-result-to-list")),
    )


async def on_accept(context: ChatContext, chosen: press.Accept) -> None:
    """The card shows the decision; whoever typed hears it, too."""
    case = await deciding.accept(
        context.session,
        context.actor,
        chosen.report_id,
        chosen.revision,
        context.now,
        context.work.settings.quiet,
    )
    texts = context.texts
    context.toast(texts.plain("report-result-accepted"))
    if context.work.query_id:
        context.replace((await _render(context, case))[-1])
        return
    rows = _following(texts, case.report.id, case.round.id)
    context.reply(Card(texts("report-result-accepted"), rows=rows))


async def on_give_back(context: ChatContext, chosen: press.GiveBack) -> None:
    """Ask what is missing."""
    session, actor = context.session, context.actor
    case = await deciding.get_to_give_back(session, actor, chosen.report_id, chosen.revision)
    answers = {"report": chosen.report_id, "revision": chosen.revision}
    await context.take_to(GIVE_BACK.name, "note", answers)
    context.toast("")
    context.reply(_ask_note(context.texts, case))


def _ask_note(texts: Texts, case: OpenReport) -> Card:
    words = texts("report-result-note-ask", unit=case.unit.name)
    return Card(words, rows=column(weighty(stop_choice(texts))))


async def _on_note(context: ChatContext, words: str) -> None:
    answers, texts = context.answers, context.texts
    if words.strip(" .").isdigit():
        # Meant for a button; it says nothing of what is missing.
        case = await deciding.get_to_decide(context.session, context.actor, answers["report"])
        context.reply(_ask_note(texts, case))
        return
    case = await deciding.give_back(
        context.session,
        context.actor,
        answers["report"],
        answers["revision"],
        words,
        context.now,
        context.work.settings.quiet,
    )
    await context.end_dialogue()
    rows = _following(texts, case.report.id, case.round.id)
    context.reply(Card(texts("report-result-returned", unit=case.unit.name), rows=rows))


GIVE_BACK = Form("reportback", {"note": _on_note})


async def on_photos(context: ChatContext, chosen: press.ShowPhotos) -> None:
    """They come one by one."""
    count = await deciding.order_photos(
        context.session, context.actor, chosen.report_id, context.now
    )
    key = "report-result-photos-coming" if count else "report-result-photos-none"
    context.toast(context.texts.plain(key))
    if not context.work.query_id:
        context.reply(Card(context.texts(key), keeps_choices=True))


async def on_voice(context: ChatContext, chosen: press.PlayVoice) -> None:
    """It stays with Telegram, which sends it once more."""
    case = await deciding.get_to_read(context.session, context.actor, chosen.report_id)
    report = case.report
    if report.voice_id is None:
        raise ChoiceIsStale
    context.toast("")
    words = context.texts("report-result-voice", unit=case.unit.name, line=report.voice_line or "–")
    attachment = Attachment("voice", file_id=report.voice_id)
    context.reply(Card(words, attachment=attachment, keeps_choices=True))


async def on_propose_story(context: ChatContext, chosen: press.ProposeStory) -> None:
    """Once for each report; says what happens next."""
    quiet = context.work.settings.quiet
    await stories.propose(context.session, context.actor, chosen.report_id, context.now, quiet)
    context.toast("")
    context.reply(Card(context.texts("report-result-story-done"), keeps_choices=True))
