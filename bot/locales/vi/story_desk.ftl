# Chuyện ở phường: sửa bài, ảnh, xem trước; và bài như người đọc sẽ thấy.
story-desk-post-title = <b>{ $title }</b>
story-desk-post-words = { $words }
story-desk-post-read-on = <a href="{ $address }">Đọc tiếp</a>
story-desk-post-credit = <i>Chuyện từ { $unit }</i>
story-desk-post-read = Đọc trên trang
story-desk-share-facebook = Facebook
story-desk-share-zalo = Zalo
story-desk-share-x = X

story-desk-home = Bài gửi lên phường ({ $count })
story-desk-home-line = Ở phường: { $count } bài chờ biên tập.
story-desk-list-empty = Chưa có bài nào gửi lên phường.
story-desk-list =
    <b>Bài gửi lên phường</b> ({ $count })

    { $lines }

    Nhắn số để mở bài.
story-desk-line = <b>{ $title }</b> – { $unit } – { $state }. Đồng ý: { $consents }.
story-desk-line-over = <b>{ $title }</b> – { $unit } – { $state }.
story-desk-state-forwarded = chờ biên tập
story-desk-state-awaiting = chờ người thứ hai duyệt
story-desk-state-scheduled = đã duyệt, chờ đến giờ
story-desk-state-published = đã đăng
story-desk-state-withdrawn = đã gỡ
story-desk-state-forgotten = đã gỡ, không còn giữ nội dung
story-desk-untitled = (chưa có tiêu đề)
story-desk-consent-nobody = chưa ghi ai được nêu trong bài
story-desk-consent-all = đủ, cả chữ và ảnh
story-desk-consent-words = đủ phần chữ, ảnh không được dùng
story-desk-consent-refused = có người không đồng ý
story-desk-consent-missing = { $given } trên { $count } người
story-desk-consent-again = { $given } trên { $count } người (bài đã sửa, cần xin lại)
story-desk-card =
    <b>{ $title }</b>
    { $unit }{ $author } – { $state }

    { $text }{ $more }

    Nhãn: { $tags }
    Ảnh: { $pictures }
story-desk-author = {" "}– { $name } kể
story-desk-text-more = {" "}<i>(còn nữa: cả bài { $letters } chữ cái, bấm «Xem trước» để đọc hết)</i>
story-desk-pictures-all = { $count }
story-desk-pictures-some = { $count } (bỏ { $left })
story-desk-open = Về bài này
story-desk-list-button = Các bài khác
story-desk-title = Tiêu đề
story-desk-text = Nội dung
story-desk-tags = Nhãn ({ $count })
story-desk-pictures = Ảnh ({ $count })
story-desk-preview = Xem trước
story-desk-original = Bản gốc
story-desk-send-back = Xin viết thêm
story-desk-decline = Không đăng
story-desk-preview-coming = Bản xem trước ở ngay bên dưới.
story-desk-preview-end =
    Trên đây là bài đúng như người đọc sẽ thấy.
    Đồng ý: { $consents }.
story-desk-preview-page = Xem bản trên trang web
story-desk-original-words =
    <b>Bản gốc</b>

    { $words }

    Ai: { $who }
    Ở đâu: { $place }
    Kết quả: { $result }
story-desk-forwarded =
    <b>{ $unit } gửi lên một gương tốt</b>

    <b>{ $title }</b>
    { $text }

    Đồng ý: { $consents }.

story-desk-ask-title =
    Tiêu đề hiện nay: <code>{ $title }</code>

    Mời đồng chí nhắn tiêu đề mới, tối đa { $most } chữ cái. Bấm vào tiêu đề cũ để chép.
story-desk-ask-text =
    { $lines }

    Mời đồng chí nhắn cả bài mới, hoặc chọn một đoạn để sửa. Cũng có thể nhắn: <i>sửa đoạn 2</i>, <i>xóa đoạn 3</i>.
story-desk-paragraph-line = <b>{ $number }.</b> { $words }
story-desk-paragraph = Đoạn { $number }
story-desk-paragraph-drop = Bỏ đoạn này
story-desk-ask-paragraph =
    Đoạn { $number } hiện nay:
    <code>{ $words }</code>

    Mời đồng chí nhắn đoạn mới. Bấm vào đoạn cũ để chép.
story-desk-text-held = Đã nhận { $letters } chữ cái. Bài dài nên ứng dụng có thể đã chia làm nhiều tin. Nếu còn, xin nhắn tiếp; nếu hết, xin bấm «Hết bài».
story-desk-text-done = Hết bài
story-desk-sure-short =
    Bài đang có { $letters } chữ cái, còn tin vừa rồi rất ngắn:
    «{ $words }»

    Thay cả bài bằng tin này?
story-desk-sure-other = Trong lúc đồng chí viết, một đồng chí khác đã sửa bài này. Vẫn ghi bản của đồng chí?
story-desk-sure-yes = Đúng, ghi bản của tôi
story-desk-saved-title = Đã ghi tiêu đề mới.
story-desk-saved-text = Đã ghi nội dung mới.
story-desk-saved-paragraph = Đã sửa đoạn này.
story-desk-saved-drop = Đã bỏ đoạn này.
story-desk-ask-tags =
    Nhãn của bài: <b>{ $tags }</b>

    Bấm để thêm hoặc bỏ. Cũng có thể nhắn nhãn khác, cách nhau bằng dấu phẩy. Tối đa 5 nhãn.
story-desk-pictures-none = Bài này chưa có ảnh. Cần ảnh, xin bấm «Xin viết thêm» để nhờ người kể gửi.
story-desk-said-pictures = Ảnh của bài ở ngay bên dưới.
story-desk-said-picture = Ảnh ở ngay bên dưới.
story-desk-pictures-unclear = Trợ lý chưa hiểu. Xin nhắn thứ tự, ví dụ <i>3 1 2</i>; hoặc <i>bỏ 2</i>, <i>dùng lại 2</i>; hoặc bấm số của ảnh.
story-desk-said-order = Đã đổi thứ tự ảnh.
story-desk-said-out = Đã bỏ ảnh này, không đăng.
story-desk-said-used = Ảnh này sẽ được đăng.
story-desk-said-crop = Đã đổi khung ảnh.
story-desk-said-caption = Đã ghi chú thích.
story-desk-sheet =
    <b>{ $title }</b>
    { $lines }

    Bấm số để cắt ảnh, ghi chú thích, bỏ ảnh. Muốn đổi thứ tự, xin nhắn ví dụ: <i>3 1 2</i>.
story-desk-sheet-shown =
    <b>{ $title }</b>
    { $lines }
story-desk-sheet-line = { $number }. { $caption }
story-desk-sheet-line-out = { $number }. <s>{ $caption }</s> (không đăng)
story-desk-no-caption = chưa có chú thích
story-desk-all-pictures = Tất cả ảnh
story-desk-picture =
    <b>Ảnh { $number } trên { $count }</b> – { $shape }
    Chú thích: { $caption }
story-desk-picture-out =
    <b>Ảnh { $number } trên { $count }</b> – không đăng
    Khung: { $shape }. Chú thích: { $caption }
story-desk-shown-whole = cả ảnh
story-desk-shown-square = khung vuông
story-desk-shown-wide = khung ngang
story-desk-shown-tall = khung dọc
story-desk-shape-square = Vuông
story-desk-shape-wide = Ngang 16:9
story-desk-shape-tall = Dọc 4:5
story-desk-shape-whole = Như cũ (cả ảnh)
story-desk-place-down-0 = Giữ phần trên
story-desk-place-down-1 = Phần giữa
story-desk-place-down-2 = Phần dưới
story-desk-place-across-0 = Giữ bên trái
story-desk-place-across-1 = Phần giữa
story-desk-place-across-2 = Bên phải
story-desk-move-first = Lên đầu
story-desk-move-up = Lên
story-desk-move-down = Xuống
story-desk-caption = Chú thích
story-desk-leave-out = Bỏ ảnh này
story-desk-use = Dùng lại ảnh
story-desk-ask-caption =
    Ảnh này cho thấy gì? Một câu ngắn, để người không xem được ảnh cũng hiểu.
    Chú thích hiện nay: <code>{ $caption }</code>

story-desk-ask-back = Đồng chí cần thêm gì? Chọn một lời nhắn, hoặc viết lời khác. Người kể sẽ nhận được, viết thêm và gửi lại.
story-desk-reason-back-1 = Xin kể thêm kết quả cụ thể, để bà con thấy rõ.
story-desk-reason-back-2 = Xin viết rõ hơn ai đã làm, làm ở đâu.
story-desk-reason-back-3 = Xin gửi thêm một, hai ảnh rõ nét.
story-desk-reason-back-4 = Xin bỏ chi tiết riêng tư: số nhà, số điện thoại, bệnh tật.
story-desk-ask-decline = Vì sao không đăng? Chọn một lời nhắn, hoặc viết lời khác. Người kể sẽ đọc đúng lời này. Việc này không làm lại được.
story-desk-reason-decline-1 = Chuyện này đã được đăng rồi, cảm ơn đồng chí.
story-desk-reason-decline-2 = Người được kể chưa muốn đăng, mong đồng chí thông cảm.
story-desk-reason-decline-3 = Chuyện rất quý nhưng chưa hợp với kênh của phường lần này.
story-desk-done-back = Đã nhờ người kể viết thêm: «{ $note }»
story-desk-done-decline = Đã báo người kể là bài không đăng: «{ $note }»

story-desk-error-not-editable = Bài này đang ở bước khác nên chưa sửa được. Xin mở lại trong /guong để xem bài đang ở đâu.
story-desk-error-changed = Một đồng chí khác vừa sửa bài này, nên nút vừa bấm đã cũ. Bản mới ở bên dưới.
story-desk-error-empty = Tin này chưa có chữ nào đọc được. Mong đồng chí nhắn lại.
story-desk-error-title-long = Tiêu đề dài { $letters } chữ cái, tối đa { $most }. Mong đồng chí rút gọn rồi nhắn lại.
story-desk-error-text-long = Bài dài { $letters } chữ cái, tối đa { $most }, nên chưa ghi. Mong đồng chí rút gọn rồi nhắn lại.
story-desk-error-caption-long = Chú thích dài { $letters } chữ cái, tối đa { $most }. Mong đồng chí rút gọn rồi nhắn lại.
story-desk-error-tag-long = Nhãn «{ $tag }» dài quá { $most } chữ cái. Mong đồng chí rút gọn rồi nhắn lại.
story-desk-error-tags-many = Mỗi bài tối đa { $most } nhãn. Xin bỏ bớt nhãn khác trước.
story-desk-error-paragraph = Bài có { $count } đoạn. Xin chọn một đoạn trong số đó; bài chỉ còn một đoạn thì không xóa được.
story-desk-error-picture = Bài có { $count } ảnh. Mong đồng chí nhắn lại số của ảnh.
story-desk-error-note-empty = Mong đồng chí viết lý do bằng vài chữ.
story-desk-error-note-long = Lý do dài { $letters } chữ cái, tối đa { $most }. Mong đồng chí rút gọn rồi nhắn lại.
