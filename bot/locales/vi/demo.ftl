# Buổi chạy thử: nút trên trang và lời các nhân vật.
demo-title = Chạy thử Trợ lý chi bộ
demo-bot = Trợ lý chi bộ
demo-hour = +1 giờ
demo-day = +1 ngày
demo-next = Đến lượt nhắc kế tiếp
demo-admin = Quản trị phường
demo-stranger = Người lạ
demo-stranger-note = Không có trong danh sách
demo-ready =
    Mở trang này trong trình duyệt: { $url }

    Bên trái là các nhân vật (tự đặt, không có thật). Hãy chọn bí thư Chi bộ Khu phố 1 và nhắn: /hop 19h30 thứ năm tuần sau tại trụ sở khu phố 1
    Rồi chọn một đảng viên cùng chi bộ để trả lời. Bí thư nhắn /baocao để viết báo cáo tháng phường đang chờ, nhắn /xinykien để hỏi nhanh cả chi bộ.
    Gương tốt: ai cũng kể được, nhắn /guong. Hãy chọn { $shown }: có người xin được kể chuyện của đồng chí ấy. Bài đã đăng ở kênh trên trang chat và ở trang công khai: { $pages }
    Nút ở đầu trang dời đồng hồ đến lượt nhắc. Ctrl+C để dừng.
demo-editor = Biên tập phường
demo-ward = Đảng ủy phường Sông Mây
demo-channel = Gương sáng phường Sông Mây
demo-story-tags = Dân vận khéo, Môi trường xanh
demo-story-out-title = Con hẻm nở hoa
demo-story-out-picture-1 = Quét con hẻm từ sáng sớm
demo-story-out-picture-2 = Bà con cùng tưới hoa
demo-story-out =
    Ai: { $name } và 18 hộ trong hẻm
    Ở đâu: con hẻm cuối khu phố 2
    Kết quả: Đống rác không còn, cả hẻm có 40 chậu hoa.
    Trước kia, đầu con hẻm cuối khu phố 2 có một đống rác, ai đi qua cũng bịt mũi.

    Ngày nào { $name } cũng dậy từ năm giờ quét hẻm, rồi xin chậu cũ về trồng hoa. Thấy vậy, bà con làm theo, nay 18 hộ cùng trồng, cùng tưới.

    Đống rác không còn, cả hẻm có 40 chậu hoa. Chiều chiều mọi người ra ngồi hóng mát, trò chuyện.
demo-story-desk =
    Tiêu đề: Tủ sách trước cổng
    { $name } đóng một tủ sách nhỏ đặt trước cổng, ai cần thì lấy đọc, đọc xong mang trả.

    Ba tháng nay tủ đã có hơn 200 cuốn do bà con góp. Chiều nào trước cổng cũng có người ngồi đọc.
demo-story-draft = Sáng thứ Bảy nào tổ phụ nữ cũng nấu một nồi cháo lớn biếu bà con đi làm sớm.
demo-act-admin = 1. Quản trị phường bắt đầu
demo-act-secretary = 2. Bí thư được mời và được xác nhận bằng một lần bấm
demo-act-members = 3. Đảng viên đăng ký bằng mã mời hoặc bằng số điện thoại của mình
demo-act-call = 4. Bí thư gọi họp bằng một câu
demo-act-answers = 5. Đảng viên trả lời bằng nút, bằng số và bằng lời
demo-act-reminders = 6. Đồng hồ chạy tới, lượt nhắc đến
demo-act-board = 7. Bí thư xem ai dự, ai cần gọi điện
demo-act-change = 8. Đổi địa điểm, mọi người biết ngay
demo-act-announce = 9. Bí thư gửi thông báo, ai đã nắm thì bấm nút hoặc nhắn
demo-act-report = 10. Phường đề nghị báo cáo tháng, bí thư trả lời từng câu, phường duyệt
demo-act-poll = 11. Bí thư xin ý kiến không ghi tên, kết quả đến bằng chữ và bằng hình
demo-act-story = 12. Một gương tốt: từ lời kể trong chat đến kênh và trang web, rồi được gỡ
demo-act-stranger = 13. Người lạ không biết được gì
demo-clock = (đồng hồ: { $now })
demo-says-call = /hop 19h30 thứ năm tuần sau tại trụ sở khu phố 1
demo-says-agenda =
    Đánh giá công tác tháng qua
    Nhiệm vụ tháng tới
demo-says-late = e toi tre 15p don chau
demo-says-no = ko đi đc nha
demo-says-reason = đau chân
demo-says-unsure = để coi đã, tối mới biết
demo-says-question = họp ở đâu vậy em?
demo-says-yes = dạ đi nghen
demo-says-place = Nhà văn hóa phường
demo-says-announce = Sáng thứ Bảy tuần này khu phố ra quân tổng vệ sinh, tập trung tại trụ sở lúc 7 giờ.
demo-says-report-unclear = dạ cũng vài buổi
demo-says-report-meetings = 2
demo-says-report-present = khoảng 18 đồng chí
demo-says-report-done = Họp thường kỳ, thăm 3 gia đình chính sách, dọn vệ sinh hẻm 12.
demo-says-report-wish = Xin thêm đèn đường ở cuối hẻm 12.
demo-says-report-plan = Chuẩn bị họp tổng kết năm, trồng 20 cây trước nhà văn hóa.
demo-says-skip = bỏ qua
demo-says-poll = Khu phố trồng cây vào lúc nào thì tiện cho đồng chí?
demo-says-options =
    Sáng thứ Bảy
    Chiều thứ Bảy
    Sáng Chủ nhật
demo-does-channel = (lập kênh «{ $title }», thêm Trợ lý)
demo-does-album = (gửi 2 ảnh)
demo-says-story-1 = Sáng nào { $name } cũng quét con hẻm cuối khu phố 1 rồi tưới hàng hoa, bà con thấy vậy làm theo.
demo-says-story-2 = ai: { $name }
demo-says-story-3 =
    o dau: con hẻm cuối khu phố 1
    kq: Nay 18 hộ cùng làm, hẻm sạch và có 40 chậu hoa.
demo-says-story-title = Hẻm nhỏ bốn mươi chậu hoa
demo-says-done = xong
demo-says-story-agree = dạ đồng ý cả chữ và ảnh nha
demo-page = (trang { $address } trả lời { $status })
demo-shared = (ảnh chia sẻ của trang: { $width } × { $height })
demo-gone = (trong kênh «{ $channel }» không còn bài nào)
demo-says-hello = cho hỏi chi bộ này có ai?
demo-done = Xong. Tự thử trên trang chat: make demo
