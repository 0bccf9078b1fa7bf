"""Telegram's HTML to text and entities, refusing what the real server refuses."""

import re
from dataclasses import dataclass

from simulator.entities import sort_entities, utf16_length
from simulator.errors import Json, bad_request

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler", "a": "text_link", "code": "code", "pre": "pre",
    "blockquote": "blockquote", "tg-emoji": "custom_emoji", "tg-time": "date_time",
}  # fmt: skip

NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([A-Za-z]+));?")
_ATTRIBUTE = re.compile(
    r"""\s*([^\s=>/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[A-Za-z0-9.-]+(?=[\s>])))?"""
)
_NAME_END = re.compile(r"[\s>]")


@dataclass(slots=True)
class OpenTag:
    name: str
    attributes: dict[str, str]
    offset: int
    text_start: int


def _refusal(fact: str) -> Exception:
    return bad_request(f"Can't parse entities: {fact}")


def unescape(text: str) -> str:
    """Decode the references Telegram knows; any other `&` stays as it is."""
    return _REFERENCE.sub(_decode, text) if "&" in text else text


def _decode(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return NAMED.get(name, match.group())
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if not 0 < code < 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return match.group()
    return chr(code)


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Text without tags, and its entities; raises 400 with the byte offset of the first fault."""
    return _HtmlReader(source).read()


class _HtmlReader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[str] = []
        self.offset = 0
        self.opened: list[OpenTag] = []
        self.entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        at = 0
        while (tag := self.source.find("<", at)) >= 0:
            self._text(self.source[at:tag])
            closing = self.source.startswith("</", tag)
            at = self._end_tag(tag) if closing else self._start_tag(tag)
        self._text(self.source[at:])
        if self.opened:
            name = self.opened[-1].name
            raise _refusal(f'Can\'t find end tag corresponding to start tag "{name}"')
        return "".join(self.pieces), sort_entities(self.entities)

    def _text(self, raw: str) -> None:
        if raw:
            text = unescape(raw)
            self.pieces.append(text)
            self.offset += utf16_length(text)

    def _bytes(self, position: int) -> int:
        return len(self.source[:position].encode("utf-8", "surrogatepass"))

    def _start_tag(self, begin: int) -> int:
        ended = _NAME_END.search(self.source, begin + 1)
        if ended is None:
            raise _refusal(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        name = self.source[begin + 1 : ended.start()].lower()
        if name not in TAGS:
            where = self._bytes(begin)
            raise _refusal(f'Unsupported start tag "{name}" at byte offset {where}')
        attributes, after = self._attributes(name, begin, ended.start())
        if name == "span" and attributes.get("class") != "tg-spoiler":
            where = self._bytes(begin)
            raise _refusal(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
        self.opened.append(OpenTag(name, attributes, self.offset, len(self.pieces)))
        return after

    def _attributes(self, name: str, begin: int, at: int) -> tuple[dict[str, str], int]:
        attributes: dict[str, str] = {}
        while True:
            at += len(self.source[at:]) - len(self.source[at:].lstrip())
            if at >= len(self.source):
                where = self._bytes(begin)
                raise _refusal(f'Unclosed start tag "{name}" at byte offset {where}')
            if self.source[at] == ">":
                return attributes, at + 1
            found = _ATTRIBUTE.match(self.source, at)
            if found is None:
                where = self._bytes(begin)
                raise _refusal(f'Empty attribute name in the tag "{name}" at byte offset {where}')
            value = found[2] or ""
            quoted = value[:1] in {'"', "'"}
            attributes[found[1].lower()] = unescape(value[1:-1]) if quoted else value.lower()
            at = found.end()
            if found[2] is None and self.source[at:].lstrip().startswith("="):
                where = self._bytes(at + 1)
                raise _refusal(f"Unexpected end of name token at byte offset {where}")

    def _end_tag(self, begin: int) -> int:
        where = self._bytes(begin)
        if not self.opened:
            raise _refusal(f"Unexpected end tag at byte offset {where}")
        closed = self.source.find(">", begin)
        name = self.source[begin + 2 : closed].strip().lower() if closed >= 0 else ""
        if closed < 0 or re.search(r"\s", name):
            raise _refusal(f"Unclosed end tag at byte offset {where}")
        tag = self.opened.pop()
        if name and name != tag.name:
            raise _refusal(
                f'Unmatched end tag at byte offset {where}, expected "</{tag.name}>", '
                f'found "</{name}>"'
            )
        if self.offset > tag.offset:
            self._close(tag)
        return closed + 1

    def _close(self, tag: OpenTag) -> None:
        entity: Json = {
            "type": TAGS[tag.name],
            "offset": tag.offset,
            "length": self.offset - tag.offset,
        }
        special = {
            "a": self._link,
            "blockquote": self._quote,
            "tg-emoji": self._emoji,
            "tg-time": self._moment,
            "pre": self._code,
            "code": self._code,
        }
        if tag.name in special:
            special[tag.name](entity, tag)
        else:
            self.entities.append(entity)

    def _quote(self, entity: Json, tag: OpenTag) -> None:
        if "expandable" in tag.attributes:
            entity["type"] = "expandable_blockquote"
        self.entities.append(entity)

    def _emoji(self, entity: Json, tag: OpenTag) -> None:
        identifier = tag.attributes.get("emoji-id", "")
        if not identifier.isdecimal():
            raise bad_request("Invalid custom emoji identifier specified")
        self.entities.append({**entity, "custom_emoji_id": identifier})

    def _link(self, entity: Json, tag: OpenTag) -> None:
        url = tag.attributes.get("href") or "".join(self.pieces[tag.text_start :])
        person = re.fullmatch(r"tg://user/?\?id=(\d+)", url)
        if person:
            self.entities.append({**entity, "type": "text_mention", "user": {"id": int(person[1])}})
        elif re.match(r"(https?|tg|ton|mailto|tel):|[\w-]+(\.[\w-]+)+", url):
            self.entities.append({**entity, "url": _checked_link(url)})

    def _moment(self, entity: Json, tag: OpenTag) -> None:
        unix = tag.attributes.get("unix", "")
        if not unix.isdecimal() or int(unix) == 0:
            return
        entity["unix_time"] = int(unix)
        if tag.attributes.get("format"):
            entity["date_time_format"] = tag.attributes["format"]
        self.entities.append(entity)

    def _code(self, entity: Json, tag: OpenTag) -> None:
        language = tag.attributes.get("class", "").removeprefix("language-")
        inner = self.entities[-1] if self.entities else None
        same = inner is not None and (inner["offset"], inner["length"]) == (
            entity["offset"],
            entity["length"],
        )
        if inner is not None and same and {inner["type"], entity["type"]} == {"pre", "code"}:
            language = inner.pop("language", "") or language
            inner["type"] = "pre"
            entity = inner
        else:
            self.entities.append(entity)
        if language:
            entity["language"] = language


def _checked_link(url: str) -> str:
    """Telegram adds the scheme, and the slash after a bare host."""
    if not re.match(r"[a-z]+:", url):
        url = f"http://{url}"
    return f"{url}/" if re.fullmatch(r"https?://[^/?#]+", url) else url
