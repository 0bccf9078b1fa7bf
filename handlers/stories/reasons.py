"""Asks for the kind reason why a story goes back or is not published; a ready one is one press."""

from collections.abc import Awaitable, Callable

from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.i18n import Texts
from bot.outbox.cards import Card, column, weighty
from handlers.common.forms import Form, stop_choice

BACK, DECLINE = "back", "decline"
# Ready reasons of each.
_READY = {BACK: 4, DECLINE: 3}
# Does what was asked for with the words: story, revision, BACK or DECLINE, words.
Settle = Callable[[ChatContext, int, int, str, str], Awaitable[None]]


class ReasonForm:
    """One question; the form of this name holds which story it is about."""

    def __init__(self, name: str, settle: Settle) -> None:
        self.form = Form(name, {"note": self._on_note}, {"note": self._pick_reason})
        self._settle = settle

    async def ask(self, context: ChatContext, story_id: int, revision: int, act: str) -> None:
        """Ask what is missing, or why not."""
        answers = {"story": story_id, "revision": revision, "act": act}
        await context.take_to(self.form.name, "note", answers)
        context.toast("")
        context.reply(self._question(context.texts, act))

    def _question(self, texts: Texts, act: str) -> Card:
        """What cannot be taken back is not picked by a stray number."""
        reasons = [
            self.form.choice("note", str(number), texts.plain(f"story-desk-reason-{act}-{number}"))
            for number in range(1, _READY[act] + 1)
        ]
        shown = [weighty(one) for one in reasons] if act == DECLINE else reasons
        words = texts(f"story-desk-ask-{act}")
        return Card(words, rows=column(*shown, weighty(stop_choice(texts))))

    async def _on_note(self, context: ChatContext, words: str) -> None:
        if words.strip(" .").isdigit():
            # Meant for a button that has no number; it is no reason.
            context.reply(self._question(context.texts, context.answers["act"]))
            return
        await self._take(context, words)

    async def _pick_reason(self, context: ChatContext, value: str) -> None:
        act = context.answers["act"]
        if not value.isdecimal() or not 1 <= int(value) <= _READY[act]:
            raise ChoiceIsStale
        await self._take(context, context.texts.plain(f"story-desk-reason-{act}-{int(value)}"))

    async def _take(self, context: ChatContext, words: str) -> None:
        answers = context.answers
        await self._settle(context, answers["story"], answers["revision"], answers["act"], words)
