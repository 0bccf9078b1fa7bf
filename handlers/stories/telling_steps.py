"""Where somebody is in telling a story; the state is rows: days may lie between."""

from dataclasses import asdict, dataclass, field

from bot import context as work_context
from bot.context import ChatContext
from bot.features.stories import drafting
from bot.features.stories.noting import Noted
from bot.i18n import Html
from handlers.stories import telling_views as views
from models.base import JsonObject
from models.dialogues import Dialogue
from models.stories import Story

# The dialogue and its steps: telling; asked for one part; nothing is open, but a story may come.
NAME, TELL, PART, NEAR = "story", "tell", "part", work_context.NEAR


@dataclass(frozen=True)
class Place:
    """What the dialogue holds."""

    # 0: the screen of stories was shown, or a message was offered to become one.
    story: int = 0
    # The part that was asked for.
    part: str = ""
    # The album that was answered already, and the one of which something was refused.
    album: str = ""
    refused: str = ""
    # When a message came that the app had cut: what follows at once is the rest of it.
    cut_at: float = 0.0
    # What an undo of the last message needs.
    before: JsonObject = field(default_factory=dict)
    # A message that may become a story.
    offered: str = ""


def place_of(dialogue: Dialogue | None) -> Place | None:
    """Where the person is; None outside stories."""
    if dialogue is None or dialogue.name != NAME:
        return None
    return Place(**dialogue.answers)


def place_at_hand(context: ChatContext) -> Place:
    """The same of the update in hand; nowhere, if the person is outside stories."""
    return place_of(context.work.dialogue) or Place()


async def keep_place(context: ChatContext, step: str, place: Place) -> None:
    """Lead the person there; how they are told is up to the caller."""
    held = {name: value for name, value in asdict(place).items() if value}
    await context.take_to(NAME, step, held)


async def show_story(
    context: ChatContext, story: Story, opening: Html | None = None, *, is_new: bool = False
) -> None:
    """Show what was told so far and wait for more: in the place of what was pressed."""
    await keep_place(context, TELL, Place(story.id))
    sheet = await drafting.load_sheet(context.session, story)
    texts = context.texts
    card = views.render_opening(texts, sheet) if is_new else None
    context.replace(card or views.render_sheet(texts, sheet, opening))


async def ask_part(context: ChatContext, story_id: int, part: str) -> None:
    """Ask for one part: the next message is it. Raises as `drafting.get_to_write`."""
    story = await drafting.get_to_write(context.session, context.actor, story_id)
    await keep_place(context, PART, Place(story.id, part=part))
    context.reply(views.render_part_asked(context.texts, story, part))


async def answer_noted(
    context: ChatContext,
    story: Story,
    place: Place,
    noted: Noted | None,
    said: Html,
    *,
    is_coming: bool = False,
) -> None:
    """What was understood of a message, what the story has by now, and what it lacks."""
    before = noted.before if noted is not None and not noted.is_known else {}
    await keep_place(
        context,
        TELL,
        Place(
            story.id, album=place.album, refused=place.refused, cut_at=place.cut_at, before=before
        ),
    )
    sheet = await drafting.load_sheet(context.session, story)
    card = views.render_sheet(
        context.texts, sheet, said, can_undo=bool(before), is_coming=is_coming
    )
    context.reply(card)
