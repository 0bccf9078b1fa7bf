"""What people format in chat becomes our markup, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.markup import Span, to_markup, visible, visible_length
from tests.house.markup import Markup


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("Họp lúc 19 giờ", [Span("bold", 0, 3)], "<b>Họp</b> lúc 19 giờ"),
        ("<b>x</b> & y", [], "&lt;b&gt;x&lt;/b&gt; &amp; y"),
        ('</a><a href="tg://user?id=1">', [], '&lt;/a&gt;&lt;a href="tg://user?id=1"&gt;'),
        ("xem ở đây", [Span("text_link", 4, 5, "https://a.vn/?x=1&y=2")],
         'xem <a href="https://a.vn/?x=1&amp;y=2">ở đây</a>'),
        ("bấm đây", [Span("text_link", 0, 7, "tg://user?id=1")], "bấm đây"),
        ("ab cd", [Span("bold", 0, 4), Span("italic", 1, 4)],
         "<b>a</b><b><i>b c</i></b><i>d</i>"),
        ("👍 tốt", [Span("bold", 1, 3)], "<b>👍 t</b>ốt"),
        ("họp", [Span("bold", 1, 500), Span("bold", -3, 2), Span("spoiler", 0, 3)], "h<b>ọp</b>"),
        ("a\u202eb\u2060c\x00d\ud800", [], "abcd"),
        ("  \n ", [Span("bold", 0, 3)], ""),
    ],
)  # fmt: skip
def test_simple_formatting_is_kept(text: str, spans: list[Span], expected: str) -> None:
    assert to_markup(text, spans) == expected


def test_length_is_counted_as_telegram_counts() -> None:
    assert visible_length("<b>👍</b> &amp;") == 4
    assert visible("<b>a</b> &lt;b&gt;") == "a <b>"


_SPANS = st.builds(
    Span,
    st.sampled_from(["bold", "italic", "underline", "strikethrough", "text_link", "code"]),
    st.integers(-5, 60),
    st.integers(-5, 60),
    st.sampled_from(["https://a.vn", "javascript:x", 'https://a"b']),
)


@given(st.text(max_size=50), st.lists(_SPANS, max_size=6))
def test_any_text_and_spans_make_markup_that_closes(text: str, spans: list[Span]) -> None:
    made = to_markup(text, spans)
    assert not Markup.faults_of(made)
    assert made.encode() is not None
