"""Reads how a member tells of a good example: labelled lines in any order, and plain words."""

import re
import unicodedata
from dataclasses import dataclass, fields, replace

from bot.reading.letters import fold
from bot.reading.sentences import split_sentences

WHO, PLACE, RESULT = "who", "place", "result"
PARTS = (WHO, PLACE, RESULT)
_TITLE, _WHAT = "title", "words"
_MOST = {WHO: 300, PLACE: 300, RESULT: 1000, _TITLE: 120}
# One word needs its diacritics or none at all: "nơi" is no "nói"; of more words any will do.
_LABELS = {
    WHO: """ai, ai làm, ai vậy, người, người làm, người thực hiện, người tốt, tên, tên người,
        họ tên, họ và tên, nhân vật, gương, tập thể, cá nhân, ng, ng làm, tên ng, who, tác giả,
        người thực hiện mô hình, tên người tốt, đơn vị thực hiện, gương điển hình, điển hình,
        gương người tốt, người việc tốt, người được kể, tên tập thể""",
    PLACE: """ở đâu, ở đâu vậy, nơi, nơi ở, chỗ nào, địa điểm, địa chỉ, tại, ở, odau, đ/c nhà,
        nơi làm, làm ở đâu, ở chỗ nào, sống ở đâu, nhà ở đâu, nơi xảy ra, nơi thực hiện, địa bàn,
            where, place, khu phố, kp, ấp, chi bộ""",
    RESULT: """kết quả, kết quả đạt được, kq, kqua, k.quả, ketqua, ket wa, kwa, hiệu quả,
        thành tích, thành quả, được gì, đạt được, tác dụng, lợi ích, result, outcome""",
    _TITLE: """tiêu đề, tựa, tựa đề, tên bài, tên mô hình, mô hình, tên chuyện, tên câu chuyện,
        title""",
    _WHAT: """việc, việc làm, việc tốt, việc gì, làm gì, đã làm gì, lam j, làm việc gì, chuyện,
        chuyện gì, câu chuyện, sự việc, việc đã làm, nội dung, nd, what, story""",
}
# What is to be done with the story, told in its place: without courtesy, folded.
SEND, DONE, LATER = "send", "done", "later"
_WAYS = {
    SEND: frozenset(
        "gui,gui chibo,gui bi thu,gui phuong,nop,nop chibo,bam gui,nhan gui,bam nut gui,chot gui,"
        "send,submit".split(",")
    ),
    DONE: frozenset(
        "xong,het,du,da du,da xong,thoi,viet xong,ke xong,da viet xong,da ke xong,het chuyen,"
        "het bai,done,that is all".split(",")
    ),
    LATER: frozenset(
        "de sau,de mai,luc khac,hom khac,bua khac,de luc khac,de hom khac,de bua khac,"
        "khi khac,dip khac,de khi khac,gio ban de sau,dang ban de sau,later".split(",")
    ),
}
# "Tối viết tiếp", "để mai gửi", "bữa khác kể tiếp".
_GOES_ON_LATER = re.compile(
    r"(?:de )?(?:mai|dem|chieu|sang|trua|lat|lat nua|(?:dem|chieu|sang|trua) mai|tuan sau"
    r"|(?:bua|hom|luc|khi|dip) (?:khac|sau)) (?:(?:viet|ke|lam|noi|nhan) tiep|gui|viet|ke)"
)
# Folded, the evening is "I".
_EVENING = re.compile(r"\btối\b|\btoi (?=nay|mai)", re.IGNORECASE)
_POLITE = frozenset(
    """a da vang ok oi u di nhe nha nhen nghen nghe ne do day roi luon vay the la giup gium ho dum
    cho em chau con toi bac co chu anh chi cac dong minh bai nay""".split()
)
_MOST_OF_WAY = 8
# Labels that are part of what they name: "Khu phố: 3".
_KEPT = frozenset({"khu pho", "kp", "ap", "chi bo"})
# Behind these nobody needs a colon: "kết quả 20 hộ có nước".
_BARE = re.compile(
    r"(o dau|dia diem|dia chi|ket qua|kq|hieu qua|tieu de)\s+(?:(?:la|=)\s+)?(?=\S)|"
    r"(ai)\s+(?:la\s+)?(?=(?:ong|ba|co|chu|bac|anh|chi|em|chau|dong chi|gia dinh|ho|hoi|to)\s)"
)
_LONGEST_BARE = 160
_COLON = re.compile(r"\s*[:=：]\s*")
_DASH = re.compile(r"^\W*([^\W\d_][\w ./]{0,30}?)\s*(?:\s[-–—]\s|\?\s+|\?$)")
_CHANGING = re.compile(
    r"^(?:sửa|sua|đổi|doi|thêm|them|ghi|add|edit)(?:\s+l[aạ]i)?\s*:?\s+", re.IGNORECASE
)
# Before a label that stands within a line, and before one at its beginning.
_STOP = re.compile(r".*[.;!?|,•]\s*", re.DOTALL)
_BULLET = re.compile(r"^[\s\-–+*•▪►👉]*(?:\d{1,2}[.)/]\s*)?")
_BULLETED = re.compile(r"^\s*[-–+*•]\s*\S")
# With what may stand between it and the stop before; no label has so many letters.
_LONGEST_LABEL = 60
# A name that goes on for so long has the beginning of the story behind it.
_LONG_PART = 100
_SLIP = " \t,;|-–•"


@dataclass(frozen=True)
class Told:
    """What a message tells: `words` are all that stands under no label."""

    words: str = ""
    who: str = ""
    place: str = ""
    result: str = ""
    title: str = ""

    @property
    def is_labelled(self) -> bool:
        """Whether anything was told under a label."""
        return any((self.who, self.place, self.result, self.title))


def _spellings() -> dict[str, str]:
    found: dict[str, str] = {}
    for part, labels in _LABELS.items():
        for label in (" ".join(one.split()) for one in labels.split(",")):
            found[label] = found[fold(label)] = part
    return found


_PARTS = _spellings()
_SEVERAL_WORDS = {fold(label): part for label, part in _PARTS.items() if " " in label}


def read_told(text: str) -> Told:
    """Labelled parts and the rest; nothing of the text is in none of them."""
    tidy = clean(text)
    bare = _read_bare(tidy)
    if bare is not None:
        return bare
    told: dict[str, list[str]] = {field.name: [] for field in fields(Told)}
    open_part, is_form = _WHAT, False
    for line in tidy.split("\n"):
        pieces = _split_line(line, is_form=is_form)
        is_form = is_form or len(pieces) > 1 or pieces[0][0] != ""
        for label, value in pieces:
            open_part = _put(told, label, value, open_part)
    return _fitted({part: _tidy_lines(lines) for part, lines in told.items()})


def read_label(text: str) -> str:
    """The part that is named and not told: "ai:", "ở đâu?", "sửa kết quả"; "" for all else."""
    bare = _CHANGING.sub("", " ".join(text.split())).strip(" .:?=-–!")
    part = _part_of(bare) if bare else ""
    return part if part in PARTS else ""


def read_way(text: str) -> str:
    """SEND, DONE or LATER, if a short message says nothing else, however politely."""
    plain = unicodedata.normalize("NFC", text.lower()).replace("gởi", "gửi")
    folded = fold(_EVENING.sub("đêm ", plain)).replace("chi bo", "chibo")
    words = re.findall(r"\w+", folded)
    if len(words) > _MOST_OF_WAY or "?" in text:
        return ""
    bare = " ".join(word for word in words if word not in _POLITE)
    bare = bare.removeprefix("thoi ").removesuffix(" thoi")
    if _GOES_ON_LATER.fullmatch(bare):
        return LATER
    return next((way for way, said in _WAYS.items() if bare in said), "")


def clean(text: str) -> str:
    """The letters people see, blanks and blank lines made one."""
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\u00a0", " ")
    seen = "".join(one for one in composed if _is_seen(one))
    lines = [" ".join(line.split()) for line in seen.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _is_seen(letter: str) -> bool:
    """Neither control characters nor what turns the direction of writing."""
    # The last one joins the parts of an emoji.
    return letter in "\n\u200d" or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co"}


def _part_of(label: str) -> str:
    """The part that a label names; "" if it is none."""
    spelt = " ".join(label.lower().split()).strip(" .?*_")
    return _PARTS.get(spelt) or _SEVERAL_WORDS.get(fold(spelt), "")


def _read_bare(text: str) -> Told | None:
    """A short line that begins with a label without a colon behind it."""
    if "\n" in text or ":" in text or len(text) > _LONGEST_BARE or text.endswith("?"):
        return None
    found = _BARE.match(fold(text))
    # Folding keeps the number of letters of composed text.
    if found is None or len(fold(text)) != len(text):
        return None
    part = _part_of(found[1] or found[2])
    return replace(Told(), **{part: text[found.end() :].strip()}) if part else None


def _split_line(line: str, *, is_form: bool) -> list[tuple[str, str]]:
    """(label, value) of a line; what stands before the first label has the label ""."""
    dashed = _DASH.match(line)
    if dashed is not None and _part_of(dashed[1]):
        return [(dashed[1], line[dashed.end() :])]
    pieces: list[tuple[str, str]] = []
    label, begin = "", 0
    for colon in _COLON.finditer(line):
        before = line[begin : colon.start()]
        found = _label_at_end(before, is_form=is_form or bool(pieces) or bool(label))
        if not found:
            continue
        value = before[: len(before) - len(found)]
        if label or _BULLET.sub("", value):
            pieces.append((label, value))
        label, begin = found, colon.end()
    return [*pieces, (label, line[begin:])]


def _label_at_end(before: str, *, is_form: bool) -> str:
    """The label that stands right before a colon; "" if there is none.

    It begins the line or follows a stop; in a form that runs on without stops it has several
    words or a capital letter.
    """
    before = before[-_LONGEST_LABEL:]
    # "Ai?:" and "*Ai*:" are copied from questions and from other apps.
    end = len(before.rstrip(" ?*_"))
    before, behind = before[:end], before[end:]
    stopped = _STOP.match(before)
    alone = before[stopped.end() :] if stopped else before
    alone = _BULLET.sub("", alone)
    if _part_of(_CHANGING.sub("", alone)):
        return alone + behind
    if not is_form:
        return ""
    words = before.split(" ")
    for count in (3, 2, 1):
        label = " ".join(words[-count:])
        if len(words) >= count and _part_of(label) and (count > 1 or label[:1].isupper()):
            return label + behind
    return ""


def _put(told: dict[str, list[str]], label: str, value: str, open_part: str) -> str:
    """File the value; returns the part that the lines below it belong to."""
    if label:
        label = _CHANGING.sub("", label.strip())
        part = _part_of(label)
        kept = f"{label.strip()} {value}" if fold(label.strip()) in _KEPT else value
        told[part].append(kept.strip(_SLIP))
        # "Kết quả:" with nothing behind it stands above what it names.
        return part if part == RESULT or not value.strip() else _WHAT
    goes_on = open_part != _WHAT and value.strip()
    is_first = goes_on and not any(told[open_part])
    if goes_on and (is_first or (open_part == RESULT and _BULLETED.match(value))):
        told[open_part].append(value)
        return open_part if open_part == RESULT else _WHAT
    told[_WHAT].append(value)
    return open_part if open_part != _WHAT and not value.strip() else _WHAT


def _tidy_lines(lines: list[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in lines)).strip()


def _fitted(told: dict[str, str]) -> Told:
    """What is too long for a part goes on in the words, with what runs on behind a name."""
    for part, most in _MOST.items():
        value = told[part].replace("\n", "; ") if part in {WHO, PLACE} else told[part]
        room = _LONG_PART if part in {WHO, PLACE} else most
        if len(value) > room:
            begins = split_sentences(value)[0] if part != RESULT else ""
            begins = begins if len(begins) <= most else ""
            told[_WHAT] = f"{value[len(begins) :].strip()}\n\n{told[_WHAT]}".strip()
            value = begins
        told[part] = value.strip() if part == RESULT else value.strip(" .,;")
    return Told(**told)


# Who, where and what came of it, as plain words tell it; folded.
_NAMED = re.compile(
    r"\b(?:[Oo]ng|[Bb]a|[Cc]o|[Cc]hu|[Bb]ac|[Aa]nh|[Cc]hi|[Ee]m|[Cc]hau|[Tt]hay|[Dd]ong chi|"
    r"[Dd]/c|[Mm]e|[Nn]goai|[Cc]u)\s+(?:[A-Z]\w*|tu|nam|sau|bay|tam|chin|muoi|hai|ut)\b"
)
_GROUPS = re.compile(
    r"\b(?:chi bo|chi hoi|hoi (?:phu nu|nong dan|cuu chien binh|nguoi cao tuoi)|doan thanh nien"
    r"|chi doan|to dan pho|to tu quan|gia dinh|ho gia dinh|nhom|ban dieu hanh|tap the|"
    r"cau lac bo|clb|mat tran)\b"
)
_PLACES = re.compile(
    r"\b(?:khu pho|kp|hem|ngo|to|ap|phuong|p|duong|chung cu|xa|quan|thon|xom)\.?\s?\d"
    r"|\b(?:nha van hoa|tru so|cong vien|benh vien|tram y te|nha tho|khu dan cu|trong hem)\b"
)
_NAMED_PLACES = re.compile(
    r"\b(?:[Tt]ruong|[Cc]ho|[Cc]hung cu|[Cc]au|[Cc]hua|[Pp]huong|[Xx]a|[Dd]uong)\s+[A-Z]"
)
_RESULTS = re.compile(
    r"\b(?:ket qua|nho do|nho vay|nho the|tu do|den nay|da giup|giup duoc|duoc khen|giay khen"
    r"|bang khen|bieu duong|khong con|sach dep|sach se|het ngap|thoat ngheo|hieu qua)\b"
    r"|\b\d[\d.,]*\s?(?:ho|nguoi|em|suat|phan|trieu|ty|dong|k|chau|nha|can|cay|ghe|camera|met|m|"
    r"chau hoa|bua|xuat|luot|ca|kg|tan|thung|phan qua|vu|hoc bong|con hem|bong den|gia dinh)\b"
)
_WORD = re.compile(r"\w+")
# "Bà con", "anh em", "ông bà" are everybody.
_EVERYBODY = re.compile(r"\b(?:ba con|ba Con|anh em|chi em|ong ba|co chu|chu bac)\b", re.IGNORECASE)


def find_parts(words: str) -> frozenset[str]:
    """Which of who, where and result plain words seem to tell; only ever used to ask less."""
    cased = _EVERYBODY.sub(" ", _fold_keeping_case(words))
    low = cased.lower()
    found = {WHO} if _NAMED.search(cased) or _GROUPS.search(low) else set()
    found |= {PLACE} if _PLACES.search(low) or _NAMED_PLACES.search(cased) else set()
    return frozenset(found | ({RESULT} if _RESULTS.search(low) else set()))


def _fold_keeping_case(text: str) -> str:
    return _WORD.sub(lambda found: _fold_word(found[0]), text)


def _fold_word(word: str) -> str:
    folded = fold(word)
    return folded.capitalize() if word[0].isupper() else folded
