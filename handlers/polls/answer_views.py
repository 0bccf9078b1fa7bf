"""A poll as those see it who are asked: the question, the reminder, the end and the result."""

from collections.abc import Sequence

from bot.features.polls import rules
from bot.features.polls.answering import find_legible
from bot.features.polls.results import CellResult, Result, load_result
from bot.i18n import Html, Texts
from bot.outbox.cards import Card
from bot.outbox.rendering import Rendering
from handlers.polls.asking_keyboards import picture_rows
from handlers.polls.keyboards import mark_of, question_rows
from models.members import Unit
from models.polls import Poll
from models.repositories import polls, units
from models.repositories.members import LEFT

_BAR, _FULL, _EMPTY = 10, "▓", "░"
# Of a message for the lines of cells: it holds 4,096 with the question and the options.
_CELL_LETTERS = 2000


def render_question(
    texts: Texts,
    poll: Poll,
    unit: Unit,
    chosen: Sequence[int] | None = None,
    lead: str = "",
    *,
    is_answered: bool = False,
) -> Card:
    """The question with its options; `chosen`: what the reader has chosen.

    Such a card is said aloud only; what is stored has None there.
    """
    parts = [
        lead,
        texts("poll-head", unit=unit.name, question=poll.question),
        "\n".join(_line(texts, poll, option, chosen) for option in range(len(poll.options))),
        texts("poll-how-several" if poll.is_multiple else "poll-how"),
        texts("poll-until", when=texts.moment(poll.ends_at)),
        texts("poll-secret" if poll.is_secret else "poll-named"),
        _about(texts, poll),
    ]
    rows = question_rows(texts, poll, chosen, is_answered=is_answered)
    return Card(Html("\n\n".join(part for part in parts if part)), rows=rows)


def _line(texts: Texts, poll: Poll, option: int, chosen: Sequence[int] | None) -> Html:
    mark = "" if chosen is None else f"{mark_of(option, chosen)} "
    return texts("poll-line", mark=mark, number=option + 1, label=poll.options[option])


def _about(texts: Texts, poll: Poll) -> str:
    lines = [texts("poll-asked", count=poll.asked or 0)]
    if poll.quorum is not None:
        lines.append(texts("poll-quorum", percent=poll.quorum))
    return "\n".join([*lines, texts("poll-no-vote")])


def numbers_words(chosen: Sequence[int]) -> str:
    """The options by the numbers before them: "1, 3"."""
    return ", ".join(str(option + 1) for option in chosen)


def chosen_words(texts: Texts, chosen: Sequence[int]) -> str:
    """What the reader has chosen; nothing if that is nothing, or not known."""
    return texts("poll-chosen", numbers=numbers_words(chosen)) if chosen else ""


def render_over(texts: Texts, poll: Poll, unit: Unit, chosen: Sequence[int] = ()) -> Card:
    """What stands where the question stood; `chosen`: what the reader had chosen by name."""
    key = "poll-called-off" if poll.state == rules.CALLED_OFF else "poll-over"
    head = texts("poll-head", unit=unit.name, question=poll.question)
    # The question listed the options; here only those that were chosen are told.
    labels = [_line(texts, poll, option, None) for option in chosen]
    own = "\n".join(part for part in (chosen_words(texts, chosen), *labels) if part)
    return Card(Html("\n\n".join(part for part in (head, own, texts(key)) if part)))


def render_result(texts: Texts, result: Result, unit: Unit, chosen: Sequence[int] = ()) -> Card:
    """The numbers, as far as they are told; for those who were asked and for groups.

    `chosen`: what the reader had chosen by name; never given for a group.
    """
    poll = result.poll
    asked = poll.asked or 0
    parts = [
        texts("poll-result-head", unit=unit.name, question=poll.question),
        "\n".join(_bars(texts, result)),
        texts(
            "poll-result-answered",
            answered=result.answered,
            asked=asked,
            percent=_percent(result.answered, asked),
        ),
        chosen_words(texts, chosen),
        "\n".join(_remarks(texts, result)),
        "\n".join(_cells(texts, result)),
        texts("poll-no-vote"),
    ]
    words = Html("\n\n".join(part for part in parts if part))
    return Card(words, rows=picture_rows(texts, result))


def _bars(texts: Texts, result: Result) -> list[str]:
    if result.is_withheld:
        return [texts("poll-result-withheld")]
    lines: list[str] = []
    for option, number in enumerate(result.counts):
        percent = _percent(number, result.answered)
        full = round(_BAR * percent / 100)
        bar = _FULL * full + _EMPTY * (_BAR - full)
        lines.append(_line(texts, result.poll, option, None))
        lines.append(texts("poll-result-bar", bar=bar, count=number, percent=percent))
    return lines


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


def _remarks(texts: Texts, result: Result) -> list[str]:
    lines: list[str] = []
    if result.poll.quorum is not None:
        reached = "poll-result-quorum" if result.has_quorum else "poll-result-no-quorum"
        lines.append(texts(reached, percent=result.poll.quorum))
    if result.poll.is_multiple:
        lines.append(texts("poll-result-several"))
    if result.poll.unreadable:
        lines.append(texts("poll-result-unreadable", count=result.poll.unreadable))
    return lines


def _cells(texts: Texts, result: Result) -> list[str]:
    """By name, as many as a message holds."""
    if not result.by_cell:
        return []
    lines: list[str] = [texts("poll-result-cells")]
    left = _CELL_LETTERS
    for at, cell in enumerate(result.by_cell):
        line = _cell_line(texts, cell)
        left -= len(line)
        if left < 0:
            lines.append(texts("poll-result-more", count=len(result.by_cell) - at))
            break
        lines.append(line)
    if result.hidden_cells:
        lines.append(texts("poll-result-hidden", count=result.hidden_cells))
    return lines


def _cell_line(texts: Texts, cell: CellResult) -> Html:
    numbers = " · ".join(f"{option}) {count}" for option, count in enumerate(cell.counts, 1))
    return texts("poll-result-cell", unit=cell.unit.name, answered=cell.answered, numbers=numbers)


async def _load(view: Rendering) -> tuple[Poll, Unit] | None:
    """The poll and its unit, asked for once for all who are sent it together."""

    async def read() -> tuple[Poll, Unit] | None:
        poll = await polls.find(view.session, view.row.subject_id)
        return (poll, await units.get(view.session, poll.unit_id)) if poll else None

    return await view.once(("poll", view.row.subject_id), read)


async def view_message(view: Rendering) -> Card | None:
    """The question; where it has arrived, that it is over. Nothing to who has left."""
    return await _view(view, "")


async def view_reminder(view: Rendering) -> Card | None:
    """The question once more, unless it has been answered."""
    return await _view(view, view.texts("poll-reminder"))


async def _view(view: Rendering, lead: str) -> Card | None:
    found, is_new = await _load(view), view.row.message_id is None
    if found is None or view.member is None or not _is_reader(view):
        return None
    poll, unit = found
    is_open = rules.can_choose(poll.state, poll.ends_at, view.now)
    if is_new and not is_open:
        return None
    is_answered, chosen = await find_legible(view.session, poll, view.member.id)
    if not is_open:
        return render_over(view.texts, poll, unit, chosen)
    if is_answered:
        return None if lead and is_new else _render_answered(view.texts, poll, unit, chosen)
    return render_question(view.texts, poll, unit, lead=lead)


def _render_answered(texts: Texts, poll: Poll, unit: Unit, chosen: Sequence[int]) -> Card:
    """To one who has answered already: what they chose in secret is not known here."""
    lead = chosen_words(texts, chosen) or texts("poll-answered")
    return render_question(texts, poll, unit, chosen or None, lead, is_answered=True)


def _is_reader(view: Rendering) -> bool:
    return view.member is not None and view.member.participation != LEFT


async def view_result(view: Rendering) -> Card | None:
    """The result, to one who was asked."""
    found = await _load(view)
    if found is None or view.member is None or not _is_reader(view):
        return None
    poll, unit = found
    if poll.state != rules.CLOSED:
        return None

    async def read() -> Result:
        return await load_result(view.session, poll.id)

    result = await view.once(("poll-result", poll.id), read)
    _, chosen = await find_legible(view.session, poll, view.member.id)
    return render_result(view.texts, result, unit, chosen)
