# Who cannot be messaged: told to the committee; the call list.
reach-state-reachable = received as usual
reach-state-blocked = has blocked the assistant
reach-state-deactivated = the Telegram account is deactivated
reach-state-not_started = has not pressed Start
unreached-told =
    The assistant can no longer message <b>{ $name }</b> ({ $unit }): { $state }.

    Please phone when there is something to tell: { $phone }. Messages go out again once they open the assistant and press Start.
unreached-told-many =
    The assistant can no longer message <b>{ $count }</b> members:

    { $lines }

    Please phone when there is something to tell. Messages go out again once they open the assistant and press Start.
unreached-more = … and { $count } more; see /invite
unreached-show = See the whole list: { $unit }
unreached-button = Not reached: { $count }
unreached-since = { $state } since { $day }
unreached-list =
    { $unit }: { $count } members cannot be messaged and need a call:

    { $lines }
reach-button = Who was not reached
reach-head =
    <b>Who received the announcement</b> – { $unit } (at { $at })
    «{ $opening }»
reach-sum = Sent to <b>{ $total }</b> = delivered <b>{ $delivered }</b>{ $taken_back } + not delivered <b>{ $refused }</b>{ $reasons } + unclear <b>{ $unclear }</b> + waiting <b>{ $waiting }</b>{ $kept_back }{ $gone }.
reach-term-taken_back = { " " }(withdrawn since: { $count })
reach-term-kept_back = { " " }+ stopped, not sent { $count }
reach-term-gone = { " " }+ no longer kept { $count }
reach-term-blocked = blocked the assistant { $count }
reach-term-deactivated = account deactivated { $count }
reach-term-not_started = not started { $count }
reach-term-other = other reasons { $count }
reach-term-no_account = no account { $count }
reach-unaddressed = Besides, these could not be messaged from the start: { $terms }.
reach-posts = Groups and channels: { $sum }
reach-unclear-means = "Unclear" means that Telegram did not answer, so nobody knows whether the message arrived. When the reader presses a button in it, it is counted as delivered.
reach-calls = To phone: <b>{ $missed }</b> members; shared out { $asked }, phoned { $called }.
reach-calls-over = This announcement was withdrawn: nobody needs to be phoned any more.
reach-kept-back = Those to whom it was not sent because it was stopped are not among those to phone.
reach-no-phone = no number
reach-no-names = Names are shown to the secretary and deputy of the unit that made the announcement only.
reach-show-missed = Whom to phone: { $count }
reach-show-unclear = What is unclear: { $count }
reach-again = Show the latest numbers
reach-sheet = File to print
reach-share = Share out the calls
missed-no_account = no account
missed-blocked = blocked the assistant
missed-deactivated = account deactivated
missed-not_started = not started
missed-other = could not be sent
missed-unclear = unclear whether it arrived
missed-list =
    Announcement «{ $opening }»
    { $count } members were not reached and need a call:

    { $lines }

    Send the number or name of whoever was phoned to note it; once more to take it back.
error-nobody-to-phone = There is nobody left to phone about this announcement.
error-calls-are-shared = All who need a call were phoned, or are on the list of one who phones.
error-calls-are-over = This announcement was withdrawn; no calls are needed any more. Thank you.
share-ask =
    Share { $people } members among these people. Each gets the names and numbers of their own part, in private:

    { $lines }{ $left }
share-line = – { $name }: { $count }
share-left = { "" }

    { $count } members are left: no group leader or committee member of their cell uses the assistant.
share-nobody = No group leader or committee member uses the assistant yet. Please use the file to print.
share-sure = Share out and tell each
share-done = Told { $callers } people; { $people } members are to be phoned. When they mark a call, the numbers above change by themselves.
task =
    Please phone <b>{ $count }</b> members who have not received the announcement of { $unit }:

    <i>{ $excerpt }</i>

    { $lines }

    After each call, press the name or send the number. Phoned { $called } of { $count }. The list is for these calls only; please keep it to yourself. Thank you.
task-handed-over = These calls were handed to somebody else; you need not phone any more. Thank you.
task-button = { $number }. { $mark } { $name }
task-ticked = Noted: phoned.
task-unticked = Taken back.
unclear-list =
    Announcement «{ $opening }»
    { $count } messages of which nobody knows whether they arrived:

    { $lines }

    Please ask around, then send a number or a name to settle one, or press the button to settle all.
unclear-none = Nothing is unclear any more.
unclear-one = Did the message to <b>{ $name }</b> arrive?
unclear-all = Did these { $count } messages arrive?
unclear-again-means-one = Sent again, it says so, for its reader may see it twice.
unclear-again-means-all = Sent again, whoever has one sees it twice; it says so.
unclear-for-all = Settle all at once
unclear-nameless = somebody who has removed their account, or a group that was unbound
unclear-arrived-one = It arrived
unclear-arrived-all = All arrived
unclear-again-one = Send again
unclear-again-all = Send all again
unclear-noted = { $count } messages are noted as delivered.
unclear-queued = { $count } messages are being sent again.
sheet-coming = The file is on its way.
sheet-apart = { "" }; on the next sheet: { $count } of whom it is unclear
sheet-caption = Members to phone about the announcement «{ $opening }»: { $count }{ $apart }. The file holds phone numbers: please keep it to yourself and do not post it in a group.
sheet-tab-missed = To phone
sheet-tab-unclear = Unclear
sheet-title-missed = Members to phone – { $unit }
sheet-title-unclear = Unclear whether received – { $unit }
sheet-about = Announcement: «{ $opening }»
sheet-date = Made at { $at }
sheet-file = to-phone-{ $day }.xlsx
sheet-column-number = No.
sheet-column-name = Full name
sheet-column-cell = Cell
sheet-column-phone = Phone
sheet-column-reason = Reason
sheet-column-called = Called
sheet-column-notes = Notes
