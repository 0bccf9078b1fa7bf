"""Reads the options of a question as people list them: one a line, with or without a number."""

import re

_LINES = re.compile(r"[\n;]+")
# "1) ", "2. ", "a) ", "- ": not "12/12", and not "2.5 triệu".
_MARK = re.compile(r"^\s*(?:\d{1,2}\s*[.)](?=\s)|\d{1,2}\)|[a-fA-F]\s*[.)](?=\s)|[-–•*+](?=\s))\s*")


def read_options(words: str) -> list[str]:
    """The options in order, each on one line and without its number."""
    lines = (" ".join(_MARK.sub("", line).split()) for line in _LINES.split(words))
    return [line for line in lines if line]
