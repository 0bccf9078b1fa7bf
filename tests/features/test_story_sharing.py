"""Links to other networks' share windows, what fits there, and links that come back."""

import base64
import json
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.features.stories import networks
from bot.features.stories.networks import NETWORKS, LinkIsForeign, compose, read_link
from bot.features.stories.sharing import share_links
from bot.reading.sentences import length_of

ADDRESS = "https://guong.example.org/phuong/bai/to-3-don-hem-12?a=1&b=2"
TITLE = "Tổ 3 & “bác Sen” dọn hẻm, 100% sạch"
SENTENCE = "Bà con tổ 3 cùng nhau dọn hẻm. "


def fields(network: str) -> dict[str, str]:
    """The parameters behind a network's window."""
    found = {link.network: link.url for link in share_links(ADDRESS, TITLE)}[network]
    return {name: value for name, [value] in parse_qs(urlsplit(found).query).items()}


def test_each_network_has_its_window() -> None:
    found = [
        (link.network, urlsplit(link.url).netloc + urlsplit(link.url).path)
        for link in share_links(ADDRESS, TITLE)
    ]
    assert found == [
        ("facebook", "www.facebook.com/sharer/sharer.php"),
        ("zalo", "button-share.zalo.me/share_external"),
        ("x", "x.com/intent/tweet"),
        ("telegram", "t.me/share/url"),
    ]


def test_address_and_title_arrive_whole() -> None:
    assert fields("facebook") == {"u": ADDRESS}
    assert json.loads(base64.b64decode(fields("zalo")["d"])) == {"url": ADDRESS}
    assert fields("x") == fields("telegram") == {"url": ADDRESS, "text": TITLE}


def test_links_stand_in_html_and_in_buttons_as_they_are() -> None:
    for link in share_links(ADDRESS, TITLE):
        assert link.url.isascii()
        assert not set(link.url) & set("\"'<> +")


def test_text_is_cut_at_a_sentence_and_keeps_its_closing_lines() -> None:
    closing = ("Chuyện từ Chi bộ Khu phố 5", "#DanVanKheo", ADDRESS)
    whole = compose(TITLE, SENTENCE * 200, closing, NETWORKS[networks.TIKTOK].text)
    assert length_of(whole) <= 2200
    assert whole.startswith(f"{TITLE}\n\n{SENTENCE}")
    begin, end = whole.removesuffix("\n".join(closing)), "\n\n"
    assert begin.endswith(f"hẻm.{end}")


def test_text_that_fits_is_whole() -> None:
    assert compose("", "Một câu.", ("", "#The"), 100) == "Một câu.\n\n#The"
    assert compose(TITLE, "Một câu.", (), 100) == f"{TITLE}\n\nMột câu."


@pytest.mark.parametrize(
    ("network", "words", "address"),
    [
        (
            "facebook",
            "https://www.facebook.com/phuong/posts/123",
            "https://www.facebook.com/phuong/posts/123",
        ),
        (
            "facebook",
            "Đây nhé: https://m.facebook.com/story.php?story_fbid=1&id=2.",
            "https://m.facebook.com/story.php?story_fbid=1&id=2",
        ),
        ("facebook", "fb.com/phuong/posts/1", "https://fb.com/phuong/posts/1"),
        ("zalo", "https://rd.zapps.vn/articles?id=9", "https://rd.zapps.vn/articles?id=9"),
        ("zalo", "(https://zalo.me/123/bai-viet)", "https://zalo.me/123/bai-viet"),
        ("tiktok", "https://vt.tiktok.com/ZS1/", "https://vt.tiktok.com/ZS1/"),
        (
            "tiktok",
            "HTTPS://WWW.TIKTOK.COM/@phuong/photo/7",
            "HTTPS://WWW.TIKTOK.COM/@phuong/photo/7",
        ),
    ],
)
def test_link_of_a_post_is_read(network: str, words: str, address: str) -> None:
    assert read_link(NETWORKS[network], words) == address


@pytest.mark.parametrize(
    "words",
    [
        "",
        "đã đăng rồi",
        "http://www.facebook.com/posts/1",
        "https://www.facebook.com",
        "https://facebook.com.evil.org/posts/1",
        "https://evilfacebook.com/posts/1",
        "https://facebook.com@evil.org/posts/1",
        "https://www.facebook.com:8443/posts/1",
        "javascript://www.facebook.com/%0aalert(1)",
        "https://tiktok.com/@phuong/1",
        "https://[facebook.com/posts",
        "https://www.facebook.com/" + "a" * 300,
    ],
)
def test_other_words_are_no_link_of_a_post(words: str) -> None:
    with pytest.raises(LinkIsForeign):
        read_link(NETWORKS["facebook"], words)
