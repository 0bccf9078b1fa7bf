# Polls: those who are asked answer, are reminded, read the result.
poll-head =
    <b>{ $unit } asks for your opinion</b>
    { $question }
poll-line = { $mark }{ $number }. { $label }
poll-how = Please choose one: press its button, or send its number, for example: 2.
poll-how-several = You may choose several: press their buttons, or send numbers, for example: 1, 3. Press again to take one out.
poll-until = Please answer before <b>{ $when }</b>. Until then you can change your mind.
poll-secret = No names are noted: the assistant only remembers that you have answered; the committee cannot see what you chose.
poll-named = Names are noted: once this is over, the committee can see what you chose.
poll-asked = Members who are asked: { $count }. The result is told when this is over.
poll-quorum = The result counts as advice if at least { $percent }% of those asked answer.
poll-no-vote = This is a quick poll, not a vote of the cell.
poll-reminder = A reminder: the assistant has not had your answer yet.
poll-take-back = Take my answer back
poll-taken-back = Taken back. You have not answered now.
poll-noted = Your answer is noted. Thank you.
poll-noted-aloud = Noted: number { $numbers }. Thank you.
poll-chosen = You have chosen: number { $numbers }.
poll-answered = You have answered, and your answer is kept. To see what you chose, press /xinykien.
poll-typed-unclear = The assistant is not sure which one you choose, so nothing was noted. Please press a button of the question above, or send its number, for example: 2. If this is about something else, please hold the message it is about, choose "Reply" and send it again.
poll-typed-kept = Your answer is kept as it was noted. To change it, press a button of the question, or send its number. If this is about something else, please hold the message it is about, choose "Reply" and send it again.
poll-typed-past = This poll is over, so nothing more is noted. Thank you. If this is about something else, please hold the message it is about, choose "Reply" and send it again.
poll-over = This poll is over. Thank you.
poll-called-off = This poll was called off. No answers are kept.
poll-own-list = Polls in which you are asked: { $count }. Please choose one.
poll-result-head =
    <b>RESULT of the poll of { $unit }</b>
    { $question }
poll-result-bar = { $bar } <b>{ $count }</b> ({ $percent }%)
poll-result-answered = Answered: <b>{ $answered }</b> of { $asked } members asked ({ $percent }%).
poll-result-withheld = Too few have answered: the numbers are not told, so that nobody's opinion is shown.
poll-result-quorum = The mark of { $percent }% answers is reached.
poll-result-no-quorum = The mark of { $percent }% answers is not reached, so this does not count as advice.
poll-result-several = Everybody could choose several.
poll-result-unreadable = { $count } answers could not be read and are not counted.
poll-result-cells = By cell:
poll-result-cell = { $unit } – { $answered } members: { $numbers }
poll-result-more = and other cells: { $count }
poll-result-hidden = Cells without numbers of their own, so that nobody's opinion is shown: { $count }.
poll-error-over = This poll is over, so nothing can be added or changed. Thank you.
poll-error-called-off = This poll was called off, so no answer is needed. Thank you.
poll-error-not-asked = You are not among those who are asked in this poll, so the answer is not noted.
poll-error-one = Everybody chooses one only this time. Please send one number, for example: 2.
poll-error-question = The question needs words, at most { $most } letters. Please write it shorter.
poll-error-options = There must be 2 to 6 options, one a line, of at most { $most } letters, which differ in more than capitals and accents.
poll-error-number = One option is only a number and could be mistaken for a place in the list. Please add a word, for example: "3 tables".
poll-error-times = These times cannot be used: the start must lie ahead, and from sending to the end it must be 1 hour to 60 days. Nothing is sent in quiet hours, so it may be sent the next morning.
poll-error-quorum = The least share of answers is a number from 1 to 100, for example: 50.
poll-error-classified = The question or an option bears the mark of a classified paper. The assistant takes no classified content. If it is none, please leave out that word and send it again.
poll-error-few = Not sent: at least 2 members must be reachable by chat. Please choose again whom to ask.
poll-error-few-secret = Not sent: only { $asked } members are reachable by chat. With fewer than { $fewest } nobody's opinion stays secret. Please ask more people, or note names.
poll-error-secret = No names were noted in this poll, so nobody can see who chose what.
poll-error-still-open = This poll is not over. Once it is, the committee can see the list.
poll-error-picture-shown = This picture was sent to this chat just now. If you need it once more, please press again in ten minutes.
