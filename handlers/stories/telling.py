"""Telling a story: the screen of stories, and what is pressed."""

from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.stories import drafting, noting, rules, telling
from bot.i18n import Html
from bot.outbox.cards import Rows, column
from bot.reading.stories import PARTS
from handlers.stories import home
from handlers.stories import telling_keyboards as press
from handlers.stories import telling_views as views
from handlers.stories.telling_steps import (
    NAME,
    NEAR,
    TELL,
    Place,
    answer_noted,
    ask_part,
    keep_place,
    place_at_hand,
    show_story,
)
from handlers.stories.telling_ways import leave, send_story


async def on_home(context: ChatContext, words: str) -> None:
    """The command: the screen of stories; with words behind it they are a story."""
    context.actor.registered_member()
    if words:
        story = await drafting.begin(context.session, context.actor, context.now)
        noted = await noting.note(context.session, context.actor, story.id, words, context.now)
        said = views.noted_words(context.texts, noted)
        await answer_noted(context, story, Place(story.id), noted, said)
        return
    await _come_near(context)
    context.reply(await home.render_home(context))


async def on_home_pressed(context: ChatContext, chosen: press.Home) -> None:
    """The same by a button."""
    del chosen
    context.actor.registered_member()
    context.toast("")
    await _come_near(context)
    context.reply(await home.render_home(context))


async def _come_near(context: ChatContext) -> None:
    """What comes next may be a story, unless something else is being filled in."""
    dialogue = context.work.dialogue
    if dialogue is None or dialogue.name == NAME:
        await keep_place(context, NEAR, Place())


async def section(context: ChatContext) -> tuple[list[Html], Rows]:
    """The part of the screen about what one has told oneself."""
    texts = context.texts
    own = [
        one
        for one in await drafting.list_own(context.session, context.actor)
        if await drafting.is_begun(context.session, one)
    ]
    lines = [texts("story-home")]
    choices = [press.TellNew().choice(texts.plain("story-tell"))]
    for story in own:
        name = views.name_of(texts, story)
        state = texts(f"story-state-{story.state}")
        lines.append(texts("story-home-line", name=name, state=state))
        is_open = story.state in rules.WRITABLE
        label = texts.plain("story-go-on" if is_open else "story-show", name=name)
        choices.append(press.WriteOn(story.id).choice(label))
    return lines, column(*choices)


async def on_tell_new(context: ChatContext, chosen: press.TellNew) -> None:
    """Begin a story; another one that is open is kept."""
    del chosen
    story = await drafting.begin(context.session, context.actor, context.now)
    context.toast("")
    await show_story(context, story, is_new=True)


async def on_tell_offered(context: ChatContext, chosen: press.TellOffered) -> None:
    """The message that was offered is the story. Raises ChoiceIsStale once it is forgotten."""
    offered = place_at_hand(context).offered
    if not offered:
        raise ChoiceIsStale
    session, actor, now = context.session, context.actor, context.now
    if chosen.story_id:
        story = await drafting.get_to_write(session, actor, chosen.story_id)
    else:
        story = await drafting.begin(session, actor, now)
    noted = await noting.note(session, actor, story.id, offered, now)
    context.toast("")
    said = views.noted_words(context.texts, noted)
    await answer_noted(context, story, Place(story.id), noted, said)


async def on_write_on(context: ChatContext, chosen: press.WriteOn) -> None:
    """Go on with a draft, or look at what others have in hand."""
    story = await drafting.get_own(context.session, context.actor, chosen.story_id)
    context.toast("")
    if story.state in rules.WRITABLE:
        opening = views.state_words(context.texts, story) if story.note else None
        await show_story(context, story, opening)
        return
    sheet = await drafting.load_sheet(context.session, story)
    context.reply(views.render_own(context.texts, sheet))


async def on_fill(context: ChatContext, chosen: press.Fill) -> None:
    """Ask for one part: the next message is it."""
    if chosen.part not in PARTS:
        raise ChoiceIsStale
    context.toast("")
    await ask_part(context, chosen.story_id, chosen.part)


async def on_send(context: ChatContext, chosen: press.Send) -> None:
    """It is told."""
    context.toast("")
    await send_story(context, chosen.story_id)


async def on_undo(context: ChatContext, chosen: press.Undo) -> None:
    """Take back the last message; an older card knows nothing of it."""
    place = place_at_hand(context)
    session, actor = context.session, context.actor
    story = await drafting.get_to_write(session, actor, chosen.story_id)
    if place.story != story.id or not place.before or story.revision != chosen.revision:
        raise ChoiceIsStale
    await noting.undo(session, actor, story.id, place.before, context.now)
    context.toast("")
    await show_story(context, story, context.texts("story-undone"))


async def on_look(context: ChatContext, chosen: press.Look) -> None:
    """The whole draft."""
    story = await drafting.get_to_write(context.session, context.actor, chosen.story_id)
    await keep_place(context, TELL, Place(story.id))
    context.toast("")
    sheet = await drafting.load_sheet(context.session, story)
    context.reply(views.render_look(context.texts, sheet))


async def on_later(context: ChatContext, chosen: press.Later) -> None:
    """Another day."""
    await drafting.get_own(context.session, context.actor, chosen.story_id)
    context.toast("")
    if place_at_hand(context).story != chosen.story_id:
        await keep_place(context, TELL, Place(chosen.story_id))
    await leave(context)


async def on_clear_words(context: ChatContext, chosen: press.ClearWords) -> None:
    """Write it anew."""
    session, actor, now = context.session, context.actor, context.now
    story = await drafting.clear_words(session, actor, chosen.story_id, now)
    context.toast("")
    await show_story(context, story, context.texts("story-words-cleared"))


async def on_clear_photos(context: ChatContext, chosen: press.ClearPhotos) -> None:
    """Send others."""
    session, actor, now = context.session, context.actor, context.now
    story = await drafting.clear_photos(session, actor, chosen.story_id, now)
    context.toast("")
    await show_story(context, story, context.texts("story-photos-cleared"))


async def on_discard(context: ChatContext, chosen: press.Discard) -> None:
    """Throw it away, and show what else there is."""
    await drafting.discard(context.session, context.actor, chosen.story_id)
    context.toast(context.texts.plain("story-discarded"))
    await keep_place(context, NEAR, Place())
    context.replace(await home.render_home(context))


async def on_take_back(context: ChatContext, chosen: press.TakeBack) -> None:
    """Write on, although it was sent."""
    session, actor, now = context.session, context.actor, context.now
    story = await telling.take_back(session, actor, chosen.story_id, now)
    context.toast("")
    await show_story(context, story, context.texts("story-taken-back"))
