"""Who cannot be written to, as those who phone them see it."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.access import load_actor
from bot.context import ChatContext
from bot.features.members import reach
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, Choice, Rows, column
from bot.outbox.rendering import Rendering
from handlers.common.callbacks import Press
from handlers.common.paging import BUTTONS, page_of
from handlers.common.people import phone_or_none
from models.members import Account, Member, Unit
from models.repositories import units

# Of the lines of one message, which holds 4,096 with what stands around them.
_LETTERS = 3000


@dataclass(frozen=True)
class ShowUnreached(Press):
    """The members of a unit whom no message reaches; the page begins at `start`."""

    prefix: ClassVar[str] = "iq"
    unit_id: int
    start: int


def unreached_rows(texts: Texts, unit_id: int, count: int) -> Rows:
    """A button to see them, where there are any."""
    if not count:
        return ()
    label = texts.plain("unreached-button", count=count)
    return ((ShowUnreached(unit_id, 0).choice(label),),)


async def on_show_unreached(context: ChatContext, chosen: ShowUnreached) -> None:
    """Their names, why, and their numbers."""
    session = context.session
    found = await reach.list_unreached(session, context.actor, chosen.unit_id, context.now)
    unit = await units.get(session, chosen.unit_id)
    context.toast("")
    context.reply(render_unreached(context.texts, unit, found, chosen.start))


def render_unreached(
    texts: Texts, unit: Unit, found: Sequence[tuple[Member, Account]], start: int
) -> Card:
    """One line for each."""

    def line(one: tuple[Member, Account]) -> str:
        member, account = one
        state = texts.plain(f"reach-state-{account.reach}")
        since = account.reach_changed_at
        if since is not None:
            state = texts.plain("unreached-since", state=state, day=texts.day(since))
        return _who(texts, member, state)

    _, page = page_of(found, start, line, lambda at: ShowUnreached(unit.id, at), texts)
    words = texts("unreached-list", unit=unit.name, count=len(found), lines=page.lines)
    return Card(words, rows=page.turns)


async def view_unreached(view: Rendering) -> Card | None:
    """To those who phone members: whom chat does not reach any more."""
    reader = await load_actor(view.session, view.row.chat_id)
    told = await reach.list_told(view.session, reader, view.row.params)
    people = [(unit, member, account) for unit, found in told for member, account in found]
    if len(people) == 1:
        return _render_one(view.texts, *people[0])
    return _render_many(view.texts, people) if people else None


def _render_one(texts: Texts, unit: Unit, member: Member, account: Account) -> Card:
    words = texts(
        "unreached-told",
        name=member.full_name,
        unit=unit.name,
        state=texts.plain(f"reach-state-{account.reach}"),
        phone=phone_or_none(texts, member.phone),
    )
    return Card(words, keeps_choices=True)


def _render_many(texts: Texts, people: Sequence[tuple[Unit, Member, Account]]) -> Card:
    """One line for each below their unit, as many as a message holds, and where the rest is."""
    lines: list[str] = []
    cut_off: dict[Unit, int] = {}
    letters, heading = 0, None
    for number, (unit, member, account) in enumerate(people, 1):
        state = texts.plain(f"reach-state-{account.reach}")
        line = f"{number}. {_who(texts, member, state)}"
        added = [line] if unit == heading else [f"<b>{_escaped(unit.name)}</b>", line]
        letters += sum(len(words) + 1 for words in added)
        if letters > _LETTERS:
            cut_off[unit] = cut_off.get(unit, 0) + 1
            continue
        heading = unit
        lines += added
    if cut_off:
        lines.append(texts("unreached-more", count=sum(cut_off.values())))
    rows = column(*(_list_choice(texts, unit) for unit in list(cut_off)[:BUTTONS]))
    words = texts("unreached-told-many", count=len(people), lines=Html("\n".join(lines)))
    return Card(words, rows=rows, keeps_choices=True)


def _list_choice(texts: Texts, unit: Unit) -> Choice:
    return ShowUnreached(unit.id, 0).choice(texts.plain("unreached-show", unit=unit.name))


def _who(texts: Texts, member: Member, state: str) -> str:
    return f"{_escaped(member.full_name)} – {phone_or_none(texts, member.phone)} ({state})"


def _escaped(words: str) -> str:
    return html.escape(words, quote=False)
