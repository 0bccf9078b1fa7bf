"""Forms being filled in and the choices of a chat: the last one counts."""

from models.repositories import dialogues
from models.session import Database
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
