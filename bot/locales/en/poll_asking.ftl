# Polls: writing the question, watching it, closing it, posting it in groups.
menu-xinykien = Ask for opinions
poll-ask-none = Nobody is asking for your opinion at present.
poll-ask-unit = In whose name do you ask?
poll-ask-scope = Which cells does { $unit } ask?
poll-ask-question = What would you like to ask? Please type the question, { $most } characters at most. For example: Which day suits you for the thematic meeting?
poll-ask-question-long = This question has { $letters } characters; { $most } is the most. Please shorten it.
poll-ask-options = What is there to choose from? Please type 2 to { $most } options, one a line in one message, or one by one and then "done". For days of a meeting, press "Choose days".
poll-ask-pick-dates = Choose days
poll-ask-dates = Which days and hours are there to choose from? Please type 2 to { $most } of them, for example: 19:30 10/12. Several lines in one message are fine. Type "done" at the end.
poll-ask-options-so-far =
    { $count ->
        [one] One option so far:
       *[other] { $count } options so far:
    }
    { $lines }

    Please type another, or "done".
poll-ask-dates-so-far =
    { $count ->
        [one] One day was read:
       *[other] { $count } days were read:
    }
    { $lines }

    If this is right, please type another, or "done".
poll-ask-done = Done ({ $count } options)
poll-ask-drop = Remove the last one
poll-ask-few = At least 2 options are needed. Please type another.
poll-ask-not-long = Not kept: "{ $line }". An option has { $most } characters at most. Please shorten it.
poll-ask-not-number = Not kept: "{ $line }". A bare number could be taken for the place in the list. Please add a word, for example: 3 tables.
poll-ask-not-twice = Not kept: "{ $line }" is there already.
poll-ask-not-many = Not kept: "{ $line }". There are 6 options at most.
poll-ask-not-unclear = No day or hour could be read in "{ $line }". Please type it again, for example: 19:30 10/12.
poll-ask-not-hour = The hour is missing in "{ $line }". Please type it too, for example: 15:00 20/12.
poll-ask-not-lunar = Lunar dates cannot be read: "{ $line }". Please type the solar date.
poll-ask-not-passed = Not kept: "{ $line }" has passed.
poll-ask-ends = Until when are answers taken? Please choose, or type it, for example: 8 pm Saturday.
poll-ask-ends-1 = Tomorrow at 20:00
poll-ask-ends-3 = In 3 days
poll-ask-ends-7 = In a week
poll-ask-ends-unclear = This time could not be read. Please type it again, for example: 20:00 12/12.
poll-ask-ends-lunar = Lunar dates cannot be read. Please type the solar date, for example: 20:00 10/12.
poll-ask-ends-bad = This was read as { $when }. There must be at least 1 hour and at most { $days } days to answer. Please type it again.
poll-ask-starts = When shall it be sent? Please type it, for example: 8:00 tomorrow. In quiet hours the question waits for the morning.
poll-ask-quorum = How many must answer at least for the result to be used? Please choose, or type a share, for example: 60%.
poll-ask-quorum-none = No such line
poll-ask-quorum-half = Half (50%)
poll-ask-quorum-two-thirds = Two thirds (67%)
poll-ask-quorum-unclear = This was not understood. Please type a number from 1 to 100, for example: 60%.
poll-ask-summary-head =
    Above is just what those who are asked will see. Please check:

    In the name of: <b>{ $unit }</b>
poll-ask-summary-only =
    The question above has not changed. Please check:

    In the name of: <b>{ $unit }</b>
poll-ask-summary-unclear =
    Your last message was not understood. <b>Nobody has been asked.</b> To send the question, press the button or type "send".

    In the name of: <b>{ $unit }</b>
poll-ask-summary-heads = Asked through the bot: <b>{ $asked }</b>. Not reached by the bot: { $missed }.
poll-ask-summary-few = <b>Cannot be sent yet:</b> at least 2 members must be reached through the bot.
poll-ask-summary-few-secret = <b>Cannot be sent yet:</b> among fewer than { $fewest } people no answer stays secret. Please choose more, or press "Switch to with names".
poll-ask-summary-exempt =
    { $count ->
        [one] One exempt member is not asked. To include them, press "Who is asked".
       *[other] { $count } exempt members are not asked. To include them, press "Who is asked".
    }
poll-ask-summary-post-yes = Also posted in: { $names }.
poll-ask-summary-post-no = Not posted in groups (there are: { $names }).
poll-ask-summary-late = Note: the end is later than the first day to choose from.
poll-ask-summary-one = Everybody chooses one option.
poll-ask-summary-many = Everybody may choose several options.
poll-ask-summary-secret = Without names: nobody can see who chose what.
poll-ask-summary-named = With names: at the end the committee can see who chose what.
poll-ask-summary-no-quorum = No minimum number of answers.
poll-ask-summary-quorum = At least { $percent }% must answer.
poll-ask-summary-now = Sent at once.
poll-ask-summary-starts = Sent at <b>{ $when }</b>.
poll-ask-summary-ends = Answers are taken until <b>{ $when }</b>.
poll-ask-send = Send the question
poll-ask-change-question = Question
poll-ask-change-options = Options
poll-ask-change-whom = Who is asked
poll-ask-change-ends = End
poll-ask-change-starts = Time of sending
poll-ask-change-quorum = Minimum
poll-ask-to-one = One option only
poll-ask-to-many = Several options
poll-ask-to-named = Switch to with names
poll-ask-to-secret = Switch to without names
poll-ask-post-on = Post in groups too
poll-ask-post-off = Do not post in groups
poll-ask-is-one = Noted: one option each.
poll-ask-is-many = Noted: several options each.
poll-ask-is-named = Noted: with names.
poll-ask-is-secret = Noted: without names.
poll-ask-post-is-on = Noted: posted in groups too.
poll-ask-post-is-off = Noted: not posted in groups.
poll-ask-sent = Sending. The board is just below and keeps itself up to date.
poll-ask-sent-morning = Noted. These are quiet hours, so the question goes out at { $when }. The board is just below.
poll-ask-sent-later = It goes out at { $when }. The board is just below.
poll-ask-right-lost = You may not ask in the name of this unit any more. The draft was closed and nobody was asked.

poll-board-recent =
    { $count ->
        [0] Please choose one to answer, or ask something new.
        [one] One poll in the last 90 days. Choose it to see how it stands, or ask something new.
       *[other] { $count } polls in the last 90 days. Choose one to see how it stands, or ask something new.
    }
poll-board-new = Ask something new
poll-board-to-answer = Answer: { $question }
poll-board-short-scheduled = planned
poll-board-short-open = open
poll-board-short-closed = closed
poll-board-short-called_off = called off
poll-board-head =
    <b>POLL of { $unit }</b> – { $stage }
    "{ $question }"
poll-board-stage-scheduled = goes out at { $when }
poll-board-stage-open = open
poll-board-stage-called_off = called off, no answer is kept
poll-board-stage-missed = not sent at its hour: too few could be asked then, or too little time was left
poll-board-answered = Answered: <b>{ $answered }</b> of { $asked }. The result is shown at the end.
poll-board-unreached = Not reached by the bot, and not counted as asked: { $count }
poll-board-ends = Answers are taken until { $when } (at { $now }: { $left } left).
poll-board-left-days = { $days } d { $hours } h
poll-board-left-hours = { $hours } h { $minutes } min
poll-board-remind = Remind those who have not answered
poll-board-remind-done =
    { $count ->
        [one] Reminding one member who has not answered.
       *[other] Reminding { $count } members who have not answered.
    }
poll-board-remind-morning =
    { $count ->
        [one] These are quiet hours, so one member who has not answered is reminded at { $when }.
       *[other] These are quiet hours, so { $count } members who have not answered are reminded at { $when }.
    }
poll-board-extend = Change the end
poll-board-extend-ask = Answers are taken until { $when }. What is the new end? Please choose, or type it, for example: 8 pm Saturday.
poll-board-extend-done = The new end: { $when }. The question is being corrected for everybody who has it.
poll-board-close = Close now
poll-board-close-ask = Close "{ $question }" now? After that nobody can answer, and those who were asked are told the result.
poll-board-close-sure = Close and tell the result
poll-board-close-done = Closed. The result is being sent to those who were asked.
poll-board-call-off = Call off
poll-board-call-off-ask = Call off "{ $question }"? All answers are deleted, and there is no result.
poll-board-call-off-sure = Call off and delete answers
poll-board-call-off-done = Called off. All answers are deleted.
poll-board-leave = Leave as it is
poll-board-left = Nothing was changed. The board is below.
poll-board-voters = Who chose what
poll-board-voter-list =
    "{ $question }"
    { $options }

    { $lines }
poll-board-voter = { $name }: { $numbers }
poll-board-no-voters = Nobody has answered.
poll-board-error-not-open = This poll is not open any more, so this cannot be done.
poll-board-error-reminded = A reminder was sent today already, or everybody has answered.
poll-board-error-sending = The question is still being sent. Please remind people after that.
poll-board-error-remind-late = The end is too near for a reminder to be of use.

poll-post =
    <b>{ $unit } asks for opinions</b>
    { $question }

    Members who are asked answer in their private chat with the bot, before { $when }. Answers in the group do not count.
poll-post-answer = Answer in the private chat
poll-post-result =
    <b>RESULT of the poll of { $unit }</b>
    { $question }

    Answered: <b>{ $answered }</b> of { $asked }. The numbers are in the picture. This was a quick poll, not a vote of the cell.
poll-post-show-picture = 🖼 Show the picture
poll-post-heading = RESULT OF THE POLL · { $unit }
poll-post-share = { $count } · { $percent }%
poll-post-answered = Answered: { $answered } of { $asked } who were asked.
