# Ai không nhận được tin: báo cho chi ủy, danh sách cần gọi.
reach-state-reachable = bình thường
reach-state-blocked = đã chặn Trợ lý
reach-state-deactivated = tài khoản Telegram đã bị khóa
reach-state-not_started = chưa bấm Bắt đầu (Start)
unreached-told =
    Trợ lý không còn nhắn được cho đồng chí <b>{ $name }</b> ({ $unit }): { $state }.

    Khi cần báo việc, xin gọi điện: { $phone }. Trợ lý sẽ nhắn lại bình thường khi đồng chí ấy mở lại Trợ lý và bấm Bắt đầu (Start).
unreached-told-many =
    Trợ lý không còn nhắn được cho <b>{ $count }</b> đồng chí:

    { $lines }

    Khi cần báo việc, xin gọi điện. Trợ lý sẽ nhắn lại bình thường khi các đồng chí ấy mở lại Trợ lý và bấm Bắt đầu (Start).
unreached-more = … và { $count } đồng chí khác; xem /moi
unreached-show = Xem cả danh sách: { $unit }
unreached-button = Không nhận được tin: { $count }
unreached-since = { $state } từ { $day }
unreached-list =
    { $unit }: { $count } đồng chí không nhận được tin của Trợ lý, cần gọi điện:

    { $lines }
reach-button = Ai chưa nhận
reach-head =
    <b>Ai đã nhận thông báo</b> – { $unit } (lúc { $at })
    «{ $opening }»
reach-sum = Gửi đến <b>{ $total }</b> = tới <b>{ $delivered }</b>{ $taken_back } + không gửi được <b>{ $refused }</b>{ $reasons } + chưa rõ <b>{ $unclear }</b> + đang chờ <b>{ $waiting }</b>{ $kept_back }{ $gone }.
reach-term-taken_back = { " " }(sau đó đã thu hồi { $count })
reach-term-kept_back = { " " }+ đã dừng, không gửi { $count }
reach-term-gone = { " " }+ không còn lưu { $count }
reach-term-blocked = chặn Trợ lý { $count }
reach-term-deactivated = khóa tài khoản { $count }
reach-term-not_started = chưa bấm Start { $count }
reach-term-other = lý do khác { $count }
reach-term-no_account = không có tài khoản { $count }
reach-unaddressed = Ngoài ra, ngay từ đầu không nhắn được cho: { $terms }.
reach-posts = Nhóm và kênh: { $sum }
reach-unclear-means = "Chưa rõ" là Telegram không báo lại, nên không biết tin đã tới hay chưa. Khi người nhận bấm nút trong tin, Trợ lý tự ghi là đã tới.
reach-calls = Cần gọi điện: <b>{ $missed }</b> đồng chí; đã chia cho người gọi { $asked }, đã gọi { $called }.
reach-calls-over = Thông báo này đã được thu hồi, không cần gọi điện cho ai nữa.
reach-kept-back = Ai chưa được gửi vì đã dừng thì không nằm trong danh sách cần gọi.
reach-no-phone = chưa có số
reach-no-names = Họ tên chỉ hiện với bí thư, phó bí thư của nơi ra thông báo.
reach-show-missed = Xem ai cần gọi: { $count }
reach-show-unclear = Xem ai chưa rõ: { $count }
reach-again = Xem số mới nhất
reach-sheet = Tệp để in ra giấy
reach-share = Chia nhau gọi điện
missed-no_account = chưa dùng Trợ lý
missed-blocked = chặn Trợ lý
missed-deactivated = khóa tài khoản
missed-not_started = chưa bấm Start
missed-other = không gửi được
missed-unclear = chưa rõ đã tới chưa
missed-list =
    Thông báo «{ $opening }»
    { $count } đồng chí chưa nhận được, cần gọi điện:

    { $lines }

    Ai đã được gọi, đồng chí nhắn số thứ tự hoặc họ tên người đó để ghi; nhắn lần nữa để bỏ ghi.
error-nobody-to-phone = Không còn ai cần gọi điện về thông báo này.
error-calls-are-shared = Những đồng chí cần gọi đều đã được gọi, hoặc đã chia cho người gọi rồi.
error-calls-are-over = Thông báo này đã được thu hồi, không cần gọi điện nữa. Xin cảm ơn đồng chí.
share-ask =
    Chia { $people } đồng chí cho những người sau gọi điện. Mỗi người nhận riêng họ tên và số điện thoại của phần mình:

    { $lines }{ $left }
share-line = – { $name }: { $count }
share-left = { "" }

    Còn { $count } đồng chí chưa có ai để chia, vì chi bộ chưa có tổ trưởng, chi ủy viên nào dùng Trợ lý.
share-nobody = Chưa có tổ trưởng, chi ủy viên nào dùng Trợ lý để chia. Mời đồng chí dùng tệp để in.
share-sure = Chia và nhắn cho từng người
share-done = Đã nhắn cho { $callers } người, tất cả { $people } đồng chí cần gọi. Khi họ ghi đã gọi ai, số ở bảng trên tự đổi.
task =
    Nhờ đồng chí gọi điện báo giúp <b>{ $count }</b> đồng chí chưa nhận được thông báo của { $unit }:

    <i>{ $excerpt }</i>

    { $lines }

    Gọi xong ai, đồng chí bấm tên người đó hoặc nhắn số thứ tự. Đã gọi { $called } trên { $count }. Danh sách chỉ để gọi điện, mong đồng chí giữ kín. Xin cảm ơn.
task-handed-over = Phần gọi điện này đã chuyển cho người khác, đồng chí không cần gọi nữa. Xin cảm ơn đồng chí.
task-button = { $number }. { $mark } { $name }
task-ticked = Đã ghi: đã gọi.
task-unticked = Đã bỏ ghi.
unclear-list =
    Thông báo «{ $opening }»
    { $count } tin chưa rõ đã tới hay chưa:

    { $lines }

    Đồng chí hỏi giúp, rồi nhắn số thứ tự hoặc họ tên để ghi từng người, hoặc bấm nút để ghi cho tất cả.
unclear-none = Không còn tin nào chưa rõ.
unclear-one = Tin gửi <b>{ $name }</b> đã tới chưa?
unclear-all = { $count } tin này đã tới chưa?
unclear-again-means-one = Nếu gửi lại, tin có ghi "Gửi lại", vì người nhận có thể thấy hai lần.
unclear-again-means-all = Nếu gửi lại, người đã nhận sẽ thấy hai lần; tin có ghi "Gửi lại".
unclear-for-all = Ghi cho tất cả
unclear-nameless = một người đã gỡ tài khoản, hoặc một nhóm đã bỏ gắn
unclear-arrived-one = Đã thấy
unclear-arrived-all = Tất cả đã thấy
unclear-again-one = Gửi lại
unclear-again-all = Gửi lại tất cả
unclear-noted = Đã ghi { $count } tin là đã tới.
unclear-queued = Đang gửi lại { $count } tin.
sheet-coming = Trợ lý đang gửi tệp.
sheet-apart = { "" }; trang sau: { $count } tin chưa rõ đã tới chưa
sheet-caption = Danh sách cần gọi về thông báo «{ $opening }»: { $count } đồng chí{ $apart }. Tệp có số điện thoại, mong đồng chí giữ kín và không gửi vào nhóm chung.
sheet-tab-missed = Cần gọi
sheet-tab-unclear = Chưa rõ
sheet-title-missed = Danh sách cần gọi điện – { $unit }
sheet-title-unclear = Chưa rõ đã nhận tin hay chưa – { $unit }
sheet-about = Thông báo: «{ $opening }»
sheet-date = Lập lúc { $at }
sheet-file = can-goi-{ $day }.xlsx
sheet-column-number = TT
sheet-column-name = Họ và tên
sheet-column-cell = Chi bộ
sheet-column-phone = Điện thoại
sheet-column-reason = Lý do
sheet-column-called = Đã gọi
sheet-column-notes = Ghi chú
