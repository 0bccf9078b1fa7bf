# What the ward administrators read when the machine does not run as it should.
watch-began =
    ⚠️ { $what }, since { $since }.

    What to do: { $todo }
watch-over =
    ✅ All is well again. Before that, from { $since } until { $until }: { $what }.

    What people sent meanwhile is still there and is being worked on. There is nothing to do.
watch-gap =
    ⚠️ { $what }: from { $since } until { $until }.

    What to do: { $todo }
watch-happened =
    ⚠️ { $what } (messages: { $number }).

    What to do: { $todo }
watch-what-telegram = The assistant cannot reach Telegram
watch-todo-telegram = See whether the server's network reaches Telegram. If the provider blocks it, set CHIBOT_PROXY_URL in .env and start again.
watch-what-token = Telegram does not know the assistant any more, or a block page answers in its place
watch-todo-token = Open @BotFather, send /mybots, choose the bot, press API Token and compare it with CHIBOT_TOKEN in .env. If they are alike, look at the server's network.
watch-what-sending = Messages queue and do not leave
watch-todo-sending = The assistant is starting itself anew. If no all-clear comes within ten minutes, ask whoever looks after the server to restart it and to read the log.
watch-what-hearing = What people send is not being worked on
watch-todo-hearing = The assistant is connecting anew. If no all-clear comes within ten minutes, ask whoever looks after the server to restart it and to read the log.
watch-what-timers = Reminders are due and have not been prepared
watch-todo-timers = See whether the server's clock is right. If it is, ask whoever looks after the server to restart the assistant and to read the log.
watch-what-database = The data cannot be read or written
watch-todo-database = See whether the disk has room and the database runs. Run: python -m bot doctor
watch-what-disk = The server's disk is nearly full
watch-todo-disk = Delete files on the server that are not needed. Once the disk is full, nobody's answer can be kept.
watch-what-quarantine = Something people sent could not be worked on; they were asked to try again
watch-todo-quarantine = Send the update_failed lines of the log to the makers of the software. The log holds nobody's words.
watch-what-gap = The assistant was away for more than 24 hours, so Telegram has dropped what was older
watch-todo-gap = Tell the secretaries: whoever answered meanwhile should answer again.
watch-what-watch = The assistant's own watch stands still
watch-todo-watch = Ask whoever looks after the server to restart the assistant and to read the log.
watch-not-kept = Sorry, something went wrong and what you just sent was not received yet. It is not lost: you will be answered once all is well. If it is urgent, please try again in a few minutes.
