"""Reactions to a post are counted without names: they belong to nobody, and nobody is answered."""

from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from telegram import ReactionTypeEmoji, Update
from telegram.ext import MessageReactionHandler

from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.inbox import putting_off, worker
from bot.outbox.cards import Card
from models.repositories import audit
from simulator.client import Person
from tests.bed.waiting import eventually
from tests.inbox.counter import BOT_ID, Counter

HEART = ReactionTypeEmoji("❤")


async def _note(update: Update, context: ChatContext) -> None:
    """Write down the totals, and try to answer."""
    change = update.message_reaction_count
    assert change is not None
    words = " ".join(f"{one.total_count}{_emoji(one.type)}" for one in change.reactions)
    work = context.work
    assert (work.user_id, work.chat_id, context.actor.is_registered) == (0, change.chat.id, False)
    await audit.add(context.session, work.user_id, words, "noted", context.now)
    context.reply(Card("Cảm ơn"))


def _emoji(reaction: Any) -> str:
    return reaction.emoji if isinstance(reaction, ReactionTypeEmoji) else "?"


def _listen(counter: Counter, callback: Any = _note) -> None:
    which = MessageReactionHandler.MESSAGE_REACTION_COUNT_UPDATED
    counter.application.add_handler(
        MessageReactionHandler(callback, message_reaction_types=which), group=1
    )


async def _channel(counter: Counter) -> tuple[Person, Person, int]:
    """Two people who look at a channel in which the bot has posted, and the post."""
    lan, minh = [await counter.client.add_person(name) for name in ("Lan", "Minh")]
    channel = await counter.client.add_group("Kênh", lan, [minh.id], "channel")
    await counter.client.set_member(channel, lan.id, BOT_ID, "administrator")
    post = await counter.application.bot.send_message(channel, "Gương tốt")
    return lan.in_chat(channel), minh.in_chat(channel), post.message_id


async def _react(counter: Counter, *reactions: str) -> tuple[Person, int]:
    """As many people react before anything is fetched."""
    lan, minh, post = await _channel(counter)
    next(iter(counter.simulator.world.bots.values())).queue.allowed = frozenset(
        {
            "message",
            "message_reaction_count",
        }
    )
    for person, emoji in zip((lan, minh), reactions, strict=False):
        await person.react(post, emoji)
    return lan, post


async def test_polling_asks_for_reactions_and_their_totals_reach_the_handler(
    counter: Counter,
) -> None:
    _listen(counter)
    counter.open()
    lan, minh, post = await _channel(counter)
    await eventually(lambda: _is_asked_for(counter))
    await lan.react(post, "❤")
    await minh.react(post, "❤")
    await lan.react(post, "🔥")
    await eventually(lambda: _has_noted(counter, 3))
    notes = await counter.notes()
    assert notes[:2] == [(0, "1❤"), (0, "2❤")]
    assert sorted(notes[2][1].split()) == ["1❤", "1🔥"]
    assert {row.person_id for row in (await counter.rows()).values()} <= {None, lan.id}
    # The channel hears nothing of it.
    assert len(await counter.client.transcript(method="sendMessage")) == 1


async def _is_asked_for(counter: Counter) -> bool:
    bot = next(iter(counter.simulator.world.bots.values()))
    return bot.queue.allows("message_reaction_count")


async def _has_noted(counter: Counter, number: int) -> bool:
    return len(await counter.notes()) == number


async def test_reactions_nobody_listens_to_are_passed_over(counter: Counter) -> None:
    await _react(counter, "❤", "❤")
    counter.open()
    await eventually(lambda: _all_over(counter))
    assert set(await counter.counts()) == {"answered"}


async def _all_over(counter: Counter) -> bool:
    counts = await counter.counts()
    return sum(counts.values()) >= 2 and "waiting" not in counts


@pytest.mark.parametrize("error", [LookupError("x"), ChoiceIsStale()])
async def test_reaction_at_which_the_handler_fails_is_set_aside_and_told_nobody(
    counter: Counter, error: Exception
) -> None:
    async def fail(update: Update, context: ChatContext) -> None:
        del update, context
        raise error

    _listen(counter, fail)
    await _react(counter, "❤")
    counter.open()
    await eventually(lambda: _is_quarantined(counter))
    assert len(await counter.client.transcript(method="sendMessage")) == 1


async def _is_quarantined(counter: Counter) -> bool:
    return (await counter.counts()).get("quarantined") == 1


async def test_reaction_at_which_the_database_is_busy_waits_and_holds_nobody_up(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(putting_off, "_REST", 3600.0)
    # As if a whole batch of them rested.
    monkeypatch.setattr(worker, "_BATCH", 1)
    tries = []

    async def find_it_busy(update: Update, context: ChatContext) -> None:
        del context
        tries.append(update.update_id)
        raise OperationalError(None, None, RuntimeError("database is locked"))

    _listen(counter, find_it_busy)
    await _react(counter, "❤")
    minh = await counter.client.add_person("Minh")
    await minh.start()
    counter.open()
    await minh.say("tin")
    await minh.wait_for_text("Đã ghi: tin")
    await minh.say("tin nữa")
    await minh.wait_for_text("Đã ghi: tin nữa")
    # In the batch, and by itself.
    assert len(tries) == 2
    assert (await counter.counts())["waiting"] == 1
