"""How numbers, reports and their readers are called in papers and lists of reports."""

from datetime import datetime

from bot.features.reports import rules
from bot.features.reports.papers import Outline
from bot.i18n import Texts
from models.members import Member, Unit
from models.reports import ReportForm


def name_of(unit: Unit, member: Member | None) -> str:
    """Whose report it is: the cell's, or "Trần Văn Bình (Khu phố 1)"."""
    return f"{member.full_name} ({unit.name})" if member else unit.name


def count_words(texts: Texts, form: ReportForm, count: int) -> str:
    """So many of those who were asked: "12 chi bộ", "12 đảng viên". Plain words."""
    of_members = form.asks == rules.MEMBERS
    key = "report-result-count-members" if of_members else "report-result-count-cells"
    return texts.plain(key, count=count)


def head_of_names(texts: Texts, form: ReportForm) -> str:
    """What stands over their names. Plain words."""
    of_members = form.asks == rules.MEMBERS
    return texts.plain("paper-column-member" if of_members else "paper-column-cell")


def watermark(texts: Texts, outline: Outline, who: str, at: datetime) -> str:
    """Who made a paper, and when; it stands on each. Plain words."""
    return texts.plain("paper-watermark", unit=outline.unit.name, who=who, at=texts.moment(at))
