"""Words of reasons: W hinders a person (work, health), u may be the matter (weather, things)."""

REASONS = {
    "W": """
        sức khỏe, không cho đi, không cho dự, không cho họp, không cho ra, không cho tới, chưa
        cho đi, cấm đi, cấm đi lại, cấm ra ngoài, nằm nhà, ở nhà thôi, nằm ở nhà,
        bận, bận việc, bận rồi, bận quá, mắc, kẹt, vướng, bị, đau, ốm, bệnh, sốt, cảm, cúm, mệt,
        yếu, mổ, nằm viện, nhập viện, xuất viện, cấp cứu, khám, khám bệnh, tái khám, đi khám, đi
        khám bệnh, đi bệnh viện, đi viện, đi tái khám, bệnh viện, bv, bác sĩ, nha khoa, huyết
        áp, tiểu đường, tai biến, chóng mặt, nhức đầu, nhức, đau chân, đau lưng, đau đầu, đau
        bụng, đau gối, đau khớp, đau răng, đau mắt, đau họng, viêm, té, ngã, gãy, trẹo, trật, bó
        bột, chưa khỏe, không khỏe, không được khỏe, trong người, chạy thận, truyền nước, chích,
        tiêm, đi chích, xét nghiệm, châm cứu, vật lý trị liệu, kiêng, ở cữ, sinh em bé, sắp
        sinh, đi đẻ, vợ đẻ, đẻ, covid, sốt xuất huyết, dị ứng, tụt, lên huyết áp, huyết áp cao,
        cao huyết áp, mất ngủ, trở trời, già yếu, tuổi già, lớn tuổi, tiêu chảy, đau dạ dày, nằm
        một chỗ, liệt, mờ mắt, mắt kém, cách ly, công tác, đi công tác, công chuyện, có việc,
        việc nhà, việc gấp, việc đột xuất, việc gia đình, đột xuất, trực, trực đêm, mắc trực, ca
        đêm, ca chiều, đi làm, tăng ca, đi ca, làm ca, ca trực, họp cơ quan, họp công ty, họp
        phụ huynh, họp trường, họp tổ, họp ở, họp bên, họp khác, mắc họp, bận họp, kẹt họp, đi
        học, lớp học, đi thi, coi thi, đi dạy, lên lớp, tập huấn, hội thảo, đi bán, buôn bán,
        coi tiệm, trông tiệm, giữ tiệm, dọn hàng, trông quán, đi chợ, có khách, nhà có khách,
        tiếp khách, giao hàng, đi giao, sửa nhà, xây nhà, dọn nhà, dọn dẹp, nhà đang sửa, nấu
        cơm, nấu ăn, cơm nước, cúng, giỗ, đám giỗ, nhà có giỗ, có giỗ, ăn giỗ, ngày giỗ, cúng
        giỗ, nhà có đám, có đám, đám cưới, đám hỏi, đám ma, đám tang, đi đám, tang, nhà có tang,
        hữu sự, hiếu hỷ, hiếu sự, ăn tiệc, đi tiệc, liên hoan, sn, thôi nôi, đầy tháng, tân gia,
        mừng thọ, đi lễ, !chùa, đi !chùa, họp mặt, họp lớp, tất niên, con cưới, đi ăn, ăn cưới,
        nhà có việc, có chuyện, nhà có chuyện, đón con, đón cháu, đi đón, rước, rước con, rước
        cháu, đi rước, đưa con, đưa cháu, đi đưa, đi chở, trông cháu, trông con, giữ cháu, giữ
        con, giữ nhà, giữ em, coi nhà, coi cháu, coi con, chăm cháu, chăm con, chăm mẹ, chăm vợ,
        chăm chồng, chăm ba, chăm bà, chăm ông, chăm người, nuôi bệnh, nuôi vợ, đi thăm, thăm
        con, thăm cháu, thăm quê, thăm bà con, bồng cháu, bế cháu, lo cho, lo việc, lo cơm,
        không ai, không có ai, hổng có ai, không ai chở, không ai trông, không người, không có
        người, một mình, con ốm, con bệnh, cháu ốm, cháu bệnh, con sốt, cháu sốt, mẹ ốm, mẹ
        bệnh, vợ ốm, vợ bệnh, chồng ốm, chồng bệnh, mẹ mất, ba mất, bố mất, qua đời, về quê, ở
        quê, dưới quê, đi xa, ở xa, nhà xa, xa nhà, vắng !nhà, đi chơi, đi du lịch, du lịch, đi
        nghỉ mát, nghỉ mát, đi nước ngoài, ở nước ngoài, đi mỹ, đi úc, ở mỹ, ở úc, đi tour, đi
        biển, đi tắm biển, đi tỉnh, ở tỉnh, ngoài tỉnh, ngoài bắc, ngoài trung, về bắc, về
        trung, về miền tây, về miền, ra bắc, ra trung, ra hà nội, vào miền, vô sài gòn, đi hành
        hương, hành hương, đi đà lạt, đi hà nội, đi vũng tàu, đi nha trang, đi huế, đi đà nẵng,
        đi cần thơ, đi long an, đi bình dương, đi đồng nai, đi tây ninh, đi bến tre, đi phú
        quốc, đi phan thiết, đi củ chi, ở đà lạt, ở hà nội, ở vũng tàu, đi thái, đi nhật, đi
        hàn, đi campuchia, đi singapore, ở cần thơ, ở bình dương, ở huế, ở đà nẵng, đang ở, chưa
        về, chưa về tới, chưa về kịp, về không kịp, không về kịp, chưa về đến, về trễ, về muộn,
        đi làm về trễ, đi làm về muộn, tan ca, tan làm, tan sở, tan ca trễ, làm về trễ, về chậm,
        đang trên xe, trên xe, trên đường về, ra sân bay, chuyến bay, máy bay, tham quan, về
        nguồn, đi thực tế, kẹt xe, tắc đường, ùn tắc, kẹt đường, kẹt cứng, xe hư, hư xe, xe
        hỏng, hỏng xe, bể bánh, lủng lốp, xẹp lốp, thủng lốp, xẹp bánh, bể lốp, hết xăng, đổ
        xăng, không có xe, hổng có xe, đụng xe, bảo dưỡng, khóa cửa, mất chìa khóa, quên giờ,
        ngủ quên, trùng lịch, trùng giờ, đụng lịch, đụng giờ, kẹt lịch, có hẹn, bị hẹn, lỡ hẹn
        với, lỡ nhận, lỡ hứa, đăng kiểm, ra tòa, công chứng, ngân hàng, đi tang, viếng, đi
        viếng, đưa tang, nhờ đưa, dưỡng sinh, bầu cử, đi bầu, tiếp dân, tuần tra, dân phòng,
        trực tổ, trực chốt, họp quận, họp phường, họp dân, họp hội, họp đoàn, họp cựu chiến
        binh, tập dượt, phỏng vấn, tốt nghiệp, họp mặt gia đình, lãnh lương, đi lãnh, đi đồng,
        làm đồng, thu hoạch, tưới, bão lũ, hàng xóm, dẫn cháu, dắt cháu, dẫn con, bão số, hóa
        trị, xạ trị, đau thận, sỏi, mổ mắt, vừa mổ, mới mổ, cườm, nhổ răng, trồng răng, cấp
        tính, mãn tính, khản, mất tiếng, nghẹt, hư chân, khập khiễng, xe lăn, busy, sick, ill,
        flu, fever, hospital, doctor, working, travelling, traveling, away, out of town,
        traffic, jam, stuck, wedding, funeral, surgery, headache, appointment, injured, another
        meeting, business, overtime, họp trên quận, họp trên phường, họp trên thành phố, tĩnh
        dưỡng, dưỡng bệnh, ôn thi, sưng, sưng chân, chân sưng, đau tay, chưa về nhà, không có ở
        nhà, không có nhà, không có thời gian, không có thì giờ, hết thời gian, không ở nhà, vô
        viện, vào viện, bận mất, bận mất rồi, già rồi, cho con ăn, cho cháu ăn, cho con bú, cho
        cháu ngủ, cho con ngủ, cho cháu uống, cho con uống, cho cháu bú, working late, work
        late, !già, nhà có đám hỏi, nhà có đám cưới, nhà có đám giỗ, nhà có đám tang, nhà có đám
        ma, có đám hỏi, có đám cưới, có đám giỗ, có đám tang, !hiếu, !hỷ, mắc việc, kẹt việc,
        vướng việc, mắc công việc, kẹt công việc, đang đau, hơi đau, vẫn đau, con còn nhỏ, cháu
        còn nhỏ, con mọn, con thơ, hội phụ nữ, hội cựu chiến binh, hội nông dân, hội người cao
        tuổi, hội khuyến học, đồng hương, tuổi cao, cao tuổi, đi lại khó khăn, đi lại không
        tiện, đi lại bất tiện, đi lại khó, đi đứng khó khăn, đi đứng không tiện, lãng tai, nặng
        tai, tai điếc, mắt mờ, chân yếu, sức yếu, yếu sức, nhức mỏi, mệt mỏi, mỏi mệt, mỏi gối,
        mỏi lưng
    """,
    "u": """
        ho, thuốc, khớp, xương, tim, bầu, thai, công việc, cv, việc, việc riêng, ca, làm, lịch
        trực, cơ quan, công ty, cty, xí nghiệp, nhà máy, sếp, học, lịch học, thi, lịch thi, dạy,
        lịch dạy, bán, quán, chợ, khách, thợ, đám, tiệc, sinh nhật, lễ, nhà thờ, cưới, chuyện
        nhà, gia đình, nhà có, đón, đưa, chở, trông, chăm, nuôi, thăm, lo, mất, quê, xa, nước
        ngoài, miền bắc, miền tây, miền trung, hết ca, xong việc, chưa xong, sân bay, !bay, tàu,
        xe khách, mưa, mưa to, mưa lớn, ngập, nước ngập, triều cường, !bão, gió, nắng, đường xa,
        đường đông, đường ngập, đường tối, trời tối, trời mưa, trời, xe buýt, xe, tai nạn, cúp
        điện, mất điện, cúp nước, hư máy, điện thoại hư, hư, hỏng, mất mạng, trùng, hẹn, lịch
        hẹn, lịch, hội, câu lạc bộ, tập, văn nghệ, múa, bảo vệ, phơi, gặt, đục, răng, nôn, kinh
        tế, gậy, cold, work, trip, rain, raining, family, child, kids, leg, shift, chờ, đợi,
        mạng yếu, chân, lưng, cháu ngoại, mẹ già, tìm chỗ, bến tre, cần thơ, long an, tiền
        giang, vĩnh long, trà vinh, đồng tháp, an giang, kiên giang, cà mau, bạc liêu, sóc
        trăng, hậu giang, bình dương, đồng nai, tây ninh, bình phước, vũng tàu, đà lạt, lâm
        đồng, nha trang, đà nẵng, hà nội, hải phòng, quảng ngãi, bình định, phú yên, nghệ an,
        thanh hóa, củ chi, hóc môn, cần giờ, nhà bè, mỹ tho, rạch giá, phú quốc, sài gòn, thủ
        đức, bình thuận, phan thiết, quy nhơn, thái lan, nhật bản, singapore, đài loan, canada,
        hàn quốc, trung quốc, tuổi
    """,
}  # fmt: skip
