"""What a report is shown as to those who read it, and what its writers hear of the decision."""

from bot.access import load_actor
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.reports import deciding, rules
from bot.features.reports.filling import Sheet
from bot.features.reports.rounds import WRITERS
from bot.i18n import Html, Texts
from bot.outbox.cards import Attachment, Card, column
from bot.outbox.rendering import Rendering
from bot.reading.markup import visible_length
from handlers.common.people import address
from handlers.reports.asking_words import round_title
from handlers.reports.keyboards import Fill
from handlers.reports.sheets import ROOM, render_sheet
from models.reports import Report
from models.repositories import report_results, report_rounds, units

# Of no report: nothing of it is shortened.
_ALL = 1_000_000
_BREAK = "\n\n"


def parts_of(texts: Texts, sheet: Sheet) -> list[Html]:
    """The whole report, nothing left out, in as few messages as hold it."""
    whole = render_sheet(texts, sheet, _ALL)
    parts: list[str] = []
    for paragraph in whole.split(_BREAK):
        longer = f"{parts[-1]}{_BREAK}{paragraph}" if parts else paragraph
        if parts and visible_length(longer) <= ROOM:
            parts[-1] = longer
        else:
            parts.append(paragraph)
    return [Html(part) for part in parts]


async def view_decided(view: Rendering) -> Card | None:
    """To who writes the report: it was accepted, or returned and why; not if that is over."""
    found = await report_rounds.find_report(view.session, view.row.subject_id)
    params = view.row.params
    if found is None or not await writes(view, found.report) or view.member is None:
        return None
    if (found.report.state, found.report.revision) != (params["state"], params["revision"]):
        return None
    texts = view.texts
    asker = await units.get(view.session, found.form.unit_id)
    title = round_title(texts, found.form, found.round)
    who = address(texts, view.member)
    if found.report.state == rules.ACCEPTED:
        return Card(
            texts(
                "report-result-told-accepted",
                who=who,
                title=title,
                unit=found.unit.name,
                asker=asker.name,
            ),
            keeps_choices=True,
        )
    words = texts(
        "report-result-told-returned",
        who=who,
        title=title,
        unit=found.unit.name,
        asker=asker.name,
        note=found.report.note or "–",
    )
    fill = Fill(found.report.id).choice(texts.plain("report-result-mend"))
    return Card(words, rows=column(fill))


async def writes(view: Rendering, report: Report) -> bool:
    """Whether the reader is one of those who write this report at this moment."""
    chats = await report_results.list_writer_chats(view.session, report, WRITERS)
    return view.row.chat_id in chats


async def view_photo(view: Rendering) -> Card | None:
    """One photo of a report, for somebody who may still read it."""
    reader = await load_actor(view.session, view.row.chat_id)
    try:
        case = await deciding.get_to_read(view.session, reader, view.row.params["report"])
    except (ChoiceIsStale, NotAllowed, deciding.ReportIsNotSent):
        return None
    photo = await report_results.find_photo(view.session, view.row.subject_id)
    if photo is None:
        return None
    attachment = Attachment("photo", content=photo.content, name="photo.jpg")
    words = view.texts("report-result-photo", unit=case.unit.name)
    return Card(words, attachment=attachment, keeps_choices=True)
