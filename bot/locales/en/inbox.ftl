# Sentences of the inbox: for people who write far too fast, and for files that come too slowly.
inbox-too-fast = You are writing faster than the assistant can follow, so your last messages were left aside. Please wait a minute, then write again.
inbox-file-slow = Telegram has not delivered the file within { $seconds } seconds, so the assistant could not look at it. Please send it again in a few minutes.
