"""Phoning those not reached: shared out by a leader, ticked off by those who phone."""

import html

from bot.access import load_actor
from bot.context import ChatContext
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.announcements import calls
from bot.features.announcements.calls import Plan, Task
from bot.features.announcements.reach import CallsAreOver
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, column
from bot.outbox.rendering import Rendering
from bot.reading.markup import visible
from handlers.announcements import reach_keyboards as press
from handlers.common.forms import stop_choice
from handlers.common.paging import BUTTONS
from handlers.common.people import phone_or_none
from models.members import Member, Unit
from models.repositories import units

# Letters of the announcement that a caller is reminded of.
_EXCERPT = 600


async def on_share_calls(context: ChatContext, chosen: press.ShareCalls) -> None:
    """Show who would phone how many; then tell them."""
    session, actor, texts = context.session, context.actor, context.texts
    context.toast("")
    if not chosen.sure:
        plan = await calls.plan_calls(session, actor, chosen.announcement_id)
        context.reply(_render_plan(texts, plan, chosen.announcement_id))
        return
    plan = await calls.share_calls(session, actor, chosen.announcement_id, context.now)
    context.replace(Card(texts("share-done", callers=len(plan.shares), people=_count(plan))))


def _count(plan: Plan) -> int:
    return sum(len(share.people) for share in plan.shares)


def _render_plan(texts: Texts, plan: Plan, announcement_id: int) -> Card:
    left = texts("share-left", count=plan.left) if plan.left else ""
    if not plan.shares:
        return Card(texts("share-nobody"))
    lines = "\n".join(
        texts("share-line", name=share.caller.full_name, count=len(share.people))
        for share in plan.shares
    )
    words = texts("share-ask", people=_count(plan), lines=Html(lines), left=Html(left))
    return Card(words, rows=column(press.share_choice(texts, announcement_id), stop_choice(texts)))


async def view_task(view: Rendering) -> Card | None:
    """To one who phones: their own people, as long as they may; then, that it is done with."""
    reader = await load_actor(view.session, view.row.chat_id)
    if not reader.is_registered:
        return None
    try:
        task = await calls.get_task(view.session, reader, view.row.subject_id)
    except CallsAreOver as over:
        return Card(view.texts(over.key))
    except ChoiceIsStale:
        is_shown = view.row.message_id is not None
        return Card(view.texts("task-handed-over")) if is_shown else None
    except NotAllowed:
        return None
    unit = await units.get(view.session, task.announcement.unit_id)
    return render_task(view.texts, task, unit, 0)


def render_task(texts: Texts, task: Task, unit: Unit, start: int) -> Card:
    """What it is about, and one line and button for each."""
    begin = start // BUTTONS * BUTTONS
    page = task.people[begin : begin + BUTTONS]
    lines = "\n".join(
        f"{at}. {press.mark(done=call.called_at is not None)} {_person_words(texts, member)}"
        for at, (member, call) in enumerate(page, 1)
    )
    words = texts(
        "task",
        unit=unit.name,
        excerpt=_excerpt(task.announcement.text),
        count=len(task.people),
        called=task.called,
        lines=Html(lines),
    )
    return Card(words, rows=press.task_rows(texts, task, begin), spoken=press.named_ticks(task))


def _person_words(texts: Texts, member: Member) -> str:
    return f"{html.escape(member.full_name, quote=False)} – {phone_or_none(texts, member.phone)}"


def _excerpt(text: str) -> str:
    """The beginning of the announcement, without its markup."""
    plain = visible(text)
    return plain if len(plain) <= _EXCERPT else f"{plain[:_EXCERPT].rstrip()}…"


async def on_show_task(context: ChatContext, chosen: press.ShowTask) -> None:
    """Another page."""
    task = await calls.get_task(context.session, context.actor, chosen.announcement_id)
    context.toast("")
    await _show(context, task, chosen.start)


async def on_tick(context: ChatContext, chosen: press.Tick) -> None:
    """Phoned, or not after all."""
    task = await calls.tick(
        context.session,
        context.actor,
        chosen.announcement_id,
        chosen.member_id,
        context.now,
        is_called=bool(chosen.is_called),
    )
    context.toast(context.texts.plain("task-ticked" if chosen.is_called else "task-unticked"))
    ids = [member.id for member, _ in task.people]
    await _show(context, task, ids.index(chosen.member_id))


async def _show(context: ChatContext, task: Task, start: int) -> None:
    unit = await units.get(context.session, task.announcement.unit_id)
    context.replace(render_task(context.texts, task, unit, start))
