"""Makes of what a member told, part by part, the text and title a story begins with. Pure."""

from bot.reading.names import fold
from bot.reading.sentences import split_sentences

_TITLE = 80
_BREAK = "\n\n"


def compose(words: str, who: str, place: str, result: str) -> str:
    """The words, with the parts that are not in them: who it was goes before, the rest behind."""
    begins = [part for part in (who, place) if part and not _is_named(part, words)]
    ends = [result] if result and not is_in(result, words) else []
    if who not in begins:
        begins, ends = [], [*begins, *ends]
    head = ", ".join(part for part in begins if part == who or not is_in(part, who))
    text = add_paragraph(head, words)
    for part in ends:
        text = add_paragraph(text, part)
    return text


def _is_named(part: str, words: str) -> bool:
    """Whether all its words are there, in whatever order and with others between."""
    return set(_plain(part).split()) <= set(_plain(words).split())


def add_paragraph(text: str, more: str) -> str:
    """The text with one more paragraph."""
    return _BREAK.join(part for part in (text.strip(), more.strip()) if part)


def is_in(part: str, text: str) -> bool:
    """Whether the text says this already, whatever the case, the diacritics and the blanks."""
    return f" {_plain(part)} " in f" {_plain(text)} "


def _plain(text: str) -> str:
    # A stop at the end is no difference.
    letters = (one if one.isalnum() else " " for one in fold(text))
    return " ".join("".join(letters).split())


def split_heading(text: str) -> tuple[str, str]:
    """A first line that is no sentence, as a title, and the text below it; else "" and the text."""
    line, _, rest = text.strip().partition("\n")
    line = line.strip()
    if rest.strip() and 0 < len(line) <= _TITLE and line[-1] not in ".,;:!?…":
        return _proper(line), rest.strip()
    return "", text


def split_title(text: str) -> tuple[str, str]:
    """The same; without such a line the first sentence is the title, if it is short."""
    heading, rest = split_heading(text)
    if heading:
        return heading, rest
    sentence = next(iter(split_sentences(text.strip())), "").rstrip(" .\n")
    return (_proper(sentence) if len(sentence) <= _TITLE else ""), text


def _proper(title: str) -> str:
    """Not all in capitals: that is how headings come, and nobody likes to be shouted at."""
    plain = " ".join(title.split())
    if plain.isupper() and len(plain.split()) > 2:
        return plain.capitalize()
    return plain[:1].upper() + plain[1:]
