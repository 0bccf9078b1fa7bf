"""Answer words: phrases that say whether somebody comes, and the small words that turn them round.

Each concept has a one-letter tag, so that a clause becomes a short string that patterns can read.
Phrases are written with full diacritics; a word after "!" is read only when typed just so.

w mocks coming (or is an unmarked "vang")
A comes · G moves, an answer only where nothing is clearer · V is absent · L is late · O remotely
N not · F not yet · d "đâu" · n rhetorical "sao được" · C can · k in time
U in doubt · t depends on · c certain or known, turned round by a negation · R answers later
y polite opening · B agrees · Y "có" · g begin without me
"""

ANSWERS = {
    "A": """
        đi, dự, đến, tham dự, tham gia, có mặt, họp, đi họp, dự họp, đến họp, !tới họp, vô họp,
        vào họp, !tới dự, đến dự, vô dự, qua dự, qua họp, ra họp, ra dự, lên họp, lên dự, về
        họp, về dự, đi dự, đi sinh hoạt, dự sinh hoạt, sinh hoạt, tham gia họp, tham dự họp, ghé
        dự, góp mặt, hiện diện, tham gia sinh hoạt, tham dự sinh hoạt, !tới, đi dự họp, ra, họp
        off, dự off, họp trực tiếp, dự trực tiếp, đến trực tiếp, đi trực tiếp, trực tiếp, họp
        bình thường, đi bình thường, đi họp bình thường, xuống họp, sang họp, xuống dự, sang dự,
        đi đầy đủ, dự đầy đủ, tham gia đầy đủ, tham dự đầy đủ, đi đủ, có mặt đầy đủ, đi bộ, đi
        xe, đi xe ôm, đi xe buýt, đi xe đạp, đi xe máy, đi taxi, đi grab, đi chung, đi cùng, đi với,
        đi sớm, đến sớm, tới sớm, đi liền, đi luôn, đăng ký tham
        gia, đăng ký dự, báo có, báo danh, attend, come, be there, join, coming, attending, go,
        going, make it, see you there, in person, participate, present, lội bộ, xác nhận tham
        dự, xác nhận có mặt, xác nhận tham gia, count me in, đủ mặt, có đủ mặt, mặt đủ, làm
        sao mà vắng, làm sao mà vắng được, làm sao vắng được, sao mà vắng được, sao vắng được,
        làm sao mà nghỉ được, làm sao nghỉ được, sao mà nghỉ được, bận gì mà không đi
    """,
    "w": """
        họp hành gì, họp hành gì nữa, họp hành chi, họp hành chi nữa, có mà đi, có mà họp, có mà dự
    """,
    "G": """
        qua, ghé, vô, vào, sang, lên, xuống, ghé qua, chạy qua, chạy tới, chạy đến, ghé vô, chạy
        ra, ra sau
    """,
    "V": """
        hết đường đi, không tài nào đi, vắng, vắng mặt, nghỉ, nghỉ họp, nghỉ buổi, khiếm diện, báo
        vắng, xin vắng, cho vắng, báo
        nghỉ, off, miễn họp, lỡ hẹn, bỏ họp, xin nghỉ, xin kiếu, kiếu, cáo lỗi, xin cáo, từ
        chối, thất lễ, xin rút, không có mặt, ko có mặt, thiếu mặt, cho tôi miễn, xin miễn, đi
        vắng, bỏ buổi, hẹn buổi sau, hẹn lần sau, hẹn kỳ sau, hẹn tháng sau, không sắp xếp được,
        không thu xếp được, để buổi sau, để lần sau, buổi sau tôi đi, lần sau tôi đi, buổi sau
        em đi, lần sau em đi, tháng sau tôi đi, kỳ sau tôi đi, tháng sau em đi, absent, skip,
        miss, unable to, count me out, not available, unavailable, regret, stay home, decline,
        hủy, chịu thua, bó tay, gặp lại buổi sau, ở nhà nghỉ, xin off, hẹn chi bộ kỳ sau, hẹn kỳ
        họp sau, hẹn đồng chí kỳ sau, để kỳ sau, để tháng sau, hẹn chi bộ buổi sau, hẹn mọi
        người buổi sau, hẹn mọi người kỳ sau, hẹn các đồng chí kỳ sau, đành thôi, đành chịu,
        đành vắng, đành nghỉ, miễn cho, miễn giùm, cho miễn, làm sao đi, làm sao đi được, làm
        sao mà đi, sao mà đi được, làm sao dự được, đi gì nổi, đi gì được, đi thế nào được, đi kiểu
        gì được, đi cách nào được, hết đi nổi, hết đi
        được, không tiện, bất tiện, vắng có phép, vắng có lý do, vắng mặt có phép
    """,
    "L": """
        muộn khoảng, muộn chừng, muộn tầm, muộn cỡ, muộn độ, muộn hơn, trễ, muộn, chậm, đi trễ, đến
        trễ, tới trễ, vô trễ, vào trễ, qua trễ, ghé trễ, họp trễ,
        dự trễ, đi muộn, đến muộn, tới muộn, vô muộn, vào muộn, qua muộn, đi chậm, đến chậm, tới
        chậm, có mặt trễ, có mặt muộn, tham gia trễ, tham gia muộn, tham dự trễ, tham dự muộn,
        trễ giờ, muộn giờ, trễ họp, vào sau, vô sau, đến sau, tới sau, qua sau, ghé sau, đi sau,
        ra sau, lên sau, dự sau, họp sau, tham gia sau, tham dự sau, có mặt sau, chạy qua sau,
        chạy tới sau, vào họp sau, vô họp sau, đến họp sau, xuống sau, bị trễ, bị muộn, lát nữa,
        chút nữa, tí nữa, xíu nữa, lát tôi qua, lát em qua, lát tới, lát qua, hồi nữa, lát mới,
        nửa buổi, giữa buổi, giữa giờ, nửa chừng, dự phần sau, họp phần sau, dự nửa sau, late,
        delayed, running behind, on my way, không đúng giờ, trễ nải, kịp sau, đang trên đường,
        trên đường tới, trên đường đến, đang tới, đang đến, trễ một chút, sắp tới, sắp đến, chậm
        trễ, chậm chân, ra trễ, lên trễ, xuống trễ, hơi trễ, đang chạy tới, đang chạy qua, đang
        chạy đến, đang chạy, đang đi tới, đang qua, sắp tới nơi, gần tới, gần tới rồi, sắp tới
        rồi, chút xíu tôi tới, chút tôi tới, lát tôi tới, lát em tới, chút em tới, chút tôi qua,
        tí tôi qua, tí em qua, xíu tôi qua, xíu tôi tới, lát tôi vô, lát em vô
    """,
    "O": """
        online, onl, onlai, trực tuyến, zoom, meet, google meet, gg meet, meeting online, từ xa,
        qua mạng, qua điện thoại, qua đt, qua dt, qua máy, qua máy tính, qua zalo, qua zoom, qua
        meet, qua video, qua viber, qua messenger, qua face, qua facetime, qua laptop, qua ipad,
        qua internet, qua wifi, qua web, trên mạng, trên zoom, trên zalo, trên máy, trên máy
        tính, trên điện thoại, bằng điện thoại, bằng máy tính, bằng zoom, bằng zalo, qua ứng
        dụng, gọi video, video call, call video, ở nhà họp, họp ở nhà, dự ở nhà, họp tại nhà, dự
        tại nhà, link, đường link, đường dẫn, mã phòng, mã họp, id phòng, pass phòng, on lai,
        teams, skype, webex, online giùm, remotely, remote, virtually, dial in, phòng họp ảo,
        trực tuyết, nghe qua điện thoại, tt qua mạng, onlie, onine, on line, oline, on-line,
        trực tiến, mở máy họp, cuộc gọi, nối mạng, đầu cầu, qua màn hình, ngồi nhà họp, ngồi ở
        nhà họp, mở máy, bật máy, bật zoom, mở zoom, gọi zalo, call zalo, bằng máy, qua tivi,
        họp zalo, họp viber, họp messenger, họp facebook, họp face, họp video, họp mạng, họp
        điện thoại, họp máy, dự zalo, dự mạng, dự video, dự messenger, dự viber, mở video, bật
        video, mở zalo, bật zalo, mở camera, bật camera, mở link, mở meet, bật meet, mở teams,
        bật teams, gọi messenger, gọi viber, gọi facetime, qua facebook, qua camera, vào mạng
        họp, vô mạng họp, lên mạng họp, vào mạng, vô mạng, vào mạng dự, lên mạng dự, mở laptop,
        bật laptop, mở ipad, bật ipad, mở điện thoại, bật điện thoại, mở tivi, bật tivi
    """,
    "N": """
        rảnh đâu mà, thời gian đâu mà, thì giờ đâu mà, sức đâu mà, hơi đâu mà, bụng dạ đâu mà, đi
        đâu mà,
        không, chẳng, chả, không có, đâu có, không phải, đừng, khỏi, chẳng có, nào có, không
        còn, !chớ, làm gì có, không hề, not, don't, dont, can't, cant, cannot, won't, wont, no,
        do not, will not, not able to, khó, khó mà, không thể, chẳng thể, chả thể, không thể
        nào, hết cách, bất khả, isn't, couldn't, never, đâu phải, don, không có lý do gì để,
        không có lý do gì, không lý do gì, không bao giờ, chẳng bao giờ, chả bao giờ
    """,
    "F": "chưa, chưa có, chưa thể, chưa từng, chưa hề, chưa bao giờ, chưa khi nào, chưa lần nào",
    "d": "đâu",
    "n": """
        làm sao nổi, làm sao được, sao được, sao đành, sao nổi,
        hết nổi, răng được, răng nổi, chi nổi, gì nổi
    """,
    "C": "được, nổi, !đặng, tiện, có thể được, thể, able, rảnh",
    "k": "kịp, đúng giờ, kịp giờ, đúng hẹn, on time",
    "U": """
        để mai coi, để mai xem, để tối coi, để tối xem, để bữa đó coi, để bữa đó xem, để hôm đó
        coi, để hôm đó xem, có lẽ, có thể, để coi, để xem, để tính, để tôi coi, để tôi xem, để tôi
        tính, để em coi,
        để em xem, để mình xem, để mình coi, để bác xem, để cô xem, để chú xem, coi lại, xem
        lại, tính lại, tính đã, coi đã, xem đã, hên xui, phân vân, lưỡng lự, đang
        tính, xem sao, coi sao, xem thế nào, coi thế nào, liệu, chưa rõ, không rõ, chưa xác
        nhận, không xác nhận được, xem lại lịch, coi lại lịch, coi bộ khó, để sắp xếp, đang sắp
        xếp, đang thu xếp, sắp xếp đã, năm mươi năm mươi, 50/50,
        50-50, fifty fifty, cố gắng, !cố, sắp xếp, thu xếp, maybe, perhaps, might, unsure, not
        sure, depends, possibly, đang suy nghĩ, suy nghĩ, nghĩ đã, nghĩ lại, cân nhắc, khó nói,
        khó đoán, ngại quá, không biết chừng, biết đâu, chưa sắp xếp được, chưa thu xếp được,
        còn xem, còn coi, coi tình hình, xem tình hình, xem lịch, coi lịch, kiểm tra lịch, nửa
        muốn, not certain, chưa hứa, khó hứa, tạm thời, bất định, ngó lại, dò lại, dự kiến,
        don't know, dont know, do not know, no idea, will try, i'll try, xem có, coi có, biết
        có, thấy khỏe thì, may ra, lấp lửng, sức khỏe cho phép, chưa ngã ngũ, chưa chốt, chưa
        tính, có khi, rồi tính, đó tính, mới tính, tới đó tính, tới đó hay, hôm đó tính, chưa có
        lịch, chưa sắp lịch, chưa sắp lịch được, we'll see, will see, 50 50, xếp lịch, đang xếp
        lịch, sắp lịch, chưa xếp được, chưa xếp lịch, chưa xếp xong, năm ăn năm thua, 5 ăn 5
        thua, chưa sắp được, chưa sắp được lịch, chưa xếp được lịch, thế nào đã, ra sao đã, sao
        đã, xem lịch trực, coi lịch trực, xem lịch làm, xem lịch dạy, xem lịch học, xem lịch
        thi, xem lịch cơ quan, chưa biết lịch, chưa rõ lịch
    """,
    "t": """
        tùy, còn tùy, còn phụ thuộc, phụ thuộc, tùy vào, tùy theo, còn tùy vào, depends on, chờ
        lịch, đợi lịch, chờ kết quả, đợi kết quả, còn chờ, còn đợi, đang chờ, đang đợi, tùy tình
        hình, tùy công việc, tùy điều kiện
    """,
    "c": """
        chắc, chắc là, biết, quyết, hứa, khẳng định, xác định, quyết định, định, dám chắc, dám
        hứa, biết được, chắc được, biết chắc, nói trước, nói chắc, sure, certain, biết trước,
        trả lời, hình như, nghe chừng, probably
    """,
    "R": """
        báo lại, nhắn lại, trả lời sau, báo sau, nhắn sau, nhắn lại sau, báo lại sau, hồi âm
        sau, trả lời lại, rep sau, cho biết sau, thông báo sau, mai báo, mai nhắn, mai trả lời,
        tối báo, tối nhắn, lát báo, lát nhắn, tôi nhắn, em nhắn, mình nhắn, tôi báo, em báo,
        mình báo, con báo, con nhắn, mới biết, mới báo, sẽ báo, sẽ nhắn, sẽ trả lời, tôi trả
        lời, em trả lời, hỏi lại, hỏi ý, hỏi vợ, hỏi chồng, hỏi con, hỏi bà, hỏi sếp, hỏi cơ
        quan, bàn với, bàn lại, hỏi đã, hỏi ông, hỏi bác sĩ, báo cho, let you know, tell you
        later, get back to you, confirm later, decide later, check my schedule, reply later, chờ
        tôi báo, đợi tôi báo, phản hồi sau, gọi lại, alo lại, alo sau, gọi sau, nói sau, tính
        sau, để sau, mai tính, mốt báo, sẽ xác nhận, rep lại, let me check, let me see, check
        lại, kiểm tra lại, cho hay, cho hay sau, trả lời anh sau, trả lời em sau, trả lời chị
        sau, trả lời con sau, báo anh sau, báo em sau, báo chị sau, nhắn em sau, nhắn anh sau,
        báo con sau, nhắn con sau, xác nhận sau, xác nhận lại, xác nhận lại sau, lát trả lời,
        tối trả lời, chiều trả lời, sáng trả lời, trưa trả lời, chiều báo, sáng báo, trưa báo,
        chiều nhắn, sáng nhắn, trưa nhắn, mai xác nhận, tối xác nhận, thì báo, thì nhắn, thì trả
        lời, thì xác nhận
    """,
    "y": "dạ, dạ dạ, thưa",
    "B": """
        ok, oke, okie, okay, oki, okê, ô kê, uki, ukie, vâng, vâng ạ, dạ vâng, dạ được, ừ, ừm,
        uh, uhm, um, ừa, nhất trí, đồng ý, chấp hành, tuân thủ, chắc chắn, sẵn sàng, tất nhiên,
        đương nhiên, dĩ nhiên, chắc chắn rồi, được rồi, được thôi, được mà, được chứ, tốt, yes,
        yep, yeah, sure thing, of course, agree, agreed, certainly, definitely, yup, đồng ý tham
        gia, chấp thuận, tán thành, bảo đảm, đảm bảo, chắc ăn, nhận lời, sắp xếp được, sắp xếp
        xong, thu xếp được, thu xếp xong, đã sắp xếp, đã thu xếp, vg, vưng, vầng, okla, ô cê,
        oce, nhất định, duyệt, hoàn toàn đồng ý, accept, accepted, will do, chốt, chốt vậy
    """,
    "Y": "có, có chứ, có luôn, có nha, có chớ",
    "g": """
        họp trước, họp trước đi, bắt đầu trước, cứ họp, cứ bắt đầu, làm trước, đừng chờ, khỏi
        chờ, đừng đợi, khỏi đợi, không cần chờ, không cần đợi, vô trước, vào trước, tiến hành
        trước, cứ tiến hành, cứ làm, họp trước nha, chờ chút, đợi tôi, đợi chút, chờ xíu, đợi
        xíu, đợi em, chờ tí, !chờ tôi, !chờ em, !chờ mình
    """,
}  # fmt: skip
