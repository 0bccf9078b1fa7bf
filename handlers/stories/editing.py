"""The desk changes the words of a story: title, text or one paragraph."""

from dataclasses import dataclass

from bot.context import ChatContext, Work
from bot.errors import ChoiceIsStale
from bot.features.stories import editing, layout
from bot.features.stories.editing import StoryHasChanged
from bot.features.stories.rules import LONGEST_TITLE
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, Rows, column, weighty
from bot.reading.sentences import cut_at_word, length_of
from bot.reading.story_edits import ParagraphEdit, read_paragraph_edit
from handlers.common.forms import Form, stop_choice
from handlers.common.several_picks import DONE, is_done
from handlers.stories import desk, editing_pictures, editing_tags
from handlers.stories import desk_keyboards as press
from handlers.stories.pasting import hold, is_cut, joined, tidied
from models.base import JsonObject
from models.stories import Story

# Letters: so short a text is rarely meant to take the place of one this many times as long.
_SHORT, _TIMES = 150, 2
# Units of all paragraphs that are shown together, or of one; and of each at least.
_SHOWN, _SHORTEST = 3000, 30
# Paragraphs that have a whole label each, those that have a button, and those that are shown.
_FEW, _MOST_BUTTONS, _MOST_SHOWN = 8, 50, 80


async def on_edit_title(context: ChatContext, chosen: press.EditTitle) -> None:
    """Ask for another title."""
    story = (await editing.get_editable(context.session, context.actor, chosen.story_id)).story
    context.toast("")
    await _ask(context, story, "title", _title_card(context.texts, story))


def _title_card(texts: Texts, story: Story) -> Card:
    words = texts("story-desk-ask-title", title=story.title or "–", most=LONGEST_TITLE)
    return _question(texts, words)


async def on_edit_text(context: ChatContext, chosen: press.EditText) -> None:
    """Ask for another text; a paragraph can be picked."""
    story = (await editing.get_editable(context.session, context.actor, chosen.story_id)).story
    context.toast("")
    await _ask(context, story, "text", _text_card(context.texts, story))


def _text_card(texts: Texts, story: Story) -> Card:
    count = len(layout.paragraphs(story.text))
    parts = layout.paragraphs(story.text)[:_MOST_SHOWN]
    if length_of(story.text) > _SHOWN:
        parts = [cut_at_word(part, max(_SHOWN // len(parts), _SHORTEST)) for part in parts]
    lines = "\n\n".join(
        texts("story-desk-paragraph-line", number=i, words=part) for i, part in enumerate(parts, 1)
    )
    words = texts("story-desk-ask-text", lines=Html(lines))
    return _question(texts, words, _paragraph_rows(texts, count))


def _paragraph_rows(texts: Texts, count: int) -> Rows:
    """A button for each; many have their numbers only. Of one there is nothing to pick."""
    if count <= 1:
        return ()
    is_many = count > _FEW
    picks = [
        EDIT.choice(
            "text", str(i), str(i) if is_many else texts.plain("story-desk-paragraph", number=i)
        )
        for i in range(1, min(count, _MOST_BUTTONS) + 1)
    ]
    across = 5 if is_many else 2
    return tuple(tuple(picks[at : at + across]) for at in range(0, len(picks), across))


def _question(texts: Texts, words: str, rows: Rows = ()) -> Card:
    """A number typed now must not mean a button."""
    return Card(words, rows=(*rows, *column(weighty(stop_choice(texts)))))


async def _ask(context: ChatContext, story: Story, step: str, card: Card, **more: object) -> None:
    await _lead(context, story, step, **more)
    context.reply(card)


async def _lead(context: ChatContext, story: Story, step: str, **more: object) -> None:
    answers: JsonObject = {"story": story.id, "revision": story.revision} | more
    await context.take_to(EDIT.name, step, answers)


async def _on_title(context: ChatContext, words: str) -> None:
    if words.strip(" .").isdigit():
        # Meant for a button that has no number; it is no title.
        story = (await _editable(context)).story
        context.reply(_title_card(context.texts, story))
        return
    await _save(context, _edit_of(context, "title", words))


def is_paragraph_meant(work: Work, words: str) -> bool:
    """Whether the words name a paragraph of the story that was shown last."""
    return (
        work.is_idle
        and any(press.EditText.is_in(choice.data) for choice in work.offered)
        and read_paragraph_edit(words) is not None
    )


async def on_paragraph_named(context: ChatContext, words: str) -> bool:
    """ "Sửa đoạn 2" below a story, without pressing anything first."""
    (data, *_) = [one.data for one in context.work.offered if press.EditText.is_in(one.data)]
    story_id = press.EditText.unpack(data).story_id
    story = (await editing.get_editable(context.session, context.actor, story_id)).story
    edit = read_paragraph_edit(words)
    if edit is not None:
        await _edit_paragraph(context, story, edit)
    return True


async def _edit_paragraph(context: ChatContext, story: Story, edit: ParagraphEdit) -> None:
    if edit.words == "":
        await _ask_paragraph(context, story, edit.number)
        return
    what = "drop" if edit.words is None else "paragraph"
    await _save(context, _Edit(story.id, story.revision, what, edit.words or "", edit.number))


async def _on_text(context: ChatContext, words: str) -> None:
    held = context.answers.get("held", "")
    edit = None if held else read_paragraph_edit(words)
    if not held and words.strip(" .").isdecimal():
        await _pick_paragraph(context, words.strip(" ."))
    elif edit is not None:
        await _edit_paragraph(context, (await _editable(context)).story, edit)
    elif held and is_done(words):
        await _take_text(context, held, is_joined=True)
    elif is_cut(words):
        await hold(context, EDIT.name, joined(held, words))
    else:
        await _take_text(context, joined(held, words), is_joined=bool(held))


async def _take_text(context: ChatContext, words: str, *, is_joined: bool) -> None:
    story = (await _editable(context)).story
    if await tidied(context, EDIT.name, words) is None:
        return
    is_short = len(words) < _SHORT and len(words) * _TIMES < len(story.text)
    if is_short and not is_joined:
        said = context.texts("story-desk-sure-short", words=words, letters=len(story.text))
        await _ask_sure(context, story, _edit_of(context, "text", words), said)
        return
    await _save(context, _edit_of(context, "text", words))


async def _pick_text(context: ChatContext, value: str) -> None:
    held = context.answers.get("held", "")
    if value == DONE and held:
        await _take_text(context, held, is_joined=True)
    else:
        await _pick_paragraph(context, value)


async def _pick_paragraph(context: ChatContext, value: str) -> None:
    story = (await _editable(context)).story
    await _ask_paragraph(context, story, int(value) if value.isdecimal() else 0)


async def _ask_paragraph(context: ChatContext, story: Story, number: int) -> None:
    """Show one paragraph to be copied, and ask for it anew; all of them, if there is none such."""
    texts, parts = context.texts, layout.paragraphs(story.text)
    if not 1 <= number <= len(parts):
        await _ask(context, story, "text", _text_card(texts, story))
        return
    drop = EDIT.choice("paragraph", "drop", texts.plain("story-desk-paragraph-drop"))
    shown = cut_at_word(parts[number - 1], _SHOWN)
    words = texts("story-desk-ask-paragraph", number=number, words=shown)
    rows = column(weighty(drop)) if len(parts) > 1 else ()
    await _ask(context, story, "paragraph", _question(texts, words, rows), number=number)


async def _on_paragraph(context: ChatContext, words: str) -> None:
    await _save(context, _edit_of(context, "paragraph", words))


async def _pick_drop(context: ChatContext, value: str) -> None:
    del value
    await _save(context, _edit_of(context, "drop", ""))


@dataclass(frozen=True)
class _Edit:
    """What is to be written down; `number` is of the paragraph, `revision` of what was shown."""

    story: int
    revision: int
    what: str
    words: str
    number: int


def _edit_of(context: ChatContext, what: str, words: str) -> _Edit:
    answers = context.answers
    return _Edit(answers["story"], answers["revision"], what, words, answers.get("number", 0))


async def _save(context: ChatContext, edit: _Edit) -> None:
    """Write it down and show the story; what somebody else has changed meanwhile is not lost."""
    session, actor = context.session, context.actor
    try:
        await _change(context, edit)
    except StoryHasChanged:
        story = (await editing.get_editable(session, actor, edit.story)).story
        await _ask_sure(context, story, edit, context.texts("story-desk-sure-other"))
        return
    await context.end_dialogue()
    await desk.show(context, edit.story, context.texts(f"story-desk-saved-{edit.what}"))


async def _change(context: ChatContext, edit: _Edit) -> None:
    given = (context.session, context.actor, edit.story, edit.revision)
    match edit.what:
        case "title":
            await editing.set_title(*given, edit.words, context.now)
        case "text":
            await editing.set_text(*given, edit.words, context.now)
        case "paragraph":
            await editing.set_paragraph(*given, edit.number, edit.words, context.now)
        case "drop":
            await editing.set_paragraph(*given, edit.number, None, context.now)
        case _:
            raise ChoiceIsStale


async def _ask_sure(context: ChatContext, story: Story, edit: _Edit, said: Html) -> None:
    """The words are kept until it is clear whether they are meant."""
    texts = context.texts
    yes = weighty(EDIT.choice("sure", "yes", texts.plain("story-desk-sure-yes")))
    look = press.back_to(texts, story.id)
    card = Card(said, rows=column(yes, look, weighty(stop_choice(texts))))
    held = {"what": edit.what, "words": edit.words, "number": edit.number}
    await _ask(context, story, "sure", card, **held)


async def _on_sure(context: ChatContext, words: str) -> None:
    """Other words than before take their place, if there were any."""
    answers = context.answers
    if answers["what"] == "text":
        await context.take_to(EDIT.name, "text", answers)
        await _on_text(context, words)
    elif answers["what"] == "drop":
        raise ChoiceIsStale
    else:
        await _save(context, _edit_of(context, answers["what"], words))


async def _pick_sure(context: ChatContext, value: str) -> None:
    del value
    answers = context.answers
    await _save(context, _edit_of(context, answers["what"], answers["words"]))


async def _editable(context: ChatContext) -> editing.DeskStory:
    return await editing.get_editable(context.session, context.actor, context.answers["story"])


EDIT = Form(
    desk.EDIT,
    {
        "title": _on_title,
        "text": _on_text,
        "paragraph": _on_paragraph,
        "sure": _on_sure,
        **editing_tags.STEPS,
        **editing_pictures.STEPS,
    },
    picks={"text": _pick_text, "paragraph": _pick_drop, "sure": _pick_sure},
)
