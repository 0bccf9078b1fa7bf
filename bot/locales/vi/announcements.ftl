# Thông báo: soạn, duyệt, gửi, sửa, thu hồi, đã nắm.
menu-thongbao = Gửi thông báo
announcement-head = <b>THÔNG BÁO của { $unit }</b>
announcement-ack = Đã nắm
announcement-corrected = <i>(đã sửa lúc { $when })</i>
announcement-withdrawn = Thông báo này đã được thu hồi.
announcement-acknowledged = Đã ghi nhận. Xin cảm ơn.
announcement-ack-hint = Cảm ơn đồng chí. Nếu đã nắm nội dung thông báo, mời đồng chí bấm «Đã nắm», hoặc nhắn "đã nắm".
announcement-ack-preview = Đây là bản xem trước, nút này chưa dùng được.
error-announcement-secret = Nội dung hoặc tên tệp có dấu độ mật. Trợ lý không nhận tài liệu mật, xin chuyển theo đường văn thư. Nếu không phải tài liệu mật, xin bỏ chữ đó rồi gửi lại.
error-announcement-nobody = Chưa gửi: không có đồng chí nào trong số này nhận được tin qua Trợ lý. Xin chọn lại người nhận, hoặc gọi điện.
error-announcement-no-second = Chưa gửi: trên 200 người nhận cần đồng chí thứ hai duyệt, nhưng hiện không có ai khác có quyền duyệt.
error-announcement-time = Giờ gửi này đã qua hoặc xa hơn một năm. Xin bấm "Giờ gửi" để chọn lại.
error-announcement-is-over = Thông báo này đã gửi xong hoặc đã dừng, nên không làm được việc này nữa.
error-announcement-withdrawn = Thông báo này đã được thu hồi rồi.
error-announcement-own = Cần một đồng chí khác duyệt. Đồng chí không tự duyệt thông báo của mình.

announce-unit = Đồng chí gửi thông báo nhân danh đơn vị nào?
announce-scope = Thông báo của { $unit } gửi tới đâu?
announce-scope-all = Tất cả { $count } chi bộ
announce-scope-some = Chọn từng chi bộ
announce-pick-cells = Gửi cho những chi bộ nào? Bấm để chọn hoặc bỏ chọn, hoặc nhắn tên, ví dụ: Khu phố 1, Khu phố 7. Đã chọn { $count }.
announce-pick-roles = Gửi cho những ai? Bấm để chọn hoặc bỏ chọn. Đã chọn { $count }.
announce-pick-states = Gửi cho đảng viên nào? Bấm để chọn hoặc bỏ chọn. Đã chọn { $count }.
announce-pick-people = Gửi cho những đồng chí nào? Bấm để chọn hoặc bỏ chọn, hoặc nhắn tên, ví dụ: Bình, Trần Thị Cúc. Đã chọn { $count }.
announce-picked = Xong (đã chọn { $count })
announce-none-picked = Đồng chí chưa chọn mục nào.
announce-unknown-names = Trợ lý không tìm thấy: { $names }. Mong đồng chí nhắn lại.
announce-text = Mời đồng chí nhắn nội dung thông báo. Có thể kèm một ảnh hoặc một tệp, nội dung viết ở phần chú thích. Chữ đậm, chữ nghiêng, đường dẫn được giữ nguyên.
announce-text-for-file = Đã nhận ảnh hoặc tệp. Mời đồng chí nhắn nội dung thông báo đi kèm.
announce-text-keeps-file = Mời đồng chí nhắn nội dung mới. Ảnh hoặc tệp đi kèm được giữ nguyên; muốn thay, xin gửi ảnh hoặc tệp khác kèm chú thích.
announce-empty = Tin này chưa có chữ nào đọc được. Mời đồng chí nhắn nội dung thông báo.
announce-album = Mỗi thông báo chỉ kèm được một ảnh. Mong đồng chí gửi lại một ảnh, hoặc ghép các ảnh vào một tệp PDF.
announce-media = Trợ lý gửi được chữ, một ảnh hoặc một tệp; chưa gửi được tin thoại, phim, hình dán. Mời đồng chí nhắn nội dung bằng chữ.
announce-image-file = Ảnh gửi dưới dạng tệp có thể để lộ nơi chụp. Mong đồng chí gửi lại dưới dạng ảnh.
announce-file-kind = Tệp loại này người nhận có thể không mở được. Trợ lý nhận tệp PDF, Word, Excel, PowerPoint hoặc chữ (TXT).
announce-too-long = Nội dung dài { $letters } chữ cái, tối đa { $limit }, nên chưa ghi. Mong đồng chí rút gọn rồi nhắn lại, hoặc gửi bản đầy đủ trong một tệp PDF.

announce-summary-head =
    Bản ở ngay trên đây đúng như người nhận sẽ thấy. Mời đồng chí xem lại:

    Nhân danh: <b>{ $unit }</b>
announce-summary-only =
    Bản xem trước ở phía trên không đổi. Mời đồng chí xem lại:

    Nhân danh: <b>{ $unit }</b>
announce-summary-unclear =
    Trợ lý chưa hiểu tin vừa rồi. <b>Thông báo chưa được gửi.</b> Muốn gửi, xin bấm nút gửi hoặc nhắn "gửi".

    Nhân danh: <b>{ $unit }</b>
announce-summary-whom = Gửi cho: <b>{ $chosen }</b> – { $units }
announce-summary-whom-more = Gửi cho: <b>{ $chosen }</b> – { $units } và { $count } chi bộ khác
announce-summary-heads = Nhận qua Trợ lý: <b>{ $recipients }</b> đồng chí. Cần báo cách khác: { $without } không có tài khoản, { $unreachable } không nhắn được.
announce-summary-exempt = Không gửi cho { $count } đồng chí miễn sinh hoạt. Muốn gửi cả, xin bấm "Người nhận".
announce-summary-post-yes = Đăng cả vào: { $names }.
announce-summary-post-no = Không đăng vào nhóm, kênh (hiện có: { $names }).
announce-summary-ack-yes = Có nút «Đã nắm» (tự nguyện, chỉ đếm số).
announce-summary-ack-no = Không có nút «Đã nắm».
announce-summary-when = Giờ gửi: <b>{ $when }</b>
announce-summary-second = Trên 200 người nhận: cần đồng chí thứ hai duyệt trước khi gửi.
announce-summary-nobody-confirms = <b>Chưa gửi được:</b> trên 200 người nhận cần đồng chí thứ hai duyệt, nhưng hiện không có ai khác có quyền duyệt.
announce-whom-all = toàn thể đảng viên
announce-when-now = ngay khi đồng chí bấm nút
announce-when-confirmed = ngay khi được duyệt; nếu là giờ nghỉ thì đợi đến sáng
announce-when-urgent = ngay khi được duyệt, kể cả trong giờ nghỉ
announce-send = Gửi thông báo
announce-send-second = Gửi đi duyệt
announce-change-text = Sửa nội dung
announce-change-whom = Người nhận
announce-change-when = Giờ gửi
announce-ack-off = Bỏ nút «Đã nắm»
announce-ack-on = Thêm nút «Đã nắm»
announce-ack-is-on = Đã thêm nút «Đã nắm». Bản mới ở bên dưới.
announce-ack-is-off = Đã bỏ nút «Đã nắm». Bản mới ở bên dưới.
announce-post-on = Đăng cả vào nhóm
announce-post-off = Không đăng vào nhóm
announce-post-is-on = Sẽ đăng cả vào nhóm, kênh.
announce-post-is-off = Sẽ không đăng vào nhóm, kênh.
announce-whom = Gửi cho ai?
announce-whom-all-button = Toàn thể đảng viên
announce-whom-roles = Theo chức danh
announce-whom-states = Theo tình trạng sinh hoạt
announce-whom-cells = Chọn chi bộ
announce-press-one = Trợ lý chưa hiểu tin này. Mời đồng chí bấm một nút ở trên, hoặc nhắn đúng chữ trên nút.
announce-noted = Đã ghi. Mời đồng chí xem bên dưới.
announce-keep = Giữ như cũ
announce-drop-file = Bỏ ảnh hoặc tệp
announce-when = Gửi lúc nào? Đồng chí nhắn bằng lời, ví dụ: 8 giờ sáng mai, 19h30 ngày 3/12.
announce-when-now-button = Gửi ngay
announce-hour = Đồng chí muốn gửi lúc mấy giờ? Ngày gửi: { $day }. Ví dụ: 8 giờ sáng.
announce-when-unclear = Trợ lý chưa đọc được thời gian này. Mong đồng chí nhắn lại, ví dụ: 8 giờ sáng mai, 19h30 ngày 3/12.
announce-when-lunar = Trợ lý chưa đọc được ngày âm lịch. Mong đồng chí nhắn ngày dương lịch, ví dụ: 19h30 ngày 3/12.
announce-when-passed = Trợ lý hiểu là { $when }. Thời gian này đã qua hoặc xa hơn một năm. Mong đồng chí nhắn lại.
announce-night = { $hour } là giờ nghỉ của nhiều đồng chí. Gửi vào { $when } có được không?
announce-night-morning = Gửi lúc { $when }
announce-night-now = Gửi ngay bây giờ
announce-night-wanted = Vẫn gửi lúc { $hour }
announce-done = Đang gửi. Bảng theo dõi ở ngay bên dưới và tự cập nhật.
announce-done-scheduled = Đã đặt giờ gửi: { $when }. Bảng theo dõi ở ngay bên dưới.
announce-done-second = Đã chuyển đồng chí thứ hai duyệt. Khi được duyệt, thông báo tự gửi đi và đồng chí nhận được tin.
announce-right-lost = Đồng chí không còn quyền gửi thông báo của đơn vị này. Bản đang soạn đã được đóng lại, chưa gửi cho ai.

announcements-recent = Có { $count } thông báo trong 30 ngày qua. Đồng chí chọn một thông báo để xem, hoặc soạn thông báo mới.
announcements-new = Soạn thông báo mới
announcement-board-head =
    <b>THÔNG BÁO của { $unit }</b> – { $stage }
    «{ $opening }»
announcement-stage-awaiting = chờ đồng chí thứ hai duyệt
announcement-stage-returned = được trả lại, chưa gửi
announcement-stage-scheduled = sẽ gửi lúc { $when }
announcement-stage-sending = đang gửi
announcement-stage-paused = tạm dừng
announcement-stage-stopped = đã dừng hẳn
announcement-stage-called_off = đã hủy, chưa gửi cho ai
announcement-stage-done = đã gửi xong
announcement-stage-withdrawn = đã thu hồi
announcement-stage-not_sent = không gửi được
announcement-short-not_sent = chưa gửi
announcement-short-withdrawn = thu hồi
announcement-short-done = đã gửi
announcement-short-called_off = đã hủy
announcement-short-stopped = đã dừng
announcement-short-paused = tạm dừng
announcement-short-sending = đang gửi
announcement-short-scheduled = hẹn giờ
announcement-short-returned = trả lại
announcement-short-awaiting = chờ duyệt
announcement-board-bar = { $bar } { $percent }%
announcement-board-counts = Gửi đến { $total }: tới <b>{ $delivered }</b>, không gửi được { $refused }, chưa rõ { $unclear }, đang chờ { $waiting }
announcement-board-meant = Sẽ gửi cho <b>{ $count }</b> đồng chí; cần báo cách khác: { $missed }
announcement-board-stopped = Đã dừng, không gửi: { $count } (không nằm trong danh sách cần gọi điện)
announcement-board-missing = Cần báo cách khác: { $without } không có tài khoản, { $unreachable } không nhắn được
announcement-board-posts = Nhóm, kênh: đã đăng { $delivered } trên { $total }
announcement-board-acks = Đã nắm: <b>{ $count }</b>
announcement-board-withdrawn = Đã thu hồi ở { $count } trên { $total } nơi đã nhận
announcement-board-later = Đang giờ nghỉ: bắt đầu gửi lúc { $when }.
announcement-board-seconds = Còn khoảng { $count } giây.
announcement-board-minutes = Còn khoảng { $count } phút.
announcement-board-corrected = Đã sửa lúc { $when }.
announcement-board-proposed = Bản sửa đang chờ đồng chí thứ hai duyệt.
announcement-pause = Tạm dừng
announcement-paused = Đã tạm dừng. Bấm «Tiếp tục» để gửi nốt.
announcement-resume = Tiếp tục
announcement-resumed = Đang gửi tiếp.
announcement-stop = Dừng hẳn
announcement-stop-ask = Dừng hẳn thông báo «{ $opening }»? Ai chưa nhận sẽ không nhận nữa; ai đã nhận vẫn giữ tin.
announcement-stop-sure = Dừng, không gửi nữa
announcement-stop-done = Đã dừng. Ai chưa nhận sẽ không nhận thông báo này nữa.
announcement-call-off = Hủy, không gửi
announcement-call-off-ask = Hủy thông báo «{ $opening }»? Thông báo này chưa gửi cho ai.
announcement-call-off-done = Đã hủy. Thông báo này chưa gửi cho ai.
announcement-leave = Giữ nguyên
announcement-left = Thông báo được giữ nguyên. Bảng theo dõi ở bên dưới.
announcement-press-sure = Việc này không lấy lại được, nên mời đồng chí bấm nút, hoặc nhắn đúng chữ «{ $label }».
announcement-still-open = Không có việc nào đang làm dở. Thông báo «{ $opening }» vẫn đang được gửi hoặc chờ gửi. Đồng chí có muốn dừng thông báo này không?
announcement-show-board = Xem bảng theo dõi
announcement-withdraw = Thu hồi
announcement-withdraw-ask = Thu hồi thông báo «{ $opening }»? Tin sẽ được xóa ở mọi người nhận; tin quá hai ngày không xóa được thì đổi thành "đã thu hồi".
announcement-withdraw-sure = Thu hồi ở mọi người
announcement-withdraw-done = Đang thu hồi. Bảng theo dõi tự cập nhật.
announcement-correct = Sửa nội dung
announcement-correct-ask = Mời đồng chí nhắn nội dung mới, cả bài.
announcement-correct-ask-file = Mời đồng chí nhắn nội dung mới, cả bài. Ảnh hoặc tệp đi kèm giữ nguyên.
announcement-correct-words = Chỉ sửa được chữ; ảnh hoặc tệp giữ nguyên. Mời đồng chí nhắn nội dung mới bằng chữ. Muốn đổi ảnh, xin thu hồi rồi gửi thông báo mới.
announcement-correct-no-file = Thông báo này chỉ sửa được chữ, không thêm được ảnh hoặc tệp. Mời đồng chí nhắn nội dung mới bằng chữ.
announcement-correct-look = Bản ở ngay trên đây đúng như người nhận sẽ thấy sau khi sửa. Tin đã gửi được sửa tại chỗ, không báo chuông.
announcement-correct-unclear = Trợ lý chưa hiểu tin vừa rồi. Thông báo chưa được sửa.
announcement-correct-look-ahead = Bản ở ngay trên đây đúng như người nhận sẽ thấy sau khi sửa. Thông báo chưa gửi cho ai.
announcement-correct-second = Bản ở ngay trên đây đúng như người nhận sẽ thấy sau khi sửa. Thông báo này đã qua đồng chí thứ hai duyệt, nên bản sửa cũng cần duyệt.
announcement-correct-send = Sửa thông báo
announcement-correct-done = Đã sửa. Tin ở những người đã nhận đang được sửa tại chỗ.
announcement-correct-done-ahead = Đã sửa. Thông báo chưa gửi cho ai; khi gửi, mọi người nhận bản mới.
announcement-correct-asked = Đã chuyển đồng chí thứ hai duyệt bản sửa.
announcement-correct-left = Đã thôi sửa. Thông báo giữ nguyên như cũ.
announcement-rework = Soạn lại
announcement-asked =
    Xin đồng chí duyệt thông báo. Bản ở ngay trên đây đúng như người nhận sẽ thấy.

    Người soạn: { $author }
    Nhân danh: <b>{ $unit }</b>
    { $whom }
    Nhận qua Trợ lý: <b>{ $recipients }</b> đồng chí. Cần báo cách khác: { $without }.
    Giờ gửi: { $when }
announcement-asked-correction =
    Xin đồng chí duyệt bản sửa của một thông báo. Bản ở ngay trên đây đúng như người nhận sẽ thấy sau khi sửa.

    Người sửa: { $author }
    Nhân danh: <b>{ $unit }</b>
    { $whom }
    Nhận qua Trợ lý: <b>{ $recipients }</b> đồng chí. Cần báo cách khác: { $without }.
announcement-asked-over = Thông báo này không còn chờ duyệt.
announcement-asked-own = Đồng chí đã duyệt thông báo này.
announcement-asked-returned = Thông báo này đã được trả lại người soạn.
announcement-asked-other = Đồng chí { $name } đã duyệt thông báo này.
announcement-confirm = Duyệt gửi
announcement-confirm-done = Đã duyệt. Xin cảm ơn đồng chí.
announcement-confirm-late = Đã duyệt. Giờ gửi đã chọn ({ $when }) đã qua, nên thông báo được gửi ngay.
announcement-confirm-morning = Đã duyệt. Đang giờ nghỉ, nên thông báo được gửi lúc { $when }.
announcement-confirm-lost = Không gửi được: người soạn không còn quyền gửi thông báo này. Xin cảm ơn đồng chí.
announcement-give-back = Trả lại
announcement-give-back-ask = Đồng chí cho biết vì sao trả lại, người soạn sẽ đọc được.
announcement-give-back-done = Đã trả lại và báo cho người soạn.
announcement-give-back-left = Đồng chí chưa trả lại thông báo này. Thông báo vẫn chờ đồng chí duyệt.
announcement-decided-confirmed = Thông báo «{ $opening }» đã được duyệt.
announcement-decided-returned =
    Thông báo «{ $opening }» được trả lại, chưa gửi.
    Ý kiến: { $note }
announcement-decided-corrected = Bản sửa của thông báo «{ $opening }» đã được duyệt.
announcement-decided-not_corrected =
    Bản sửa của thông báo «{ $opening }» được trả lại, thông báo giữ như cũ.
    Ý kiến: { $note }
announcement-decided-no_right = Thông báo «{ $opening }» không gửi được: đồng chí không còn quyền gửi thông báo của đơn vị này. Không ai nhận được tin.
announcement-decided-no_second = Thông báo «{ $opening }» không gửi được: trên 200 người nhận cần đồng chí thứ hai duyệt, nhưng hiện không có ai khác có quyền duyệt.
announcement-decided-stopped = Thông báo «{ $opening }» đã được đồng chí { $who } dừng, không gửi tiếp nữa.
announcement-decided-withdrawn = Thông báo «{ $opening }» đã được đồng chí { $who } thu hồi.
announcement-decided-correction_no_second = Bản sửa của thông báo «{ $opening }» chưa được duyệt: hiện không có ai khác có quyền duyệt nhận được tin của Trợ lý. Thông báo giữ nguyên như cũ.
announcement-decided-unanswered = Thông báo «{ $opening }» không gửi được: đã chờ 7 ngày mà chưa có đồng chí nào duyệt.
announcement-decided-correction_unanswered = Bản sửa của thông báo «{ $opening }» đã chờ 7 ngày mà chưa có đồng chí nào duyệt. Thông báo giữ nguyên như cũ.
announcement-decided-correction_no_right = Bản sửa của thông báo «{ $opening }» không được dùng: đồng chí không còn quyền gửi thông báo của đơn vị này. Thông báo giữ nguyên như cũ.
