"""A report is asked of some members only: those named, or who hold a role."""

from sqlalchemy import select

from bot.features.reports import rules
from models.reports import Report, ReportForm
from simulator.client import Message, Person, words_of
from tests.handlers.scenes import AN, BINH, CUC
from tests.handlers.test_reports_asking import join_office, labels_of, say_each
from tests.town.town import Town, hear

TASK = (
    ("một lần", "ngày nào"),
    ("thứ sáu tuần này", "Câu 1"),
    ("chữ", "nhắn câu hỏi"),
    ("Việc được giao đã làm thế nào?", "dài tối đa"),
    ("300", "bắt buộc"),
    ("bắt buộc", "Đã có 1 câu"),
)


async def ask_own(town: Town, person: Person) -> Message:
    """The secretary begins a request; who shall write is asked."""
    await person.say("/baocao")
    await hear(person, "đề nghị đảng viên trong chi bộ báo cáo")
    return await say_each(
        person,
        (town.words("report-form-new-members"), "Tên báo cáo"),
        ("Việc được giao tháng 12", "Ai viết"),
    )


async def reporters(town: Town) -> set[int | None]:
    """The members who are asked."""
    async with town.database.reading() as session:
        return set(await session.scalars(select(Report.member_id)))


async def test_secretary_asks_one_member_by_given_name(town: Town) -> None:
    an, binh, cuc = await town.register(AN, BINH, CUC)
    asked = await ask_own(town, an)
    assert labels_of(asked)[:3] == ["Mỗi đảng viên một bản", "Theo chức danh", "Một số đồng chí"]
    await say_each(an, ("đc Bình", "Đã chọn 1"), ("xong", "Bao lâu"), *TASK)
    await say_each(an, ("xong", f"Nơi viết: {BINH}, mỗi người một bản"), ("tạo mẫu", "Đã tạo mẫu"))
    await hear(binh, "kính đề nghị đồng chí Bình gửi Việc được giao tháng 12")
    assert await reporters(town) == {town.members[BINH]}
    await hear(an, f"Chưa gửi: 1 – {BINH}")
    assert not [one for one in await cuc.messages() if "Việc được giao" in words_of(one)]


async def test_several_are_pressed_and_taken_away_again(town: Town) -> None:
    (an,) = await town.register(AN)
    await ask_own(town, an)
    await an.press("Một số đồng chí")
    await hear(an, "Gửi cho những đồng chí nào?")
    await an.press(f"2. {BINH}")
    await an.press(f"3. {CUC}")
    await hear(an, "Đã chọn 2")
    await an.press(f"2. ✓ {BINH}")
    await say_each(an, ("Không Có Ai", "không tìm thấy"), ("xong", "Bao lâu"), *TASK)
    await say_each(an, ("xong", CUC), ("Sửa nơi viết", "Ai viết"), ("tất cả", "mời đồng chí xem"))
    heard = await say_each(an, ("Sửa nơi viết", "Ai viết"), ("Bình, Cúc", "Đã chọn 2"))
    assert f"3. ✓ {CUC}" in labels_of(heard)
    await say_each(an, ("xong", f"{BINH}, {CUC}, mỗi người một bản"), ("tạo mẫu", "Đã tạo mẫu"))
    await hear(an, "Chưa gửi: 2")
    assert await reporters(town) == {town.members[BINH], town.members[CUC]}


async def test_ward_asks_the_secretaries_of_some_cells(town: Town) -> None:
    mai = await join_office(town)
    an, binh = await town.register(AN, BINH)
    await mai.say("/baocao")
    await hear(mai, "Chưa có kỳ báo cáo nào")
    await say_each(
        mai,
        (town.words("report-form-new"), "những nơi nào"),
        ("khu phố 1", "Đã chọn 1"),
        ("xong", "Tên báo cáo"),
        ("Phân công trực", "Ai viết"),
        ("theo chức danh", "những ai"),
        ("Bí thư", "Đã chọn 1"),
        ("xong", "Bao lâu"),
        *TASK,
        ("xong", "bí thư của Chi bộ Khu phố 1"),
        ("tạo mẫu", "Đã tạo mẫu"),
    )
    await hear(an, "kính đề nghị đồng chí An gửi Phân công trực")
    assert await reporters(town) == {town.members[AN]}
    async with town.database.reading() as session:
        [form] = await session.scalars(select(ReportForm))
    assert (form.asks, form.audience["roles"]) == (rules.MEMBERS, ["secretary"])
    assert not [one for one in await binh.messages() if "Phân công" in words_of(one)]
    await say_each(
        mai,
        ("/baocao", "đang theo dõi: 1"),
        ("Các mẫu đang dùng (1)", "Có 1 mẫu"),
        ("Phân công trực", "bí thư của Chi bộ Khu phố 1"),
        ("Sửa (tạo bản mới)", "ngày nào"),
        ("thứ bảy tuần này", "bí thư của Chi bộ Khu phố 1"),
    )
