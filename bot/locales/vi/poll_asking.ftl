# Xin ý kiến: soạn câu hỏi, theo dõi, kết thúc, đăng trong nhóm.
menu-xinykien = Xin ý kiến
poll-ask-none = Hiện không có việc nào đang xin ý kiến đồng chí.
poll-ask-unit = Đồng chí xin ý kiến nhân danh đơn vị nào?
poll-ask-scope = { $unit } xin ý kiến ở những chi bộ nào?
poll-ask-question = Đồng chí muốn hỏi điều gì? Mời đồng chí nhắn câu hỏi, tối đa { $most } chữ cái. Ví dụ: Ngày nào thuận tiện cho buổi sinh hoạt chuyên đề?
poll-ask-question-long = Câu hỏi này dài { $letters } chữ cái, tối đa là { $most }. Mong đồng chí viết lại ngắn hơn.
poll-ask-options = Có những ý nào để chọn? Mời đồng chí nhắn từ 2 đến { $most } ý, mỗi ý một dòng trong cùng một tin, hoặc nhắn từng ý rồi nhắn "xong". Nếu hỏi ngày họp, mời bấm «Chọn ngày».
poll-ask-pick-dates = Chọn ngày
poll-ask-dates = Có những ngày giờ nào để chọn? Mời đồng chí nhắn từ 2 đến { $most } ngày giờ, mỗi dòng một ngày giờ, ví dụ: 19h30 thứ Năm 10/12. Xong thì nhắn "xong".
poll-ask-options-so-far =
    Đã ghi { $count } ý:
    { $lines }

    Mời đồng chí nhắn thêm, hoặc nhắn "xong".
poll-ask-dates-so-far =
    Trợ lý đọc được { $count } ngày giờ:
    { $lines }

    Nếu đúng cả, mời đồng chí nhắn thêm, hoặc nhắn "xong".
poll-ask-done = Xong ({ $count } ý)
poll-ask-drop = Bỏ ý cuối
poll-ask-few = Cần ít nhất 2 ý để chọn. Mời đồng chí nhắn thêm.
poll-ask-not-long = Chưa ghi «{ $line }»: một ý dài tối đa { $most } chữ cái. Mong đồng chí viết ngắn hơn.
poll-ask-not-number = Chưa ghi «{ $line }»: một ý chỉ là con số thì dễ lẫn với số thứ tự. Mong đồng chí thêm chữ, ví dụ: 3 bàn.
poll-ask-not-twice = Chưa ghi «{ $line }»: ý này đã có.
poll-ask-not-many = Chưa ghi «{ $line }»: tối đa 6 ý.
poll-ask-not-unclear = Trợ lý chưa đọc được ngày giờ trong «{ $line }». Mong đồng chí nhắn lại, ví dụ: 19h30 thứ Năm 10/12.
poll-ask-not-hour = Trợ lý chưa rõ giờ trong «{ $line }». Mong đồng chí nhắn cả giờ, ví dụ: 15h Chủ nhật 20/12.
poll-ask-not-lunar = Trợ lý chưa đọc được ngày âm lịch «{ $line }». Mong đồng chí nhắn ngày dương lịch.
poll-ask-not-passed = Chưa ghi «{ $line }»: thời gian này đã qua.
poll-ask-ends = Nhận câu trả lời đến lúc nào? Đồng chí chọn, hoặc nhắn bằng lời, ví dụ: 20 giờ thứ Bảy.
poll-ask-ends-1 = 20 giờ ngày mai
poll-ask-ends-3 = 3 ngày nữa
poll-ask-ends-7 = 1 tuần nữa
poll-ask-ends-unclear = Trợ lý chưa đọc được thời gian này. Mong đồng chí nhắn lại, ví dụ: 20 giờ thứ Bảy, 17h ngày 10/12.
poll-ask-ends-lunar = Trợ lý chưa đọc được ngày âm lịch. Mong đồng chí nhắn ngày dương lịch, ví dụ: 20 giờ ngày 10/12.
poll-ask-ends-bad = Trợ lý hiểu là { $when }. Từ lúc gửi đến lúc kết thúc cần ít nhất 1 giờ và nhiều nhất { $days } ngày. Mong đồng chí nhắn lại.
poll-ask-starts = Gửi lúc nào? Đồng chí nhắn bằng lời, ví dụ: 8 giờ sáng mai. Trong giờ nghỉ thì câu hỏi được gửi vào sáng hôm sau.
poll-ask-quorum = Cần ít nhất bao nhiêu đồng chí trả lời để dùng kết quả? Đồng chí chọn, hoặc nhắn một mức, ví dụ: 60%.
poll-ask-quorum-none = Không đặt mức
poll-ask-quorum-half = Một nửa (50%)
poll-ask-quorum-two-thirds = Hai phần ba (67%)
poll-ask-quorum-unclear = Trợ lý chưa hiểu mức này. Mong đồng chí nhắn một số từ 1 đến 100, ví dụ: 60%.
poll-ask-summary-head =
    Câu hỏi ở ngay trên đây đúng như người được hỏi sẽ thấy. Mời đồng chí xem lại:

    Nhân danh: <b>{ $unit }</b>
poll-ask-summary-only =
    Câu hỏi ở trên không đổi. Mời đồng chí xem lại:

    Nhân danh: <b>{ $unit }</b>
poll-ask-summary-unclear =
    Trợ lý chưa hiểu tin vừa rồi. <b>Câu hỏi chưa được gửi.</b> Muốn gửi, mời đồng chí bấm nút hoặc nhắn "gửi".

    Nhân danh: <b>{ $unit }</b>
poll-ask-summary-heads = Hỏi qua Trợ lý: <b>{ $asked }</b> đồng chí. Trợ lý không nhắn được: { $missed }.
poll-ask-summary-few = <b>Chưa gửi được:</b> cần ít nhất 2 đồng chí nhận được tin qua Trợ lý.
poll-ask-summary-few-secret = <b>Chưa gửi được:</b> hỏi ít hơn { $fewest } đồng chí thì không giữ kín được ý kiến của ai. Mời đồng chí chọn thêm người, hoặc bấm «Chuyển sang có ghi tên».
poll-ask-summary-exempt = { $count } đồng chí miễn sinh hoạt không được hỏi. Muốn hỏi thêm, mời bấm «Người được hỏi».
poll-ask-summary-post-yes = Đăng thêm lời mời trong: { $names }.
poll-ask-summary-post-no = Không đăng trong nhóm (hiện có: { $names }).
poll-ask-summary-late = Lưu ý: hạn trả lời ở sau ngày đầu tiên để chọn.
poll-ask-summary-one = Mỗi đồng chí chọn một ý.
poll-ask-summary-many = Mỗi đồng chí được chọn nhiều ý.
poll-ask-summary-secret = Không ghi tên: không ai xem được ai chọn gì.
poll-ask-summary-named = Có ghi tên: khi kết thúc, chi ủy xem được ai chọn gì.
poll-ask-summary-no-quorum = Không đặt mức trả lời tối thiểu.
poll-ask-summary-quorum = Cần ít nhất { $percent }% số đồng chí trả lời.
poll-ask-summary-now = Gửi ngay.
poll-ask-summary-starts = Gửi lúc <b>{ $when }</b>.
poll-ask-summary-ends = Nhận câu trả lời đến <b>{ $when }</b>.
poll-ask-send = Gửi câu hỏi
poll-ask-change-question = Câu hỏi
poll-ask-change-options = Các ý để chọn
poll-ask-change-whom = Người được hỏi
poll-ask-change-ends = Hạn trả lời
poll-ask-change-starts = Giờ gửi
poll-ask-change-quorum = Mức trả lời
poll-ask-to-one = Chỉ chọn một ý
poll-ask-to-many = Được chọn nhiều ý
poll-ask-to-named = Chuyển sang có ghi tên
poll-ask-to-secret = Chuyển sang không ghi tên
poll-ask-post-on = Đăng cả trong nhóm
poll-ask-post-off = Không đăng trong nhóm
poll-ask-is-one = Đã ghi: mỗi đồng chí chọn một ý.
poll-ask-is-many = Đã ghi: mỗi đồng chí được chọn nhiều ý.
poll-ask-is-named = Đã ghi: có ghi tên.
poll-ask-is-secret = Đã ghi: không ghi tên.
poll-ask-post-is-on = Đã ghi: đăng cả trong nhóm.
poll-ask-post-is-off = Đã ghi: không đăng trong nhóm.
poll-ask-sent = Đang gửi. Bảng theo dõi ở ngay bên dưới và tự cập nhật.
poll-ask-sent-morning = Đã nhận. Đang giờ nghỉ, nên câu hỏi được gửi lúc { $when }. Bảng theo dõi ở ngay bên dưới.
poll-ask-sent-later = Đã đặt giờ gửi: { $when }. Bảng theo dõi ở ngay bên dưới.
poll-ask-right-lost = Đồng chí không còn quyền xin ý kiến nhân danh đơn vị này. Bản đang soạn đã được đóng lại, chưa hỏi ai.

poll-board-recent =
    { $count ->
        [0] Mời đồng chí chọn một việc để trả lời, hoặc hỏi mới.
       *[other] Có { $count } việc xin ý kiến trong 90 ngày qua. Đồng chí chọn một việc để xem, hoặc hỏi mới.
    }
poll-board-new = Hỏi mới
poll-board-to-answer = Trả lời: { $question }
poll-board-short-scheduled = hẹn giờ
poll-board-short-open = đang hỏi
poll-board-short-closed = kết thúc
poll-board-short-called_off = đã hủy
poll-board-head =
    <b>XIN Ý KIẾN của { $unit }</b> – { $stage }
    «{ $question }»
poll-board-stage-scheduled = sẽ gửi lúc { $when }
poll-board-stage-open = đang hỏi
poll-board-stage-called_off = đã hủy, không giữ lại câu trả lời nào
poll-board-stage-missed = không gửi được vào giờ đã hẹn, vì lúc đó không còn đủ người nhận hoặc không còn đủ thời gian trả lời
poll-board-answered = Đã trả lời: <b>{ $answered }</b> trên { $asked } đồng chí. Kết quả hiện khi kết thúc.
poll-board-unreached = Trợ lý không nhắn được: { $count } đồng chí, không tính vào số được hỏi
poll-board-ends = Nhận câu trả lời đến { $when } (lúc { $now } còn { $left }).
poll-board-left-days = { $days } ngày { $hours } giờ
poll-board-left-hours = { $hours } giờ { $minutes } phút
poll-board-remind = Nhắc đồng chí chưa trả lời
poll-board-remind-done = Đang nhắc { $count } đồng chí chưa trả lời.
poll-board-remind-morning = Đang giờ nghỉ, nên { $count } đồng chí chưa trả lời được nhắc vào { $when }.
poll-board-extend = Đổi hạn trả lời
poll-board-extend-ask = Hạn trả lời hiện nay: { $when }. Đổi thành lúc nào? Đồng chí chọn, hoặc nhắn bằng lời, ví dụ: 20 giờ thứ Bảy.
poll-board-extend-done = Đã đổi hạn trả lời: { $when }. Tin ở người được hỏi đang được sửa theo.
poll-board-close = Kết thúc ngay
poll-board-close-ask = Kết thúc việc xin ý kiến «{ $question }» ngay bây giờ? Sau đó không ai trả lời thêm được, và kết quả được báo cho người được hỏi.
poll-board-close-sure = Kết thúc và báo kết quả
poll-board-close-done = Đã kết thúc. Kết quả đang được gửi cho người được hỏi.
poll-board-call-off = Hủy, không hỏi nữa
poll-board-call-off-ask = Hủy việc xin ý kiến «{ $question }»? Mọi câu trả lời đã nhận sẽ được xóa, không có kết quả.
poll-board-call-off-sure = Hủy và xóa câu trả lời
poll-board-call-off-done = Đã hủy. Mọi câu trả lời đã được xóa.
poll-board-leave = Giữ nguyên
poll-board-left = Việc xin ý kiến được giữ nguyên. Bảng theo dõi ở bên dưới.
poll-board-voters = Ai chọn gì
poll-board-voter-list =
    «{ $question }»
    { $options }

    { $lines }
poll-board-voter = { $name }: ý số { $numbers }
poll-board-no-voters = Không có đồng chí nào trả lời.
poll-board-error-not-open = Việc xin ý kiến này không còn mở, nên không làm được nữa.
poll-board-error-reminded = Hôm nay đã nhắc rồi, hoặc mọi đồng chí đã trả lời.
poll-board-error-sending = Câu hỏi còn đang được gửi. Mong đồng chí nhắc sau khi gửi xong.
poll-board-error-remind-late = Sắp hết hạn trả lời, nên nhắc không còn kịp.

poll-post =
    <b>XIN Ý KIẾN của { $unit }</b>
    { $question }

    Đảng viên được hỏi trả lời trong chat riêng với Trợ lý, trước { $when }. Câu trả lời nhắn trong nhóm không được tính.
poll-post-answer = Trả lời trong chat riêng
poll-post-result =
    <b>KẾT QUẢ xin ý kiến của { $unit }</b>
    { $question }

    Đã trả lời: <b>{ $answered }</b> trên { $asked } đồng chí. Số của từng ý ở trong hình. Đây là thăm dò ý kiến nhanh, không phải biểu quyết của chi bộ.
poll-post-show-picture = 🖼 Xem hình
poll-post-heading = KẾT QUẢ XIN Ý KIẾN · { $unit }
poll-post-share = { $count } · { $percent }%
poll-post-answered = Đã trả lời: { $answered } trên { $asked } đồng chí được hỏi.
