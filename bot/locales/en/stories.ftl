# Telling of a good example: piece by piece, in any order.
story-home =
    <b>Good people, good deeds</b>
    Tell of somebody who did something good. The branch reads it, the people shown agree, the ward edits it, and only then it is published.
story-home-line = – { $name }: { $state }
story-tell = Tell of a good example
story-tell-another = Tell of another one
story-go-on = Go on: { $name }
story-show = See: { $name }
story-to-home = My stories
story-nameless = (no words yet)
story-opening =
    Please tell, in as many messages and in whatever order you like:
    – What was done? Who did it? Where? What came of it?
    – Photos: one or a whole album, { $most } at most.
    Forwarded texts are welcome. For example: “Who: Mrs Tư, block 3”.
    All of it is kept; you can go on tomorrow.
story-has = <b>The story so far:</b>
story-has-nothing = There is nothing in the story yet.
story-has-title = – Title: { $words }
story-has-words = – What happened ({ $count } words): { $words }
story-has-who = – Who: { $words }
story-has-place = – Where: { $words }
story-has-result = – Result: { $words }
story-has-photos-coming = – Photos: coming in
story-has-photos = – Photos: { $count }
story-missing-words = Still missing: the story in words. Please write a few lines: who, what, where, and what came of it.
story-missing = Still missing: { $parts }. Please add it, or press “Send the story”.
story-complete = When it is complete, press “Send the story”; or write more.
story-complete-no-photos = If you have photos, please send them. When it is complete, press “Send the story”.
story-part-who = who
story-part-place = where
story-part-result = the result
story-fill-who = Add: who
story-fill-place = Add: where
story-fill-result = Add: the result
story-ask-who = Who did it? Please write the name of the person or group.
story-ask-place = Where was it? For example: alley 12, block 3.
story-ask-result = What came of it? For example: 20 families joined, the alley is clean.
story-ask-known = So far: { $words }. The next message takes its place.
story-part-skip = Skip
story-send = Send the story
story-look = See the whole
story-undo = Take back the last
story-later = Later
story-write-on = Go on writing
story-clear-words = Delete the words
story-clear-photos = Delete all photos
story-discard = Delete the draft
story-shown = Who is shown in it
story-take-back = Take back to write more
story-read = Read it
story-noted = Noted.
story-noted-known = The story says this already.
story-noted-instead = Noted, in the place of: “{ $before }”.
story-noted-photo = The photo arrived; the story has { $count ->
    [1] 1 photo
   *[other] { $count } photos
}.
story-noted-album = The photos of the album are coming in and are all kept. You can go on.
story-undone = The last message was taken back.
story-words-cleared = The words were deleted. Please write them anew.
story-photos-cleared = The photos were deleted.
story-discarded = The draft was deleted.
story-taken-back = The story is yours again. When you are done, please press “Send the story” once more.
story-whole-title = <b>{ $words }</b>
story-whole-words = { $words }
story-kept = “{ $name }” is kept. Go on whenever you like: press “Go on writing”, or type /guong.
story-sent =
    “{ $name }” was sent to your branch. Thank you.
    What comes next: the branch reads it, the people shown agree, the ward edits it, and only then it is published. You will be told.
    If a photo or some words are missing, just send them. If you know who is shown, press “Who is shown in it”.
story-sent-onward =
    “{ $name }” was passed on to the ward. Thank you.
    What comes next: the people shown agree, the ward edits it, and only then it is published. You will be told.
story-offer = Is this a story of a good example? If it is, press the button below; if not, never mind.
story-offer-take = Make it a story
story-offer-add = Add to my draft
story-added-after = Nobody has decided yet, so the story was taken back to add this. When you are done, please press “Send the story” once more.
story-photo-whose = This photo was not kept. If it belongs to “{ $name }”, please press “Go on writing” and send it again.
story-no-voice = Voice notes cannot be heard here. Please write it in a line.
story-no-video = Videos cannot be taken. Please send a photo, or tell it in words.
story-no-media = Words and photos can be taken here. Please write, or send a photo.
story-gone = This story is no more, so your message was not kept.
story-error-sent = This story was passed on and cannot be changed any more, so your message was not kept. If it has to be mended, please tell the secretary.
story-error-long = This is longer than { $limit } letters, so your message was not kept. Please write it shorter.
story-error-photos-enough = A story takes { $limit } photos at most. Those that came after were not kept; the first ones are all there.
story-error-secret = The message looks like a classified paper, so it was not kept. Classified papers are not sent through the assistant.
story-error-no-words = There were no words in the message, so nothing was noted. Please write it again.
story-error-empty = There are no words in the story yet, so it cannot be sent. Please write a few lines: who, and what they did.
story-error-consent-missing = It cannot be published: somebody who is shown has not agreed to the story as it is now.
story-state = State: { $state }.
story-state-draft = being written, not sent
story-state-proposed = the branch is reading it
story-state-returned = needs a little more
story-state-declined = not published
story-state-forwarded = the ward is editing it
story-state-awaiting = waits for the last yes
story-state-scheduled = waits for its hour
story-state-published = published
story-state-withdrawn = withdrawn
story-state-forgotten = withdrawn, its words are no longer kept
story-note = Message: { $note }
story-told-forwarded = { $unit } has read your story “{ $name }” and passed it on to the ward. Thank you.
story-told-returned = Your story “{ $name }” is worth telling. Please add a little and send it again.
story-told-declined = “{ $name }” cannot be published this time. Thank you for telling it; please tell another one.
story-told-out = Good news: your story “{ $name }” was published. Thank you.
story-told-withdrawn = Your story “{ $name }” was withdrawn.
story-told-consent-refused = Somebody shown in “{ $name }” did not agree, so it is not published. Thank you for telling it.
