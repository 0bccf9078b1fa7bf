"""Writing an announcement in chat; all is shown as it will look before anything is sent."""

from telegram import Message, Update

from bot.access import Act
from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.announcements import changing
from bot.features.members import audience
from bot.outbox.cards import Card
from bot.reading.names import fold
from handlers.announcements import keyboards as press
from handlers.announcements import timing
from handlers.announcements.boards import render_recent
from handlers.announcements.content import Content, hear_content, text_card
from handlers.announcements.drafting import (
    DROP,
    KEEP,
    ask_rest,
    ask_text,
    send,
    show_summary,
    show_whole,
)
from handlers.announcements.drafts import FILE, NAME, answers_of
from handlers.common.audience_steps import Answers, AudienceSteps
from handlers.common.forms import Form, version_step
from models.repositories import units

_AUDIENCE = AudienceSteps(
    NAME,
    Act.ANNOUNCE,
    lambda texts: texts("announce-unit"),
    lambda texts, unit: texts("announce-scope", unit=unit),
    ask_rest,
)
# What the form holds only until a text is there.
_PASSING = ("album", "cut_at", "before")
# Words that mean the button.
_SEND_WORDS = frozenset("gui,gui di,gui luon,gui ngay,gui thong bao,send".split(","))


async def on_command(update: Update, context: ChatContext) -> None:
    """`/thongbao` with the text behind it begins at once; alone it shows the last ones first."""
    message = update.message
    if message is None:
        return
    voices = await _AUDIENCE.list_voices(context)
    skipped = _command_length(message)
    if skipped:
        longest = max(voices, key=lambda unit: len(unit.name))
        content = await hear_content(context, message, longest.name, skipped)
        if content is None:
            # What is wrong was said, and asks for it anew: the question itself is not repeated.
            await begin(context, Content(""), is_asked=True)
        else:
            await begin(context, content)
        return
    recent = await changing.list_recent(context.session, context.actor, context.now)
    if recent:
        context.reply(await render_recent(context.session, context.texts, recent, 0))
    else:
        await begin(context, Content(""))


def _command_length(message: Message) -> int:
    """UTF-16 units of the command; 0 if nothing stands behind it."""
    text = message.text or message.caption or ""
    command = text.split(maxsplit=1)[0]
    has_more = bool(text[len(command) :].strip()) or message.caption is not None
    return len(command) if has_more else 0


async def on_new(context: ChatContext, chosen: press.NewAnnouncement) -> None:
    """Write one, from the list."""
    del chosen
    context.toast("")
    await begin(context, Content(""))


async def begin(context: ChatContext, content: Content, *, is_asked: bool = False) -> None:
    """Open the form; what is known already is not asked. `is_asked`: neither are the words."""
    voices = await _AUDIENCE.list_voices(context)
    answers = _kept(content)
    if is_asked and len(voices) == 1:
        unit_id = voices[0].id
        if not await audience.list_cells(context.session, unit_id):
            await context.take_to(NAME, "text", answers | {"unit": unit_id, "units": [unit_id]})
            return
    await _AUDIENCE.ask_unit(context, answers)


def _kept(content: Content) -> Answers:
    kept: Answers = {"text": content.text} if content.text else {}
    if content.file_kind:
        kept |= {
            "file_kind": content.file_kind,
            "file_id": content.file_id,
            "file_name": content.file_name,
        }
    return kept


async def on_content(update: Update, context: ChatContext) -> None:
    """The words, with a photo or a file perhaps; a file alone waits for its words."""
    if update.message is None:
        return
    answers = context.answers
    unit = await units.get(context.session, answers["unit"])
    file_kind = answers.get("file_kind", "")
    content = await hear_content(context, update.message, unit.name, file_kind=file_kind)
    if content is None:
        return
    if not content.text:
        await _ask_words(context, answers | _kept(content))
        return
    await ask_rest(context, _without(answers, _PASSING) | _kept(content))


async def _pick_text(context: ChatContext, value: str) -> None:
    """Of what was written before: leave it all as it was, or only its photo or file."""
    answers = context.answers
    if value == KEEP and "before" in answers:
        await show_whole(context, _without(answers, _PASSING) | {"text": answers["before"]})
    elif value == DROP and answers.get("file_kind"):
        await ask_text(context, _without(answers, FILE))
    else:
        raise ChoiceIsStale


def _without(answers: Answers, names: tuple[str, ...]) -> Answers:
    return {name: value for name, value in answers.items() if name not in names}


async def _ask_words(context: ChatContext, answers: Answers) -> None:
    await context.take_to(NAME, "text", answers)
    asked = "announce-text-for-file" if answers.get("file_kind") else "announce-empty"
    context.reply(text_card(context.texts, asked))


async def _on_confirm(context: ChatContext, words: str) -> None:
    """Typed instead of picked: "gửi" sends; whatever else is said not to have been understood."""
    answers = context.answers
    voices = await audience.list_voices(context.session, context.actor, Act.ANNOUNCE)
    if answers["unit"] not in {unit.id for unit in voices}:
        await context.end_dialogue()
        context.reply(Card(context.texts("announce-right-lost")))
    elif fold(words).strip(" .!") in _SEND_WORDS:
        await _send(context, answers)
    else:
        await show_summary(context, answers, "announce-summary-unclear")


async def _change_text(context: ChatContext, answers: Answers) -> None:
    """The words are written anew; a photo or file stays unless it is taken away."""
    await ask_text(context, _without(answers, ("text",)) | {"before": answers["text"]})


async def _flip_ack(context: ChatContext, answers: Answers) -> None:
    is_on = not answers.get("ack", True)
    now_so = "announce-ack-is-on" if is_on else "announce-ack-is-off"
    context.replace(Card(context.texts(now_so), keeps_choices=True))
    await show_whole(context, answers | {"ack": is_on})


async def _flip_post(context: ChatContext, answers: Answers) -> None:
    is_on = not answers.get("post", False)
    now_so = "announce-post-is-on" if is_on else "announce-post-is-off"
    context.replace(Card(context.texts(now_so), keeps_choices=True))
    await show_summary(context, answers | {"post": is_on})


async def _send(context: ChatContext, answers: Answers) -> None:
    """Send, but ask first if people would be disturbed."""
    is_now = not answers.get("at") and not answers.get("urgent")
    if is_now and context.work.settings.quiet.cover(context.now):
        await timing.ask_night(context, answers, context.now, sends=True)
    else:
        await send(context, answers)


async def on_rework(context: ChatContext, chosen: press.Rework) -> None:
    """Write anew what did not go out: the form as it was filled in."""
    announcement = await changing.get_to_lead(
        context.session, context.actor, chosen.announcement_id
    )
    context.toast("")
    await show_whole(context, answers_of(announcement, context.now))


async def on_show_recent(context: ChatContext, chosen: press.ShowRecent) -> None:
    """Another page of the last ones."""
    recent = await changing.list_recent(context.session, context.actor, context.now)
    if not recent:
        raise ChoiceIsStale
    context.toast("")
    context.replace(await render_recent(context.session, context.texts, recent, chosen.start))


_CHOSEN = {
    "send": _send,
    "text": _change_text,
    "whom": _AUDIENCE.ask_whom,
    "when": timing.ask_when,
    "ack": _flip_ack,
    "post": _flip_post,
}
# The step "text" takes messages of all sorts: see `ContentHandler`.
ANNOUNCE = Form(
    NAME,
    {"confirm": _on_confirm, **_AUDIENCE.steps(), **timing.STEPS},
    picks={
        "text": _pick_text,
        "confirm": version_step(_CHOSEN),
        **_AUDIENCE.picks(),
        **timing.PICKS,
    },
)
