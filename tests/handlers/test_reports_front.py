"""What /baocao offers: reports that can still be changed, proposals; and who comes late."""

from simulator.client import words_of
from tests.handlers.scenes import AN, BINH
from tests.handlers.sent_scenes import sent_ward
from tests.handlers.test_registration import apply
from tests.handlers.test_reports_asking import join_office, labels_of, open_ready, say_each
from tests.roster.books import HEADS, book, content_of, person
from tests.town.town import CELLS, Town, hear

# The title is cut, the month is not.
SENT = f"Xem, sửa – {CELLS[0]}: Báo cáo tháng của… – tháng 12/2026"


async def test_sent_report_is_offered_until_it_is_accepted(town: Town) -> None:
    leader, an, binh = await sent_ward(town)
    shown = await say_each(an, ("báo cáo", "Báo cáo đã gửi, chưa duyệt: 1"))
    assert labels_of(shown)[0] == SENT
    await say_each(binh, ("báo cáo", "không có báo cáo nào chờ đồng chí gửi"))
    await an.press(SENT)
    seen = await hear(an, "Đã gửi lúc")
    assert labels_of(seen) == ["Sửa lại"]
    await leader.say("báo cáo")
    await hear(leader, "đang theo dõi: 1")
    await say_each(leader, ("1", "Đã gửi: 2/2"), ("Xem báo cáo đã gửi (2)", "nhắn số"))
    await say_each(leader, ("1", "Kế hoạch"), ("duyệt", "Đã duyệt"))
    shown = await say_each(an, ("báo cáo", "không có báo cáo nào chờ đồng chí gửi"))
    assert SENT not in labels_of(shown)


async def test_all_proposals_that_wait_are_one_press_away(town: Town) -> None:
    leader, an, _ = await sent_ward(town)
    await say_each(leader, ("bao cao ạ", "đang theo dõi: 1"))
    await leader.press("Kiến nghị chờ trả lời (2)")
    listed = words_of(await hear(leader, "Mời đồng chí nhắn số thứ tự"))
    assert "Xin sửa đèn đường" in listed
    shown = await say_each(an, ("viết báo cáo", "Báo cáo đã gửi"))
    assert not [label for label in labels_of(shown) if label.startswith("Kiến nghị")]


async def test_secretary_who_is_registered_while_a_round_is_open_is_asked(town: Town) -> None:
    mai = await join_office(town)
    await open_ready(town, mai)
    await say_each(mai, ("/moi", "chi bộ nào"), (CELLS[0], AN))
    link = words_of(await say_each(mai, (AN, "start=")))
    an = await apply(town, AN, link.partition("start=")[2].split()[0])
    await hear(mai, f"Khớp với danh sách: {AN}")
    await mai.press(town.words("application-confirm"))
    asked = await hear(an, "Kính đề nghị đồng chí An gửi")
    assert labels_of(asked) == ["Bắt đầu"]


async def test_secretary_whom_a_list_names_while_a_round_is_open_is_asked(town: Town) -> None:
    mai = await join_office(town)
    (binh,) = await town.register(BINH)
    await open_ready(town, mai)
    written = person(BINH, born="19/05/1950", phone=None, cell=CELLS[0], position="Bí thư")
    await mai.send_file("document", content_of(book(HEADS, written)), "danh sach.xlsx")
    await hear(mai, town.words("roster-preview-head"))
    await mai.press(town.words("roster-import-all", count=1))
    asked = await hear(binh, "Kính đề nghị đồng chí Bình gửi")
    assert labels_of(asked) == ["Bắt đầu"]
