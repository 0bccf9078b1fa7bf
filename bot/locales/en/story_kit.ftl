# Stories: kits to post on other networks, and the Facebook Page.
story-kit-network-facebook = Facebook
story-kit-network-zalo = Zalo
story-kit-network-tiktok = TikTok
story-kit-credit = A story from { $unit }
story-kit-link = <a href="{ $url }">see it</a>
story-kit-open = 📦 Kits for other networks ({ $count })
story-kit-of-one = 📦 Kits for other networks
story-kit-page-too = Post it on the Facebook Page too
story-kit-page-not = Not on the Facebook Page
story-kit-none = There is no approved story yet to post on other networks.
story-kit-list = Approved stories of the last two months: { $count }. Choose one for its words and pictures.
story-kit-back = « Other stories
story-kit-head =
    <b>{ $title }</b>
    { $photos ->
        [0] There is no picture that may be shown: the bot draws one of words.
       *[other] Pictures that may be shown: { $photos }.
    }
story-kit-ask = Get the kit for { $network }
story-kit-coming = The bot is sending words and pictures, each as a message.
story-kit-words = { $words }
story-kit-picture-cover = Cover, { $width } × { $height }
story-kit-picture-each = Picture, { $width } × { $height }
story-kit-picture-whole = Picture of the article, not cut
story-kit-end =
    The kit for { $network } of “{ $title }” is above: save the pictures, copy the words, and post.
    { $order }
    When it is posted, press the button below so that everybody knows.
story-kit-order-facebook = The words go with the pictures as they are.
story-kit-order-zalo = The messages of words are: title, description, article.
story-kit-order-tiktok = The messages of words are: title, words below the pictures.
story-kit-posted = Posted on { $network }
story-kit-link-asked = Send the link of the post on { $network }: open it, press “Share”, “Copy link”, and paste it here.
story-kit-no-link = I cannot get a link
story-kit-noted = Noted: the story is on { $network }. Thank you!
story-kit-gone = This story was just taken back. Please remove what you have posted, then press the button in the message that follows.
story-kit-error-link =
    This is no link of a post on { $network ->
        [facebook] Facebook
        [zalo] Zalo
       *[tiktok] TikTok
    }. Please copy it once more; it begins with https://
story-kit-arrived = It is there
story-kit-again = Not there, post it again
story-kit-removed = Removed, or not there
story-kit-by-hand = Post it by hand
story-kit-arrived-noted = Noted: the post is on the Page.
story-kit-again-noted = The bot will post it again.
story-kit-removed-noted = Noted: the post is gone.
story-kit-now =
    “{ $title }”
    { $line }
story-kit-state-chosen = { $network }: to be posted when the story is out{ $link }
story-kit-state-queued = { $network }: waiting to be posted{ $link }
story-kit-state-sending = { $network }: being posted{ $link }
story-kit-state-posted = { $network }: posted { $link }
story-kit-state-unknown = { $network }: unclear whether it arrived{ $link }
story-kit-state-removed = { $network }: no post any more{ $link }
story-kit-state-refused = { $network }: not posted – { $why }
story-kit-page-unset = ⚠️ The assistant can do nothing on Facebook: no Page is set any more. Please tell the operator, or do it by hand.
story-kit-why-token = the Page's token has run out or was revoked, the operator has to set a new one
story-kit-why-permission = the Page's token may not post
story-kit-why-blocked = Facebook keeps the Page from posting for now
story-kit-why-duplicate = Facebook says that it is the same as the last post, which may be this one
story-kit-why-consent = somebody who is named has not agreed
story-kit-why-picture = a picture cannot be read
story-kit-why-other = Facebook does not take it
story-kit-told-unknown =
    ❓ Nobody knows whether “{ $title }” is on { $network }: the line broke just while it was posted. The bot does not post it again by itself, so that it is not there twice.
    Please look at the Page, and press a button.
story-kit-told-refused =
    “{ $title }” was not posted on { $network }: { $why }.
story-kit-told-edit_failed =
    “{ $title }” could not be corrected on { $network }: { $why }. Please correct it by hand. { $link }
story-kit-told-edit_by_hand =
    “{ $title }” was corrected. It was posted on { $network } by hand, please make it agree. { $link }
story-kit-told-remove_failed =
    ⚠️ “{ $title }” was withdrawn, but the bot could not remove it from { $network }: { $why }. It goes on trying; please remove it by hand, that is faster. { $link }
story-kit-told-remove_by_hand =
    ⚠️ “{ $title }” was withdrawn. The bot cannot remove it from { $network }; please look, and remove it by hand. { $link }
