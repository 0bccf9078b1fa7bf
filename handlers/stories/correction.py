"""Another wording of a published story: title, text, and the look before a second person's."""

from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.stories import correcting, layout, rules, wording
from bot.i18n import Html
from bot.outbox.cards import Card, Choice, Rows, column, weighty
from bot.reading.names import fold
from bot.reading.sentences import cut_at_word
from handlers.common.forms import Form, close_question, stop_choice
from handlers.common.several_picks import DONE, is_done
from handlers.stories import publishing_keyboards as press
from handlers.stories.checks import render_findings
from handlers.stories.pasting import hold, is_cut, joined, tidied
from models.base import JsonObject
from models.stories import Story

NAME = "storyfix"
_SEND, _KEEP = "send", "keep"
_SEND_WORDS = frozenset({"gui", "gui di", "gui duyet", "sua", "ok", "send"})
_KEEP_WORDS = frozenset({"giu", "giu nguyen", "nhu cu", "giu nhu cu", "keep"})
# Letters of the text that are shown before it is asked for.
_SHOWN = 3000


async def on_correct(context: ChatContext, chosen: press.Correct) -> None:
    """First the title."""
    story = await correcting.get_to_correct(context.session, context.actor, chosen.story_id)
    context.toast("")
    await _ask(context, "title", {"story": story.id}, story)


async def _ask(context: ChatContext, step: str, answers: JsonObject, story: Story) -> None:
    texts = context.texts
    await context.take_to(NAME, step, answers)
    shown = {"title": story.title, "text": cut_at_word(story.text, _SHOWN)}[step]
    most = {"title": rules.LONGEST_TITLE, "text": rules.LONGEST_TEXT}[step]
    words = texts(f"story-post-correct-{step}", words=shown, most=most)
    keep = CORRECT.choice(step, _KEEP, texts.plain("announce-keep"))
    context.reply(Card(words, rows=_rows(context, keep)))


def _rows(context: ChatContext, choice: Choice) -> Rows:
    """A number typed now must not mean a button."""
    return column(weighty(choice), weighty(stop_choice(context.texts)))


async def _load(context: ChatContext) -> Story:
    return await correcting.get_to_correct(context.session, context.actor, context.answers["story"])


async def _hear_title(context: ChatContext, words: str) -> None:
    story = await _load(context)
    if words.strip(" .").isdigit():
        # Meant for a button that has no number; it is no title.
        await _ask(context, "title", context.answers, story)
        return
    is_kept = fold(words).strip(" .!") in _KEEP_WORDS
    title = story.title if is_kept else wording.tidy_title(words)
    await _ask(context, "text", {**context.answers, "title": title}, story)


async def _pick_title(context: ChatContext, value: str) -> None:
    if value != _KEEP:
        raise ChoiceIsStale
    close_question(context)
    story = await _load(context)
    await _ask(context, "text", {**context.answers, "title": story.title}, story)


async def _hear_text(context: ChatContext, words: str) -> None:
    """The whole text, in one message or in those that an app has made of it."""
    held = context.answers.get("held", "")
    if held and is_done(words):
        await _take_text(context, held)
    elif not held and fold(words).strip(" .!") in _KEEP_WORDS:
        await _keep_text(context)
    elif is_cut(words):
        await hold(context, NAME, joined(held, words))
    else:
        await _take_text(context, joined(held, words))


async def _pick_text(context: ChatContext, value: str) -> None:
    held = context.answers.get("held", "")
    if value not in {_KEEP, DONE} or (value == DONE and not held):
        raise ChoiceIsStale
    close_question(context)
    if value == DONE:
        await _take_text(context, held)
    else:
        await _keep_text(context)


async def _keep_text(context: ChatContext) -> None:
    story = await _load(context)
    await _show(context, {**context.answers, "text": story.text}, story)


async def _take_text(context: ChatContext, words: str) -> None:
    story, answers = await _load(context), context.answers
    text = await tidied(context, NAME, words)
    if text is not None:
        await _show(context, {**answers, "text": text}, story)


async def _show(context: ChatContext, answers: JsonObject, story: Story) -> None:
    """How it would read, and what to look at once more."""
    texts = context.texts
    await context.take_to(NAME, "confirm", answers)
    new = layout.Wording(story.id, story.slug, answers["title"], answers["text"], story.tags)
    words = texts(
        "story-post-correct-look",
        title=new.title,
        text=cut_at_word(new.text, _SHOWN),
    )
    send = CORRECT.choice("confirm", _SEND, texts.plain("story-post-send"))
    parts = [words, render_findings(texts, new), texts("story-post-correct-second")]
    shown = Html("\n\n".join(part for part in parts if part))
    context.reply(Card(shown, rows=_rows(context, send)))


async def _hear_confirm(context: ChatContext, words: str) -> None:
    if fold(words).strip(" .!") in _SEND_WORDS:
        await _pick_confirm(context, _SEND)
    else:
        context.reply(Card(context.texts("story-post-summary-unclear"), keeps_choices=True))


async def _pick_confirm(context: ChatContext, value: str) -> None:
    if value != _SEND:
        raise ChoiceIsStale
    answers = context.answers
    await correcting.propose(
        context.session,
        context.actor,
        answers["story"],
        answers["title"],
        answers["text"],
        context.now,
    )
    await context.end_dialogue()
    context.replace(Card(context.texts("story-post-asked-done")))


CORRECT = Form(
    NAME,
    {"title": _hear_title, "text": _hear_text, "confirm": _hear_confirm},
    picks={"title": _pick_title, "text": _pick_text, "confirm": _pick_confirm},
)
