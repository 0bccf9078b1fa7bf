"""How a story is laid out in messages, within Telegram's limits."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.stories import layout
from bot.features.stories.layout import CAPTION, TEXT, Wording, hashtags, lay_out, proposed
from bot.i18n import Texts
from bot.reading.markup import visible_length
from handlers.stories.preview import render_pieces
from models.members import Unit
from models.stories import Story, StoryPhoto

SITE = "https://guong.example.org"
SENTENCE = "Ông Tư cùng 18 hộ trong hẻm đã trồng 40 chậu hoa. "
TEXTS = Texts("vi", ZoneInfo("Asia/Ho_Chi_Minh"))
UNIT = Unit(name="Chi bộ Khu phố 5")


@dataclass
class Photo:
    """A picture as the layout knows it."""

    id: int
    is_left_out: bool = False


def told(letters: int, tags: tuple[str, ...] = ("Dân vận khéo",)) -> Wording:
    """A story of about so many letters, in paragraphs of six sentences."""
    paragraph = (SENTENCE * 6).strip()
    text = "\n\n".join([paragraph] * (letters // len(paragraph) + 1))[:letters]
    return Wording(7, None, "Con hẻm nở hoa", text.strip(), list(tags))


def photos(count: int) -> list[Photo]:
    return [Photo(number) for number in range(1, count + 1)]


@pytest.mark.parametrize(
    ("count", "letters", "site", "shape"),
    [
        # (photos, letters of the words) of each message.
        (0, 300, "", [(0, 300)]),
        (0, 300, SITE, [(0, 300)]),
        (1, 300, "", [(1, 300)]),
        (1, 300, SITE, [(1, 300)]),
        (3, 300, "", [(3, 0), (0, 300)]),
        (10, 300, SITE, [(10, 0), (0, 300)]),
        (1, 3000, "", [(1, 0), (0, 3000)]),
    ],
)
def test_story_has_its_shape(
    count: int, letters: int, site: str, shape: list[tuple[int, int]]
) -> None:
    story = told(letters)
    pieces = lay_out(story, photos(count), site)
    found = [(len(piece.photo_ids), len(piece.words)) for piece in pieces]
    length = len(story.text)
    assert found == [(number, words and length) for number, words in shape]


def test_long_story_is_cut_at_a_sentence_and_leads_to_its_page() -> None:
    for count in (0, 1, 2):
        *_, last = lay_out(told(6000), photos(count), SITE)
        assert last.is_cut
        assert last.is_last
        assert last.words.endswith("hoa.")


def test_long_story_without_pages_is_told_whole() -> None:
    for count in (0, 1, 2):
        story = told(6000)
        pieces = lay_out(story, photos(count), "")
        assert "\n\n".join(piece.words for piece in pieces if piece.words) == story.text
        assert [piece.is_last for piece in pieces] == [False] * (len(pieces) - 1) + [True]
        assert not any(piece.is_cut for piece in pieces)


def test_title_stands_once() -> None:
    for count in (0, 1, 2):
        for site in ("", SITE):
            titles = [piece.title for piece in lay_out(told(5000), photos(count), site)]
            assert titles == ["Con hẻm nở hoa", *[""] * (len(titles) - 1)]


def test_what_is_left_out_is_not_shown() -> None:
    shown = [Photo(1), Photo(2, is_left_out=True), Photo(3)]
    assert lay_out(told(300), shown, "")[0].photo_ids == (1, 3)
    assert lay_out(told(300), [Photo(2, is_left_out=True)], "")[0].photo_ids == ()


def test_album_holds_ten() -> None:
    assert len(lay_out(told(300), photos(14), "")[0].photo_ids) == 10


def test_emoji_count_twice() -> None:
    story = Wording(7, None, "Hoa", "🌼" * 450, [])
    assert [len(piece.photo_ids) for piece in lay_out(story, photos(1), "")] == [1, 0]


def test_hashtags_are_read_everywhere() -> None:
    assert hashtags(["Dân vận khéo", "Học tập và làm theo Bác", "…"]) == [
        "#DanVanKheo",
        "#HocTapVaLamTheoBac",
    ]


def test_correction_is_laid_out_instead() -> None:
    story = Story(id=7, slug="hoa", title="Cũ", text="Cũ.", tags=["A"])
    assert proposed(story).title == "Cũ"
    story.proposed_text = "Mới."
    assert (proposed(story).title, proposed(story).text) == ("Cũ", "Mới.")
    story.proposed_title = "Mới"
    assert (proposed(story).title, proposed(story).slug) == ("Mới", "hoa")


WORDS = st.lists(
    st.sampled_from(["hoa", "Bà con", "vui.", "<b>", "&", "🌼", "\n\n", "\n", "a" * 300, "TP."]),
    max_size=400,
).map(" ".join)


# No limit of time: a busy machine is no mistake.
@settings(deadline=None)
@given(
    text=WORDS,
    title=st.text(alphabet="aĐ <&🌼", max_size=120),
    count=st.integers(min_value=0, max_value=12),
    tags=st.lists(st.text(alphabet="abĐ ", min_size=1, max_size=30), max_size=5),
    site=st.sampled_from(["", SITE]),
    name=st.text(alphabet="aĐ &", min_size=1, max_size=200),
)
def test_every_message_fits(
    text: str, title: str, count: int, tags: list[str], site: str, name: str
) -> None:
    story = Wording(7, None, title, text[:6000], tags)
    shown = [StoryPhoto(id=number, is_left_out=False) for number in range(count)]
    cards = render_pieces(TEXTS, story, Unit(name=name), shown, {}, site)
    # What is said before a second copy.
    mark = visible_length(TEXTS("outbox-repeated")) + 1
    for card in cards:
        is_caption = bool(card.album or card.attachment)
        assert visible_length(card.text) + mark <= (CAPTION if is_caption else TEXT)
        assert is_caption or card.text.strip()
    assert len(cards) <= layout.most_pieces(story, shown)


def test_post_credits_the_cell_and_offers_to_share() -> None:
    story = told(300)
    shown = [StoryPhoto(id=1, is_left_out=False), StoryPhoto(id=2, is_left_out=False)]
    album, words = render_pieces(TEXTS, story, UNIT, shown, {1: b"1", 2: b"2"}, SITE)
    assert [photo.content for photo in album.album] == [b"1", b"2"]
    assert album.text == "<b>Con hẻm nở hoa</b>"
    assert words.text.endswith("<i>Chuyện từ Chi bộ Khu phố 5</i>\n#DanVanKheo")
    labels = [[choice.label for choice in row] for row in words.rows]
    assert labels == [["Đọc trên trang"], ["Facebook", "Zalo", "X"]]
    assert words.rows[0][0].url == f"{SITE}/bai/con-hem-no-hoa-7"


def test_post_without_pages_has_no_links() -> None:
    (card,) = render_pieces(TEXTS, told(300), UNIT, [], {}, "")
    assert not card.rows
    assert "http" not in card.text


def test_what_people_wrote_is_no_markup() -> None:
    story = Wording(7, "hoa-7", "A < B", "x & y <b>z</b>", [])
    (card,) = render_pieces(TEXTS, story, UNIT, [], {}, SITE)
    assert card.text.startswith("<b>A &lt; B</b>\n\nx &amp; y &lt;b&gt;z&lt;/b&gt;")


def test_cut_post_leads_on() -> None:
    (card,) = render_pieces(TEXTS, told(6000), UNIT, [], {}, SITE)
    assert f'hoa. <a href="{SITE}/bai/con-hem-no-hoa-7">Đọc tiếp</a>\n\n<i>' in card.text
