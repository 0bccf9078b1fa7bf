# Thăm dò ý kiến: người được hỏi trả lời, được nhắc, đọc kết quả.
poll-head =
    <b>XIN Ý KIẾN của { $unit }</b>
    { $question }
poll-line = { $mark }{ $number }. { $label }
poll-how = Mời đồng chí chọn một ý: bấm nút, hoặc nhắn số, ví dụ: 2.
poll-how-several = Đồng chí có thể chọn nhiều ý: bấm nút, hoặc nhắn số, ví dụ: 1, 3. Bấm lần nữa là bỏ chọn.
poll-until = Mong đồng chí trả lời trước <b>{ $when }</b>. Đến lúc đó đồng chí vẫn đổi ý được.
poll-secret = Ý kiến không ghi tên: Trợ lý chỉ nhớ là đồng chí đã trả lời; chi ủy không xem được đồng chí chọn gì.
poll-named = Ý kiến có ghi tên: khi kết thúc, chi ủy xem được đồng chí chọn gì.
poll-asked = Xin ý kiến { $count } đồng chí. Kết quả được báo khi kết thúc.
poll-quorum = Kết quả được dùng để tham khảo khi ít nhất { $percent }% số đồng chí được hỏi trả lời.
poll-no-vote = Đây là thăm dò ý kiến nhanh, không phải biểu quyết của chi bộ.
poll-reminder = Xin nhắc: Trợ lý chưa nhận được ý kiến của đồng chí.
poll-take-back = Rút lại câu trả lời
poll-taken-back = Đã rút lại. Hiện đồng chí chưa trả lời.
poll-noted = Đã ghi nhận ý kiến của đồng chí. Xin cảm ơn.
poll-noted-aloud = Đã ghi nhận: ý số { $numbers }. Xin cảm ơn đồng chí.
poll-chosen = Đồng chí đã chọn: ý số { $numbers }.
poll-answered = Đồng chí đã trả lời, và câu trả lời vẫn được giữ. Muốn xem đã chọn ý nào, mời bấm /xinykien.
poll-typed-unclear = Trợ lý chưa rõ đồng chí chọn ý nào, nên chưa ghi gì. Mời bấm một nút ở câu hỏi trên đây, hoặc nhắn số của ý, ví dụ: 2. Nếu tin này về việc khác, mời bấm giữ tin của việc đó, chọn «Trả lời» rồi nhắn lại.
poll-typed-kept = Câu trả lời của đồng chí vẫn được giữ như đã ghi. Muốn đổi, mời bấm nút ở câu hỏi, hoặc nhắn số của ý. Nếu tin này về việc khác, mời bấm giữ tin của việc đó, chọn «Trả lời» rồi nhắn lại.
poll-typed-past = Việc xin ý kiến này đã kết thúc, nên Trợ lý không ghi thêm gì. Xin cảm ơn đồng chí. Nếu tin này về việc khác, mời bấm giữ tin của việc đó, chọn «Trả lời» rồi nhắn lại.
poll-over = Việc xin ý kiến này đã kết thúc. Xin cảm ơn đồng chí.
poll-called-off = Việc xin ý kiến này đã được hủy. Không có câu trả lời nào được giữ lại.
poll-own-list = Có { $count } việc đang xin ý kiến đồng chí. Mời đồng chí chọn một việc.
poll-result-head =
    <b>KẾT QUẢ xin ý kiến của { $unit }</b>
    { $question }
poll-result-bar = { $bar } <b>{ $count }</b> ({ $percent }%)
poll-result-answered = Đã trả lời: <b>{ $answered }</b> trên { $asked } đồng chí được hỏi ({ $percent }%).
poll-result-withheld = Ít người trả lời quá, nên số của từng ý không được báo, để không lộ ý kiến riêng của ai.
poll-result-quorum = Đã đủ mức { $percent }% số đồng chí trả lời.
poll-result-no-quorum = Chưa đủ mức { $percent }% số đồng chí trả lời, nên kết quả này chưa dùng để tham khảo.
poll-result-several = Mỗi đồng chí được chọn nhiều ý.
poll-result-unreadable = Có { $count } câu trả lời không đọc được nên không được tính.
poll-result-cells = Theo chi bộ:
poll-result-cell = { $unit } – { $answered } đồng chí: { $numbers }
poll-result-more = và { $count } chi bộ khác
poll-result-hidden = { $count } chi bộ không tách số riêng, để không lộ ý kiến riêng của ai.
poll-error-over = Việc xin ý kiến này đã kết thúc, nên không ghi thêm hay sửa được nữa. Xin cảm ơn đồng chí.
poll-error-called-off = Việc xin ý kiến này đã được hủy, nên không cần trả lời nữa. Xin cảm ơn đồng chí.
poll-error-not-asked = Việc xin ý kiến này không gửi tới đồng chí, nên Trợ lý không ghi câu trả lời.
poll-error-one = Lần này mỗi đồng chí chọn một ý thôi. Mong đồng chí nhắn một số, ví dụ: 2.
poll-error-question = Câu hỏi cần có chữ và dài tối đa { $most } chữ cái. Mong đồng chí viết lại ngắn hơn.
poll-error-options = Cần từ 2 đến 6 ý, mỗi ý một dòng, dài tối đa { $most } chữ cái và khác hẳn nhau (không chỉ khác chữ hoa hay dấu).
poll-error-number = Có một ý chỉ là con số, dễ lẫn với số thứ tự. Mong đồng chí thêm chữ, ví dụ: "3 bàn".
poll-error-times = Thời gian chưa dùng được: giờ bắt đầu phải ở phía trước, và từ lúc gửi đến lúc kết thúc phải từ 1 giờ đến 60 ngày. Tin không được gửi trong giờ nghỉ, nên lúc gửi có thể là sáng hôm sau.
poll-error-quorum = Mức trả lời tối thiểu là một số từ 1 đến 100, ví dụ: 50.
poll-error-classified = Câu hỏi hoặc một ý có dấu độ mật. Trợ lý không nhận nội dung mật. Nếu không phải nội dung mật, xin bỏ chữ đó rồi gửi lại.
poll-error-few = Chưa gửi: cần ít nhất 2 đồng chí nhận được tin qua Trợ lý. Mong đồng chí chọn lại người được hỏi.
poll-error-few-secret = Chưa gửi: chỉ có { $asked } đồng chí nhận được tin qua Trợ lý. Ít hơn { $fewest } người thì không giữ kín được ý kiến của ai. Mong đồng chí chọn thêm người, hoặc chuyển sang có ghi tên.
poll-error-secret = Ý kiến lần này không ghi tên, nên không ai xem được ai đã chọn gì.
poll-error-still-open = Việc xin ý kiến này chưa kết thúc. Khi kết thúc, chi ủy xem được danh sách.
poll-error-picture-shown = Hình này vừa được gửi trong khung chat này. Nếu cần gửi lại, mời đồng chí bấm sau 10 phút.
