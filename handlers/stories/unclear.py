"""A post of which nobody knows whether it arrived: somebody looks, and says."""

from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.stories import posted
from bot.outbox.cards import Card, column, weighty
from bot.reading.names import fold
from handlers.common.forms import Form, stop_choice
from handlers.stories import publishing_keyboards as press

NAME, _NO_LINK = "storypost", "none"
_NONE_WORDS = frozenset({"khong co", "khong", "none", "no"})


async def on_show_unclear(context: ChatContext, chosen: press.ShowUnclear) -> None:
    """What to look for, and where."""
    row, story = await posted.get_unclear(context.session, context.actor, chosen.row_id)
    context.toast("")
    place = next(
        one.name
        for one in await posted.list_places(context.session, story, row.params["release"])
        if row.id in one.unclear
    )
    is_due = posted.is_due(story, row)
    texts = context.texts
    key = "story-post-unclear-ask" if is_due else "story-post-unclear-ask-gone"
    rows = press.resolve_rows(texts, row.id, is_due=is_due)
    context.reply(Card(texts(key, title=story.title, place=place), rows=rows))


async def on_resolve(context: ChatContext, chosen: press.Resolve) -> None:
    """It is there: its link is asked for; or it is not, and is sent once more if it shall be."""
    row, _ = await posted.get_unclear(context.session, context.actor, chosen.row_id)
    context.toast("")
    texts = context.texts
    if chosen.arrived:
        await context.take_to(NAME, "link", {"row": row.id})
        none = FOUND.choice("link", _NO_LINK, texts.plain("story-post-no-link"))
        rows = column(weighty(none), weighty(stop_choice(texts)))
        context.reply(Card(texts("story-post-link-ask"), rows=rows))
        return
    story = await posted.resolve(context.session, context.actor, row.id, context.now, arrived=False)
    is_sent = posted.is_due(story, row)
    context.replace(Card(texts("story-post-sent-again" if is_sent else "story-post-not-there")))


async def _hear_link(context: ChatContext, words: str) -> None:
    if fold(words).strip(" .!") in _NONE_WORDS:
        await _pick_link(context, _NO_LINK)
        return
    row_id = context.answers["row"]
    await posted.resolve_found(context.session, context.actor, row_id, words, context.now)
    await context.end_dialogue()
    context.reply(Card(context.texts("story-post-found")))


async def _pick_link(context: ChatContext, value: str) -> None:
    if value != _NO_LINK:
        raise ChoiceIsStale
    row_id = context.answers["row"]
    await posted.resolve(context.session, context.actor, row_id, context.now, arrived=True)
    await context.end_dialogue()
    context.replace(Card(context.texts("story-post-found-without")))


FOUND = Form(NAME, {"link": _hear_link}, picks={"link": _pick_link})
