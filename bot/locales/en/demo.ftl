# The demo: buttons of the page and what its people say.
demo-title = Try the cell assistant
demo-bot = Cell assistant
demo-hour = +1 hour
demo-day = +1 day
demo-next = To the next reminder
demo-admin = Ward administrator
demo-stranger = A stranger
demo-stranger-note = Not on the list
demo-ready =
    Open this page in a browser: { $url }

    On the left are the people (all invented). Choose the secretary of Chi bộ Khu phố 1 and write: /hop 19:30 next Thursday at the neighbourhood office
    Then choose a member of the same cell and answer. The secretary writes /baocao for the monthly report that the ward waits for, and /xinykien to ask the cell a quick question.
    The buttons at the top move the clock to the reminders. Ctrl+C stops it.
demo-act-admin = 1. The ward administrator starts
demo-act-secretary = 2. The secretary is invited, and confirmed with one press
demo-act-members = 3. Members register with an invitation or with their own phone number
demo-act-call = 4. The secretary calls a meeting in one sentence
demo-act-answers = 5. Members answer by button, by number and in words
demo-act-reminders = 6. The clock moves on and reminders arrive
demo-act-board = 7. The secretary sees who comes and whom to phone
demo-act-change = 8. The place changes and everybody knows at once
demo-act-announce = 9. The secretary sends an announcement; who has read it presses or says so
demo-act-report = 10. The ward asks for the monthly report, the secretary answers question by question, the ward accepts it
demo-act-poll = 11. The secretary asks a quick question without names, the result comes in words and as a picture
demo-act-stranger = 12. A stranger learns nothing
demo-clock = (clock: { $now })
demo-says-call = /hop 19:30 next Thursday at the neighbourhood office
demo-says-agenda =
    Review of last month
    Tasks of next month
demo-says-late = I'll be 15 minutes late, picking up my grandson
demo-says-no = can't come
demo-says-reason = my leg hurts
demo-says-unsure = not sure yet, I'll know tonight
demo-says-question = where is the meeting?
demo-says-yes = yes, I will come
demo-says-place = Ward hall
demo-says-announce = On Saturday morning the neighbourhood cleans its streets. Please meet at the office at 7.
demo-says-report-unclear = oh, a few of them
demo-says-report-meetings = 2
demo-says-report-present = about 18 comrades
demo-says-report-done = The monthly meeting, visits to 3 families, cleaning of alley 12.
demo-says-report-wish = One more street lamp at the end of alley 12, please.
demo-says-report-plan = Preparing the meeting at the end of the year, planting 20 trees at the hall.
demo-says-skip = skip
demo-says-poll = When would it suit you to plant trees in the neighbourhood?
demo-says-options =
    Saturday morning
    Saturday afternoon
    Sunday morning
demo-says-hello = who is in this cell?
demo-done = Done. Try it yourself on the chat page: make demo
