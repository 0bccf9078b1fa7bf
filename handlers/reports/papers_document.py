"""A round as a summary in the usual form of a report, to be completed, signed and kept."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.features.reports import forms
from bot.features.reports.papers import Digest
from bot.i18n import Texts
from handlers.common.documents import Block, Grid, Heading, Letter, Prose
from handlers.reports.asking_words import number_words, period_words
from handlers.reports.papers_book import voice_words
from handlers.reports.papers_words import count_words, head_of_names, name_of
from models.reports import ReportQuestion
from models.repositories.report_results import Entry

# Of numbers beside each other on a page held upright.
_COLUMNS = 4
# Of more reports only the sums stand here: nobody reads thousands on paper, and writing them took
# twenty seconds.
_MOST = 300


def summary_of(texts: Texts, digest: Digest, mark: str, at: datetime) -> Letter:
    """The summary; `at` is the day that it carries, `mark` stands on each page."""
    above = [digest.parent.name.upper()] if digest.parent else []
    local = at.astimezone(texts.zone)
    day = texts.plain("paper-place-day", day=f"{local:%d}", month=f"{local:%m}", year=f"{local:%Y}")
    unit = digest.unit.name.upper()
    return Letter(
        left=[*above, unit, "*", texts.plain("paper-letter-number")][:4],
        right=[texts.plain("paper-motto"), "", day],
        title=texts.plain("paper-title"),
        subtitle=[
            digest.form.title,
            texts.plain("paper-period", period=period_words(texts, digest.round.period)),
        ],
        blocks=[*_blocks(texts, digest)],
        receivers=texts.plain("paper-receivers").splitlines(),
        signers=[texts.plain("paper-signer-for", unit=unit), *_signer(texts)],
        footer=mark,
    )


def _signer(texts: Texts) -> list[str]:
    return [texts.plain("paper-signer-title"), texts.plain("paper-signer-name")]


def _blocks(texts: Texts, digest: Digest) -> Iterator[Block]:
    sections = [
        _counts(texts, digest),
        _numbers(texts, digest),
        *(_words(texts, digest, one) for one in digest.asking(forms.TEXT)),
        *(_choice(texts, digest, one) for one in digest.asking(forms.CHOICE)),
        _told(texts, digest),
        _proposals(texts, digest),
    ]
    number = 0
    for section in sections:
        head, *blocks = section
        if not blocks:
            continue
        number += 1
        yield Heading(f"{number}. {head}")
        yield from (block for block in blocks if not isinstance(block, str))


# The head of a section, and what stands in it; one with nothing in it is left out.
_Section = Sequence[str | Block]


def _counts(texts: Texts, digest: Digest) -> _Section:
    sent = count_words(texts, digest.form, len(digest.sent))
    photos = sum(digest.photos.values())
    lines = [texts.plain("paper-sent", sent=sent, asked=len(digest.entries))]
    if photos:
        lines.append(texts.plain("paper-photos", count=photos))
    return [texts.plain("paper-section-counts"), *(Prose(line) for line in lines)]


def _numbers(texts: Texts, digest: Digest) -> _Section:
    questions = digest.asking(forms.NUMBER)
    parts = [questions[at : at + _COLUMNS] for at in range(0, len(questions), _COLUMNS)]
    grids = [_grid(texts, digest, part) for part in parts]
    rest = [_elsewhere(texts)] if grids and _is_long(digest) else []
    return [texts.plain("paper-section-numbers"), *grids, *rest]


def _is_long(digest: Digest) -> bool:
    return len(digest.entries) > _MOST


def _elsewhere(texts: Texts) -> Prose:
    return Prose(texts.plain("paper-in-workbook"))


def _grid(texts: Texts, digest: Digest, questions: Sequence[ReportQuestion]) -> Grid:
    rows = []
    for at, entry in enumerate([] if _is_long(digest) else digest.entries, 1):
        found = [digest.number(entry, one) for one in questions]
        cells = ["" if one is None else number_words(texts, one) for one in found]
        if not entry.is_sent:
            cells[0] = texts.plain("paper-not-sent")
        rows.append([str(at), _name(entry), *cells])
    sums = [digest.total(one) for one in questions]
    totals = ["" if one is None else number_words(texts, one) for one in sums]
    rows.append(["", texts.plain("paper-total"), *totals])
    heads = [texts.plain("paper-column-number"), head_of_names(texts, digest.form)]
    return Grid([*heads, *(one.words for one in questions)], rows, has_total=True)


def _words(texts: Texts, digest: Digest, question: ReportQuestion) -> _Section:
    """What each has written; proposals have a section of their own."""
    if question.purpose == forms.PROPOSAL:
        return [question.words]
    told = [(entry, digest.words(entry, question)) for entry in digest.sent]
    if _is_long(digest):
        return [question.words, *([_elsewhere(texts)] if any(words for _, words in told) else [])]
    return [question.words, *(Prose(words, f"{_name(one)}:") for one, words in told if words)]


def _choice(texts: Texts, digest: Digest, question: ReportQuestion) -> _Section:
    lines = []
    for place, option in enumerate(question.options or ()):
        count = count_words(texts, digest.form, len(digest.choosing(question, place)))
        lines.append(Prose(count, f"{option}:"))
    return [question.words, *lines]


def _told(texts: Texts, digest: Digest) -> _Section:
    told = [entry for entry in digest.sent if entry.report.voice_id]
    if told and _is_long(digest):
        return [texts.plain("paper-column-voice"), _elsewhere(texts)]
    lines = [Prose(voice_words(texts, entry), f"{_name(entry)}:") for entry in told]
    return [texts.plain("paper-column-voice"), *lines]


def _proposals(texts: Texts, digest: Digest) -> _Section:
    blocks: list[Block] = []
    for case in digest.proposals:
        blocks.append(Prose(case.proposal.words, f"{name_of(case.unit, case.member)}:"))
        reply = case.proposal.reply or texts.plain("paper-no-reply")
        blocks.append(Prose(reply, texts.plain("paper-reply")))
    return [texts.plain("paper-section-proposals"), *blocks]


def _name(entry: Entry) -> str:
    return name_of(entry.unit, entry.member)
