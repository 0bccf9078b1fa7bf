# Câu của hộp thư đến: khi có người nhắn quá nhanh, khi tệp đến quá chậm.
inbox-too-fast = Đồng chí nhắn nhanh quá, Trợ lý không theo kịp nên bỏ qua vài tin vừa rồi. Mong đồng chí chờ một phút rồi nhắn lại.
inbox-file-slow = Sau { $seconds } giây, Telegram vẫn chưa chuyển tệp tới nên Trợ lý chưa xem được. Xin gửi lại tệp sau ít phút.
