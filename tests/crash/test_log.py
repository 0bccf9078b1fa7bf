"""What the process writes, at its most talkative, holds no secret and nothing people said."""

from pathlib import Path

from models.members import Member
from simulator.client import Person
from tests.crash.stage import TOKEN, Stage, set_stage

_PHONE = "+84987654321"
_WORDS = "Tôi bị đau dạ dày phải đi bệnh viện tỉnh"
_NAME = "Nguyễn Thị Hoàng Yến"
_FAULTS = (
    ("sendMessage", {"kind": "html", "status": 403}),
    ("sendMessage", {"kind": "status", "status": 500}),
    ("sendMessage", {"kind": "status", "status": 400, "description": f"Bad Request: {_WORDS}"}),
    ("sendMessage", {"kind": "disconnect_in_body", "deliver": True}),
    ("getUpdates", {"kind": "html", "body": f"<html>{_PHONE} {_WORDS} {TOKEN}"}),
    ("getUpdates", {"kind": "status", "status": 401}),
)


async def _talk(stage: Stage, stranger: Person) -> None:
    """Answers, a contact, and updates that break: in the reader, in a handler, in the database."""
    member = stage.people[0]
    await member.say(f"vắng, {_WORDS}")
    await stranger.start()
    await stranger.share_contact()
    await stranger.say(_WORDS)
    sender = {"id": stranger.id, "is_bot": False, "first_name": _NAME}
    chat = {"id": stranger.id, "type": "private"}
    whole = {"message_id": 1, "date": 1_790_000_000, "chat": chat, "from": sender}
    for broken in (
        {"text": _WORDS, "date": _WORDS},
        {"text": f"{_WORDS}\x00\ud800"},
        {"text": _WORDS, "entities": [_PHONE]},
    ):
        await stage.client.feed({"message": whole | broken})
    data = f"ma:{1 << 70}:{_PHONE}"
    press = {"id": "1", "from": sender, "chat_instance": "1", "data": data}
    await stage.client.feed({"callback_query": press | {"message": whole}})


async def test_log_holds_no_token_no_phone_and_no_words(database_url: str, tmp_path: Path) -> None:
    async with set_stage(database_url, tmp_path) as stage:
        stranger = await stage.client.add_person(_NAME, phone=_PHONE)
        async with stage.database.writing() as session:
            member = await session.get_one(Member, 2)
            member.phone, member.full_name = _PHONE, _NAME
        for method, fault in _FAULTS:
            await stage.client.arm_fault(method=method, **fault)
        await _talk(stage, stranger)
        await stage.remind()
        await stage.bot.start()

        async def all_dealt_with() -> bool:
            counts = await stage.inbox()
            waits = set(counts) & {"waiting", "done"}
            return sum(counts.values()) == 8 and not waits and not await stage.client.faults()

        await stage.eventually(all_dealt_with)
        stage.bot.terminate()
        assert await stage.bot.ended(within=10) == 0
        log = stage.bot.log.read_text()
    assert "@crash_bot is listening" in log
    assert "update_failed" in log
    secret = TOKEN.partition(":")[2]
    for part in (secret, _PHONE, _PHONE.lstrip("+"), "dạ dày", "Hoàng Yến", "Traceback"):
        assert part not in log, part
