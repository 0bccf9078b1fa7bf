"""The messages about stories; the subject of each is the story unless it says otherwise."""

from bot.outbox.queue import Kind

# To who leads the cell, then to who leads the ward: there is something to decide.
PROPOSED = Kind("stories.proposed", in_order=True)
FORWARDED = Kind("stories.forwarded")
# To who told it, and to who handed it up: what became of it.
TOLD = Kind("stories.told", priority=0)
# To the person shown; the subject is the consent. The pictures go first.
CONSENT_PICTURES = Kind("stories.consent_pictures", priority=0, in_order=True)
CONSENT = Kind("stories.consent", priority=0, in_order=True)
# To those who work on it: somebody agreed, refused, or took the consent back.
AGREED = Kind("stories.agreed", priority=0)
# To the second person: how it will look, and what there is to decide.
PREVIEW = Kind("stories.preview", priority=0, in_order=True)
ASKED = Kind("stories.asked", priority=0, in_order=True)
# To who edits: all pictures with their numbers; one of them as it is shown, which is the subject.
SHEET = Kind("stories.sheet", priority=0)
PICTURE = Kind("stories.picture", priority=0)
# To who asked for it to be published, or corrected.
DECIDED = Kind("stories.decided", priority=0)
# To who asked for it: where it was posted.
BOARD = Kind("stories.board", priority=0)
# To channels and groups. What nobody knows to have arrived is held; `key` is release and piece.
POST = Kind(
    "stories.post",
    repeat=False,
    priority=2,
    progress=BOARD.name,
    is_public=True,
    in_order=True,
)
# To channels; the subject is the ward.
DIGEST = Kind("stories.digest", repeat=False, priority=2, is_public=True)
# To who asked for it: text and pictures for another network, and what became of a post there.
KIT = Kind("stories.kit", priority=0, in_order=True)
SHARED = Kind("stories.shared", priority=0)
KINDS = (
    PROPOSED,
    FORWARDED,
    TOLD,
    CONSENT_PICTURES,
    CONSENT,
    AGREED,
    PREVIEW,
    SHEET,
    PICTURE,
    ASKED,
    DECIDED,
    BOARD,
    POST,
    DIGEST,
    KIT,
    SHARED,
)
