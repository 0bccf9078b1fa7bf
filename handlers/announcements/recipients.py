"""Whom an announcement is for: which cells, and all of their members or some."""

from collections.abc import Sequence

from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.announcements import audience, rules
from bot.outbox.cards import Card, column
from bot.reading.name_lists import find_named
from bot.reading.names import fold
from handlers.announcements.drafting import ask_rest
from handlers.announcements.drafts import NAME, Answers, choice
from handlers.announcements.picking import (
    DONE,
    Options,
    render_picks,
    reply_unknown,
    start_of,
    toggle,
)
from handlers.common.forms import Step, stop_choice
from models.repositories import units

_ALL, _SOME, _ROLES, _STATES, _KEEP = "all", "some", "roles", "states", "keep"
_WORDS = {
    "cells": "announce-pick-cells",
    "roles": "announce-pick-roles",
    "states": "announce-pick-states",
}
# What a list leaves in the form, and what that takes the place of.
_HELD = {"cells": "units", "roles": "roles", "states": "states"}
_OTHER = {"roles": "states", "states": "roles"}
_DONE_WORDS = frozenset({"xong", "xong roi", "done", "het", "ok"})


async def ask_scope(context: ChatContext, answers: Answers) -> None:
    """All cells, or some?"""
    await context.take_to(NAME, "scope", answers)
    context.replace(await _render_scope(context, answers))


async def _render_scope(context: ChatContext, answers: Answers) -> Card:
    texts = context.texts
    unit = await units.get(context.session, answers["unit"])
    cells = await audience.list_cells(context.session, unit.id)
    every = choice("scope", _ALL, texts.plain("announce-scope-all", count=len(cells)))
    some = choice("scope", _SOME, texts.plain("announce-scope-some"))
    words = texts("announce-scope", unit=unit.name)
    return Card(words, rows=column(every, some, stop_choice(texts)))


async def on_scope(context: ChatContext, words: str) -> None:
    """Typed instead of picked: the names of cells choose just these."""
    options = await _options(context, "cells", context.answers)
    named, _ = find_named(words, options)
    if named:
        await _open_list(context, "cells", context.answers | {"picked": named})
    else:
        context.reply(await _render_scope(context, context.answers))


async def pick_scope(context: ChatContext, value: str) -> None:
    """All, or a list to choose from."""
    answers = context.answers
    if value == _ALL:
        await ask_rest(context, answers | {"units": [answers["unit"]]})
    elif value == _SOME:
        await _open_list(context, "cells", answers | {"picked": []})
    else:
        raise ChoiceIsStale


async def ask_whom(context: ChatContext, answers: Answers) -> None:
    """From the summary: change the cells, or who of their members."""
    texts = context.texts
    cells = await audience.list_cells(context.session, answers["unit"])
    choices = [
        choice("whom", _ALL, texts.plain("announce-whom-all-button")),
        choice("whom", _ROLES, texts.plain("announce-whom-roles")),
        choice("whom", _STATES, texts.plain("announce-whom-states")),
    ]
    if cells:
        choices.append(choice("whom", _SOME, texts.plain("announce-whom-cells")))
    choices += [choice("whom", _KEEP, texts.plain("announce-keep")), stop_choice(texts)]
    await context.take_to(NAME, "whom", answers)
    context.replace(Card(texts("announce-whom"), rows=column(*choices)))


async def on_whom(context: ChatContext, words: str) -> None:
    """Typed instead of picked: it is said that it was not understood."""
    del words
    context.reply(Card(context.texts("announce-press-one"), keeps_choices=True))


async def pick_whom(context: ChatContext, value: str) -> None:
    """One of the ways to choose."""
    answers = context.answers
    if value == _ALL:
        await ask_rest(context, answers | {"roles": [], "states": []})
    elif value == _KEEP:
        await ask_rest(context, answers)
    elif value == _SOME:
        await ask_scope(context, answers)
    elif value in {_ROLES, _STATES}:
        usual = list(rules.USUAL) if value == _STATES else []
        await _open_list(context, value, answers | {"picked": answers.get(value) or usual})
    else:
        raise ChoiceIsStale


async def _open_list(context: ChatContext, step: str, answers: Answers, start: int = 0) -> None:
    await context.take_to(NAME, step, answers | {"page": start})
    context.replace(await _render_list(context, step, answers, start))


async def _render_list(context: ChatContext, step: str, answers: Answers, start: int) -> Card:
    options = await _options(context, step, answers)
    return render_picks(context.texts, step, _WORDS[step], options, answers["picked"], start)


async def _options(context: ChatContext, step: str, answers: Answers) -> Options:
    texts = context.texts
    if step == "cells":
        cells = await audience.list_cells(context.session, answers["unit"])
        return [(str(cell.id), cell.name) for cell in cells]
    if step == "roles":
        return [(role, texts.plain(f"role-{role}")) for role in rules.ROLES]
    return [(state, texts.plain(f"participation-{state}")) for state in rules.PARTICIPATION]


def _typing(step: str) -> Step:
    async def on_names(context: ChatContext, words: str) -> None:
        """Names, with commas between them: each is chosen, or taken away again."""
        answers = context.answers
        if fold(words).strip(" .!") in _DONE_WORDS:
            await _take(context, step, answers)
            return
        named, unknown = find_named(words, await _options(context, step, answers))
        for value in named:
            answers["picked"] = toggle(answers["picked"], value)
        if unknown:
            reply_unknown(context, unknown)
        await _open_list(context, step, answers, answers["page"])

    return on_names


def _picking(step: str) -> Step:
    async def on_pick(context: ChatContext, value: str) -> None:
        """One more or less, another page, or the end."""
        answers, start = context.answers, start_of(value)
        if value == DONE:
            await _take(context, step, answers)
        elif start is not None:
            await _open_list(context, step, answers, start)
        elif value in {known for known, _ in await _options(context, step, answers)}:
            answers["picked"] = toggle(answers["picked"], value)
            await _open_list(context, step, answers, answers["page"])
        else:
            raise ChoiceIsStale

    return on_pick


async def _take(context: ChatContext, step: str, answers: Answers) -> None:
    picked: Sequence[str] = answers.pop("picked")
    answers.pop("page")
    if not picked:
        context.reply(Card(context.texts("announce-none-picked"), keeps_choices=True))
        return
    answers[_HELD[step]] = [int(value) for value in picked] if step == "cells" else list(picked)
    if step in _OTHER:
        answers[_OTHER[step]] = []
    await ask_rest(context, answers)


STEPS: dict[str, Step] = {
    "scope": on_scope,
    "whom": on_whom,
    **{step: _typing(step) for step in _WORDS},
}
PICKS: dict[str, Step] = {
    "scope": pick_scope,
    "whom": pick_whom,
    **{step: _picking(step) for step in _WORDS},
}
