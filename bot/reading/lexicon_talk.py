"""Words around an answer: people, particles, questions, conditions, courtesy and requests.

S a person who may be the writer · H somebody else · f family · p parent or grandparent, as a child
writes · r writing for somebody · e "for" · o "with" · a who
P particles · M helpers that carry no answer · h "thì" · l "mới" · m the meeting, days · b next time
Q questions · q asks leave · K conditions · I because · E so · D but · X corrections
J asks for or brings something that is no answer · z receipt · Z courtesy · i wishes
T a while · v takes leave · j "xong", done with
"""

# "Mưa gió gì tui cũng tới", "tháng nào tôi chẳng đi": whatever it is, the answer follows.
_SPEAKERS = "tôi em mình con cháu bác chú cô anh chị ông bà".split()
_WHATEVER = ("gì {} cũng", "nào {} cũng", "mấy {} cũng", "sao {} cũng", "thế nào {} cũng")
_ALWAYS = ("nào {} chẳng", "nào {} chả")
_EVER = ", ".join(
    phrase.format(speaker) for phrase in (*_WHATEVER, *_ALWAYS) for speaker in _SPEAKERS
)

TALK = {
    "S": """
        tôi, mình, em, con, cháu, bác, chú, cô, anh, chị, dì, cậu, thím, mợ, dượng, ông, bà,
        tao, tau, tớ, già này, chúng tôi, tụi tôi, bọn tôi, vợ chồng tôi, hai vợ chồng tôi, cả nhà
        tôi, cả hai, em ơi, con ơi, cháu ơi, đồng chí, đ/c, đc ơi, đồng chí ơi, anh em, bản
        thân, bản thân tôi, anh ơi, chị ơi, cô ơi, bí thư, chi bộ, tổ trưởng, chi ủy, các đồng
        chí, phần tôi, cá nhân tôi, riêng tôi, i, i'll, i'm, im, i am, me, my, we, ad, admin,
        trợ lý, bot, bn, bạn
    """,
    "H": """
        !ảnh, bả, ổng, nó, anh ấy, chị ấy, bác ấy, cô ấy, ông ấy, bà ấy, anh đó, chị đó, ông đó,
        bà đó, cổ, mọi người, mn, ai đó, người ta, đồng chí ấy, đồng chí đó, ông kia,
        họ, mấy anh, mấy chị, mấy bác, he, she, they, him, her, hắn, thằng, !bển
    """,
    "f": """
        cả nhà, mẹ tôi, má tôi, ba tôi, bố tôi, cha tôi, vợ tôi, chồng tôi, con tôi, cháu tôi, ông
        tôi,
        bà tôi, vợ em, chồng em, con em, cháu em, nhà tôi, bà xã, ông xã, bà nhà, ông nhà, bà
        nhà tôi, ông nhà tôi, bà xã tôi, ông xã tôi, con gái, con trai, con dâu, con rể, con gái
        tôi, con trai tôi, cháu nội, cháu ngoại, mẹ mình, ba mình, vợ mình, chồng mình, con
        mình, vợ anh, chồng chị, mẹ vợ, mẹ chồng, ba vợ, ba chồng, bố vợ, bố chồng, má mình, vợ,
        chồng, mẹ, má, bố, em trai, em gái, anh trai, chị gái, thông gia, ông già, bà già, ông
        bà, mẹ già, cha già, my mother, my father, my wife, my husband, my son, my daughter, con
        cái, con nhỏ, đứa cháu, đứa con, thằng cháu, thằng con, con bé, thằng bé, thằng nhỏ, sắp
        nhỏ, bé, !chị tôi, anh !tôi
    """,
    "p": """
        mẹ em, má em, ba em, bố em, mẹ con, má con, ba con, bố con, cha con, tía con, ông con,
        bà con, mẹ cháu, má cháu, ba cháu, bố cháu, ông cháu, bà cháu, bác cháu, ông nội, bà
        nội, ông ngoại, bà ngoại, ông nội con, bà nội con, ông ngoại con, bà ngoại con, ông nội
        cháu, bà nội cháu, ông ngoại cháu, bà ngoại cháu, ông nội em, bà nội em, bố mẹ em, ba má
        con, !nội con, !ngoại con, !nội, !ngoại
    """,
    "r": """
        nhắn thay, nhắn giùm, nhắn giúp, nhắn hộ, trả lời thay, trả lời giúp, trả lời giùm, trả
        lời hộ, báo thay, báo giúp, báo giùm, báo hộ, nhắn tin thay, nhắn tin giùm, nhắn tin
        giúp, nhắn tin hộ, thay mặt, nói giùm, nói giúp, nhờ con nhắn, nhờ cháu nhắn, nhờ em
        nhắn, nhờ tôi nhắn, nhờ con báo, nhờ cháu báo, nhờ tôi báo, nhờ em báo, xin phép giùm,
        xin phép giúp, xin giùm, xin giúp, xin hộ, xin phép thay, xin phép hộ, nói con nhắn, nói
        cháu nhắn, nhờ con trả lời, nhờ cháu trả lời, nhờ tôi trả lời, dặn con nhắn, dặn cháu
        nhắn, bảo con nhắn, bảo cháu nhắn, kêu con nhắn, kêu cháu nhắn, kêu tôi nhắn, nhờ nhắn,
        nhờ báo, on behalf of
    """,
    "P": """
        ạ, nhé, nha, nhe, nhen, nghen, nghe, hén, hen, á, à, ơi, đó, đấy, mà, luôn, rồi, vậy,
        thôi, nữa, !hé, hihi, hehe, haha, hì, hi hi, nhá, nghe em, nghe con, nhỉ, cơ, kìa, này,
        nè, !rứa, !hè, hỉ, !nớ, !ri, bây, ta, chứ, quá, lắm, cái, cả, please, pls, too, then, again,
        sir, hớ, thế, ha, dữ,
        haizz, trời ơi, đây, lại, ui, ôi, ủa, nghen em, nghe cháu, lun, the, nho, liền, buổi nào
        đâu, bữa nào đâu, chứ sao, chứ sao giờ, chớ sao, chớ sao giờ, chứ sao không, chứ gì, chứ gì
        nữa, không lý do, không có lý
        do, gì hết, gì cả, gì đâu, không sao, không sao đâu
    """,
    "M": """
        sẽ, cũng, vẫn, đã, đang, chỉ, chỉ là, hơi, rất, là, xin, cho, phải, muốn, định là, còn,
        cứ, thể, được phép, phép, xin phép, vì thế, nghĩ là, nghĩ, để, lúc, vào lúc, khoảng,
        tầm, cỡ, chừng, hồi, từ, ngay, riêng, luôn luôn, thực sự, thật sự, thật, chính, đều,
        lắm, hơn, tất cả, nhất, ở, tại chỗ, tại, will, would, can, could, be, to, is, am, are,
        at, for, on, in, of, and, a, have, has, it, this, that, just, only, still, also, there,
        here, here's, that's, ll, gonna, want, need, bằng, cách, theo, phần, sớm, đầy đủ, đủ, từ
        đầu, từ đầu đến cuối, thường, bình thường, chấp nhận, nhất định sẽ, đăng ký, cho phép,
        ráng, rán, xác nhận, thay vì, buổi, việc, dám, trước, hết bận, hết bệnh, hết sốt, hết
        đau, khỏi bệnh, khỏe rồi, hết ốm, lành bệnh, khỏe lại, nếu được cho, nếu được thì cho,
        nếu được xin, nếu được thì xin, được thì cho, nếu có thể cho, nếu có thể thì cho, nếu có
        thể xin, chịu khó, chịu khó lết, ráng lết, lết, đúng, bằng hình thức, theo hình thức, dưới
        hình thức
    """,
    "h": "thì, then",
    "l": "mới, mới có thể",
    "e": """
        thay, giùm, giúp, hộ, giùm ba, giùm mẹ, giúp ba, giúp mẹ, thay ba, thay mẹ, giùm ông,
        giùm bà, giúp ông, giúp bà
    """,
    "q": "được không, được hông, được chưa, được không vậy, ok không",
    "a": """
        ai, có ai, những ai, who, is there, is anyone, có người nào, hay họp, hay là họp, hay
        trực tiếp, hay gặp trực tiếp, hay ở, hay tại, hay ra, hay lên, hay tới, hay đến
    """,
    "Q": """
        !mô, ở !mô, đi !mô, chỗ !mô, khi !mô, !răng, !răng rứa, cái !chi, !chi rứa, !họp !chi,
        gì, nào, ở đâu, họp ở đâu, họp bên nào, hay nghỉ, hay vắng, chỗ nào, đâu vậy, mấy giờ,
        mấy h, bao nhiêu, khi nào, chừng nào, bao giờ, bữa nào, hôm nào, ngày nào, tại sao, vì
        sao, sao vậy, làm sao, thế nào, như thế nào, ra sao, có phải, phải không, đúng không,
        hay sao, không vậy, không nhỉ, chưa vậy, chưa nhỉ, hay không vậy, bao lâu, mấy người,
        hả, gì vậy, chi vậy, làm gì, mấy, có sao không, sao, sao không, có phải không, có cần,
        có được, đã chưa, xong chưa, rồi hả, thứ mấy, ngày mấy, mấy ngày, lầu mấy, phòng nào, có
        gì, cái gì, what, when, where, why, how, which, what time, is it, can i, do i, do we,
        could you, can you, what's, how long, phải chăng, có bắt buộc, sao thế, hem ta, có họp,
        mấy tiếng, hay không, hay ko, do we meet, we meet, bằng gì, bằng cách nào, kiểu gì, cách
        nào, làm thế nào
    """,
    "K": """
        không có gì thay đổi thì, không gì thay đổi thì, nếu, nếu mà, nếu như, nếu được, hễ, miễn
        là, miễn sao, nhỡ, lỡ, lỡ mà, trừ khi, trừ phi,
        giả sử, lỡ như, phòng khi, khi nào, bao giờ, chừng nào, if, unless, in case, khi nào mà,
        với điều kiện, chỉ cần, may mà, nếu không, hôm đó mà, bữa đó mà, mà kịp, kịp thì, rảnh
        thì, khỏe thì, còn kịp, tiện thì, xong thì, không mưa thì, hết mưa thì, hết đau thì, hết
        bệnh thì, bớt đau thì, không bận thì,
        mà rảnh, xong sớm thì, khỏe lại thì, tạnh mưa thì, kịp giờ thì, rảnh sẽ, có người thì,
        provided
    """,
    "I": """
        vì, do, tại vì, bởi vì, bởi, vì lý do, lý do, lý do là, nguyên nhân, nguyên do, lí do,
        vì bởi, do là, tại do, do vì, tại cái, because, because of, due to, since, as, with lý
        do, có lý do, có lý do là, vì đang, do đang, vì phải, do phải, vì còn, do còn, vì mắc,
        do mắc, ld, chẳng qua là, chẳng qua, số là, reason, nhân vì, cái tội, kẹt vì
    """,
    "E": """
        nên, cho nên, thành ra, thành thử, vì vậy, vì thế, do đó, do vậy, vậy nên, thế nên, nên
        là, so, therefore, hence, tại vậy
    """,
    "D": """
        nhưng, nhưng mà, tuy nhiên, song, mà, tuy, mặc dù, dù, mấy cũng, gì cũng, nào cũng, cỡ
        nào cũng, thế nào cũng, kiểu gì cũng, sao cũng, bao nhiêu cũng, dù sao, dẫu, but,
        however, though, tuy là, vẫn, vẫn sẽ, vẫn cứ, cũng vẫn, dù vậy, nhưng vẫn, bù lại, thay
        vào đó, although, dầu, dẫu sao, bất kể, cơ mà, còn thì, chứ,
    """
    + _EVER,
    "X": """
        à không, à mà không, ý không, ủa không, ý quên, à quên, nhầm, lộn, nhầm rồi, lộn rồi,
        đính chính, xin đính chính, đổi ý, sửa lại, xin sửa lại, báo lại là, nhắn lộn, nhắn
        nhầm, bấm nhầm, bấm lộn, gõ nhầm, đổi lại, xin đổi, cho đổi, cho tôi đổi, cho em đổi,
        thay đổi, giờ thì, bây giờ thì, hồi nãy, lúc nãy, hôm qua tôi nói, khi nãy, xin báo lại,
        báo lại cho, cập nhật, quên mất, chết quên, quên, actually, correction, sorry i mean, i
        mean, wait, à nhầm, ủa nhầm, nghĩ lại rồi, vừa xem lại, mới nhớ, nhớ ra, chợt nhớ, thôi
        chết, thôi thì, nãy nói, nãy báo, nãy bấm, nãy nhắn, hôm trước nói, hôm trước báo, bữa
        trước nói, lúc trước nói, lúc trước báo, hôm qua nói, hôm qua báo, lúc đầu tính, lúc đầu
        định
    """,
    "J": """
        xin miễn sinh hoạt, miễn sinh hoạt, được miễn sinh hoạt, thôi sinh hoạt, chuyển sinh hoạt
        rồi, mời đồng chí, mời
        bác, mời
        cô, mời chú, mời anh, mời chị,
        nói lại, nhớ đi, nhớ họp, nhớ dự, nhớ mang, đi đông đủ, gửi tài liệu, gửi giùm, gửi lại,
        gửi cho, gửi lại giúp, xin tài liệu, cho xin tài liệu, cho xin, xin số, xin địa chỉ, xin
        nội dung, in giùm, in giúp, nhờ, nhắc, nhắc giùm, chỉ giùm, hướng dẫn, bấm vào đâu, bấm,
        đóng đảng phí, đảng phí, nộp, nộp tiền, nộp báo cáo, gửi báo cáo, báo cáo, đơn, viết
        đơn, làm đơn, giấy giới thiệu, chuyển sinh hoạt, hồ sơ, đổi số, đổi giờ, dời, dời lịch,
        dời ngày, dời họp, hoãn, hoãn họp, đổi ngày, đổi chỗ, đổi lịch, kêu, gọi cho, gọi điện
        cho, gọi giùm, cho hỏi, hỏi, cho tôi hỏi, cho em hỏi, xin hỏi, hỏi chút, hỏi thăm, send
        me, please send, document, documents, agenda, báo giùm, nội dung, tài liệu, văn bản,
        nghị quyết, biên bản, danh sách, thông báo, giấy mời, bài phát biểu, ý kiến, góp ý, đề
        nghị, kiến nghị, đề xuất, chuyển lời, đăng ký giùm, xe đưa, chỗ gửi xe, gửi xe, app, ứng
        dụng, mật khẩu, cài, mở không được, không mở được, không thấy, không đọc được, không xem
        được, không nghe được, không tải được, chữ, chữ nhỏ, màn hình, tin này, tin nhắn, ai
        gửi, zalo, số điện thoại, quyển, cuốn, sổ, học tập, chụp, photo, hình, giấy khen, huy
        hiệu, phản ánh, đèn đường, cúp nước, rác, quên mật khẩu, sđt, wifi, in ra, in cho, cho
        coi, cho xem, đăng nhập, không biết bấm, không biết dùng, không biết xài, không biết
        cài, không biết mở, không biết làm sao, không biết sử dụng, gọi lại cho, gọi lại giùm,
        gọi lại cho tôi, gọi cho tôi, gọi lại cho bác, em nhắn nhầm, nhắn nhầm người, gửi nhầm,
        nhầm người, nhầm số, gọi nhầm, lần trước, hôm trước, tháng trước, kỳ trước, buổi trước,
        gửi, chương trình, nhắn lại cho, không !rành, !nhấn, !ấn, !chạm, nhấn vào đâu, nhấn vô đâu,
        bấm vô đâu, nhấn nút, bấm nút
    """,
    "z": """
        đã nhận, đã nhận được, nhận được rồi, nhận rồi, nhận được, đã xem, xem rồi, đã đọc, đọc
        rồi, đang đọc, đã biết, biết rồi, đã nắm, nắm rồi, nắm thông tin, đã rõ, rõ rồi, rõ,
        hiểu rồi, đã hiểu, nghe rồi, đã nghe, thấy rồi, đã thấy, đã tiếp nhận, tiếp nhận, ghi
        nhận, đã ghi nhận, noted, received, got it, seen, nhớ rồi, đã nghe rõ, copy, roger, biết
        tin, nhận được tin, nhận được thông báo, nhận thông báo, nhận tin, đã nhận được thông
        báo, đã nhận thông báo, đã nhận được tin, đã nhận tin, đã nhận được tin nhắn, đã nhận
        tin nhắn, đã nhận được giấy mời, đã nhận giấy mời, đã xem thông báo, đã đọc thông báo,
        đã xem tin, đã đọc tin, đã xem tin nhắn, đã nắm thông tin, nhận được giấy mời, nhận được
        tin nhắn, nhận được thông báo rồi, nhận được tin rồi
    """,
    "Z": """
        cảm ơn, cám ơn, cảm ơn nhiều, thanks, thank you, thank, tks, ths, biết ơn, chào, xin
        chào, hello, hi, hey, alo, a lô, alô, kính chào, thưa, kính thưa, dạ thưa, báo cáo đồng
        chí, báo cáo bí thư, báo cáo anh, báo cáo chị, báo cáo các đồng chí, báo cáo chi bộ, báo
        cáo chi ủy, xin báo cáo, kính gửi, kính, good morning, good evening, dear, chúc buổi
        họp, vui vẻ, thành công, tốt đẹp, thông cảm, mong thông cảm, xin thông cảm, mong đồng
        chí thông cảm, xin lỗi, lượng thứ, mong, mong chi bộ thông cảm, mong anh em thông cảm,
        thông cảm cho tôi, thông cảm giúp, sorry, apologies, my apologies, regards, gặp lại, hẹn
        gặp mọi người, hôm nay đẹp trời, ngủ ngon, ăn cơm chưa, khỏe không, có khỏe không, quên chưa
        trả lời, quên trả lời, quên chưa báo, quên báo, quên
        chưa nhắn, chưa kịp trả lời, chưa kịp báo, còn
        thức, mừng, quý mến, thân mến, trân trọng, thân, tuyệt, hay quá, giỏi quá, đẹp quá, vui
        quá, yên tâm, khỏi lo, đừng lo, đừng lo lắng, em yên tâm, an tâm, rất tiếc, tiếc quá,
        tiếc, thật tiếc, buồn quá, cáo lỗi cùng, cực, phiền, làm phiền, nhớ, xin cảm ơn, trời
        ơi, thank u, đa tạ, ơn, hẹn gặp, tiếc là, rất tiếc là, tiếc rằng, rất tiếc rằng, tiếc
        quá là
    """,
    "m": """
        buổi họp, cuộc họp, buổi này, buổi đó, buổi sinh hoạt, buổi sinh hoạt này, buổi sinh
        hoạt chi bộ, sinh hoạt chi bộ, họp chi bộ, họp này, lần này, kỳ này, kỳ họp, kỳ họp này,
        đợt này, tháng này, tuần này, hôm nay, bữa nay, nay, hôm đó, bữa đó, bữa họp, bữa này,
        hôm họp, ngày mai, mai, tối mai, tối nay, tối đó, chiều nay, chiều mai, sáng nay, sáng
        mai, tối mốt, mốt, ngày mốt, tối, sáng, chiều, trưa, hôm ấy, lát, hôm ni, bữa ni, buổi ni,
        tối ni, chừ, bây chừ, tuần sau, tối
        thứ, thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu, thứ bảy, chủ nhật, ngày đó, giờ đó, giờ
        họp, lịch họp, cuộc họp này, buổi họp này, buổi, buổi tối, buổi sáng, buổi chiều, bữa,
        chuyên đề, thường kỳ, định kỳ, tháng, kỳ, hội nghị, đại hội, phiên họp, phường, khu phố,
        tại khu phố, ở khu phố, tại phường, ở phường, chỗ họp, nhà văn hóa, trụ sở, hội trường,
        văn phòng khu phố, tonight, today, tomorrow, meeting, the meeting, this time, this
        month, hôm tới, sắp tới, ngày, tối nay được, lúc đó, tối thứ hai, tối thứ ba, tối thứ
        tư, tối thứ năm, tối thứ sáu, tối thứ bảy, tối chủ nhật, như lịch, theo lịch, như thông
        báo, theo thông báo, như thường lệ, như mọi khi, ngày hôm đó, hôm, mấy nay, mấy bữa nay,
        mấy hôm nay, mấy ngày nay, dạo này
    """,
    "T": """
        một chút, một xíu, một lát, một tí, chút, xíu, tí, lát, chút xíu, ít phút, vài phút, mấy
        phút, nửa tiếng, một tiếng, nửa giờ, chừng nửa tiếng, tiếng rưỡi, một lúc, một hồi, ít,
        chút đỉnh, mươi phút, mười phút, mười lăm phút, hai mươi phút, ba mươi phút, năm phút,
        chốc lát, một giờ, tiếng, phút, giờ, lúc, a bit, a little, minutes, mins, min, pm, hour,
        half an hour, rưỡi, độ, dăm phút, nửa tiếng đồng hồ, tiếng đồng hồ, đồng hồ
    """,
    "v": "xin phép, cáo lỗi, xin khất, khất, xin phép trước, phép",
    "o": "cùng, cùng với, với, chung với, đi cùng với",
    "b": """
        tháng sau, buổi sau, lần sau, kỳ sau, buổi tới, kỳ tới, lần khác, buổi khác, hôm khác,
        bữa khác, dịp khác, next time
    """,
    "i": """
        chúc, xin chúc, kính chúc, chúc mừng, hẹn gặp lại, gửi lời thăm, gửi lời, cho gửi lời,
        gửi lời chào, hoan nghênh, chúc buổi họp, chúc cuộc họp, chúc mọi người, chúc các, chúc
        sức khỏe, chúc ngủ ngon
    """,
    "j": "xong, xong rồi, xong xuôi",
}  # fmt: skip
