# Kể một gương tốt: người kể nhắn từng phần, theo thứ tự nào cũng được.
story-home =
    <b>Gương người tốt, việc tốt</b>
    Thấy việc hay, người tốt, đồng chí kể cho Trợ lý. Chi bộ xem lại, người được kể đồng ý, phường biên tập, rồi mới đăng.
story-home-line = – { $name }: { $state }
story-tell = Kể một gương tốt
story-tell-another = Kể gương khác
story-go-on = Viết tiếp: { $name }
story-show = Xem: { $name }
story-to-home = Các bài của tôi
story-nameless = (chưa có chữ)
story-opening =
    Mời đồng chí kể, nhắn từng tin cũng được, theo thứ tự nào cũng được:
    – Việc gì? Ai làm? Ở đâu? Kết quả thế nào?
    – Ảnh: gửi một ảnh hoặc cả album, nhiều nhất { $most } ảnh.
    Tin chép từ Zalo hay chuyển tiếp đều được. Ví dụ: «Ai: bà Tư, khu phố 3».
    Trợ lý giữ đủ, hôm sau nhắn tiếp cũng được.
story-has = <b>Bài hiện có:</b>
story-has-nothing = Bài chưa có gì.
story-has-title = – Tên bài: { $words }
story-has-words = – Chuyện ({ $count } chữ): { $words }
story-has-who = – Ai: { $words }
story-has-place = – Ở đâu: { $words }
story-has-result = – Kết quả: { $words }
story-has-photos-coming = – Ảnh: đang nhận
story-has-photos = – Ảnh: { $count }
story-missing-words = Còn thiếu: chuyện kể bằng chữ. Mời đồng chí nhắn vài dòng: ai, làm việc gì, ở đâu, kết quả thế nào.
story-missing = Còn thiếu: { $parts }. Mời đồng chí nhắn thêm, hoặc bấm «Gửi bài».
story-complete = Đủ rồi thì đồng chí bấm «Gửi bài»; còn gì thì nhắn thêm.
story-complete-no-photos = Nếu có ảnh, mời đồng chí gửi thêm. Đủ rồi thì bấm «Gửi bài».
story-part-who = ai
story-part-place = ở đâu
story-part-result = kết quả
story-fill-who = Thêm: ai
story-fill-place = Thêm: ở đâu
story-fill-result = Thêm: kết quả
story-ask-who = Ai đã làm việc này? Mời đồng chí nhắn tên người, hoặc tên tập thể.
story-ask-place = Việc này ở đâu? Ví dụ: hẻm 12, khu phố 3.
story-ask-result = Kết quả thế nào? Ví dụ: 20 hộ cùng làm, hẻm sạch hơn.
story-ask-known = Đang ghi: { $words }. Tin tới sẽ thay chỗ này.
story-part-skip = Bỏ qua
story-send = Gửi bài
story-look = Xem cả bài
story-undo = Bỏ tin vừa rồi
story-later = Để sau
story-write-on = Viết tiếp
story-clear-words = Xóa chữ, viết lại
story-clear-photos = Xóa hết ảnh
story-discard = Xóa bài nháp
story-shown = Người được kể trong bài
story-take-back = Lấy lại để viết thêm
story-read = Đọc bài
story-noted = Đã ghi.
story-noted-known = Đoạn này đã có trong bài rồi.
story-noted-instead = Đã ghi, thay cho: «{ $before }».
story-noted-photo = Đã nhận ảnh, bài có { $count } ảnh.
story-noted-album = Trợ lý đang nhận các ảnh của album và giữ đủ. Đồng chí nhắn tiếp được.
story-undone = Đã bỏ tin vừa rồi.
story-words-cleared = Đã xóa phần chữ. Mời đồng chí viết lại.
story-photos-cleared = Đã xóa các ảnh.
story-discarded = Đã xóa bài nháp.
story-taken-back = Đã lấy bài lại. Viết thêm xong, xin đồng chí bấm «Gửi bài» lần nữa.
story-whole-title = <b>{ $words }</b>
story-whole-words = { $words }
story-kept = Đã giữ bài «{ $name }». Khi nào tiện, đồng chí bấm «Viết tiếp», hoặc nhắn /guong.
story-sent =
    Đã gửi bài «{ $name }» cho chi bộ. Xin cảm ơn đồng chí.
    Việc tiếp theo: chi bộ xem lại, người được kể đồng ý, phường biên tập, rồi mới đăng. Có tin, Trợ lý báo ngay.
    Còn thiếu ảnh hay chữ nào, đồng chí cứ gửi thêm. Biết người được kể là ai, xin bấm «Người được kể trong bài».
story-sent-onward =
    Đã chuyển bài «{ $name }» lên phường. Xin cảm ơn đồng chí.
    Việc tiếp theo: người được kể đồng ý, phường biên tập, rồi mới đăng. Có tin, Trợ lý báo ngay.
story-offer = Đây có phải chuyện về một gương tốt không? Nếu đúng, mời đồng chí bấm nút dưới; nếu không, xin bỏ qua.
story-offer-take = Kể thành gương tốt
story-offer-add = Thêm vào bài đang viết
story-added-after = Bài chưa ai duyệt, nên Trợ lý lấy lại để thêm phần này. Thêm xong, xin đồng chí bấm «Gửi bài» lần nữa.
story-photo-whose = Trợ lý chưa nhận ảnh này. Nếu là ảnh của bài «{ $name }», mời đồng chí bấm «Viết tiếp» rồi gửi lại ảnh.
story-no-voice = Trợ lý chưa nghe được tin thoại. Mời đồng chí nhắn lại bằng một dòng chữ.
story-no-video = Trợ lý chưa nhận được video. Mời đồng chí gửi ảnh, hoặc kể bằng chữ.
story-no-media = Ở đây Trợ lý nhận chữ và ảnh. Mời đồng chí nhắn chữ, hoặc gửi ảnh.
story-gone = Không tìm thấy bài này nữa, nên tin vừa rồi chưa được ghi.
story-error-sent = Bài này đã được chuyển đi, không viết thêm được nữa, nên tin vừa rồi chưa được ghi. Nếu cần sửa, xin báo bí thư chi bộ.
story-error-long = Phần này dài quá { $limit } chữ cái, nên tin vừa rồi chưa được ghi. Mời đồng chí nhắn ngắn hơn.
story-error-photos-enough = Bài nhận nhiều nhất { $limit } ảnh. Các ảnh sau không được ghi; ảnh trước vẫn giữ đủ.
story-error-secret = Tin vừa rồi có dấu hiệu là tài liệu mật, nên không được ghi. Tài liệu mật không gửi qua Trợ lý.
story-error-no-words = Tin vừa rồi không có chữ, nên chưa ghi gì. Mời đồng chí nhắn lại.
story-error-empty = Bài chưa có chữ nào, nên chưa gửi được. Mời đồng chí nhắn vài dòng: ai, làm việc gì.
story-error-consent-missing = Chưa đăng được: còn người được nêu chưa đồng ý với bài này như hiện nay.
story-state = Tình trạng: { $state }.
story-state-draft = đang viết, chưa gửi
story-state-proposed = chờ chi bộ xem
story-state-returned = cần viết thêm
story-state-declined = chưa đăng được
story-state-forwarded = phường đang biên tập
story-state-awaiting = chờ duyệt lần cuối
story-state-scheduled = chờ đến giờ đăng
story-state-published = đã đăng
story-state-withdrawn = đã gỡ
story-state-forgotten = đã gỡ, không còn giữ nội dung
story-note = Lời nhắn: { $note }
story-told-forwarded = { $unit } đã xem bài «{ $name }» đồng chí kể và chuyển lên phường. Xin cảm ơn đồng chí.
story-told-returned = Bài «{ $name }» rất đáng quý. Xin đồng chí viết thêm một chút rồi gửi lại.
story-told-declined = Bài «{ $name }» lần này chưa đăng được. Xin cảm ơn đồng chí đã kể; mong đồng chí kể tiếp chuyện khác.
story-told-out = Tin vui: bài «{ $name }» đồng chí kể đã được đăng. Xin cảm ơn đồng chí.
story-told-withdrawn = Bài «{ $name }» đồng chí kể đã được gỡ xuống.
story-told-consent-refused = Người được nêu trong bài «{ $name }» chưa đồng ý đăng, nên bài chưa đăng. Xin cảm ơn đồng chí đã kể.
