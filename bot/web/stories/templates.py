"""Fills the templates; what people wrote is escaped by Jinja, everywhere."""

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from bot.features.stories.share_picture import HEIGHT, WIDTH
from bot.i18n import Texts
from bot.web.stories import links as places
from bot.web.stories.described import linked_data, summary_of
from bot.web.stories.links import Links, widths_of
from bot.web.stories.typography import paragraphs, typeset

_FOLDER = Path(__file__).parents[1] / "templates"
_FILLED = ("html", "atom", "xml")


class _Compiled(BytecodeCache):
    """Compiled once in a process."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


_compiled = _Compiled()


class Templates:
    """All templates with one language and one site."""

    def __init__(self, texts: Texts, links: Links) -> None:
        self._texts = texts
        self._environment = Environment(
            loader=FileSystemLoader(_FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_compiled,
        )
        self._environment.filters |= {
            "typeset": typeset,
            "summary": summary_of,
            "paragraphs": lambda text: [Markup(one) for one in paragraphs(text)],  # noqa: S704 - escaped there
            "day": texts.day,
        }
        self._environment.globals |= {
            "say": self._say,
            "links": links,
            "places": places,
            "here": links.here,
            "whole": links.whole,
            "widths_of": widths_of,
            "language": texts.language,
            "locale": {"vi": "vi_VN", "en": "en_US"}[texts.language],
            "style": Markup(style()),  # noqa: S704 - our own file
            "share_size": (WIDTH, HEIGHT),
            "linked_data": lambda head, house: linked_data(head, house, links, texts.language),
        }
        # At the start, not while the first reader and everybody who chats wait.
        for name in self._environment.list_templates(_FILLED):
            self._environment.get_template(name)

    def fill(self, name: str, **values: Any) -> bytes:
        """The template of this name. Raises what Jinja raises."""
        return self._environment.get_template(name).render(values).encode()

    def _say(self, key: str, **variables: Any) -> str:
        """A sentence of the catalogue; escaped when it is put into the page."""
        return self._texts.plain(key, **variables)


@cache
def style() -> str:
    """The one style sheet, as it stands in each page."""
    return (_FOLDER / "page.css").read_text(encoding="utf-8")


@cache
def style_hash() -> str:
    """By which the security policy knows it."""
    digest = hashlib.sha256(style().encode()).digest()
    return base64.b64encode(digest).decode()


@cache
def icon() -> bytes:
    """What stands in a browser's tab."""
    return (_FOLDER / "icon.svg").read_bytes()
