# Viết báo cáo: từng câu một, xem lại, gửi.
report-fill-opening =
    <b>{ $title }</b>
    { $unit }. Có { $total } câu, đồng chí trả lời lần lượt; câu nào cũng sửa lại được trước khi gửi.
report-fill-opening-again =
    <b>{ $title }</b>
    { $unit }. Đã trả lời { $answered } trên { $total } câu.
report-fill-question = <b>Câu { $number }/{ $total }:</b> { $words }
report-fill-before = Đã trả lời: { $answer }
report-fill-how-text = Mời đồng chí nhắn câu trả lời.
report-fill-how-text-again = Mời đồng chí nhắn lại cả câu, nếu muốn thay.
report-fill-how-number = Mời đồng chí nhắn một số, ví dụ 12.
report-fill-how-between = Mời đồng chí nhắn một số, từ { $lowest } đến { $highest }.
report-fill-how-choice = Mời đồng chí bấm một nút, hoặc nhắn số thứ tự.
report-fill-how-photos = Mời đồng chí gửi ảnh, nhiều nhất { $most } ảnh.
report-fill-how-photos-more = Gửi thêm được { $left } ảnh. Đủ rồi thì bấm «Xong».
report-fill-how-photos-full = Đã đủ số ảnh. Mời đồng chí bấm «Xong».
report-fill-kept = Đã ghi câu { $number }: { $answer }
report-fill-cleared = Câu { $number } đang để trống.
report-fill-replaced = Trước đó có đồng chí khác vừa ghi: «{ $answer }». Nay ghi theo đồng chí.
report-fill-back = Lùi lại
report-fill-optional = Câu này có thể bỏ qua.
report-fill-skip = Bỏ qua
report-fill-keep = Giữ nguyên
report-fill-clear = Để trống
report-fill-done = Xong
report-fill-clear-photos = Xóa ảnh đã gửi
report-fill-later = Để sau
report-fill-submit = Gửi báo cáo
report-fill-edit = Sửa một câu
report-fill-whole = Xem cả báo cáo
report-fill-answer-missing = Trả lời câu { $number }
report-fill-resume = Viết tiếp
report-fill-reopen = Sửa lại
report-fill-check = Báo cáo chưa gửi. Mời đồng chí xem lại, rồi bấm «Gửi báo cáo». Muốn sửa câu nào, xin nhắn số của câu đó, ví dụ: sửa 3.
report-fill-check-unclear = Trợ lý chưa hiểu tin vừa rồi. Muốn gửi, xin bấm «Gửi báo cáo». Muốn sửa, xin nhắn số của câu, ví dụ: sửa 3.
report-fill-missing = Còn { $count } câu cần trả lời trước khi gửi: câu { $numbers }.
report-fill-empty = Báo cáo chưa có câu trả lời nào, nên chưa gửi được.
report-fill-changed = Báo cáo vừa có thay đổi. Mời đồng chí xem lại trước khi gửi.
report-fill-edit-ask = Đồng chí muốn sửa câu nào? Mời bấm, hoặc nhắn số của câu.
report-fill-left = Báo cáo chưa gửi. Đã trả lời { $answered } trên { $total } câu, Trợ lý giữ đủ. Khi nào tiện, đồng chí bấm «Viết tiếp», hoặc nhắn /baocao.
report-fill-thanks = Xin cảm ơn đồng chí.
report-fill-submitted =
    Đã gửi: <b>{ $title }</b>, { $unit }. Xin cảm ơn đồng chí.

    Khi báo cáo chưa được duyệt, đồng chí vẫn lấy về sửa được.
report-fill-reopened = Đã lấy báo cáo về để sửa. Sửa xong, xin đồng chí gửi lại.
report-fill-sent-already = Báo cáo này đã được đồng chí { $name } gửi rồi. Muốn sửa, mời đồng chí bấm lại nút ở tin đề nghị báo cáo.
report-fill-sent-meanwhile = Báo cáo này đã được đồng chí { $name } gửi, nên tin vừa rồi chưa được ghi. Muốn thêm, mời đồng chí bấm «Sửa lại».
report-fill-accepted-already = Báo cáo này đã được duyệt, nên không sửa nữa. Xin cảm ơn đồng chí.
report-fill-right-lost = Báo cáo này không còn thuộc phần của đồng chí, nên tin vừa rồi chưa được ghi. Các câu đã trả lời vẫn được giữ.
report-fill-gone = Không tìm thấy báo cáo này nữa. Xin nhắn /baocao để xem các báo cáo đang cần.
report-fill-not-kept = Tin vừa rồi chưa được ghi, vì báo cáo này có nhiều câu. Mời đồng chí trả lời câu ở trên.
report-fill-required = Câu này cần có câu trả lời. Nếu chưa có số liệu, đồng chí bấm «Để sau».
report-fill-number-unclear = Câu này cần một số, ví dụ 12. Mời đồng chí nhắn lại.
report-fill-number-whose = Trợ lý chưa rõ số này dành cho việc nào. Nếu là câu trả lời cho báo cáo, mời đồng chí nhắn lại số đó.
report-fill-number-low = Số này cần từ { $lowest } trở lên. Mời đồng chí nhắn lại.
report-fill-number-high = Số này cần không quá { $highest }. Mời đồng chí nhắn lại.
report-fill-number-outside = Số này cần nằm trong khoảng từ { $lowest } đến { $highest }. Mời đồng chí nhắn lại.
report-fill-text-long = Câu trả lời dài { $letters } chữ cái, tối đa { $limit }. Mời đồng chí nhắn ngắn hơn.
report-fill-paste = Tin vừa rồi dài quá. Mời đồng chí nhắn ngắn hơn; bài dài có thể gửi bằng tin nhắn thoại.
report-fill-text-empty = Tin vừa rồi không có chữ. Mời đồng chí nhắn lại.
report-fill-text-secret = Tin vừa rồi có dấu hiệu là tài liệu mật, nên không được ghi. Tài liệu mật không gửi qua Trợ lý. Mời đồng chí nhắn lại, không kèm nội dung đó.
report-fill-option-unclear = Mời đồng chí bấm một nút, hoặc nhắn một số từ 1 đến { $count }.
report-fill-photo-wanted = Câu này cần ảnh. Mời đồng chí gửi ảnh, hoặc bấm một nút ở dưới.
report-fill-words-only = Ở đây Trợ lý cần chữ. Mời đồng chí nhắn bằng chữ; nếu khó gõ, xin gửi tin nhắn thoại để gửi thay báo cáo.
report-fill-photo-elsewhere = Ảnh xin gửi ở câu { $number }. Muốn đến câu đó ngay, mời đồng chí nhắn: sửa { $number }.
report-fill-photos-enough = Câu này nhận nhiều nhất { $limit } ảnh. Các ảnh sau không được ghi; ảnh trước vẫn giữ đủ.
report-fill-album = Trợ lý đang nhận các ảnh. Ảnh gửi xong, mời đồng chí bấm «Xong».
report-fill-caption = Chữ viết kèm ảnh không được ghi vào báo cáo. Nếu cần, mời đồng chí nhắn ở câu trả lời bằng chữ.
report-fill-photo-kept = { $count ->
    [1] Đã ghi ảnh của đồng chí.
   *[other] Đã ghi { $count } ảnh của đồng chí.
}
report-fill-no-photos = Báo cáo này không có chỗ cho ảnh, nên ảnh không được ghi.

report-sheet-head =
    <b>{ $title }</b>
    { $unit }
report-sheet-member = Người báo cáo: { $name }
report-sheet-voice =
    <b>Bản ghi âm, { $length }</b>
    { $line }
report-sheet-entry =
    <b>{ $number }. { $words }</b>
    { $answer }
report-sheet-open =
    <b>{ $number }. { $words }</b>
    <i>{ $state }</i>
report-sheet-lacking = chưa trả lời
report-sheet-left-out = để trống
report-sheet-cut = Câu trả lời dài chỉ hiện phần đầu ở đây. Báo cáo vẫn giữ đủ, và tệp tải về có đủ.
report-sheet-photos = { $count } ảnh
report-sheet-draft = Báo cáo đang viết, chưa gửi.
report-sheet-sent = Đã gửi lúc { $when }. Người gửi: { $name }.
report-sheet-accepted = Đã được duyệt lúc { $when }.
report-sheet-returned =
    Báo cáo được trả lại để bổ sung, với lời nhắn:
    «{ $note }»

report-voice-ask =
    Đồng chí muốn gửi bản ghi âm { $length } này làm báo cáo ({ $title })?

    Nếu đúng, mời nhắn một câu ngắn cho biết bản ghi âm nói về việc gì, ví dụ: "Họp 1 buổi, thăm 5 gia đình, trồng 20 cây".
report-voice-not = Không, trả lời bằng chữ
report-voice-filed = Đã ghi bản ghi âm và câu của đồng chí.
report-voice-drop = Bỏ bản ghi âm
report-voice-dropped = Đã bỏ bản ghi âm.
report-voice-seconds = { $seconds } giây
report-voice-minutes = { $minutes } phút { $seconds } giây
