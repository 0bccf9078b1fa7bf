"""The words and patterns by which private matters are told; patterns are of folded text."""

import re
from dataclasses import dataclass, field

from bot.reading.letters import fold, form_of


@dataclass(frozen=True)
class Term:
    """A word or phrase as it is spelt; `needs_marks`: without diacritics it mostly means another.

    `before` and `after` are folded words next to which it is harmless.
    """

    words: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    needs_marks: bool = False
    pattern: re.Pattern[str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        behind = "".join(rf"(?<!\b{re.escape(word)}\s)" for word in self.before)
        ahead = "".join(rf"(?!\s+{re.escape(word)}\b)" for word in self.after)
        phrase = r"\s+".join(re.escape(word) for word in fold(self.words).split())
        pattern = re.compile(rf"\b{behind}(?P<term>{phrase})\b{ahead}")
        object.__setattr__(self, "pattern", pattern)


def _terms(phrases: str) -> tuple[Term, ...]:
    return tuple(Term(phrase.strip()) for phrase in phrases.replace("\n", " ").split(","))


# Of care for many, not of the illness of one.
_CARE = ("kham", "kham chua", "phong", "phong chong", "dich", "chong dich", "thuoc tri")
ILLNESS = (
    *_terms(
        """bệnh tật, bệnh nặng, bệnh hiểm nghèo, mắc bệnh, ung thư, tai biến, đột quỵ, đột quị,
        tâm thần, trầm cảm, tự kỷ, tự kỉ, tiểu đường, đái tháo đường, suy thận, chạy thận,
        viêm gan, xơ gan, lao phổi, bại liệt, bại não, liệt giường, liệt nửa người, liệt hai chân,
        khuyết tật, tàn tật, khiếm thị, khiếm thính, câm điếc, động kinh, lú lẫn,
        sa sút trí tuệ, hội chứng down, thiểu năng, chất độc da cam, nghiện ma túy, nghiện rượu,
        cai nghiện, nằm viện, nhập viện, ốm nặng, ốm đau, đau ốm, cao huyết áp, tăng huyết áp,
        tim bẩm sinh, mổ tim, phẫu thuật, hóa trị, xạ trị, nhiễm hiv, hiv, aids, parkinson,
        gãy chân, gãy tay, gãy xương, cụt tay, cụt chân, thương tật, nằm một chỗ, u xơ, phải mổ,
        đang điều trị, mắc covid, bị covid, bị lẫn, alzheimer, sảy thai, liệt tủy,
        thoái hóa, u não, máu trắng, suy tim, suy nhược"""
    ),
    Term("bệnh", before=_CARE, after=("vien", "xa", "nhan", "vuc")),
    Term("mù", before=("suong",), needs_marks=True, after=("chu", "suong", "khoi", "mit")),
    Term("điếc", needs_marks=True),
    Term("bị liệt", after=("vao", "ke")),
)
CHILD = (
    *_terms(
        """trẻ em, trẻ nhỏ, trẻ mồ côi, đứa trẻ, cháu bé, em bé, bé gái, bé trai, em nhỏ,
        thiếu nhi, nhi đồng, vị thành niên, con nhỏ, các cháu, cháu nội, cháu ngoại, cháu gái,
        cháu trai, cháu nhỏ, trẻ sơ sinh, học sinh tiểu học, học sinh mầm non, học sinh mẫu giáo,
        học sinh cấp 1, học sinh cấp 2, học sinh trung học cơ sở, em học sinh, cô bé, cậu bé,
        học tiểu học, học mẫu giáo, học mầm non, học lớp lá"""
    ),
    Term("học sinh lớp"),
    Term("lớp một", after=("buoi", "so", "tuan", "thang", "nam", "lan", "ngay")),
    Term("lớp hai", after=("buoi", "tuan", "thang", "nam", "lan", "ngay")),
    Term("lớp ba", after=("buoi", "tuan", "thang", "nam", "lan", "ngay")),
    Term("lớp bốn", after=("buoi", "tuan", "thang", "nam", "lan", "ngay")),
)
CLASS = Term("lớp")
HARDSHIP = (
    *_terms(
        """hộ nghèo, cận nghèo, hộ khó khăn, hoàn cảnh khó khăn, gia cảnh khó khăn,
        hoàn cảnh éo le, đặc biệt khó khăn, neo đơn, mồ côi, vô gia cư, nợ nần, vỡ nợ, thất nghiệp,
        ly hôn, ly dị, li hôn, li dị, góa chồng, góa vợ, goá bụa, góa bụa, đơn thân, bạo hành,
        bạo lực gia đình, tiền án, tiền sự, mãn hạn tù, ra tù, đi tù, tù tội, túng thiếu,
        nghèo khó, nghèo khổ, thiếu ăn, nhà dột, bỏ học, nghỉ học giữa chừng, con hoang,
        bỏ nhà đi, hoàn cảnh rất khó khăn, hoàn cảnh đặc biệt, gia đình khó khăn,
        gia đình rất khó khăn, ly thân, đánh đập, nợ ngân hàng, chồng bỏ, vợ bỏ, bấp bênh"""
    ),
    Term("nhà nghèo"),
    Term("gia đình nghèo"),
)

_NUMBER = r"(?:so\s*|:\s*|la\s*)*"
# "Hẻm 20m" is as long, and no address.
_HOUSE_NUMBER = r"(?!\d+\s?m(?:et)?\b)\d+[a-z]?(?:[/.-]\d+[a-z]?)*"
_PAPERS = (
    r"cccd|cmnd|cmt|can cuoc(?: cong dan)?|chung minh(?: nhan dan| thu)?|ho chieu|so the|"
    r"the dang(?: vien)?|ma so thue|mst|bhyt|bhxh|bao hiem (?:y te|xa hoi)|stk|so tai khoan|"
    r"tai khoan(?: ngan hang)?|ma dinh danh|so dinh danh"
)
IDS = (
    re.compile(rf"\b(?:{_PAPERS})\b\W{{0,3}}{_NUMBER}(?:[a-z]{{2}}\W?)?\d(?:[\d .-]*\d){{0,2}}"),
    # Of a bank or an office that is named between; a passport's letter.
    re.compile(rf"\b(?:{_PAPERS})\b(?:\s+[a-z]+){{1,2}}\W{{1,3}}\d(?:[\d .-]{{4,}})\d"),
    re.compile(r"\bho chieu\W{0,3}(?:so\s+)?[a-z]\d{7}\b"),
    # A citizen's number, by itself.
    re.compile(r"(?<![\d.,/])0\d{11}(?![\d/])"),
    # A number plate.
    re.compile(r"\bbien so(?: xe)?\W{0,3}\d{2}\W?[a-z]{1,2}\d?\W{0,3}\d{3}\W?\d{2}\b"),
    re.compile(r"\b\d{2}-?[a-z]\d\W{1,3}\d{3}\.?\d{2}\b"),
)
HOTLINE = re.compile(r"(?<![\d.])1[89]00(?:[\s.]?\d{4}|[\s.]\d{3}[\s.]\d{3})(?!\d|\s*(?:dong|d\b))")
_LANE = r"hem|ngo|ngach|kiet|xet"
HOUSES = (
    re.compile(rf"\b(?:so nha|nha so)\W{{0,2}}{_HOUSE_NUMBER}"),
    re.compile(rf"\b(?:{_LANE})\s+(?:so\s+)?{_HOUSE_NUMBER}\b"),
    re.compile(r"\bduong so\s+\d+\w?\b"),
    re.compile(r"\bcan ho(?: so)?\s+[a-z]{0,2}\d[\w.-]*"),
    re.compile(r"\bcan\s+[a-z]{0,2}\d+[.-]\d+\b"),
    re.compile(r"\bphong(?: so)?\s+\d{3,4}\b(?=\W+(?:chung cu|lo|block|nha|tang)\b)"),
    re.compile(r"\bnha\s+\d+[a-z]?(?:/\d+[a-z]?)+"),
    re.compile(rf"\bso\s+{_HOUSE_NUMBER},?\s+(?:duong|pho)\s+\d+(?:/\d+)?"),
    re.compile(r"\b(?:o|ngu) phong(?: so)?\s+\d{3,4}\b"),
    re.compile(rf"\b{_HOUSE_NUMBER},?\s+(?:duong|pho)\s+(?P<street>[a-z]+)"),
    re.compile(rf"\b(?:o|tai|ngu|dia chi)\W{{1,2}}(?:so\s+)?{_HOUSE_NUMBER}\s+(?P<street>[a-z]+)"),
    re.compile(r"(?<![\d/])\d+[a-z]?(?:/\d+[a-z]?)+\s+(?P<street>[a-z]+)"),
)
# Written with a capital behind a number without being a street.
_NO_STREETS = """khu chi tổ phường đảng đoàn hội trường ủy uỷ ban mặt công người hộ bí thứ tháng
    năm ngày quận huệ đồng cán bộ giấy xuân tết ubnd cnxh cấp trung họp clb đội viên sáng
    chiều""".split()
NO_STREETS = frozenset(form_of(word) for word in _NO_STREETS)
PLAIN_NO_STREETS = frozenset(fold(word) for word in _NO_STREETS)
_YEARS = "mot hai ba bon nam sau bay tam chin muoi".split()
SPELT_AGES = {
    **{word: number for number, word in enumerate(_YEARS, 1)},
    **{f"muoi {word}": 10 + number for number, word in enumerate(_YEARS[:4], 1)},
    "muoi lam": 15,
}
# "bảy mươi tuổi", "bảy hai tuổi".
_NO_TENS = "".join(rf"(?<!\b{word}\s)" for word in [*_YEARS, "lam"])
AGE = re.compile(
    rf"(?<![\d.,/-])\b{_NO_TENS}(?P<years>\d{{1,2}}|(?:muoi )?[a-z]+)\s+(?P<months>thang\s+)?tuoi\b"
    r"(?!\s+(?:dang|nghe|quan|doan|doi))"
)
# "lớp 3", "lớp 6A1", and no course of three evenings.
SCHOOL_CLASS = re.compile(
    r"\b(?P<term>lop)\s+(?:[1-9]|10)(?:\s?[a-e]\d{0,2}|/\d{1,2})?\b"
    r"(?!\s+(?:buoi|tuan|thang|ngay|nam|hoc vien|dem|toi))"
)
# "cháu Lan", "bé Na".
NAMED_CHILD = re.compile(r"\b(?P<title>chau|be)\s+(?P<name>[a-z]+)")
# "bé 6t", "sinh năm 2015": of a child for years to come.
YOUNG = (
    re.compile(r"\b(?:be|chau|em|con)\s+(?:[a-z]+\s+)?(?:[1-9]|1[0-5])\s?t\b"),
    re.compile(r"\bsinh nam 20(?:1[3-9]|2\d)\b"),
)
CHILD_FORMS = frozenset({form_of("cháu"), form_of("bé")})
