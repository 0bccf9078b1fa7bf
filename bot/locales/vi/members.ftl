# Đăng ký, giấy mời tham gia, thông tin cá nhân.
start-registered = Đồng chí đã đăng ký. Mời đồng chí bấm /help để xem những việc Trợ lý làm được.
stranger = Đây là trợ lý nội bộ, chỉ phục vụ người đã đăng ký. Nếu có mã mời, xin mở lại đường dẫn trong lời mời; hoặc bấm /start để đăng ký bằng số điện thoại.
consent-stranger =
    Xin chào. Đây là trợ lý nội bộ, chỉ phục vụ người đã có trong danh sách.

    Để đăng ký, Trợ lý cần lưu: số tài khoản Telegram và số điện thoại do chính quý vị chia sẻ, để đối chiếu với danh sách. Đây là dữ liệu cá nhân nhạy cảm; chỉ người phụ trách được xem. Quý vị có thể xem bằng /toi và gỡ bất cứ lúc nào bằng /xoa.

    Quý vị có đồng ý không?
consent-invited =
    Kính chào đồng chí. Đây là Trợ lý chi bộ: nhắc lịch họp và ghi nhận ai dự.

    Để đăng ký, Trợ lý cần lưu: số tài khoản Telegram, việc đồng chí thuộc chi bộ nào, và những gì đồng chí trả lời: các buổi họp, báo cáo, xin ý kiến. Đây là dữ liệu cá nhân nhạy cảm; chỉ chi ủy của chi bộ và quản trị phường được xem. Đồng chí có thể xem bằng /toi và gỡ bất cứ lúc nào bằng /xoa. Trợ lý không bao giờ hỏi tiền, mật khẩu hay mã OTP.

    Đồng chí có đồng ý không?
consent-yes = Tôi đồng ý
consent-no = Tôi không đồng ý
consent-refused = Đã rõ. Không có thông tin nào được lưu. Nếu đổi ý, xin bấm /start.
consent-unclear = Trợ lý chưa rõ câu trả lời nên chưa lưu gì. Xin chọn một trong hai nút, hoặc nhắn số: 1 đồng ý, 2 không đồng ý.
contact-ask = Xin cảm ơn. Mời quý vị bấm nút bên dưới để chia sẻ số điện thoại của chính mình.
contact-share = Chia sẻ số điện thoại của tôi
contact-not-typed = Trợ lý chỉ nhận số điện thoại do quý vị chia sẻ bằng nút bên dưới, để bảo đảm đúng người.
contact-not-asked = Trợ lý chưa cần số điện thoại. Nếu muốn đăng ký, xin bấm /start.
contact-received = Xin cảm ơn. Nếu số điện thoại có trong danh sách, người phụ trách sẽ xác nhận và Trợ lý sẽ nhắn lại.
error-contact-is-not-own = Đây là số điện thoại của người khác. Xin quý vị chia sẻ số của chính mình bằng nút bên dưới.
error-invitation-is-void = Mã mời này không dùng được (đã dùng, hết hạn hoặc sai). Xin liên hệ người đã mời để nhận mã mới.
error-member-is-registered = Đã có người đăng ký với tên này. Nếu không đúng, xin liên hệ quản trị phường.
name-ask = Xin cảm ơn. Mời đồng chí nhắn họ và tên đầy đủ, như trong danh sách chi bộ.
registration-asked = Xin cảm ơn. Trợ lý đã chuyển cho bí thư chi bộ xác nhận và sẽ nhắn lại cho đồng chí.
registration-waiting = Việc đăng ký đang chờ người phụ trách xác nhận. Trợ lý sẽ nhắn lại.
registration-done =
    Kính chào { $who }. Việc đăng ký đã được xác nhận: { $unit }.

    Từ nay đồng chí sẽ nhận giấy mời họp và nhắc lịch tại đây. Bấm /help để xem cách dùng.
registration-refused = Việc đăng ký chưa được xác nhận. Nếu cần, xin liên hệ người phụ trách.
application-matched =
    Có người xin đăng ký vào { $unit }.

    Khớp với danh sách: <b>{ $name }</b>
    Ngày sinh: { $born } · Điện thoại: { $phone }
    Cách đăng ký: { $via }

    Đồng chí xác nhận đúng người này không?
application-unmatched =
    Có người xin đăng ký vào { $unit }, nói tên hoặc số là: <b>{ $stated }</b>.

    Đồng chí bấm tên đúng người, hoặc bấm Không phải.
application-via-invitation = bằng mã mời
application-via-phone = bằng số điện thoại của chính mình
application-confirm = Xác nhận
application-refuse = Không phải
application-approved = Đã xác nhận một người đăng ký vào { $unit }.
application-refused = Đã từ chối một người xin đăng ký vào { $unit }.
application-passed-on = Người này có thể thuộc chi bộ khác, nên Trợ lý chuyển cho nơi khác quyết định.
applications-waiting = Có { $count } người xin đăng ký đang chờ xác nhận.
applications-show = Xem người chờ xác nhận
application-noted = Đã ghi nhận. Xin cảm ơn.
application-candidate =
    Người xin đăng ký nói tên hoặc số là: <b>{ $stated }</b>.
    Trong danh sách là: <b>{ $name }</b>, sinh { $born }.

    Đồng chí xác nhận đúng người này không?
application-list = Xem lại danh sách
application-bound = Đã xác nhận { $name } đăng ký vào { $unit }.
invite-which-unit = Đồng chí muốn mời đảng viên của chi bộ nào?
invite-who =
    { $unit }: còn { $count } đảng viên chưa đăng ký.

    { $lines }

    Đồng chí nhắn số thứ tự hoặc họ tên để lấy mã mời của người đó.
invite-anyone-button = Mã mời chung một người
invite-anyone = một đảng viên
invite-ready =
    Mã mời cho <b>{ $name }</b>, dùng một lần, trong { $days } ngày:
    { $link }

    Đồng chí gửi đường dẫn này, hoặc cho quét hình trên điện thoại. Không gửi vào nhóm chung.
profile =
    <b>{ $name }</b> – { $unit }

    Ngày sinh: { $born }
    Điện thoại: { $phone }
    Ngày vào Đảng: { $joined }
    Đảng viên: { $membership }
    Sinh hoạt: { $participation }
    Vai trò: { $roles }
    Đồng ý cho lưu: { $consented }
    Nhận tin của Trợ lý: { $reach }

    Ngoài ra Trợ lý lưu câu trả lời các buổi họp, các báo cáo đồng chí đã viết, và việc đồng chí đã trả lời xin ý kiến hay chưa (có ghi tên thì cả ý đã chọn).
profile-waiting = Trợ lý đang lưu số tài khoản Telegram của quý vị (đồng ý { $consented }). Nếu có trong danh sách, việc đăng ký đang chờ người phụ trách xác nhận. Muốn gỡ, xin bấm /xoa.
profile-correct = Báo thông tin sai
role-member = đảng viên
role-ward_admin = quản trị phường
role-secretary = bí thư
role-deputy_secretary = phó bí thư
role-committee_member = chi ủy viên
role-group_leader = tổ trưởng tổ đảng
membership-official = chính thức
membership-probationary = dự bị
participation-regular = thường xuyên
participation-exempt = miễn sinh hoạt
participation-suspended = tạm miễn
participation-temporary = sinh hoạt tạm thời
participation-contact_213 = đảng viên 213
participation-left = đã chuyển đi
correction-ask = Mời đồng chí nhắn điều cần sửa, ví dụ: "Số điện thoại mới của tôi là 0900 330 037".
correction-sent = Trợ lý đã chuyển cho chi ủy. Xin cảm ơn đồng chí.
correction-nobody = Hiện chưa có ai trong chi ủy dùng Trợ lý. Xin đồng chí báo trực tiếp với bí thư chi bộ.
correction =
    <b>{ $name }</b> ({ $unit }) báo thông tin cần sửa:

    { $words }
erase-ask =
    Nếu gỡ tài khoản, Trợ lý sẽ xóa tài khoản Telegram, sự đồng ý và các tin đã gửi của đồng chí, và không nhắn nữa; bài về gương tốt mà đồng chí đã đồng ý cho nêu mình sẽ được gỡ xuống. Danh sách, câu trả lời các buổi họp và báo cáo đã gửi do người phụ trách giữ vẫn còn; sổ ghi ai đã làm việc gì vẫn giữ số tài khoản Telegram. Muốn sửa hoặc xóa, xin gặp người phụ trách.

    Đồng chí có chắc không?
erase-ask-stranger =
    Nếu gỡ, Trợ lý sẽ xóa tài khoản Telegram, sự đồng ý và các tin đã gửi của quý vị, và không nhắn nữa. Sổ ghi ai đã làm việc gì có thể vẫn giữ số tài khoản Telegram; muốn hỏi thêm, xin gặp người phụ trách.

    Quý vị có chắc không?
erase-confirm = Gỡ tài khoản của tôi
erase-done = Đã gỡ tài khoản. Xin cảm ơn. Muốn dùng lại, xin bấm /start.
admin-first-steps =
    Kính chào đồng chí quản trị phường. Việc tiếp theo:

    1. Nhập danh sách: gửi tệp Excel (.xlsx) vào đây. Trợ lý cho xem trước rồi mới ghi.
    2. Bấm /moi để mời bí thư từng chi bộ đăng ký.
    3. Bí thư bấm /moi để mời đảng viên, bấm /hop để gọi họp.
admin-ready = Kính chào đồng chí quản trị phường. Hiện có { $cells } chi bộ. Bấm /moi để mời bí thư từng chi bộ đăng ký; gửi tệp Excel (.xlsx) vào đây để cập nhật danh sách; bấm /help để xem các việc khác.
