"""The desk gives a story its tags: ready ones are pressed, others typed."""

from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.stories import editing
from bot.features.stories.editing import StoryHasChanged
from bot.i18n import Texts
from bot.outbox.cards import Card, column
from bot.reading.story_tags import READY, tag_key
from handlers.common.forms import Step
from handlers.common.several_picks import is_done
from handlers.stories import desk
from handlers.stories import desk_keyboards as press
from models.stories import Story


async def on_edit_tags(context: ChatContext, chosen: press.EditTags) -> None:
    """The tags; each press adds one or takes it away."""
    story = (await editing.get_editable(context.session, context.actor, chosen.story_id)).story
    context.toast("")
    await context.take_to(desk.EDIT, "tags", {"story": story.id})
    context.reply(_tags_card(context.texts, story))


def _options(story: Story) -> list[str]:
    ready = {tag_key(tag) for tag in READY}
    return [*READY, *(tag for tag in story.tags if tag_key(tag) not in ready)]


def _tags_card(texts: Texts, story: Story) -> Card:
    chosen = {tag_key(tag) for tag in story.tags}
    choices = [
        press.ToggleTag(story.id, story.revision, place).choice(
            f"✓ {tag}" if tag_key(tag) in chosen else tag
        )
        for place, tag in enumerate(_options(story))
    ]
    words = texts("story-desk-ask-tags", tags=", ".join(story.tags) or "–")
    return Card(words, rows=(*column(*choices), *column(press.back_to(texts, story.id))))


async def on_toggle_tag(context: ChatContext, chosen: press.ToggleTag) -> None:
    """Of those that were shown, which are those of the same revision."""
    session, actor, now = context.session, context.actor, context.now
    story_id, revision = chosen.story_id, chosen.revision
    try:
        story = (await editing.get_editable(session, actor, story_id, revision)).story
        options = _options(story)
        if chosen.place not in range(len(options)):
            raise ChoiceIsStale
        tag = options[chosen.place]
        is_on = tag_key(tag) in {tag_key(one) for one in story.tags}
        switch = editing.drop_tag if is_on else editing.add_tags
        story = await switch(session, actor, story_id, revision, tag, now)
    except StoryHasChanged:
        await desk.say_changed(context, story_id)
        return
    context.toast("")
    context.replace(_tags_card(context.texts, story))


async def _on_tags(context: ChatContext, words: str) -> None:
    """Typed ones come to those that are there, whatever those are by now."""
    story_id = context.answers["story"]
    story = (await editing.get_editable(context.session, context.actor, story_id)).story
    if is_done(words):
        await context.end_dialogue()
        await desk.show(context, story.id)
        return
    story = await editing.add_tags(
        context.session, context.actor, story.id, story.revision, words, context.now
    )
    context.reply(_tags_card(context.texts, story))


STEPS: dict[str, Step] = {"tags": _on_tags}
