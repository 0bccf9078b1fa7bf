# Nhóm và kênh đã gắn với đơn vị.
menu-nhom = Nhóm và kênh của đơn vị
chats-name-group = nhóm «{ $title }»
chats-name-supergroup = nhóm «{ $title }»
chats-name-topic = chủ đề «{ $topic }» trong nhóm «{ $title }»
chats-name-channel = kênh «{ $title }»
chats-ask =
    Trợ lý đang ở trong { $chat }. Đồng chí muốn gắn { $chat } với đơn vị nào?

    Gắn xong, thông báo của đơn vị có thể gửi vào đó. Trợ lý không bao giờ đưa họ tên, số điện thoại hay câu trả lời của ai vào nhóm.
chats-bind-to = Gắn với { $unit }
chats-do-not-bind = Không gắn
chats-confirm =
    Đồng chí { $name } muốn gắn { $chat } với { $unit }.

    Gắn xong, thông báo của đơn vị có thể gửi vào đó. Nếu đồng chí không biết { $chat }, xin đừng đồng ý. Đồng chí có đồng ý không?
chats-confirm-yes = Đồng ý gắn
chats-confirm-no = Không đồng ý
chats-is-asked =
    Đồng chí đã chọn: gắn { $chat } với { $unit }.

    Việc này cần thêm một đồng chí phụ trách xác nhận. Trợ lý đã nhắn riêng để hỏi và sẽ báo lại.
chats-is-asked-nobody =
    Đồng chí đã chọn: gắn { $chat } với { $unit }.

    Hiện không còn đồng chí phụ trách nào khác nhận được tin của Trợ lý để xác nhận. Đồng chí có thể tự quyết định.
chats-is-bound = Đã gắn { $chat } với { $unit }. Từ nay thông báo của đơn vị có thể gửi vào đó. Muốn xem lại hoặc gỡ, xin bấm /nhom.
chats-is-no_rights = Trợ lý không được phép gửi bài vào { $chat } ({ $unit }), nên thông báo chưa vào đó được.
chats-is-gone = Trợ lý không còn gửi được vào { $chat } ({ $unit }): Trợ lý đã bị đưa ra, hoặc nơi đó đã đóng. Thông báo sẽ không vào đó nữa.
chats-is-dropped = Không gắn { $chat } với đơn vị nào. Khi cần gắn, xin bấm /nhom để xem cách làm.
chats-is-unbound = Đã gỡ { $chat } khỏi { $unit }. Thông báo của đơn vị không gửi vào đó nữa; bài đã gửi vẫn còn. Khi cần gắn lại, xin bấm /nhom để xem cách làm.
chats-is-declined = Đồng chí { $name } không đồng ý gắn { $chat } với { $unit }, nên { $chat } chưa được gắn. Hai đồng chí trao đổi lại; khi cần gắn, xin bấm /nhom để xem cách làm.
chats-declined-self = Đã ghi: đồng chí không đồng ý gắn { $chat } với { $unit }. { $chat } không được gắn. Khi cần gắn, xin bấm /nhom.
chats-not-theirs = Đồng chí đã nhờ Trợ lý trong { $chat }, nhưng chỉ bí thư hoặc người quản trị gắn được nhóm, kênh với đơn vị. Khi cần gắn, xin nhờ bí thư tự tay thêm Trợ lý, hoặc nhắn <code>/gan</code> tại đó.
chats-asked-by-another = Đồng chí khác đang gắn { $chat } với một đơn vị. Đồng chí không cần làm gì thêm.
chats-bound-elsewhere = Đơn vị khác đã gắn { $chat }. Muốn đổi, xin nhờ người phụ trách đơn vị đó gỡ trước.
chats-fix-no_rights-group =
    Cách sửa: mở nhóm → bấm tên nhóm ở trên cùng → bấm hình cây bút → Quản trị viên (Administrators) → Thêm quản trị viên → chọn Trợ lý → bấm dấu ✓.
    Làm xong, mời đồng chí bấm Thử lại.
chats-fix-no_rights-channel =
    Cách sửa: mở kênh → bấm tên kênh ở trên cùng → bấm hình cây bút → Quản trị viên (Administrators) → chọn Trợ lý → bật Đăng bài (Post Messages) → bấm dấu ✓.
    Làm xong, mời đồng chí bấm Thử lại.
chats-fix-gone-group =
    Muốn dùng tiếp: mở nhóm → bấm tên nhóm ở trên cùng → Thêm thành viên (Add Members) → chọn Trợ lý.
    Làm xong, mời đồng chí bấm Thử lại. Nếu không dùng nữa, xin bấm Gỡ.
chats-fix-gone-topic =
    Muốn dùng tiếp: mở nhóm, xem chủ đề này còn mở không; nếu Trợ lý không còn trong nhóm, bấm tên nhóm ở trên cùng → Thêm thành viên (Add Members) → chọn Trợ lý.
    Làm xong, mời đồng chí bấm Thử lại. Nếu không dùng nữa, xin bấm Gỡ.
chats-fix-gone-channel =
    Muốn dùng tiếp: mở kênh → bấm tên kênh ở trên cùng → bấm hình cây bút → Quản trị viên (Administrators) → Thêm quản trị viên → chọn Trợ lý → bật Đăng bài (Post Messages) → bấm dấu ✓.
    Làm xong, mời đồng chí bấm Thử lại. Nếu không dùng nữa, xin bấm Gỡ.
chats-retry = Thử lại
chats-still-lost = Trợ lý đã thử lại nhưng vẫn chưa được. Mời đồng chí xem lại cách sửa bên dưới.
chats-not-looked-at = Trợ lý chưa hỏi được Telegram nên mọi việc giữ nguyên như cũ. Mời đồng chí thử lại sau ít phút.
chats-remind = Hỏi lại đồng chí kia
chats-bind-alone = Gắn vào đơn vị
chats-reminded = Trợ lý đã nhắn hỏi lại.
chats-unbind = Gỡ
chats-unbind-ask = Gỡ { $chat } thì thông báo của đơn vị không gửi vào đó nữa. Bài đã gửi vẫn còn. Đồng chí có chắc không?
chats-unbind-sure = Gỡ khỏi đơn vị
chats-state-asked = đang chờ xác nhận
chats-state-bound = đang dùng
chats-state-no_rights = mất quyền gửi bài
chats-state-gone = Trợ lý không còn ở đó
chats-line = { $chat } – { $unit }: { $state }
chats-line-unchosen = { $chat }: đang chờ đồng chí chọn đơn vị
chats-list =
    Nhóm và kênh của đơn vị:

    { $lines }

    Đồng chí nhắn số thứ tự để xem hoặc gỡ.

    { $how }
chats-none = Chưa có nhóm hay kênh nào được gắn với đơn vị của đồng chí.
chats-how-not = Muốn gắn thêm nhóm, kênh: xin nhờ bí thư hoặc người quản trị tự tay thêm Trợ lý vào. Đồng chí xác nhận được khi Trợ lý hỏi.
chats-how =
    Muốn gắn thêm, đồng chí tự tay thêm Trợ lý vào:
    – Nhóm: mở nhóm → bấm tên nhóm ở trên cùng → Thêm thành viên (Add Members) → chọn Trợ lý.
    – Kênh: mở kênh → bấm tên kênh ở trên cùng → bấm hình cây bút → Quản trị viên (Administrators) → Thêm quản trị viên → chọn Trợ lý → bật Đăng bài (Post Messages).
    Nếu Trợ lý đã ở trong nhóm, hoặc chỉ muốn gắn một chủ đề: nhắn <code>/gan</code> ngay tại đó (tắt chế độ ẩn danh trước). Trợ lý sẽ hỏi tiếp ở khung chat riêng này.
