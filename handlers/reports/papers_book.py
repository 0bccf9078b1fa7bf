"""A round as a workbook: a sheet for each kind of question, and one for the proposals."""

from collections.abc import Sequence

from bot.features.reports import forms, rules
from bot.features.reports.papers import Digest
from bot.i18n import Texts
from handlers.common.printing import Table, Value
from handlers.reports.asking_words import round_title
from handlers.reports.papers_words import count_words, head_of_names, name_of
from handlers.reports.sheets import length_words
from models.reports import ReportQuestion
from models.repositories.report_results import Entry

# In digits of the usual size.
_NARROW, _NAME, _FIGURE, _TEXT, _MIDDLE = 5.0, 30.0, 16.0, 45.0, 28.0


class Book:
    """The tables of a round; `mark` stands on each."""

    def __init__(self, texts: Texts, digest: Digest, mark: str) -> None:
        self._texts, self._digest, self._mark = texts, digest, mark

    def tables(self) -> list[Table]:
        """All sheets; a kind of question that the form does not have has none."""
        digest = self._digest
        found = []
        if digest.asking(forms.NUMBER):
            found.append(self._numbers(digest.asking(forms.NUMBER)))
        texts = [one for one in digest.asking(forms.TEXT) if one.purpose != forms.PROPOSAL]
        if texts or self._told():
            found.append(self._words(texts))
        if digest.asking(forms.CHOICE):
            found.append(self._choices(digest.asking(forms.CHOICE)))
        if digest.asking(forms.PHOTO):
            found.append(self._photos(digest.asking(forms.PHOTO)))
        if any(one.purpose == forms.PROPOSAL for one in digest.questions):
            found.append(self._proposals())
        return found or [self._words([])]

    def _table(
        self, tab: str, heads: Sequence[str], rows: Sequence[Sequence[Value]], wide: float
    ) -> Table:
        texts, digest = self._texts, self._digest
        sent = count_words(texts, digest.form, len(digest.sent))
        about = texts.plain(
            "paper-about", unit=digest.unit.name, sent=sent, asked=len(digest.entries)
        )
        number = texts.plain("paper-column-number")
        widths = (_NARROW, _NAME, *[wide] * (len(heads) - 1))
        title = f"{round_title(texts, digest.form, digest.round)} – {tab}"
        return Table(tab, title, (about, self._mark), (number, *heads), rows, widths)

    def _names(self, *heads: str) -> list[str]:
        return [head_of_names(self._texts, self._digest.form), *heads]

    def _numbers(self, questions: Sequence[ReportQuestion]) -> Table:
        digest, texts = self._digest, self._texts
        rows: list[list[Value]] = []
        for at, entry in enumerate(digest.entries, 1):
            found = [digest.number(entry, one) for one in questions]
            empty = "" if entry.is_sent else texts.plain("paper-not-sent")
            rows.append([at, self._name(entry), *("" if one is None else one for one in found)])
            if not entry.is_sent:
                rows[-1][2] = empty
        rows.append(["", texts.plain("paper-total"), *(self._sum(one) for one in questions)])
        tab = texts.plain("paper-tab-numbers")
        return self._table(tab, self._names(*_heads(questions)), rows, _FIGURE)

    def _sum(self, question: ReportQuestion) -> Value:
        total = self._digest.total(question)
        return "" if total is None else total

    def _words(self, questions: Sequence[ReportQuestion]) -> Table:
        digest, texts = self._digest, self._texts
        heads, told = _heads(questions), self._told()
        if told:
            heads.append(texts.plain("paper-column-voice"))
        rows: list[list[Value]] = []
        for at, entry in enumerate(digest.sent, 1):
            words = [digest.words(entry, one) for one in questions]
            voice = [voice_words(texts, entry)] if told else []
            rows.append([at, self._name(entry), *words, *voice])
        return self._table(texts.plain("paper-tab-texts"), self._names(*heads), rows, _TEXT)

    def _told(self) -> bool:
        """Whether some reports are voice notes."""
        return any(entry.report.voice_id for entry in self._digest.sent)

    def _choices(self, questions: Sequence[ReportQuestion]) -> Table:
        digest, texts = self._digest, self._texts
        rows: list[list[Value]] = []
        for question in questions:
            for place, option in enumerate(question.options or ()):
                chosen = digest.choosing(question, place)
                names = ", ".join(rules.grouped([self._name(entry) for entry in chosen]))
                rows.append([len(rows) + 1, question.words, str(option), len(chosen), names])
        columns = ("question", "option", "count", "names")
        heads = [texts.plain(f"paper-column-{name}") for name in columns]
        return self._table(texts.plain("paper-tab-choices"), heads, rows, _MIDDLE)

    def _photos(self, questions: Sequence[ReportQuestion]) -> Table:
        digest, texts = self._digest, self._texts
        rows: list[list[Value]] = []
        for at, entry in enumerate(digest.sent, 1):
            counts = [digest.photos.get((entry.report.id, one.id), 0) for one in questions]
            rows.append([at, self._name(entry), *counts])
        places = [(entry.report.id, one.id) for entry in digest.sent for one in questions]
        totals = [
            sum(digest.photos.get(place, 0) for place in places if place[1] == one.id)
            for one in questions
        ]
        rows.append(["", texts.plain("paper-total"), *totals])
        tab = texts.plain("paper-tab-photos")
        return self._table(tab, self._names(*_heads(questions)), rows, _FIGURE)

    def _proposals(self) -> Table:
        digest, texts = self._digest, self._texts
        rows: list[list[Value]] = []
        for at, case in enumerate(digest.proposals, 1):
            one = case.proposal
            reply = one.reply or texts.plain("paper-no-reply")
            day = texts.day(one.replied_at) if one.replied_at else ""
            rows.append([at, name_of(case.unit, case.member), one.words, reply, day])
        heads = [texts.plain(f"paper-column-{name}") for name in ("proposal", "reply", "replied")]
        tab = texts.plain("paper-tab-proposals")
        return self._table(tab, self._names(*heads), rows, _TEXT)

    @staticmethod
    def _name(entry: Entry) -> str:
        return name_of(entry.unit, entry.member)


def _heads(questions: Sequence[ReportQuestion]) -> list[str]:
    return [question.words for question in questions]


def voice_words(texts: Texts, entry: Entry) -> str:
    """What a report that was told in a voice note is about; empty for one that was typed."""
    report = entry.report
    if not report.voice_id:
        return ""
    length = length_words(texts, report.voice_seconds or 0)
    return texts.plain("paper-voice", line=report.voice_line or "–", length=length)
