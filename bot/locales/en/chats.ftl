# Groups and channels that are bound to units.
menu-nhom = Groups and channels of the unit
chats-name-group = the group «{ $title }»
chats-name-supergroup = the group «{ $title }»
chats-name-topic = the topic «{ $topic }» of the group «{ $title }»
chats-name-channel = the channel «{ $title }»
chats-ask =
    The assistant is in { $chat }. Which unit does { $chat } belong to?

    Once it is bound, announcements of the unit can be posted there. The assistant never posts anybody's name, number or answer in a group.
chats-bind-to = Bind to { $unit }
chats-do-not-bind = Do not bind
chats-confirm =
    { $name } wants to bind { $chat } to { $unit }.

    Once it is bound, announcements of the unit can be posted there. If you do not know { $chat }, please do not agree. Do you agree?
chats-confirm-yes = Agree
chats-confirm-no = Do not agree
chats-is-asked =
    You have chosen to bind { $chat } to { $unit }.

    A second leader has to confirm it. The assistant has asked in private and will tell you.
chats-is-asked-nobody =
    You have chosen to bind { $chat } to { $unit }.

    No other leader can be messaged at present to confirm it. You may decide alone.
chats-is-bound = Bound: { $chat } belongs to { $unit }. Announcements of the unit can be posted there from now on. To see or unbind it, press /nhom.
chats-is-no_rights = The assistant may not post in { $chat } ({ $unit }), so announcements do not get there.
chats-is-gone = The assistant cannot write in { $chat } ({ $unit }) any more: it was removed, or the place was closed. Announcements do not go there any more.
chats-is-dropped = Not bound to any unit: { $chat }. To bind it, press /nhom and see how.
chats-is-unbound = Unbound: { $chat } does not belong to { $unit } any more. Announcements of the unit are not posted there; what was posted stays. To bind it again, press /nhom and see how.
chats-is-declined = { $name } does not agree to bind { $chat } to { $unit }, so { $chat } is not bound. Please talk it over; to bind it, press /nhom and see how.
chats-declined-self = Noted: you do not agree to bind { $chat } to { $unit }. It is not bound: { $chat }. To bind it, press /nhom.
chats-not-theirs = You have called the assistant in { $chat }, but only a secretary or the administrator can bind groups and channels to a unit. To bind it, please ask the secretary to add the assistant in person, or to send <code>/gan</code> there.
chats-asked-by-another = Somebody else is binding { $chat } to a unit. There is nothing you need to do.
chats-bound-elsewhere = Another unit has bound { $chat }. To change that, ask the leader of that unit to unbind it first.
chats-fix-no_rights-group =
    To mend it: open the group → tap its name at the top → tap the pencil → Administrators → Add Admin → choose the assistant → tap ✓.
    Then press Try again.
chats-fix-no_rights-channel =
    To mend it: open the channel → tap its name at the top → tap the pencil → Administrators → choose the assistant → turn on Post Messages → tap ✓.
    Then press Try again.
chats-fix-gone-group =
    To use it again: open the group → tap its name at the top → Add Members → choose the assistant.
    Then press Try again. If it is not used any more, press Unbind.
chats-fix-gone-topic =
    To use it again: open the group and see whether the topic is still open; if the assistant is not in the group, tap the name at the top → Add Members → choose the assistant.
    Then press Try again. If it is not used any more, press Unbind.
chats-fix-gone-channel =
    To use it again: open the channel → tap its name at the top → tap the pencil → Administrators → Add Admin → choose the assistant → turn on Post Messages → tap ✓.
    Then press Try again. If it is not used any more, press Unbind.
chats-retry = Try again
chats-still-lost = Tried again, but it does not work yet. Please look at the steps below once more.
chats-not-looked-at = Telegram could not be asked, so everything stays as it was. Please try again in a few minutes.
chats-remind = Ask the other leader again
chats-bind-alone = Bind to the unit
chats-reminded = Asked again.
chats-unbind = Unbind
chats-unbind-ask = Once { $chat } is unbound, announcements of the unit are not posted there any more. What was posted stays. Are you sure?
chats-unbind-sure = Unbind from the unit
chats-state-asked = waits to be confirmed
chats-state-bound = in use
chats-state-no_rights = the right to post is lost
chats-state-gone = the assistant is not there any more
chats-line = { $chat } – { $unit }: { $state }
chats-line-unchosen = { $chat }: waits for you to choose the unit
chats-list =
    Groups and channels of the unit:

    { $lines }

    Send a number to see or unbind one.

    { $how }
chats-none = No group or channel is bound to your unit yet.
chats-how-not = To bind another group or channel, please ask the secretary or the administrator to add the assistant in person. You can confirm it when the assistant asks you.
chats-how =
    To bind another, add the assistant yourself:
    – Group: open the group → tap its name at the top → Add Members → choose the assistant.
    – Channel: open the channel → tap its name at the top → tap the pencil → Administrators → Add Admin → choose the assistant → turn on Post Messages.
    If the assistant is in the group already, or to bind one topic only: send <code>/gan</code> right there (turn off anonymity first). The assistant goes on in this private chat.
