"""Two people of a cell write the same report: the last word wins, nothing is lost silently."""

import pytest

from bot.roles import DEPUTY
from models.members import Role
from models.repositories import units
from simulator.client import Person, words_of
from tests.handlers.report_scenes import AN, answer, answers_of, ask, begin, fill_in, report
from tests.handlers.scenes import BINH
from tests.town.town import Town, hear


async def two_writers(town: Town) -> tuple[Person, Person]:
    """The secretary and a deputy, both asked."""
    an, binh = await town.register(AN, BINH)
    cell = next(iter(town.cells.values()))
    async with town.database.writing() as session:
        await units.add_role(session, town.members[BINH], cell, DEPUTY)
    await ask(town)
    return an, binh


async def test_answer_that_another_has_just_given_is_shown_when_it_is_replaced(
    town: Town,
) -> None:
    an, binh = await two_writers(town)
    await begin(town, an)
    await begin(town, binh)
    await answer(an, "2", "Câu 2/10")
    told = words_of(await answer(binh, "3", "Câu 2/10"))
    assert "Đã ghi câu 1: 3" in told
    assert "Trước đó có đồng chí khác vừa ghi: «2»" in told
    assert (await answers_of(town))[1] == 3


async def test_own_answer_is_replaced_without_ado(town: Town) -> None:
    an, _ = await two_writers(town)
    await begin(town, an)
    await answer(an, "2", "Câu 2/10")
    await answer(an, "lùi", "Câu 1/10")
    assert "Trước đó" not in words_of(await answer(an, "3", "Đã ghi câu 1: 3"))


async def test_words_to_a_report_that_another_has_sent_are_not_lost_silently(
    town: Town,
) -> None:
    an, binh = await two_writers(town)
    await fill_in(town, an)
    await hear(binh, "Báo cáo tháng")
    await binh.press(town.words("report-ask-fill-new"))
    await hear(binh, "Báo cáo chưa gửi")
    await answer(binh, "3", "Câu 3/10")
    await answer(an, "gửi", "Đã gửi:")
    told = words_of(await answer(binh, "Dọn rác", "đồng chí Nguyễn Thị An gửi"))
    assert "chưa được ghi" in told
    assert (await answers_of(town))[3] == "Trồng cây"
    await binh.press(town.words("report-fill-reopen"))
    await hear(binh, town.words("report-fill-reopened"))
    await answer(binh, "3", "Câu 3/10")
    await answer(binh, "Dọn rác", "Báo cáo chưa gửi")


@pytest.mark.parametrize("way", ["button", "gửi"])
async def test_report_that_another_has_changed_is_shown_anew_before_it_is_sent(
    town: Town, way: str
) -> None:
    an, binh = await two_writers(town)
    await fill_in(town, an)
    await hear(binh, "Báo cáo tháng")
    await binh.press(town.words("report-ask-fill-new"))
    await hear(binh, "Báo cáo chưa gửi")
    await answer(binh, "3", "Câu 3/10")
    await answer(binh, "Dọn rác", "Báo cáo chưa gửi")
    if way == "button":
        await an.press(town.words("report-fill-submit"))
    else:
        await an.say(way)
    shown = words_of(await hear(an, town.words("report-fill-changed")))
    assert "Dọn rác" in shown
    await an.press(town.words("report-fill-submit"))
    await hear(an, "Đã gửi:")


async def test_writer_who_lost_the_right_is_told_and_left_in_peace(town: Town) -> None:
    an, binh = await two_writers(town)
    await begin(town, binh)
    async with town.database.writing() as session:
        for role in await units.list_roles(session, town.members[BINH]):
            assert isinstance(role, Role)
            await session.delete(role)
    await answer(binh, "3", town.words("report-fill-right-lost"))
    assert await answers_of(town) == {}
    await binh.say("xin chào")
    await hear(binh, town.words("no-meeting-for-words"))
    assert (await report(town)).started_at is None
    del an
