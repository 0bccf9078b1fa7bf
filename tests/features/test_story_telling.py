"""A story is told by a member and handed in: services on a real database."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, load_actor
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.stories import drafting, kinds, noting, rules, telling
from bot.photos import DrawnPhoto, draw_anew
from bot.roles import COMMITTEE_MEMBER, DEPUTY, SECRETARY, WARD_ADMIN
from models.members import Unit
from models.outbox import OutboxMessage
from models.repositories import stories, story_telling, units
from models.session import Database
from models.stories import Story
from tests.bed.organisation import NOW, Ward, found_ward
from tests.features.report_scenes import QUIET
from tests.features.test_report_photos import camera_photo

TELLER, SECRETARY_ID, WARD_ID, OTHER = 901, 902, 903, 904
NIGHT = datetime(2026, 3, 1, 15, 0, tzinfo=UTC)


def photo(source: str = "a") -> DrawnPhoto:
    """A picture as it arrives."""
    return DrawnPhoto(source, draw_anew(camera_photo(64, 48)))


class Scene:
    """A ward with a cell, its secretary, a member who tells, and a stranger to both."""

    def __init__(self, session: AsyncSession, ward: Ward, cell: Unit) -> None:
        self.session, self.ward, self.cell = session, ward, cell

    async def actor(self, user_id: int = TELLER) -> Actor:
        """Somebody, as the database knows them now."""
        return await load_actor(self.session, user_id)

    async def draft(self, *messages: str, user_id: int = TELLER) -> Story:
        """What somebody has told in these messages."""
        actor = await self.actor(user_id)
        story = await drafting.begin(self.session, actor, NOW)
        for words in messages:
            await noting.note(self.session, actor, story.id, words, NOW)
        return story

    async def sent(self, *messages: str, user_id: int = TELLER, now: datetime = NOW) -> Story:
        """The same, handed in."""
        story = await self.draft(*messages, user_id=user_id)
        actor = await self.actor(user_id)
        return await telling.submit(self.session, actor, story.id, now, QUIET)

    async def told(self) -> list[tuple[str, int]]:
        """(kind, chat) of all that was queued."""
        rows = await self.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))
        return [(row.kind, row.chat_id) for row in rows]


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    """A transaction of the test."""
    async with database.writing() as opened:
        yield opened


@pytest.fixture
async def scene(session: AsyncSession) -> Scene:
    """The ward before anything was told."""
    ward = await found_ward(session)
    cell = await ward.add_cell("Khu phố 1")
    await ward.add_registered(cell, TELLER, "Trần Văn Bình")
    await ward.add_registered(cell, SECRETARY_ID, "Nguyễn Thị An", role=SECRETARY)
    await ward.add_registered(ward.unit, WARD_ID, "Lý Thị Mai", role=WARD_ADMIN)
    await ward.add_registered(await ward.add_cell("Khu phố 2"), OTHER, "Lê Văn Ba")
    return Scene(session, ward, cell)


async def test_parts_come_in_any_order_over_days(scene: Scene) -> None:
    story = await scene.draft("kết quả: 20 hộ có nước sạch", "Mỗi sáng dậy từ bốn giờ quét hẻm.")
    actor = await scene.actor()
    later = NOW + timedelta(days=1)
    await drafting.add_photo(scene.session, actor, story.id, photo(), later)
    await noting.note(scene.session, actor, story.id, "ai: ba Tu khu pho 3", later)
    sheet = await drafting.load_sheet(scene.session, story)
    assert (story.who, story.result) == ("ba Tu khu pho 3", "20 hộ có nước sạch")
    assert (story.words, sheet.photos) == ("Mỗi sáng dậy từ bốn giờ quét hẻm.", 1)
    assert (sheet.missing, story.revision, story.proposed_at) == ((), 5, later)
    sent = await telling.submit(scene.session, actor, story.id, later, QUIET)
    # The line of its own before the words is the title, until somebody finds a better one.
    assert sent.text == "Mỗi sáng dậy từ bốn giờ quét hẻm.\n\n20 hộ có nước sạch"
    assert (sent.title, sent.state, sent.revision) == ("Ba Tu khu pho 3", rules.PROPOSED, 5)


async def test_what_is_missing_is_asked_for_only_where_nobody_has_told_it(scene: Scene) -> None:
    story = await scene.draft("Bà Tư quét hẻm mỗi sáng")
    assert (await drafting.load_sheet(scene.session, story)).missing == ("place", "result")
    actor = await scene.actor()
    await noting.note(scene.session, actor, story.id, "ở khu phố 3, nay hẻm sạch đẹp", NOW)
    assert (await drafting.load_sheet(scene.session, story)).missing == ()


async def test_same_words_and_the_same_picture_count_once(scene: Scene) -> None:
    words = "Bà Tư quét hẻm mỗi sáng."
    story = await scene.draft(words, "BÀ TƯ QUÉT HẺM MỖI SÁNG")
    actor = await scene.actor()
    for _ in range(2):
        assert await drafting.add_photo(scene.session, actor, story.id, photo(), NOW) == 1
    assert (story.words, story.revision) == (words, 3)


async def test_name_told_again_takes_the_place_and_results_add_up(scene: Scene) -> None:
    story = await scene.draft("Ai: bà Tư", "Kết quả: 20 hộ")
    actor = await scene.actor()
    noted = await noting.note(scene.session, actor, story.id, "Ai: bà Năm\nkq: 5 ghế đá", NOW)
    assert noted.replaced == ("bà Tư",)
    assert (story.who, story.result) == ("bà Năm", "20 hộ\n5 ghế đá")
    await noting.undo(scene.session, actor, story.id, noted.before, NOW)
    assert (story.who, story.result) == ("bà Tư", "20 hộ")
    long = "rất tốt " * 125
    await noting.note(scene.session, actor, story.id, f"kq: {long}", NOW)
    assert (story.result, story.words) == ("20 hộ", long.strip())


async def test_asked_part_takes_plain_words_and_labels_win(scene: Scene) -> None:
    story = await scene.draft("Quét hẻm")
    actor = await scene.actor()
    await noting.put_part(scene.session, actor, story.id, "who", "bà Tư", NOW)
    await noting.put_part(scene.session, actor, story.id, "place", "kết quả: hẻm sạch", NOW)
    assert (story.who, story.place, story.result) == ("bà Tư", "", "hẻm sạch")
    await noting.put_part(scene.session, actor, story.id, "place", "Bà " + "đi " * 200, NOW)
    assert story.place == ""
    assert story.words.startswith("Quét hẻm\n\nBà đi")


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("a " * 3100, noting.StoryIsFull),
        ("kq: " + "hai " * 260, None),
        ("TÀI LIỆU TỐI MẬT\nBà Tư", noting.WordsAreSecret),
        ("😀 !!", noting.WordsAreMissing),
        ("\u200b", noting.WordsAreMissing),
    ],
)
async def test_message_that_cannot_be_kept_changes_nothing(
    scene: Scene, words: str, refusal: type[Exception] | None
) -> None:
    story = await scene.draft("Bà Tư quét hẻm")
    actor = await scene.actor()
    if refusal is None:
        # Too long for a part: it goes on in the words.
        await noting.note(scene.session, actor, story.id, words, NOW)
        assert len(story.words) > 1000
        return
    with pytest.raises(refusal):
        await noting.note(scene.session, actor, story.id, words, NOW)
    assert (story.words, story.revision) == ("Bà Tư quét hẻm", 2)


async def test_pictures_are_no_more_than_an_album(scene: Scene) -> None:
    story = await scene.draft("Bà Tư")
    actor = await scene.actor()
    for number in range(rules.MOST_PHOTOS):
        await drafting.add_photo(scene.session, actor, story.id, photo(str(number)), NOW)
    with pytest.raises(drafting.PhotosAreEnough):
        await drafting.add_photo(scene.session, actor, story.id, photo("more"), NOW)
    kept = await stories.list_photos(scene.session, story.id)
    assert [one.position for one in kept] == list(range(1, rules.MOST_PHOTOS + 1))
    assert {(one.width, one.height) for one in kept} == {(48, 64)}


async def test_story_without_words_is_not_sent(scene: Scene) -> None:
    story = await scene.draft()
    actor = await scene.actor()
    await drafting.add_photo(scene.session, actor, story.id, photo(), NOW)
    with pytest.raises(telling.StoryIsEmpty):
        await telling.submit(scene.session, actor, story.id, NOW, QUIET)
    assert (story.state, await scene.told()) == (rules.DRAFT, [])


async def test_one_empty_draft_is_enough(scene: Scene) -> None:
    first = await scene.draft()
    assert (await scene.draft("Bà Tư")).id == first.id
    assert (await scene.draft()).id != first.id


async def test_member_story_goes_to_the_cell_and_the_leaders_own_onward(scene: Scene) -> None:
    await scene.sent("Bà Tư quét hẻm")
    own = await scene.sent("Ông Năm sửa cầu", user_id=SECRETARY_ID)
    secretary = await scene.actor(SECRETARY_ID)
    assert await scene.told() == [
        (kinds.PROPOSED.name, SECRETARY_ID),
        (kinds.FORWARDED.name, WARD_ID),
    ]
    assert (own.state, own.reviewed_by) == (rules.FORWARDED, secretary.member_id)


@pytest.mark.parametrize(
    ("role", "state"),
    [
        (SECRETARY, rules.FORWARDED),
        (DEPUTY, rules.FORWARDED),
        (WARD_ADMIN, rules.FORWARDED),
        (COMMITTEE_MEMBER, rules.PROPOSED),
        (None, rules.PROPOSED),
    ],
)
async def test_who_reviews_for_the_cell_needs_no_review(
    scene: Scene, role: str | None, state: str
) -> None:
    await scene.ward.add_registered(scene.cell, 950, "Lê Văn Sáu", role=role)
    assert (await scene.sent("Bà Tư quét hẻm", user_id=950)).state == state


async def test_ward_member_without_a_cell_is_read_by_the_ward(scene: Scene) -> None:
    await scene.ward.add_registered(scene.ward.unit, 951, "Lê Văn Bảy")
    story = await scene.sent("Bà Tư quét hẻm", user_id=951)
    assert (story.unit_id, story.state) == (scene.ward.unit.id, rules.PROPOSED)
    assert await scene.told() == [(kinds.PROPOSED.name, WARD_ID)]


async def test_member_of_a_group_tells_for_the_cell_above(scene: Scene) -> None:
    group = await units.add(scene.session, scene.cell.id, units.GROUP, "Tổ 1", NOW)
    await scene.ward.add_registered(group, 952, "Lê Văn Tám")
    assert (await scene.draft("Bà Tư", user_id=952)).unit_id == scene.cell.id


async def test_nobody_reads_of_it_in_quiet_hours(scene: Scene) -> None:
    await scene.sent("Bà Tư quét hẻm", now=NIGHT)
    row = (await scene.session.scalars(select(OutboxMessage))).one()
    assert row.not_before == datetime(2026, 3, 1, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize("user_id", [SECRETARY_ID, WARD_ID, OTHER, 999])
async def test_nobody_else_writes_a_story_not_even_a_leader(scene: Scene, user_id: int) -> None:
    story = await scene.draft("Bà Tư quét hẻm")
    actor, session = await scene.actor(user_id), scene.session
    with pytest.raises(NotAllowed):
        await noting.note(session, actor, story.id, "khác", NOW)
    with pytest.raises(NotAllowed):
        await drafting.add_photo(session, actor, story.id, photo(), NOW)
    with pytest.raises(NotAllowed):
        await telling.submit(session, actor, story.id, NOW, QUIET)
    with pytest.raises(NotAllowed):
        await drafting.discard(session, actor, story.id)
    with pytest.raises(NotAllowed):
        await telling.take_back(session, actor, story.id, NOW)
    assert (story.words, story.state, story.revision) == ("Bà Tư quét hẻm", rules.DRAFT, 2)


async def test_stranger_tells_nothing(scene: Scene) -> None:
    with pytest.raises(NotAllowed):
        await drafting.begin(scene.session, await scene.actor(999), NOW)


async def test_sent_story_is_not_written_but_taken_back_and_sent_anew(scene: Scene) -> None:
    story = await scene.sent("Bà Tư quét hẻm")
    actor, session = await scene.actor(), scene.session
    with pytest.raises(drafting.StoryIsSent):
        await noting.note(session, actor, story.id, "thêm", NOW)
    await telling.take_back(session, actor, story.id, NOW)
    await noting.note(session, actor, story.id, "kết quả: hẻm sạch", NOW)
    await telling.submit(session, actor, story.id, NOW, QUIET)
    assert story.text == "Bà Tư quét hẻm\n\nhẻm sạch"
    assert await scene.told() == [(kinds.PROPOSED.name, SECRETARY_ID)]
    story.state = rules.FORWARDED
    with pytest.raises(drafting.StoryIsSent):
        await telling.take_back(session, actor, story.id, NOW)


async def test_what_the_desk_has_written_stays_when_the_teller_adds(scene: Scene) -> None:
    story = await scene.sent("ba tu quet hem")
    actor, session = await scene.actor(), scene.session
    story.state, story.text, story.title = rules.RETURNED, "Bà Tư giữ hẻm sạch.", "Hẻm của bà Tư"
    noted = await noting.note(session, actor, story.id, "Bà đã làm mười năm.", NOW)
    assert story.text == "Bà Tư giữ hẻm sạch.\n\nBà đã làm mười năm."
    await noting.undo(session, actor, story.id, noted.before, NOW)
    assert story.text == "Bà Tư giữ hẻm sạch."
    await telling.submit(session, actor, story.id, NOW, QUIET)
    assert (story.title, story.text) == ("Hẻm của bà Tư", "Bà Tư giữ hẻm sạch.")


async def test_who_has_moved_hands_in_where_they_are_now(scene: Scene) -> None:
    story = await scene.draft("Bà Tư quét hẻm")
    other = await scene.ward.add_cell("Chi bộ Khu phố 2")
    member = (await scene.actor()).registered_member()
    member.unit_id = other.id
    await scene.session.flush()
    await telling.submit(scene.session, await scene.actor(), story.id, NOW, QUIET)
    assert story.unit_id == other.id


async def test_draft_is_cleared_and_thrown_away_by_its_teller(scene: Scene) -> None:
    story = await scene.draft("Ai: bà Tư\nquét hẻm")
    actor, session = await scene.actor(), scene.session
    await drafting.add_photo(session, actor, story.id, photo(), NOW)
    await drafting.clear_words(session, actor, story.id, NOW)
    assert (story.words, story.who) == ("", "")
    await drafting.clear_photos(session, actor, story.id, NOW)
    assert await story_telling.count_photos(session, story.id) == 0
    await drafting.discard(session, actor, story.id)
    with pytest.raises(ChoiceIsStale):
        await drafting.get_own(session, actor, story.id)


async def test_teller_is_told_once_of_each_outcome(scene: Scene) -> None:
    story = await scene.sent("Bà Tư quét hẻm")
    for outcome in (telling.ONWARD, telling.OUT, telling.OUT):
        await telling.tell(scene.session, story, outcome, NOW, QUIET)
    told = [one for one in await scene.told() if one[0] == kinds.TOLD.name]
    assert told == [(kinds.TOLD.name, TELLER)] * 2
    story.proposed_by = None
    await telling.tell(scene.session, story, telling.WITHDRAWN, NOW, QUIET)
    assert len(await scene.told()) == 3
