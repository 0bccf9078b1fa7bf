"""A play of people who type and press; prints what they say and what they see."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from bot.demo.people import Resident
from bot.demo.reader import Reader
from bot.reading.markup import visible
from simulator.client import Message, Person, buttons_of, words_of

if TYPE_CHECKING:
    from bot.demo.stage import Stage

_WAIT = 20.0
_PAUSE = timedelta(seconds=4)
_PICTURE = "🖼 "


@dataclass
class Play:
    """The tour in progress."""

    stage: "Stage"
    console: Console
    people: dict[int, Person] = field(default_factory=dict)
    cell: list[Resident] = field(default_factory=list)

    def words(self, key: str, **variables: object) -> str:
        """A sentence of the catalogue, which is also what its buttons are called."""
        return self.stage.texts.plain(key, **variables)

    def opening(self, key: str, **variables: object) -> str:
        """How a sentence begins, to know it by."""
        return self.words(key, **variables)[:20]

    def shown(self, key: str, **variables: object) -> str:
        """A sentence as it stands in a message."""
        return visible(self.stage.texts(key, **variables))

    @property
    def secretary(self) -> Person:
        """The secretary of the first cell."""
        return self.people[self.cell[0].member_id]

    @property
    def members(self) -> list[Person]:
        """The members of the first cell who have registered."""
        return [self.people[resident.member_id] for resident in self.cell[3:8]]

    def act(self, key: str) -> None:
        """A new act begins."""
        self.console.rule(f"[bold]{self.words(key)}", align="left")

    async def arrive(self, resident: Resident) -> Person:
        """A resident takes the phone in hand."""
        person = await self.meet(resident.name, phone=resident.phone, note=resident.note)
        self.people[resident.member_id] = person
        return person

    async def meet(self, name: str, **fields: object) -> Person:
        """Somebody new, whoever it is."""
        language = self.stage.texts.language
        person = await self.stage.client.add_person(name, language_code=language, **fields)
        return Reader(person, self.stage.chibot.database)

    async def say(self, person: Person, words: str, expected: str = "", most: int = 0) -> Message:
        """The person writes; the answer is awaited and printed."""
        self.tell(person, words)
        await person.say(words)
        return await self.hear(person, expected, most)

    async def start(self, person: Person, code: str | None = None) -> Message:
        """The person opens the bot, perhaps with an invitation."""
        self.tell(person, "/start " + ("…" if code else ""))
        await person.start(code)
        return await self.hear(person)

    async def press(
        self, person: Person, key: str, expected: str = "", most: int = 0, **variables: object
    ) -> Message:
        """The person presses a button; the answer is awaited and printed."""
        return await self.press_label(person, self.words(key, **variables), expected, most)

    async def press_label(
        self, person: Person, label: str, expected: str = "", most: int = 0
    ) -> Message:
        """The same with a button that somebody else has named."""
        self.tell(person, f"[{label}]")
        await person.press(label)
        return await self.hear(person, expected, most)

    async def push(self, person: Person, key: str) -> None:
        """The same, but what comes of it is not printed."""
        label = self.words(key)
        self.tell(person, f"[{label}]")
        await person.press(label)

    async def repeat(self, person: Person, words: str, expected: list[str]) -> None:
        """The person writes the same once for each answer; these are awaited, not printed."""
        self.tell(person, " · ".join(words for _ in expected))
        for part in expected:
            await person.say(words)
            await person.hear(_says(part), _WAIT)

    async def hear(self, person: Person, expected: str = "", most: int = 0) -> Message:
        """Wait for the bot's next words to this person and print them, or `most` lines of them."""
        return await self._hear(person, _says(expected), most)

    async def see(self, person: Person) -> Message:
        """The same of the next picture."""
        return await self._hear(person, _is_picture, 0)

    async def _hear(self, person: Person, is_it: Callable[[Message], bool], most: int) -> Message:
        message = await person.hear(is_it, _WAIT)
        picture = _PICTURE if _is_picture(message) else ""
        said = (picture + words_of(message)).splitlines()
        shown = [*said[:most], "…"] if 0 < most < len(said) else said
        lines = "\n      ".join(shown)
        labels = "  ".join(f"[{button['text']}]" for button in buttons_of(message))
        arrow = f"    → {person.first_name}: "
        self.console.print(f"[green]{escape(arrow)}[/green]{escape(lines)}", highlight=False)
        if labels:
            self.console.print(f"[cyan]      {escape(labels)}[/cyan]", highlight=False)
        return message

    async def move_on(self, *kinds: str) -> None:
        """The clock moves to the next reminder, or timer of these kinds, and is printed."""
        await self.stage.move_to_next_reminder(*kinds)
        now = self.stage.texts.moment(self.stage.chibot.clock.now())
        self.note(self.words("demo-clock", now=now))

    async def rest(self) -> None:
        """Some seconds pass, in which boards and channels get nothing new."""
        await self.stage.move_clock(_PAUSE)

    def note(self, words: str) -> None:
        """Print what nobody says."""
        self.console.print(f"  {escape(words)}", highlight=False)

    def tell(self, person: Person, words: str) -> None:
        """Print what the person does."""
        shown = escape(words.replace("\n", "\n      "))
        self.console.print(f"[bold]  {escape(person.first_name)}:[/bold] {shown}", highlight=False)


def _says(part: str) -> Callable[[Message], bool]:
    return lambda message: part in words_of(message)


def _is_picture(message: Message) -> bool:
    return "photo" in message
