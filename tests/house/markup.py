"""The markup in sentences, as Telegram would take it."""

from html.parser import HTMLParser
from typing import ClassVar


class Markup(HTMLParser):
    """Reads one sentence."""

    KNOWN: ClassVar = {"a", "b", "blockquote", "code", "i", "pre", "s", "tg-spoiler", "u"}

    def __init__(self, words: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(words)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self._open]

    @classmethod
    def faults_of(cls, words: str) -> list[str]:
        """What Telegram would refuse."""
        return cls(words).faults

    @classmethod
    def tags_of(cls, words: str) -> list[str]:
        """The names of the tags that are opened."""
        return cls(words).tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember what must be closed."""
        del attrs
        self.tags.append(tag)
        if tag in self.KNOWN:
            self._open.append(tag)
        else:
            self.faults.append(f"<{tag}> is unknown")

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.faults.append(f"</{tag}> closes nothing")
