# Đưa bài đi đăng: chọn nơi và giờ, người thứ hai duyệt, hàng đợi, bảng theo dõi, gỡ bài, nhìn lại tháng.
story-post-ask = Đưa đi đăng
story-post-ask-again = Đưa đi đăng lại
story-post-needs-consent = Chưa đưa đi đăng được: những người được nêu chưa đồng ý đủ với bản này.
story-post-board = Bảng theo dõi
story-post-page = trang của phường
story-post-kind-channel = Kênh
story-post-kind-group = Nhóm

story-post-where = Bài này đăng ở đâu? Bấm để chọn hoặc bỏ chọn, hoặc nhắn tên. Đã chọn { $count }.
story-post-where-page = Bài này đăng ở đâu, ngoài trang của phường? Bấm để chọn hoặc bỏ chọn, hoặc nhắn tên. Đã chọn { $count }.
story-post-where-none = Chưa chọn nơi nào. Mời đồng chí chọn ít nhất một kênh hoặc nhóm.
story-post-where-unclear = Trợ lý chưa tìm thấy đúng một kênh hay nhóm có tên ấy. Mời đồng chí bấm vào tên, hoặc nhắn "xong".
story-post-when = Đăng lúc nào? Đồng chí nhắn bằng lời, ví dụ: 18 giờ mai, 8h sáng thứ Bảy; hoặc bấm một nút.
story-post-when-now-button = Đăng ngay khi được duyệt
story-post-when-queue-button = Xếp vào hàng đợi (đang có { $count })
story-post-when-now = ngay khi được duyệt; nếu là giờ nghỉ thì đợi đến sáng
story-post-when-queue = đến lượt trong hàng đợi
story-post-when-quiet = { $hour } là giờ nghỉ, kênh và nhóm không đăng bài. Sớm nhất sau đó là { $when }. Mong đồng chí nhắn một giờ khác.
story-post-hour = Đồng chí muốn đăng lúc mấy giờ? Ngày đăng: { $day }. Ví dụ: 18 giờ.
story-post-summary =
    <b>{ $title }</b>

    Đăng ở: <b>{ $places }</b>
    Giờ đăng: <b>{ $when }</b>
story-post-summary-second = Bài cần một đồng chí khác duyệt rồi mới đăng. Mời đồng chí xem lại.
story-post-summary-unclear = Trợ lý chưa hiểu tin này. <b>Bài chưa được gửi đi duyệt.</b> Muốn gửi, xin bấm «Gửi đi duyệt» hoặc nhắn "gửi".
story-post-send = Gửi đi duyệt
story-post-change-where = Đổi nơi đăng
story-post-change-when = Đổi giờ đăng
story-post-asked-done = Đã chuyển đồng chí thứ hai duyệt. Bảng theo dõi ở ngay bên dưới.

story-post-asked =
    Xin đồng chí duyệt bài <b>{ $title }</b> của { $unit }. Bản ở ngay trên đây đúng như người đọc sẽ thấy.

    Người đề nghị: { $author }
    Đăng ở: <b>{ $places }</b>
    Giờ đăng: <b>{ $when }</b>
story-post-asked-correction =
    Xin đồng chí duyệt bản sửa của bài đã đăng <b>{ $title }</b> ({ $unit }). Bản ở ngay trên đây đúng như người đọc sẽ thấy.

    Người sửa: { $author }
    Đang đăng ở: <b>{ $places }</b>
story-post-asked-facebook = Bài cũng tự đăng lên trang Facebook của phường.
story-post-asked-over = Việc duyệt bài này đã khép lại: bài được đưa về bàn biên tập hoặc giữ bản cũ.
story-post-asked-own = Đồng chí đã duyệt bài này. Xin cảm ơn.
story-post-asked-other = Đồng chí { $name } đã duyệt bài này.
story-post-asked-button = Chờ đồng chí duyệt: { $title }
story-post-confirm = Duyệt, cho đăng
story-post-confirm-correction = Duyệt bản sửa
story-post-give-back = Chưa duyệt, ghi ý kiến
story-post-give-back-ask = Đồng chí muốn nhắn gì với người đề nghị? Một câu cũng được, ví dụ: xin bớt tên đường ở đoạn 2.
story-post-give-back-done = Đã chuyển ý kiến của đồng chí. Bài chưa đăng.
story-post-confirmed = Đã duyệt, bài đang được đăng.
story-post-confirmed-at = Đã duyệt. Bài sẽ đăng lúc { $when }.
story-post-confirmed-queue = Đã duyệt. Bài đã vào hàng đợi.
story-post-confirmed-lost = Người đề nghị không còn quyền đăng bài, nên bài được đưa về bàn biên tập.

story-post-decided-published = Bài <b>{ $title }</b> đã được đăng.
story-post-decided-scheduled = Bài <b>{ $title }</b> đã được { $who } duyệt, sẽ đăng lúc { $when }.
story-post-decided-queued = Bài <b>{ $title }</b> đã được { $who } duyệt và xếp vào hàng đợi.
story-post-decided-corrected = Bản sửa của bài <b>{ $title }</b> đã được { $who } duyệt, các nơi đã đăng đang được sửa theo.
story-post-decided-returned = { $who } chưa duyệt bài <b>{ $title }</b>. Ý kiến: { $note }
story-post-decided-called_off = { $who } đã dừng việc đăng bài <b>{ $title }</b>. Bài ở bàn biên tập.
story-post-decided-consent_missing = Đã đến lượt bài <b>{ $title }</b> nhưng người được nêu chưa đồng ý, hoặc đã rút lời đồng ý, với bản này. Bài được đưa về bàn biên tập.
story-post-decided-no_right = Bài <b>{ $title }</b> không đăng được vì người đề nghị không còn quyền đăng.
story-post-decided-no_second = Bài <b>{ $title }</b> chưa đăng được: hiện không có đồng chí thứ hai nào duyệt được.
story-post-decided-unanswered = Bài <b>{ $title }</b> chưa đăng: một tuần qua chưa có đồng chí nào duyệt.
story-post-decided-withdrawn = { $who } đã gỡ bài <b>{ $title }</b> ở mọi nơi. Lý do: { $note }
story-post-decided-correction_returned = { $who } chưa duyệt bản sửa của bài <b>{ $title }</b>. Ý kiến: { $note } Bản đang đăng giữ nguyên.
story-post-decided-correction_called_off = { $who } đã bỏ bản sửa của bài <b>{ $title }</b>. Bản đang đăng giữ nguyên.
story-post-decided-correction_no_right = Bản sửa của bài <b>{ $title }</b> không dùng được vì người sửa không còn quyền đăng. Bản đang đăng giữ nguyên.
story-post-decided-correction_no_second = Bản sửa của bài <b>{ $title }</b> chưa duyệt được: hiện không có đồng chí thứ hai. Bản đang đăng giữ nguyên.
story-post-decided-correction_unanswered = Một tuần qua chưa có đồng chí nào duyệt bản sửa của bài <b>{ $title }</b>. Bản đang đăng giữ nguyên.

story-post-board-head =
    <b>{ $title }</b> – { $unit }
    { $stage }
story-post-stage-forwarded = đang ở bàn biên tập
story-post-stage-awaiting = chờ đồng chí thứ hai duyệt
story-post-stage-scheduled = sẽ đăng lúc { $when }
story-post-stage-queue = trong hàng đợi, thứ { $place }
story-post-stage-published = đã đăng lúc { $when }
story-post-stage-withdrawn = đã gỡ lúc { $when }
story-post-place-there = ✅ { $name }: đã đăng
story-post-place-coming = ⏳ { $name }: đang làm
story-post-place-unclear = ❓ { $name }: chưa rõ bài đã tới chưa
story-post-place-missing = ⚠️ { $name }: không đăng được
story-post-place-gone = 🗑 { $name }: đã gỡ
story-post-place-left = ⚠️ { $name }: không gỡ được, xin gỡ bằng tay
story-post-place-unknown = nơi không còn gắn
story-post-board-earlier = Bài đăng lần trước:
story-post-board-meant = Đăng ở: { $places }
story-post-board-page = Trang: { $url }
story-post-board-echo = Lượt đọc trang: { $views } · Cảm xúc ở các kênh, nhóm: { $reactions }
story-post-board-reactions = Cảm xúc ở các kênh, nhóm: { $reactions }
story-post-board-corrected = Đã sửa lúc { $when }.
story-post-board-correction = Một bản sửa đang chờ đồng chí thứ hai duyệt.
story-post-board-note = Lý do gỡ: { $note }
story-post-board-digest = ❓ { $name }: chưa rõ bản nhìn lại ({ $month }) có nêu bài này đã tới chưa
story-post-board-digest-withdrawn = ❓ { $name }: chưa rõ bản nhìn lại ({ $month }) có nêu bài này đã tới chưa, nếu thấy ở đó xin gỡ bằng tay
story-post-board-digest-left = ⚠️ { $name }: bản nhìn lại ({ $month }) còn nêu bài này, xin gỡ bằng tay
story-post-call-off = Dừng, không đăng nữa
story-post-call-off-correction = Bỏ bản sửa
story-post-call-off-ask = Dừng việc đăng bài «{ $title }»? Bài được đưa về bàn biên tập.
story-post-call-off-ask-correction = Bỏ bản sửa của bài «{ $title }»? Bản đang đăng giữ nguyên.
story-post-call-off-sure = Dừng, đưa về bàn biên tập
story-post-call-off-sure-correction = Bỏ bản sửa này
story-post-called-off = Đã dừng. Bài ở bàn biên tập.
story-post-called-off-correction = Đã bỏ bản sửa. Bản đang đăng giữ nguyên.
story-post-leave = Để như cũ
story-post-take-down = Gỡ bài
story-post-take-down-ask = Gỡ bài «{ $title }» ở mọi nơi đã đăng và trên trang? Đồng chí nhắn lý do, hoặc bấm nút để gỡ mà không ghi lý do.
story-post-take-down-why = Gỡ bài «{ $title }» ở mọi nơi, với lý do: «{ $note }»? Bấm nút thì bài mới được gỡ; hoặc nhắn lý do khác.
story-post-take-down-sure = Gỡ bài ở mọi nơi
story-post-take-down-done = Đang gỡ bài ở mọi nơi. Bảng theo dõi cho biết nơi nào đã gỡ xong.
story-post-correct = Sửa bài đã đăng
story-post-correct-title =
    Tiêu đề hiện nay: <b>{ $words }</b>

    Mời đồng chí nhắn tiêu đề mới, tối đa { $most } chữ cái, hoặc giữ như cũ.
story-post-correct-text =
    Nội dung hiện nay:

    { $words }

    Mời đồng chí nhắn toàn bộ nội dung mới, tối đa { $most } chữ cái, hoặc giữ như cũ.
story-post-correct-look =
    <b>{ $title }</b>

    { $text }
story-post-correct-second = Khi đồng chí thứ hai duyệt, bài được sửa ở mọi nơi; những người được nêu nhận bản mới và có thể rút lời đồng ý.

story-post-unclear = Chưa rõ: { $place }
story-post-unclear-ask = Trợ lý đã gửi bài «{ $title }» vào { $place } nhưng mạng đứt trước khi có trả lời. Mong đồng chí mở { $place } xem bài đã có chưa. Trợ lý không tự đăng lại, để không ai thấy bài hai lần.
story-post-unclear-ask-gone = Bài «{ $title }» đăng lần ấy đã gỡ, nhưng ở { $place } chưa rõ bài có tới hay không. Mong đồng chí mở { $place } xem. Nếu còn thấy bài, xin gửi đường dẫn để trợ lý gỡ, hoặc gỡ bằng tay.
story-post-unclear-digest = Chưa rõ: bản nhìn lại { $month } – { $place }
story-post-unclear-digest-ask = Trợ lý đã gửi bản nhìn lại ({ $month }) vào { $place } nhưng mạng đứt trước khi có trả lời. Mong đồng chí mở { $place } xem đã có chưa. Trợ lý không tự đăng lại, để không ai thấy hai lần.
story-post-unclear-digest-ask-gone = Các bài trong bản nhìn lại ({ $month }) đều đã gỡ, nhưng ở { $place } chưa rõ bản ấy có tới hay không. Mong đồng chí mở { $place } xem. Nếu còn thấy, xin gửi đường dẫn để trợ lý gỡ, hoặc gỡ bằng tay.
story-post-arrived = Đã có bài ở đó
story-post-again = Chưa có, đăng lại
story-post-missing = Không có bài ở đó
story-post-link-ask = Đồng chí gửi đường dẫn của bài đó (giữ vào bài rồi chọn «Sao chép liên kết»), để sau này trợ lý sửa và gỡ được. Bài có nhiều ảnh thì lấy đường dẫn của ảnh đầu tiên.
story-post-no-link = Không lấy được đường dẫn
story-post-found = Đã ghi. Từ nay trợ lý sửa và gỡ được bài đó.
story-post-found-without = Đã ghi là bài đã có. Nếu sau này cần sửa hay gỡ, xin làm bằng tay ở nơi đó.
story-post-sent-again = Đang đăng lại.
story-post-not-there = Đã ghi: không có bài ở đó.
story-post-gone = Bài này đã được gỡ.

story-post-home = Có { $count } bài chờ đồng chí duyệt.
story-post-queue-button = Hàng đợi của { $unit } ({ $count })
story-post-queue-show = Xem hàng đợi
story-post-queue =
    <b>Hàng đợi của { $unit }</b>
    { $rhythm }

    { $lines }
story-post-queue-line = { $number }. { $title } – { $unit }
story-post-queue-empty = Chưa có bài nào trong hàng đợi.
story-post-rhythm = Nhịp đăng: { $days }, lúc { $hour }, mỗi lần một bài. Lượt tới: { $next }.
story-post-rhythm-none = Chưa đặt nhịp đăng, nên bài trong hàng đợi chưa tự đăng.
story-post-rhythm-set = Đặt nhịp đăng
story-post-rhythm-change = Đổi nhịp đăng
story-post-rhythm-stop = Nghỉ đăng theo nhịp
story-post-rhythm-stop-ask = Nghỉ đăng theo nhịp ở { $unit }? Bài trong hàng đợi chờ đến khi đặt nhịp mới.
story-post-rhythm-stop-sure = Nghỉ đăng theo nhịp này
story-post-rhythm-stopped = Đã nghỉ đăng theo nhịp. Bài trong hàng đợi vẫn giữ nguyên.
story-post-rhythm-done = Đã đặt nhịp đăng: { $days }, lúc { $hour }. Lượt tới: { $next }.
story-post-days = Đăng vào những ngày nào? Đang chọn: { $days }. Bấm để chọn hoặc bỏ chọn, hoặc nhắn, ví dụ: thứ 2, 4, 6; mỗi ngày.
story-post-days-done = Xong
story-post-days-unclear = Trợ lý chưa đọc được ngày. Mong đồng chí nhắn lại, ví dụ: thứ 2, 4, 6; chủ nhật; mỗi ngày.
story-post-hour-ask = Đăng lúc mấy giờ ({ $days })? Bấm một giờ, hoặc nhắn, ví dụ: 18h.
story-post-hour-unclear = Trợ lý chưa đọc được giờ. Mong đồng chí nhắn lại, ví dụ: 18h, 6 giờ rưỡi sáng.
story-post-every-day = mỗi ngày
story-post-day-0 = thứ Hai
story-post-day-1 = thứ Ba
story-post-day-2 = thứ Tư
story-post-day-3 = thứ Năm
story-post-day-4 = thứ Sáu
story-post-day-5 = thứ Bảy
story-post-day-6 = Chủ nhật

story-post-digest =
    <b>{ $month } qua những câu chuyện</b>
    { $unit } cảm ơn những người đã làm và đã kể { $count } câu chuyện này:
story-post-digest-picture = { $month } qua những câu chuyện
story-post-digest-note = { $unit } – { $count } câu chuyện
story-post-digest-month = Tháng { $month }/{ $year }
story-post-digest-line = { $number }. { $title } – { $unit }
story-post-digest-title = { $title }
story-post-digest-link = <a href="{ $url }">{ $title }</a>
story-post-digest-more = … và { $count } câu chuyện nữa.

story-post-error-no-second = Chưa gửi được: bài đăng cần hai người, nhưng hiện không có đồng chí nào khác có quyền duyệt.
story-post-error-own = Cần một đồng chí khác duyệt. Đồng chí không tự duyệt bài mình đề nghị đăng.
story-post-error-unfinished = Bài chưa có tiêu đề hoặc chưa có nội dung. Mời đồng chí điền đủ rồi đưa đi đăng.
story-post-error-nowhere = Phường chưa gắn kênh hay nhóm nào nên bài chưa có nơi đăng. Mời đồng chí gắn kênh trước, bằng lệnh /nhom.
story-post-error-time = Giờ đăng này đã qua hoặc xa hơn một năm. Xin bấm «Đổi giờ đăng» để chọn lại.
story-post-error-quiet = Giờ này là giờ nghỉ, kênh và nhóm không đăng bài. Xin chọn giờ khác.
story-post-error-elsewhere = Việc này không còn làm được: bài đã được đưa đi duyệt, đã đăng, đã gỡ hoặc đã về bàn biên tập.
story-post-error-no-rhythm = Chưa đặt nhịp đăng cho hàng đợi. Mời đồng chí mở «Hàng đợi» trong mục /guong và đặt nhịp trước.
story-post-error-rhythm-quiet = { $hour } là giờ nghỉ, kênh và nhóm không đăng bài. Mong đồng chí chọn giờ khác.
story-post-error-rhythm-day = Chưa chọn ngày nào. Mời đồng chí chọn ít nhất một ngày.
story-post-error-correction-waits = Một bản sửa khác đang chờ duyệt. Mời đồng chí đợi, hoặc bỏ bản sửa ấy trước.
story-post-error-nothing-to-correct = Không có gì để sửa: bài không còn đăng, hoặc bản mới giống bản đang đăng.
story-post-error-link = Đường dẫn này không phải của một bài ở nơi đó. Mong đồng chí mở đúng kênh hoặc nhóm, sao chép liên kết của bài rồi gửi lại.
story-post-error-link-later = Trợ lý chưa hỏi được Telegram đường dẫn này của kênh nào. Mong đồng chí gửi lại sau ít phút.
