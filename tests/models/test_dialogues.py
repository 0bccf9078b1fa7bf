"""Forms being filled in and the choices of a chat: the last one counts."""

from datetime import timedelta

from sqlalchemy import delete, event, func, select

from models.dialogues import ChatChoices, Dialogue
from models.repositories import dialogues
from models.session import Database, has_written
from tests.bed.organisation import NOW


async def test_form_is_where_the_person_left_it(database: Database) -> None:
    async with database.writing() as session:
        await dialogues.save(session, 101, "call", "kind", {}, NOW)
        await dialogues.save(session, 101, "call", "when", {"kind": "họp thường kỳ"}, NOW)
    async with database.reading() as session:
        form = await dialogues.find(session, 101)
        assert await dialogues.find(session, 102) is None
    assert form is not None
    assert (form.name, form.step, form.answers) == ("call", "when", {"kind": "họp thường kỳ"})


async def test_closed_form_is_gone(database: Database) -> None:
    async with database.writing() as session:
        await dialogues.save(session, 101, "call", "kind", {}, NOW)
        await dialogues.close(session, 101)
        assert await dialogues.find(session, 101) is None


async def test_choices_are_those_of_the_last_card(database: Database) -> None:
    async with database.writing() as session:
        await dialogues.save_choices(session, 101, [("Có mặt", "a:1")])
        await dialogues.save_choices(session, 101, [("Đồng ý", "b:1"), ("Thôi", "b:0")])
    async with database.reading() as session:
        assert await dialogues.find_choices(session, 101) == [("Đồng ý", "b:1"), ("Thôi", "b:0")]


async def test_card_without_choices_forgets_those_before(database: Database) -> None:
    async with database.writing() as session:
        await dialogues.save_choices(session, 101, [("Có mặt", "a:1")])
        await dialogues.save_choices(session, 101, [])
        assert await dialogues.find_choices(session, 101) == []


async def test_card_said_earlier_is_not_noted_after_a_later_one(database: Database) -> None:
    """The sender notes what it said some time after it was said; meanwhile a reply was sent."""
    soon = NOW + timedelta(milliseconds=5)
    async with database.writing() as session:
        await dialogues.save_choices(session, 101, [("Giờ", "r:1")], soon)
    async with database.writing() as session:
        await dialogues.save_choices(session, 101, [("Có mặt", "a:1")], NOW)
    async with database.writing() as session:
        assert await dialogues.find_choices(session, 101) == [("Giờ", "r:1")]
        await dialogues.save_choices(session, 101, [("Đồng ý", "b:1")], soon)
        await dialogues.save_choices(session, 101, [("Có mặt", "a:1")], NOW)
        assert await dialogues.find_choices(session, 101) == [("Đồng ý", "b:1")]
    async with database.reading() as session:
        assert await dialogues.find_choices(session, 101) == [("Đồng ý", "b:1")]


async def test_card_without_choices_said_later_counts_too(database: Database) -> None:
    soon = NOW + timedelta(milliseconds=5)
    async with database.writing() as session:
        await dialogues.save_choices(session, 101, [], soon)
    async with database.writing() as session:
        await dialogues.save_choices(session, 101, [("Có mặt", "a:1")], NOW)
    async with database.reading() as session:
        assert await dialogues.find_choices(session, 101) == []


async def test_many_forms_are_written_with_one_statement(database: Database) -> None:
    said: list[str] = []
    listener = lambda *given: said.append(given[2])  # noqa: E731 - taken away again below
    event.listen(database._writer.sync_engine, "before_cursor_execute", listener)
    async with database.writing() as session:
        for user_id in range(50):
            await dialogues.save(session, user_id, "call", "kind", {}, NOW)
            await dialogues.save(session, user_id, "call", "when", {"n": user_id}, NOW)
            await dialogues.save_choices(session, user_id, [("Thôi", "x")], NOW)
    event.remove(database._writer.sync_engine, "before_cursor_execute", listener)
    assert len([words for words in said if words.startswith("INSERT")]) == 2
    async with database.reading() as session:
        form = await dialogues.find(session, 49)
        assert await session.scalar(select(func.count(Dialogue.user_id))) == 50
    assert form is not None
    assert (form.step, form.answers) == ("when", {"n": 49})


async def test_form_saved_counts_as_written_at_once(database: Database) -> None:
    async with database.writing() as session:
        await dialogues.find(session, 101)
        assert not has_written(session)
        await dialogues.save(session, 101, "call", "kind", {}, NOW)
        assert has_written(session)


async def test_statement_on_the_tables_finds_what_was_saved(database: Database) -> None:
    """And what it deletes does not come back."""
    async with database.writing() as session:
        await dialogues.save(session, 101, "call", "kind", {}, NOW)
        await dialogues.save_choices(session, 101, [("Thôi", "x")], NOW)
        assert list(await session.scalars(select(Dialogue.step))) == ["kind"]
        await session.execute(delete(Dialogue).where(Dialogue.user_id == 101))
        await session.execute(delete(ChatChoices).where(ChatChoices.chat_id == 101))
        assert await dialogues.find(session, 101) is None
        assert await dialogues.find_choices(session, 101) == []
    async with database.reading() as session:
        assert await dialogues.find(session, 101) is None
        assert await dialogues.find_choices(session, 101) == []


async def test_form_of_a_transaction_that_failed_is_not_kept(database: Database) -> None:
    async with database._writing() as session:
        assert await dialogues.find(session, 101) is None
        await dialogues.save(session, 101, "call", "kind", {}, NOW)
        await session.rollback()
        await dialogues.save(session, 102, "call", "kind", {}, NOW)
        await session.commit()
    async with database.reading() as session:
        assert await dialogues.find(session, 101) is None
        assert await dialogues.find(session, 102) is not None


async def test_form_read_before_for_many_is_the_same(database: Database) -> None:
    async with database.writing() as session:
        await dialogues.save(session, 101, "call", "kind", {"a": 1}, NOW)
        await dialogues.save_choices(session, 102, [("Thôi", "x")], NOW)
    async with database.reading() as session:
        await dialogues.find_ahead(session, [101, 102, 103])
        form = await dialogues.find(session, 101)
        assert form is not None
        assert (form.step, form.answers, form.updated_at) == ("kind", {"a": 1}, NOW)
        assert await dialogues.find(session, 103) is None
        assert await dialogues.find_choices(session, 102) == [("Thôi", "x")]
