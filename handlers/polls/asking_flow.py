"""Where all steps of writing a poll lead: what is missing is asked, then the last look."""

from bot.access import Act, may
from bot.context import ChatContext
from bot.features.polls.opening import open_poll
from bot.outbox.cards import Card
from handlers.common.audience_steps import Answers, AudienceSteps
from handlers.common.forms import close_question
from handlers.polls.asking_drafts import NAME, draft_of, render_preview, render_summary
from handlers.polls.asking_questions import ask_ends, ask_options, ask_question


async def has_lost_right(context: ChatContext, answers: Answers) -> bool:
    """Whether the person may not ask in this name any more; then it is said, and the form closed.

    It may have been begun days ago.
    """
    unit_id = answers.get("unit")
    if unit_id is None or await may(context.session, context.actor, Act.OPEN_POLL, unit_id):
        return False
    await context.end_dialogue()
    context.reply(Card(context.texts("poll-ask-right-lost")))
    return True


async def ask_rest(context: ChatContext, answers: Answers) -> None:
    """Ask for the first thing that is missing; nothing is: show the whole."""
    if await has_lost_right(context, answers):
        return
    if "question" not in answers:
        await ask_question(context, answers)
    elif "options" not in answers:
        await ask_options(context, answers)
    elif "units" not in answers:
        await AUDIENCE.ask_unit(context, answers)
    elif "ends" not in answers:
        await ask_ends(context, answers)
    else:
        await show_whole(context, answers)


AUDIENCE = AudienceSteps(
    NAME,
    Act.OPEN_POLL,
    lambda texts: texts("poll-ask-unit"),
    lambda texts, unit: texts("poll-ask-scope", unit=unit),
    ask_rest,
)


async def show_whole(context: ChatContext, answers: Answers) -> None:
    """The question as it will look, and below it the numbers and what can be changed."""
    close_question(context)
    context.reply(await render_preview(context, draft_of(answers)))
    await show_summary(context, answers, "poll-ask-summary-head")


async def show_summary(
    context: ChatContext, answers: Answers, head: str = "poll-ask-summary-only"
) -> None:
    """The numbers alone. Buttons of a summary shown before do nothing any more."""
    close_question(context)
    answers = answers | {"version": answers.get("version", 0) + 1}
    await context.take_to(NAME, "confirm", answers)
    context.reply(await render_summary(context, answers, head))


async def send(context: ChatContext, answers: Answers, *, is_urgent: bool = False) -> None:
    """As it was shown; its board follows by itself."""
    quiet, now = context.work.settings.quiet, context.now
    draft = draft_of(answers, is_urgent=is_urgent)
    await open_poll(context.session, context.actor, draft, now, quiet)
    await context.end_dialogue()
    texts, leaves_at = context.texts, quiet.end_after(now)
    if draft.starts_at is not None:
        context.replace(Card(texts("poll-ask-sent-later", when=texts.moment(draft.starts_at))))
    elif leaves_at > now and not is_urgent:
        context.replace(Card(texts("poll-ask-sent-morning", when=texts.moment(leaves_at))))
    else:
        context.replace(Card(texts("poll-ask-sent")))
