# Gương tốt: chi bộ xem bài, người được kể đồng ý.
story-review-findings = 🔎 <b>Mong xem lại những chỗ này</b> (trợ lý chỉ nhắc, người xem quyết định):
story-review-finding = – { $kind }: { $words }
story-review-findings-more = ; và { $count } chỗ nữa
story-review-marked = { $before }<b>{ $words }</b>{ $after }
story-review-kind-phone = số điện thoại
story-review-kind-house = số nhà, địa chỉ
story-review-kind-id = số giấy tờ
story-review-kind-illness = bệnh tật
story-review-kind-child = trẻ em
story-review-kind-hardship = hoàn cảnh riêng

story-review-home-line = <b>Chờ chi bộ xem:</b> { $count } bài.
story-review-home = Bài chờ chi bộ xem ({ $count })
story-review-list =
    <b>Bài chờ chi bộ xem</b> ({ $count })
    { $lines }

    Nhắn số thứ tự để mở bài.
story-review-line = { $title } – gửi lúc { $when }
story-review-none = Không có bài nào chờ chi bộ xem. Cảm ơn đồng chí.
story-review-list-button = Các bài chờ xem
story-review-open = Mở lại bài
story-review-card =
    <b>Gương tốt gửi chi bộ xem</b>
    { $unit } – người kể: { $author }

    <b>{ $title }</b>

    { $text }
story-review-cut = <i>Trên đây là phần đầu; cả bài dài { $letters } chữ cái. Bấm «Xem cả bài và ảnh» để đọc hết.</i>
story-review-photos = Kèm { $count } ảnh.
story-review-pictures = Ảnh của bài «{ $title }»
story-review-whole = Xem cả bài và ảnh
story-review-forward = Chuyển phường
story-review-send-back = Nhờ viết thêm
story-review-decline = Không đăng
story-review-forwarded-toast = Đã chuyển lên phường.
story-review-forwarded = Đã chuyển bài «{ $title }» lên phường. Người kể cũng được báo. Cảm ơn đồng chí.
story-review-name-them = Bài chỉ được đăng khi người được kể đồng ý. Chi bộ biết người ấy rõ nhất: mong đồng chí ghi tên ngay bây giờ.
story-review-over = Bài «{ $title }»: { $state }
story-review-state-draft = người kể đang viết tiếp.
story-review-state-returned = đã nhờ người kể viết thêm.
story-review-state-declined = không đăng.
story-review-state-forwarded = đã chuyển phường.
story-review-state-awaiting = phường đang duyệt.
story-review-state-scheduled = phường đã duyệt, chờ đến giờ đăng.
story-review-state-published = đã đăng.
story-review-state-withdrawn = đã gỡ.
story-review-state-forgotten = đã gỡ, không còn giữ nội dung.
story-review-error-reviewed = Bài này không còn chờ chi bộ xem nữa (người xem: { $who }).
story-review-error-not-told = Người kể đang viết bài này, nên chưa xem được.
story-review-error-teller-gone = Người kể không còn dùng Trợ lý, nên không nhờ viết thêm được. Mong chuyển phường biên tập, hoặc chọn «Không đăng».

story-consent-untitled = (bài chưa có tiêu đề)
story-consent-shown = <b>Người, tập thể được nêu:</b>
story-consent-shown-more = – và { $count } người, tập thể nữa
story-consent-nobody = <b>Người, tập thể được nêu:</b> chưa ghi tên ai. Bài chỉ được đăng khi người được nêu đồng ý.
story-consent-shown-count = Người được nêu ({ $count })
story-consent-shown-button = Xem người được nêu
story-consent-line = { $name } ({ $what }): { $state }
story-consent-as-person = cá nhân
story-consent-as-group = tập thể
story-consent-as-parent = trẻ em, cha mẹ đồng ý thay
story-consent-state-needed-member = chưa hỏi
story-consent-state-needed-paper = chưa ghi nhận
story-consent-state-asked = đã hỏi, đang chờ trả lời
story-consent-state-asked-earlier = đã hỏi bản trước, cần hỏi lại vì bài đã sửa
story-consent-state-given-both = đồng ý cả chữ và ảnh ({ $how })
story-consent-state-given-words = chỉ đồng ý phần chữ ({ $how })
story-consent-state-earlier = đã đồng ý bản trước, cần hỏi lại vì bài đã sửa
story-consent-state-refused = không đồng ý
story-consent-state-withdrawn = đã rút lại đồng ý
story-consent-proof-chat = trả lời trong chat
story-consent-proof-paper = có giấy
story-consent-proof-voice = có ghi âm
story-consent-list =
    <b>Người, tập thể được nêu</b> trong bài «{ $title }»:
    { $lines }

    Nhắn số thứ tự để mở từng người.
story-consent-list-empty =
    Bài «{ $title }» chưa ghi tên ai được nêu.

    Bài chỉ được đăng khi người hoặc tập thể được nêu đồng ý. Mong đồng chí ghi tên từng người, từng tập thể.
story-consent-name = Thêm người, tập thể
story-consent-self = Người được kể là tôi
story-consent-ask-all = Xin đồng ý qua chat ({ $count })
story-consent-ask-all-again = Xin lại đồng ý ({ $count })
story-consent-to-own = Về bài của tôi
story-consent-all-shown = Tất cả người được nêu
story-consent-one =
    Bài «{ $title }»
    <b>{ $line }</b>
story-consent-how-chat = Đồng chí này dùng Trợ lý, nên tự trả lời trong chat; không ai trả lời thay được.
story-consent-how-paper = Người này chưa nhận được tin trong Trợ lý. Khi họ đồng ý, mong đồng chí chụp giấy đồng ý hoặc nhờ họ nói vào tin thoại.
story-consent-ask = Hỏi đồng ý trong chat
story-consent-ask-again = Hỏi lại trong chat
story-consent-asked =
    { $count ->
        [0] Không còn ai cần hỏi trong chat.
       *[other] Đã gửi bài và câu hỏi cho { $count } người. Có trả lời, trợ lý báo ngay.
    }
story-consent-asked-morning =
    { $count ->
        [0] Không còn ai cần hỏi trong chat.
       *[other] Đang giờ nghỉ, nên sáng mai trợ lý mới gửi câu hỏi cho { $count } người. Có trả lời, trợ lý báo ngay.
    }
story-consent-record = Ghi nhận: đã đồng ý
story-consent-confirm = Đã đọc lại bản mới, vẫn đồng ý
story-consent-confirm-both = Đã xem lại bản mới cả chữ và ảnh, vẫn đồng ý
story-consent-said-no = Ghi nhận: không đồng ý
story-consent-took-back = Ghi nhận: rút lại đồng ý
story-consent-find = Hỏi một đồng chí trong chat
story-consent-find-parent = Tìm cha mẹ để hỏi trong chat
story-consent-see-paper = Xem giấy đồng ý
story-consent-hear = Nghe lời đồng ý
story-consent-drop = Bỏ tên này
story-consent-dropped = Đã bỏ tên. Nếu ảnh nào có người này, mong bỏ cả ảnh ấy.
story-consent-no-noted = Đã ghi: không đồng ý. Bài không được đăng với người này; nếu đang đăng, trợ lý gỡ ngay.
story-consent-confirmed = Đã ghi: vẫn đồng ý với bản mới.
story-consent-proof = Lời đồng ý của { $name }
story-consent-ask-name = Ai, hoặc tập thể nào được nêu trong bài? Nhắn tên, mỗi lần một tên. Ví dụ: Trần Thị Sen; tổ phụ nữ khu phố 5; cháu Na.
story-consent-ask-kind = «{ $name }» là:
story-consent-kind-person = Một người
story-consent-kind-group = Một tập thể
story-consent-kind-parent = Trẻ em dưới 16 tuổi
story-consent-ask-member = «{ $name }» có phải là đồng chí này? Nếu phải, Trợ lý hỏi ý kiến đồng chí ấy ngay trong chat.
story-consent-member = { $name } ({ $unit })
story-consent-no-member = Không phải, là người khác
story-consent-member-unknown = Trợ lý không tìm thấy ai tên như vậy đang dùng Trợ lý. Mong đồng chí chọn một nút ở trên.
story-consent-named = Đã ghi tên.
story-consent-self-now = Đã ghi. Trợ lý gửi bài ngay bên dưới: mong đồng chí đọc và cho biết có đồng ý không.
story-consent-self-later = Đã ghi. Khi bài biên tập xong, Trợ lý gửi đồng chí đọc lại và hỏi ý kiến.
story-consent-find-whom = «{ $name }» là đồng chí nào? Nhắn họ tên.
story-consent-find-whom-parent = Cha, mẹ hoặc người giám hộ của «{ $name }» là đồng chí nào? Nhắn họ tên.
story-consent-find-nobody = Trợ lý không tìm thấy ai tên như vậy đang dùng Trợ lý. Mong nhắn đủ họ tên, hoặc bấm Thôi rồi ghi nhận bằng giấy.
story-consent-find-which = Là đồng chí nào?
story-consent-linked = Đã ghi: Trợ lý sẽ hỏi đồng chí ấy.
story-consent-scope = { $name } đồng ý những gì?
story-consent-scope-both = Cả chữ và ảnh
story-consent-scope-words = Chỉ phần chữ
story-consent-ask-proof = Mong gửi ảnh chụp giấy đồng ý của { $name } (gửi dạng ảnh), hoặc tin thoại chính người ấy nói đồng ý. Tệp chỉ nằm trong Telegram, người duyệt bài mới xem được.
story-consent-recorded = Đã ghi nhận lời đồng ý. Cảm ơn đồng chí.

story-consent-where = trên kênh, nhóm của phường và trên mạng xã hội
story-consent-where-site = trên kênh, nhóm của phường, trên trang web ai cũng đọc được và trên mạng xã hội
story-consent-head-question =
    <b>{ $unit } xin được kể câu chuyện có nêu: { $name }</b>
    Bài sẽ đăng { $where }. Mong đồng chí đọc và cho biết có đồng ý không. Không đồng ý cũng không sao.
story-consent-head-again = <b>Bài của { $unit } có nhắc đến đồng chí, bản mới nhất:</b>
story-consent-head-corrected = <b>Bài của { $unit } có nhắc đến đồng chí vừa được sửa vài chữ.</b> Bản mới:
story-consent-child = Bài có nhắc đến «{ $name }»: mong đồng chí trả lời với tư cách cha, mẹ hoặc người giám hộ.
story-consent-group = Bài có nhắc đến «{ $name }»: mong đồng chí trả lời thay tập thể, sau khi đã hỏi ý mọi người.
story-consent-title = <b>{ $title }</b>
story-consent-text = { $words }
story-consent-pictures = Ảnh của bài «{ $title }»; phần chữ ngay bên dưới.
story-consent-close = <b>Đồng chí có đồng ý đăng không?</b> Lúc nào đồng chí cũng rút lại được, bài sẽ được gỡ ngay.
story-consent-close-photos = <b>Đồng chí có đồng ý đăng bài và { $count } ảnh ở trên không?</b> Lúc nào đồng chí cũng rút lại được, bài sẽ được gỡ ngay.
story-consent-close-corrected = Lời đồng ý trước đây vẫn được giữ. Nếu không muốn nữa, đồng chí bấm nút dưới đây, bài sẽ được gỡ ngay.
story-consent-yours = <b>{ $state }</b>
story-consent-yes = Đồng ý
story-consent-both = Đồng ý cả chữ và ảnh
story-consent-words = Chỉ đồng ý phần chữ
story-consent-no = Không đồng ý
story-consent-not-me = Bài không nói về tôi
story-consent-take-back = Rút lại đồng ý
story-consent-only-words = Bỏ ảnh, chỉ giữ phần chữ
story-consent-back-ask = Đồng chí muốn rút lại sự đồng ý cho đăng bài «{ $title }»?
story-consent-back-sure = Có, rút lại đồng ý
story-consent-back-not = Không, tôi vẫn đồng ý
story-consent-back-stays = Vâng, lời đồng ý của đồng chí vẫn giữ nguyên.
story-consent-back-unclear = Mong đồng chí bấm một nút, hoặc nhắn «rút lại» hay «giữ nguyên».
story-consent-read = Đọc lại bài
story-consent-coming = Trợ lý gửi bài ngay bên dưới.
story-consent-noted = Đã ghi.
story-consent-thanks-given = Cảm ơn đồng chí. Trợ lý đã ghi lời đồng ý.
story-consent-thanks-given-out = Đã ghi: không dùng ảnh nữa. Bài đang được gỡ khỏi mọi nơi đã đăng; chỉ đăng lại khi không còn ảnh.
story-consent-thanks-refused = Cảm ơn đồng chí đã trả lời. Bài sẽ không đăng như vậy.
story-consent-thanks-withdrawn = Đã ghi: đồng chí rút lại đồng ý. Bài sẽ không đăng như vậy.
story-consent-thanks-withdrawn-out = Đã ghi: đồng chí rút lại đồng ý. Bài đang được gỡ khỏi mọi nơi Trợ lý đã đăng, phường được báo để gỡ ở nơi khác.
story-consent-thanks-not-me = Cảm ơn đồng chí. Trợ lý đã báo để tìm đúng người.
story-consent-which = Đồng chí đồng ý cả chữ và ảnh, hay chỉ phần chữ?
story-consent-unclear = Trợ lý chưa rõ ý đồng chí. Mong đồng chí bấm một nút, hoặc nhắn «đồng ý» hay «không đồng ý».
story-consent-own-needed = Đồng chí chưa được hỏi.
story-consent-own-asked = Đồng chí chưa trả lời.
story-consent-own-both = Đồng chí đã đồng ý cả chữ và ảnh.
story-consent-own-words = Đồng chí chỉ đồng ý phần chữ.
story-consent-own-earlier = Đồng chí đã đồng ý bản trước; bài đã sửa nên sẽ hỏi lại.
story-consent-own-refused = Đồng chí không đồng ý.
story-consent-own-withdrawn = Đồng chí đã rút lại đồng ý.
story-consent-about =
    Bài «{ $title }» của { $unit } – { $stage }
    { $state }
story-consent-stage-proposed = chi bộ đang xem
story-consent-stage-forwarded = phường đang biên tập
story-consent-stage-awaiting = phường đang duyệt
story-consent-stage-scheduled = chờ đến giờ đăng
story-consent-stage-published = đã đăng
story-consent-stage-withdrawn = không đăng
story-consent-about-button = Về tôi: { $title }
story-consent-home = <b>Bài có nhắc đến đồng chí:</b> { $count }. Mở bài để đọc lại hoặc rút lại đồng ý.

story-consent-parent-of = cha mẹ của { $name }
story-consent-told-unreached = Trợ lý không gửi được câu hỏi về bài «{ $title }» cho { $name }. Mong gặp trực tiếp, rồi ghi nhận bằng giấy hoặc tin thoại.
story-consent-told-given-both = 🤝 { $name } đồng ý đăng cả chữ và ảnh trong bài «{ $title }».
story-consent-told-given-words = 🤝 { $name } đồng ý đăng bài «{ $title }», chỉ phần chữ: bài này không được kèm ảnh.
story-consent-told-given-words-out = { $name } không muốn dùng ảnh nữa, nên bài «{ $title }» đã được gỡ. Có thể đăng lại, không kèm ảnh.
story-consent-told-needed = Bài «{ $title }»: đồng chí được hỏi cho biết «{ $name }» trong bài là người khác. Mong tìm đúng người.
story-consent-told-refused = { $name } không đồng ý đăng bài «{ $title }». Mong tôn trọng và không hỏi lại; muốn đăng thì sửa bài, không nêu người này.
story-consent-told-withdrawn = { $name } đã rút lại đồng ý về bài «{ $title }». Bài không được đăng như vậy.
story-consent-told-withdrawn-out = { $name } đã rút lại đồng ý, nên bài «{ $title }» đã được gỡ khỏi kênh, nhóm và trang web. Nếu đã đăng ở mạng khác, mong gỡ giúp.
story-consent-told-by = Người ghi nhận: { $who }.
story-consent-told-all = Mọi người được nêu đều đã đồng ý.
story-consent-told-more = Đã đồng ý: { $given } trên { $count } người được nêu.

story-consent-error-new = Bài đã được sửa từ lúc gửi. Mong đồng chí đọc bản mới ngay bên dưới rồi trả lời.
story-consent-error-closed = Bài này hiện không chờ ý kiến nữa. Cảm ơn đồng chí.
story-consent-error-nobody = Chưa biết hỏi ai về «{ $name }». Mong tìm đồng chí ấy, hoặc ghi nhận bằng giấy.
story-consent-error-not-reached = Trợ lý chưa gửi tin cho { $name } được. Mong ghi nhận bằng giấy hoặc tin thoại.
story-consent-error-answered = { $name } đã trả lời về bản này rồi.
story-consent-error-name = Tên cần có chữ và dài nhất { $most } chữ cái.
story-consent-error-many = Một bài ghi nhiều nhất { $most } tên. Mong ghi chung một tập thể.
story-consent-error-out = Bài đang đăng nên chưa sửa danh sách này được. Mong gỡ bài trước.
story-consent-error-member = { $name } dùng Trợ lý nên tự trả lời trong chat, không ai trả lời thay được.
story-consent-error-stands = { $name } đã trả lời và bài vẫn nêu tên, nên chưa bỏ tên được. Mong sửa bài trước.
