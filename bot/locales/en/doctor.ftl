# The doctor: what it finds and what to do.
doctor-remedy = What to do: { $todo }
doctor-all-well = All is well.
doctor-some-wrong =
    { $number ->
        [one] One thing needs mending (marked ✗).
       *[other] { $number } things need mending (marked ✗).
    }
doctor-settings-well = All settings can be read
doctor-zone = Time zone { $zone }: it is now { $now }
doctor-no-admin = There is no ward administrator yet to be told when something is wrong
doctor-no-admin-do = Open a chat with the bot, send /id, put the number into CHIBOT_ADMIN_IDS in .env and start again.
doctor-database-none = There is no database yet
doctor-database-well = The database opens and is up to date ({ $version })
doctor-database-old = The database has not been brought to the newest schema
doctor-migrate-do = Run: python -m bot migrate
doctor-database-away = The database cannot be opened ({ $error })
doctor-database-away-do = Look at CHIBOT_DATABASE_URL in .env; for PostgreSQL, see whether its server runs.
doctor-database-broken = The data file is broken: { $words }
doctor-database-broken-do = Stop the bot, keep the broken file, put the latest backup in its place (see docs/operating.md).
doctor-journal-well = What is written survives a power cut (WAL, FULL)
doctor-journal = Data is written with { $journal }, { $synchronous }: a power cut may lose some
doctor-journal-do = Do not open the file with programs that change how it is written; keep it on a disk of the server itself.
doctor-sqlite-old = The SQLite library { $version } has an error that may, rarely, spoil the file
doctor-sqlite-old-do = When convenient, use a Python with SQLite 3.51.3 or newer, or PostgreSQL. Make backups regularly.
doctor-disk = { $megabytes } MB are left on the disk
doctor-pooled = A pooler in transaction mode stands before PostgreSQL
doctor-pooled-do = Connect to PostgreSQL directly, or set the pooler to session mode.
doctor-token-well = Telegram knows the bot: @{ $bot }
doctor-token-refused = Telegram does not accept the bot's token (it answers { $status })
doctor-token-refused-do = Open @BotFather, send /mybots, choose the bot, press API Token and copy it to CHIBOT_TOKEN in .env.
doctor-block-page = Another page answers in Telegram's place (it answers { $status })
doctor-telegram-away = Telegram cannot be reached ({ $error })
doctor-telegram-away-do = Look at the server's network. If the provider blocks Telegram, set CHIBOT_PROXY_URL in .env.
doctor-clock-well = The server's clock is right: { $now }
doctor-clock-fast = The server's clock is { $seconds } seconds fast
doctor-clock-slow = The server's clock is { $seconds } seconds slow
doctor-clock-do = Let it be set over the network, for example: sudo timedatectl set-ntp true
doctor-joins-well = The bot may join groups
doctor-joins-not = The bot may not join groups
doctor-joins-not-do = If you need groups: open @BotFather, send /setjoingroups, choose the bot, press Enable.
doctor-privacy-well = In groups the bot only sees what is meant for it
doctor-reads-all = In groups the bot sees every message, also what is not meant for it
doctor-reads-all-do = Open @BotFather, send /setprivacy, choose the bot, press Enable.
doctor-polling-well = The bot fetches updates itself (no webhook), as the settings say
doctor-webhook-well = Telegram posts updates to the webhook, as the settings say
doctor-webhook-other = Telegram posts updates to an address other than the settings say
doctor-webhook-none = Telegram has not been told the webhook's address
doctor-webhook-do = Start the bot: it tells Telegram when it starts. If it stays so, another program uses the same token.
doctor-webhook-fails = Telegram cannot post to the webhook: { $words }
doctor-webhook-fails-do = See whether the https address can be reached from outside, its certificate is valid, and the web server passes calls on to CHIBOT_WEB_PORT.
doctor-updates-wait = { $number } updates wait to be fetched
doctor-updates-wait-do = See whether the bot is running.
doctor-chat-well = The bot can write to “{ $chat }”
doctor-chat-no-rights = The bot cannot write to “{ $chat }”
doctor-chat-no-rights-do = Open that group or channel, press its name at the top, then Administrators, add the bot and let it post.
