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
    Nút ở đầu trang dời đồng hồ đến lượt nhắc. Ctrl+C để dừng.
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
demo-act-stranger = 12. Người lạ không biết được gì
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
demo-says-hello = cho hỏi chi bộ này có ai?
demo-done = Xong. Tự thử trên trang chat: make demo
