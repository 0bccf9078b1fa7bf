"""The ward's desk: what came, one of them, and how it will look."""

from bot.context import ChatContext
from bot.features.stories import addresses, editing
from bot.features.stories.editing import StoryHasChanged
from bot.i18n import Html
from bot.outbox.cards import Card, Rows, column
from bot.reading.sentences import cut_at_sentence
from handlers.stories import desk_keyboards as press
from handlers.stories.desk_views import render_list, render_story
from handlers.stories.telling_steps import NAME as TELLING
from handlers.stories.telling_steps import NEAR
from models.stories import Story

# Letters of what was told, beside its parts.
_WORDS = 2000
# Names of the desk's forms.
EDIT, RETURN = "storydesk", "storyback"
FORMS = frozenset({EDIT, RETURN})


async def section(context: ChatContext) -> tuple[list[Html], Rows]:
    """The desk's part of the screen of stories."""
    if not await editing.has_desk(context.session, context.actor):
        return [], ()
    waiting = await editing.count_waiting(context.session, context.actor)
    button = press.ListDesk(0).choice(context.texts.plain("story-desk-home", count=waiting))
    return [context.texts("story-desk-home-line", count=waiting)], column(button)


async def on_list(context: ChatContext, chosen: press.ListDesk) -> None:
    """A page of what came."""
    found = await editing.list_desk(context.session, context.actor)
    context.toast("")
    await leave_form(context)
    context.reply(render_list(context.texts, found, chosen.start))


async def on_open(context: ChatContext, chosen: press.OpenStory) -> None:
    """One of them; a form that was open for it is done with."""
    found = await editing.get(context.session, context.actor, chosen.story_id)
    context.toast("")
    await leave_form(context)
    context.reply(await render_story(context, found))


async def show(context: ChatContext, story_id: int, said: str = "") -> None:
    """The story as it is now, below what was just done."""
    found = await editing.get(context.session, context.actor, story_id)
    context.reply(await render_story(context, found, said))


async def leave_form(context: ChatContext) -> None:
    """Whatever the desk was asking for is not wanted any more; nor is what is typed now a story
    of one's own, as it would be below the screen of stories."""
    dialogue = context.work.dialogue
    if dialogue is None:
        return
    if dialogue.name in FORMS or (dialogue.name, dialogue.step) == (TELLING, NEAR):
        await context.end_dialogue()


async def on_preview(context: ChatContext, chosen: press.Preview) -> None:
    """All messages as they will look; what can be done comes below them."""
    found = await editing.get(context.session, context.actor, chosen.story_id)
    path = preview_address(context, found.story)
    await editing.order_preview(context.session, context.actor, chosen.story_id, path, context.now)
    context.toast(context.texts.plain("story-desk-preview-coming"))
    if not context.work.query_id:
        context.reply(Card(context.texts("story-desk-preview-coming"), keeps_choices=True))


def preview_address(context: ChatContext, story: Story) -> str:
    """Of the page of the preview; "" without pages."""
    site = context.work.settings.public_url
    return site + addresses.preview_path(context.work.seal, story) if site else ""


async def on_original(context: ChatContext, chosen: press.ShowOriginal) -> None:
    """As it was told, whatever was made of it."""
    story = (await editing.get(context.session, context.actor, chosen.story_id)).story
    context.toast("")
    words = context.texts(
        "story-desk-original-words",
        words=cut_at_sentence(story.words, _WORDS) or "–",
        who=story.who or "–",
        place=story.place or "–",
        result=story.result or "–",
    )
    context.reply(Card(words, rows=column(press.back_to(context.texts, story.id))))


async def say_changed(context: ChatContext, story_id: int) -> None:
    """Somebody else was quicker: say so and show what it is now."""
    key = StoryHasChanged.key
    context.toast(context.texts.plain(key))
    await show(context, story_id, context.texts(key))
