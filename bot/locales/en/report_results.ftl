# Reports once they were sent: reading, accepting, returning, proposals, summaries.
report-result-count-cells =
    { $count ->
        [one] one cell
       *[other] { $count } cells
    }
report-result-count-members =
    { $count ->
        [one] one member
       *[other] { $count } members
    }

paper-nothing = No report has been sent yet, so there is nothing to put together.
paper-coming = The papers are being made: an Excel file, a Word file and { $charts } charts. They follow below.
paper-caption-chart = { $title }
paper-caption = { $title }. The file holds internal matters; please keep it with care.
paper-file = summary-{ $period }
paper-watermark = { $unit } – made by { $who } at { $at } with the cell assistant
paper-about = { $unit }. Sent: { $sent } of { $asked }.
paper-column-number = No.
paper-column-cell = Cell
paper-column-member = Member
paper-column-question = Question
paper-column-option = Choice
paper-column-count = Number
paper-column-names = Chosen by
paper-column-proposal = Proposal
paper-column-reply = Answer
paper-column-replied = Answered on
paper-column-voice = Told in a voice note
paper-tab-numbers = Numbers
paper-tab-texts = Texts
paper-tab-choices = Choices
paper-tab-photos = Photos
paper-tab-proposals = Proposals
paper-total = Total
paper-not-sent = not sent yet
paper-none = no number
paper-no-reply = (no answer yet)
paper-reply = Answer:
paper-voice = { $line } (voice note of { $length })
paper-place-day = ......, { $day }/{ $month }/{ $year }
paper-letter-number = No.:      -BC/
paper-motto = COMMUNIST PARTY OF VIET NAM
paper-title = SUMMARY REPORT
paper-period = Period: { $period }
paper-section-counts = Reports sent
paper-section-numbers = Numbers
paper-section-proposals = Proposals
paper-sent = Reports sent: { $sent } of { $asked }.
paper-photos = Photos sent along: { $count }; they can be seen in the bot.
paper-in-workbook = What each has reported is in the workbook.
paper-receivers =
    Copies to:
    - .........................
    - Files.
paper-signer-for = For { $unit }
paper-signer-title = (Office, signature, seal)
paper-signer-name = (Full name)
paper-chart-periods = Targets over time – { $title }
paper-chart-periods-cells = { $unit } · sums of the cells that have sent; below each bar: cells with a number of all asked
paper-chart-periods-members = { $unit } · sums of the members who have sent; below each bar: members with a number of all asked
paper-chart-cells = { $counted }/{ $asked }
paper-chart-cells-remark = { $unit } · sent: { $sent } of { $asked } · in the order of cell names
paper-chart-page = page { $page }/{ $pages }

report-result-not-sent = This report is being written or completed, so it cannot be read now.
report-result-own = You sent this report yourself, so another person has to accept it.
report-result-accepted-already = { $who } has accepted this report already. Thank you.
report-result-returned-already = { $who } has returned this report already. It is being completed.
report-result-sent-anew = This report has just been sent anew. Please open it again in the list to see the new one.
report-result-note-long = The note has { $letters } characters; { $most } is the most. Please shorten it and send it again.
report-result-note-empty = There are no readable words in this note. Please send it again.
report-result-list =
    <b>{ $title }</b>
    Sent: { $sent } of { $asked }, to be decided: { $waiting }.{ $returned }

    { $lines }

    Please type a number to open a report.
report-result-list-returned = { " " }Being completed: { $count }.
report-result-list-empty = No report has been sent yet. The board will show when there is one.
report-result-line-waiting = <b>{ $name }</b> – sent { $when } – to be decided
report-result-line-accepted = { $name } – sent { $when } – accepted
report-result-proposals = Proposals
report-result-papers = Get the summary
report-result-board = Show the board
report-result-accept = Accept
report-result-give-back = Return
report-result-photos = Show photos ({ $count })
report-result-play = Play the voice note
report-result-voice = Voice note of the report of { $unit }: { $line }
report-result-story = Propose as a story
report-result-next = Next report
report-result-to-list = Reports sent
report-result-none-waiting = No other report is waiting. Thank you.
report-result-accepted = Accepted. The writers are told.
report-result-note-ask = Please say what { $unit } should add. The writers will read just these words, for example: Please add the number of members present.
report-result-returned = Returned, with your note to { $unit }. Once sent again, the report is in the list.
report-result-photos-coming = The photos follow below.
report-result-photos-none = This report has no photos.
report-result-photo = Photo from the report of { $unit }.
report-result-story-done = The proposal is noted. What comes next: the cell looks at it, the people shown agree, the ward edits it, and only then it is published. Nothing is published yet.
report-result-story-already = This report has been proposed as a story already. Thank you.
report-result-story-not-accepted = Only an accepted report can be proposed. Please accept this one first.
report-result-story-empty = There are no words in this report that could be proposed.
report-result-told-accepted =
    Dear { $who }, { $asker } has accepted the report of { $unit }.
    { $title }
    Thank you.
report-result-told-returned =
    Dear { $who }, { $asker } asks { $unit } to complete the report and send it again.
    { $title }

    Note: { $note }

    All answers are still there; only change what has to be changed.
report-result-mend = Complete the report

proposal-list =
    <b>Proposals</b>: { $count }, to be answered: { $waiting }.

    { $lines }

    Please type a number to read and answer one.
proposal-list-empty = There are no proposals here.
proposal-line-waiting = <b>{ $name }</b>: { $opening } – to be answered
proposal-line-answered = { $name }: { $opening } – answered
proposal-all = All proposals to be answered
proposal-head =
    <b>Proposal of { $name }</b>
    { $title }

    { $words }
proposal-answered =
    Answer of { $name }, { $when }:
    { $reply }
proposal-reply = Answer
proposal-reply-anew = Correct the answer
proposal-report = Show the whole report
proposal-to-list = List of proposals
proposal-reply-ask = Please type the answer. It is sent at once to those who write the report of { $name }.
proposal-reply-ask-anew = Please type the whole new answer. It is sent to those who write the report of { $name }, and says that it is a correction.
proposal-reply-done = The answer is kept and sent to { $name }.
proposal-reply-untold = The answer is kept. Nobody of { $name } can be reached through the bot at present; please tell them in another way.
proposal-reply-long = The answer has { $letters } characters; { $most } is the most. Please shorten it and send it again.
proposal-reply-empty = There are no readable words in this answer. Please send it again.
proposal-changed = This proposal has just been changed or answered. Your answer was not sent. Please press "Stop", then open it again in the list of proposals.
proposal-told =
    Dear { $who }, { $asker } answers the proposal in the report.
    { $title }

    Proposal: { $words }

    Answer: { $reply }
proposal-told-anew =
    Dear { $who }, { $asker } corrects the answer to the proposal in the report. The words below take the place of the earlier ones.
    { $title }

    Proposal: { $words }

    Answer: { $reply }
