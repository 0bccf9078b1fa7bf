# Báo cáo sau khi gửi: xem, duyệt, trả lại, kiến nghị, bảng tổng hợp.
report-result-count-cells = { $count } chi bộ
report-result-count-members = { $count } đảng viên

paper-nothing = Chưa có báo cáo nào được gửi, nên chưa có gì để tổng hợp.
paper-coming = Trợ lý đang lập bảng tổng hợp: một tệp Excel, một tệp Word và { $charts } biểu đồ. Các tệp đến ngay bên dưới.
paper-caption-chart = { $title }
paper-caption = { $title }. Tệp có nội dung nội bộ, mong đồng chí giữ cẩn thận.
paper-file = tong-hop-{ $period }
paper-watermark = { $unit } – { $who } xuất lúc { $at } từ Trợ lý chi bộ
paper-about = { $unit }. Đã gửi: { $sent } trên { $asked }.
paper-column-number = TT
paper-column-cell = Chi bộ
paper-column-member = Đảng viên
paper-column-question = Câu hỏi
paper-column-option = Lựa chọn
paper-column-count = Số lượng
paper-column-names = Nơi chọn
paper-column-proposal = Kiến nghị
paper-column-reply = Trả lời
paper-column-replied = Ngày trả lời
paper-column-voice = Báo cáo bằng lời
paper-tab-numbers = Số liệu
paper-tab-texts = Nội dung
paper-tab-choices = Lựa chọn
paper-tab-photos = Hình ảnh
paper-tab-proposals = Kiến nghị
paper-total = Cộng
paper-not-sent = chưa gửi
paper-none = không có số
paper-no-reply = (chưa trả lời)
paper-reply = Trả lời:
paper-voice = { $line } (tin thoại { $length })
paper-place-day = ......, ngày { $day } tháng { $month } năm { $year }
paper-letter-number = Số:      -BC/
paper-motto = ĐẢNG CỘNG SẢN VIỆT NAM
paper-title = BÁO CÁO TỔNG HỢP
paper-period = Kỳ: { $period }
paper-section-counts = Tình hình gửi báo cáo
paper-section-numbers = Số liệu
paper-section-proposals = Kiến nghị, đề xuất
paper-sent = Đã gửi báo cáo: { $sent } trên { $asked }.
paper-photos = Hình ảnh kèm theo: { $count } ảnh, xem trong Trợ lý.
paper-in-workbook = Nội dung của từng người: xem tệp Excel kèm theo.
paper-receivers =
    Nơi nhận:
    - .........................
    - Lưu.
paper-signer-for = T/M { $unit }
paper-signer-title = (Chức vụ, ký tên, đóng dấu)
paper-signer-name = (Họ và tên)
paper-chart-periods = Chỉ tiêu qua các kỳ – { $title }
paper-chart-periods-cells = { $unit } · cộng số của các chi bộ đã gửi; dưới mỗi cột là số chi bộ có số trên số được hỏi
paper-chart-periods-members = { $unit } · cộng số của các đảng viên đã gửi; dưới mỗi cột là số đảng viên có số trên số được hỏi
paper-chart-cells = { $counted }/{ $asked }
paper-chart-cells-remark = { $unit } · { $sent }/{ $asked } đã gửi · xếp theo tên chi bộ
paper-chart-page = trang { $page }/{ $pages }

report-result-not-sent = Báo cáo này đang được viết hoặc đang bổ sung, nên chưa xem được.
report-result-own = Báo cáo này do đồng chí gửi, nên cần một đồng chí khác duyệt.
report-result-accepted-already = Đồng chí { $who } đã duyệt báo cáo này trước rồi. Xin cảm ơn đồng chí.
report-result-returned-already = Đồng chí { $who } đã trả lại báo cáo này trước rồi. Báo cáo đang được bổ sung.
report-result-sent-anew = Báo cáo này vừa được gửi lại bản mới. Mời đồng chí mở lại trong danh sách để xem bản mới.
report-result-note-long = Ghi chú dài { $letters } chữ cái, tối đa { $most }. Mong đồng chí rút gọn rồi nhắn lại.
report-result-note-empty = Ghi chú này chưa có chữ nào đọc được. Mong đồng chí nhắn lại.
report-result-list =
    <b>{ $title }</b>
    Đã gửi: { $sent } trên { $asked }, chờ duyệt: { $waiting }.{ $returned }

    { $lines }

    Mời đồng chí nhắn số thứ tự để mở báo cáo.
report-result-list-returned = { " " }Đang bổ sung: { $count }.
report-result-list-empty = Chưa có báo cáo nào được gửi. Khi có, bảng theo dõi tự cập nhật.
report-result-line-waiting = <b>{ $name }</b> – gửi { $when } – chờ duyệt
report-result-line-accepted = { $name } – gửi { $when } – đã duyệt
report-result-proposals = Kiến nghị
report-result-papers = Tải bảng tổng hợp
report-result-board = Xem bảng theo dõi
report-result-accept = Duyệt
report-result-give-back = Trả lại
report-result-photos = Xem ảnh ({ $count })
report-result-play = Nghe tin thoại
report-result-voice = Tin thoại báo cáo của { $unit }: { $line }
report-result-story = Đề xuất thành gương
report-result-next = Báo cáo tiếp theo
report-result-to-list = Danh sách đã gửi
report-result-none-waiting = Không còn báo cáo nào chờ duyệt. Xin cảm ơn đồng chí.
report-result-accepted = Đã duyệt. Người viết được báo tin.
report-result-note-ask = Đồng chí cho biết { $unit } cần bổ sung điều gì. Người viết sẽ đọc đúng lời này, ví dụ: Xin bổ sung số đảng viên dự họp.
report-result-returned = Đã trả lại và gửi lời nhắn của đồng chí cho { $unit }. Khi gửi lại, báo cáo có trong danh sách.
report-result-photos-coming = Ảnh đến ngay bên dưới.
report-result-photos-none = Báo cáo này không có ảnh.
report-result-photo = Ảnh trong báo cáo của { $unit }.
report-result-story-done = Đã ghi đề xuất. Việc tiếp theo: chi bộ xem lại, người được nêu đồng ý, phường biên tập, rồi mới đăng. Chưa có gì được đăng.
report-result-story-already = Báo cáo này đã được đề xuất thành gương rồi. Xin cảm ơn đồng chí.
report-result-story-not-accepted = Chỉ đề xuất được từ báo cáo đã duyệt. Mời đồng chí duyệt báo cáo này trước.
report-result-story-empty = Báo cáo này chưa có nội dung bằng chữ để đề xuất.
report-result-told-accepted =
    Kính gửi { $who }: { $asker } đã duyệt báo cáo của { $unit }.
    { $title }
    Xin cảm ơn đồng chí.
report-result-told-returned =
    Kính gửi { $who }: { $asker } mong { $unit } bổ sung báo cáo rồi gửi lại.
    { $title }

    Lời nhắn: { $note }

    Các câu đã trả lời vẫn còn, đồng chí chỉ cần sửa chỗ cần sửa.
report-result-mend = Bổ sung báo cáo

proposal-list =
    <b>Kiến nghị</b>: { $count }, chờ trả lời: { $waiting }.

    { $lines }

    Mời đồng chí nhắn số thứ tự để xem và trả lời.
proposal-list-empty = Không có kiến nghị nào ở đây.
proposal-line-waiting = <b>{ $name }</b>: { $opening } – chờ trả lời
proposal-line-answered = { $name }: { $opening } – đã trả lời
proposal-all = Mọi kiến nghị chờ trả lời
proposal-head =
    <b>Kiến nghị của { $name }</b>
    { $title }

    { $words }
proposal-answered =
    Đồng chí { $name } trả lời lúc { $when }:
    { $reply }
proposal-reply = Trả lời
proposal-reply-anew = Sửa câu trả lời
proposal-report = Xem cả báo cáo
proposal-to-list = Danh sách kiến nghị
proposal-reply-ask = Mời đồng chí nhắn câu trả lời. Trợ lý gửi ngay cho người viết báo cáo của { $name }.
proposal-reply-ask-anew = Mời đồng chí nhắn câu trả lời mới, cả câu. Trợ lý gửi cho người viết báo cáo của { $name } và nói rõ đây là bản sửa.
proposal-reply-done = Đã ghi và gửi câu trả lời cho { $name }.
proposal-reply-untold = Đã ghi câu trả lời. { $name } hiện không có ai nhận được tin qua Trợ lý, mong đồng chí báo bằng cách khác.
proposal-reply-long = Câu trả lời dài { $letters } chữ cái, tối đa { $most }. Mong đồng chí rút gọn rồi nhắn lại.
proposal-reply-empty = Câu trả lời này chưa có chữ nào đọc được. Mong đồng chí nhắn lại.
proposal-changed = Kiến nghị này vừa được sửa hoặc vừa có người trả lời. Câu của đồng chí chưa gửi. Mời đồng chí bấm «Thôi», rồi mở lại trong danh sách kiến nghị.
proposal-told =
    Kính gửi { $who }: { $asker } trả lời kiến nghị trong báo cáo.
    { $title }

    Kiến nghị: { $words }

    Trả lời: { $reply }
proposal-told-anew =
    Kính gửi { $who }: { $asker } sửa câu trả lời kiến nghị trong báo cáo. Câu dưới đây thay cho câu trước.
    { $title }

    Kiến nghị: { $words }

    Trả lời: { $reply }
