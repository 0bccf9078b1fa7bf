"""What belongs together arrives in its order, though an album has to wait longer than words."""

from datetime import timedelta

from bot.i18n import Html
from bot.outbox.cards import Card
from bot.outbox.outcome import Deferred, NotSent
from bot.outbox.queue import Kind, put
from bot.outbox.settling import Aftermath, Result, Settler
from models.repositories import sending
from models.repositories.sending import Claimed
from models.session import Database
from tests.bed.organisation import NOW

ALBUM, WORDS = Kind("t.album", in_order=True), Kind("t.words", in_order=True)
LOOSE = Kind("t.loose")
KINDS = {kind.name: kind for kind in (ALBUM, WORDS, LOOSE)}
CHAT = 101


async def _put(database: Database, *messages: tuple[Kind, int, str]) -> None:
    async with database.writing() as session:
        for kind, subject_id, key in messages:
            await put(session, kind, subject_id, CHAT, NOW, key)


async def _claim(database: Database, seconds: float = 0) -> Claimed | None:
    async with database.writing() as session:
        found = await sending.claim(session, 10, NOW + timedelta(seconds=seconds))
    return found[0] if found else None


async def _defer(database: Database, row: Claimed | None, seconds: float) -> None:
    assert row is not None
    settler = Settler(KINDS, timedelta(minutes=1), Aftermath(), None)
    async with database.writing() as session:
        result = Result(row, Card(Html("")), Deferred(seconds), NOW)
        await settler.settle(session, [result], NOW)


async def test_words_do_not_overtake_the_album(database: Database) -> None:
    await _put(database, (ALBUM, 1, "0"), (WORDS, 1, "1"), (ALBUM, 1, "2"))
    album = await _claim(database)
    await _defer(database, album, 5)
    assert await _claim(database, 4) is None
    again = await _claim(database, 7)
    assert album is not None
    assert again is not None
    assert again.id == album.id


async def test_others_go_on(database: Database) -> None:
    await _put(database, (ALBUM, 1, "0"), (WORDS, 2, "0"), (LOOSE, 1, "0"))
    await _defer(database, await _claim(database), 5)
    words = await _claim(database)
    assert words is not None
    assert (words.kind, words.subject_id) == (WORDS.name, 2)
    await _defer(database, words, 5)
    loose = await _claim(database)
    assert loose is not None
    assert loose.kind == LOOSE.name


async def test_what_has_no_order_is_overtaken(database: Database) -> None:
    await _put(database, (LOOSE, 1, "0"), (LOOSE, 1, "1"))
    first = await _claim(database)
    await _defer(database, first, 5)
    second = await _claim(database)
    assert first is not None
    assert second is not None
    assert second.id > first.id


async def test_two_that_wait_longer_at_once_both_stay_before_their_words(
    database: Database,
) -> None:
    async with database.writing() as session:
        for chat_id in (CHAT, CHAT + 1):
            for kind in (ALBUM, WORDS):
                await put(session, kind, 1, chat_id, NOW)
        albums = await sending.claim(session, 10, NOW)
        results = [Result(row, Card(Html("")), Deferred(5), NOW) for row in albums]
        await Settler(KINDS, timedelta(minutes=1), Aftermath(), None).settle(session, results, NOW)
    assert [row.kind for row in albums] == [ALBUM.name, ALBUM.name]
    assert await _claim(database, 4) is None


async def test_words_do_not_overtake_an_album_that_goes_back_behind_many_others(
    database: Database,
) -> None:
    await _put(database, (ALBUM, 1, "0"), (WORDS, 1, "1"))
    album, later = await _claim(database), NOW + timedelta(minutes=1)
    assert album is not None
    async with database.writing() as session:
        for chat_id in range(200, 240):
            await put(session, LOOSE, 1, chat_id, NOW)
        result = Result(album, Card(Html("")), NotSent(), later)
        await Settler(KINDS, timedelta(minutes=1), Aftermath(), None).settle(
            session, [result], later
        )
        taken = await sending.claim(session, 1, later)
    assert [row.kind for row in taken] == [LOOSE.name]
