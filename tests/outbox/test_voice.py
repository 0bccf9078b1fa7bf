"""A voice note that Telegram holds is sent on as it is, with words below it."""

from bot.outbox.cards import Attachment
from simulator.client import words_of
from tests.outbox.office import BULK, Office


async def test_voice_note_is_sent_on_with_its_caption(office: Office) -> None:
    lan = await office.arrive("Lan")
    spoken = (await lan.send_file("voice", b"OggS" + bytes(40), "a.ogg"))["voice"]
    office.files[1] = Attachment("voice", spoken["file_id"])
    await office.put(BULK, lan.id)
    office.open()
    await office.settled(lan.id)
    (message,) = [one for one in await lan.messages() if not one["out"]]
    assert message["voice"]["file_unique_id"] == spoken["file_unique_id"]
    assert words_of(message) == "Thông báo"
