# Stories at the ward: editing, pictures, preview; and the post as readers see it.
story-desk-post-title = <b>{ $title }</b>
story-desk-post-words = { $words }
story-desk-post-read-on = <a href="{ $address }">Read on</a>
story-desk-post-credit = <i>A story from { $unit }</i>
story-desk-post-read = Read on the page
story-desk-share-facebook = Facebook
story-desk-share-zalo = Zalo
story-desk-share-x = X

story-desk-home = Stories at the ward ({ $count })
story-desk-home-line = At the ward: { $count ->
        [one] one story to edit.
       *[other] { $count } stories to edit.
    }
story-desk-list-empty = No story has been sent up to the ward yet.
story-desk-list =
    <b>Stories sent up to the ward</b> ({ $count })

    { $lines }

    Send a number to open one.
story-desk-line = <b>{ $title }</b> – { $unit } – { $state }. Consent: { $consents }.
story-desk-line-over = <b>{ $title }</b> – { $unit } – { $state }.
story-desk-state-forwarded = to be edited
story-desk-state-awaiting = waiting for the second person
story-desk-state-scheduled = approved, waiting for its hour
story-desk-state-published = published
story-desk-state-withdrawn = withdrawn
story-desk-state-forgotten = withdrawn, its words are no longer kept
story-desk-untitled = (no title yet)
story-desk-consent-nobody = nobody is named yet who is shown
story-desk-consent-all = complete, text and pictures
story-desk-consent-words = complete for the text, pictures are not used
story-desk-consent-refused = somebody does not agree
story-desk-consent-missing = { $given } of { $count }
story-desk-consent-again = { $given } of { $count } (the story was changed, ask again)
story-desk-card =
    <b>{ $title }</b>
    { $unit }{ $author } – { $state }

    { $text }{ $more }

    Tags: { $tags }
    Pictures: { $pictures }
story-desk-author = {" "}– told by { $name }
story-desk-text-more = {" "}<i>(more: { $letters } letters in all, press «Preview» to read everything)</i>
story-desk-pictures-all = { $count }
story-desk-pictures-some = { $count } ({ $left } left out)
story-desk-open = Back to the story
story-desk-list-button = Other stories
story-desk-title = Title
story-desk-text = Text
story-desk-tags = Tags ({ $count })
story-desk-pictures = Pictures ({ $count })
story-desk-preview = Preview
story-desk-original = As it was told
story-desk-send-back = Ask for more
story-desk-decline = Do not publish
story-desk-preview-coming = The preview is just below.
story-desk-preview-end =
    Above is the story just as readers will see it.
    Consent: { $consents }.
story-desk-preview-page = See the web page too
story-desk-original-words =
    <b>As it was told</b>

    { $words }

    Who: { $who }
    Where: { $place }
    Result: { $result }
story-desk-forwarded =
    <b>{ $unit } sends up a good example</b>

    <b>{ $title }</b>
    { $text }

    Consent: { $consents }.

story-desk-ask-title =
    The title now: <code>{ $title }</code>

    Please send the new title, { $most } letters at most. Tap the old one to copy it.
story-desk-ask-text =
    { $lines }

    Please send the whole new text, or choose a paragraph. You can also write: <i>edit paragraph 2</i>, <i>delete paragraph 3</i>.
story-desk-paragraph-line = <b>{ $number }.</b> { $words }
story-desk-paragraph = Paragraph { $number }
story-desk-paragraph-drop = Drop this paragraph
story-desk-ask-paragraph =
    Paragraph { $number } now:
    <code>{ $words }</code>

    Please send the new paragraph. Tap the old one to copy it.
story-desk-text-held = { $letters } letters received. The text is long, so the app may have cut it into several messages. If there is more, please send it; if not, press «That is all».
story-desk-text-done = That is all
story-desk-sure-short =
    The text has { $letters } letters, and this message is very short:
    «{ $words }»

    Replace the whole text by it?
story-desk-sure-other = Somebody else changed this story while you were writing. Save your version all the same?
story-desk-sure-yes = Yes, save my version
story-desk-saved-title = The new title is saved.
story-desk-saved-text = The new text is saved.
story-desk-saved-paragraph = The paragraph is changed.
story-desk-saved-drop = The paragraph is gone.
story-desk-ask-tags =
    Tags of the story: <b>{ $tags }</b>

    Press to add one or take it away. You can also write other tags, with commas between them. 5 tags at most.
story-desk-pictures-none = This story has no pictures. If you need some, press «Ask for more» so that whoever told it sends them.
story-desk-said-pictures = The pictures are just below.
story-desk-said-picture = The picture is just below.
story-desk-pictures-unclear = I did not understand. Please write the order, such as <i>3 1 2</i>; or <i>drop 2</i>, <i>use 2</i>; or press the number of a picture.
story-desk-said-order = The order is changed.
story-desk-said-out = This picture is left out.
story-desk-said-used = This picture will be published.
story-desk-said-crop = The crop is changed.
story-desk-said-caption = The caption is saved.
story-desk-sheet =
    <b>{ $title }</b>
    { $lines }

    Press a number to crop, caption or leave out a picture. To change the order, write for example: <i>3 1 2</i>.
story-desk-sheet-shown =
    <b>{ $title }</b>
    { $lines }
story-desk-sheet-line = { $number }. { $caption }
story-desk-sheet-line-out = { $number }. <s>{ $caption }</s> (left out)
story-desk-no-caption = no caption yet
story-desk-all-pictures = All pictures
story-desk-picture =
    <b>Picture { $number } of { $count }</b> – { $shape }
    Caption: { $caption }
story-desk-picture-out =
    <b>Picture { $number } of { $count }</b> – left out
    Crop: { $shape }. Caption: { $caption }
story-desk-shown-whole = the whole picture
story-desk-shown-square = square
story-desk-shown-wide = wide
story-desk-shown-tall = tall
story-desk-shape-square = Square
story-desk-shape-wide = Wide 16:9
story-desk-shape-tall = Tall 4:5
story-desk-shape-whole = As it was (whole)
story-desk-place-down-0 = Keep the top
story-desk-place-down-1 = Middle
story-desk-place-down-2 = Bottom
story-desk-place-across-0 = Keep the left
story-desk-place-across-1 = Middle
story-desk-place-across-2 = Right
story-desk-move-first = To the top
story-desk-move-up = Up
story-desk-move-down = Down
story-desk-caption = Caption
story-desk-leave-out = Leave it out
story-desk-use = Use it again
story-desk-ask-caption =
    What does this picture show? One short sentence, also for those who cannot see it.
    The caption now: <code>{ $caption }</code>

story-desk-ask-back = What do you need? Choose a message or write your own. Whoever told the story gets it, writes more and sends it again.
story-desk-reason-back-1 = Please tell more of what came of it, so that all can see it.
story-desk-reason-back-2 = Please say more clearly who did it, and where.
story-desk-reason-back-3 = Please send one or two clear pictures more.
story-desk-reason-back-4 = Please leave out house numbers, phone numbers and illness.
story-desk-ask-decline = Why is it not published? Choose a message or write your own. Whoever told the story reads just these words. This cannot be undone.
story-desk-reason-decline-1 = This story has been published already, thank you.
story-desk-reason-decline-2 = The person shown would rather not, please understand.
story-desk-reason-decline-3 = A fine story, but it does not fit our channel this time.
story-desk-done-back = Whoever told it was asked for more: «{ $note }»
story-desk-done-decline = Whoever told it has been told that it is not published: «{ $note }»

story-desk-error-not-editable = This story is at another step and cannot be changed now. Please open /guong to see where it is.
story-desk-error-changed = Somebody else has just changed this story, so that button is old. The new version is below.
story-desk-error-empty = There is nothing to read in this message. Please send it again.
story-desk-error-title-long = The title has { $letters } letters, { $most } at most. Please shorten it and send it again.
story-desk-error-text-long = The text has { $letters } letters, { $most } at most, so it was not saved. Please shorten it and send it again.
story-desk-error-caption-long = The caption has { $letters } letters, { $most } at most. Please shorten it and send it again.
story-desk-error-tag-long = The tag «{ $tag }» is longer than { $most } letters. Please shorten it and send it again.
story-desk-error-tags-many = A story has { $most } tags at most. Please take another one away first.
story-desk-error-paragraph = { $count ->
        [one] The text has one paragraph, which cannot be dropped.
       *[other] The text has { $count } paragraphs. Please choose one of them.
    }
story-desk-error-picture = { $count ->
        [one] The story has one picture.
       *[other] The story has { $count } pictures. Please send the number of one.
    }
story-desk-error-note-empty = Please give a reason in a few words.
story-desk-error-note-long = The reason has { $letters } letters, { $most } at most. Please shorten it and send it again.
