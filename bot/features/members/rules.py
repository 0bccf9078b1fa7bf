"""What roster words mean: states, positions and the rights that go with them."""

import re
from functools import lru_cache

from bot.reading.names import fold
from bot.roles import COMMITTEE_MEMBER, DEPUTY, GROUP_LEADER, SECRETARY

OFFICIAL, PROBATIONARY = "official", "probationary"

REGULAR, EXEMPT, SUSPENDED = "regular", "exempt", "suspended"
TEMPORARY, CONTACT_213, LEFT = "temporary", "contact_213", "left"

# The first that is found decides: "tạm miễn" holds "miễn", "tạm thời" is no leave.
_PARTICIPATIONS = (
    (
        LEFT,
        r"\b(da chuyen|chuyen (sinh hoat )?di|chuyen sinh hoat dang di|tu tran|da mat|qua doi"
        r"|hy sinh|khai tru|xoa ten|ra khoi dang|xin ra dang|left|deceased)\b",
    ),
    (SUSPENDED, r"\b(tam mien|tam nghi|tam hoan|suspended)\b"),
    (EXEMPT, r"\b(mien (sinh hoat|sh|cong tac|ct)|duoc mien|exempt)\b|^mien$"),
    (CONTACT_213, r"\b213\b"),
    (TEMPORARY, r"\b(tam thoi|shtt|temporary)\b"),
    (
        REGULAR,
        r"\b(chinh thuc|du bi|thuong xuyen|dang sinh hoat|binh thuong|day du|official|regular"
        r"|probationary|dvct|dvdb)\b",
    ),
)
_PROBATION = re.compile(r"\b(du bi|probationary|dvdb)\b")
_ABBREVIATED = {"ct": "chinh thuc", "db": "du bi", "msh": "mien sinh hoat", "dv": "dang sinh hoat"}

_PART = re.compile(r"[,;+/&|\n]|\s[-\u2013]\s|\bkiem(?: nhiem)?\b|\bva\b")
_FORMER = re.compile(r"\b(nguyen|cuu|former)\b")
_CELL = r"(?: (?:chi bo|cb|kp|khu pho)\b.*)?"
_ROLES = (
    (SECRETARY, re.compile(rf"(?:(?:quyen|q) )?(?:bi thu|bt){_CELL}|secretary")),
    (
        DEPUTY,
        re.compile(
            rf"(?:pho bi thu|pho bt|pbt)(?: thuong truc)?{_CELL}|deputy(?: secretary)?",
        ),
    ),
    (
        COMMITTEE_MEMBER,
        re.compile(
            r"(?:(?:chi|cap) uy(?: vien)?|cuv|uv chi uy|uy vien (?:chi uy|bch chi bo"
            rf"|ban chap hanh chi bo)){_CELL}|committee member"
        ),
    ),
    (GROUP_LEADER, re.compile(r"(?:to truong|tt) to dang(?: (?:so )?\d+)?|group leader")),
)


@lru_cache(maxsize=1_024)
def state_of(text: str) -> tuple[str, str] | None:
    """(membership, participation) a roster's words stand for; None if they say neither.

    Whoever is not called probationary is taken for official: "213" and "miễn sinh hoạt" say only
    how somebody takes part.
    """
    bare = _bare(text)
    words = _ABBREVIATED.get(bare, bare)
    for participation, pattern in _PARTICIPATIONS:
        if re.search(pattern, words):
            return PROBATIONARY if _PROBATION.search(words) else OFFICIAL, participation
    return None


@lru_cache(maxsize=1_024)
def role_of_position(text: str) -> str | None:
    """The highest right a position gives in its cell.

    Positions of other bodies ("Bí thư chi đoàn", "Bí thư Đảng ủy") and former ones give none.
    """
    held = {_role_of_part(_bare(part)) for part in _PART.split(fold(text))}
    return next((role for role, _ in _ROLES if role in held), None)


def _role_of_part(part: str) -> str | None:
    if _FORMER.search(part):
        return None
    return next((role for role, pattern in _ROLES if pattern.fullmatch(part)), None)


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[^\w]", " ", fold(text)).split())
