"""The ward asks for reports: forms made in chat, requests, reminders, the board and nudges."""

from sqlalchemy import select, update

from bot.features.reports import rounds, rules
from bot.roles import WARD_ADMIN
from models.reports import Report, ReportForm, ReportQuestion, ReportRound
from models.repositories import units
from simulator.client import Message, Person, buttons_of, words_of
from tests.bed.organisation import Ward
from tests.handlers.scenes import AN, BINH, CUC, forge
from tests.town.town import Town, hear

MAI, KHANH = "Lý Thị Mai", "Bùi Thị Khánh"
TITLE = "Báo cáo hoạt động – tháng 12/2026"
PREVIEW = "mời đồng chí xem lại"
# How somebody types a whole form, with mistakes: (said, heard).
TALK = (
    ("khu phố 2", "Đã chọn 1"),
    ("xong", "Tên báo cáo"),
    ("Báo cáo công tác vận động", "Ai viết"),
    ("chi bộ", "Bao lâu"),
    ("một lần", "ngày nào"),
    ("mai mốt gì đó", "chưa đọc được"),
    ("hôm qua", "đã qua"),
    ("thứ bảy tuần này", "Câu 1"),
    ("số", "Số buổi sinh hoạt"),
    ("Số hộ tham gia?", "nhỏ nhất"),
    ("nhiều", "cần hai số"),
    ("0 đến 500", "bắt buộc"),
    ("có", "Đã có 1 câu"),
    # A number that is no question's loses nothing.
    ("4", "Đã có 1 câu"),
    ("thêm", "Câu 2"),
    ("chọn một ý", "Các ý"),
    ("Kết quả?", "Các ý để chọn là gì"),
    ("Tốt", "từ 2 đến 8 ý"),
    ("Tốt, Cần bàn thêm", "bắt buộc"),
    ("không", "Đã có 2 câu"),
    ("thêm", "Câu 3"),
    ("ảnh", "gửi ảnh"),
    ("Hình ảnh", "mấy ảnh"),
    ("20", "từ 1 đến 10"),
    ("2", "bắt buộc"),
    ("không", "Đã có 3 câu"),
    ("1", "Số hộ tham gia?"),
    ("Đổi thành không bắt buộc", "Đã có 3 câu"),
    ("xong", PREVIEW),
    ("được đấy", "chưa rõ ý"),
    ("tạo mẫu", "Đã tạo mẫu"),
)


async def join_office(town: Town) -> Person:
    """Somebody of the ward's office, registered."""
    async with town.database.writing() as session:
        root = await units.find_root(session)
        assert root is not None
        member = await Ward(session, root).add_member(root, MAI, sex="female", phone="+84900000099")
        await units.add_role(session, member.id, root.id, WARD_ADMIN)
        town.members[MAI] = member.id
    (mai,) = await town.register(MAI)
    return mai


async def make_ready(town: Town, mai: Person) -> None:
    """The ready monthly form for all cells; its first round opens on the 15th."""
    await mai.say("/baocao")
    await hear(mai, "Chưa có kỳ báo cáo nào")
    await mai.press(town.words("report-form-ready"))
    await mai.press(town.words("announce-scope-all", count=2))
    await hear(mai, PREVIEW)
    await mai.press(town.words("report-form-make"))
    await hear(mai, "Đã tạo mẫu")


async def open_ready(town: Town, mai: Person) -> Message:
    """The same, and the day has come: the board."""
    await make_ready(town, mai)
    await town.move_clock(days=8)
    return await hear(mai, f"{TITLE} – Sông Mây")


async def say_each(person: Person, *talk: tuple[str, str]) -> Message:
    """Each of (said, heard) in turn; the last that was heard."""
    for words, part in talk:
        await person.say(words)
        heard = await hear(person, part)
    return heard


def labels_of(message: Message) -> list[str]:
    """What is written on its buttons."""
    return [str(button["text"]) for button in buttons_of(message)]


async def set_state(town: Town, cell: str, state: str) -> None:
    """The report of a cell is decided about; the board hears of it."""
    async with town.database.writing() as session:
        await session.execute(
            update(Report).where(Report.unit_id == town.cells[cell]).values(state=state)
        )
        [round_id] = await session.scalars(select(ReportRound.id))
        await rounds.refresh_board(session, round_id, town.chibot.clock.now())
    # A board is edited every three seconds at most.
    await town.move_clock(seconds=3)
    town.chibot._on_committed()


async def test_ready_form_is_looked_at_and_asks_on_its_day(town: Town) -> None:
    mai = await join_office(town)
    (an,) = await town.register(AN)
    await mai.say("/baocao")
    await hear(mai, "Chưa có kỳ báo cáo nào")
    await mai.press(town.words("report-form-ready"))
    await mai.press(town.words("announce-scope-all", count=2))
    seen = words_of(await hear(mai, PREVIEW))
    assert "tất cả chi bộ của Sông Mây" in seen
    assert "trước 17 giờ ngày 25 hằng tháng" in seen
    assert "10. Kế hoạch tháng tới" in seen
    assert "8 giờ 00, thứ Ba, ngày 15/12/2026" in seen
    await mai.press(town.words("report-form-make"))
    await hear(mai, "Đã tạo mẫu")
    await town.move_clock(days=8)
    asked = await hear(an, "Kính đề nghị đồng chí An gửi")
    assert f"{TITLE} của Chi bộ Khu phố 1" in words_of(asked)
    assert "17 giờ 00, thứ Sáu, ngày 25/12/2026 (còn 10 ngày)" in words_of(asked)
    assert "10 câu ngắn" in words_of(asked)
    assert "0900 000 099" in words_of(asked)
    assert labels_of(asked) == ["Bắt đầu"]


async def test_board_edits_itself_and_names_who_has_not_sent(town: Town) -> None:
    mai = await join_office(town)
    board = await open_ready(town, mai)
    assert "Đã gửi: 0/2" in words_of(board)
    assert "Chưa gửi: 2 – Chi bộ Khu phố 1, 2" in words_of(board)
    assert labels_of(board) == ["Nhắc 2 chi bộ chưa gửi", "Tải bảng tổng hợp"]
    await set_state(town, "Chi bộ Khu phố 1", rules.SUBMITTED)
    edited = await hear(mai, "Đã gửi: 1/2")
    assert edited["message_id"] == board["message_id"]
    assert "Chưa gửi: 1 – Chi bộ Khu phố 2" in words_of(edited)
    assert labels_of(edited)[0] == "Xem báo cáo đã gửi (1)"
    assert "Kiến nghị" in labels_of(edited)
    await set_state(town, "Chi bộ Khu phố 2", rules.RETURNED)
    assert "Trả lại để bổ sung: 1" in words_of(await hear(mai, "Không còn báo cáo nào"))
    await set_state(town, "Chi bộ Khu phố 2", rules.ACCEPTED)
    done = await hear(mai, "Đã gửi: 2/2")
    assert not [label for label in labels_of(done) if label.startswith("Nhắc")]


async def test_reminders_come_three_days_and_one_day_before_to_the_missing(town: Town) -> None:
    mai = await join_office(town)
    an, khanh = await town.register(AN, KHANH)
    await open_ready(town, mai)
    await hear(khanh, "Kính đề nghị")
    await set_state(town, "Chi bộ Khu phố 2", rules.SUBMITTED)
    await town.move_clock(days=7, hours=9)
    assert "còn 3 ngày" in words_of(await hear(an, "Kính nhắc đồng chí An"))
    await town.move_clock(days=2)
    reminded = await hear(an, "Kính nhắc đồng chí An")
    assert "hạn là ngày mai" in words_of(reminded)
    assert labels_of(reminded) == ["Bắt đầu"]
    await town.move_clock(days=1, hours=1)
    assert "đã qua hạn, vẫn nhận báo cáo" in words_of(await hear(mai, "đã qua hạn"))
    assert not [one for one in await khanh.messages() if "Kính nhắc" in words_of(one)]


async def test_missing_are_nudged_by_a_press_and_not_twice_a_day(town: Town) -> None:
    mai = await join_office(town)
    (an,) = await town.register(AN)
    await open_ready(town, mai)
    await mai.press("Nhắc 2 chi bộ chưa gửi")
    told = words_of(await hear(mai, "Đã nhắc 1 chi bộ chưa gửi"))
    assert "không nhắn được cho: Chi bộ Khu phố 2" in told
    assert "Sông Mây mong nhận được" in words_of(await hear(an, "Kính nhờ đồng chí An"))
    answer = await mai.press("Nhắc 2 chi bộ chưa gửi")
    assert answer is not None
    assert "20 giờ qua" in str(answer["text"])


async def test_request_that_waits_is_dropped_once_the_report_is_sent(town: Town) -> None:
    mai = await join_office(town)
    (an,) = await town.register(AN)
    await make_ready(town, mai)
    # Opened late at night: the request waits until the morning.
    await town.move_clock(days=8, hours=14)
    await set_state(town, "Chi bộ Khu phố 1", rules.SUBMITTED)
    await town.move_clock(hours=9)
    await hear(mai, f"{TITLE} – Sông Mây")
    assert not [one for one in await an.messages() if TITLE in words_of(one)]


async def test_own_form_is_made_by_typing_alone(town: Town) -> None:
    mai = await join_office(town)
    (khanh,) = await town.register(KHANH)
    await mai.say("báo cáo")
    await hear(mai, "Chưa có kỳ báo cáo nào")
    await say_each(mai, (town.words("report-form-new"), "những nơi nào"), *TALK)
    await hear(khanh, "Báo cáo công tác vận động – hạn ngày 12/12/2026 của Chi bộ Khu phố 2")
    async with town.database.reading() as session:
        asked = list(await session.scalars(select(ReportQuestion)))
        [form] = await session.scalars(select(ReportForm))
    assert [(one.kind, one.is_required) for one in asked] == [
        ("number", False),
        ("choice", False),
        ("photo", False),
    ]
    assert (asked[0].lowest, asked[0].highest) == (0, 500)
    assert asked[1].options == ["Tốt", "Cần bàn thêm"]
    assert asked[2].most == 2
    assert form.audience == {"unit_ids": [town.cells["Chi bộ Khu phố 2"]]}


async def test_secretary_asks_the_members_of_the_own_cell(town: Town) -> None:
    an, binh, cuc = await town.register(AN, BINH, CUC)
    await an.say("/baocao")
    await hear(an, "đề nghị đảng viên trong chi bộ báo cáo")
    await say_each(
        an,
        (town.words("report-form-new-members"), "Tên báo cáo"),
        ("Việc được giao tháng 12", "Ai viết"),
        ("1", "Bao lâu"),
        ("4", "ngày nào"),
        ("thứ sáu tuần này", "Câu 1"),
        ("chữ", "nhắn câu hỏi"),
        ("Đồng chí đã làm việc gì?", "dài tối đa"),
        ("300", "bắt buộc"),
        ("bắt buộc", "Đã có 1 câu"),
        ("xong", "đảng viên của Chi bộ Khu phố 1"),
        ("tạo mẫu", "Đã tạo mẫu"),
    )
    for person, name in ((binh, "Bình"), (cuc, "Cúc")):
        asked = await hear(person, f"kính đề nghị đồng chí {name} gửi")
        assert "Việc được giao tháng 12" in words_of(asked)
    board = await hear(an, "Chưa gửi: 4")
    assert "Nhắc 4 đồng chí chưa gửi" in labels_of(board)
    await binh.say("báo cáo")
    shown = await hear(binh, "đang chờ đồng chí gửi: 1")
    assert labels_of(shown) == ["Viết – Việc được giao tháng 12 – hạn ngày 11/12/2026"]


async def test_day_typed_as_a_number_is_the_day_and_no_button(town: Town) -> None:
    mai = await join_office(town)
    await mai.say("/baocao")
    await hear(mai, "Chưa có kỳ báo cáo nào")
    await mai.press(town.words("report-form-ready"))
    await mai.press(town.words("announce-scope-all", count=2))
    await hear(mai, PREVIEW)
    await mai.press(town.words("report-form-change-due"))
    last = await say_each(
        mai, ("hằng tháng", "ngày mấy"), ("40", "từ 1 đến 31"), ("2", "ngày 2 hằng tháng")
    )
    assert PREVIEW in words_of(last)
    await mai.press(town.words("report-form-change-due"))
    await say_each(mai, ("1", "ngày mấy"), ("cuối tháng", "ngày cuối tháng"))


async def test_form_is_made_anew_and_the_old_one_asks_no_more(town: Town) -> None:
    mai = await join_office(town)
    await open_ready(town, mai)
    await mai.say("/baocao")
    await hear(mai, "đang theo dõi: 1")
    await mai.press(town.words("report-form-list-button", count=1))
    await hear(mai, "Có 1 mẫu đang dùng")
    await mai.press("Báo cáo hoạt động")
    await hear(mai, "1. Trong tháng chi bộ đã sinh hoạt mấy buổi?")
    await mai.press(town.words("report-form-rework"))
    await hear(mai, PREVIEW)
    await mai.press(town.words("report-form-change-questions"))
    await say_each(mai, ("10", "Kế hoạch tháng tới"), ("Bỏ câu này", "Đã có 9 câu"))
    seen = words_of(await say_each(mai, ("xong", PREVIEW)))
    assert "Kỳ đầu: tháng 01/2027" in seen
    await mai.press(town.words("report-form-remake"))
    await hear(mai, "(tháng 01/2027) sẽ gửi lúc")
    async with town.database.reading() as session:
        forms = list(await session.scalars(select(ReportForm).order_by(ReportForm.id)))
    assert [form.retired_at is None for form in forms] == [False, True]
    await mai.say("/baocao")
    await hear(mai, "đang theo dõi: 1")
    await mai.press(town.words("report-form-list-button", count=1))
    await hear(mai, "Có 1 mẫu đang dùng")
    await mai.press("Báo cáo hoạt động")
    await hear(mai, "9. Kiến nghị với phường")
    await mai.press(town.words("report-form-retire"))
    await hear(mai, "Đã ngừng dùng mẫu")


async def test_others_neither_see_nor_lead_the_rounds_of_the_ward(town: Town) -> None:
    mai = await join_office(town)
    an, binh = await town.register(AN, BINH)
    await open_ready(town, mai)
    for person in (an, binh):
        for data in ("rb:1", "rk:1", "ro:1", "re:1", "rt:1"):
            assert "không thuộc phần của đồng chí" in await forge(person, data)
    assert "không thuộc phần của đồng chí" in await forge(binh, "rn:own")
    await binh.say("/baocao")
    shown = await hear(binh, "không có báo cáo nào chờ đồng chí")
    assert labels_of(shown) == []
    stranger = await town.arrive("Người lạ")
    await stranger.say("/baocao")
    await stranger.say("báo cáo")
    assert not [one for one in await stranger.messages() if "báo cáo nào" in words_of(one)]


async def test_board_is_shown_anew_from_the_list(town: Town) -> None:
    mai = await join_office(town)
    board = await open_ready(town, mai)
    await say_each(mai, ("báo cáo", "đang theo dõi: 1"))
    await mai.press(f"Theo dõi: {TITLE}")
    anew = await hear(mai, f"{TITLE} – Sông Mây")
    assert anew["message_id"] != board["message_id"]
