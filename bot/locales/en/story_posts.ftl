# Publishing stories: where and when, the second person, the queue, the board, taking back, the month.
story-post-ask = Publish it
story-post-ask-again = Ask to publish again
story-post-needs-consent = It cannot be published yet: not all who are shown agree to this wording.
story-post-board = Board
story-post-page = the ward's page
story-post-kind-channel = Channel
story-post-kind-group = Group

story-post-where = Where shall it be posted? Press to choose or not, or type a name. Chosen: { $count }.
story-post-where-page = Where shall it be posted, besides the ward's page? Press to choose or not, or type a name. Chosen: { $count }.
story-post-where-none = Nothing is chosen. Please choose at least one channel or group.
story-post-where-unclear = I did not find just one channel or group of that name. Please press the name, or type "done".
story-post-when = When? Say it in words, for example: 18:00 tomorrow; or press a button.
story-post-when-now-button = As soon as it is confirmed
story-post-when-queue-button = Put it into the queue ({ $count } there)
story-post-when-now = as soon as it is confirmed; in quiet hours in the morning
story-post-when-queue = when its turn in the queue comes
story-post-when-quiet = { $hour } is in quiet hours: nothing is posted then. The earliest after that is { $when }. Please give another hour.
story-post-hour = At what hour? The day: { $day }. For example: 18:00.
story-post-summary =
    <b>{ $title }</b>

    Where: <b>{ $places }</b>
    When: <b>{ $when }</b>
story-post-summary-second = Somebody else has to confirm it before it goes out. Please look once more.
story-post-summary-unclear = I did not understand this. <b>Nobody has been asked yet.</b> To ask, press "Ask for confirmation" or type "send".
story-post-send = Ask for confirmation
story-post-change-where = Another place
story-post-change-when = Another time
story-post-asked-done = The second person is asked. The board is just below.

story-post-asked =
    Please confirm the story <b>{ $title }</b> from { $unit }. Just above it is as readers will see it.

    Asked by: { $author }
    Where: <b>{ $places }</b>
    When: <b>{ $when }</b>
story-post-asked-correction =
    Please confirm the correction of the published story <b>{ $title }</b> ({ $unit }). Just above it is as readers will see it.

    Corrected by: { $author }
    It stands in: <b>{ $places }</b>
story-post-asked-facebook = It goes to the ward's Facebook page by itself, too.
story-post-asked-over = This is settled: the story is back at the desk, or keeps the wording it has.
story-post-asked-own = You have confirmed it. Thank you.
story-post-asked-other = { $name } has confirmed it.
story-post-asked-button = Waits for you: { $title }
story-post-confirm = Confirm, let it go out
story-post-confirm-correction = Confirm the correction
story-post-give-back = Not yet, say why
story-post-give-back-ask = What do you want to tell whoever asked? One sentence will do, for example: leave out the street in paragraph 2.
story-post-give-back-done = Your words were passed on. It is not published.
story-post-confirmed = Confirmed; it is being posted.
story-post-confirmed-at = Confirmed. It goes out at { $when }.
story-post-confirmed-queue = Confirmed. It is in the queue.
story-post-confirmed-lost = Whoever asked may not publish any more, so it is back at the desk.

story-post-decided-published = The story <b>{ $title }</b> is out.
story-post-decided-scheduled = { $who } has confirmed <b>{ $title }</b>; it goes out at { $when }.
story-post-decided-queued = { $who } has confirmed <b>{ $title }</b>; it is in the queue.
story-post-decided-corrected = { $who } has confirmed the correction of <b>{ $title }</b>; what was posted is being edited.
story-post-decided-returned = { $who } has not confirmed <b>{ $title }</b>: { $note }
story-post-decided-called_off = { $who } has stopped the publishing of <b>{ $title }</b>. It is at the desk.
story-post-decided-consent_missing = It was the turn of <b>{ $title }</b>, but somebody who is shown has not agreed to this wording, or does not any more. It is back at the desk.
story-post-decided-no_right = <b>{ $title }</b> could not be published: whoever asked may not publish any more.
story-post-decided-no_second = <b>{ $title }</b> could not be published yet: there is no second person who may confirm it.
story-post-decided-unanswered = <b>{ $title }</b> is not published: nobody has confirmed it within a week.
story-post-decided-withdrawn = { $who } has taken <b>{ $title }</b> back everywhere. Reason: { $note }
story-post-decided-correction_returned = { $who } has not confirmed the correction of <b>{ $title }</b>: { $note } The wording stays as it is.
story-post-decided-correction_called_off = { $who } has dropped the correction of <b>{ $title }</b>. The wording stays as it is.
story-post-decided-correction_no_right = The correction of <b>{ $title }</b> was dropped: whoever made it may not publish any more.
story-post-decided-correction_no_second = The correction of <b>{ $title }</b> was dropped: there is no second person who may confirm it.
story-post-decided-correction_unanswered = The correction of <b>{ $title }</b> was dropped: nobody has confirmed it within a week.

story-post-board-head =
    <b>{ $title }</b> – { $unit }
    { $stage }
story-post-stage-forwarded = at the desk
story-post-stage-awaiting = waits for the second person
story-post-stage-scheduled = goes out at { $when }
story-post-stage-queue = in the queue, number { $place }
story-post-stage-published = published at { $when }
story-post-stage-withdrawn = taken back at { $when }
story-post-place-there = ✅ { $name }: posted
story-post-place-coming = ⏳ { $name }: under way
story-post-place-unclear = ❓ { $name }: nobody knows whether it arrived
story-post-place-missing = ⚠️ { $name }: could not be posted
story-post-place-gone = 🗑 { $name }: taken back
story-post-place-left = ⚠️ { $name }: could not be taken back, please delete it by hand
story-post-place-unknown = a place that is bound no more
story-post-board-earlier = Posted the time before:
story-post-board-meant = Where: { $places }
story-post-board-page = Page: { $url }
story-post-board-echo = Page views: { $views } · Reactions in channels and groups: { $reactions }
story-post-board-reactions = Reactions in channels and groups: { $reactions }
story-post-board-corrected = Corrected at { $when }.
story-post-board-correction = A correction waits for the second person.
story-post-board-note = Why it was taken back: { $note }
story-post-board-digest = ❓ { $name }: not known whether the look back ({ $month }) that names this story has arrived
story-post-board-digest-withdrawn = ❓ { $name }: not known whether the look back ({ $month }) that names this story has arrived; if you see it there, please delete it by hand
story-post-board-digest-left = ⚠️ { $name }: the look back ({ $month }) still names this story, please remove it by hand
story-post-call-off = Stop, do not publish
story-post-call-off-correction = Drop the correction
story-post-call-off-ask = Stop the publishing of "{ $title }"? It goes back to the desk.
story-post-call-off-ask-correction = Drop the correction of "{ $title }"? The wording stays as it is.
story-post-call-off-sure = Stop, back to the desk
story-post-call-off-sure-correction = Drop this correction
story-post-called-off = Stopped. It is at the desk.
story-post-called-off-correction = Dropped. The wording stays as it is.
story-post-leave = Leave it as it is
story-post-take-down = Take it back
story-post-take-down-ask = Take "{ $title }" back everywhere, and from the page? Type the reason, or press the button to give none.
story-post-take-down-why = Take back "{ $title }" everywhere, for this reason: "{ $note }"? It is taken back once you press the button; or type another reason.
story-post-take-down-sure = Take it back everywhere
story-post-take-down-done = It is being taken back. The board tells where that is done.
story-post-correct = Correct what is published
story-post-correct-title =
    The title now: <b>{ $words }</b>

    Please type the new one, { $most } letters at most, or leave it as it was.
story-post-correct-text =
    The text now:

    { $words }

    Please type the whole new text, { $most } letters at most, or leave it as it was.
story-post-correct-look =
    <b>{ $title }</b>

    { $text }
story-post-correct-second = Once a second person confirms, it is edited everywhere; those who are shown get the new wording and can take their consent back.

story-post-unclear = Unclear: { $place }
story-post-unclear-ask = I sent "{ $title }" to { $place }, but the connection broke before the answer. Please open { $place } and look whether it is there. I do not send it again by myself, so that nobody sees it twice.
story-post-unclear-ask-gone = What was posted of "{ $title }" that time was taken back, but nobody knows whether it had arrived in { $place }. Please look there. If it is there, send its link and I delete it, or delete it by hand.
story-post-unclear-digest = Unclear: look back on { $month } – { $place }
story-post-unclear-digest-ask = The look back ({ $month }) was sent to { $place }, but the network broke before the answer came. Please open { $place } and see whether it is there. The assistant does not send it again by itself, so that nobody sees it twice.
story-post-unclear-digest-ask-gone = All stories of the look back ({ $month }) were taken back, but it is not clear whether it has reached { $place }. Please open { $place } and see. If it is there, send its link so that the assistant can remove it, or remove it by hand.
story-post-arrived = It is there
story-post-again = It is not, send it again
story-post-missing = It is not there
story-post-link-ask = Please send the link to that post (hold it and choose "Copy link"), so that I can edit and delete it later. Of several pictures, that of the first.
story-post-no-link = I cannot get the link
story-post-found = Noted. From now on I can edit and delete it.
story-post-found-without = Noted that it is there. To correct or delete it later, please do it by hand.
story-post-sent-again = It is being sent again.
story-post-not-there = Noted: it is not there.
story-post-gone = This story was taken back.

story-post-home = { $count } stories wait for your word.
story-post-queue-button = Queue of { $unit } ({ $count })
story-post-queue-show = Show the queue
story-post-queue =
    <b>Queue of { $unit }</b>
    { $rhythm }

    { $lines }
story-post-queue-line = { $number }. { $title } – { $unit }
story-post-queue-empty = Nothing is in the queue.
story-post-rhythm = Rhythm: { $days }, at { $hour }, one story each time. Next: { $next }.
story-post-rhythm-none = There is no rhythm yet, so nothing goes out by itself.
story-post-rhythm-set = Set a rhythm
story-post-rhythm-change = Change the rhythm
story-post-rhythm-stop = Stop the rhythm
story-post-rhythm-stop-ask = Stop the rhythm of { $unit }? What is in the queue waits until there is one again.
story-post-rhythm-stop-sure = Stop this rhythm
story-post-rhythm-stopped = Stopped. The queue stays as it is.
story-post-rhythm-done = The rhythm is set: { $days }, at { $hour }. Next: { $next }.
story-post-days = On which days? Chosen: { $days }. Press to choose or not, or type, for example: Monday, Thursday; every day.
story-post-days-done = Done
story-post-days-unclear = I could not read the days. Please type again, for example: Monday, Thursday; every day.
story-post-hour-ask = At what hour ({ $days })? Press one, or type, for example: 18:00.
story-post-hour-unclear = I could not read the hour. Please type again, for example: 18:00.
story-post-every-day = every day
story-post-day-0 = Monday
story-post-day-1 = Tuesday
story-post-day-2 = Wednesday
story-post-day-3 = Thursday
story-post-day-4 = Friday
story-post-day-5 = Saturday
story-post-day-6 = Sunday

story-post-digest =
    <b>{ $month } in stories</b>
    { $unit } thanks those who did and told what is in these { $count } stories:
story-post-digest-picture = { $month } in stories
story-post-digest-note = { $unit } – { $count } stories
story-post-digest-month = { $month }/{ $year }
story-post-digest-line = { $number }. { $title } – { $unit }
story-post-digest-title = { $title }
story-post-digest-link = <a href="{ $url }">{ $title }</a>
story-post-digest-more = … and { $count } more.

story-post-error-no-second = Not asked: two people publish a story, and nobody else may confirm it now.
story-post-error-own = Another person has to confirm it: nobody confirms what they ask for themselves.
story-post-error-unfinished = The story has no title or no text yet. Please add it first.
story-post-error-nowhere = No channel or group is bound to the ward, so there is nowhere to post. Please bind one first, with /groups.
story-post-error-time = This hour is over, or more than a year ahead. Please press "Another time".
story-post-error-quiet = This hour is in quiet hours: nothing is posted then. Please choose another one.
story-post-error-elsewhere = This cannot be done any more: the story was asked for, published, taken back or given back meanwhile.
story-post-error-no-rhythm = The queue has no rhythm yet. Please open "Queue" under /guong and set one first.
story-post-error-rhythm-quiet = { $hour } is in quiet hours: nothing is posted then. Please choose another hour.
story-post-error-rhythm-day = No day is chosen. Please choose at least one.
story-post-error-correction-waits = Another correction waits to be confirmed. Please wait, or drop that one first.
story-post-error-nothing-to-correct = There is nothing to correct: it is not published any more, or the wording is the same.
story-post-error-link = This is no link to a message there. Please open the right channel or group, copy the link of the post and send it.
story-post-error-link-later = Telegram could not be asked which channel this link leads to. Please send it again in a few minutes.
