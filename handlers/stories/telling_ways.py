"""Ways out of telling a story: it is sent, kept for another day, or over."""

from bot.context import ChatContext, Work
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.stories import drafting, telling
from bot.outbox.cards import Card, column
from handlers.common.forms import is_stop
from handlers.common.routing import EarlyHandler
from handlers.stories import telling_keyboards as keyboards
from handlers.stories import telling_views as views
from handlers.stories.telling_steps import NEAR, Place, keep_place, place_at_hand, place_of
from models.repositories import audit, stories

# What ends the telling, for the person who tells.
REFUSALS = (NotAllowed, ChoiceIsStale, drafting.StoryIsSent)
_COMMANDS = ("/huy", "/cancel")


async def send_story(context: ChatContext, story_id: int) -> None:
    """Hand it in; what comes behind, a forgotten picture, still finds it. Raises REFUSALS."""
    quiet = context.work.settings.quiet
    session, actor, now = context.session, context.actor, context.now
    try:
        story = await telling.submit(session, actor, story_id, now, quiet)
    except telling.StoryIsEmpty as error:
        context.reply(Card(context.texts(error.key), keeps_choices=True))
        return
    await keep_place(context, NEAR, Place(story.id))
    context.replace(views.render_sent(context.texts, story))


async def leave(context: ChatContext) -> None:
    """Go on another time: all that was told is kept."""
    place, dialogue = place_at_hand(context), context.work.dialogue
    story = await stories.find(context.session, place.story)
    is_open = dialogue is not None and dialogue.step != NEAR
    if not is_open or story is None or not await drafting.is_begun(context.session, story):
        await context.end_dialogue()
        context.replace(Card(context.texts("common-left")))
        return
    # A picture that comes behind still finds the draft.
    await keep_place(context, NEAR, Place())
    context.replace(views.render_later(context.texts, story))


async def end_over(context: ChatContext, refusal: Exception) -> None:
    """The story cannot be written any more: leave it, and say why nothing was noted."""
    await context.end_dialogue()
    texts = context.texts
    if isinstance(refusal, NotAllowed):
        user_id, unit_id = context.actor.user_id, refusal.variables.get("unit_id")
        act = refusal.variables.get("act", "speak")
        await audit.add(context.session, user_id, act, "refused", context.now, unit_id)
    if not context.actor.is_registered:
        context.reply(Card(texts("stranger")))
        return
    key = refusal.key if isinstance(refusal, drafting.StoryIsSent) else "story-gone"
    home = keyboards.Home().choice(texts.plain("story-to-home"))
    context.reply(Card(texts(key), rows=column(home)))


def _is_leaving(work: Work, words: str) -> bool:
    if place_of(work.dialogue) is None or work.pressed:
        return False
    return is_stop(words) or words.partition(" ")[0].partition("@")[0] in _COMMANDS


async def _on_leaving(context: ChatContext, words: str) -> bool:
    """To stop is to go on another time: nothing that was told is thrown away."""
    del words
    await leave(context)
    return True


LEAVING = EarlyHandler(_is_leaving, _on_leaving)
