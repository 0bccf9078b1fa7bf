# Chuyện ở phường: bộ bài để đăng lên mạng khác, và trang Facebook.
story-kit-network-facebook = Facebook
story-kit-network-zalo = Zalo
story-kit-network-tiktok = TikTok
story-kit-credit = Chuyện từ { $unit }
story-kit-link = <a href="{ $url }">xem bài</a>
story-kit-open = 📦 Bộ bài cho mạng khác ({ $count })
story-kit-of-one = 📦 Bộ bài cho mạng khác
story-kit-page-too = Đăng cả lên trang Facebook
story-kit-page-not = Không đăng lên trang Facebook
story-kit-none = Chưa có bài nào đã duyệt để đăng lên mạng khác.
story-kit-list = Bài đã duyệt trong hai tháng nay: { $count }. Chọn một bài để lấy chữ và ảnh.
story-kit-back = « Các bài khác
story-kit-head =
    <b>{ $title }</b>
    { $photos ->
        [0] Không có ảnh được phép đăng: trợ lý vẽ một tấm có chữ.
       *[other] Ảnh được phép đăng: { $photos }.
    }
story-kit-ask = Lấy bộ bài { $network }
story-kit-coming = Trợ lý đang gửi chữ và ảnh, mỗi thứ một tin.
story-kit-words = { $words }
story-kit-picture-cover = Ảnh bìa { $width } × { $height }
story-kit-picture-each = Ảnh { $width } × { $height }
story-kit-picture-whole = Ảnh trong bài, giữ nguyên khung
story-kit-end =
    Bộ bài { $network } của «{ $title }» ở trên: lưu ảnh, chép chữ, rồi đăng.
    { $order }
    Đăng xong, đồng chí bấm nút dưới để mọi người biết.
story-kit-order-facebook = Chữ để nguyên dưới ảnh.
story-kit-order-zalo = Các tin chữ lần lượt là: tên bài, tóm tắt, toàn bài.
story-kit-order-tiktok = Các tin chữ lần lượt là: tên bài, lời dưới ảnh.
story-kit-posted = Đã đăng lên { $network }
story-kit-link-asked = Đồng chí gửi liên kết của bài trên { $network }: mở bài, bấm «Chia sẻ», «Sao chép liên kết», rồi dán vào đây.
story-kit-no-link = Không lấy được liên kết
story-kit-noted = Đã ghi: bài có trên { $network }. Cảm ơn đồng chí!
story-kit-gone = Bài này vừa được rút lại, không đăng nữa. Nhờ đồng chí gỡ giúp bài vừa đăng, rồi bấm nút ở tin Trợ lý gửi.
story-kit-error-link =
    Đây chưa phải liên kết của một bài trên { $network ->
        [facebook] Facebook
        [zalo] Zalo
       *[tiktok] TikTok
    }. Đồng chí sao chép lại, bắt đầu bằng https://
story-kit-arrived = Đã lên
story-kit-again = Chưa lên, đăng lại
story-kit-removed = Đã gỡ, hoặc không có
story-kit-by-hand = Đăng tay
story-kit-arrived-noted = Đã ghi: bài có trên trang.
story-kit-again-noted = Trợ lý sẽ đăng lại.
story-kit-removed-noted = Đã ghi: bài không còn ở đó.
story-kit-now =
    «{ $title }»
    { $line }
story-kit-state-chosen = { $network }: sẽ đăng khi bài ra{ $link }
story-kit-state-queued = { $network }: đang chờ đăng{ $link }
story-kit-state-sending = { $network }: đang đăng{ $link }
story-kit-state-posted = { $network }: đã đăng { $link }
story-kit-state-unknown = { $network }: chưa rõ đã lên chưa{ $link }
story-kit-state-removed = { $network }: không còn bài{ $link }
story-kit-state-refused = { $network }: chưa đăng được – { $why }
story-kit-page-unset = ⚠️ Trợ lý chưa làm được trên Facebook: phần cài đặt trang đã bỏ. Xin báo người quản trị máy, hoặc làm bằng tay.
story-kit-why-token = mã của trang hết hạn hoặc bị thu hồi, người quản trị máy cần đặt mã mới
story-kit-why-permission = mã của trang không có quyền đăng bài
story-kit-why-blocked = Facebook tạm chặn trang đăng bài
story-kit-why-duplicate = Facebook bảo bài này giống bài vừa đăng, có thể bài đã lên rồi
story-kit-why-consent = chưa đủ sự đồng ý của người được nêu
story-kit-why-picture = không đọc được ảnh
story-kit-why-other = Facebook không nhận bài này
story-kit-told-unknown =
    ❓ Chưa rõ bài «{ $title }» đã lên { $network } chưa: đường truyền đứt đúng lúc đăng. Trợ lý không tự đăng lại, để bài không lên hai lần.
    Đồng chí mở trang xem giúp, rồi bấm một nút.
story-kit-told-refused =
    Bài «{ $title }» chưa đăng được lên { $network }: { $why }.
story-kit-told-edit_failed =
    Bài «{ $title }» trên { $network } chưa sửa được: { $why }. Đồng chí sửa tay giúp. { $link }
story-kit-told-edit_by_hand =
    Bài «{ $title }» vừa được sửa. Bài trên { $network } do đồng chí đăng tay, xin sửa cho khớp. { $link }
story-kit-told-remove_failed =
    ⚠️ Bài «{ $title }» đã gỡ nhưng trợ lý chưa gỡ được trên { $network }: { $why }. Trợ lý còn thử lại; đồng chí gỡ tay giúp cho nhanh. { $link }
story-kit-told-remove_by_hand =
    ⚠️ Bài «{ $title }» đã gỡ. Trợ lý không gỡ được bài trên { $network }; đồng chí xem và gỡ tay giúp. { $link }
