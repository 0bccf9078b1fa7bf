"""Makes one answer of the verdicts of the clauses: corrections, "but", the last clear one wins."""

import re

from bot.reading.clauses import Clause
from bot.reading.scope import Verdict

# "Hôm đó mình có lịch mổ mắt", "tối đó trực cơ quan không về kịp".
_BUSY_THEN = re.compile("[SPyZT]*m[SPyZT]*(?:Yu*W[uW]*|Wu*W[uW]*)[SHP]*")

Judged = list[tuple[Clause, Verdict | None]]


def combine(judged: Judged) -> Verdict:
    """The answer of the whole message."""
    judged = _about_one_person(judged)
    verdicts = _after_corrections(judged)
    strong = [verdict for verdict in verdicts if not verdict.is_weak]
    if strong:
        return (
            _mocked(judged)
            or _hindered(judged, strong)
            or _begun_without(judged, strong)
            or _made_up(judged, strong)
            or _merge(strong)
        )
    if verdicts:
        return _merge_weak(verdicts)
    return _from_circumstance("".join(clause.tags for clause, _ in judged))


def _after_corrections(judged: Judged) -> list[Verdict]:
    """The verdicts that nothing later takes back."""
    verdicts: list[Verdict] = []
    for at, (clause, verdict) in enumerate(judged):
        if clause.joint == "X":
            verdicts = _taken_back(verdicts, judged[at:])
        if verdict is not None:
            verdicts.append(verdict)
    return verdicts


def _taken_back(verdicts: list[Verdict], rest: Judged) -> list[Verdict]:
    """What stays of earlier verdicts after "à không …": a hindrance then means no."""
    if any(verdict for _, verdict in rest):
        return []
    is_hindered = any("W" in clause.tags for clause, _ in rest)
    return [Verdict("no", is_sure=is_hindered)] if verdicts and is_hindered else verdicts


def _about_one_person(judged: Judged) -> Judged:
    """ "Anh Ba bệnh rồi, không đi được": a clause without a subject keeps the one before."""
    kept: Judged = []
    for clause, verdict in judged:
        goes_on = kept and kept[-1][1] and kept[-1][1].label == "other"
        same = (
            goes_on
            and re.match("[PMmyBZ]*[Hs]", kept[-1][0].tags)
            and not re.search("[Sfpr]", clause.tags)
        )
        is_other = same and verdict and not verdict.is_weak
        kept.append((clause, Verdict("other", is_sure=False) if is_other else verdict))
    return kept


def _mocked(judged: Judged) -> Verdict | None:
    """ "Bệnh vầy mà đi họp gì", "có đi mà sao báo vắng": what is said is not what is meant."""
    clause, verdict = judged[-1]
    if clause.joint != "D" or verdict is None or verdict.is_weak:
        return None
    before = judged[-2][0].tags if len(judged) > 1 else ""
    if verdict.label == "yes" and re.fullmatch("[SPAm]*Q[SPm]*", before):
        return Verdict("other", is_sure=False)  # "họp gì mà họp lắm"
    if verdict.label != "other":
        return None
    if re.match("[SMP]*AP*Q", clause.tags):
        return Verdict("no", is_sure=False)
    said = {one.label for _, one in judged if one and not one.is_weak}
    return Verdict("yes", is_sure=False) if said == {"yes", "other"} else None


def _hindered(judged: Judged, strong: list[Verdict]) -> Verdict | None:
    """ "Muốn đi mà kẹt con nhỏ": a wish to come, then a hindrance, is a refusal."""
    if strong[-1].label != "yes":
        return None
    clause, verdict = judged[-1]
    if verdict is not None or re.search("N[MSP]*W", clause.tags):
        return None
    if "W" not in clause.tags:
        is_open = clause.joint == "D" and re.search("[ux]", clause.tags)
        return Verdict("yes", is_sure=False) if is_open else None
    return Verdict("no" if clause.joint == "D" else "yes", is_sure=False)


def _begun_without(judged: Judged, strong: list[Verdict]) -> Verdict | None:
    """ "Họp trước đi, 8 giờ tôi qua": who asks others to begin comes late."""
    starts = any("g" in clause.tags for clause, _ in judged)
    return Verdict("late") if starts and {one.label for one in strong} == {"yes"} else None


def _made_up(judged: Judged, strong: list[Verdict]) -> Verdict | None:
    """ "Để tôi xem... được rồi, tôi đi": the writer made up their mind while writing."""
    labels = [verdict.label for verdict in strong]
    if labels != ["unsure", "yes"] or not strong[0].is_sure:
        return None
    doubt = next(at for at, (_, verdict) in enumerate(judged) if verdict is strong[0])
    agreed = any(
        verdict and verdict.is_weak and verdict.label == "yes" for _, verdict in judged[doubt:]
    )
    return Verdict("yes", is_sure=False) if agreed else None


def _merge(verdicts: list[Verdict]) -> Verdict:
    answers = [verdict for verdict in verdicts if verdict.label != "other"]
    if not answers:
        return verdicts[-1]
    last = answers[-1]
    labels = {verdict.label for verdict in answers}
    if len(labels) == 1:
        return Verdict(last.label, is_sure=any(answer.is_sure for answer in answers))
    if "online" in labels:
        return next(answer for answer in answers if answer.label == "online")
    if labels == {"yes", "late"}:
        return next(answer for answer in answers if answer.label == "late")
    if "unsure" in labels and last.label == "no":
        return Verdict("no", is_sure=False)
    if "unsure" in labels:
        return Verdict("unsure", is_sure=last.label == "unsure")
    return Verdict(last.label, is_sure=labels == {"no", "late"} and last.is_sure)


def _merge_weak(verdicts: list[Verdict]) -> Verdict:
    if len({verdict.label for verdict in verdicts}) == 1:
        return verdicts[-1]
    answers = [verdict for verdict in verdicts if verdict.label not in ("other", "yes")]
    if answers:
        return Verdict(answers[-1].label, is_sure=False)
    return Verdict("other")


def _from_circumstance(tags: str) -> Verdict:
    """Nothing but what hinders ("bận rồi em ơi") is probably a refusal; ask."""
    # "Đám cưới con anh Tư": somebody else who is only part of what hinders.
    talk = set("zJQHa") & set(re.sub("(W.*[Sfp])H", r"\1", tags))
    if re.search("N[MSP]*W", tags):
        return Verdict("yes", is_sure=False)  # "không bận"
    if "W" in tags and not talk:
        is_plain = tags.strip("SPyZT") == "W" or _BUSY_THEN.fullmatch(tags)
        return Verdict("no", is_sure="r" in tags or bool(is_plain))
    return Verdict("other", is_sure=bool(talk) or "Z" in tags)
