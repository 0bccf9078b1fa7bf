"""Forms filled in step by step; each step takes a typed text or the value of a choice."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.i18n import Texts
from bot.outbox.cards import Card, Choice
from bot.reading.names import fold
from handlers.common.callbacks import Press
from handlers.common.routing import AnyHandler, PressHandler, StepHandler
from models.base import JsonObject

Step = Callable[[ChatContext, str], Awaitable[None]]
# Changes what the form holds: (context, answers so far).
Change = Callable[[ChatContext, JsonObject], Awaitable[None]]
_STOP_WORDS = {"huy", "huy bo", "thoi", "cancel", "stop"}


def is_stop(words: str) -> bool:
    """Whether the person wants to leave what is being done: "hủy", "thôi"."""
    return fold(words).strip(" .!") in _STOP_WORDS


@dataclass(frozen=True)
class Picked(Press):
    """A choice under a step of a form."""

    prefix: ClassVar[str] = "f"
    form: str
    step: str
    value: str


@dataclass(frozen=True)
class Stopped(Press):
    """The person does not want to go on with the form."""

    prefix: ClassVar[str] = "fx"


class Form:
    """The steps of one form by name. The state is a row: a restart or days between do not matter.

    Not a ConversationHandler: python-telegram-bot keeps its state in memory or a pickle, apart
    from the transaction that holds the effect.
    """

    def __init__(
        self, name: str, steps: Mapping[str, Step], picks: Mapping[str, Step] | None = None
    ) -> None:
        """`steps` take typed words; `picks` the values of choices where those mean another thing.

        What stands in `picks` came from a choice of ours: nobody can type the number of a row.
        """
        self.name = name
        self._steps = steps
        self._picks = {**steps, **(picks or {})}

    def pick(self, step: str, value: str) -> Picked:
        """What a button carries that answers a step with a value."""
        return Picked(self.name, step, value)

    def choice(self, step: str, value: str, label: str) -> Choice:
        """A button that answers a step with a value."""
        return self.pick(step, value).choice(label)

    def words_handler(self) -> AnyHandler:
        """Takes typed words to the step the person is at."""
        return StepHandler(self.name, self._on_words)

    async def on_picked(self, context: ChatContext, press: Picked) -> None:
        """Take a choice to its step. Raises ChoiceIsStale if the person is elsewhere by now."""
        dialogue = context.work.dialogue
        if dialogue is None or (dialogue.name, dialogue.step) != (press.form, press.step):
            raise ChoiceIsStale
        await self._picks[press.step](context, press.value)

    async def _on_words(self, context: ChatContext, words: str) -> None:
        dialogue = context.work.dialogue
        if is_stop(words):
            await stop(context)
        elif dialogue is not None and dialogue.step in self._steps:
            await self._steps[dialogue.step](context, words)
        else:
            raise ChoiceIsStale


def version_step(changes: Mapping[str, Change]) -> Step:
    """A step whose buttons stand for the form as it was shown: `what.version`.

    Raises ChoiceIsStale if the form has been changed since.
    """

    async def on_pick(context: ChatContext, value: str) -> None:
        what, _, version = value.partition(".")
        answers = context.answers
        if version != str(answers.get("version")) or what not in changes:
            raise ChoiceIsStale
        await changes[what](context, answers)

    return on_pick


def picked_handler(forms: Mapping[str, Form]) -> AnyHandler:
    """One handler for the choices of all forms."""

    async def on_picked(context: ChatContext, press: Picked) -> None:
        if press.form not in forms:
            raise ChoiceIsStale
        context.toast("")
        await forms[press.form].on_picked(context, press)

    return PressHandler(Picked, on_picked)


def stop_choice(texts: Texts) -> Choice:
    """The button that leaves a form."""
    return Stopped().choice(texts.plain("common-stop"))


def close_question(context: ChatContext) -> None:
    """The question that was answered by a press loses its buttons: the next one is below."""
    work = context.work
    is_replaced = any(reply.message_id == work.pressed_message_id for reply in work.replies)
    if work.pressed_message_id and not is_replaced:
        context.replace(Card(context.texts("announce-noted"), keeps_choices=True))


async def stop(context: ChatContext) -> None:
    """Leave the form; nothing of it is kept. Without one, nothing is said to have been stopped."""
    context.toast("")
    if context.work.dialogue is not None:
        await context.end_dialogue()
        is_known = context.actor.is_registered
        context.replace(Card(context.texts("common-stopped" if is_known else "common-left")))
    elif context.work.pressed:
        context.replace(Card(context.texts("common-left")))
    else:
        context.reply(Card(context.texts("common-nothing-open"), keeps_choices=True))
