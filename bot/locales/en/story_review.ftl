# Stories: the cell reviews, those who are shown agree.
story-review-findings = 🔎 <b>Please look at these places</b> (the assistant only points, you decide):
story-review-finding = – { $kind }: { $words }
story-review-findings-more = ; and { $count } more
story-review-marked = { $before }<b>{ $words }</b>{ $after }
story-review-kind-phone = phone number
story-review-kind-house = house number, address
story-review-kind-id = number of a document
story-review-kind-illness = illness
story-review-kind-child = children
story-review-kind-hardship = private circumstances

story-review-home-line = <b>For the cell to review:</b> { $count }.
story-review-home = Stories to review ({ $count })
story-review-list =
    <b>Stories for the cell to review</b> ({ $count })
    { $lines }

    Type a number to open one.
story-review-line = { $title } – sent { $when }
story-review-none = No story waits for the cell. Thank you.
story-review-list-button = Stories to review
story-review-open = Back to the story
story-review-card =
    <b>A story for the cell to review</b>
    { $unit } – told by: { $author }

    <b>{ $title }</b>

    { $text }
story-review-cut = <i>This is how it begins; the whole has { $letters } letters. Press «Whole story and photos» to read it all.</i>
story-review-photos = With { $count } photos.
story-review-pictures = Photos of the story «{ $title }»
story-review-whole = Whole story and photos
story-review-forward = On to the ward
story-review-send-back = Ask for more
story-review-decline = Not to be published
story-review-forwarded-toast = It went to the ward.
story-review-forwarded = The story «{ $title }» went to the ward. Whoever told it hears of it, too. Thank you.
story-review-name-them = It is published only when those who are shown agree. The cell knows them best: please name them now.
story-review-over = Story «{ $title }»: { $state }
story-review-state-draft = its author is writing on.
story-review-state-returned = its author was asked for more.
story-review-state-declined = not published.
story-review-state-forwarded = it went to the ward.
story-review-state-awaiting = the ward is deciding.
story-review-state-scheduled = the ward has agreed, it waits for its hour.
story-review-state-published = it is published.
story-review-state-withdrawn = it was taken back.
story-review-state-forgotten = it was taken back, and its words are no longer kept.
story-review-error-reviewed = This story does not wait for the cell any more (reviewed by: { $who }).
story-review-error-not-told = Its author is writing it, so it cannot be read yet.
story-review-error-teller-gone = Whoever told it does not use the assistant any more, so nobody can write on. Please hand it on, or choose not to publish.

story-consent-untitled = (no title yet)
story-consent-shown = <b>People and groups shown:</b>
story-consent-shown-more = – and { $count } more
story-consent-nobody = <b>People and groups shown:</b> nobody is named yet. The story is published only when those shown agree.
story-consent-shown-count = Who is shown ({ $count })
story-consent-shown-button = See who is shown
story-consent-line = { $name } ({ $what }): { $state }
story-consent-as-person = person
story-consent-as-group = group
story-consent-as-parent = child, a parent agrees
story-consent-state-needed-member = not asked yet
story-consent-state-needed-paper = nothing recorded yet
story-consent-state-asked = asked, no answer yet
story-consent-state-asked-earlier = was asked about an earlier wording, to be asked again
story-consent-state-given-both = agrees to words and photos ({ $how })
story-consent-state-given-words = agrees to the words only ({ $how })
story-consent-state-earlier = agreed to an earlier wording, to be asked again
story-consent-state-refused = does not agree
story-consent-state-withdrawn = does not agree any more
story-consent-proof-chat = answered in chat
story-consent-proof-paper = on paper
story-consent-proof-voice = voice note
story-consent-list =
    <b>People and groups shown</b> in the story «{ $title }»:
    { $lines }

    Type a number to open one.
story-consent-list-empty =
    In the story «{ $title }» nobody is named yet.

    It is published only when the people or groups shown agree. Please name each of them.
story-consent-name = Add a person or group
story-consent-self = It is about me
story-consent-ask-all = Ask in chat ({ $count })
story-consent-ask-all-again = Ask again ({ $count })
story-consent-to-own = Back to my story
story-consent-all-shown = All who are shown
story-consent-one =
    Story «{ $title }»
    <b>{ $line }</b>
story-consent-how-chat = This member uses the assistant and answers in chat; nobody can answer for them.
story-consent-how-paper = This person cannot be asked in the assistant. When they agree, please photograph their paper or let them say so in a voice note.
story-consent-ask = Ask in chat
story-consent-ask-again = Ask in chat again
story-consent-asked =
    { $count ->
        [0] There is nobody left to ask in chat.
        [one] The story and the question went to one person. You will hear when they answer.
       *[other] The story and the question went to { $count } people. You will hear when they answer.
    }
story-consent-asked-morning =
    { $count ->
        [0] There is nobody left to ask in chat.
        [one] These are quiet hours: the question goes to one person in the morning. You will hear when they answer.
       *[other] These are quiet hours: the question goes to { $count } people in the morning. You will hear when they answer.
    }
story-consent-record = Record: agrees
story-consent-confirm = New wording read out, still agrees
story-consent-confirm-both = New wording and pictures shown, still agrees
story-consent-said-no = Record: does not agree
story-consent-took-back = Record: agrees no more
story-consent-find = Ask a member in chat
story-consent-find-parent = Find a parent to ask in chat
story-consent-see-paper = See the paper
story-consent-hear = Hear the voice note
story-consent-drop = Remove this name
story-consent-dropped = The name was removed. If a picture shows this person, please leave it out too.
story-consent-no-noted = Noted: does not agree. The story is not published with this person; if it is out, it is taken back at once.
story-consent-confirmed = Noted: still agrees, with the new wording.
story-consent-proof = Consent of { $name }
story-consent-ask-name = Which person or group is shown in the story? Write the name, one at a time. For example: Trần Thị Sen; women's group of quarter 5; little Na.
story-consent-ask-kind = «{ $name }» is:
story-consent-kind-person = A person
story-consent-kind-group = A group
story-consent-kind-parent = A child under 16
story-consent-ask-member = Is «{ $name }» this member? If so, the assistant asks them in chat.
story-consent-member = { $name } ({ $unit })
story-consent-no-member = No, somebody else
story-consent-member-unknown = Nobody of this name uses the assistant. Please press one of the buttons above.
story-consent-named = The name was noted.
story-consent-self-now = Noted. The story comes right below: please read it and say whether you agree.
story-consent-self-later = Noted. When the story is edited, you will be sent it and asked.
story-consent-find-whom = Which member is «{ $name }»? Write the full name.
story-consent-find-whom-parent = Which member is a parent or guardian of «{ $name }»? Write the full name.
story-consent-find-nobody = Nobody of this name uses the assistant. Please write the full name, or press Stop and record it on paper.
story-consent-find-which = Which member is it?
story-consent-linked = Noted: this member will be asked.
story-consent-scope = What does { $name } agree to?
story-consent-scope-both = Words and photos
story-consent-scope-words = Words only
story-consent-ask-proof = Please send a photo of the paper signed by { $name } (as a photo), or a voice note in which they say so themselves. The file stays with Telegram; only those who review the story can see it.
story-consent-recorded = The consent was recorded. Thank you.

story-consent-where = in channels and groups of the ward and on social networks
story-consent-where-site = in channels and groups of the ward, on a web page that everybody can read, and on social networks
story-consent-head-question =
    <b>{ $unit } would like to tell a story that shows: { $name }</b>
    It would be published { $where }. Please read it and say whether you agree. It is quite all right not to.
story-consent-head-again = <b>The story of { $unit } that mentions you, as it reads now:</b>
story-consent-head-corrected = <b>A few words were corrected in the story of { $unit } that mentions you.</b> It reads now:
story-consent-child = The story mentions «{ $name }»: please answer as a parent or guardian.
story-consent-group = The story mentions «{ $name }»: please answer for the group, once you have asked its people.
story-consent-title = <b>{ $title }</b>
story-consent-text = { $words }
story-consent-pictures = Photos of the story «{ $title }»; the words are right below.
story-consent-close = <b>Do you agree that it is published?</b> You can take it back at any time, and the story is removed at once.
story-consent-close-photos =
    <b>Do you agree that it is published with { $count ->
        [one] the photo
       *[other] the { $count } photos
    } above?</b> You can take it back at any time, and the story is removed at once.
story-consent-close-corrected = What you agreed to before still holds. If you do not want it any more, press the button below and the story is removed at once.
story-consent-yours = <b>{ $state }</b>
story-consent-yes = I agree
story-consent-both = I agree, words and photos
story-consent-words = I agree to the words only
story-consent-no = I do not agree
story-consent-not-me = It is not about me
story-consent-take-back = Take my consent back
story-consent-only-words = Without photos, words only
story-consent-back-ask = Do you want to take back your consent to the story «{ $title }»?
story-consent-back-sure = Yes, take it back
story-consent-back-not = No, I still agree
story-consent-back-stays = Your consent stands as it is.
story-consent-back-unclear = Please press a button, or write «take it back» or «keep».
story-consent-read = Read the story again
story-consent-coming = The story comes right below.
story-consent-noted = Noted.
story-consent-thanks-given = Thank you. Your consent is noted.
story-consent-thanks-given-out = Noted: no photos any more. The story is being removed wherever it was published; it can return only without photos.
story-consent-thanks-refused = Thank you for your answer. The story will not be published like this.
story-consent-thanks-withdrawn = Noted: you do not agree any more. The story will not be published like this.
story-consent-thanks-withdrawn-out = Noted: you do not agree any more. The story is being removed wherever the assistant has published it, and the ward is told to remove it elsewhere.
story-consent-thanks-not-me = Thank you. They are told to find the right person.
story-consent-which = Do you agree to words and photos, or to the words only?
story-consent-unclear = The assistant is not sure what you mean. Please press a button, or write «I agree» or «no».
story-consent-own-needed = You were not asked yet.
story-consent-own-asked = You have not answered yet.
story-consent-own-both = You have agreed to words and photos.
story-consent-own-words = You have agreed to the words only.
story-consent-own-earlier = You have agreed to an earlier wording; it was changed, so you will be asked again.
story-consent-own-refused = You do not agree.
story-consent-own-withdrawn = You have taken your consent back.
story-consent-about =
    Story «{ $title }» of { $unit } – { $stage }
    { $state }
story-consent-stage-proposed = the cell is reading it
story-consent-stage-forwarded = the ward is editing it
story-consent-stage-awaiting = the ward is deciding
story-consent-stage-scheduled = waits for its hour
story-consent-stage-published = published
story-consent-stage-withdrawn = not published
story-consent-about-button = About me: { $title }
story-consent-home = <b>Stories that mention you:</b> { $count }. Open one to read it, or to take your consent back.

story-consent-parent-of = the parents of { $name }
story-consent-told-unreached = The question about the story «{ $title }» could not be sent to { $name }. Please see them, and record it on paper or as a voice note.
story-consent-told-given-both = 🤝 { $name } agrees to words and photos of the story «{ $title }».
story-consent-told-given-words = 🤝 { $name } agrees to the words of the story «{ $title }» only: it must not have photos.
story-consent-told-given-words-out = { $name } does not want the photos any more, so the story «{ $title }» was taken back. It can be published again, without photos.
story-consent-told-needed = Story «{ $title }»: the member who was asked says that «{ $name }» is somebody else. Please find the right person.
story-consent-told-refused = { $name } does not agree to the story «{ $title }». Please respect that and do not ask again; to publish it, change it so that it does not show them.
story-consent-told-withdrawn = { $name } does not agree to the story «{ $title }» any more. It cannot be published like this.
story-consent-told-withdrawn-out = { $name } does not agree any more, so the story «{ $title }» was removed from channels, groups and the web page. If it is on another network, please remove it there.
story-consent-told-by = Recorded by: { $who }.
story-consent-told-all = All who are shown have agreed.
story-consent-told-more = Agreed: { $given } of the { $count } who are shown.

story-consent-error-new = The story was changed since it was sent. Please read the new wording right below, then answer.
story-consent-error-closed = Nobody is asked about this story at the moment. Thank you.
story-consent-error-nobody = It is not known yet whom to ask about «{ $name }». Please find the member, or record it on paper.
story-consent-error-not-reached = { $name } cannot be written to. Please record it on paper or as a voice note.
story-consent-error-answered = { $name } has answered about this wording already.
story-consent-error-name = A name needs letters, { $most } at most.
story-consent-error-many = A story names { $most } at most. Please name a group.
story-consent-error-out = The story is out, so this list cannot be changed. Please take it back first.
story-consent-error-member = { $name } uses the assistant and answers in chat; nobody can answer for them.
story-consent-error-stands = { $name } has answered and the story still names them, so the name stays. Please change the story first.
