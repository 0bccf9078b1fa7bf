"""Groups see nothing personal: no name, number, reason or count, whatever happens there."""

import asyncio
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import pytest
from sqlalchemy import select

import handlers
from bot.outbox.queue import put
from handlers.common.callbacks import Press
from handlers.common.routing import PressHandler
from models.inbox import DONE, WAITING, InboxUpdate
from models.outbox import OutboxMessage
from simulator.client import Person
from tests.bed.waiting import eventually
from tests.handlers.chat_scenes import BOT, NEWS, bound_group, found_posting_town, post, settles
from tests.handlers.scenes import AN, BINH, CUC, administrator, call_meeting
from tests.town.town import FIRST_CELL, Town, hear

NEUTRAL = ("common-private-only",)
SAID_IN_GROUPS = (
    ("/start", "/hop", "/moi", "1"),
    ("/toi", "/xoa", "/nhom", "vắng, tôi nằm viện"),
    ("/gan", "/help", "/id", "có mặt"),
    ("/huy", "/thongbao", "/x", "Trần Văn Bình", "thôi"),
)
# What a person may be told in a bubble that only they see.
TOASTS = ("error-choice-is-stale",)


def press_classes() -> list[type[Press]]:
    """The class of every button there is."""
    return [
        handler._press for handler in handlers.all_handlers() if isinstance(handler, PressHandler)
    ]


async def shown_in(town: Town, chat_id: int) -> list[dict[str, Any]]:
    """All that the bot has sent to a chat, or changed there."""
    calls = await town.client.transcript()
    return [
        call["params"]
        for call in calls
        if str(call["params"].get("chat_id")) == str(chat_id)
        and not call["method"].startswith("get")
    ]


def check_neutral(town: Town, shown: list[dict[str, Any]]) -> None:
    """Only the few sentences that a group may read, and no button."""
    allowed = {town.words(key, language) for key in NEUTRAL for language in ("vi", "en")}
    assert {params["text"] for params in shown} <= allowed
    assert not any(params.get("reply_markup") for params in shown)


async def test_no_kind_goes_to_a_group_unless_it_is_public(town: Town) -> None:
    _, group = await bound_group(town)
    private = [kind for kind in handlers.all_kinds().values() if not kind.is_public]
    async with town.database.writing() as session:
        now = town.chibot.clock.now()
        for kind in private:
            await put(session, kind, 1, group, now, key="to-a-group")
    town.chibot._sender.wake()

    async def are_settled() -> bool:
        query = select(OutboxMessage.kind, OutboxMessage.reason)
        async with town.database.reading() as session:
            rows = await session.execute(query.where(OutboxMessage.chat_id == group))
        return {(kind, reason) for kind, reason in rows} == {
            (kind.name, "private_only") for kind in private
        }

    await eventually(are_settled)
    assert await shown_in(town, group) == []


async def test_public_kind_goes_to_a_group(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with found_posting_town(database_url, monkeypatch) as town:
        _, group = await bound_group(town)
        await post(town, group, 1)
        await settles(town, 1, "sent")
        assert [params["text"] for params in await shown_in(town, group)] == [f"{NEWS} 1"]


def forged(press: type[Press]) -> str:
    """A press of this class with whatever ids."""
    shape = fields(press)  # type: ignore[arg-type]
    values = [1 if field.type in {int, "int"} else "x" for field in shape]
    return press(*values).pack()


async def press_in(town: Town, person: Person, chat_id: int, data: str) -> str:
    """Press under a message in a group with any data; the words of the bubble."""
    message = {
        "message_id": 1,
        "date": 1_796_000_000,
        "chat": {"id": chat_id, "type": "supergroup", "title": "x"},
        "from": {"id": BOT, "is_bot": True, "first_name": "x"},
        "text": "x",
    }
    author = {"id": person.id, "is_bot": False, "first_name": "x"}
    query = {"id": f"q-{data}", "from": author, "message": message, "chat_instance": "1"}
    await town.client.feed({"callback_query": {**query, "data": data}})
    answers: list[str] = []

    async def is_answered() -> bool:
        calls = await town.client.transcript(method="answerCallbackQuery")
        answers[:] = [
            str(call["params"].get("text", ""))
            for call in calls
            if call["params"]["callback_query_id"] == query["id"]
        ]
        return bool(answers)

    await eventually(is_answered)
    return answers[0]


async def test_no_button_counts_in_a_group(town: Town) -> None:
    an, group = await bound_group(town)
    await call_meeting(town, an)
    presses = press_classes()
    assert len(presses) > 20
    allowed = {town.words(key) for key in TOASTS}
    for start in range(0, len(presses), 10):
        # Whoever does so much at once is not listened to.
        await town.move_clock(minutes=5)
        few = presses[start : start + 10]
        answers = [press_in(town, an, group, forged(press)) for press in few]
        for press, answer in zip(few, await asyncio.gather(*answers), strict=True):
            assert answer in allowed, press
    assert await shown_in(town, group) == []


async def gather(town: Town, host: Person, others: Sequence[Person]) -> int:
    """A group of all of them, where the bot reads whatever is written."""
    group = await town.client.add_group("Chung", host, [one.id for one in others], "supergroup")
    await town.client.set_member(group, host.id, BOT, "administrator")
    return group


async def is_quiet(town: Town) -> bool:
    """Whether all that was written has been answered."""
    query = select(InboxUpdate.update_id).where(InboxUpdate.state.in_((WAITING, DONE)))
    async with town.database.reading() as session:
        return not list(await session.scalars(query))


async def test_group_in_which_everybody_writes_sees_nothing_personal(town: Town) -> None:
    an, binh, cuc = await town.register(AN, BINH, CUC)
    admin = await administrator(town)
    stranger = await town.arrive("Người lạ", "+84911222333")
    await call_meeting(town, an)
    shown = []
    for words in SAID_IN_GROUPS:
        await town.move_clock(minutes=5)
        # A group of its own for each few words: it takes no more than twenty answers a minute.
        group = await gather(town, an, (admin, binh, cuc, stranger))
        for person in (an, admin, binh, cuc, stranger):
            for said in words:
                await person.in_chat(group).say(said)
        await stranger.in_chat(group).share_contact()
        await binh.say("vắng, tôi nằm viện")
        await hear(binh, "Đã ghi nhận")
        await an.press(town.words("board-answers"))
        await hear(an, "nằm viện")
        await eventually(lambda: is_quiet(town))
        shown += await shown_in(town, group)
    assert len(shown) >= 5 * sum(said.startswith("/") for words in SAID_IN_GROUPS for said in words)
    check_neutral(town, shown)
    told = " ".join(str(params) for params in shown)
    for name, (_, _, phone) in FIRST_CELL.items():
        assert name not in told
        assert phone not in told
