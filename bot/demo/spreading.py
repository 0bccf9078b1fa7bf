"""The act in which a story goes from a member's chat to channel and page, and is taken back."""

import asyncio
import io
import re
from dataclasses import dataclass

import aiohttp
from PIL import Image

from bot.demo import drawings
from bot.demo.examples import REACTIONS, found_channel
from bot.demo.people import Resident
from bot.demo.play import Play
from bot.reading.story_tags import READY
from simulator.client import Person, buttons_of, words_of

# Lines of what was shown before as a whole, or comes once more.
_LINE, _HEAD, _CARD = 1, 2, 6
_SHARED = re.compile(r'property="og:image" content="([^"]+)"')
# Seconds.
_PATIENCE, _PAUSE = 20.0, 0.05


async def spread_story(play: Play) -> None:
    """All of it, by all who take part."""
    play.act("demo-act-story")
    scene = await _set(play)
    await _tell(scene)
    await _hand_on(scene)
    await _edit(scene)
    await _agree(scene)
    await _publish(scene)
    address = await _read(scene)
    await _take_back(scene, address)


@dataclass(frozen=True)
class _Scene:
    """Who takes part; `reader` is whoever looks at the channel."""

    play: Play
    editor: Person
    reader: Person
    hero: Resident

    @property
    def admin(self) -> Person:
        return self.play.people[0]

    @property
    def shown(self) -> Person:
        return self.play.people[self.hero.member_id]

    @property
    def teller(self) -> Person:
        return self.play.members[1]


async def _set(play: Play) -> _Scene:
    """The administrator binds the ward's channel; then a second one starts."""
    stage, admin = play.stage, play.people[0]
    title = play.words("demo-channel")
    play.tell(admin, play.words("demo-does-channel", title=title))
    channel = await found_channel(stage, admin, play.members)
    await play.hear(admin, play.opening("chats-ask", chat=""), most=_LINE)
    ward = stage.chibot.settings.ward_name
    await play.press(admin, "chats-bind-to", unit=ward)
    editor = await play.meet(play.words("demo-editor"), id=stage.editor_id)
    await editor.start()
    await editor.wait_for_text("")
    await play.press_label(editor, play.words("consent-yes"), most=_LINE)
    reader = Person(stage.client, admin.profile | {"first_name": title}, channel)
    return _Scene(play, editor, reader, play.cell[3])


async def _tell(scene: _Scene) -> None:
    """Three messages and an album."""
    play, teller = scene.play, scene.teller
    await play.say(teller, "/guong", most=_HEAD)
    await play.press_label(teller, play.words("story-tell"), most=_CARD)
    for number in (1, 2, 3):
        words = play.words(f"demo-says-story-{number}", name=scene.hero.name)
        await play.say(teller, words, play.words("story-noted"), most=0 if number == 3 else _LINE)
    play.tell(teller, play.words("demo-does-album"))
    await teller.send_album([drawings.draw_sweeping(), drawings.draw_watering()])
    await play.hear(teller, play.words("story-noted-album"), most=_LINE)
    await play.press_label(teller, play.words("story-send"), most=_HEAD)


async def _hand_on(scene: _Scene) -> None:
    """The cell's secretary reads it, lets it go to the ward, and names who is shown."""
    play, secretary, name = scene.play, scene.play.secretary, scene.hero.name
    await play.hear(secretary, scene.teller.first_name)
    await play.press(secretary, "story-review-forward")
    nobody = play.words("story-consent-list-empty", title="").splitlines()[-1]
    await play.press(secretary, "story-consent-shown-count", nobody, count=0)
    await play.press(secretary, "story-consent-name")
    await play.say(secretary, name)
    await play.press(secretary, "story-consent-kind-person")
    await play.press(secretary, "story-consent-member", name=name, unit=scene.hero.unit)


async def _edit(scene: _Scene) -> None:
    """The desk gives it a title and a tag, and asks who is shown."""
    play, editor = scene.play, scene.editor
    await play.hear(editor, scene.hero.unit, most=_CARD)
    await play.press(editor, "story-desk-open", most=_CARD)
    await play.press(editor, "story-desk-title", most=_LINE)
    title = play.words("demo-says-story-title")
    await play.say(editor, title, play.words("story-desk-saved-title"), most=_HEAD)
    await play.press(editor, "story-desk-tags", count=0, most=_LINE)
    await play.press_label(editor, READY[0], most=_LINE)
    await play.press(editor, "story-desk-open", most=_LINE)
    await play.press(editor, "story-consent-ask-all", count=1, most=_LINE)


async def _agree(scene: _Scene) -> None:
    """Pictures and words are shown to the person, who types an answer."""
    play, shown = scene.play, scene.shown
    await play.see(shown)
    await play.hear(shown, play.shown("story-consent-close-photos", count=2))
    thanks = play.words("story-consent-thanks-given")
    await play.say(shown, play.words("demo-says-story-agree"), thanks)
    await play.hear(scene.editor, scene.hero.name)


async def _publish(scene: _Scene) -> None:
    """The desk asks for it to go out at once; the second person sees it and confirms."""
    play, editor, admin = scene.play, scene.editor, scene.admin
    await play.press(editor, "story-desk-open", most=_LINE)
    await play.press(editor, "story-post-ask")
    await play.say(editor, play.words("demo-says-done"))
    second = play.words("story-post-summary-second")
    await play.press(editor, "story-post-when-now-button", second)
    await play.press(editor, "story-post-send", play.words("story-post-asked-done"))
    nothing = dict.fromkeys(("title", "unit", "author", "places", "when"), "")
    await play.hear(admin, play.opening("story-post-asked", **nothing))
    await play.press(admin, "story-post-confirm")


async def _read(scene: _Scene) -> str:
    """What everybody sees in the channel and on the page; returns the address of the page."""
    play, reader = scene.play, scene.reader
    album = await play.see(reader)
    await play.rest()
    for person, emoji in zip(play.members, REACTIONS, strict=False):
        await person.in_chat(reader.chat).react(int(album["message_id"]), emoji)
        play.tell(person, emoji)
    post = await play.hear(reader, "#")
    await play.hear(scene.teller, play.words("demo-says-story-title"))
    read = play.words("story-desk-post-read")
    (address,) = (button["url"] for button in buttons_of(post) if button["text"] == read)
    async with aiohttp.ClientSession() as http:
        page = await _open_page(play, http, address)
        (picture,) = _SHARED.findall(page)
        async with http.get(picture) as response:
            width, height = Image.open(io.BytesIO(await response.read())).size
    play.note(play.words("demo-shared", width=width, height=height))
    return str(address)


async def _open_page(play: Play, http: aiohttp.ClientSession, address: str) -> str:
    """Somebody follows the link; how the page answers is printed."""
    async with http.get(address) as response:
        play.note(play.words("demo-page", address=address, status=response.status))
        return await response.text()


async def _take_back(scene: _Scene, address: str) -> None:
    """Who is shown does not want it any more: it is gone everywhere at once."""
    play, reader = scene.play, scene.reader
    await play.rest()
    thanks = play.words("story-consent-thanks-withdrawn-out")
    await play.press(scene.shown, "story-consent-take-back", thanks)
    await _until_gone(reader)
    play.note(play.words("demo-gone", channel=reader.first_name))
    async with aiohttp.ClientSession() as http:
        await _open_page(play, http, address)
    await play.rest()
    await play.hear(scene.teller, play.words("demo-says-story-title"))
    await play.hear(scene.editor, "🗑")


async def _until_gone(reader: Person) -> None:
    """Raises TimeoutError if a post stays in the channel."""
    loop = asyncio.get_running_loop()
    until = loop.time() + _PATIENCE
    while any(words_of(message) for message in await reader.messages()):
        if loop.time() > until:
            raise TimeoutError("a post stays in the channel")
        await asyncio.sleep(_PAUSE)
