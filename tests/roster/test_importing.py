"""A list brought into the roster: rows end as new, changed, unchanged, duplicate or error."""

from datetime import timedelta
from typing import Any

from sqlalchemy import event, func, select

from models.members import Member, Unit
from models.repositories import units
from models.session import Database
from tests.roster.books import person
from tests.roster.ward import (
    MAN,
    NOW,
    SEN,
    bring,
    bring_sheet,
    problems,
    roles_of,
    roster_of,
    statuses,
)


async def test_clean_list_makes_cells_members_and_roles(database: Database) -> None:
    report = await bring(database, SEN, MAN)
    assert report.counts == {
        "new": 2,
        "changed": 0,
        "unchanged": 0,
        "duplicate": 0,
        "error": 0,
    }
    assert report.new_cells == ("Chi bộ Khu phố 1",)
    found = await roster_of(database)
    sen, man = found["Nguyễn Thị Sen"], found["Trần Văn Mận"]
    assert (sen.folded_name, sen.born_on, sen.phone) == (
        "nguyen thi sen",
        "1950-07-03",
        "+84900330111",
    )
    assert (sen.membership, sen.participation) == ("official", "regular")
    assert (man.membership, man.participation) == ("official", "exempt")
    assert await roles_of(database) == [("Nguyễn Thị Sen", "Chi bộ Khu phố 1", "secretary")]


async def test_second_import_changes_nothing(database: Database) -> None:
    bare = person("Lê Thị Cúc", born=None, phone=None)
    year = person("Lê Thị Đào", born="1950", phone=None)
    await bring(database, SEN, MAN, bare, year)
    report = await bring(database, SEN, MAN, bare, year, now=NOW + timedelta(days=1))
    assert statuses(report) == ["unchanged"] * 4
    assert report.import_id is None
    assert len(await roster_of(database)) == 4


async def test_namesakes_without_birth_dates_stay_two_people(database: Database) -> None:
    twins = (person("Lê Thị Cúc", born=None, phone=None),) * 2
    assert statuses(await bring(database, *twins)) == ["new", "new"]
    assert statuses(await bring(database, *twins)) == ["unchanged", "unchanged"]


async def test_changed_cells_of_a_row_are_taken(database: Database) -> None:
    await bring(database, SEN)
    moved = person("Nguyễn Thị Sen", phone="0900330999", cell="KP2", state="Tạm miễn")
    report = await bring(database, moved)
    assert statuses(report) == ["changed"]
    sen = (await roster_of(database))["Nguyễn Thị Sen"]
    async with database.reading() as session:
        assert (await units.get(session, sen.unit_id)).name == "Chi bộ Khu phố 2"
    assert (sen.phone, sen.participation) == ("+84900330999", "suspended")


async def test_what_a_list_leaves_blank_is_not_erased(database: Database) -> None:
    await bring(database, SEN)
    report = await bring_sheet(
        database, ("Họ và tên", "Ngày sinh"), ("Nguyễn Thị Sen", "03/07/1950"), cell="KP1"
    )
    assert statuses(report) == ["unchanged"]
    sen = (await roster_of(database))["Nguyễn Thị Sen"]
    assert (sen.phone, sen.joined_on, sen.position) == ("+84900330111", "1980-02-03", "Bí thư")
    assert len(await roles_of(database)) == 1


async def test_better_birth_date_finds_the_member_and_a_worse_one_is_no_news(
    database: Database,
) -> None:
    year, full = person("Lê Thị Cúc", born="1950"), person("Lê Thị Cúc", born="03/07/1950")
    await bring(database, year)
    assert statuses(await bring(database, full)) == ["changed"]
    assert statuses(await bring(database, year)) == ["unchanged"]
    assert (await roster_of(database))["Lê Thị Cúc"].born_on == "1950-07-03"


async def test_same_name_alone_is_not_a_duplicate(database: Database) -> None:
    other = person("Nguyễn Thị Sen", born="04/07/1950", phone="0900330112")
    assert statuses(await bring(database, SEN, other)) == ["new", "new"]


async def test_couple_may_share_a_phone(database: Database) -> None:
    husband = person("Trần Văn Mận", born="01/02/1945")
    assert statuses(await bring(database, SEN, husband)) == ["new", "new"]


async def test_same_name_and_birth_date_twice_is_a_duplicate(database: Database) -> None:
    again = person("NGUYỄN THỊ SEN", phone=None, cell="KP2")
    report = await bring(database, SEN, MAN, again)
    assert statuses(report) == ["new", "new", "duplicate"]
    assert report.rows[2].problems[-1].text == "Danh sách!2"


async def test_same_phone_and_birth_date_is_one_person(database: Database) -> None:
    married = person("Nguyễn Thị Hồng Sen")
    assert statuses(await bring(database, SEN, married)) == ["new", "duplicate"]
    assert statuses(await bring(database, married)) == ["changed"]
    assert list(await roster_of(database)) == ["Nguyễn Thị Hồng Sen"]


async def test_name_typed_without_diacritics_finds_the_member(database: Database) -> None:
    await bring(database, person("Nguyen Thi Sen", phone=None))
    assert statuses(await bring(database, person("Nguyễn Thị Sen", phone=None))) == ["changed"]
    assert statuses(await bring(database, person("NGUYEN THI SEN", phone=None))) == ["unchanged"]
    assert statuses(await bring(database, person("Nguyễn Thị Sến", phone=None))) == ["new"]
    assert list(await roster_of(database)) == ["Nguyễn Thị Sen", "Nguyễn Thị Sến"]


async def test_tone_marks_may_stand_where_they_like(database: Database) -> None:
    await bring(database, person("Nguyễn Thị Hòa"))
    assert statuses(await bring(database, person("Nguyễn Thị Hoà"))) == ["unchanged"]


async def test_one_row_in_error_keeps_everything_out(database: Database) -> None:
    wrong = person("Lê Thị Cúc", born="31/02/1950")
    report = await bring(database, SEN, wrong)
    assert statuses(report) == ["new", "error"]
    assert report.import_id is None
    assert await roster_of(database) == {}


async def test_rows_in_error_may_be_skipped(database: Database) -> None:
    wrong = person("Lê Thị Cúc", born="31/02/1950", cell="KP7")
    report = await bring(database, SEN, wrong, skip_errors=True)
    assert statuses(report) == ["new", "error"]
    assert report.new_cells == ("Chi bộ Khu phố 1",)
    assert list(await roster_of(database)) == ["Nguyễn Thị Sen"]


async def test_dry_run_writes_nothing(database: Database) -> None:
    report = await bring(database, SEN, dry_run=True)
    assert (statuses(report), report.import_id) == (["new"], None)
    async with database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Unit)) == 1
    assert await roster_of(database) == {}


async def test_list_that_says_somebody_left_is_an_error(database: Database) -> None:
    report = await bring(database, person("Nguyễn Thị Sen", state="Đã chuyển sinh hoạt"))
    assert (statuses(report), problems(report)) == (["error"], ["has-left"])


async def test_old_list_does_not_bring_back_who_has_left(database: Database) -> None:
    await bring(database, SEN)
    async with database.writing() as session:
        (member,) = await session.scalars(select(Member))
        member.participation = "left"
    report = await bring(database, SEN)
    assert (statuses(report), problems(report)) == (["error"], ["was-left"])


async def test_closed_cell_takes_nobody(database: Database) -> None:
    await bring(database, SEN)
    async with database.writing() as session:
        cell = await session.scalar(select(Unit).where(Unit.kind == units.CELL))
        assert cell
        cell.closed_at = NOW
    report = await bring(database, MAN)
    assert (statuses(report), problems(report)) == (["error"], ["cell-closed"])


async def test_member_of_a_group_stays_in_it(database: Database) -> None:
    await bring(database, SEN)
    async with database.writing() as session:
        (member,) = await session.scalars(select(Member))
        group = await units.add(session, member.unit_id, "group", "Tổ đảng 1", NOW)
        member.unit_id = group.id
    assert statuses(await bring(database, SEN)) == ["unchanged"]


async def test_state_is_put_together_from_column_and_note(database: Database) -> None:
    report = await bring(
        database,
        person("Nguyễn Thị Sen", note="Miễn sinh hoạt"),
        person("Trần Văn Mận", born="1960", state=None, position="Đảng viên dự bị"),
        person("Lê Thị Cúc", born="1990", state=None, joined="01/05/2026", official=None),
        person("Lê Văn Đậu", born="1961", state="thất thường"),
    )
    states = [(m.membership, m.participation) for m in (await roster_of(database)).values()]
    assert states == [
        ("official", "exempt"),
        ("probationary", "regular"),
        ("probationary", "regular"),
        ("official", "regular"),
    ]
    assert [code for code in problems(report) if code.startswith("state")] == [
        "state-assumed",
        "state-unreadable",
    ]


async def count_statements(database: Database, people: int) -> int:
    """How many statements it takes to find that nothing has changed."""
    rows = [person(f"Lê Văn {chr(65 + n)}{chr(97 + n)}", born=1930 + n) for n in range(people)]
    await bring(database, *rows)
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        seen.append(statement)

    engine = database._writer.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    report = await bring(database, *rows)
    event.remove(engine, "before_cursor_execute", note)
    assert report.counts["unchanged"] == people
    return len(seen)


async def test_number_of_statements_does_not_grow_with_the_list(database: Database) -> None:
    assert await count_statements(database, 3) == await count_statements(database, 26)
