"""HTML becomes entities with UTF-16 offsets; broken HTML is refused where it breaks."""

from typing import Any

import pytest

from simulator.entities import find_entities, trimmed
from simulator.errors import ApiError
from simulator.markup import parse_html

PARSED: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("a &lt; b &amp; c", "a < b & c", []),
    ("R&D &nbsp;", "R&D &nbsp;", []),
    ("&#65;&#x42;", "AB", []),
    ("<b>a</b>", "a", [{"type": "bold", "offset": 0, "length": 1}]),
    ("😀<i>b</i>", "😀b", [{"type": "italic", "offset": 2, "length": 1}]),
    (
        "<b>a<u>b</u></b>",
        "ab",
        [
            {"type": "bold", "offset": 0, "length": 2},
            {"type": "underline", "offset": 1, "length": 1},
        ],
    ),
    ("<b></b>a", "a", []),
    ("<B>a</B>", "a", [{"type": "bold", "offset": 0, "length": 1}]),
    (
        '<a href="https://x.vn/?a=1&amp;b=2">c</a>',
        "c",
        [{"type": "text_link", "offset": 0, "length": 1, "url": "https://x.vn/?a=1&b=2"}],
    ),
    (
        "<a href='tg://user?id=7'>c</a>",
        "c",
        [{"type": "text_mention", "offset": 0, "length": 1, "user": {"id": 7}}],
    ),
    ("<a>c</a>", "c", []),
    (
        '<span class="tg-spoiler">c</span>',
        "c",
        [{"type": "spoiler", "offset": 0, "length": 1}],
    ),
    (
        "<blockquote expandable>c</blockquote>",
        "c",
        [{"type": "expandable_blockquote", "offset": 0, "length": 1}],
    ),
    (
        '<pre><code class="language-sql">c</code></pre>',
        "c",
        [{"type": "pre", "offset": 0, "length": 1, "language": "sql"}],
    ),
    (
        '<code class="language-sql"><pre>c</pre></code>',
        "c",
        [{"type": "pre", "offset": 0, "length": 1, "language": "sql"}],
    ),
    ("<code>c</code >", "c", [{"type": "code", "offset": 0, "length": 1}]),
    (
        "<a href=x.vn >c</a>",
        "c",
        [{"type": "text_link", "offset": 0, "length": 1, "url": "http://x.vn/"}],
    ),
    (
        '<tg-emoji emoji-id="5">👍</tg-emoji>',
        "👍",
        [{"type": "custom_emoji", "offset": 0, "length": 2, "custom_emoji_id": "5"}],
    ),
    (
        '<tg-time unix="1700000000" format="D">c</tg-time>',
        "c",
        [
            {
                "type": "date_time",
                "offset": 0,
                "length": 1,
                "unix_time": 1700000000,
                "date_time_format": "D",
            }
        ],
    ),
]

REFUSED = [
    ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
    ("ă<x>a</x>", 'Unsupported start tag "x" at byte offset 2'),
    ("a < b", 'Unsupported start tag "" at byte offset 2'),
    ("a <b", "Unclosed start tag at byte offset 2"),
    ("a</b>", "Unexpected end tag at byte offset 1"),
    ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("<b>a</b", "Unclosed end tag at byte offset 4"),
    ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
    ("<a / b>x</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
    ("<a href", 'Unclosed start tag "a" at byte offset 0'),
    ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ("<a href=>x</a>", "Unexpected end of name token at byte offset 8"),
]

PEOPLES: list[tuple[str, list[tuple[str, str]]]] = [
    ("/start abc", [("bot_command", "/start")]),
    ("ok /hop@chi_bot", [("bot_command", "/hop@chi_bot")]),
    ("a/b 1/2", []),
    ("@lan_tran ơi", [("mention", "@lan_tran")]),
    ("xem https://x.vn/a?b=1.", [("url", "https://x.vn/a?b=1")]),
    ("gọi +84 901 234 567 nhé", [("phone_number", "+84 901 234 567")]),
    ("thư lan@example.org", [("email", "lan@example.org")]),
    ("#họp2026 #1", [("hashtag", "#họp2026")]),
]


@pytest.mark.parametrize(("source", "text", "entities"), PARSED)
def test_markup_becomes_entities(source: str, text: str, entities: list[Any]) -> None:
    assert parse_html(source) == (text, entities)


@pytest.mark.parametrize(("source", "fact"), REFUSED)
def test_broken_markup_is_refused(source: str, fact: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {fact}"


@pytest.mark.parametrize(("text", "found"), PEOPLES)
def test_entities_are_found_in_peoples_text(text: str, found: list[tuple[str, str]]) -> None:
    pieces = [
        (one["type"], text[one["offset"] : one["offset"] + one["length"]])
        for one in find_entities(text)
    ]
    assert pieces == found


def test_blanks_at_the_ends_are_cut_with_their_entities() -> None:
    text, entities = trimmed("  a ", [{"type": "bold", "offset": 0, "length": 4}])
    assert (text, entities) == ("a", [{"type": "bold", "offset": 0, "length": 1}])
