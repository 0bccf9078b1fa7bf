"""The desk asks for more, or says why a story is not published; a ready reason is one press."""

from bot.context import ChatContext
from bot.features.stories import returning
from bot.features.stories.editing import StoryHasChanged
from bot.outbox.cards import Card, column
from handlers.stories import desk
from handlers.stories import desk_keyboards as press
from handlers.stories.reasons import BACK, DECLINE, ReasonForm


async def on_send_back(context: ChatContext, chosen: press.SendBack) -> None:
    """Ask what is missing."""
    await _ask(context, chosen.story_id, chosen.revision, BACK)


async def on_decline(context: ChatContext, chosen: press.Decline) -> None:
    """Ask why."""
    await _ask(context, chosen.story_id, chosen.revision, DECLINE)


async def _ask(context: ChatContext, story_id: int, revision: int, act: str) -> None:
    find = returning.get_to_send_back if act == BACK else returning.get_to_return
    try:
        await find(context.session, context.actor, story_id, revision)
    except StoryHasChanged:
        await desk.say_changed(context, story_id)
        return
    await _REASON.ask(context, story_id, revision, act)


async def _settle(context: ChatContext, story_id: int, revision: int, act: str, words: str) -> None:
    settle = returning.send_back if act == BACK else returning.decline
    quiet = context.work.settings.quiet
    try:
        story = await settle(
            context.session, context.actor, story_id, revision, words, context.now, quiet
        )
    except StoryHasChanged:
        await context.end_dialogue()
        await desk.say_changed(context, story_id)
        return
    await context.end_dialogue()
    said = context.texts(f"story-desk-done-{act}", note=story.note or "–")
    context.reply(Card(said, rows=column(press.list_choice(context.texts))))


_REASON = ReasonForm(desk.RETURN, _settle)
RETURN = _REASON.form
