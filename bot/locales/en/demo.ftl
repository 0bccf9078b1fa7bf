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
    Good examples: anybody tells one with /guong. Choose { $shown }: somebody asks whether their story may be told. What is published stands in the channel on the chat page, and on the public pages: { $pages }
    The buttons at the top move the clock to the reminders. Ctrl+C stops it.
demo-editor = Ward editor
demo-ward = Đảng ủy phường Sông Mây
demo-channel = Good examples of Sông Mây ward
demo-story-tags = People together, Green streets
demo-story-out-title = The alley in bloom
demo-story-out-picture-1 = Sweeping the alley early in the morning
demo-story-out-picture-2 = Neighbours water the flowers together
demo-story-out =
    Who: { $name } and 18 households of the alley
    Where: the last alley of neighbourhood 2
    Result: The heap of rubbish is gone, the alley has 40 pots of flowers.
    There used to be a heap of rubbish at the mouth of the last alley of neighbourhood 2, and people held their noses.

    Every day { $name } got up at five to sweep the alley, then asked for old pots and planted flowers in them. The neighbours saw it and joined in: now 18 households plant and water together.

    The heap of rubbish is gone, the alley has 40 pots of flowers. In the evening everybody sits outside and talks.
demo-story-desk =
    Title: A bookcase at the gate
    { $name } built a small bookcase and put it in front of the gate: take what you want to read, bring it back when you have read it.

    In three months neighbours have given more than 200 books. Every afternoon somebody sits there and reads.
demo-story-draft = Every Saturday morning the women's group cooks a big pot of rice soup for people who leave early for work.
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
demo-act-story = 12. A good example: told in chat, to channel and web page, and withdrawn
demo-act-stranger = 13. A stranger learns nothing
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
demo-does-channel = (founds the channel «{ $title }», adds the assistant)
demo-does-album = (sends 2 photos)
demo-says-story-1 = Every morning { $name } sweeps the last alley of neighbourhood 1 and waters the flowers. The neighbours saw it and joined in.
demo-says-story-2 = who: { $name }
demo-says-story-3 =
    where: the last alley of neighbourhood 1
    result: Now 18 households help, the alley is clean and has 40 pots of flowers.
demo-says-story-title = Forty pots of flowers in a small alley
demo-says-done = done
demo-says-story-agree = I agree, words and photos
demo-page = (page { $address } answers { $status })
demo-shared = (its share picture: { $width } × { $height })
demo-gone = (no post is left in the channel «{ $channel }»)
demo-says-hello = who is in this cell?
demo-done = Done. Try it yourself on the chat page: make demo
