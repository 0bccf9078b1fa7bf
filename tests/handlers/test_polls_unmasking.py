"""No row, file or log joins a person to what they chose in a secret poll, at any moment."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import structlog
from sqlalchemy import text

from bot.context import Reply
from bot.features.polls import secrecy
from bot.inbox.sealing import nobody
from bot.log import set_up_log
from bot.seal import Seal, SealIsBroken
from simulator.client import Person, words_of
from tests.bed.databases import DatabaseSource
from tests.bed.waiting import eventually
from tests.handlers.polling import HAI, OPTIONS, QUESTION, asked, close, electors, open_in_town
from tests.handlers.scenes import AN, BINH, CUC, DUNG
from tests.handlers.unmasking import (
    Dump,
    Traces,
    changed,
    dump,
    file_bytes,
    find_leaks,
    shape,
    spellings,
)
from tests.town.town import Town, found_town, hear

NOTED = "Đã ghi nhận: ý số"
# Stands in every press, and in nothing else.
PRESSED = '"chat_instance"'


async def settled(town: Town) -> Dump:
    """All rows once everything has been answered."""

    async def is_quiet() -> bool:
        async with town.database.reading() as session:
            open_updates = "SELECT count(*) FROM inbox_updates WHERE state IN ('waiting', 'done')"
            # A board waits a little between its edits.
            open_rows = (
                "SELECT count(*) FROM outbox_messages WHERE state IN ('queued', 'sending') "
                "AND kind <> 'polls.board'"
            )
            left = [await session.scalar(text(query)) for query in (open_updates, open_rows)]
        return left == [0, 0]

    await eventually(is_quiet)
    return await dump(town.database)


async def begin(town: Town, **changes: Any) -> tuple[list[Person], Traces]:
    """Five members who hold the question in hand, and what an answer of theirs would leave."""
    people = await electors(town)
    last = max(row["update_id"] for row in (await settled(town))["inbox_updates"])
    poll_id = await open_in_town(town, people[0], **changes)
    for person in people:
        await hear(person, QUESTION)
    return people, Traces(poll_id, OPTIONS, last)


async def expect_no_leak(town: Town, people: list[Person], traces: Traces) -> None:
    """Neither in the rows, nor in what lies in the files."""
    ids = {person.id for person in people}
    assert find_leaks(await dump(town.database), traces, ids) == []
    found = await settled(town)
    assert find_leaks(found, traces, ids) == []
    lain = file_bytes(town.database)
    marks = [PRESSED, '"text": "2"', '"text": "1, 3"', "☑", "ý số"]
    marks += [f'"text": "{label}' for label in OPTIONS]
    for mark in marks:
        for spelling in spellings(mark):
            assert spelling not in lain, mark


async def answer_in_all_ways(people: list[Person]) -> None:
    """A button, a number, a label; one changes their mind, one takes the answer back."""
    an, binh, cuc, dung, _ = people
    await an.press(OPTIONS[0])
    await binh.say("2")
    await hear(binh, NOTED)
    await cuc.say(OPTIONS[2])
    await hear(cuc, NOTED)
    await dung.press(OPTIONS[1])
    await hear(dung, "☑ 2.")
    await dung.press(f"☐ {OPTIONS[0]}")
    await binh.say("1")
    await hear(binh, NOTED)


async def test_nothing_is_found_at_any_stage(town: Town) -> None:
    people, traces = await begin(town)
    an, _, _, dung, hai = people
    await expect_no_leak(town, people, traces)
    await answer_in_all_ways(people)
    await expect_no_leak(town, people, traces)
    await town.move_clock(days=2)
    await hear(hai, "Xin nhắc")
    await expect_no_leak(town, people, traces)
    await hai.say("3")
    await hear(hai, NOTED)
    await dung.press("Rút lại câu trả lời")
    await expect_no_leak(town, people, traces)
    await town.move_clock(days=1, minutes=1)
    for person in people:
        await hear(person, "KẾT QUẢ")
    await expect_no_leak(town, people, traces)
    told = [words_of(one) for one in await an.messages()]
    assert any("Đã trả lời: 4 trên 5" in words for words in told)
    found = await settled(town)
    assert found["poll_ballots"] == []
    assert found["poll_electors"] == []


async def test_late_press_and_late_quote_are_not_stored(town: Town) -> None:
    people, traces = await begin(town)
    an, binh, *_ = people
    await an.press(OPTIONS[0])
    await binh.say("2")
    noted = await hear(binh, NOTED)
    message_id = int(noted["message_id"])
    await close(town)
    await hear(binh, "KẾT QUẢ")
    await binh.say("Sao tôi không đổi được?", reply_to_message_id=message_id)
    answer = await binh.press_data(message_id, f"{secrecy.PREFIX}:1:0")
    assert answer is not None
    assert answer["text"] == town.words("poll-error-over")
    await expect_no_leak(town, people, traces)


async def test_several_answers_are_as_secret(town: Town) -> None:
    people, traces = await begin(town, is_multiple=True)
    an, binh, cuc, *_ = people
    await an.press(OPTIONS[0])
    await hear(an, "☑ 1.")
    await an.press(f"☐ {OPTIONS[2]}")
    await binh.say("1, 3")
    await hear(binh, "ý số 1, 3.")
    await cuc.say("2")
    await hear(cuc, "ý số 2.")
    await cuc.say("2")
    await hear(cuc, town.words("poll-taken-back"))
    await expect_no_leak(town, people, traces)
    await close(town)
    told = words_of(await hear(an, "KẾT QUẢ"))
    assert "Đã trả lời: 2 trên 5" in told


async def waiting_replies(town: Town, people: list[Person]) -> list[str]:
    """Two answer, and Telegram asks to wait: what is stored of the replies until then."""
    _, binh, cuc, *_ = people
    for method in ("editMessageText", "sendMessage"):
        await town.client.arm_fault("status", method, retry_after=1, times=1)
    await binh.press(OPTIONS[1])
    await cuc.say("3")
    waiting: list[str] = []

    async def are_stored() -> bool:
        rows = (await dump(town.database))["inbox_updates"]
        waiting[:] = [str(row["replies"]) for row in rows if row["replies"]]
        return len(waiting) == 2

    await eventually(are_stored)
    return waiting


async def test_reply_that_waits_in_the_database_tells_nothing(town: Town) -> None:
    people, traces = await begin(town)
    waiting = await waiting_replies(town, people)
    assert all(label in words for words in waiting for label in OPTIONS)
    assert find_leaks(await dump(town.database), traces, {one.id for one in people}) == []
    await hear(people[2], "ý số 3.")
    await hear(people[1], "ý số 2.")
    await expect_no_leak(town, people, traces)


async def test_search_finds_a_reply_that_is_stored_as_it_is_said(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    people, traces = await begin(town)
    as_stored = Reply.to_json
    monkeypatch.setattr(
        Reply, "to_json", lambda self: as_stored(replace(self, card=self.said, aloud=None))
    )
    await waiting_replies(town, people)
    leaks = find_leaks(await dump(town.database), traces, {one.id for one in people})
    assert [leak.partition(":")[0] for leak in leaks] == ["inbox_updates"] * 2


async def play(database_url: str, choices: dict[str, int], *, typed: bool) -> Dump:
    """A town in which these members choose these options, in this order."""
    async with found_town(database_url) as town:
        people = dict(zip((AN, BINH, CUC, DUNG, HAI), await asked(town), strict=True))
        for name, option in choices.items():
            if typed:
                await people[name].say(OPTIONS[option])
                await hear(people[name], NOTED)
            else:
                await people[name].press(OPTIONS[option])
            await settled(town)
        return await settled(town)


@pytest.mark.parametrize("typed", [False, True], ids=["pressed", "typed"])
async def test_other_choices_leave_the_same_rows(databases: DatabaseSource, *, typed: bool) -> None:
    shapes = []
    for choices in ({AN: 0, BINH: 1, CUC: 1}, {AN: 2, BINH: 0, CUC: 1}):
        async with databases.migrated() as url:
            shapes.append(shape(await play(url, choices, typed=typed)))
    assert shapes[0] == shapes[1]


async def test_one_answer_changes_a_mark_and_a_sealed_ballot_only(town: Town) -> None:
    an, binh, *_ = await asked(town)
    await an.press(OPTIONS[0])
    before = await settled(town)
    await binh.press(OPTIONS[1])
    after = await settled(town)
    found = changed(before, after)
    told = {"poll_electors", "poll_ballots", "inbox_updates", "chat_choices"}
    # The board counts; the lease is kept; there is a button to take the answer back.
    assert told <= set(found) <= told | {"outbox_messages", "leases"}
    was, now = found["poll_electors"]
    assert {name for name in was if was[name] != now[name]} == {"has_answered"}
    assert [list(row) for row in found["poll_ballots"]] == [["poll_id", "slip", "envelope"]]
    assert {row["kind"] for row in found.get("outbox_messages", [])} <= {"polls.board"}
    before = after
    await hear(binh, "☑ 2.")
    await binh.press(f"☐ {OPTIONS[2]}")
    found = changed(before, await settled(town))
    assert "poll_electors" not in found
    was, now = found["poll_ballots"]
    assert {name for name in was if was[name] != now[name]} == {"envelope"}


async def test_ballots_tell_nothing_by_order_length_or_likeness(town: Town) -> None:
    people = await asked(town)
    for person in people:
        await person.press(OPTIONS[1])
    rows = (await settled(town))["poll_ballots"]
    assert len({row["envelope"] for row in rows}) == len(people)
    assert {len(row["envelope"]) for row in rows} == {29}
    if town.database.is_sqlite:
        async with town.database.reading() as session:
            lie = [row[0] for row in await session.execute(text("SELECT slip FROM poll_ballots"))]
        assert lie == sorted(lie)


async def test_another_key_opens_nothing(town: Town) -> None:
    people = await asked(town)
    for person in people:
        await person.press(OPTIONS[1])
    found, other = await settled(town), Seal(bytes(32))
    members = [row["member_id"] for row in found["poll_electors"]]
    slips = {secrecy.slip_of(other, 1, member_id) for member_id in members}
    for ballot in found["poll_ballots"]:
        assert ballot["slip"] not in slips
        with pytest.raises(SealIsBroken):
            secrecy.read(other, 1, ballot["slip"], ballot["envelope"])


async def test_search_finds_what_is_stored_without_the_seal(town: Town) -> None:
    people, traces = await begin(town)
    sealing = town.chibot._sealing
    sealing._marks, sealing._find = (), nobody
    await people[0].press(OPTIONS[0])
    await people[1].say("2")
    await hear(people[1], NOTED)
    found = await settled(town)
    # Emptied all the same, for the handler says so; but it lay there.
    assert not find_leaks(found, traces, {person.id for person in people})
    if town.database.is_sqlite:
        lain = file_bytes(town.database)
        assert PRESSED.encode() in lain
        assert b'"text": "2"' in lain


async def test_search_finds_choices_of_an_open_poll(town: Town) -> None:
    people, traces = await begin(town, is_secret=False)
    await people[0].press(OPTIONS[0])
    leaks = find_leaks(await settled(town), traces, {person.id for person in people})
    assert "poll_electors" in {leak.partition(":")[0] for leak in leaks}


@pytest.fixture
def talkative(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """The log as it is at DEBUG, of all libraries."""
    levels = {name: logging.getLogger(name).level for name in logging.root.manager.loggerDict}
    set_up_log("DEBUG")
    caplog.set_level(logging.DEBUG)
    yield
    structlog.reset_defaults()
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


@pytest.mark.usefixtures("talkative")
async def test_log_at_debug_tells_nothing(
    town: Town, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    people = await asked(town)
    await answer_in_all_ways(people)
    await close(town)
    await hear(people[0], "KẾT QUẢ")
    written = "".join(capfd.readouterr()) + caplog.text
    for mark in (f"{secrecy.PREFIX}:1:", "☑", "ý số", *OPTIONS, QUESTION):
        assert not any(spelling.decode() in written for spelling in spellings(mark)), mark


async def test_people_are_open_again_once_nothing_secret_is_asked(town: Town) -> None:
    people = await electors(town)
    await open_in_town(town, people[0], is_secret=False)
    async with town.database.reading() as session:
        ids = [person.id for person in people]
        assert set(await secrecy.find_secretive(session, ids)) == set()
    await open_in_town(town, people[0], question="Hỏi kín?")
    async with town.database.reading() as session:
        assert set(await secrecy.find_secretive(session, ids)) == set(ids)
        assert await secrecy.find_secretive(session, [999]) == []
