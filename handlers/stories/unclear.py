"""A post of which nobody knows whether it arrived: somebody looks, and says."""

from dataclasses import dataclass
from datetime import datetime

from telegram import Bot, Update
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.access import Act, Actor
from bot.context import ChatContext, Fetched, Preparation
from bot.errors import ChoiceIsStale
from bot.features.stories import digest, posted
from bot.features.stories.posted import Unclear
from bot.i18n import Html
from bot.outbox.cards import Card, column, weighty
from bot.reading.names import fold
from handlers.common.forms import Form, stop_choice
from handlers.stories import publishing_keyboards as press
from handlers.stories.digest_posts import month_words
from models.dialogues import Dialogue
from models.repositories.dialogues import Choices

NAME, _NO_LINK = "storypost", "none"
_NONE_WORDS = frozenset({"khong co", "khong", "none", "no"})


async def on_show_unclear(context: ChatContext, chosen: press.ShowUnclear) -> None:
    """What to look for, and where."""
    found = await posted.get_unclear(context.session, context.actor, chosen.row_id)
    context.toast("")
    rows = press.resolve_rows(context.texts, found.row.id, is_due=found.is_due)
    context.reply(Card(await _question(context, found), rows=rows))


async def _question(context: ChatContext, found: Unclear) -> Html:
    session, texts, row = context.session, context.texts, found.row
    tail = "" if found.is_due else "-gone"
    if found.is_digest:
        place = await digest.name_place(session, row)
        month = month_words(texts, row.params["month"])
        named = place or texts.plain("story-post-place-unknown")
        return texts(f"story-post-unclear-digest-ask{tail}", month=month, place=named)
    (story,) = found.stories
    place = next(
        one.name
        for one in await posted.list_places(session, story, row.params["release"])
        if row.id in one.unclear
    )
    return texts(f"story-post-unclear-ask{tail}", title=story.title, place=place)


async def on_resolve(context: ChatContext, chosen: press.Resolve) -> None:
    """It is there: its link is asked for; or it is not, and is sent once more if it shall be."""
    found = await posted.get_unclear(context.session, context.actor, chosen.row_id)
    context.toast("")
    texts = context.texts
    if chosen.arrived:
        await context.take_to(NAME, "link", {"row": found.row.id})
        none = FOUND.choice("link", _NO_LINK, texts.plain("story-post-no-link"))
        rows = column(weighty(none), weighty(stop_choice(texts)))
        context.reply(Card(texts("story-post-link-ask"), rows=rows))
        return
    await posted.resolve(context.session, context.actor, found.row.id, context.now, arrived=False)
    key = "story-post-sent-again" if found.is_due else "story-post-not-there"
    context.replace(Card(texts(key)))


async def _hear_link(context: ChatContext, words: str) -> None:
    if fold(words).strip(" .!") in _NONE_WORDS:
        await _pick_link(context, _NO_LINK)
        return
    row_id, named = context.answers["row"], context.work.prepared
    named_id = named.chat_id if isinstance(named, _Named) else None
    await posted.resolve_found(context.session, context.actor, row_id, words, context.now, named_id)
    await context.end_dialogue()
    context.reply(Card(context.texts("story-post-found")))


async def _pick_link(context: ChatContext, value: str) -> None:
    if value != _NO_LINK:
        raise ChoiceIsStale
    row_id = context.answers["row"]
    await posted.resolve(context.session, context.actor, row_id, context.now, arrived=True)
    await context.end_dialogue()
    context.replace(Card(context.texts("story-post-found-without")))


@dataclass(frozen=True)
class _Named:
    """The chat that has the public name in a link; 0: none that the bot may know."""

    chat_id: int


async def _look(
    update: Update,
    actor: Actor,
    dialogue: Dialogue | None,
    bot: Bot,
    now: datetime,
    offered: Choices,
) -> Fetched:
    """Which chat a link with a public name leads into; None where Telegram cannot be asked."""
    del now, offered
    is_asked = dialogue is not None and dialogue.name == NAME
    words = update.message.text if update.message is not None else None
    name = posted.name_in(words or "")
    if not name or not is_asked or not actor.holds_any(Act.PUBLISH_STORY):
        return None
    try:
        return _Named((await bot.get_chat(f"@{name}")).id)
    except (BadRequest, Forbidden):
        return _Named(0)
    except TelegramError:
        return None


def _is_wanted(body: str) -> bool:
    # Some write JSON with a backslash before the slash.
    return ".me/" in body or ".me\\/" in body


PREPARATION = Preparation(_is_wanted, _look)
FOUND = Form(NAME, {"link": _hear_link}, picks={"link": _pick_link})
