# Announcements: writing, confirming, sending, correcting, withdrawing, taking note.
menu-thongbao = Send an announcement
announcement-head = <b>ANNOUNCEMENT from { $unit }</b>
announcement-ack = Noted
announcement-corrected = <i>(corrected at { $when })</i>
announcement-withdrawn = This announcement has been withdrawn.
announcement-acknowledged = Noted. Thank you.
announcement-ack-hint = Thank you. If you have taken note of the announcement, please press "Noted", or type "noted".
announcement-ack-preview = This is a preview; the button does nothing yet.
error-announcement-secret = The text or the file name is marked as classified. This bot takes no classified papers: please use the proper channel. If it is not classified, leave that word out and send it again.
error-announcement-nobody = Not sent: none of these members can be reached through the bot. Please choose others, or phone them.
error-announcement-no-second = Not sent: more than 200 recipients need a second person to confirm, and nobody else may do so at present.
error-announcement-time = This time has passed or is more than a year ahead. Please press "Time" and choose again.
error-announcement-is-over = This announcement is sent or stopped already, so this cannot be done any more.
error-announcement-withdrawn = This announcement has been withdrawn already.
error-announcement-own = Another person must confirm this. Nobody confirms their own announcement.

announce-unit = In whose name is the announcement?
announce-scope = Where does the announcement of { $unit } go?
announce-scope-all = To all { $count } cells
announce-scope-some = Choose cells
announce-pick-cells = Which cells? Press to add or remove, or type names, for example: Khu phố 1, Khu phố 7. Chosen: { $count }.
announce-pick-roles = Which roles? Press to add or remove. Chosen: { $count }.
announce-pick-states = Which members? Press to add or remove. Chosen: { $count }.
announce-pick-people = Which members? Press to add or remove, or type names, for example: Bình, Trần Thị Cúc. Chosen: { $count }.
announce-picked = Done ({ $count } chosen)
announce-none-picked = Nothing is chosen yet.
announce-unknown-names = Not found: { $names }. Please type it again.
announce-text = Please write the announcement. One photo or one file can go with it; then write the text as its caption. Bold, italic and links are kept.
announce-text-for-file = Photo or file received. Please write the text that goes with it.
announce-text-keeps-file = Please write the new text. The photo or file stays; to change it, send another with a caption.
announce-empty = There are no readable words in this message. Please write the announcement.
announce-album = An announcement can carry one photo only. Please send one photo, or put them into one PDF file.
announce-media = The bot can send text, one photo or one file; no voice notes, videos or stickers. Please write the announcement.
announce-image-file = A picture sent as a file may reveal where it was taken. Please send it as a photo.
announce-file-kind = Members may not be able to open this kind of file. The bot takes PDF, Word, Excel, PowerPoint or text files.
announce-too-long = The text has { $letters } characters; { $limit } is the most, so nothing was kept. Please shorten it, or send the full text as a PDF file.

announce-summary-head =
    Above is just what members will see. Please check:

    In the name of: <b>{ $unit }</b>
announce-summary-only =
    The preview above has not changed. Please check:

    In the name of: <b>{ $unit }</b>
announce-summary-unclear =
    Your last message was not understood. <b>The announcement is not sent.</b> To send it, press the button or type "send".

    In the name of: <b>{ $unit }</b>
announce-summary-whom = To: <b>{ $chosen }</b> – { $units }
announce-summary-whom-more = To: <b>{ $chosen }</b> – { $units } and { $count } more cells
announce-summary-heads = Reached through the bot: <b>{ $recipients }</b>. To be told otherwise: { $without } without an account, { $unreachable } who cannot be written to.
announce-summary-exempt =
    { $count ->
        [one] Not sent to one exempt member. To include them, press "Recipients".
       *[other] Not sent to { $count } exempt members. To include them, press "Recipients".
    }
announce-summary-post-yes = Also posted to: { $names }.
announce-summary-post-no = Not posted to groups and channels (there are: { $names }).
announce-summary-ack-yes = With a "Noted" button (voluntary, only counted).
announce-summary-ack-no = Without a "Noted" button.
announce-summary-when = Time: <b>{ $when }</b>
announce-summary-second = More than 200 recipients: a second person must confirm it first.
announce-summary-nobody-confirms = <b>Cannot be sent yet:</b> more than 200 recipients need a second person to confirm, and nobody else may do so at present.
announce-whom-all = all members
announce-when-now = as soon as you press the button
announce-when-confirmed = as soon as it is confirmed; in quiet hours, in the morning
announce-when-urgent = as soon as it is confirmed, in quiet hours too
announce-send = Send the announcement
announce-send-second = Send for confirmation
announce-change-text = Change the text
announce-change-whom = Recipients
announce-change-when = Time
announce-ack-off = Remove the "Noted" button
announce-ack-on = Add a "Noted" button
announce-ack-is-on = The "Noted" button is added. The new version is below.
announce-ack-is-off = The "Noted" button is removed. The new version is below.
announce-post-on = Post to groups too
announce-post-off = Do not post to groups
announce-post-is-on = It will be posted to groups and channels, too.
announce-post-is-off = It will not be posted to groups and channels.
announce-whom = Who gets it?
announce-whom-all-button = All members
announce-whom-roles = By role
announce-whom-states = By participation
announce-whom-cells = Choose cells
announce-press-one = This was not understood. Please press a button above, or type just what is on it.
announce-noted = Noted. Please see below.
announce-keep = Leave as it was
announce-drop-file = Remove the photo or file
announce-when = When shall it be sent? For example: 8:00 tomorrow, 19:30 on 3/12.
announce-when-now-button = Send now
announce-hour = At what time on { $day }? For example: 8:00.
announce-when-unclear = The time could not be read. Please type it again, for example: 8:00 tomorrow, 19:30 on 3/12.
announce-when-lunar = Lunar dates cannot be read. Please give the solar date, for example: 19:30 on 3/12.
announce-when-passed = That was read as { $when }, which has passed or is more than a year ahead. Please type it again.
announce-night = { $hour } is within quiet hours. Shall it be sent at { $when }?
announce-night-morning = Send at { $when }
announce-night-now = Send right now
announce-night-wanted = Send at { $hour } all the same
announce-done = Being sent. The board is just below and keeps itself up to date.
announce-done-scheduled = It will be sent at { $when }. The board is just below.
announce-done-second = Handed to a second person. Once confirmed it is sent by itself, and you will hear of it.
announce-right-lost = You may not send announcements of this unit any more. The draft is closed; nobody got it.

announcements-recent =
    { $count ->
        [one] One announcement in the last 30 days. Choose it to look at, or write a new one.
       *[other] { $count } announcements in the last 30 days. Choose one to look at, or write a new one.
    }
announcements-new = Write an announcement
announcement-board-head =
    <b>ANNOUNCEMENT from { $unit }</b> – { $stage }
    "{ $opening }"
announcement-stage-awaiting = waits for a second person
announcement-stage-returned = given back, not sent
announcement-stage-scheduled = to be sent at { $when }
announcement-stage-sending = being sent
announcement-stage-paused = paused
announcement-stage-stopped = stopped
announcement-stage-called_off = called off, sent to nobody
announcement-stage-done = sent
announcement-stage-withdrawn = withdrawn
announcement-stage-not_sent = could not be sent
announcement-short-not_sent = not sent
announcement-short-withdrawn = withdrawn
announcement-short-done = sent
announcement-short-called_off = called off
announcement-short-stopped = stopped
announcement-short-paused = paused
announcement-short-sending = being sent
announcement-short-scheduled = timed
announcement-short-returned = given back
announcement-short-awaiting = to confirm
announcement-board-bar = { $bar } { $percent }%
announcement-board-counts = Sent to { $total }: arrived <b>{ $delivered }</b>, not possible { $refused }, unclear { $unclear }, waiting { $waiting }
announcement-board-meant = To be sent to <b>{ $count }</b>; to be told otherwise: { $missed }
announcement-board-stopped = Stopped, not sent: { $count } (not on the list of those to phone)
announcement-board-missing = To be told otherwise: { $without } without an account, { $unreachable } who cannot be written to
announcement-board-posts = Groups and channels: posted to { $delivered } of { $total }
announcement-board-acks = Noted: <b>{ $count }</b>
announcement-board-withdrawn = Taken back in { $count } of { $total } chats that had it
announcement-board-later = Quiet hours: sending begins at { $when }.
announcement-board-seconds =
    { $count ->
        [one] About one second left.
       *[other] About { $count } seconds left.
    }
announcement-board-minutes =
    { $count ->
        [one] About one minute left.
       *[other] About { $count } minutes left.
    }
announcement-board-corrected = Corrected at { $when }.
announcement-board-proposed = A correction waits for a second person.
announcement-pause = Pause
announcement-paused = Paused. Press "Resume" to send the rest.
announcement-resume = Resume
announcement-resumed = Sending goes on.
announcement-stop = Stop for good
announcement-stop-ask = Stop the announcement "{ $opening }" for good? Who has not got it will not get it; who has it keeps it.
announcement-stop-sure = Stop, send no more
announcement-stop-done = Stopped. Who has not got it will not get it any more.
announcement-call-off = Call off
announcement-call-off-ask = Call off the announcement "{ $opening }"? Nobody has got it yet.
announcement-call-off-done = Called off. Nobody got this announcement.
announcement-leave = Leave as it is
announcement-left = Left as it is. The board is below.
announcement-press-sure = This cannot be taken back, so please press the button, or type just "{ $label }".
announcement-still-open = There is nothing to leave. The announcement "{ $opening }" is still being sent or waits to be. Do you want to stop it?
announcement-show-board = Show the board
announcement-withdraw = Withdraw
announcement-withdraw-ask = Withdraw the announcement "{ $opening }"? It is deleted for everybody; where it is older than two days it is changed to "withdrawn".
announcement-withdraw-sure = Withdraw for everybody
announcement-withdraw-done = Being withdrawn. The board keeps itself up to date.
announcement-correct = Correct the text
announcement-correct-ask = Please write the whole new text.
announcement-correct-ask-file = Please write the whole new text. The photo or file stays as it is.
announcement-correct-words = Only the words can be corrected; the photo or file stays. Please write the new text. To change the photo, withdraw this and send a new announcement.
announcement-correct-no-file = Only the words can be corrected; no photo or file can be added. Please write the new text.
announcement-correct-look = Above is just what members will see. What was sent is corrected in place, without a sound.
announcement-correct-unclear = Your last message was not understood. Nothing is corrected yet.
announcement-correct-look-ahead = Above is just what members will see. Nobody has got it yet.
announcement-correct-second = Above is just what members will see. This announcement was confirmed by a second person, so the correction must be, too.
announcement-correct-send = Correct the announcement
announcement-correct-done = Corrected. What was sent is being corrected in place.
announcement-correct-done-ahead = Corrected. Nobody has got it yet; all will get the new words.
announcement-correct-asked = The correction was handed to a second person.
announcement-correct-left = Not corrected. The announcement stays as it was.
announcement-rework = Write it anew
announcement-asked =
    Please confirm an announcement. Above is just what members will see.

    Written by: { $author }
    In the name of: <b>{ $unit }</b>
    { $whom }
    Reached through the bot: <b>{ $recipients }</b>. To be told otherwise: { $without }.
    Time: { $when }
announcement-asked-correction =
    Please confirm the correction of an announcement. Above is just what members will see.

    Corrected by: { $author }
    In the name of: <b>{ $unit }</b>
    { $whom }
    Reached through the bot: <b>{ $recipients }</b>. To be told otherwise: { $without }.
announcement-asked-over = This announcement does not wait for confirmation any more.
announcement-asked-own = You have confirmed this announcement.
announcement-asked-returned = This announcement was given back to its author.
announcement-asked-other = { $name } has confirmed this announcement.
announcement-confirm = Confirm and send
announcement-confirm-done = Confirmed. Thank you.
announcement-confirm-late = Confirmed. The time chosen ({ $when }) has passed, so it is sent now.
announcement-confirm-morning = Confirmed. In quiet hours nothing is sent: it goes out at { $when }.
announcement-confirm-lost = It cannot be sent: its author may not send announcements there any more. Thank you.
announcement-give-back = Give back
announcement-give-back-ask = Please say why you give it back; the author will read it.
announcement-give-back-done = Given back; the author is told.
announcement-give-back-left = You have not given it back. The announcement still waits for your word.
announcement-decided-confirmed = The announcement "{ $opening }" was confirmed.
announcement-decided-returned =
    The announcement "{ $opening }" was given back and not sent.
    Note: { $note }
announcement-decided-corrected = The correction of the announcement "{ $opening }" was confirmed.
announcement-decided-not_corrected =
    The correction of the announcement "{ $opening }" was given back; the announcement stays as it was.
    Note: { $note }
announcement-decided-no_right = The announcement "{ $opening }" could not be sent: you may not send announcements of this unit any more. Nobody got it.
announcement-decided-no_second = The announcement "{ $opening }" could not be sent: more than 200 recipients need a second person, and nobody else may confirm at present.
announcement-decided-stopped = The announcement "{ $opening }" was stopped by { $who }; the rest is not sent.
announcement-decided-withdrawn = The announcement "{ $opening }" was withdrawn by { $who }.
announcement-decided-correction_no_second = The correction of the announcement "{ $opening }" was not confirmed: nobody else who may confirm can be messaged at present. The announcement stays as it was.
announcement-decided-unanswered = The announcement "{ $opening }" could not be sent: it waited seven days and nobody confirmed it.
announcement-decided-correction_unanswered = The correction of the announcement "{ $opening }" waited seven days and nobody confirmed it. The announcement stays as it was.
announcement-decided-correction_no_right = The correction of the announcement "{ $opening }" is not used: you may not send announcements of this unit any more. The announcement stays as it was.
