"""The cell reviews what its members tell: one press sends it onward, or asks for a kind word."""

from bot.context import ChatContext
from bot.features.stories import reviewing, rules, showing
from bot.features.stories.kinds import PROPOSED
from bot.features.stories.reviewing import StoryIsReviewed, Told
from bot.features.stories.telling import TellerIsGone
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, Choice, Rows, column
from bot.outbox.rendering import Rendering
from bot.reading.markup import visible_length
from bot.reading.sentences import cut_at_sentence, length_of
from handlers.common.feature import Feature
from handlers.common.paging import page_of
from handlers.common.routing import PressHandler
from handlers.stories import consents_keyboards as shown_press
from handlers.stories import consents_views as views
from handlers.stories import reviewing_keyboards as press
from handlers.stories.checks import render_findings
from handlers.stories.consents import shown_choices
from handlers.stories.reasons import BACK, DECLINE, ReasonForm
from models.repositories import stories
from models.stories import Story

# UTF-16 units on the card for the text, what is pointed at and who is shown; of these at least
# for the text.
_ROOM, _LEAST = 3200, 600


async def section(context: ChatContext) -> tuple[list[Html], Rows]:
    """What waits for the person's word, on the screen of stories."""
    waiting = await reviewing.list_waiting(context.session, context.actor)
    if not waiting:
        return [], ()
    texts = context.texts
    button = press.ListReview(0).choice(texts.plain("story-review-home", count=len(waiting)))
    return [texts("story-review-home-line", count=len(waiting))], column(button)


async def on_list(context: ChatContext, chosen: press.ListReview) -> None:
    """A page of what waits; a typed number opens one."""
    waiting = await reviewing.list_waiting(context.session, context.actor)
    context.toast("")
    context.reply(_render_list(context.texts, waiting, chosen.start))


def _render_list(texts: Texts, waiting: list[Story], start: int) -> Card:
    def line(story: Story) -> Html:
        name = views.name_of(texts, story)
        return texts("story-review-line", title=name, when=texts.short(story.proposed_at))

    if not waiting:
        return Card(texts("story-review-none"))
    shown, page = page_of(waiting, start, line, press.ListReview, texts)
    listed = tuple(press.OpenReview(one.id).choice(views.name_of(texts, one)) for one in shown)
    words = texts("story-review-list", count=len(waiting), lines=page.lines)
    return Card(words, rows=page.turns, listed=listed)


async def on_open(context: ChatContext, chosen: press.OpenReview) -> None:
    """One of them."""
    await show(context, chosen.story_id)


async def show(context: ChatContext, story_id: int) -> None:
    """A story as its cell reads it, with what can be decided."""
    told = await reviewing.get_to_read(context.session, context.actor, story_id)
    others = await shown_choices(context, told.story, told.consents)
    context.toast("")
    context.reply(render_told(context.texts, told, others))


def render_told(texts: Texts, told: Told, others: list[Choice]) -> Card:
    """The story, what to look at in it, who is shown, and what can be decided."""
    story, below = told.story, _below(texts, told)
    room = max(_ROOM - sum(map(visible_length, below)), _LEAST)
    text = cut_at_sentence(story.text, room)
    is_cut = length_of(text) < length_of(story.text.strip())
    words = texts(
        "story-review-card",
        unit=told.unit.name,
        author=told.author or "–",
        title=story.title or texts.plain("story-consent-untitled"),
        text=text,
    )
    cut = [texts("story-review-cut", letters=len(story.text))] if is_cut else []
    rows = press.review_rows(texts, story, others, is_long=is_cut or told.photos > 0)
    return Card(Html("\n\n".join([words, *cut, *below])), rows=rows)


def _below(texts: Texts, told: Told) -> list[Html]:
    story = told.story
    parts = [texts("story-review-photos", count=told.photos)] if told.photos else []
    findings = render_findings(texts, story)
    parts += [findings] if findings else []
    parts.append(views.shown_lines(texts, story, told.consents))
    if story.state != rules.PROPOSED:
        parts.append(texts(f"story-review-state-{story.state}"))
    return parts


async def view_proposed(view: Rendering) -> Card | None:
    """To those who review for the cell: pictures and parts that were asked for, else the card."""
    story = await stories.find(view.session, view.row.subject_id)
    if story is None:
        return None
    params, is_new = view.row.params, view.row.message_id is None
    brings = params.get("brings")
    if brings is not None:
        is_same = story.revision == params["revision"] and story.state not in rules.WRITABLE
        return await _brought(view, story) if is_same else None
    if story.state == rules.PROPOSED:
        told = await reviewing.load(view.session, story)
        label = view.texts.plain("story-consent-shown-count", count=len(told.consents))
        way = shown_press.ShowShown(story.id).choice(label)
        return render_told(view.texts, told, [way])
    # Somebody was quicker, or it is being written again: nothing new is said of it.
    return None if is_new else await _over(view, story)


async def _brought(view: Rendering, story: Story) -> Card | None:
    texts, params = view.texts, view.row.params
    if params["brings"] == showing.PHOTOS:
        words = texts("story-review-pictures", title=views.name_of(texts, story))
        return await views.pictures_card(view, story, words)
    parts, part = await showing.load_parts(view.session, story), int(params["part"])
    if part >= len(parts):
        return None
    words = texts("story-consent-text", words=parts[part])
    if part == 0 and story.title:
        words = Html(f"{texts('story-consent-title', title=story.title)}\n\n{words}")
    rows = column(press.back_to(texts, story.id)) if part + 1 == len(parts) else ()
    return Card(words, rows=rows, keeps_choices=not rows)


async def _over(view: Rendering, story: Story) -> Card:
    texts = view.texts
    words = texts(
        "story-review-over",
        title=views.name_of(texts, story),
        state=texts(f"story-review-state-{story.state}"),
    )
    return Card(words)


async def on_forward(context: ChatContext, chosen: press.Forward) -> None:
    """The ward's desk has it now."""
    session, actor, quiet = context.session, context.actor, context.work.settings.quiet
    story = await reviewing.forward(
        session, actor, chosen.story_id, chosen.revision, context.now, quiet
    )
    texts = context.texts
    context.toast(texts.plain("story-review-forwarded-toast"))
    known = (await reviewing.load(session, story)).consents
    words = texts("story-review-forwarded", title=views.name_of(texts, story))
    if not known:
        # The desk will ask; whoever knows the people names them best.
        words = Html(f"{words}\n\n{texts('story-review-name-them')}")
    rows = column(*await shown_choices(context, story, known), *_next(texts))
    context.reply(Card(words, rows=rows))


def _next(texts: Texts) -> list[Choice]:
    return [press.ListReview(0).choice(texts.plain("story-review-list-button"))]


async def on_send_back(context: ChatContext, chosen: press.SendBack) -> None:
    """Ask what its author shall add."""
    await _ask(context, chosen.story_id, chosen.revision, BACK)


async def on_decline(context: ChatContext, chosen: press.Decline) -> None:
    """Ask why it is not published."""
    await _ask(context, chosen.story_id, chosen.revision, DECLINE)


async def _ask(context: ChatContext, story_id: int, revision: int, act: str) -> None:
    find = reviewing.get_to_send_back if act == BACK else reviewing.get_to_review
    await find(context.session, context.actor, story_id, revision)
    await REASON.ask(context, story_id, revision, act)


async def _settle(context: ChatContext, story_id: int, revision: int, act: str, words: str) -> None:
    session, actor, quiet = context.session, context.actor, context.work.settings.quiet
    settle = reviewing.send_back if act == BACK else reviewing.decline
    texts = context.texts
    try:
        story = await settle(session, actor, story_id, revision, words, context.now, quiet)
    except (StoryIsReviewed, TellerIsGone) as error:
        await context.end_dialogue()
        context.reply(Card(texts(error.key, **error.variables), rows=column(*_next(texts))))
        return
    await context.end_dialogue()
    said = texts(f"story-desk-done-{act}", note=story.note or "–")
    context.reply(Card(said, rows=column(*_next(texts))))


REASON = ReasonForm("storyreview", _settle)


async def on_read_whole(context: ChatContext, chosen: press.ReadWhole) -> None:
    """Pictures and all the words come right below."""
    await reviewing.show_whole(context.session, context.actor, chosen.story_id, context.now)
    context.toast(context.texts.plain("story-consent-coming"))
    if not context.work.query_id:
        context.reply(Card(context.texts("story-consent-coming"), keeps_choices=True))


FEATURE = Feature(
    presses=[
        PressHandler(press.ListReview, on_list),
        PressHandler(press.OpenReview, on_open),
        PressHandler(press.Forward, on_forward),
        PressHandler(press.SendBack, on_send_back),
        PressHandler(press.Decline, on_decline),
        PressHandler(press.ReadWhole, on_read_whole),
    ],
    forms=[REASON.form],
    kinds=[PROPOSED],
    views={PROPOSED.name: view_proposed},
)
