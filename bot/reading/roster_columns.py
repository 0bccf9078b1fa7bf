"""What a heading of a members' list stands for; everything unknown is left out."""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from bot.reading.names import fold


class Kind(StrEnum):
    """What a column may give; there is no other way into the roster."""

    ORDINAL = "ordinal"
    NAME = "name"
    FAMILY = "family"
    GIVEN = "given"
    BIRTH = "birth"
    BIRTH_DAY = "birth_day"
    BIRTH_MONTH = "birth_month"
    BIRTH_YEAR = "birth_year"
    MALE = "male"
    FEMALE = "female"
    SEX = "sex"
    PHONE = "phone"
    CELL = "cell"
    NEIGHBOURHOOD = "neighbourhood"
    POSITION = "position"
    JOINED = "joined"
    OFFICIAL = "official"
    STATE = "state"
    STATE_MARK = "state_mark"
    NOTE = "note"


_PHONE_WORD = r"(?:dien thoai|dt|d t|dtdd|dd|di dong|sdt|phone|mobile|telephone|zalo|tel)"
_JOINED_WORD = r"(?:vao|gia nhap|ket nap|ket nap vao|duoc ket nap)"
_PARTY = r"(?:dang|dang csvn|dcsvn|dang cong san viet nam|dang cong san)"
_DAY = r"(?:ngay|nam|thang|ngay thang|ngay thang nam|ngay va nam|thoi gian|ngay thang nam duoc)"
# The first kind whose pattern fits the whole heading.
_HEADINGS: tuple[tuple[Kind, str], ...] = (
    (Kind.ORDINAL, r"stt|tt|so tt|so thu tu|thu tu|s t t|t t|no|number"),
    (
        Kind.FAMILY,
        r"ho|ho va|ho (?:va )?(?:ten )?(?:chu )?(?:dem|lot)|ho (?:va )?(?:chu )?(?:ten )?lot",
    ),
    (Kind.GIVEN, r"ten|given name"),
    (
        Kind.NAME,
        r"ho (?:va )?(?:chu (?:dem|lot) )?(?:va )?ten"
        r"(?: (?:dang vien|khai sinh|dang dung|dong chi))?|ten dang vien|full ?name|name",
    ),
    (
        Kind.BIRTH,
        rf"(?:{_DAY} )?sinh|sinh {_DAY}|ntns|n sinh|ngay thang nam sinh|ngay sinh nhat"
        r"|birth ?dates?|date of birth|birthday|born|dob",
    ),
    (Kind.SEX, r"gioi tinh|gioi|phai|nam nu|sex|gender"),
    (
        Kind.PHONE,
        rf"(?:so )?{_PHONE_WORD}(?: (?:{_PHONE_WORD}|so|va|hoac|lien he|lien lac|ca nhan|nha|ban"
        r"|rieng|number))*|so lien lac|so lien he|lien he",
    ),
    (
        Kind.CELL,
        r"(?:ten |thuoc )?(?:chi bo|cb)(?: khu pho| kp| dang sinh hoat| sinh hoat)?"
        r"|(?:dang )?sinh hoat (?:tai )?chi bo|noi sinh hoat|don vi(?: sinh hoat)?|to chuc dang"
        r"|cell|unit",
    ),
    (Kind.NEIGHBOURHOOD, r"khu pho|kp"),
    (
        Kind.POSITION,
        r"chuc (?:vu|danh)(?: chuc (?:vu|danh))?"
        r"(?: (?:trong )?(?:dang|chi bo)(?: (?:va )?chinh quyen.*)?)?(?: hien nay)?|position",
    ),
    (
        Kind.OFFICIAL,
        rf"(?:{_DAY} )?(?:{_JOINED_WORD} {_PARTY} |cong nhan |chuyen |dang vien |vao )*chinh thuc"
        rf"(?: {_DAY})?|(?:{_DAY} )?ct|official(?: date| on)?|date official",
    ),
    (
        Kind.JOINED,
        rf"(?:{_DAY} )?{_JOINED_WORD} {_PARTY}(?: {_DAY})?(?: du bi)?|{_DAY} ket nap|ket nap"
        rf"|(?:{_DAY} )?(?:dang vien )?(?:du bi|db)|ngay vd|date joined|joined(?: on)?",
    ),
    (Kind.STATE_MARK, r"(?:dang vien |dv |dien )?(?:213|(?:tam )?mien sinh hoat|mien sh|mien)"),
    (
        Kind.STATE,
        r"(?:tinh trang|trang thai|dien|loai|hinh thuc|tinh hinh|tu cach)"
        r"(?: sinh hoat| dang vien| dang tich| sh| dang)*|state|status|sinh hoat",
    ),
    (Kind.NOTE, r"ghi chu|chu thich|notes?|remarks?"),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _HEADINGS)
# A group of columns about somebody or something else: what stands under it is left out.
_OTHER_MATTER = re.compile(
    r"\b(?:cha|me|bo me|vo|chong|con|than nhan|nguoi than|gia dinh|gioi thieu|dia chi|cu tru"
    r"|thuong tru|tam tru|que|que quan|noi sinh|noi o|can cuoc|cccd|cmnd|cmt|so the|the dang"
    r"|dan toc|ton giao|trinh do|huy hieu|khen thuong|ky luat|doan vien)\b"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_MAX_HEADING = 120


def heading_words(text: str) -> str:
    """A heading as bare words: no marks, no diacritics, nothing in brackets."""
    bare = _BRACKETS.sub(" ", text) if _BRACKETS.sub("", text).strip() else text
    return " ".join(re.sub(r"[^\w]|_", " ", fold(bare)).split())


@lru_cache(maxsize=2_048)
def kind_of(heading: str, group: str = "") -> Kind | None:
    """What a column gives by its heading and the heading above it; None if it is left out."""
    if len(heading) > _MAX_HEADING or _OTHER_MATTER.search(heading_words(f"{group} ")):
        return None
    # Without diacritics "Nam" (male) and "Năm" (year) are one word.
    exact = unicodedata.normalize("NFC", heading).strip(" .:").lower()
    if exact in ("nam", "male"):
        return Kind.MALE
    if exact in ("nữ", "nu", "female"):
        return Kind.FEMALE
    if part := _birth_part(exact, group):
        return part
    words = heading_words(heading)
    return _kind_of_words(words) or (_kind_of_words(heading_words(f"{group} {heading}")))


def _birth_part(exact: str, group: str) -> Kind | None:
    if not group or _kind_of_words(heading_words(group)) is not Kind.BIRTH:
        return None
    parts = {"ngày": Kind.BIRTH_DAY, "tháng": Kind.BIRTH_MONTH, "năm": Kind.BIRTH_YEAR}
    return parts.get(exact)


def _kind_of_words(words: str) -> Kind | None:
    return next((kind for kind, pattern in _COMPILED if pattern.fullmatch(words)), None)
