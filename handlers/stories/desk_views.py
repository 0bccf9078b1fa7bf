"""Stories as the ward's desk sees them: the list, and one of them."""

from collections.abc import Sequence

from bot.context import ChatContext
from bot.features.stories import rules
from bot.features.stories.editing import DeskStory
from bot.features.stories.layout import Wording
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, Rows, column
from bot.reading.markup import visible_length
from bot.reading.sentences import cut_at_sentence, cut_at_word, length_of
from handlers.common.paging import page_of
from handlers.stories import desk_keyboards as press
from handlers.stories.checks import render_findings
from handlers.stories.desk_slots import SLOTS
from models.repositories import members, stories
from models.stories import Story, StoryPhoto

# Letters of the text in the card of a story, and of a title in a list.
_TEXT, _LINE = 2000, 70

# What there is in one message for the text and what others add below; of these at least for it.
_ROOM, _LEAST = 3200, 500


def title_of(texts: Texts, story: Story) -> str:
    """The title; of a story without one its first words."""
    begin = " ".join(story.text.split())
    return story.title or cut_at_word(begin, _LINE) or texts.plain("story-desk-untitled")


def consent_words(texts: Texts, found: DeskStory) -> Html:
    """Whether those who are shown agree to it as it is now."""
    story, consents, standing = found.story, found.consents, found.standing
    if not consents:
        return texts("story-desk-consent-nobody")
    if standing.has_words:
        is_all = standing.has_pictures
        return texts("story-desk-consent-all" if is_all else "story-desk-consent-words")
    if any(one.state in {rules.REFUSED, rules.TAKEN_BACK} for one in consents):
        return texts("story-desk-consent-refused")
    given = [one.revision for one in consents if one.state == rules.GIVEN]
    covering = given.count(story.revision)
    is_again = len(given) > covering
    return texts(
        "story-desk-consent-again" if is_again else "story-desk-consent-missing",
        given=covering,
        count=len(consents),
    )


def render_list(texts: Texts, found: Sequence[DeskStory], start: int) -> Card:
    """A page of what came; a typed number opens one."""

    def line(one: DeskStory) -> str:
        return _line(texts, one)

    if not found:
        return Card(texts("story-desk-list-empty"))
    shown, page = page_of(found, start, line, press.ListDesk, texts)
    words = texts("story-desk-list", count=len(found), lines=page.lines)
    listed = tuple(
        press.OpenStory(one.story.id).choice(title_of(texts, one.story)) for one in shown
    )
    return Card(words, rows=page.turns, listed=listed)


def _line(texts: Texts, one: DeskStory) -> Html:
    is_open = one.story.state not in {rules.PUBLISHED, rules.WITHDRAWN}
    return texts(
        "story-desk-line" if is_open else "story-desk-line-over",
        title=title_of(texts, one.story),
        unit=one.unit.name,
        state=texts.plain(f"story-desk-state-{one.story.state}"),
        consents=consent_words(texts, one),
    )


async def render_story(context: ChatContext, found: DeskStory, said: str = "") -> Card:
    """The story, what was `said` first, and all that can be done with it."""
    texts, story = context.texts, found.story
    photos = await stories.list_photos(context.session, story.id)
    parts: list[str] = [f"<i>{said}</i>"] if said else []
    findings = render_findings(texts, _captions(story, photos))
    below: list[str] = [findings] if findings else []
    rows: Rows = press.edit_rows(texts, story, len(photos))
    for slot in SLOTS:
        lines, more = await slot(context, found)
        below += ["\n".join(lines)] if lines else []
        rows = (*rows, *more)
    rows = (*rows, *press.return_rows(texts, story), *column(press.list_choice(texts)))
    room = min(max(_ROOM - sum(map(visible_length, below)), _LEAST), _TEXT)
    parts.append(await _render_words(context, found, photos, room))
    return Card(Html("\n\n".join([*parts, *below])), rows=rows)


def _captions(story: Story, photos: Sequence[StoryPhoto]) -> Wording:
    """What stands under the pictures; title and text are looked at with the consents."""
    captions = [photo.caption for photo in photos if photo.caption and not photo.is_left_out]
    return Wording(story.id, story.slug, "", "\n".join(captions), story.tags)


async def _render_words(
    context: ChatContext, found: DeskStory, photos: Sequence[StoryPhoto], room: int
) -> Html:
    texts, story = context.texts, found.story
    text = cut_at_sentence(story.text, room)
    is_cut = length_of(text) < length_of(story.text.strip())
    more = texts("story-desk-text-more", letters=len(story.text)) if is_cut else Html("")
    return texts(
        "story-desk-card",
        title=title_of(texts, story),
        unit=found.unit.name,
        author=await _author(context, story),
        state=texts.plain(f"story-desk-state-{story.state}"),
        text=text,
        more=more,
        tags=", ".join(story.tags) or "–",
        pictures=_picture_words(texts, photos),
    )


async def _author(context: ChatContext, story: Story) -> Html:
    if story.proposed_by is None:
        return Html("")
    teller = await members.get(context.session, story.proposed_by)
    return context.texts("story-desk-author", name=teller.full_name)


def _picture_words(texts: Texts, photos: Sequence[StoryPhoto]) -> Html:
    used = sum(not photo.is_left_out for photo in photos)
    left_out = len(photos) - used
    if not left_out:
        return texts("story-desk-pictures-all", count=used)
    return texts("story-desk-pictures-some", count=used, left=left_out)
