"""The cards of a story that is being told, and what its teller hears of it later."""

from bot.features.stories import addresses, rules, telling
from bot.features.stories.drafting import Sheet
from bot.features.stories.noting import Noted
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, Choice, Rows, column
from bot.outbox.rendering import Rendering
from bot.reading.sentences import cut_at_word
from bot.reading.stories import PARTS
from handlers.stories import telling_keyboards as keyboards
from models.repositories import stories, units
from models.stories import Story

# Letters of a story that is named in a line, and of what is repeated in passing.
_NAME, _ECHO = 60, 120
# Of the whole, in one message with what stands around it.
_WHOLE = 3300


def name_of(texts: Texts, story: Story) -> str:
    """What a story is called in a list: its title, else how it begins."""
    begins = story.title or story.who or story.words or story.result
    return cut_at_word(" ".join(begins.split()), _NAME) or texts.plain("story-nameless")


def _joined(*parts: Html | None) -> Html:
    return Html("\n\n".join(part for part in parts if part))


def render_opening(texts: Texts, sheet: Sheet) -> Card:
    """How to tell a story."""
    rows = column(keyboards.Later(sheet.story.id).choice(texts.plain("story-later")))
    return Card(texts("story-opening", most=rules.MOST_PHOTOS), rows=rows)


def render_sheet(
    texts: Texts,
    sheet: Sheet,
    opening: Html | None = None,
    *,
    can_undo: bool = False,
    is_coming: bool = False,
) -> Card:
    """What was told so far, and what is missing still; `is_coming`: there are more pictures."""
    told = _told_lines(texts, sheet, is_coming=is_coming)
    words = _joined(opening, told, _closing(texts, sheet))
    return Card(words, rows=keyboards.sheet_rows(texts, sheet, can_undo=can_undo))


def _told_lines(texts: Texts, sheet: Sheet, *, is_coming: bool) -> Html:
    story = sheet.story
    lines = [texts("story-has")]
    if story.title:
        lines.append(texts("story-has-title", words=cut_at_word(story.title, _ECHO)))
    if story.words:
        begins = cut_at_word(" ".join(story.words.split()), _ECHO)
        lines.append(texts("story-has-words", count=len(story.words.split()), words=begins))
    for part in PARTS:
        value = getattr(story, part)
        if value:
            lines.append(texts(f"story-has-{part}", words=cut_at_word(value, _ECHO)))
    if is_coming:
        lines.append(texts("story-has-photos-coming"))
    elif sheet.photos:
        lines.append(texts("story-has-photos", count=sheet.photos))
    return Html("\n".join(lines)) if len(lines) > 1 else texts("story-has-nothing")


def _closing(texts: Texts, sheet: Sheet) -> Html:
    if not sheet.is_told:
        return texts("story-missing-words")
    if sheet.missing:
        return texts("story-missing", parts=missing_words(texts, sheet))
    return texts("story-complete" if sheet.photos else "story-complete-no-photos")


def missing_words(texts: Texts, sheet: Sheet) -> str:
    """ "ai, kết quả"."""
    return ", ".join(texts.plain(f"story-part-{part}") for part in sheet.missing)


def noted_words(texts: Texts, noted: Noted) -> Html:
    """What became of the message."""
    if noted.is_known:
        return texts("story-noted-known")
    if noted.replaced:
        before = "»; «".join(cut_at_word(one, _ECHO) for one in noted.replaced)
        return texts("story-noted-instead", before=before)
    return texts("story-noted")


def render_part_asked(texts: Texts, story: Story, part: str) -> Card:
    """Ask for one part."""
    present = getattr(story, part)
    words = texts(f"story-ask-{part}")
    known = texts("story-ask-known", words=cut_at_word(present, _ECHO)) if present else None
    return Card(_joined(words, known), rows=keyboards.part_rows(texts, story))


def render_look(texts: Texts, sheet: Sheet) -> Card:
    """The whole draft."""
    return Card(
        _joined(whole_words(texts, sheet), _closing(texts, sheet)),
        rows=keyboards.look_rows(texts, sheet),
    )


def whole_words(texts: Texts, sheet: Sheet) -> Html:
    """All of a story, cut only where a message would be too long."""
    story = sheet.story
    told = story.text or story.words
    lines = [texts("story-whole-title", words=story.title)] if story.title else []
    if told:
        lines.append(texts("story-whole-words", words=cut_at_word(told, _WHOLE)))
    if not story.text:
        lines += [
            texts(f"story-has-{part}", words=getattr(story, part))
            for part in PARTS
            if getattr(story, part)
        ]
    if sheet.photos:
        lines.append(texts("story-has-photos", count=sheet.photos))
    return Html("\n".join(lines)) if lines else texts("story-has-nothing")


def render_later(texts: Texts, story: Story) -> Card:
    """The draft is kept."""
    words = texts("story-kept", name=name_of(texts, story))
    return Card(words, rows=keyboards.later_rows(texts, story))


def render_sent(texts: Texts, story: Story) -> Card:
    """It was sent just now."""
    key = "story-sent-onward" if story.state == rules.FORWARDED else "story-sent"
    return Card(texts(key, name=name_of(texts, story)), rows=keyboards.sent_rows(texts, story))


def render_own(texts: Texts, sheet: Sheet) -> Card:
    """One's own story that others have in hand: the whole, and how far it is."""
    return Card(
        _joined(whole_words(texts, sheet), state_words(texts, sheet.story)),
        rows=keyboards.sent_rows(texts, sheet.story),
    )


def state_words(texts: Texts, story: Story) -> Html:
    """How far a story is, and what was said about it."""
    state = texts(f"story-state-{story.state}")
    words = texts("story-state", state=state)
    return Html(f"{words}\n{texts('story-note', note=story.note)}") if story.note else words


# The state that each outcome tells of: told late, it may be another one by then.
_STATES = {
    telling.RETURNED: {rules.RETURNED},
    telling.DECLINED: {rules.DECLINED},
    telling.OUT: {rules.PUBLISHED},
    telling.WITHDRAWN: {rules.WITHDRAWN},
}


async def view_told(view: Rendering) -> Card | None:
    """To who told it: what became of it; not if that is over."""
    story = await stories.find(view.session, view.row.subject_id)
    outcome = view.row.params["outcome"]
    if story is None or story.state not in _STATES.get(outcome, {story.state}):
        return None
    texts = view.texts
    unit = await units.get(view.session, story.unit_id)
    words = texts(
        f"story-told-{outcome.replace('_', '-')}", name=name_of(texts, story), unit=unit.name
    )
    note = texts("story-note", note=story.note) if outcome in _NOTED and story.note else None
    return Card(_joined(words, note), rows=_told_rows(view, story, outcome), keeps_choices=True)


_NOTED = frozenset({telling.RETURNED, telling.DECLINED, telling.WITHDRAWN})


def _told_rows(view: Rendering, story: Story, outcome: str) -> Rows:
    if outcome == telling.RETURNED:
        return column(keyboards.WriteOn(story.id).choice(view.texts.plain("story-write-on")))
    if outcome == telling.OUT and view.site and story.slug:
        url = f"{view.site}{addresses.story_path(story.slug)}"
        return column(Choice(view.texts.plain("story-read"), url=url))
    return ()
