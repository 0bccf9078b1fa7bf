# Gọi họp, giấy mời, nhắc lịch, trả lời.
kind-regular = sinh hoạt chi bộ thường kỳ
kind-thematic = sinh hoạt chuyên đề
kind-extraordinary = họp bất thường
kind-committee = họp chi ủy
kind-contact_213 = buổi gặp đảng viên 213
kind-congress = đại hội chi bộ
kind-button-regular = Thường kỳ
kind-button-thematic = Chuyên đề
kind-button-extraordinary = Bất thường
kind-button-committee = Họp chi ủy
kind-button-contact_213 = Đảng viên 213
kind-button-congress = Đại hội
answer-yes = Có mặt
answer-no = Vắng
answer-late = Đến trễ
answer-online = Trực tuyến
answer-unsure = Chưa chắc
answered-yes = có mặt
answered-no = vắng
answered-late = đến trễ
answered-online = dự trực tuyến
answered-unsure = chưa chắc
answered-none = chưa trả lời
answered-late-minutes = đến trễ khoảng { $minutes } phút
answered-with-reason = { $label } (lý do: { $reason })
agenda-later = sẽ thông báo sau
agenda-later-button = Thông báo sau
meeting-details =
    Thời gian: <b>{ $when }</b>
    Địa điểm: <b>{ $place }</b>
    Nội dung:{ $agenda }
notice-opening = Kính mời { $who } dự { $kind }.
notice-how = Mong đồng chí chọn một nút bên dưới, nhắn số (1 Có mặt, 2 Vắng, 3 Đến trễ, 4 Trực tuyến, 5 Chưa chắc), hoặc nhắn bằng lời.
notice-answered = Đồng chí đã trả lời: { $answer }. Nếu thay đổi, đồng chí chỉ cần bấm nút khác hoặc nhắn lại.
notice-call = Gọi chi ủy: { $phone }
reminder-opening = Nhắc lịch: kính mời { $who } dự { $kind }.
reminder-late = Nhắc lịch (gửi muộn vì gián đoạn kỹ thuật, mong đồng chí thông cảm): kính mời { $who } dự { $kind }.
reminder-missed = Một lượt nhắc cho buổi họp { $when } đã không gửi được trước giờ họp vì gián đoạn kỹ thuật.
changed-time = THAY ĐỔI THỜI GIAN. Kính báo { $who }: { $kind } có thời gian mới.
changed-place = THAY ĐỔI ĐỊA ĐIỂM. Kính báo { $who }: { $kind } có địa điểm mới.
changed-agenda = BỔ SUNG NỘI DUNG. Kính báo { $who }: { $kind } có nội dung mới.
meeting-cancelled = HỦY BUỔI HỌP. Kính báo đồng chí: { $kind } lúc { $when } không diễn ra. Xin cảm ơn đồng chí.
answer-noted = Đã ghi nhận: đồng chí { $answer } – { $kind }.
answer-recorded = Đã ghi nhận: đồng chí { $answer } – { $kind }, { $when }.
answer-change = Nếu thay đổi, đồng chí chỉ cần bấm nút khác hoặc nhắn lại. Xin cảm ơn.
answer-kept = Cảm ơn đồng chí. Buổi họp { $when }, câu trả lời của đồng chí vẫn là: { $answer }.
answer-thanks = Đã ghi nhận. Xin cảm ơn đồng chí.
reason-ask = Nếu tiện, đồng chí nhắn lý do (không bắt buộc, chỉ chi ủy xem).
answer-unclear = Trợ lý chưa rõ ý đồng chí. Đồng chí có dự { $kind } lúc { $when } không?
answer-other = Trợ lý đã nhận tin của đồng chí nhưng chỉ ghi được câu trả lời dự họp. Thông tin buổi họp như sau; cần hỏi thêm, xin gọi chi ủy.
answer-which = Đồng chí { $answer } buổi nào?
no-meeting = Hiện chưa có buổi họp nào sắp tới của đồng chí.
no-meeting-for-words = Trợ lý đã nhận tin, nhưng hiện không có buổi họp nào đang chờ đồng chí trả lời. Cần giúp, xin bấm /help hoặc gọi chi ủy.
text-only = Trợ lý chỉ đọc được chữ và nút bấm, chưa nghe được tin thoại và chưa xem được hình. Mong đồng chí thông cảm. Muốn kể gương tốt kèm ảnh, xin bấm /guong.
own-head = Kính mời đồng chí dự <b>{ $kind }</b>.
own-answer = Câu trả lời của đồng chí: { $answer }.
error-meeting-is-over = Buổi họp này đã bắt đầu hoặc đã hủy, nên Trợ lý không ghi thêm câu trả lời. Cần báo gấp, xin gọi chi ủy.
error-time-not-callable = Thời gian này đã qua, quá gần, hoặc xa hơn một năm. Mong đồng chí chọn thời gian khác.
call-unit = Đồng chí gọi họp cho chi bộ nào?
call-kind = Đây là buổi họp gì?
call-when = Họp lúc nào? Đồng chí nhắn bằng lời, ví dụ: 19h30 thứ năm tuần sau, hoặc 19h30 ngày 3/12.
call-hour = { $day }, họp lúc mấy giờ? Ví dụ: 19h30, 7 giờ rưỡi tối.
call-place = Họp ở đâu? Đồng chí nhắn địa điểm.
call-agenda = Nội dung họp gồm những gì? Đồng chí nhắn mỗi ý một dòng.
agenda-too-long = Nội dung này dài quá nên chưa ghi. Mong đồng chí rút còn tối đa { $letters } chữ cái và { $lines } dòng rồi nhắn lại.
place-too-long = Địa điểm này dài quá nên chưa ghi. Mong đồng chí rút còn tối đa { $letters } chữ cái rồi nhắn lại.
when-is-lunar = Trợ lý chưa đọc được ngày âm lịch. Mong đồng chí nhắn ngày dương lịch, ví dụ: 19h30 ngày 3/12.
when-unclear = Trợ lý chưa đọc được thời gian này. Mong đồng chí nhắn lại, ví dụ: 19h30 thứ năm tuần sau, hoặc 19h30 ngày 3/12.
when-not-callable = Trợ lý hiểu là { $when }. Thời gian này đã qua, quá gần, hoặc xa hơn một năm. Mong đồng chí nhắn lại.
call-preview =
    Trợ lý hiểu như sau, mời đồng chí xem lại:

    <b>{ $kind }</b> – { $unit }
    Thời gian: <b>{ $when }</b>
    Địa điểm: <b>{ $place }</b>
    Nội dung:{ $agenda }

    Sẽ mời { $called } đồng chí, trong đó { $without } đồng chí chưa dùng Trợ lý (cần gọi điện). { $sending }
sending-now = Giấy mời gửi ngay khi đồng chí bấm nút.
sending-at = Đang giờ nghỉ, giấy mời sẽ gửi lúc { $hour }.
call-send = Gửi giấy mời
call-edit-at = Sửa thời gian
call-edit-place = Sửa địa điểm
call-edit-agenda = Sửa nội dung
call-done = Đã gọi họp. Giấy mời và các lượt nhắc (7 ngày, 1 ngày, 2 giờ trước) đã được đặt. Bảng theo dõi ở ngay bên dưới và tự cập nhật.
board-head = <b>{ $kind }</b> – { $unit }
board-counts =
    Mời { $called } đồng chí:
    Có mặt: <b>{ $yes }</b>
    Đến trễ: <b>{ $late }</b>
    Trực tuyến: <b>{ $online }</b>
    Vắng: <b>{ $no }</b>
    Chưa chắc: <b>{ $unsure }</b>
    Chưa trả lời: <b>{ $unanswered }</b> (trong đó { $without } đồng chí cần gọi điện)
board-cancelled = Buổi họp đã hủy.
board-unanswered = Ai chưa trả lời
board-answers = Danh sách trả lời
board-change = Đổi buổi họp
board-cancel = Hủy buổi họp
answers-head = Câu trả lời cho buổi họp { $when }:
answers-yes = <b>Có mặt: { $count }</b>
answers-no = <b>Vắng: { $count }</b>
answers-late = <b>Đến trễ: { $count }</b>
answers-online = <b>Trực tuyến: { $count }</b>
answers-unsure = <b>Chưa chắc: { $count }</b>
answers-minutes = { $minutes } phút
answers-none = Chưa có ai trả lời.
unanswered =
    { $count } đồng chí chưa trả lời:

    { $lines }

    Khi có người gọi điện báo, đồng chí nhắn số thứ tự hoặc họ tên để ghi câu trả lời thay.
unanswered-no-chat = { " " }(chưa dùng Trợ lý)
unanswered-unreached = { " " }(không nhận được tin)
unanswered-none = Mọi người được mời đều đã trả lời.
record-ask = { $name } trả lời thế nào?
record-done = Đã ghi thay: { $name } – { $answer }.
coming = Có { $count } buổi họp sắp tới. Đồng chí chọn một buổi để xem, hoặc gọi buổi mới.
coming-line = { $when } · { $unit }
coming-new = Gọi buổi họp mới
cancel-ask = Hủy buổi họp { $when }? Mọi người được mời sẽ nhận tin ngay.
cancel-sure = Hủy và báo mọi người
cancel-done = Đã hủy buổi họp và báo cho mọi người được mời.
change-what = Đồng chí muốn đổi gì?
change-time = Đổi thời gian
change-place = Đổi địa điểm
change-agenda = Đổi nội dung
change-ask-time = Thời gian mới? Ví dụ: 19h30 thứ sáu tuần sau.
change-ask-place = Địa điểm mới?
change-ask-agenda = Nội dung mới? Mỗi ý một dòng.
change-preview =
    Đang là:
    { $details }

    Đổi thành: <b>{ $new }</b>

    Mọi người được mời sẽ nhận tin ngay.
change-send = Đổi và báo mọi người
change-press = Mời đồng chí bấm một trong hai nút để đổi hoặc thôi.
change-done = Đã đổi và báo cho mọi người được mời. Các lượt nhắc đi theo thời gian mới. Câu trả lời đã có vẫn giữ nguyên; mong đồng chí xem lại danh sách.
change-is-over = Buổi họp này đã bắt đầu hoặc đã hủy, nên không đổi được nữa.
