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
    # A text without it need not be searched: most texts hold few of these words.
    longest: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        behind = "".join(rf"(?<!\b{re.escape(word)}\s)" for word in self.before)
        ahead = "".join(rf"(?!\s+{re.escape(word)}\b)" for word in self.after)
        folded = fold(self.words).split()
        phrase = r"\s+".join(re.escape(word) for word in folded)
        pattern = re.compile(rf"\b{behind}(?P<term>{phrase})\b{ahead}")
        object.__setattr__(self, "pattern", pattern)
        object.__setattr__(self, "longest", max(folded, key=len))


@dataclass(frozen=True)
class Pair:
    """What is told by a word of each of two lists, with a word of degree between or none."""

    firsts: str
    seconds: str
    between: str = ""
    pattern: re.Pattern[str] = field(init=False, compare=False)
    forms: frozenset[str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        lists = [
            [" ".join(one.split()) for one in phrases.split(",")]
            for phrases in (self.firsts, self.between, self.seconds)
        ]
        first, middle, second = (
            "|".join(re.escape(fold(one)).replace(r"\ ", r"\s+") for one in phrases)
            for phrases in lists
        )
        pattern = rf"\b(?:{first})\s+(?:(?:{middle})\s+){{0,2}}(?:{second})\b"
        words = (form_of(word) for phrases in lists for one in phrases for word in one.split())
        object.__setattr__(self, "pattern", re.compile(pattern))
        object.__setattr__(self, "forms", frozenset(words))


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
        đang điều trị, mắc covid, bị covid, bị lẫn, alzheimer, sảy thai, sẩy thai, liệt tủy,
        thoái hóa, u não, máu trắng, suy tim, suy nhược, cụt một, cụt hai, mất một chân, mất một
        tay, lãng tai, mù lòa, mù loà,
        mù hai mắt, hỏng mắt, nằm liệt, suy gan, hen suyễn, tàn phế, bị điếc, bị câm"""
    ),
    Term("bệnh", before=_CARE, after=("vien", "xa", "nhan", "vuc")),
    Term("mù", before=("suong",), needs_marks=True, after=("chu", "suong", "khoi", "mit")),
    Term("điếc", needs_marks=True),
    *(
        Term(f"k {organ}", needs_marks=True)
        for organ in ("vú", "phổi", "gan", "dạ dày", "tử cung", "đại tràng", "vòm họng", "máu")
    ),
    Term("lẫn rồi", needs_marks=True, before=("nham",)),
    Term("bị liệt", after=("vao", "ke")),
)
CHILD = (
    *_terms(
        """trẻ em, trẻ nhỏ, trẻ mồ côi, đứa trẻ, cháu bé, em bé, bé gái, bé trai, em nhỏ,
        thiếu nhi, nhi đồng, vị thành niên, con nhỏ, các cháu, cháu nội, cháu ngoại, cháu gái,
        cháu trai, cháu nhỏ, trẻ sơ sinh, học sinh tiểu học, học sinh mầm non, học sinh mẫu giáo,
        học sinh cấp 1, học sinh cấp 2, học sinh trung học cơ sở, em học sinh, cô bé, cậu bé,
        con còn nhỏ, trẻ suy dinh dưỡng, các bé, bé mẫu giáo, trẻ bị, trẻ đường phố, giữ trẻ, nuôi
        trẻ, dạy trẻ, trẻ con,
        trẻ thơ, con thơ, sơ sinh, con nít, đứa bé, đứa nhỏ, thằng bé,
        thằng nhỏ, bọn trẻ, lũ trẻ, học cấp 1, học cấp 2, học tiểu học, học mẫu giáo, học mầm non,
            học lớp lá"""
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
        gia đình rất khó khăn, ly thân, đánh đập, nợ ngân hàng, chồng bỏ, vợ bỏ, bấp bênh, nhà khó
        khăn, nhà rất khó khăn, chạy ăn từng bữa,
        không nơi nương tựa, sống một mình, một thân một mình, bần hàn, nghèo túng, cơ nhỡ,
        lang thang, bị bỏ rơi, mất sớm, mất việc, xiêu vẹo, dột nát, ọp ẹp, không có
        gì ăn,
        thiếu trước hụt sau, chủ nợ, mang nợ, thiếu nợ, làm mướn"""
    ),
)
# "Viêm khớp", "u gan", "gãy xương sườn"; without diacritics some of these are other words.
ILL_OF = Pair(
    "viêm, suy, u, đau, mổ, bệnh, thoái hóa, thoái hoá, thoát vị, gãy, hỏng, mờ, liệt, xơ, sỏi, "
    "loét, xuất huyết, chấn thương, teo, hở van, nhồi máu, rối loạn, ghép, hẹp, tràn dịch, bị, "
    "dập, trật, vỡ, hoại tử",
    "tim, gan, thận, phổi, não, xương, khớp, cột sống, đĩa đệm, dạ dày, bao tử, đại tràng, mắt, "
    "thần kinh, tuyến giáp, tử cung, tiền liệt, tủy, máu cơ tim, tiền đình, phế quản, hen, suyễn, "
    "gút, gout, trĩ, sẩy thai, sảy thai, lao, phong, cùi, bỏng",
    "ở, về, cả, hai, đa, khối",
)
NEED_OF = Pair(
    "gia đình, nhà, hộ, hoàn cảnh, gia cảnh, bệnh nhân, cuộc sống, học sinh, phận",
    "nghèo, khó khăn, khốn khó, ngặt nghèo, éo le, thiếu thốn, túng thiếu, túng quẫn, cơ cực, "
    "khốn khổ, khổ cực, bi đát, bất hạnh",
    "rất, quá, còn, đặc biệt, vô cùng, thật, lại, quá ư, hết sức, nhiều, gặp, đang gặp, còn nhiều, "
    "chị, anh, ông, bà, cô, chú, bác, em, cháu, họ, thuộc diện",
)
BEATEN = Pair("bị chồng, bị vợ, bị con, bị cha, bị bố", "đánh, bỏ, hành hạ, ngược đãi, ruồng bỏ")

_NUMBER = r"(?:so\s*|:\s*|la\s*)*"
# "Hẻm 20m" is as long, and no address.
_HOUSE_NUMBER = r"(?!\d+\s?m(?:et)?\b)\d+[a-z]?(?:[/.-]\d+[a-z]?)*"
_PAPERS = (
    r"cccd|cmnd|cmt|can cuoc(?: cong dan)?|chung minh(?: nhan dan| thu)?|ho chieu|so the|"
    r"the dang(?: vien)?|ma so thue|mst|bhyt|bhxh|bao hiem (?:y te|xa hoi)|stk|so tai khoan|"
    r"tai khoan(?: ngan hang)?|ma dinh danh|so dinh danh|bang lai(?: xe)?|gplx|giay phep lai xe"
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
_DIGIT_WORD = "(?:khong|mot|hai|ba|bon|tu|nam|sau|bay|tam|chin)"
# "Không chín không ba một …": as it is said to a telephone.
SPELT_PHONE = re.compile(rf"\bkhong(?:[\s,.-]+{_DIGIT_WORD}){{8,10}}\b")
_LANE = r"hem|ngo|ngach|kiet|xet"
# A number behind these is of a paper, a team, a match.
_NO_PAPER = "".join(
    rf"(?<!\b{word}\s)"
    for word in "quyet thi dinh to pho tu dan hoach van the xe doi bo truong luat ty ti".split()
)
HOUSES = (
    re.compile(rf"\b(?:so nha|nha so)\W{{0,2}}{_HOUSE_NUMBER}"),
    re.compile(rf"\b(?:{_LANE})\s+(?:so\s+)?{_HOUSE_NUMBER}\b"),
    re.compile(r"\bduong so\s+\d+\w?\b"),
    re.compile(r"\bcan ho(?: so)?\s+[a-z]{0,2}\d[\w.-]*"),
    re.compile(r"\bcan\s+[a-z]{0,2}\d+[.-]\d+\b"),
    re.compile(r"\bphong(?: so)?\s+\d{3,4}\b(?=\W+(?:chung cu|lo|block|nha|tang)\b)"),
    re.compile(r"\bnha\s+\d+[a-z]?(?:/\d+[a-z]?)+"),
    re.compile(r"\bnha\s+\d+[a-ln-z]\b"),
    re.compile(rf"{_NO_PAPER}\bso\s+{_HOUSE_NUMBER}\s+(?P<street>[a-z]+)"),
    re.compile(rf"{_NO_PAPER}\bso\s+\d+[a-z]?/\d{{1,3}}[a-z]?\b(?![/-])"),
    re.compile(rf"\b(?:dia chi|dc|d/c)\s*:\s*(?:so\s+)?{_HOUSE_NUMBER}"),
    re.compile(r"\b(?:lo|block)\s+[a-k]?\d{0,3}\b,?\s+(?:chung cu|cu xa)\b"),
    re.compile(r"\bso\s+\d+[a-z]?,?\s+(?:lo|block)\s+[a-k]?\d{0,3}\b"),
    re.compile(r"\bphong(?: so)?\s+\d{1,2}\.\d{2}\b"),
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
    re.compile(
        r"\bcon (?:(?:trai|gai|ut|chi|anh|co|toi|nho|moi|duoc|nay)\s+){1,4}(?:[1-9]|1[0-5])\s?t\b"
    ),
    re.compile(r"\bsinh nam 20(?:1[3-9]|2\d)\b"),
)
CHILD_FORMS = frozenset({form_of("cháu"), form_of("bé")})
