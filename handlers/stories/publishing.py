"""Asking for a story to be published: where, when, and the last look before a second person."""

from collections.abc import Sequence

from bot.access import Act
from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.chats.rules import CHANNEL
from bot.features.members.audience import name_of
from bot.features.stories import approving, consent, rules
from bot.features.stories.approving import Wish
from bot.features.stories.desks import is_at_desk
from bot.features.stories.editing import DeskStory
from bot.features.stories.publishing import list_places
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, Rows, column, weighty
from bot.reading.names import fold
from handlers.common.audience_steps import Answers
from handlers.common.forms import Form, close_question, stop_choice
from handlers.common.paging import BUTTONS
from handlers.common.several_picks import DONE, is_done, render_picks, start_of
from handlers.stories import publishing_keyboards as press
from handlers.stories import publishing_times as times
from handlers.stories.checks import render_findings
from handlers.stories.publishing_times import NAME, when_of, when_words
from models.chats import BoundChat
from models.stories import Story

_SEND, _WHERE, _WHEN = "send", "where", "when"
_SEND_WORDS = frozenset({"gui", "gui di", "gui duyet", "dang", "dong y", "ok", "send"})
# Once it is asked for, the board tells all about it.
_TOLD = frozenset({rules.AWAITING, rules.SCHEDULED, rules.PUBLISHED})


async def slot(context: ChatContext, found: DeskStory) -> tuple[list[Html], Rows]:
    """On the card of a story at the desk: the way out, or to its board."""
    texts, story = context.texts, found.story
    if not await is_at_desk(context.session, context.actor, Act.PUBLISH_STORY, story):
        return [], ()
    if story.state in _TOLD:
        return [], column(press.board_choice(texts, story.id))
    rows: Rows = ()
    lines: list[Html] = []
    if story.state in rules.EDITABLE and found.standing.has_words:
        rows = column(press.Publish(story.id, story.revision).choice(texts.plain("story-post-ask")))
    elif story.state in rules.EDITABLE:
        lines = [texts("story-post-needs-consent")]
    if story.release:
        rows = (*rows, *column(press.board_choice(texts, story.id)))
    return lines, rows


async def on_publish(context: ChatContext, chosen: press.Publish) -> None:
    """Where shall it go? The ward's own channels are chosen to begin with."""
    story = await _find(context, chosen.story_id, chosen.revision)
    context.toast("")
    places = await list_places(context.session, story)
    own = [chat.id for chat in places if chat.unit_id == places[0].unit_id]
    answers: Answers = {"story": story.id, "revision": story.revision, "chats": own}
    if places:
        await _ask_where(context, answers, places)
    elif context.work.settings.public_url:
        # There is the page only.
        await times.ask_when(context, answers, story)
    else:
        raise approving.NowhereToPost


async def _find(context: ChatContext, story_id: int, revision: int) -> Story:
    """Raises ConsentIsMissing, too: nobody fills in a form in vain."""
    story = await approving.find_to_ask(context.session, context.actor, story_id, revision)
    await consent.require(context.session, story)
    return story


async def _load(context: ChatContext) -> Story:
    answers = context.answers
    return await _find(context, answers["story"], answers["revision"])


async def _ask_where(
    context: ChatContext,
    answers: Answers,
    places: Sequence[BoundChat],
    at: int = 0,
    *,
    is_new: bool = True,
) -> None:
    texts = context.texts
    await context.take_to(NAME, "where", answers)
    options = [(str(chat.id), _place_words(texts, chat)) for chat in places]
    picked = [str(one) for one in answers["chats"]]
    has_page = bool(context.work.settings.public_url)
    key = "story-post-where-page" if has_page else "story-post-where"
    card = render_picks(texts, NAME, "where", key, options, picked, at)
    (context.reply if is_new else context.replace)(card)


def _place_words(texts: Texts, chat: BoundChat) -> str:
    kind = texts.plain(f"story-post-kind-{'channel' if chat.kind == CHANNEL else 'group'}")
    return f"{kind} {name_of(chat)}"


async def _pick_where(context: ChatContext, value: str) -> None:
    """One more, one less, another page, or done."""
    answers, story = context.answers, await _load(context)
    places = await list_places(context.session, story)
    start = start_of(value)
    if value == DONE:
        await _leave_where(context, answers, story)
    elif start is not None:
        await _ask_where(context, answers, places, start, is_new=False)
    elif value in {str(chat.id) for chat in places}:
        await _toggle(context, answers, places, int(value))
    else:
        raise ChoiceIsStale


async def _toggle(
    context: ChatContext, answers: Answers, places: Sequence[BoundChat], chat_id: int
) -> None:
    chosen = set(answers["chats"]) ^ {chat_id}
    answers["chats"] = [chat.id for chat in places if chat.id in chosen]
    at = [chat.id for chat in places].index(chat_id)
    await _ask_where(context, answers, places, at // BUTTONS * BUTTONS, is_new=False)


async def _leave_where(context: ChatContext, answers: Answers, story: Story) -> None:
    if not answers["chats"] and not context.work.settings.public_url:
        context.reply(Card(context.texts("story-post-where-none"), keeps_choices=True))
        return
    if "how" in answers:
        await show_summary(context, answers, story)
    else:
        await times.ask_when(context, answers, story)


async def _hear_where(context: ChatContext, words: str) -> None:
    """A name typed instead of picked, or "xong"."""
    answers, story = context.answers, await _load(context)
    said = fold(words).strip(" .!")
    if is_done(words):
        await _leave_where(context, answers, story)
        return
    places = await list_places(context.session, story)
    named = [chat for chat in places if said in fold(name_of(chat))]
    if len(named) == 1:
        await _toggle(context, answers, places, named[0].id)
    else:
        context.reply(Card(context.texts("story-post-where-unclear"), keeps_choices=True))


async def show_summary(context: ChatContext, answers: Answers, story: Story) -> None:
    """All that a second person will be asked, and what to look at once more."""
    close_question(context)
    await context.take_to(NAME, "confirm", answers)
    texts = context.texts
    words = texts(
        "story-post-summary",
        title=story.title,
        places=await _places_words(context, story, answers["chats"]),
        when=when_words(texts, answers["how"], when_of(answers)),
    )
    parts = [words, render_findings(texts, story), texts("story-post-summary-second")]
    buttons = (
        weighty(PUBLISH.choice("confirm", _SEND, texts.plain("story-post-send"))),
        PUBLISH.choice("confirm", _WHERE, texts.plain("story-post-change-where")),
        PUBLISH.choice("confirm", _WHEN, texts.plain("story-post-change-when")),
        stop_choice(texts),
    )
    words = Html("\n\n".join(part for part in parts if part))
    context.reply(Card(words, rows=column(*buttons)))


async def _places_words(context: ChatContext, story: Story, chosen: Sequence[int]) -> str:
    texts = context.texts
    places = await list_places(context.session, story)
    names = [name_of(chat) for chat in places if chat.id in chosen]
    if context.work.settings.public_url:
        names.append(texts.plain("story-post-page"))
    return ", ".join(names)


async def _pick_confirm(context: ChatContext, value: str) -> None:
    """As it is, or another place, or another hour."""
    answers, story = context.answers, await _load(context)
    if value == _SEND:
        await _send(context, answers, story)
    elif value == _WHERE:
        close_question(context)
        await _ask_where(context, answers, await list_places(context.session, story))
    elif value == _WHEN:
        close_question(context)
        await times.ask_when(context, answers, story)
    else:
        raise ChoiceIsStale


async def _hear_confirm(context: ChatContext, words: str) -> None:
    """Typed instead of picked."""
    story = await _load(context)
    if fold(words).strip(" .!") in _SEND_WORDS:
        await _send(context, context.answers, story)
    else:
        context.reply(Card(context.texts("story-post-summary-unclear"), keeps_choices=True))


async def _send(context: ChatContext, answers: Answers, story: Story) -> None:
    """A second person is asked; the board follows by itself."""
    wish = Wish(answers["how"], when_of(answers), tuple(answers["chats"]))
    settings = context.work.settings
    await approving.ask(
        context.session,
        context.actor,
        story.id,
        answers["revision"],
        wish,
        context.now,
        settings.quiet,
        has_pages=bool(settings.public_url),
    )
    await context.end_dialogue()
    context.replace(Card(context.texts("story-post-asked-done")))


async def _on_when(context: ChatContext, words: str) -> None:
    answers = await times.hear_when(context, words)
    if answers is not None:
        await show_summary(context, answers, await _load(context))


async def _pick_when(context: ChatContext, value: str) -> None:
    answers = await times.pick_when(context, value, await _load(context))
    await show_summary(context, answers, await _load(context))


PUBLISH = Form(
    NAME,
    {"where": _hear_where, "when": _on_when, "confirm": _hear_confirm},
    picks={"where": _pick_where, "when": _pick_when, "confirm": _pick_confirm},
)
