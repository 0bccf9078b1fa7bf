"""A pressed or quoted button names the row of the outbox that brought it: it has arrived."""

import pytest
from sqlalchemy import select, update
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.demo.reader import until_noted
from bot.outbox.cards import Card, Choice, signed
from bot.outbox.queue import Kind, put
from models.outbox import SENT, UNKNOWN, OutboxMessage
from simulator.client import Person, words_of
from simulator.errors import Json
from tests.handlers.scenes import called_cell
from tests.inbox.counter import Counter
from tests.town.town import Town, found_town, hear

NOTICE = OutboxMessage.kind == "meetings.notice"


async def _lose_sight(town: Town, person: Person) -> None:
    """It is not known any more whether the invitation has arrived."""
    await until_noted(town.database, person.id)
    async with town.database.writing() as session:
        await session.execute(
            update(OutboxMessage)
            .where(NOTICE, OutboxMessage.chat_id == person.id)
            .values(state=UNKNOWN, message_id=None)
        )


async def _invitation(town: Town, person: Person) -> OutboxMessage:
    query = select(OutboxMessage).where(NOTICE, OutboxMessage.chat_id == person.id)
    async with town.database.reading() as session:
        return (await session.scalars(query)).one()


async def _shown(person: Person) -> Json:
    return next(m for m in await person.messages() if "Kính mời" in words_of(m))


@pytest.mark.parametrize("is_quoted", [False, True])
async def test_message_that_somebody_holds_in_hand_has_arrived(
    database_url: str, *, is_quoted: bool
) -> None:
    async with found_town(database_url) as town:
        _, binh, cuc = await called_cell(town)
        shown = await _shown(binh)
        await _lose_sight(town, binh)
        await _lose_sight(town, cuc)
        if is_quoted:
            await binh.say("đi được", reply_to_message_id=shown["message_id"])
        else:
            await binh.press(town.words("answer-yes"))
        await hear(binh, "Đã ghi nhận: đồng chí có mặt")
        row = await _invitation(town, binh)
        assert (row.state, row.message_id) == (SENT, shown["message_id"])
        # What others hold in hand proves nothing about hers.
        assert (await _invitation(town, cuc)).state == UNKNOWN


async def test_button_with_the_number_of_another_chat_proves_nothing(database_url: str) -> None:
    async with found_town(database_url) as town:
        _, binh, cuc = await called_cell(town)
        await _lose_sight(town, cuc)
        theirs = (await _shown(cuc))["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        await binh.press_data(int((await _shown(binh))["message_id"]), str(theirs))
        await hear(binh, "Đã ghi nhận: đồng chí có mặt")
        assert (await _invitation(town, cuc)).state == UNKNOWN


async def test_words_that_are_refused_after_writing_prove_it_too(counter: Counter) -> None:
    lan = await counter.client.add_person("Lan")
    await lan.start()
    async with counter.database.writing() as session:
        now = counter.clock.now()
        await put(session, Kind("t.card"), 1, lan.id, now)
        await session.execute(update(OutboxMessage).values(state=UNKNOWN, sent_revision=1))
        row_id = (await session.scalars(select(OutboxMessage.id))).one()
    card = signed(Card("Kính mời", rows=((Choice("Xem", "x"),),)), row_id)
    button = InlineKeyboardButton("Xem", callback_data=card.rows[0][0].data)
    shown = await counter.application.bot.send_message(
        lan.id, card.text, reply_markup=InlineKeyboardMarkup([[button]])
    )
    await lan.say("refuse late", reply_to_message_id=shown.message_id)
    counter.open()
    await counter.all_answered(2)
    async with counter.database.reading() as session:
        row = (await session.scalars(select(OutboxMessage))).one()
    assert (row.state, row.message_id) == (SENT, shown.message_id)
    assert "refuse late" not in [words for _, words in await counter.notes()]
