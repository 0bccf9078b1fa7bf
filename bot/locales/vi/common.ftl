# Câu chung của mọi phần.
common-stop = Thôi
common-stopped = Đã dừng. Không có gì được gửi đi. Khi cần, xin chọn lệnh trong mục Menu.
common-left = Đã thôi.
common-nothing-open = Không có việc nào đang làm dở.
common-page-back = Trang trước
common-page-next = Trang sau
common-your-id = Số Telegram của tài khoản này là <code>{ $id }</code>.
common-unknown-command = Trợ lý chưa hiểu lệnh này. Xin bấm /help để xem những việc Trợ lý làm được.
common-number-unclear = Trợ lý chưa rõ số này dành cho việc nào. Mong đồng chí bấm nút, hoặc nhắn họ tên hay câu trả lời bằng lời.
common-words-unclear = Trợ lý chưa hiểu tin này. Mời đồng chí bấm một nút ở trên, hoặc nhắn đúng chữ trên nút.
common-private-only = Để giữ kín thông tin, Trợ lý chỉ trả lời trong khung chat riêng. Xin mở chat riêng với Trợ lý.
common-several = Có vài lựa chọn giống chữ này. Mời đồng chí bấm đúng một nút.
outbox-repeated = (Gửi lại – nếu đồng chí đã nhận tin này, xin bỏ qua.)
photo-too-big = Ảnh này quá lớn (tối đa { $limit } MB). Mời đồng chí gửi như ảnh thường, không gửi như tệp.
photo-unreadable = Trợ lý không mở được ảnh này. Mời đồng chí chụp lại, hoặc gửi ảnh khác.
photo-kind = Trợ lý chưa đọc được loại ảnh này. Mời đồng chí gửi như ảnh thường, không gửi như tệp.
photo-not-fetched = Trợ lý chưa nhận được ảnh này. Mời đồng chí gửi lại như ảnh thường.
error-unexpected = Xin lỗi, Trợ lý gặp trục trặc nên chưa làm được việc này. Xin thử lại sau ít phút.
error-not-allowed = Việc này không thuộc phần của đồng chí. Nếu cần, xin liên hệ bí thư chi bộ.
error-choice-is-stale = Nút này đã cũ, không dùng được nữa. Xin bấm /help để bắt đầu lại.
address-male = đồng chí { $name }
address-female = đồng chí { $name }
address-unknown = đồng chí { $name }
language-ask = Xin chọn ngôn ngữ. / Which language would you like?
language-vi = Tiếng Việt
language-en = English
language-chosen = Từ nay Trợ lý nhắn bằng tiếng Việt.
language-not-kept = Trợ lý nhắn được bằng tiếng Việt. Lựa chọn này chỉ được nhớ sau khi đăng ký xong; lúc đó xin chọn lại bằng /ngonngu.
menu-start = Bắt đầu
menu-help = Trợ lý làm được gì
menu-ngonngu = Đổi ngôn ngữ / Language
menu-hop = Buổi họp sắp tới
menu-guong = Gương người tốt việc tốt
menu-moi = Mời đảng viên đăng ký
menu-toi = Thông tin của tôi
menu-xoa = Gỡ tài khoản của tôi
help-stranger =
    Đây là trợ lý nội bộ, chỉ phục vụ người đã đăng ký.

    { $commands }

    Trợ lý không bao giờ hỏi tiền, mật khẩu hay mã OTP.
help-member =
    Trợ lý chi bộ nhắc lịch họp và ghi nhận câu trả lời của đồng chí.

    Khi có giấy mời, đồng chí bấm nút, nhắn số (1 Có mặt, 2 Vắng, 3 Đến trễ, 4 Trực tuyến, 5 Chưa chắc) hoặc nhắn bằng lời, ví dụ: "Tôi đến trễ 15 phút". Muốn đổi, chỉ cần nhắn lại.

    Thấy người tốt, việc tốt, xin kể cho Trợ lý: bấm /guong rồi nhắn chữ và gửi ảnh.

    { $commands }

    Trợ lý không bao giờ hỏi tiền, mật khẩu hay mã OTP.
help-leader =
    Trợ lý chi bộ giúp đồng chí gọi họp, nhắc lịch, xem ai dự và gửi thông báo.

    Gọi họp nhanh: <code>/hop 19h30 thứ năm tuần sau tại trụ sở khu phố</code>
    Trợ lý luôn đọc lại để đồng chí xem trước khi gửi.

    { $commands }

    Trợ lý không bao giờ hỏi tiền, mật khẩu hay mã OTP.
next-import = Nhập danh sách: python -m bot import-members DANH_SACH.xlsx
next-admin = Chỉ định quản trị phường: mở chat với @{ $bot }, gửi /id, rồi ghi số đó vào CHIBOT_ADMIN_IDS trong tệp .env và khởi động lại
