# Writing a report: question by question, looked through, sent.
report-fill-opening =
    <b>{ $title }</b>
    { $unit }. There are { $total } questions, one at a time; each answer can be changed before the report is sent.
report-fill-opening-again =
    <b>{ $title }</b>
    { $unit }. { $answered } of { $total } questions are answered.
report-fill-question = <b>Question { $number }/{ $total }:</b> { $words }
report-fill-before = Answered: { $answer }
report-fill-how-text = Please type the answer.
report-fill-how-text-again = To change it, please type the whole answer again.
report-fill-how-number = Please type a number, for example 12.
report-fill-how-between = Please type a number from { $lowest } to { $highest }.
report-fill-how-choice = Please press a button, or type its number.
report-fill-how-photos = Please send photos, { $most } at most.
report-fill-how-photos-more = You can send { $left } more. When you are done, press “Done”.
report-fill-how-photos-full = That is all the photos there is room for. Please press “Done”.
report-fill-kept = Noted for question { $number }: { $answer }
report-fill-cleared = Question { $number } is left blank.
report-fill-replaced = Somebody else had just answered: “{ $answer }”. Your answer now takes its place.
report-fill-back = Back
report-fill-optional = This question can be skipped.
report-fill-skip = Skip
report-fill-keep = Keep
report-fill-clear = Leave blank
report-fill-done = Done
report-fill-clear-photos = Delete the photos
report-fill-later = Later
report-fill-submit = Send the report
report-fill-edit = Change an answer
report-fill-whole = See the whole report
report-fill-answer-missing = Answer question { $number }
report-fill-resume = Go on writing
report-fill-reopen = Change it
report-fill-check = The report is not sent yet. Please look it through, then press “Send the report”. To change an answer, type its number, for example: edit 3.
report-fill-check-unclear = This was not understood. To send the report, press “Send the report”. To change an answer, type its number, for example: edit 3.
report-fill-missing = { $count ->
    [1] One question must be answered before the report is sent: { $numbers }.
   *[other] { $count } questions must be answered before the report is sent: { $numbers }.
}
report-fill-empty = Nothing is answered yet, so the report cannot be sent.
report-fill-changed = The report has just changed. Please look it through before it is sent.
report-fill-edit-ask = Which answer would you like to change? Press it, or type its number.
report-fill-left = The report is not sent yet. { $answered } of { $total } questions are answered, and all is kept. When it suits you, press “Go on writing” or send /baocao.
report-fill-thanks = Thank you.
report-fill-submitted =
    Sent: <b>{ $title }</b>, { $unit }. Thank you.

    Until the report is accepted you can take it back and change it.
report-fill-reopened = The report is yours again to change. Please send it again when it is ready.
report-fill-sent-already = { $name } has sent this report already. To change it, press the button of the request once more.
report-fill-sent-meanwhile = { $name } has sent this report, so your last message was not noted. To add to it, press “Change it”.
report-fill-accepted-already = This report was accepted and stays as it is. Thank you.
report-fill-right-lost = This report is not yours to write any more, so your last message was not noted. The answers given before are kept.
report-fill-gone = This report is not there any more. Send /baocao to see which ones are wanted.
report-fill-not-kept = Your message was not noted, because this report has several questions. Please answer the one above.
report-fill-required = This question needs an answer. If you do not have it yet, press “Later”.
report-fill-number-unclear = This question needs a number, for example 12. Please type it again.
report-fill-number-whose = It is not clear what this number is for. If it answers the report, please type it once more.
report-fill-number-low = This number must be { $lowest } or more. Please type it again.
report-fill-number-high = This number must not be more than { $highest }. Please type it again.
report-fill-number-outside = This number must lie between { $lowest } and { $highest }. Please type it again.
report-fill-text-long = The answer has { $letters } letters, { $limit } at most. Please make it shorter.
report-fill-paste = That message is too long. Please make it shorter; a long one can be sent as a voice note.
report-fill-text-empty = There were no words in this message. Please type it again.
report-fill-text-secret = This looks like a classified paper, so it was not noted. Such papers are not sent through the assistant. Please answer without it.
report-fill-option-unclear = Please press a button, or type a number from 1 to { $count }.
report-fill-photo-wanted = This question needs photos. Please send them, or press a button below.
report-fill-words-only = Words are needed here. Please type them; if typing is hard, send a voice note to be filed as the report.
report-fill-photo-elsewhere = Photos belong to question { $number }. To go there at once, type: edit { $number }.
report-fill-photos-enough = This question takes { $limit } photos at most. Those that came after were not kept; the first ones are all there.
report-fill-album = The photos are coming in. When all are sent, press “Done”.
report-fill-caption = The words under the photo are not part of the report. If they matter, please type them as an answer.
report-fill-photo-kept = { $count ->
    [1] Your photo was noted.
   *[other] { $count } photos were noted.
}
report-fill-no-photos = This report has no place for photos, so the photo was not kept.

report-sheet-head =
    <b>{ $title }</b>
    { $unit }
report-sheet-member = Reported by: { $name }
report-sheet-voice =
    <b>Voice note, { $length }</b>
    { $line }
report-sheet-entry =
    <b>{ $number }. { $words }</b>
    { $answer }
report-sheet-open =
    <b>{ $number }. { $words }</b>
    <i>{ $state }</i>
report-sheet-lacking = not answered yet
report-sheet-left-out = left blank
report-sheet-cut = Long answers are shown in part here. The report keeps them whole, and the file has them whole.
report-sheet-photos = { $count ->
    [1] 1 photo
   *[other] { $count } photos
}
report-sheet-draft = Being written, not sent yet.
report-sheet-sent = Sent at { $when } by { $name }.
report-sheet-accepted = Accepted at { $when }.
report-sheet-returned =
    The report was returned to be completed, with this note:
    “{ $note }”

report-voice-ask =
    Shall this voice note ({ $length }) be your report ({ $title })?

    If so, type one short line on what it is about, for example: “One meeting, 5 families visited, 20 trees planted”.
report-voice-not = No, answer in words
report-voice-filed = The voice note and your line are noted.
report-voice-drop = Remove the voice note
report-voice-dropped = The voice note is removed.
report-voice-seconds = { $seconds } s
report-voice-minutes = { $minutes } min { $seconds } s
