# Sentences shared by all features.
common-stop = Stop
common-stopped = Stopped. Nothing was sent. Choose a command from the menu when you need one.
common-left = All right.
common-nothing-open = There is nothing to leave.
common-page-back = Previous page
common-page-next = Next page
common-your-id = Your Telegram number is <code>{ $id }</code>.
common-unknown-command = This command is not known. Press /help to see what the assistant can do.
common-number-unclear = It is not clear what this number is for. Please press a button, or send the name or your answer in words.
common-words-unclear = This was not understood. Please press a button above, or type just what is on it.
common-private-only = To keep information private, the assistant only answers in a private chat. Please open a private chat with it.
common-several = Several choices are alike. Please press the right one.
outbox-repeated = (Sent again – please ignore it if you have received this already.)
photo-too-big = This picture is too big ({ $limit } MB at most). Please send it as a photo, not as a file.
photo-unreadable = This picture could not be opened. Please take it again, or send another one.
photo-kind = This kind of picture cannot be read. Please send it as a photo, not as a file.
photo-not-fetched = This picture did not arrive. Please send it again as a photo.
error-unexpected = Sorry, something went wrong and this was not done. Please try again in a few minutes.
error-not-allowed = This is not yours to do. If you need it, please ask the cell secretary.
error-choice-is-stale = This button is out of date. Press /help to start again.
address-male = Mr { $name }
address-female = Ms { $name }
address-unknown = { $name }
language-ask = Xin chọn ngôn ngữ. / Which language would you like?
language-vi = Tiếng Việt
language-en = English
language-chosen = From now on the assistant writes in English.
language-not-kept = The assistant can write in English. The choice is only kept once you are registered; please choose again then with /language.
menu-start = Start
menu-help = What the assistant can do
menu-ngonngu = Language / Đổi ngôn ngữ
menu-hop = Coming meetings
menu-guong = Good people, good deeds
menu-moi = Invite members to register
menu-toi = What is kept about me
menu-xoa = Remove my account
help-stranger =
    This is an internal assistant for registered people only.

    { $commands }

    It never asks for money, passwords or one-time codes.
help-member =
    The cell assistant reminds you of meetings and takes your answers.

    When you are invited, press a button, send a number (1 Present, 2 Absent, 3 Late, 4 Online, 5 Not sure) or answer in words, for example: "I will be 15 minutes late". To change your answer, just write again.

    If somebody has done something good, tell of it: press /guong, then write and send photos.

    { $commands }

    It never asks for money, passwords or one-time codes.
help-leader =
    The cell assistant helps you call meetings, remind people, see who comes and send announcements.

    The short way: <code>/hop 19:30 next Thursday at the neighbourhood office</code>
    Everything is read back to you before it is sent.

    { $commands }

    It never asks for money, passwords or one-time codes.
next-import = Import the roster: python -m bot import-members ROSTER.xlsx
next-admin = Name the ward administrator: open a chat with @{ $bot }, send /id, put the number into CHIBOT_ADMIN_IDS in .env and start again
