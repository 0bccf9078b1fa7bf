"""What people say while the process is killed: an update of every sort, each by another person."""

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.features.meetings.calling import BOARD
from bot.features.reports import rules as reporting
from simulator.client import Person
from tests.crash import ballots, sheets, tellings
from tests.crash.stage import Stage

_REPLIES = ("sendMessage", "editMessageText")
Act = Callable[[Stage, Person, int], Awaitable[object]]


@dataclass(frozen=True)
class Saying:
    """An act of a person who holds an invitation, and what it leaves behind."""

    act: Act
    # The answer about the meeting.
    label: str = ""
    # What is chosen in the secret poll, from 0.
    option: int | None = None
    # What has become of the person's report.
    report: sheets.Left | None = None
    # And of the story that the person has to do with.
    story: tellings.Left | None = None
    # How many messages answer it at least: a press may be answered over the chat only.
    least: int = 1

    @property
    def updates(self) -> int:
        """So many come of it."""
        return self.story.updates if self.story is not None else 1


async def _press(stage: Stage, person: Person, message_id: int) -> object:
    return await person.press_data(message_id, f"ma:{stage.meeting_id}:late", wait=0)


def _words(words: str) -> Act:
    async def say(_: Stage, person: Person, __: int) -> object:
        return await person.say(words)

    return say


async def _sticker(_: Stage, person: Person, __: int) -> object:
    return await person.send_sticker("👍")


async def _contact(_: Stage, person: Person, __: int) -> object:
    return await person.share_contact()


async def _stale(_: Stage, person: Person, message_id: int) -> object:
    return await person.press_data(message_id, "no-such-button", wait=0)


async def _quote(_: Stage, person: Person, message_id: int) -> object:
    return await person.say("vắng", reply_to_message_id=message_id)


def _choosing(option: int, before: int | None = None) -> Act:
    async def press(stage: Stage, person: Person, message_id: int) -> object:
        poll_id = await ballots.hold(stage, person, before)
        data = ballots.data_of(poll_id, option)
        return await person.press_data(message_id, data, wait=0)

    return press


def _answering(words: str) -> Act:
    async def say(stage: Stage, person: Person, _: int) -> object:
        await ballots.hold(stage, person)
        return await person.say(words)

    return say


async def _write(stage: Stage, person: Person, _: int) -> object:
    await sheets.begin(stage, person)
    return await person.say(sheets.WRITTEN)


async def _photo(stage: Stage, person: Person, _: int) -> object:
    await sheets.begin(stage, person, position=3)
    return await person.send_file("photo", sheets.draw_photo(), "photo.jpg")


async def _submit(stage: Stage, person: Person, message_id: int) -> object:
    data = await sheets.write(stage, person)
    return await person.press_data(message_id, data, wait=0)


# These get no message.
_SHORT = {"story published", "reactions counted"}
SAYINGS: dict[str, Saying] = {
    "words that answer": Saying(_words("em bận, xin vắng ạ"), "no"),
    "words that agree": Saying(_words("có mặt"), "yes"),
    "press": Saying(_press, "late"),
    "command": Saying(_words("/hop")),
    "command that begins a form": Saying(_words("/hop 19h30 ngày 3/12 tại trụ sở")),
    "sticker": Saying(_sticker),
    "contact": Saying(_contact),
    "words that say nothing": Saying(_words("trời hôm nay đẹp")),
    "stale press": Saying(_stale, least=0),
    "quote": Saying(_quote, "no"),
    "secret choice pressed": Saying(_choosing(0), option=0),
    "secret choice changed": Saying(_choosing(1, before=0), option=1),
    "secret number typed": Saying(_answering("2"), option=1),
    "secret label typed": Saying(_answering(ballots.OPTIONS[2]), option=2),
    "words of a report": Saying(_write, report=sheets.Left()),
    "photo of a report": Saying(_photo, report=sheets.Left(photos=1)),
    "report sent": Saying(_submit, report=sheets.Left(reporting.SUBMITTED)),
    **{
        name: Saying(act, story=left, least=int(name not in _SHORT))
        for name, (act, left) in tellings.ACTS.items()
    },
}
# Nobody is told of reactions.
ANSWERED = len(SAYINGS) - 1


@dataclass
class Conversation:
    """What was said by whom, and what must be so in the end."""

    stage: Stage
    said: dict[int, Saying] = field(default_factory=dict)
    # Who has spoken last.
    fresh: set[int] = field(default_factory=set)

    async def say(self, *sayings: Saying) -> None:
        """Each is said by somebody who has not spoken before."""
        free = [person for person in self.stage.people if person.id not in self.said]
        turns = list(zip(sayings, free, strict=False))
        assert len(turns) == len(sayings), "there are too few people"
        shown = await self.stage.offer_buttons([person for _, person in turns])
        self.stage.tripwire.clear()
        for saying, person in turns:
            await saying.act(self.stage, person, shown[person.id])
            self.said[person.id] = saying
        self.fresh = {person.id for _, person in turns}

    async def is_over(self) -> bool:
        """Whether all is answered and the board is true."""
        counts = await self.stage.inbox()
        (board,) = await self.stage.outbox(BOARD.name)
        is_true = board.state == "sent" and board.sent_revision == board.revision
        updates = sum(saying.updates for saying in self.said.values())
        return is_true and counts == {"answered": updates}

    async def check(self, kills: int = 1) -> None:
        """One effect of each; an answer to what was said last, said again at most once a kill."""
        labels = Counter(answer.label for answer in (await self.stage.answers()).values())
        meant = Counter(saying.label for saying in self.said.values() if saying.label)
        assert dict(labels) == dict(meant)
        (board,) = await self.stage.outbox(BOARD.name)
        assert board.revision == 1 + meant.total()
        replies = Counter(
            int(call["params"]["chat_id"])
            for call in self.stage.tripwire.after(0)
            if call["method"] in _REPLIES and call["status"] == 200
        )
        for user_id, saying in self.said.items():
            is_fresh = user_id in self.fresh
            assert not is_fresh or saying.least <= replies[user_id] <= 1 + kills, saying
        await ballots.check_ballots(self.stage, self.chosen)
        said = self.said.items()
        left = {user_id: one.report for user_id, one in said if one.report is not None}
        await sheets.check_reports(self.stage, left)
        told = {user_id: one.story for user_id, one in said if one.story is not None}
        await tellings.check_stories(self.stage, told)

    @property
    def chosen(self) -> dict[int, int]:
        """What people have chosen in the secret poll."""
        said = self.said.items()
        return {user_id: one.option for user_id, one in said if one.option is not None}

    async def close_poll(self) -> None:
        """After closing, the numbers are what people chose last."""
        poll_id = await ballots.close(self.stage)
        await ballots.check_result(self.stage, poll_id, self.chosen)
