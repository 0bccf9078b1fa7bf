"""The kits for other networks: the list, asking for one, and noting where it was posted."""

from bot.access import Act
from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.stories import consent, editing, facebook, kit, networks, rules
from bot.features.stories.desks import is_at_desk
from bot.features.stories.editing import DeskStory
from bot.features.stories.shares import READY
from bot.i18n import Html
from bot.outbox.cards import Card, Rows, column
from bot.reading.sentences import cut_at_word
from handlers.common.forms import Form, close_question, stop_choice
from handlers.common.paging import buttons_of
from handlers.stories import kit_keyboards as press
from handlers.stories.desk_views import render_story
from handlers.stories.kit_words import share_lines
from models.base import JsonObject
from models.repositories import story_shares
from models.stories import Story

_NAME, _LINK = "story_link", "link"
_NO_LINK = "none"
_TITLE_LETTERS = 48


async def section(context: ChatContext) -> tuple[list[Html], Rows]:
    """On the screen of stories, for those who edit: how many are ready to be carried on."""
    if not context.actor.holds_any(Act.EDIT_STORY):
        return [], ()
    ready = await kit.list_ready(context.session, context.actor, context.now)
    if not ready:
        return [], ()
    words = context.texts.plain("story-kit-open", count=len(ready))
    return [], column(press.ShowKits(0).choice(words))


async def slot(context: ChatContext, found: DeskStory) -> tuple[list[Html], Rows]:
    """On the card of a story at the desk: how it stands on other networks, and the ways there."""
    texts, story = context.texts, found.story
    shares = await story_shares.list_of(context.session, story.id)
    lines = share_lines(texts, story, shares)
    if not context.work.settings.has_facebook and any(share.task for share in shares):
        lines.append(texts("story-kit-page-unset"))
    rows: Rows = ()
    if story.state in READY and found.standing.has_words:
        rows = column(press.ShowKit(story.id).choice(texts.plain("story-kit-of-one")))
    may_choose = context.work.settings.has_facebook and story.state in rules.EDITABLE
    if may_choose and await is_at_desk(context.session, context.actor, Act.PUBLISH_STORY, story):
        is_chosen = await facebook.is_chosen(context.session, story)
        words = texts.plain("story-kit-page-not" if is_chosen else "story-kit-page-too")
        rows = column(press.ChoosePage(story.id, int(not is_chosen)).choice(words))
    return lines, rows


async def on_choose_page(context: ChatContext, pressed: press.ChoosePage) -> None:
    """It goes to the Facebook Page too when it is published, or does not."""
    if not context.work.settings.has_facebook:
        raise ChoiceIsStale
    await facebook.choose(
        context.session,
        context.actor,
        pressed.story_id,
        context.now,
        wanted=bool(pressed.wanted),
    )
    context.toast("")
    found = await editing.get(context.session, context.actor, pressed.story_id)
    context.replace(await render_story(context, found))


async def on_show_kits(context: ChatContext, pressed: press.ShowKits) -> None:
    """The approved stories, the newest first."""
    context.toast("")
    texts = context.texts
    ready = await kit.list_ready(context.session, context.actor, context.now)
    if not ready:
        context.replace(Card(texts("story-kit-none")))
        return
    choices = [
        press.ShowKit(story.id).choice(cut_at_word(story.title, _TITLE_LETTERS)) for story in ready
    ]
    rows = buttons_of(choices, pressed.start, press.ShowKits, texts)
    context.replace(Card(texts("story-kit-list", count=len(ready)), rows=rows))


async def on_show_kit(context: ChatContext, pressed: press.ShowKit) -> None:
    """One story."""
    context.toast("")
    story = await kit.get_ready(context.session, context.actor, pressed.story_id)
    context.replace(await _render(context, story))


async def _render(context: ChatContext, story: Story) -> Card:
    texts = context.texts
    shares = await story_shares.list_of(context.session, story.id)
    photos = await consent.list_showable(context.session, story)
    lines = [
        texts("story-kit-head", title=story.title, photos=len(photos)),
        *share_lines(texts, story, shares),
    ]
    choices = [
        press.AskKit(story.id, network).choice(
            texts.plain("story-kit-ask", network=texts.plain(f"story-kit-network-{network}"))
        )
        for network in networks.NETWORKS
    ]
    back = press.ShowKits(0).choice(texts.plain("story-kit-back"))
    return Card(Html("\n".join(lines)), rows=column(*choices, back))


async def on_ask(context: ChatContext, pressed: press.AskKit) -> None:
    """Send the kit."""
    await kit.ask(context.session, context.actor, pressed.story_id, pressed.network, context.now)
    told = context.texts.plain("story-kit-coming")
    context.toast(told)
    if not context.work.query_id:
        context.reply(Card(context.texts("story-kit-coming"), keeps_choices=True))


async def on_mark(context: ChatContext, pressed: press.MarkPosted) -> None:
    """Ask for the address; what was taken back meanwhile has to go, wherever it is."""
    story = await kit.get_to_mark(context.session, context.actor, pressed.story_id)
    network = kit.find_network(pressed.network)
    if not await kit.is_ready(context.session, story):
        await kit.mark(context.session, context.actor, story.id, network.key, "", context.now)
        _thank(context, "story-kit-gone")
        return
    context.toast("")
    answers: JsonObject = {"story": pressed.story_id, "network": network.key}
    await context.take_to(_NAME, _LINK, answers)
    texts = context.texts
    name = texts.plain(f"story-kit-network-{network.key}")
    without = FORM.choice(_LINK, _NO_LINK, texts.plain("story-kit-no-link"))
    context.reply(
        Card(texts("story-kit-link-asked", network=name), column(without, stop_choice(texts)))
    )


async def on_link(context: ChatContext, words: str) -> None:
    """The address was typed. Raises LinkIsForeign, and asks on."""
    network = kit.find_network(str(context.answers["network"]))
    await _mark(context, networks.read_link(network, words))


async def on_no_link(context: ChatContext, value: str) -> None:
    """It was posted, but the address cannot be had."""
    if value != _NO_LINK:
        raise ChoiceIsStale
    await _mark(context, "")


async def _mark(context: ChatContext, url: str) -> None:
    answers, texts = context.answers, context.texts
    story_id, network = int(answers["story"]), str(answers["network"])
    await kit.mark(context.session, context.actor, story_id, network, url, context.now)
    await context.end_dialogue()
    close_question(context)
    name = texts.plain(f"story-kit-network-{network}")
    story = await kit.get_to_mark(context.session, context.actor, story_id)
    is_ready = await kit.is_ready(context.session, story)
    words = texts("story-kit-noted", network=name) if is_ready else texts("story-kit-gone")
    context.reply(Card(words))


async def on_arrived(context: ChatContext, pressed: press.Arrived) -> None:
    """An unclear post is there."""
    await facebook.set_arrived(context.session, context.actor, pressed.share_id, context.now)
    _thank(context, "story-kit-arrived-noted")


async def on_again(context: ChatContext, pressed: press.SendAgain) -> None:
    """It is not: post it once more."""
    await facebook.send_again(context.session, context.actor, pressed.share_id, context.now)
    _thank(context, "story-kit-again-noted")


async def on_removed(context: ChatContext, pressed: press.RemovedByHand) -> None:
    """It was removed by hand."""
    await kit.set_removed(context.session, context.actor, pressed.share_id, context.now)
    _thank(context, "story-kit-removed-noted")


def _thank(context: ChatContext, key: str) -> None:
    """The card itself is shown anew by the outbox; who typed is answered in words."""
    if context.work.query_id:
        context.toast(context.texts.plain(key))
    else:
        context.reply(Card(context.texts(key), keeps_choices=True))


FORM = Form(_NAME, {_LINK: on_link}, {_LINK: on_no_link})
