"""What one clause answers: heads, and the negation, doubt, question or person that governs them."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.reading.clauses import Clause

Label = Literal["yes", "no", "late", "online", "unsure", "other"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a clause says; a weak one ("ok", "bận") gives way to any strong one."""

    label: Label
    is_weak: bool = False
    is_sure: bool = True


ANSWER_AHEAD = re.compile(
    r"(?:[SM]*[NF][MSCY]*[AG]|[SM]*A[mSP]*N|[SM]*[VLO]|v|[SM]*G$|S[MP]*R|[SM]*U).*"
)
# A word unknown beside the verb, or a negation after it, may be one that turns it round.
_NOT_WHOLLY_READ = re.compile("A[SMPCm]*[xWJu]|Aj|xA|A[^AVLOGcz]*[NF]|lAC|AAd|^[PSmx]*[Wu]+[SP]*A")
REFUSES = re.compile("[SM]*N[MSY]*[AV]")
_BETWEEN = "[SMYCPmTNFhDkGlsp]*"
_NOT_KNOWN = re.compile(r"[NF][SMYmPp]*c|c[SP]*[NF]C|c[PS]*d")
_NEGATED_AFTER = re.compile(r"[AGVL][mSP]*[NF][MP]*[Ck]")
_ASKS_AFTER = re.compile(r"[AVLOC][mSPT]*N[PSZ]*$|(?<!^)F[PSZ]*$|BN[PSZ]*$")
_ASKS_FRAME = re.compile(r"Y[^NF]*N[PSZ]*$")
_MAY_I = re.compile(r"q|C[PS]*N[PSZ]*$")
_COMPANION = re.compile(r"o[PM]*[HfspS]?")
_ASKS_TO_ARRANGE = re.compile("[PSMm]*QA[MSPm]*U")  # "mấy giờ họp để tôi sắp xếp"
_ASKS_WHAT_IF = re.compile("h[SMP]*Q|[VL][SMP]*Q[PSN]*$")
_COMES_AFTER_ALL = re.compile("V[^NFWu]*[SM]Y?A|V[^NF]*S[MY]*MA")  # commas are left out
# "nói không giờ tôi đi", "khong ban em di duoc": the commas are left out.
_DENIES_SOMETHING_ELSE = re.compile("^YN|NTS|N[MY]*SS|NS[SMl]?A")
_NEITHER = re.compile("[AO]x[AO][SPMm]*N[MSP]*[AC]")  # "trực tiếp hay online đều không được"
_NOR_REMOTELY = re.compile("O[PSm]*N[MP]*C|O[PSm]*[Mh][PSm]*N[MP]*C?[PSZ]*$")  # "online cũng không"
_RHETORICAL = re.compile(r"Q[PS]*d")
_STRESSED = re.compile(r"(N[MSPY]*[VLWux]?[mMPS]*)Q(?!N)")  # "không vắng buổi nào"
_BARE_NO = re.compile("^[By]*N(?=[SP]*S[^NF]*N)")  # "không, tôi không đi" without the comma
_COMES_LATE = re.compile(r"T[SPTmM]*l[AG]|j[PM]*S[PMl]*[AG]")
_GOES_WITH = re.compile("(S[MYP]*A)[PM]*[sH]")  # "chú đi với cô Lan"
_COMES_AFTER = re.compile("^[^AGVLOj]*[Wux][^AGVLOj]*j[PMm]*[AG]|T[SPTmM]*lC")  # "đón con xong tới"
_UNKNOWN_GUEST = re.compile(r"[aH]")


def judge(clause: Clause, is_for_owner: bool = False) -> Verdict | None:
    """The verdict of the clause; None if it says nothing about coming.

    `is_for_owner` says that a relative writes in the name of the account's owner.
    """
    tags = clause.tags
    if clause.joint == "I":  # a reason says nothing itself; an answer may follow it
        tags = answer_after_reason(tags)
    if clause.joint == "K":  # "nếu vắng thì có cần báo không" only asks
        return Verdict("other" if _ASKS_WHAT_IF.search(tags) else "unsure")
    tags = _RHETORICAL.sub("d", _GOES_WITH.sub(r"\1P", _COMPANION.sub("P", tags)))
    if _says_no_first(clause):
        tags = _BARE_NO.sub("", tags)
    tags = _STRESSED.sub(r"\1P", tags)
    if re.match("[PSMyBZ]*i", tags):
        return Verdict("other", is_weak=True)
    if clause.joint == "E" and re.fullmatch("[PSm]+", tags):
        return Verdict("no", is_sure=False)  # "… nên thôi"
    if is_for_owner:
        tags = tags.replace("f", "p").replace("H", "p").replace("r", "P")
    for judgement in (_doubt, _question, _other_person, _remote, _strong, _weak):
        verdict = judgement(tags, clause)
        if verdict is not None:
            return verdict
    return None


def _says_no_first(clause: Clause) -> bool:
    """Whether the first negation is a bare "không", not "không phải" or the like."""
    found = next((item for item in clause.items if item.tag == "N"), None)
    return found is not None and found.last - found.first == 1


def answer_after_reason(tags: str) -> str:
    """The part of a clause opened by "vì" in which an answer begins; "" if none does."""
    if REFUSES.match(tags):
        return tags
    found = ANSWER_AHEAD.search(tags, 1)
    return found.group() if found else ""


def _doubt(tags: str, _clause: Clause) -> Verdict | None:
    late = _polarity(tags, "L") == 1
    promises = "R" in tags and not re.search("V|L(?![SP]*R)|R[sH]|R[PS]*[aQ]|^a", tags)
    if promises or _NOT_KNOWN.search(tags):
        return Verdict("unsure")
    if "O" in tags or _ASKS_TO_ARRANGE.match(tags):
        return None
    if re.search(r"[WuxkC].*h.*[AG]", tags):
        return Verdict("unsure", is_sure=False)
    if "U" in tags or "t" in tags:
        return Verdict("late") if late else Verdict("unsure", is_weak="U" not in tags)
    probably = re.search(r"c[^q]*[AG]", tags) and -1 not in (
        _polarity(tags, "A"),
        _polarity(tags, "G"),
    )
    if probably and not late and not _COMES_LATE.search(tags):
        return Verdict("unsure", is_sure=False)
    return None


def _question(tags: str, clause: Clause) -> Verdict | None:
    asks = clause.asks or re.search("[Qaq]", tags)
    if not asks and _NEGATED_AFTER.search(tags):
        return None
    if not asks and not _ASKS_AFTER.search(tags) and not _ASKS_FRAME.search(tags):
        return None
    if (
        "O" in tags
        and not _UNKNOWN_GUEST.search(tags)
        and not re.search("QO[PSm]*[NQ]|Oh.*Q", tags)
    ):
        return Verdict("online")
    if re.match("[MvSPBymY]*[VL]", tags) and _MAY_I.search(tags):
        return Verdict("no" if "V" in tags else "late", is_sure=False)
    if re.search("W[SMPm]*Q[SMP]*A", tags):
        return Verdict("no", is_sure=False)  # "đau vậy sao họp"
    return Verdict("other")


def _other_person(tags: str, _clause: Clause) -> Verdict | None:
    if re.search(r"H[^S]*[AVLONFGCWu]|^[PBZMmyI]*H$", tags):
        return Verdict("other")
    if re.search("s", tags) and not re.search("s.*S", tags):
        return Verdict("other", is_sure=False)
    if re.search("^[PBZMmyI]*f[^SWu]*[AVL]", tags):
        return Verdict("no" if "e" in tags and "A" in tags else "other", is_sure=False)
    if "J" in tags and not re.search("[VLO]|N.*A", tags):
        is_weak = "A" not in tags
        return Verdict("other", is_weak=is_weak, is_sure=not re.search("S[PM]+A", tags))
    return None


def _remote(tags: str, _clause: Clause) -> Verdict | None:
    found = re.search("((?:[NF][SMYPmT]*)*(?:[AG][MPm]*)?)O", tags)
    if found is None:
        return None
    if _NEITHER.search(tags):
        return Verdict("no", is_sure=False)
    if len(re.findall("[NF]", found.group(1))) % 2 == 0:
        refuses = _NOR_REMOTELY.search(tags)
        return Verdict("no", is_weak=True, is_sure=False) if refuses else Verdict("online")
    if re.search("O.*[AG]", tags):
        return Verdict("yes", is_sure=False)
    return Verdict("no", is_weak=True, is_sure=False)


def _strong(tags: str, _clause: Clause) -> Verdict | None:
    if _COMES_LATE.search(tags) or _COMES_AFTER.search(tags):
        return Verdict("late", is_sure=bool(_COMES_LATE.search(tags)))
    absent, late, comes = (_polarity(tags, tag) for tag in "VLA")
    if "b" in tags and absent != 1:
        return Verdict("no", is_weak=True, is_sure=False)
    if absent:
        return _absent(tags, absent, late)
    if comes == -1 and re.search("k", tags):
        return Verdict("late", is_sure=not re.search("[AG][^k]*[NF]", tags))
    if comes == -1 and not late:
        return Verdict("no", is_sure=not _DENIES_SOMETHING_ELSE.search(tags))
    if late:
        return _late(late, comes)
    if re.search(r"[NF][MSCYP]*k", tags):
        return Verdict("no") if re.search(r"k[MP]*A", tags) else Verdict("late", is_sure=False)
    if comes == 1 and re.search("N[SM]*x[SMP]*A", tags):
        return Verdict("no", is_sure=False)  # "không thích đi"
    if comes == 1:
        return Verdict("yes", is_sure=not _NOT_WHOLLY_READ.search(tags))
    return _motion(tags)


def _absent(tags: str, absent: int, late: int) -> Verdict:
    if absent == 1:
        return Verdict("no", is_sure=not _COMES_AFTER_ALL.search(tags))
    is_near = re.search("[NF][MPYS]*V|V[PSm]*[dn]", tags)
    return Verdict("late" if late == 1 else "yes", is_sure=bool(is_near))


def _late(late: int, comes: int) -> Verdict:
    if late == 1:
        return Verdict("no") if comes == -1 else Verdict("late")
    return Verdict("yes")


def _motion(tags: str) -> Verdict | None:
    polarity = _polarity(tags, "G")
    if polarity == -1:
        return Verdict("no", is_sure="Gd" not in tags)  # "vào đâu" may ask where
    if polarity == 1:
        return Verdict("late" if "T" in tags else "yes", is_weak=True, is_sure=False)
    return None


def _weak(tags: str, _clause: Clause) -> Verdict | None:
    spoken = re.sub("[SPMmZps]", "", tags)
    if "v" in tags or "g" in tags:
        return Verdict("no" if "v" in tags else "late", is_weak=True, is_sure=False)
    if "w" in tags:
        return Verdict("no", is_weak=True, is_sure=False)
    if re.search("N[MPY]*B", tags) or re.fullmatch("[mSP]+hN[PS]*", tags):
        return Verdict("no")  # "bữa nay thì không"
    if re.search("F[MPS]*B", tags):
        return Verdict("unsure")  # "chưa thu xếp xong"
    if re.fullmatch("[By]*(?:[NF]+C+|N+d?)", spoken):
        return Verdict("no", is_weak="C" not in spoken)
    if re.search("[zQ]", tags):
        return Verdict("other", is_weak=True)
    return _agreement(tags, spoken)


def _agreement(tags: str, spoken: str) -> Verdict | None:
    if re.fullmatch("y+", spoken) and "Z" in tags:
        return Verdict("other", is_weak=True)
    if re.fullmatch("[ByYC]+|[uT]+C", spoken):
        return Verdict("yes", is_weak=True, is_sure=not re.search("Z|YM", tags))
    if re.fullmatch("c+Y*", spoken):
        return Verdict("unsure", is_weak=True, is_sure=False)
    if re.search("B", tags) and not re.search("[WuZ]", tags):
        return Verdict("yes", is_weak=True, is_sure=False)
    return None


def _polarity(tags: str, head: str) -> int:
    """1 if the first such head is affirmed, -1 if denied, 0 if there is none."""
    between = _BETWEEN.replace("G", "") if head == "V" else _BETWEEN
    found = re.search(f"({between}){head}", tags)
    if found is None:
        return 0
    denials = len(re.findall("[NF]", found.group(1)))
    rest = tags[found.end() - 1 :]
    denials += bool(re.search("^.(?:[mSPT]*[NF][MP]*[Ck]|n)", rest))  # "đi không được"
    if denials == 0 and re.search("^.[CPSmTk]*d", rest):
        denials = 1  # "có vắng đâu"; after another negation "đâu" only stresses it
    return -1 if denials % 2 else 1
