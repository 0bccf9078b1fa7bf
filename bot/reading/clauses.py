"""Cuts the items of a message into clauses and remembers what joins them."""

from dataclasses import dataclass

from bot.reading.phrases import Item

_JOINTS = {"D", "E", "X", "I", "K"}


@dataclass(slots=True)
class Clause:
    """Items between two joints; `joint` is the tag that opens it ("" after a stop)."""

    items: list[Item]
    joint: str = ""
    joint_item: Item | None = None
    sentence: int = 0
    asks: bool = False

    @property
    def tags(self) -> str:
        """The tags of the items, one letter each."""
        return "".join(item.tag for item in self.items)


def split_clauses(items: list[Item]) -> list[Clause]:
    """Clauses between stops and joints (but, so, because, if, corrections)."""
    clauses, sentence = [Clause([])], 0
    for item in items:
        if item.tag == "?":
            _mark_question(clauses, sentence)
        if item.tag in "|?":
            sentence += 1
            clauses.append(Clause([], sentence=sentence))
        elif item.tag in _JOINTS:
            clauses.append(Clause([], item.tag, item, sentence))
        else:
            clauses[-1].items.append(item)
    return [clause for clause in clauses if clause.items or clause.joint == "X"]


def _mark_question(clauses: list[Clause], sentence: int) -> None:
    for clause in clauses:
        if clause.sentence == sentence:
            clause.asks = True
