"""The steps of a form that ask for whom it is: in whose name, which cells, and who of them."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.access import Act
from bot.context import ChatContext
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.members import audience
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, Choice, column
from bot.reading.name_lists import find_named
from handlers.common.forms import Picked, Step, stop_choice
from handlers.common.paging import buttons_of
from handlers.common.several_picks import (
    DONE,
    PAGE,
    Options,
    is_done,
    render_picks,
    reply_unknown,
    start_of,
    toggle,
)
from models.members import Unit
from models.repositories import units
from models.repositories.audience import Whom, list_people

Answers = dict[str, Any]
Next = Callable[[ChatContext, Answers], Awaitable[None]]
_ALL, _SOME, _ROLES, _STATES, _KEEP = "all", "some", "roles", "states", "keep"
_WORDS = {
    "cells": "announce-pick-cells",
    "roles": "announce-pick-roles",
    "states": "announce-pick-states",
    "people": "announce-pick-people",
}
# What a list leaves in the form, and what that takes the place of.
_HELD = {"cells": "units", "roles": "roles", "states": "states", "people": "people"}
_OTHERS = {
    "roles": ("states", "people"),
    "states": ("roles", "people"),
    "people": ("roles", "states"),
}


def whom_in(answers: Answers) -> Whom:
    """The audience that the steps have left in a form, with what is usual for what they have
    not."""
    return Whom(
        tuple(answers["units"]),
        tuple(answers.get("states") or audience.USUAL),
        tuple(answers.get("roles") or ()),
    )


def answers_for(whom: Whom) -> Answers:
    """The form as it was filled in for this audience."""
    return {
        "units": list(whom.unit_ids),
        "states": list(whom.participation),
        "roles": list(whom.roles),
    }


@dataclass(frozen=True)
class AudienceSteps:
    """These steps of the form called `form`; `ask_rest` is what comes after them.

    They leave `unit`, `units`, `roles`, `states` and `people` in the form.
    """

    form: str
    act: Act
    say_unit: Callable[[Texts], Html]
    # With the name of the unit.
    say_scope: Callable[[Texts, str], Html]
    ask_rest: Next
    # Who can be chosen by name: members in these states of participation.
    named: Sequence[str] = audience.USUAL

    def steps(self) -> dict[str, Step]:
        """What takes typed words."""
        lists = {step: self._typing(step) for step in _WORDS}
        return {"unit": self._on_unit, "scope": self._on_scope, "whom": self._on_whom, **lists}

    def picks(self) -> dict[str, Step]:
        """What takes the values of choices."""
        lists = {step: self._picking(step) for step in _WORDS}
        return {
            "unit": self._pick_unit,
            "scope": self._pick_scope,
            "whom": self._pick_whom,
            **lists,
        }

    def _choice(self, step: str, value: str, label: str) -> Choice:
        return Picked(self.form, step, value).choice(label)

    async def list_voices(self, context: ChatContext) -> list[Unit]:
        """In whose name it may be. Raises NotAllowed if there is none."""
        voices = await audience.list_voices(context.session, context.actor, self.act)
        if not voices:
            raise NotAllowed(act=self.act)
        return voices

    async def ask_unit(self, context: ChatContext, answers: Answers) -> None:
        """In whose name? Who has one unit only is not asked."""
        voices = await self.list_voices(context)
        if len(voices) == 1:
            await self._take_unit(context, answers | {"unit": voices[0].id})
            return
        await context.take_to(self.form, "unit", answers)
        context.replace(await self._render_units(context, 0))

    async def _render_units(self, context: ChatContext, start: int) -> Card:
        texts = context.texts
        voices = await audience.list_voices(context.session, context.actor, self.act)
        choices = [self._choice("unit", str(unit.id), unit.name) for unit in voices]

        def turn_to(at: int) -> Picked:
            return Picked(self.form, "unit", f"{PAGE}{at}")

        rows = buttons_of(choices, start, turn_to, texts)
        return Card(self.say_unit(texts), rows=(*rows, (stop_choice(texts),)))

    async def _on_unit(self, context: ChatContext, words: str) -> None:
        del words
        context.reply(await self._render_units(context, 0))

    async def _pick_unit(self, context: ChatContext, value: str) -> None:
        start = start_of(value)
        if start is not None:
            context.replace(await self._render_units(context, start))
            return
        if value not in {str(unit.id) for unit in await self.list_voices(context)}:
            raise NotAllowed(act=self.act)
        await self._take_unit(context, context.answers | {"unit": int(value)})

    async def _take_unit(self, context: ChatContext, answers: Answers) -> None:
        """A unit with cells below it may mean some of them only."""
        if await audience.list_cells(context.session, answers["unit"]):
            await self.ask_scope(context, answers)
        else:
            await self.ask_rest(context, answers | {"units": [answers["unit"]]})

    async def ask_scope(self, context: ChatContext, answers: Answers) -> None:
        """All cells, or some?"""
        await context.take_to(self.form, "scope", answers)
        context.replace(await self._render_scope(context, answers))

    async def _render_scope(self, context: ChatContext, answers: Answers) -> Card:
        texts = context.texts
        unit = await units.get(context.session, answers["unit"])
        cells = await audience.list_cells(context.session, unit.id)
        every = self._choice("scope", _ALL, texts.plain("announce-scope-all", count=len(cells)))
        some = self._choice("scope", _SOME, texts.plain("announce-scope-some"))
        words = self.say_scope(texts, unit.name)
        return Card(words, rows=column(every, some, stop_choice(texts)))

    async def _on_scope(self, context: ChatContext, words: str) -> None:
        """Typed instead of picked: the names of cells choose just these."""
        if not await self.open_named(context, "cells", words):
            context.reply(await self._render_scope(context, context.answers))

    async def _pick_scope(self, context: ChatContext, value: str) -> None:
        """All, or a list to choose from."""
        answers = context.answers
        if value == _ALL:
            await self.ask_rest(context, answers | {"units": [answers["unit"]]})
        elif value == _SOME:
            await self._open_list(context, "cells", answers | {"picked": []})
        else:
            raise ChoiceIsStale

    async def ask_whom(self, context: ChatContext, answers: Answers) -> None:
        """From the summary: change the cells, or who of their members."""
        texts = context.texts
        cells = await audience.list_cells(context.session, answers["unit"])
        choices = [
            self._choice("whom", _ALL, texts.plain("announce-whom-all-button")),
            self._choice("whom", _ROLES, texts.plain("announce-whom-roles")),
            self._choice("whom", _STATES, texts.plain("announce-whom-states")),
        ]
        if cells:
            choices.append(self._choice("whom", _SOME, texts.plain("announce-whom-cells")))
        keep = self._choice("whom", _KEEP, texts.plain("announce-keep"))
        choices += [keep, stop_choice(texts)]
        await context.take_to(self.form, "whom", answers)
        context.replace(Card(texts("announce-whom"), rows=column(*choices)))

    async def _on_whom(self, context: ChatContext, words: str) -> None:
        """Typed instead of picked: it is said that it was not understood."""
        del words
        context.reply(Card(context.texts("announce-press-one"), keeps_choices=True))

    async def _pick_whom(self, context: ChatContext, value: str) -> None:
        """One of the ways to choose."""
        answers = context.answers
        if value == _ALL:
            await self.ask_rest(context, answers | {"roles": [], "states": []})
        elif value == _KEEP:
            await self.ask_rest(context, answers)
        elif value == _SOME:
            await self.ask_scope(context, answers)
        elif value in {_ROLES, _STATES}:
            usual = list(audience.USUAL) if value == _STATES else []
            await self._open_list(context, value, answers | {"picked": answers.get(value) or usual})
        else:
            raise ChoiceIsStale

    async def ask_list(self, context: ChatContext, step: str, answers: Answers) -> None:
        """A list to choose several from, `cells`, `roles`, `states` or `people`, with what was
        chosen before."""
        picked = [str(value) for value in answers.get(_HELD[step]) or ()]
        await self._open_list(context, step, answers | {"picked": picked})

    async def open_named(self, context: ChatContext, step: str, words: str) -> bool:
        """The list with those chosen that the words name; False if they name none."""
        named, _ = find_named(words, await self._options(context, step, context.answers))
        if named:
            await self._open_list(context, step, context.answers | {"picked": named})
        return bool(named)

    async def _open_list(
        self, context: ChatContext, step: str, answers: Answers, start: int = 0
    ) -> None:
        await context.take_to(self.form, step, answers | {"page": start})
        options = await self._options(context, step, answers)
        picked = answers["picked"]
        card = render_picks(context.texts, self.form, step, _WORDS[step], options, picked, start)
        context.replace(card)

    def _typing(self, step: str) -> Step:
        async def on_names(context: ChatContext, words: str) -> None:
            """Names, with commas between them: each is chosen, or taken away again."""
            answers = context.answers
            if is_done(words):
                await self._take(context, step, answers)
                return
            named, unknown = find_named(words, await self._options(context, step, answers))
            for value in named:
                answers["picked"] = toggle(answers["picked"], value)
            if unknown:
                reply_unknown(context, unknown)
            await self._open_list(context, step, answers, answers["page"])

        return on_names

    def _picking(self, step: str) -> Step:
        async def on_pick(context: ChatContext, value: str) -> None:
            """One more or less, another page, or the end."""
            answers, start = context.answers, start_of(value)
            if value == DONE:
                await self._take(context, step, answers)
            elif start is not None:
                await self._open_list(context, step, answers, start)
            elif value in {known for known, _ in await self._options(context, step, answers)}:
                answers["picked"] = toggle(answers["picked"], value)
                await self._open_list(context, step, answers, answers["page"])
            else:
                raise ChoiceIsStale

        return on_pick

    async def _take(self, context: ChatContext, step: str, answers: Answers) -> None:
        picked: Sequence[str] = answers.pop("picked")
        answers.pop("page")
        if not picked:
            context.reply(Card(context.texts("announce-none-picked"), keeps_choices=True))
            return
        has_ids = step in {"cells", "people"}
        answers[_HELD[step]] = [int(value) for value in picked] if has_ids else list(picked)
        for other in _OTHERS.get(step, ()):
            answers[other] = []
        await self.ask_rest(context, answers)

    async def _options(self, context: ChatContext, step: str, answers: Answers) -> Options:
        texts = context.texts
        if step == "cells":
            cells = await audience.list_cells(context.session, answers["unit"])
            return [(str(cell.id), cell.name) for cell in cells]
        if step == "people":
            return await self._people(context, answers)
        if step == "roles":
            return [(role, texts.plain(f"role-{role}")) for role in audience.ROLES]
        return [(state, texts.plain(f"participation-{state}")) for state in audience.PARTICIPATION]

    async def _people(self, context: ChatContext, answers: Answers) -> Options:
        """With the names of their cells, if they are of several."""
        people = await list_people(context.session, Whom(answers["units"], self.named))
        has_cells = len({one.cell for one in people}) > 1
        return [
            (str(one.id), f"{one.name} ({one.cell})" if has_cells else one.name) for one in people
        ]
