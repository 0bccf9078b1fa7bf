"""Scenes of announcements that several tests begin with."""

from typing import Any

from simulator.client import Message, Person, words_of
from tests.town.town import Town, hear, hear_edited

LOOK = "đúng như người nhận sẽ thấy"
GIANG, HAI = "Võ Thị Giang", "Đỗ Văn Hải"


async def compose(town: Town, author: Person, words: str) -> Message:
    """The author writes an announcement; the summary below its preview."""
    await author.say(f"/thongbao {words}")
    return await hear(author, LOOK)


async def announce(town: Town, author: Person, words: str) -> Message:
    """The author writes and sends it; the board when all is settled."""
    await compose(town, author, words)
    await author.press(town.words("announce-send"))
    await hear(author, town.words("announce-done"))
    return await board(town, author, "done")


async def board(town: Town, author: Person, stage: str, **variables: Any) -> Message:
    """The board once it shows this stage."""
    variables.setdefault("when", "")
    shown = town.words(f"announcement-stage-{stage}", **variables)
    return await hear_edited(town, author, f"– {shown}")


async def said_to(person: Person, part: str) -> list[str]:
    """All that this person reads now and that holds these words."""
    return [words_of(m) for m in await person.messages() if part in words_of(m) and not m["out"]]


async def feed_message(town: Town, person: Person, **content: Any) -> None:
    """A message that the simulated app cannot write: formatted, of an album, of another kind."""
    chat = {"id": person.id, "type": "private", "first_name": person.first_name}
    sender = {"id": person.id, "is_bot": False, "first_name": person.first_name}
    sent_at = int(town.chibot.clock.now().timestamp())
    message = {"message_id": 900_000, "date": sent_at, "chat": chat, "from": sender, **content}
    person.mark = max(int(one["seq"]) for one in await person.messages())
    await town.client.feed({"message": message})
