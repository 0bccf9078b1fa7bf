"""A long text that an app has cut into several messages is put together again."""

from bot.context import ChatContext
from bot.features.stories import wording
from bot.outbox.cards import Card, column, weighty
from bot.reading.sentences import length_of
from handlers.common.forms import Picked, stop_choice
from handlers.common.several_picks import DONE

# Units at which apps cut a paste in two, a little before it at a blank.
_CUT_AT = 3900
_ENDS = (".", "!", "?", "…", ":", "”")


def is_cut(words: str) -> bool:
    """Whether more of it may come at once."""
    return length_of(words) >= _CUT_AT


def joined(held: str, words: str) -> str:
    """What an app has cut in two: between paragraphs, if the first part ends as one does."""
    if not held:
        return words
    return f"{held}\n\n{words}" if held.endswith(_ENDS) else f"{held} {words}"


async def hold(context: ChatContext, form: str, words: str) -> None:
    """At the step "text" of a form: the rest comes at once, or it is done (`DONE`)."""
    await context.take_to(form, "text", context.answers | {"held": words})
    texts = context.texts
    done = Picked(form, "text", DONE).choice(texts.plain("story-desk-text-done"))
    said = texts("story-desk-text-held", letters=len(words))
    context.reply(Card(said, rows=column(done, weighty(stop_choice(texts)))))


async def tidied(context: ChatContext, form: str, words: str) -> str | None:
    """The text of a form's step "text", whole. Too long it is None, and said so: what is typed
    next takes its place, and is not the end of it. Raises WordsAreEmpty."""
    try:
        return wording.tidy_text(words)
    except wording.TextIsLong as error:
        await context.take_to(form, "text", context.answers | {"held": ""})
        context.reply(Card(context.texts(error.key, **error.variables), keeps_choices=True))
        return None
