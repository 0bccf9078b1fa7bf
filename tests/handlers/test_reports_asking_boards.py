"""Boards of many: they fit a message, and are edited seldom, the last state being right."""

from sqlalchemy import select, update

from bot.features.reports import rounds, rules
from bot.i18n import Texts
from handlers.reports.boards import missing_words
from models.reports import Report, ReportRound
from simulator.client import words_of
from tests.features.report_scenes import ZONE
from tests.handlers.test_reports_asking import TITLE, join_office, open_ready
from tests.town.town import Town, hear

VI = Texts("vi", ZONE)


def test_hundred_cells_are_named_in_a_few_words() -> None:
    names = [f"Chi bộ Khu phố {number}" for number in range(1, 101) if number % 7]
    told = missing_words(VI, names, rules.CELLS)
    assert told.startswith("Chi bộ Khu phố 1–6, 8–13, 15–20")
    assert len(told) < 300


def test_names_without_end_are_cut_and_counted() -> None:
    names = [f"Chi bộ {'Trường ' * 20}{chr(65 + place % 26)}" for place in range(100)]
    told = missing_words(VI, names, rules.CELLS)
    assert len(told) < 3000
    shown = told.count("Chi bộ")
    assert told.endswith(f"và {100 - shown} chi bộ nữa")
    assert 10 < shown < 100


def test_thousands_of_members_are_told_at_once() -> None:
    names = [f"Nguyễn Thị {'Hoa' * (place % 3)}{place}" for place in range(5000)]
    told = missing_words(VI, names, rules.MEMBERS)
    assert told.endswith("đồng chí nữa")
    assert len(told) < 3000


async def count_edits(town: Town) -> int:
    """How often the bot has edited a message."""
    return len(await town.client.transcript(method="editMessageText"))


async def test_burst_of_changes_edits_the_board_seldom_and_ends_right(town: Town) -> None:
    mai = await join_office(town)
    board = await open_ready(town, mai)
    async with town.database.reading() as session:
        [round_id] = await session.scalars(select(ReportRound.id))
    before = await count_edits(town)
    for turn in range(40):
        state = rules.SUBMITTED if turn % 2 else rules.DRAFT
        async with town.database.writing() as session:
            await session.execute(update(Report).values(state=state))
            await rounds.refresh_board(session, round_id, town.chibot.clock.now())
        town.chibot._on_committed()
    await town.move_clock(seconds=4)
    edited = await hear(mai, "Đã gửi: 2/2")
    assert edited["message_id"] == board["message_id"]
    assert TITLE in words_of(edited)
    assert await count_edits(town) - before < 5
