# Calling meetings, invitations, reminders, answers.
kind-regular = regular cell meeting
kind-thematic = thematic meeting
kind-extraordinary = extraordinary meeting
kind-committee = committee meeting
kind-contact_213 = meeting with 213 members
kind-congress = cell congress
kind-button-regular = Regular
kind-button-thematic = Thematic
kind-button-extraordinary = Extraordinary
kind-button-committee = Committee
kind-button-contact_213 = 213 members
kind-button-congress = Congress
answer-yes = Present
answer-no = Absent
answer-late = Late
answer-online = Online
answer-unsure = Not sure
answered-yes = present
answered-no = absent
answered-late = late
answered-online = online
answered-unsure = not sure
answered-none = not answered yet
answered-late-minutes = about { $minutes } minutes late
answered-with-reason = { $label } (reason: { $reason })
agenda-later = to be announced
agenda-later-button = To be announced
meeting-details =
    When: <b>{ $when }</b>
    Where: <b>{ $place }</b>
    Agenda:{ $agenda }
notice-opening = Dear { $who }, you are invited to the { $kind }.
notice-how = Please press a button, send a number (1 Present, 2 Absent, 3 Late, 4 Online, 5 Not sure) or answer in words.
notice-answered = You answered: { $answer }. To change it, press another button or write again.
notice-call = Call the committee: { $phone }
reminder-opening = Reminder: dear { $who }, you are invited to the { $kind }.
reminder-late = Reminder (late because of a technical interruption, with apologies): dear { $who }, you are invited to the { $kind }.
reminder-missed = A reminder for the meeting at { $when } could not be sent before it began because of a technical interruption.
changed-time = NEW TIME. Dear { $who }, the { $kind } has a new time.
changed-place = NEW PLACE. Dear { $who }, the { $kind } has a new place.
changed-agenda = NEW AGENDA. Dear { $who }, the { $kind } has a new agenda.
meeting-cancelled = CANCELLED. The { $kind } at { $when } does not take place. Thank you.
answer-noted = Noted: { $answer } – { $kind }.
answer-recorded = Noted: { $answer } – { $kind }, { $when }.
answer-change = To change it, press another button or write again. Thank you.
answer-kept = Thank you. For the meeting at { $when } your answer stays: { $answer }.
answer-thanks = Noted. Thank you.
reason-ask = If you like, send the reason (not required, only the committee sees it).
answer-unclear = This was not quite clear. Will you come to the { $kind } at { $when }?
answer-other = Your message has arrived, but the assistant can only note whether you come. Here is the meeting; for anything else please call the committee.
answer-which = { $answer }: for which meeting?
no-meeting = There is no coming meeting for you at present.
no-meeting-for-words = Your message has arrived, but no meeting is waiting for your answer. For help press /help or call the committee.
text-only = The assistant reads text and buttons only; it cannot listen to voice notes or look at pictures. Sorry about that. To tell of a good example with photos, press /guong.
own-head = You are invited to the <b>{ $kind }</b>.
own-answer = Your answer: { $answer }.
error-meeting-is-over = This meeting has begun or was cancelled, so no answer is taken any more. If it is urgent, please call the committee.
error-time-not-callable = This time has passed, is too close, or lies more than a year ahead. Please choose another.
call-unit = Which cell is the meeting for?
call-kind = What kind of meeting is it?
call-when = When? Write it in words, for example: 19:30 next Thursday, or 19:30 3/12.
call-hour = { $day }: at what time? For example: 19:30, 7:30 pm.
call-place = Where? Send the place.
call-agenda = What is on the agenda? One item a line, please.
agenda-too-long = This agenda is too long and was not kept. Please shorten it to { $letters } characters and { $lines } lines at most, and send it again.
place-too-long = This place is too long and was not kept. Please shorten it to { $letters } characters at most, and send it again.
when-is-lunar = Lunar dates cannot be read yet. Please send the solar date, for example: 19:30 3/12.
when-unclear = This time could not be read. Please write it again, for example: 19:30 next Thursday, or 19:30 3/12.
when-not-callable = This was read as { $when }, which has passed, is too close, or lies more than a year ahead. Please write it again.
call-preview =
    This is how it was understood; please check:

    <b>{ $kind }</b> – { $unit }
    When: <b>{ $when }</b>
    Where: <b>{ $place }</b>
    Agenda:{ $agenda }

    { $called } members will be invited; { $without } of them do not use the assistant yet (please phone). { $sending }
sending-now = The invitations leave as soon as you press the button.
sending-at = These are quiet hours: the invitations leave at { $hour }.
call-send = Send invitations
call-edit-at = Edit time
call-edit-place = Edit place
call-edit-agenda = Edit agenda
call-done = The meeting is called. Invitations and reminders (7 days, 1 day, 2 hours before) are set. The board below keeps itself up to date.
board-head = <b>{ $kind }</b> – { $unit }
board-counts =
    { $called } invited:
    Present: <b>{ $yes }</b>
    Late: <b>{ $late }</b>
    Online: <b>{ $online }</b>
    Absent: <b>{ $no }</b>
    Not sure: <b>{ $unsure }</b>
    No answer yet: <b>{ $unanswered }</b> ({ $without } of them need a phone call)
board-cancelled = The meeting is cancelled.
board-unanswered = Who has not answered
board-answers = Who answered what
board-change = Change the meeting
board-cancel = Cancel the meeting
answers-head = Answers for the meeting at { $when }:
answers-yes = <b>Present: { $count }</b>
answers-no = <b>Absent: { $count }</b>
answers-late = <b>Late: { $count }</b>
answers-online = <b>Online: { $count }</b>
answers-unsure = <b>Not sure: { $count }</b>
answers-minutes = { $minutes } minutes
answers-none = Nobody has answered yet.
unanswered =
    { $count } have not answered:

    { $lines }

    When somebody phones, send the number or name to note the answer for them.
unanswered-no-chat = { " " }(does not use the assistant)
unanswered-unreached = { " " }(cannot be messaged)
unanswered-none = Everybody who was invited has answered.
record-ask = What did { $name } answer?
record-done = Noted for { $name }: { $answer }.
coming = { $count } meetings ahead. Choose one to look at, or call another.
coming-line = { $when } · { $unit }
coming-new = Call another meeting
cancel-ask = Cancel the meeting at { $when }? Everybody invited hears at once.
cancel-sure = Cancel and tell everybody
cancel-done = The meeting is cancelled and everybody invited is told.
change-what = What would you like to change?
change-time = Change the time
change-place = Change the place
change-agenda = Change the agenda
change-ask-time = The new time? For example: 19:30 next Friday.
change-ask-place = The new place?
change-ask-agenda = The new agenda? One item a line.
change-preview =
    Now:
    { $details }

    New: <b>{ $new }</b>

    Everybody invited hears at once.
change-send = Change and tell everybody
change-press = Please press one of the two buttons.
change-done = Changed, and everybody invited is told. The reminders follow the new time. Answers given before are kept; please look through the list.
change-is-over = This meeting has begun or was cancelled, so it cannot be changed any more.
