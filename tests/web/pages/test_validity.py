"""Pages are HTML as its rules want it, and say in templates nothing but what catalogues say."""

from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from lxml import html

from bot.features.stories import rules
from bot.features.stories.addresses import preview_path
from tests.house.test_rooms import is_vietnamese
from tests.web.pages.scene import SEAL, Scene, address, picture

TEMPLATES = Path(__file__).parents[3] / "bot" / "web" / "templates"
# What may stand in a head, and what may not stand inside what.
_IN_HEAD = {"meta", "title", "link", "style", "script"}
_INTERACTIVE = {"a", "button", "input", "label"}


async def _pages(scene: Scene) -> dict[str, str]:
    """Every kind of page, with pictures and without."""
    plain = await scene.publish("Không có ảnh")
    rich = await scene.publish(pictures=[picture(1000, 700), picture(400, 900)])
    gone = await scene.publish()
    await scene.withdraw(gone)
    draft = await scene.publish(
        pictures=[picture(600, 400)], state=rules.FORWARDED, slug=None, published_at=None
    )
    for number in range(12):
        await scene.publish(f"Bài {number}")
    places = [
        *("/", "/?trang=2", "/the", "/the/dan-van-kheo", "/chi-bo", "/tim", "/tim?q=hem", "/nope"),
        *(address(plain), address(rich), address(gone), preview_path(SEAL, draft)),
    ]
    return {place: (await scene.get(place))[1] for place in places}


async def test_every_page_is_valid(scene: Scene) -> None:
    for place, page in (await _pages(scene)).items():
        html5lib.HTMLParser(strict=True).parse(page)
        tree = html.fromstring(page.encode())
        assert {one.tag for one in tree.find("head")} <= _IN_HEAD, place
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), place
        named = set(" ".join(tree.xpath("//@aria-labelledby|//@for")).split())
        assert named <= set(ids), place
        for image in tree.xpath("//img"):
            assert {"src", "alt", "width", "height"} <= set(image.keys()), place
        for inner in tree.xpath("//a//*|//button//*"):
            assert inner.tag not in _INTERACTIVE, place
        assert len(tree.xpath("//h1")) == len(tree.xpath("//main")) == 1, place
        assert not tree.xpath("//@style|//@onclick|//iframe"), place
        _is_in_order(place, [int(one.tag[1]) for one in tree.xpath("//h1|//h2|//h3")])


def _is_in_order(place: str, levels: list[int]) -> None:
    assert levels[0] == 1, place
    for above, below in pairwise(levels):
        assert below <= above + 1, place


async def test_nothing_comes_from_elsewhere(scene: Scene) -> None:
    for place, page in (await _pages(scene)).items():
        tree = html.fromstring(page.encode())
        loaded = tree.xpath("//@src|//link[@rel='icon' or @rel='stylesheet']/@href|//@srcset")
        assert all(one.startswith("/") for one in loaded), place
        assert all(one.get("type") == "application/ld+json" for one in tree.xpath("//script"))


@pytest.mark.parametrize("path", sorted(TEMPLATES.iterdir()), ids=lambda path: path.name)
def test_templates_hold_no_sentences(path: Path) -> None:
    assert not is_vietnamese(path.read_text(encoding="utf-8"))
