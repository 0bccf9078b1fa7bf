"""The second person's word, and what is done to a story that is on its way or out."""

from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.stories import approving, asking, posted, rules, wording
from bot.i18n import Html
from bot.outbox.cards import Card, column, weighty
from handlers.common.forms import Form, stop_choice
from handlers.stories import publishing_keyboards as press

_SURE = "sure"


async def on_show_board(context: ChatContext, chosen: press.ShowBoard) -> None:
    """The board at the bottom of the chat."""
    await posted.show_board(context.session, context.actor, chosen.story_id, context.now)
    context.toast("")


async def on_confirm(context: ChatContext, chosen: press.Confirm) -> None:
    """Let it go out, or be corrected; the question turns into what became of it."""
    story = await approving.confirm(
        context.session,
        context.actor,
        chosen.story_id,
        chosen.number,
        context.now,
        context.work.settings.quiet,
    )
    texts, words = context.texts, {}
    if story is None:
        key = "story-post-confirmed-lost"
    elif story.state == rules.SCHEDULED and story.release_how == rules.QUEUE:
        key = "story-post-confirmed-queue"
    elif story.state == rules.SCHEDULED and story.release_at is not None:
        key, words = "story-post-confirmed-at", {"when": texts.moment(story.release_at)}
    else:
        key = "story-post-confirmed"
    context.toast(texts.plain(key, **words))
    if words or not context.work.query_id:
        context.reply(Card(texts(key, **words), keeps_choices=True))


async def on_give_back(context: ChatContext, chosen: press.GiveBack) -> None:
    """Ask why."""
    await asking.find_to_decide(context.session, context.actor, chosen.story_id, chosen.number)
    await context.take_to(
        GIVE_BACK.name, "note", {"story": chosen.story_id, "number": chosen.number}
    )
    context.toast("")
    _ask_note(context, "story-post-give-back-ask")


def _ask_note(context: ChatContext, key: str) -> None:
    # A number typed now is no reason, and picks nothing.
    stop = weighty(stop_choice(context.texts))
    context.reply(Card(context.texts(key), rows=column(stop)))


async def _hear_why_not(context: ChatContext, words: str) -> None:
    answers = context.answers
    if words.strip(" .").isdigit():
        _ask_note(context, "story-post-give-back-ask")
        return
    await approving.give_back(
        context.session, context.actor, answers["story"], answers["number"], words, context.now
    )
    await context.end_dialogue()
    context.reply(Card(context.texts("story-post-give-back-done")))


GIVE_BACK = Form("storynotyet", {"note": _hear_why_not})


async def on_call_off(context: ChatContext, chosen: press.CallOff) -> None:
    """Ask once; then it is back at the desk, or keeps the wording it has."""
    story = await posted.get_to_publish(context.session, context.actor, chosen.story_id)
    texts, tail = context.texts, "-correction" if asking.is_correction(story) else ""
    context.toast("")
    if not chosen.sure:
        sure = press.CallOff(story.id, 1).choice(texts.plain(f"story-post-call-off-sure{tail}"))
        words = texts(f"story-post-call-off-ask{tail}", title=story.title)
        context.reply(Card(words, rows=press.sure_rows(texts, sure, story.id)))
        return
    await approving.call_off(context.session, context.actor, story.id, context.now)
    context.replace(Card(texts(f"story-post-called-off{tail}")))


async def on_take_down(context: ChatContext, chosen: press.TakeDown) -> None:
    """Ask why."""
    story = await posted.get_to_publish(context.session, context.actor, chosen.story_id)
    if story.state != rules.PUBLISHED:
        raise approving.StoryIsElsewhere
    context.toast("")
    await context.take_to(TAKE_DOWN.name, "note", {"story": story.id, "note": ""})
    _ask_sure(context, context.texts("story-post-take-down-ask", title=story.title))


def _ask_sure(context: ChatContext, words: Html) -> None:
    texts = context.texts
    sure = TAKE_DOWN.choice("note", _SURE, texts.plain("story-post-take-down-sure"))
    context.reply(Card(words, rows=column(weighty(sure), stop_choice(texts))))


async def _hear_why(context: ChatContext, words: str) -> None:
    """A reason takes nothing back before it is pressed: "không, bấm nhầm" is none."""
    if words.strip(" .").isdigit():
        raise ChoiceIsStale
    note = wording.tidy_note(words)
    story_id = context.answers["story"]
    story = await posted.get_to_publish(context.session, context.actor, story_id)
    await context.take_to(TAKE_DOWN.name, "note", {"story": story.id, "note": note})
    _ask_sure(context, context.texts("story-post-take-down-why", title=story.title, note=note))


async def _pick_sure(context: ChatContext, value: str) -> None:
    if value != _SURE:
        raise ChoiceIsStale
    answers, quiet = context.answers, context.work.settings.quiet
    await posted.take_down(
        context.session, context.actor, answers["story"], answers["note"], context.now, quiet
    )
    await context.end_dialogue()
    context.replace(Card(context.texts("story-post-take-down-done")))


TAKE_DOWN = Form("storydown", {"note": _hear_why}, picks={"note": _pick_sure})
