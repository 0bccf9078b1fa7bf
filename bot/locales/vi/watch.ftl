# Điều quản trị phường đọc khi máy chạy không bình thường.
watch-began =
    ⚠️ { $what }, từ { $since }.

    Việc cần làm: { $todo }
watch-over =
    ✅ Nay đã ổn. Trước đó, từ { $since } đến { $until }: { $what }.

    Tin gửi đến trong lúc ấy vẫn còn và được xử lý dần. Không cần làm gì thêm.
watch-gap =
    ⚠️ { $what }: từ { $since } đến { $until }.

    Việc cần làm: { $todo }
watch-happened =
    ⚠️ { $what } (số tin: { $number }).

    Việc cần làm: { $todo }
watch-what-telegram = Trợ lý không liên lạc được với Telegram
watch-todo-telegram = Xem mạng của máy chủ có vào được Telegram không. Nếu nhà mạng chặn, đặt CHIBOT_PROXY_URL trong tệp .env rồi khởi động lại.
watch-what-token = Telegram không nhận ra Trợ lý, hoặc một trang chặn trả lời thay
watch-todo-token = Mở @BotFather, gửi /mybots, chọn bot, bấm API Token rồi so với CHIBOT_TOKEN trong tệp .env. Nếu giống nhau, xem mạng của máy chủ.
watch-what-sending = Tin nhắn xếp hàng mà không gửi đi được
watch-todo-sending = Trợ lý đang tự khởi động lại. Nếu mười phút nữa chưa có tin báo đã ổn, nhờ người coi máy chủ khởi động lại và xem nhật ký.
watch-what-hearing = Tin gửi đến chưa được xử lý
watch-todo-hearing = Trợ lý đang tự nối lại. Nếu mười phút nữa chưa có tin báo đã ổn, nhờ người coi máy chủ khởi động lại và xem nhật ký.
watch-what-timers = Lời nhắc đến giờ mà chưa được chuẩn bị
watch-todo-timers = Xem đồng hồ của máy chủ có đúng không. Nếu đúng, nhờ người coi máy chủ khởi động lại và xem nhật ký.
watch-what-database = Không đọc hoặc ghi được dữ liệu
watch-todo-database = Xem ổ đĩa còn chỗ không và cơ sở dữ liệu có đang chạy không. Chạy: python -m bot doctor
watch-what-disk = Ổ đĩa của máy chủ sắp đầy
watch-todo-disk = Xóa bớt tệp không cần trên máy chủ. Khi ổ đĩa đầy hẳn, Trợ lý không ghi được câu trả lời của ai.
watch-what-quarantine = Có tin gửi đến mà Trợ lý không xử lý được; người gửi đã được mời thử lại
watch-todo-quarantine = Gửi các dòng update_failed trong nhật ký cho người làm phần mềm. Nhật ký không chứa lời của ai.
watch-what-gap = Trợ lý đã nghỉ hơn 24 giờ nên Telegram đã bỏ những tin cũ
watch-todo-gap = Báo các bí thư: ai đã trả lời trong lúc ấy thì mời trả lời lại.
watch-what-watch = Phần tự kiểm tra của Trợ lý đứng yên
watch-todo-watch = Nhờ người coi máy chủ khởi động lại Trợ lý và xem nhật ký.
watch-not-kept = Xin lỗi, Trợ lý gặp trục trặc nên chưa nhận được tin vừa gửi. Tin không mất: khi ổn lại, Trợ lý sẽ trả lời. Nếu cần gấp, xin thử lại sau ít phút.
