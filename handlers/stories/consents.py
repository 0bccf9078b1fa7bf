"""Those who work on a story see who is shown in it, and have them asked."""

from collections.abc import Sequence
from typing import Literal

from bot.access import Act, may
from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.stories import consent_rules, consents, desks, naming, rules
from bot.features.stories.editing import DeskStory
from bot.i18n import Html
from bot.outbox.cards import Attachment, Card, Choice, Rows, column
from handlers.stories import consents_keyboards as press
from handlers.stories import consents_views as views
from handlers.stories import desk_keyboards, reviewing_keyboards, telling_keyboards
from handlers.stories.checks import render_findings
from models.repositories import story_consents
from models.stories import Story, StoryConsent

Consents = Sequence[StoryConsent]


async def slot(context: ChatContext, found: DeskStory) -> tuple[list[Html], Rows]:
    """What the desk sees of it below a story."""
    texts, story = context.texts, found.story
    lines = [views.shown_lines(texts, story, found.consents)]
    findings = render_findings(texts, story)
    if findings:
        lines.append(Html(f"\n{findings}"))
    return lines, column(*await shown_choices(context, story, found.consents))


async def shown_choices(context: ChatContext, story: Story, known: Consents) -> list[Choice]:
    """The way to those who are shown; with one press all are asked who can be."""
    label = context.texts.plain("story-consent-shown-count", count=len(known))
    way = press.ShowShown(story.id).choice(label)
    asking = await _ask_all_choice(context, story, known)
    return [asking, way] if asking else [way]


async def _ask_all_choice(context: ChatContext, story: Story, known: Consents) -> Choice | None:
    """None if there is nobody to ask in chat who was not asked about this wording."""
    session, actor, revision = context.session, context.actor, story.revision
    if story.state not in rules.OPEN or not await consents.may_ask(session, actor, story):
        return None
    to_ask = [
        one
        for one in known
        if consent_rules.is_to_be_asked(one, revision)
        if not consent_rules.is_asked(one, revision)
        if await consents.find_reached(session, one) is not None
    ]
    if not to_ask:
        return None
    is_again = any(one.state in {rules.GIVEN, rules.ASKED} for one in to_ask)
    key = "story-consent-ask-all-again" if is_again else "story-consent-ask-all"
    return press.AskAll(story.id).choice(context.texts.plain(key, count=len(to_ask)))


async def on_show_shown(context: ChatContext, chosen: press.ShowShown) -> None:
    """All who are shown; a typed number opens one."""
    context.toast("")
    await show_shown(context, chosen.story_id)


async def show_shown(context: ChatContext, story_id: int, said: Html | None = None) -> None:
    """The same, below what was just done."""
    context.reply(await _render_shown(context, story_id, said))


async def _render_shown(context: ChatContext, story_id: int, said: Html | None) -> Card:
    session, actor, texts = context.session, context.actor, context.texts
    story, known = await naming.list_shown(session, actor, story_id)
    lines = [
        f"{i}. {views.shown_line(texts, one, story.revision)}" for i, one in enumerate(known, 1)
    ]
    title = views.name_of(texts, story)
    words = texts("story-consent-list", title=title, lines=Html("\n".join(lines)))
    if not known:
        words = texts("story-consent-list-empty", title=title)
    parts = [said, words] if said else [words]
    listed = tuple(press.ShowOne(one.id).choice(one.name) for one in known)
    own = actor.member_id
    can_be_self = naming.is_own(actor, story) and all(one.member_id != own for one in known)
    rows = press.shown_rows(
        texts,
        story,
        asking=await _ask_all_choice(context, story, known),
        can_be_self=can_be_self,
        back=await _back(context, story),
    )
    return Card(Html("\n\n".join(parts)), rows=rows, listed=listed)


async def _back(context: ChatContext, story: Story) -> Choice:
    """To where the person has come from: the desk, the cell's review, or their own story."""
    session, actor, texts = context.session, context.actor, context.texts
    is_with_author = story.state in {*rules.WRITABLE, rules.PROPOSED, rules.DECLINED}
    if not is_with_author and await desks.is_at_desk(session, actor, Act.EDIT_STORY, story):
        return desk_keyboards.back_to(texts, story.id)
    cell = await desks.cell_id(session, story.unit_id)
    if story.state == rules.PROPOSED and await may(session, actor, Act.REVIEW_STORY, cell):
        return reviewing_keyboards.back_to(texts, story.id)
    if naming.is_own(actor, story):
        return telling_keyboards.WriteOn(story.id).choice(texts.plain("story-consent-to-own"))
    return reviewing_keyboards.back_to(texts, story.id)


async def on_show_one(context: ChatContext, chosen: press.ShowOne) -> None:
    """One of them, and what can be done."""
    context.toast("")
    await show_one(context, chosen.consent_id)


async def show_one(context: ChatContext, consent_id: int, said: Html | None = None) -> None:
    """The same, below what was just done."""
    session, actor, texts = context.session, context.actor, context.texts
    story, consent = await naming.get_shown(session, actor, consent_id)
    reached = await consents.find_reached(session, consent)
    words = texts(
        "story-consent-one",
        title=views.name_of(texts, story),
        line=views.shown_line(texts, consent, story.revision),
    )
    how = texts("story-consent-how-chat" if reached else "story-consent-how-paper")
    is_done = consent_rules.covers(consent, story.revision)
    parts = [part for part in (said, words, None if is_done else how) if part]
    rows = press.one_rows(
        texts,
        consent,
        story,
        await story_consents.count_shown_photos(session, story.id),
        can_ask=await consents.may_ask(session, actor, story),
        is_reached=reached is not None,
    )
    context.reply(Card(Html("\n\n".join(parts)), rows=rows))


async def on_ask_all(context: ChatContext, chosen: press.AskAll) -> None:
    """All who can be asked in chat."""
    count = await consents.ask_all(
        context.session,
        context.actor,
        chosen.story_id,
        context.now,
        context.work.settings.quiet,
    )
    context.toast("")
    await show_shown(context, chosen.story_id, context.texts(_asked_key(context), count=count))


async def on_ask_one(context: ChatContext, chosen: press.AskOne) -> None:
    """Just this one."""
    await consents.ask(
        context.session,
        context.actor,
        chosen.consent_id,
        context.now,
        context.work.settings.quiet,
    )
    context.toast("")
    await show_one(context, chosen.consent_id, context.texts(_asked_key(context), count=1))


def _asked_key(context: ChatContext) -> str:
    is_night = context.work.settings.quiet.cover(context.now)
    return "story-consent-asked-morning" if is_night else "story-consent-asked"


async def on_record_no(context: ChatContext, chosen: press.RecordNo) -> None:
    """They do not agree: believed at once."""
    session, actor, quiet = context.session, context.actor, context.work.settings.quiet
    await naming.record_no(session, actor, chosen.consent_id, context.now, quiet)
    context.toast("")
    await show_one(context, chosen.consent_id, context.texts("story-consent-no-noted"))


async def on_confirm(context: ChatContext, chosen: press.Confirm) -> None:
    """The new wording was read to them."""
    session, actor, quiet = context.session, context.actor, context.work.settings.quiet
    await naming.confirm(session, actor, chosen.consent_id, chosen.revision, context.now, quiet)
    context.toast("")
    await show_one(context, chosen.consent_id, context.texts("story-consent-confirmed"))


async def on_drop(context: ChatContext, chosen: press.DropName) -> None:
    """Nobody of the name is shown."""
    story = await naming.drop(context.session, context.actor, chosen.consent_id, context.now)
    context.toast("")
    await show_shown(context, story.id, context.texts("story-consent-dropped"))


async def on_proof(context: ChatContext, chosen: press.PlayProof) -> None:
    """It stays with Telegram, which sends it once more."""
    _, consent = await naming.get_shown(context.session, context.actor, chosen.consent_id)
    if not consent.proof_id:
        raise ChoiceIsStale
    context.toast("")
    words = context.texts("story-consent-proof", name=consent.name)
    kind: Literal["voice", "photo"] = "voice" if consent.proof == rules.VOICE else "photo"
    file = Attachment(kind, file_id=consent.proof_id)
    context.reply(Card(words, attachment=file, keeps_choices=True))
