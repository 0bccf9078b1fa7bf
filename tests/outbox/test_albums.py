"""Albums: sent as one, kept as one row, edited, and taken back to the last picture."""

from datetime import timedelta
from typing import Any

import pytest

from bot.outbox import queue
from bot.outbox.cards import Attachment, Card, Choice, column
from bot.outbox.pacing import Gate
from bot.outbox.queue import Kind
from models.outbox import OutboxMessage
from models.repositories import outbox
from simulator.client import Person
from simulator.errors import Json
from tests.bed.waiting import eventually, heard
from tests.outbox.office import ALBUM, SERIES, Office
from tests.simulator.test_media import png

PHOTOS = tuple(Attachment("photo", content=png(100, 100 + n), name=f"{n}.png") for n in range(3))
COVER = Attachment("photo", content=png(64, 64), name="cover.png")
LATE = timedelta(hours=49)


async def _send(office: Office, kind: Kind = ALBUM, photos: Any = PHOTOS) -> Person:
    lan = await office.arrive("Lan")
    office.photos[1] = photos
    await office.put(kind, lan.id)
    office.open()
    await office.settled(lan.id)
    return lan


async def _shown(person: Person) -> list[Json]:
    return [message for message in await person.messages() if not message["out"]]


def _sizes(messages: list[Json]) -> list[int]:
    return [message["photo"][-1]["height"] for message in messages]


def _ids(row: OutboxMessage) -> list[int]:
    assert row.message_id is not None
    return [row.message_id, *(row.more_ids or ())]


async def _change(office: Office, kind: Kind) -> None:
    async with office.database.writing() as session:
        await queue.edit_sent(session, kind, 1, office.clock.now())
    office.wake()


async def _calls(office: Office, method: str) -> int:
    return len(await office.client.transcript(method=method))


async def test_album_arrives_as_one_and_all_its_messages_are_known(office: Office) -> None:
    lan = await _send(office)
    messages = await _shown(lan)
    assert len({message["media_group_id"] for message in messages}) == 1
    assert (_sizes(messages), await heard(lan)) == ([100, 101, 102], ["Gương tốt", "", ""])
    assert messages[0]["caption_entities"][0]["type"] == "bold"
    assert _ids(await office.row(lan.id)) == [message["message_id"] for message in messages]


async def test_photo_that_telegram_holds_goes_with_one_from_memory(office: Office) -> None:
    lan = await office.arrive("Lan")
    known = (await lan.send_file("photo", png(30, 40)))["photo"][-1]["file_id"]
    office.photos[1] = (Attachment("photo", known), PHOTOS[1])
    await office.put(ALBUM, lan.id)
    office.open()
    await office.settled(lan.id)
    assert _sizes(await _shown(lan)) == [40, 101]


@pytest.mark.parametrize("photos", [PHOTOS, PHOTOS[:1]])
async def test_caption_is_corrected_and_pictures_stay(office: Office, photos: Any) -> None:
    lan = await _send(office, photos=photos)
    before = await office.row(lan.id)
    office.boards[1] = "Gương tốt hơn"
    await _change(office, ALBUM)
    after = await office.settled(lan.id)
    assert (await heard(lan))[0] == "Gương tốt hơn"
    assert _ids(after) == _ids(before)
    await _change(office, ALBUM)
    # "Not modified" is as good as done.
    again = await office.settled(lan.id)
    assert (_ids(again), again.revision) == (_ids(before), 3)


@pytest.mark.parametrize("photos", [PHOTOS, PHOTOS[:1]])
async def test_what_was_taken_back_disappears_with_all_its_pictures(
    office: Office, photos: Any
) -> None:
    lan = await _send(office, photos=photos)
    office.gone.add(1)
    await _change(office, ALBUM)
    assert (await office.settled(lan.id, "refused")).reason == "withdrawn"
    assert await _shown(lan) == []


@pytest.mark.parametrize("photos", [PHOTOS, PHOTOS[:1]])
async def test_pictures_that_telegram_deletes_no_more_are_covered(
    office: Office, photos: Any
) -> None:
    """Also where each call must wait for the one before it."""
    lan = await _send(office, photos=photos)
    await office.close()
    office.gate = Gate(chat_seconds=0.3)
    office.cover = COVER
    office.gone.add(1)
    await office.client.advance_clock(LATE.total_seconds())
    await _change(office, ALBUM)
    office.open()
    assert (await office.settled(lan.id, "refused")).reason == "withdrawn"
    assert _sizes(await _shown(lan)) == [64] * len(photos)
    assert await heard(lan) == ["Đã rút", "", ""][: len(photos)]
    assert await _calls(office, "editMessageMedia") == len(photos)
    assert office.refused == [(lan.id, "withdrawn")]


async def test_covering_that_was_cut_short_is_done_again(office: Office) -> None:
    lan = await _send(office)
    office.cover = COVER
    office.gone.add(1)
    # Somebody has deleted the second; the answer to the first does not come.
    messages = await _shown(lan)
    await office.bot.delete_message(lan.id, messages[1]["message_id"])
    await office.client.advance_clock(LATE.total_seconds())
    await office.client.arm_fault("disconnect", "editMessageMedia", deliver=True)
    await _change(office, ALBUM)
    row = await office.settled(lan.id, "queued")
    assert _ids(row) == [message["message_id"] for message in messages]
    office.clock.advance(timedelta(seconds=2))
    office.wake()
    assert (await office.settled(lan.id, "refused")).reason == "withdrawn"
    assert _sizes(await _shown(lan)) == [64, 64]


async def test_one_that_cannot_be_covered_does_not_keep_the_others_in_sight(
    office: Office,
) -> None:
    lan = await _send(office)
    office.cover = COVER
    office.gone.add(1)
    await office.client.advance_clock(LATE.total_seconds())
    words = "Bad Request: message can't be edited"
    await office.client.arm_fault("status", "editMessageMedia", status=400, description=words)
    await _change(office, ALBUM)
    assert (await office.settled(lan.id, "refused")).reason == "not_editable"
    assert _sizes(await _shown(lan)) == [100, 64, 64]


async def test_album_whose_fate_is_unclear_is_held(office: Office) -> None:
    lan = await office.arrive("Lan")
    office.photos[1] = PHOTOS
    await office.client.arm_fault("disconnect", "sendMediaGroup", deliver=True)
    await office.put(ALBUM, lan.id)
    office.open()
    row = await office.settled(lan.id, "unknown")
    assert (row.message_id, row.more_ids) == (None, None)
    assert await _calls(office, "sendMediaGroup") == 1


async def test_album_whose_fate_is_unclear_is_sent_once_more_marked(office: Office) -> None:
    lan = await office.arrive("Lan")
    office.photos[1] = PHOTOS
    await office.client.arm_fault("disconnect", "sendMediaGroup", deliver=True)
    await office.put(SERIES, lan.id)
    office.open()
    await office.settled(lan.id, "queued")
    office.clock.advance(timedelta(seconds=2))
    office.wake()
    row = await office.settled(lan.id)
    messages = await _shown(lan)
    assert (len(messages), row.attempt) == (6, 2)
    assert _ids(row) == [message["message_id"] for message in messages[3:]]
    assert messages[3]["caption"].endswith("\nGương tốt")


async def test_mark_that_would_make_the_caption_too_long_is_left_out(office: Office) -> None:
    lan = await office.arrive("Lan")
    office.photos[1], office.boards[1] = PHOTOS, f"<b>{'a' * 1024}</b>"
    await office.client.arm_fault("disconnect", "sendMediaGroup")
    await office.put(SERIES, lan.id)
    office.open()
    await office.settled(lan.id, "queued")
    office.clock.advance(timedelta(seconds=2))
    office.wake()
    await office.settled(lan.id)
    assert (await heard(lan))[0] == "a" * 1024


async def test_album_left_under_way_by_a_dead_process_is_held(office: Office) -> None:
    lan = await office.arrive("Lan")
    office.photos[1] = PHOTOS
    await office.client.arm_fault("never_answer", "sendMediaGroup", deliver=True)
    await office.put(ALBUM, lan.id)
    office.open()
    await office.settled(lan.id, "sending")
    await eventually(lambda: _has(lan, 3))
    await office.kill()
    await office.client.clear_faults()
    office.open()
    await office.settled(lan.id, "unknown")
    assert len(await _shown(lan)) == 3


async def _has(person: Person, number: int) -> bool:
    return len(await _shown(person)) == number


async def test_album_said_again_is_a_new_one(office: Office) -> None:
    lan = await _send(office)
    before = await office.row(lan.id)
    await office.close()
    async with office.database.writing() as session:
        await queue.say_again(session, ALBUM, 1, lan.id, office.clock.now())
    waiting = await office.row(lan.id)
    assert (waiting.message_id, waiting.more_ids) == (None, None)
    office.open()
    after = await office.settled(lan.id)
    assert set(_ids(after)).isdisjoint(_ids(before))
    assert len(_ids(after)) == 3


async def test_album_that_lost_its_first_picture_is_sent_anew_and_leaves_nothing_behind(
    office: Office,
) -> None:
    lan = await _send(office, SERIES)
    await office.close()
    office.gate = Gate(chat_seconds=0.3)
    messages = await _shown(lan)
    await office.bot.delete_message(lan.id, messages[0]["message_id"])
    await _change(office, SERIES)
    office.open()
    await eventually(lambda: _is_new(office, lan, messages[0]["message_id"]))
    row = await office.settled(lan.id)
    assert _ids(row) == [message["message_id"] for message in await _shown(lan)]
    assert len(_ids(row)) == 3


async def _is_new(office: Office, person: Person, old_id: int) -> bool:
    return (await office.row(person.id)).message_id != old_id


async def test_album_said_in_a_group_that_moved_is_left_there(office: Office) -> None:
    lan = await _send(office)
    async with office.database.writing() as session:
        await queue.pause(session, ALBUM, 1)
        await queue.edit_sent(session, ALBUM, 1, office.clock.now())
        await outbox.replace_chat(session, lan.id, -77, office.clock.now())
    row = await office.row(lan.id)
    assert (row.state, row.reason, len(_ids(row))) == ("refused", "group_moved", 3)


async def test_album_goes_to_a_group(office: Office) -> None:
    lan = await office.arrive("Lan")
    group = await office.client.add_group("Chi đoàn", lan, [office.bot.id])
    office.photos[1] = PHOTOS
    await office.put(ALBUM, group)
    office.open()
    await office.settled(group)
    messages = await lan.in_chat(group).messages()
    assert [one["photo"][-1]["height"] for one in messages if "photo" in one] == [100, 101, 102]


@pytest.mark.parametrize(
    "given",
    [
        {"album": PHOTOS[:1]},
        {"album": PHOTOS * 4},
        {"album": (PHOTOS[0], Attachment("document", "x"))},
        {"album": PHOTOS, "rows": column(Choice("Vâng", "yes"))},
        {"album": PHOTOS, "attachment": PHOTOS[0]},
        {"album": PHOTOS, "asks_contact": "Số máy"},
    ],
)
def test_album_that_telegram_does_not_know_is_no_card(given: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="album"):
        Card("x", **given)


def test_pictures_from_memory_are_never_stored() -> None:
    known = Attachment("photo", "abc")
    stored = Card("x", album=(known, PHOTOS[0])).to_json()
    assert "content" not in str(stored)
    restored = Card.from_json(stored).album
    assert restored == (known, Attachment("photo", name="0.png"))
