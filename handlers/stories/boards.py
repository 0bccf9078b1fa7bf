"""Stories as cards for those who publish them: the live board, what is to decide, what became."""

from bot.access import Act, Actor, load_actor
from bot.features.members.audience import name_of
from bot.features.stories import asking, desks, digest, echo, facebook, posted, queueing, rules
from bot.features.stories.addresses import story_path
from bot.features.stories.approving import CALLED_OFF, RETURNED
from bot.features.stories.digest import Lost
from bot.features.stories.layout import proposed
from bot.features.stories.posted import Place
from bot.features.stories.publishing import list_reached
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, Rows, column
from bot.outbox.rendering import Rendering
from handlers.stories import publishing_keyboards as press
from handlers.stories.checks import render_findings
from handlers.stories.digest_posts import month_words
from handlers.stories.kit_words import share_lines
from handlers.stories.publishing_times import when_words
from models.members import Unit
from models.repositories import members, stories, story_shares, units
from models.stories import Story

# Outcomes after which whoever asked may want to look at it at the desk.
_BACK = frozenset({RETURNED, CALLED_OFF, "no_second", "unanswered", "consent_missing"})


async def _load(view: Rendering) -> tuple[Story, Unit, Actor] | None:
    """The story, if its reader still may publish it."""
    story = await stories.find(view.session, view.row.subject_id)
    if story is None or story.state == rules.FORGOTTEN:
        return None
    reader = await load_actor(view.session, view.row.chat_id)
    if not await desks.is_at_desk(view.session, reader, Act.PUBLISH_STORY, story):
        return None
    return story, await units.get(view.session, story.unit_id), reader


async def view_board(view: Rendering) -> Card | None:
    """The one message that tells how it stands."""
    found = await _load(view)
    if found is None:
        return None
    story, unit, _ = found
    texts = view.texts
    places = await posted.list_places(view.session, story)
    stage = await _stage(view, story)
    parts = [texts("story-post-board-head", title=story.title, unit=unit.name, stage=stage)]
    if story.state in {rules.PUBLISHED, rules.WITHDRAWN}:
        parts += [_place_words(texts, place) for place in places]
    else:
        parts += await _meant_words(view, story)
    earlier = await posted.list_earlier(view.session, story)
    parts += [texts("story-post-board-earlier")] if earlier else []
    parts += [_place_words(texts, place) for place in earlier]
    lost = await digest.list_lost(view.session, story)
    parts += _digest_words(texts, story, lost)
    parts += share_lines(texts, story, await story_shares.list_of(view.session, story.id))
    parts += await _more_words(view, story)
    return Card(Html("\n".join(parts)), rows=_rows(texts, story, [*places, *earlier], lost))


async def _stage(view: Rendering, story: Story) -> str:
    texts = view.texts
    if story.state == rules.SCHEDULED and story.release_how == rules.QUEUE:
        return texts.plain("story-post-stage-queue", place=await _place_in_queue(view, story))
    at = {
        rules.SCHEDULED: story.release_at,
        rules.PUBLISHED: story.published_at,
        rules.WITHDRAWN: story.withdrawn_at,
    }.get(story.state)
    state = story.state if story.state in _STAGES else rules.FORWARDED
    return texts.plain(f"story-post-stage-{state}", when=texts.moment(at) if at else "–")


_STAGES = frozenset({rules.AWAITING, rules.SCHEDULED, rules.PUBLISHED, rules.WITHDRAWN})


async def _place_in_queue(view: Rendering, story: Story) -> int:
    desk = await desks.desk_id(view.session, story.unit_id)
    waiting = [one.id for one in await queueing.list_queue(view.session, desk)]
    return waiting.index(story.id) + 1 if story.id in waiting else 0


def _place_words(texts: Texts, place: Place) -> Html:
    name = place.name or texts.plain("story-post-place-unknown")
    return texts(f"story-post-place-{place.stand}", name=name)


def _rows(texts: Texts, story: Story, places: list[Place], lost: list[Lost]) -> Rows:
    unclear = [
        press.ShowUnclear(one.row_id).choice(
            texts.plain(
                "story-post-unclear-digest",
                month=month_words(texts, one.month),
                place=one.place or texts.plain("story-post-place-unknown"),
            )
        )
        for one in lost
        if one.is_unclear
    ]
    return (*column(*unclear), *press.board_rows(texts, story, places))


def _digest_words(texts: Texts, story: Story, lost: list[Lost]) -> list[Html]:
    """Where a look back on its month may stand: nobody can take it back but by hand."""
    is_gone = story.state == rules.WITHDRAWN
    tail = "-withdrawn" if is_gone else ""
    return [
        texts(
            f"story-post-board-digest{tail}" if one.is_unclear else "story-post-board-digest-left",
            name=one.place or texts.plain("story-post-place-unknown"),
            month=month_words(texts, one.month),
        )
        for one in lost
        if one.is_unclear or is_gone
    ]


async def _meant_words(view: Rendering, story: Story) -> list[Html]:
    """Of one that is not out: where it would go."""
    if story.state not in {rules.AWAITING, rules.SCHEDULED}:
        return []
    return [view.texts("story-post-board-meant", places=await _places(view, story))]


async def _places(view: Rendering, story: Story) -> str:
    names = [name_of(chat) for chat in await list_reached(view.session, story)]
    if view.site:
        names.append(view.texts.plain("story-post-page"))
    return ", ".join(names) or "–"


async def _more_words(view: Rendering, story: Story) -> list[Html]:
    """The page, the numbers, a wording that waits."""
    texts, parts = view.texts, []
    if story.state == rules.PUBLISHED and view.site and story.slug:
        url = f"{view.site}{story_path(story.slug)}"
        parts.append(texts("story-post-board-page", url=url))
    if story.release:
        found = await echo.load(view.session, story.id)
        key = "story-post-board-echo" if view.site else "story-post-board-reactions"
        parts.append(texts(key, views=found.views, reactions=found.reactions))
    if story.corrected_at is not None:
        when = texts.moment(story.corrected_at)
        parts.append(texts("story-post-board-corrected", when=when))
    if asking.is_correction(story):
        parts.append(texts("story-post-board-correction"))
    if story.state == rules.WITHDRAWN and story.note:
        parts.append(texts("story-post-board-note", note=story.note))
    return parts


async def view_asked(view: Rendering) -> Card | None:
    """To the second person: where and when, what to look at, and the word that is theirs."""
    found = await _load(view)
    if found is None:
        return None
    story, unit, reader = found
    if not asking.is_waiting(story):
        is_shown = view.row.message_id is not None
        return await _render_decided(view, story, reader) if is_shown else None
    texts, is_correction = view.texts, asking.is_correction(story)
    words = texts(
        "story-post-asked-correction" if is_correction else "story-post-asked",
        author=await _name_of(view, story.edited_by),
        unit=unit.name,
        title=story.title,
        places=await _places(view, story),
        when=when_words(texts, story.release_how, story.release_at),
    )
    parts = [words, render_findings(texts, proposed(story))]
    if not is_correction and await facebook.is_chosen(view.session, story):
        parts.append(texts("story-post-asked-facebook"))
    shown = Html("\n\n".join(part for part in parts if part))
    return Card(shown, rows=press.decide_rows(texts, story))


async def _render_decided(view: Rendering, story: Story, reader: Actor) -> Card:
    """What became of the question."""
    texts, decider = view.texts, story.approved_by
    if decider is None:
        return Card(texts("story-post-asked-over"))
    if reader.is_registered and decider == reader.member_id:
        return Card(texts("story-post-asked-own"))
    return Card(texts("story-post-asked-other", name=await _name_of(view, decider)))


async def view_decided(view: Rendering) -> Card | None:
    """To whoever asked: what became of it."""
    found = await _load(view)
    if found is None:
        return None
    story, *_ = found
    texts, outcome = view.texts, view.row.params["outcome"]
    words = texts(
        f"story-post-decided-{outcome}",
        title=story.title,
        note=story.note or "–",
        when=texts.moment(story.release_at) if story.release_at else "–",
        who=await _name_of(view, view.row.params.get("by")),
    )
    is_back = outcome in _BACK and story.state in rules.EDITABLE
    again = press.Publish(story.id, story.revision).choice(texts.plain("story-post-ask-again"))
    board = press.board_choice(texts, story.id)
    return Card(words, rows=column(*((again, board) if is_back else (board,))))


async def _name_of(view: Rendering, member_id: int | None) -> str:
    return (await members.get(view.session, member_id)).full_name if member_id else "–"
