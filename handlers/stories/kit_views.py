"""Kits for other networks, and what became of posts there, as cards."""

import asyncio

from bot.access import Act, load_actor
from bot.features.stories import addresses, consent, kit, kit_pictures, networks, rules
from bot.features.stories.desks import is_at_desk
from bot.features.stories.facebook_jobs import NO_CONSENT
from bot.features.stories.layout import hashtags
from bot.features.stories.networks import Network
from bot.features.stories.shares import (
    EDIT_BY_HAND,
    EDIT_FAILED,
    READY,
    REMOVE_BY_HAND,
    REMOVE_FAILED,
    may_stand,
)
from bot.outbox.cards import Attachment, Card, Rows, column
from bot.outbox.rendering import Rendering
from bot.reading.sentences import cut_at_sentence, cut_at_word, split_text
from handlers.stories import kit_keyboards as press
from handlers.stories.kit_words import link_of, reason_words, share_line
from models.members import Unit
from models.repositories import stories, story_shares, units
from models.repositories.story_shares import POSTED, REFUSED, UNKNOWN
from models.stories import Story, StoryShare

_TITLE_LETTERS = 60


async def view_kit(view: Rendering) -> Card | None:
    """One part of a kit, to whoever asked for it and still may have it."""
    story = await stories.find(view.session, view.row.subject_id)
    network = networks.NETWORKS.get(view.row.params["network"])
    if story is None or network is None or story.state not in READY:
        return None
    reader = await load_actor(view.session, view.row.chat_id)
    if not await is_at_desk(view.session, reader, Act.EDIT_STORY, story):
        return None
    if not (await consent.load_standing(view.session, story)).has_words:
        return None
    unit = await units.get(view.session, story.unit_id)
    part, _, number = str(view.row.params["part"]).partition(".")
    if part in {kit.COVER, kit.EACH}:
        return await _render_picture(view, story, unit, network, int(number or 0))
    if part == kit.END:
        return _render_end(view, story, network)
    words = _words(view, story, unit, network, part, int(number or 0))
    return Card(view.texts("story-kit-words", words=words), keeps_choices=True) if words else None


async def _render_picture(
    view: Rendering, story: Story, unit: Unit, network: Network, photo_id: int
) -> Card | None:
    """`photo_id` 0: the cover, or what stands for a picture where there is none."""
    shown = await consent.list_showable(view.session, story)
    photo = next((one for one in shown if photo_id in {0, one.id}), None)
    if photo is None and (photo_id or shown):
        return None
    size = network.each if photo_id else network.cover or network.each
    credit = view.texts.plain("story-kit-credit", unit=unit.name)
    if photo is None:
        drawn = await asyncio.to_thread(
            kit_pictures.draw_title, size or (0, 0), story.title, credit
        )
    else:
        content = await stories.get_content(view.session, photo.id)
        title = story.title if photo is shown[0] else ""
        drawn = await asyncio.to_thread(
            kit_pictures.draw_for, content, photo.crop, size, title, credit
        )
    name = f"{network.key}-{story.id}-{photo_id or 'bia'}.jpg"
    told = "whole" if size is None else "cover" if not photo_id else "each"
    width, height = size or (0, 0)
    words = view.texts(f"story-kit-picture-{told}", width=str(width), height=str(height))
    # As a document: a photo would be drawn smaller by Telegram.
    return Card(words, attachment=Attachment("document", content=drawn, name=name))


def _words(
    view: Rendering, story: Story, unit: Unit, network: Network, part: str, number: int
) -> str:
    """Only what is to be copied: nothing of ours around it."""
    if part == kit.TITLE:
        return cut_at_word(story.title, network.title)
    if part == kit.LEAD:
        return cut_at_sentence(story.text, network.lead)
    is_out = story.state == rules.PUBLISHED and story.slug
    address = view.site + addresses.story_path(story.slug or "") if is_out and view.site else ""
    credit = view.texts.plain("story-kit-credit", unit=unit.name)
    closing = (credit, " ".join(hashtags(story.tags)), address)
    title = "" if network.lead else story.title
    whole = networks.compose(title, story.text, closing, network.text)
    parts = split_text(whole, kit.ROOM)
    return parts[number] if number < len(parts) else ""


def _render_end(view: Rendering, story: Story, network: Network) -> Card:
    texts = view.texts
    name = texts.plain(f"story-kit-network-{network.key}")
    title = cut_at_word(story.title, _TITLE_LETTERS)
    order = texts(f"story-kit-order-{network.key}")
    words = texts("story-kit-end", network=name, title=title, order=order)
    return Card(words, rows=press.kit_rows(texts, story.id, network.key))


async def view_shared(view: Rendering) -> Card | None:
    """What became of a post on another network, and what there is to do."""
    story = await stories.find(view.session, view.row.subject_id)
    found = await story_shares.list_of(view.session, view.row.subject_id)
    share = next((one for one in found if one.id == view.row.params["share"]), None)
    if story is None or share is None:
        return None
    reader = await load_actor(view.session, view.row.chat_id)
    if not await is_at_desk(view.session, reader, Act.EDIT_STORY, story):
        return None
    what, texts = view.row.params["what"], view.texts
    must_go = not await may_stand(view.session, story, share)
    if not _is_open(share, what, must_go=must_go):
        title = cut_at_word(story.title, _TITLE_LETTERS)
        return Card(
            texts("story-kit-now", title=title, line=share_line(texts, share)),
            keeps_choices=True,
        )
    return _render_open(view, story, share, REMOVE_BY_HAND if what == UNKNOWN and must_go else what)


def _is_open(share: StoryShare, what: str, *, must_go: bool) -> bool:
    """Whether what the card asks for is still to be done."""
    return {
        UNKNOWN: share.state == UNKNOWN,
        REFUSED: share.state == REFUSED and not must_go,
        EDIT_FAILED: share.state == POSTED and not must_go,
        EDIT_BY_HAND: share.state == POSTED and not must_go,
        REMOVE_FAILED: share.state == POSTED and must_go,
        REMOVE_BY_HAND: share.state in {POSTED, UNKNOWN} and must_go,
    }.get(what, False)


def _render_open(view: Rendering, story: Story, share: StoryShare, told: str) -> Card:
    texts = view.texts
    words = texts(
        f"story-kit-told-{told}",
        network=texts.plain(f"story-kit-network-{share.network}"),
        title=cut_at_word(story.title, _TITLE_LETTERS),
        link=link_of(texts, share),
        why=reason_words(texts, share),
    )
    return Card(words, rows=_rows(view, story, share, told))


def _rows(view: Rendering, story: Story, share: StoryShare, told: str) -> Rows:
    texts = view.texts
    if told in {REMOVE_BY_HAND, REMOVE_FAILED}:
        return press.removed_rows(texts, share.id)
    if told == UNKNOWN:
        return press.unclear_rows(texts, share.id)
    if told == REFUSED and share.reason != NO_CONSENT:
        kits = press.ShowKit(story.id).choice(texts.plain("story-kit-by-hand"))
        return column(press.again_choice(texts, share.id), kits)
    return ()
