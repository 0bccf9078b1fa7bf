"""Asking a question in chat; all is shown as it will look before anybody is asked."""

from bot.access import Act
from bot.context import ChatContext
from bot.features.members import audience
from bot.features.polls import answering as answering_service
from bot.features.polls import leading
from bot.features.polls.kinds import BOARD, PICTURE, POST, RESULT_POST
from bot.outbox.cards import Card
from bot.reading.names import fold
from handlers.common.audience_steps import Answers, Next
from handlers.common.feature import Feature
from handlers.common.forms import Form, version_step
from handlers.common.routing import PressHandler, on_command
from handlers.polls import answering, asking_options, asking_times, boards, boards_leading, posts
from handlers.polls import asking_keyboards as press
from handlers.polls.asking_drafts import NAME
from handlers.polls.asking_flow import (
    AUDIENCE,
    ask_rest,
    has_lost_right,
    send,
    show_summary,
    show_whole,
)
from handlers.polls.asking_options import take_question
from handlers.polls.asking_questions import (
    ask_ends,
    ask_night,
    ask_options,
    ask_question,
    ask_quorum,
    ask_starts,
)

# Words that mean the button.
_SEND_WORDS = frozenset("gui,gui di,gui luon,gui ngay,hoi,hoi di,send".split(","))


async def on_polls(context: ChatContext, words: str) -> None:
    """`/xinykien` with a question behind it begins at once; alone it shows what there is."""
    session, actor = context.session, context.actor
    may_ask = bool(await audience.list_voices(session, actor, Act.OPEN_POLL))
    recent = await leading.list_recent(session, actor, context.now)
    if words and may_ask:
        await take_question(context, {}, words)
    elif recent or (may_ask and await answering_service.list_open(session, actor, context.now)):
        context.reply(await boards_leading.render_list(context, recent, 0))
    elif may_ask:
        await ask_rest(context, {})
    elif not await answering.show_own(context):
        context.reply(Card(context.texts("poll-ask-none")))


async def on_new(context: ChatContext, chosen: press.NewPoll) -> None:
    """From the list."""
    del chosen
    await AUDIENCE.list_voices(context)
    context.toast("")
    await ask_rest(context, {})


async def _on_confirm(context: ChatContext, words: str) -> None:
    """Typed instead of picked: "gửi" sends; whatever else is said not to have been understood."""
    answers = context.answers
    if await has_lost_right(context, answers):
        return
    if fold(words).strip(" .!") in _SEND_WORDS:
        await _send(context, answers)
    else:
        await show_summary(context, answers, "poll-ask-summary-unclear")


def _flipping(name: str, now_on: str, now_off: str) -> Next:
    async def flip(context: ChatContext, answers: Answers) -> None:
        """It is the other way now: say so, and show the whole."""
        is_on = not answers.get(name, False)
        words = context.texts(now_on if is_on else now_off)
        context.replace(Card(words, keeps_choices=True))
        await show_whole(context, answers | {name: is_on})

    return flip


async def _send(context: ChatContext, answers: Answers) -> None:
    """Send, but ask first if people would be disturbed."""
    if not answers.get("starts") and context.work.settings.quiet.cover(context.now):
        await ask_night(context, answers)
    else:
        await send(context, answers)


_CHOSEN: dict[str, Next] = {
    "send": _send,
    "question": ask_question,
    "options": ask_options,
    "whom": AUDIENCE.ask_whom,
    "ends": ask_ends,
    "starts": ask_starts,
    "quorum": ask_quorum,
    "multiple": _flipping("multiple", "poll-ask-is-many", "poll-ask-is-one"),
    "named": _flipping("named", "poll-ask-is-named", "poll-ask-is-secret"),
    "post": _flipping("post", "poll-ask-post-is-on", "poll-ask-post-is-off"),
}
ASK = Form(
    NAME,
    {
        "confirm": _on_confirm,
        **AUDIENCE.steps(),
        **asking_options.STEPS,
        **asking_times.STEPS,
    },
    picks={
        "confirm": version_step(_CHOSEN),
        **AUDIENCE.picks(),
        **asking_options.PICKS,
        **asking_times.PICKS,
    },
)
FEATURE = Feature(
    commands=[on_command(["xinykien", "poll", "thamdo"], on_polls)],
    presses=[PressHandler(press.NewPoll, on_new), *boards_leading.PRESSES],
    forms=[ASK, boards_leading.EXTEND],
    kinds=(BOARD, POST, RESULT_POST, PICTURE),
    views={
        BOARD.name: boards.view_board,
        POST.name: posts.view_post,
        RESULT_POST.name: posts.view_result_post,
        PICTURE.name: posts.view_picture,
    },
)
