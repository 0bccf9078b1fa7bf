"""Where everything on the public site is, inside it and seen from outside."""

from urllib.parse import quote, urlsplit

from bot.features.stories import addresses
from bot.features.stories.pages import Head, Picture

HOME, TAGS, CELLS, SEARCH = "/", "/the", "/chi-bo", "/tim"
ATOM, JSON_FEED, SITEMAP, ROBOTS = "/tin.atom", "/tin.json", "/sitemap.xml", "/robots.txt"
ICON, PREVIEWS, PICTURES = "/bieu-tuong.svg", "/xem-truoc", "/anh"
# The name of the picture for networks beside those of photos.
SHARE = "chia-se"
# Pixels across in which pictures are offered: small telephones, telephones, screens.
WIDTHS = (480, 960, 1600)


class Links:
    """Addresses of one site; a proxy may serve it below a path of its own."""

    def __init__(self, site: str) -> None:
        """`site`: the address of the front page, without a slash at its end."""
        self._site = site
        self.prefix = urlsplit(site).path

    def here(self, path: str) -> str:
        """As a link on a page."""
        return f"{self.prefix}{path}"

    def whole(self, path: str) -> str:
        """As it is told to others."""
        return f"{self._site}{path}"

    @staticmethod
    def story(head: Head) -> str:
        """The page of a story."""
        return addresses.story_path(head.slug)

    @staticmethod
    def tag(tag: str) -> str:
        """The page of a tag."""
        return addresses.tag_path(tag)

    @staticmethod
    def cell(unit_id: int, name: str) -> str:
        """The page of a cell."""
        return addresses.cell_path(unit_id, name)

    @staticmethod
    def leaf(path: str, number: int) -> str:
        """A part of a long list, from 1."""
        return path if number == 1 else f"{path}?trang={number}"

    @staticmethod
    def search(words: str, number: int = 1) -> str:
        """What is found for these words."""
        path = f"{SEARCH}?q={quote(words)}"
        return path if number == 1 else f"{path}&trang={number}"

    @staticmethod
    def picture(picture: Picture, width: int) -> str:
        """A picture in one of its widths."""
        return f"{_pictures(picture.story_id, picture.revision)}/{picture.id}-{width}.jpg"

    @staticmethod
    def share_picture(head: Head) -> str:
        """The picture that networks show above a link."""
        return f"{_pictures(head.id, head.revision)}/{SHARE}.jpg"


def _pictures(story_id: int, revision: int) -> str:
    return f"{PICTURES}/{story_id}-{revision}"


def widths_of(picture: Picture) -> list[int]:
    """The widths in pixels that a picture is offered in, the smallest first; never enlarged."""
    largest = min(picture.width, WIDTHS[-1])
    return [*(width for width in WIDTHS if width < largest), largest]
