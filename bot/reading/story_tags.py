"""Tags as people type them: "#DanVanKheo #TrồngCây", "Dân vận khéo, trồng cây"."""

import re
from itertools import pairwise

from bot.reading.names import fold

# As wards call their columns.
READY = (
    "Dân vận khéo",
    "Người tốt việc tốt",
    "Học tập và làm theo Bác",
    "Mô hình hay",
)
_BETWEEN = re.compile(r"[,;\n]|(?=#)")
_NOT_IN_TAGS = re.compile(r"[^\w\s-]|_")


def read_tags(text: str) -> list[str]:
    """The tags in order, each once; a ready one as it is written there."""
    found: dict[str, str] = {}
    for part in _BETWEEN.split(text):
        tag = _tidy(part)
        if tag:
            found.setdefault(tag_key(tag), tag)
    ready = {tag_key(tag): tag for tag in READY}
    return [ready.get(key, tag) for key, tag in found.items()]


def tag_key(tag: str) -> str:
    """The same for all ways to write a tag."""
    return re.sub(r"[^a-z0-9]", "", fold(tag))


def _tidy(part: str) -> str:
    words = _NOT_IN_TAGS.sub(" ", part).split()
    if part.strip().startswith("#"):
        words = [word for joined in words for word in _parted(joined).split()]
        words = [*words[:1], *(_small(word) for word in words[1:])]
    tag = " ".join(words)
    return tag[:1].upper() + tag[1:]


def _parted(joined: str) -> str:
    """ "TrồngCây" is two words; "UBND" is one."""
    humps = (f" {b}" if a.islower() and b.isupper() else b for a, b in pairwise(joined))
    return joined[:1] + "".join(humps)


def _small(word: str) -> str:
    """Inside a tag, but for what is written in capitals."""
    return word if word.isupper() and len(word) > 1 else word[:1].lower() + word[1:]
