# Registration, invitations, one's own data.
start-registered = You are registered. Press /help to see what the assistant can do.
stranger = This is an internal assistant for registered people only. If you have an invitation, please open its link again; or press /start to register with your phone number.
consent-stranger =
    Hello. This is an internal assistant for people who are on its list.

    To register you, it needs to keep your Telegram account number and the phone number that you share yourself, to compare it with the list. This is sensitive personal data; only those in charge can see it. You can see it with /toi and remove it at any time with /xoa.

    Do you agree?
consent-invited =
    Hello. This is the cell assistant: it reminds of meetings and notes who comes.

    To register you, it needs to keep your Telegram account number, which cell you belong to, and what you answer: to meetings, reports and polls. This is sensitive personal data; only the committee of your cell and the ward administrator can see it. You can see it with /toi and remove it at any time with /xoa. The assistant never asks for money, passwords or one-time codes.

    Do you agree?
consent-yes = I agree
consent-no = I do not agree
consent-refused = Understood. Nothing was kept. If you change your mind, press /start.
consent-unclear = Your answer was not clear, so nothing was kept. Please choose one of the two buttons, or send a number: 1 agree, 2 do not agree.
contact-ask = Thank you. Please press the button below to share your own phone number.
contact-share = Share my phone number
contact-not-typed = The assistant only takes a number that you share with the button below, to be sure it is yours.
contact-not-asked = Your phone number is not needed now. To register, press /start.
contact-received = Thank you. If the number is on the list, the person in charge will confirm it and you will hear from us.
error-contact-is-not-own = This is somebody else's number. Please share your own with the button below.
error-invitation-is-void = This invitation cannot be used (spent, expired or wrong). Please ask the person who invited you for a new one.
error-member-is-registered = Somebody is registered with this name already. If that is wrong, please ask the ward administrator.
name-ask = Thank you. Please send your full name as it stands in the cell's list.
registration-asked = Thank you. The cell secretary has been asked to confirm, and you will hear from us.
registration-waiting = Your registration is waiting to be confirmed. You will hear from us.
registration-done =
    Dear { $who }, your registration is confirmed: { $unit }.

    From now on invitations and reminders reach you here. Press /help to see how.
registration-refused = Your registration was not confirmed. If you need to, please ask the person in charge.
application-matched =
    Somebody asks to be registered in { $unit }.

    This fits the list: <b>{ $name }</b>
    Born: { $born } · Phone: { $phone }
    How: { $via }

    Do you confirm that this is the person?
application-unmatched =
    Somebody asks to be registered in { $unit } and gave this name or number: <b>{ $stated }</b>.

    Press the name of the right person, or Not one of us.
application-via-invitation = with an invitation
application-via-phone = with their own phone number
application-confirm = Confirm
application-refuse = Not one of us
application-approved = A registration in { $unit } was confirmed.
application-refused = A registration in { $unit } was refused.
application-passed-on = This may be somebody of another cell, so the decision is left to others.
applications-waiting = Waiting to be registered: { $count }.
applications-show = Show who waits
application-noted = Noted. Thank you.
application-candidate =
    The applicant gave this name or number: <b>{ $stated }</b>.
    On the list is: <b>{ $name }</b>, born { $born }.

    Do you confirm that this is the person?
application-list = Back to the list
application-bound = { $name } is now registered in { $unit }.
invite-which-unit = Members of which cell would you like to invite?
invite-who =
    { $unit }: { $count } members are not registered yet.

    { $lines }

    Send a number or a name to get that person's invitation.
invite-anyone-button = Invitation for any one member
invite-anyone = one member
invite-ready =
    Invitation for <b>{ $name }</b>, for one use, within { $days } days:
    { $link }

    Pass on this link, or let them scan the picture. Do not post it in a group.
profile =
    <b>{ $name }</b> – { $unit }

    Born: { $born }
    Phone: { $phone }
    Joined: { $joined }
    Membership: { $membership }
    Participation: { $participation }
    Roles: { $roles }
    Consent given: { $consented }
    Messages of the assistant: { $reach }

    Kept as well: your answers to meetings, the reports you wrote, and whether you have answered polls (with names, also what you chose).
profile-waiting = Your Telegram account number is kept (agreed { $consented }). If you are on the list, your registration waits to be confirmed by the person in charge. To remove it, press /xoa.
profile-correct = Report a mistake
role-member = member
role-ward_admin = ward administrator
role-secretary = secretary
role-deputy_secretary = deputy secretary
role-committee_member = committee member
role-group_leader = group leader
membership-official = official
membership-probationary = probationary
participation-regular = regular
participation-exempt = exempt from meetings
participation-suspended = temporarily excused
participation-temporary = temporarily attached
participation-contact_213 = keeps contact at the residence
participation-left = left
correction-ask = Please write what needs correcting, for example: "My new phone number is 0900 330 037".
correction-sent = This was passed on to the committee. Thank you.
correction-nobody = Nobody of the committee uses the assistant yet. Please tell the cell secretary directly.
correction =
    <b>{ $name }</b> ({ $unit }) reports a mistake:

    { $words }
erase-ask =
    If you remove your account, the assistant deletes your Telegram account number, your consent and the messages sent to you, and writes to you no more; stories that show you, to which you had agreed, are withdrawn. What those in charge keep stays: the roster, the answers to meetings and the reports sent; and the record of who did what keeps your account number. To have them corrected or deleted, please see those in charge.

    Are you sure?
erase-ask-stranger =
    If you remove this, the assistant deletes your Telegram account number, your consent and the messages sent to you, and writes to you no more. The record of who did what may keep the account number; to ask about it, please see those in charge.

    Are you sure?
erase-confirm = Remove my account
erase-done = Your account was removed. Thank you. To come back, press /start.
admin-first-steps =
    Welcome, ward administrator. Next:

    1. Import the roster: send the Excel file (.xlsx) here. You see a preview before anything is written.
    2. Press /moi to invite the secretary of each cell.
    3. Secretaries press /moi to invite their members and /hop to call meetings.
admin-ready = Welcome, ward administrator. There are { $cells } cells. Press /moi to invite the secretary of each cell; send the Excel file (.xlsx) here to update the roster; /help tells more.
