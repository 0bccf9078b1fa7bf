"""Whom an announcement reached, as its leaders see it: the sum, those to phone, what is unclear."""

import html
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, load_actor, may
from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.announcements import calls, reach, reach_rules
from bot.features.announcements.reach import Missed, Report, UnclearMessage
from bot.features.announcements.reach_rules import Delivery
from bot.i18n import Html, Texts
from bot.outbox.cards import Card
from bot.outbox.rendering import Rendering
from handlers.announcements import reach_keyboards as press
from handlers.announcements.drafts import opening_of
from handlers.common.paging import page_of
from handlers.common.people import phone_or_none
from models.announcements import Announcement
from models.repositories import announcements, units


def sum_words(texts: Texts, delivery: Delivery) -> Html:
    """How it adds up: "gửi đến 412 = tới 398 + không gửi được 9 (…) + chưa rõ 3 + …"."""
    refused = sum(delivery.refused.values())
    reasons = _reason_words(texts, delivery.refused)
    withdrawn, kept = delivery.withdrawn, delivery.kept_back
    return texts(
        "reach-sum",
        total=delivery.total,
        delivered=delivery.delivered,
        taken_back=texts.plain("reach-term-taken_back", count=withdrawn) if withdrawn else "",
        refused=refused,
        reasons=f" ({reasons})" if reasons else "",
        unclear=delivery.unclear,
        waiting=delivery.waiting,
        kept_back=texts.plain("reach-term-kept_back", count=kept) if kept else "",
        gone=texts.plain("reach-term-gone", count=delivery.gone) if delivery.gone else "",
    )


def _reason_words(texts: Texts, refused: Mapping[str, int]) -> str:
    return ", ".join(
        texts.plain(f"reach-term-{reason}", count=number) for reason, number in refused.items()
    )


def render_report(texts: Texts, report: Report, unit_name: str, at: str) -> Card:
    """The sum, those whom chat could not reach from the start, and how far the calls are."""
    opening = opening_of(report.announcement.text)
    head = texts("reach-head", unit=unit_name, at=at, opening=opening)
    parts = [head, sum_words(texts, report.messages)]
    if report.unaddressed:
        parts.append(_unaddressed_words(texts, report.unaddressed))
    if report.posts.total:
        parts.append(texts("reach-posts", sum=sum_words(texts, report.posts)))
    if report.unclear:
        parts.append(texts("reach-unclear-means"))
    parts += _calls_words(texts, report)
    if not report.has_names:
        parts.append(texts("reach-no-names"))
    return Card(Html("\n\n".join(parts)), rows=press.report_rows(texts, report))


def _calls_words(texts: Texts, report: Report) -> list[Html]:
    if report.is_withdrawn:
        return [texts("reach-calls-over")]
    parts = []
    if report.missed:
        counts = {"missed": report.missed, "asked": report.asked, "called": report.called}
        parts.append(texts("reach-calls", **counts))
    if report.kept_back:
        parts.append(texts("reach-kept-back"))
    return parts


def _unaddressed_words(texts: Texts, unaddressed: Mapping[str, int]) -> Html:
    without = unaddressed.get(announcements.NO_ACCOUNT, 0)
    others = {why: number for why, number in unaddressed.items() if why != announcements.NO_ACCOUNT}
    terms = [texts.plain("reach-term-no_account", count=without)] if without else []
    reasons = _reason_words(texts, reach_rules.worded(others))
    return texts("reach-unaddressed", terms=", ".join([*terms, *([reasons] if reasons else [])]))


async def view_report(view: Rendering) -> Card | None:
    """The numbers as they are now, to whoever may see them at this moment."""
    announcement = await announcements.find(view.session, view.row.subject_id)
    if announcement is None or announcement.recipients is None:
        return None
    reader = await load_actor(view.session, view.row.chat_id)
    if not await may(view.session, reader, Act.SEE_DELIVERY, announcement.unit_id):
        return None
    return await _report(view.session, view.texts, reader, announcement, view.now)


async def _report(
    session: AsyncSession, texts: Texts, reader: Actor, announcement: Announcement, now: datetime
) -> Card:
    report = await reach.make_report(session, reader, announcement)
    unit = await units.get(session, announcement.unit_id)
    return render_report(texts, report, unit.name, texts.short(now))


async def on_show_reach(context: ChatContext, chosen: press.ShowReach) -> None:
    """The report, at the bottom of the chat; from then on that one is kept true."""
    session, actor = context.session, context.actor
    await reach.show_report(session, actor, chosen.announcement_id, context.now)
    context.toast("")


async def on_count_again(context: ChatContext, chosen: press.CountAgain) -> None:
    """The same report with the numbers of now."""
    session, actor = context.session, context.actor
    announcement = await reach.get_sent(session, actor, chosen.announcement_id)
    context.toast("")
    context.replace(await _report(session, context.texts, actor, announcement, context.now))


def reason_words(texts: Texts, one: Missed) -> str:
    """Why no message reached a member."""
    if one.reason == announcements.NO_ACCOUNT:
        return texts.plain("missed-no_account")
    return texts.plain(f"missed-{reach_rules.worded_reason(one.reason)}")


async def on_show_missed(context: ChatContext, chosen: press.ShowMissed) -> None:
    """Names, cells, numbers and reasons."""
    card = await _missed_card(context, chosen.announcement_id, chosen.start)
    context.toast("")
    context.reply(card)


async def on_note_call(context: ChatContext, chosen: press.NoteCall) -> None:
    """One of them was phoned, or was not after all; the list as it is then."""
    await calls.note_call(
        context.session,
        context.actor,
        chosen.announcement_id,
        chosen.member_id,
        context.now,
        is_called=bool(chosen.is_called),
    )
    card = await _missed_card(context, chosen.announcement_id, chosen.start)
    context.toast(context.texts.plain("task-ticked" if chosen.is_called else "task-unticked"))
    context.replace(card)


async def _missed_card(context: ChatContext, announcement_id: int, start: int) -> Card:
    session, actor, texts = context.session, context.actor, context.texts
    announcement = await reach.get_to_phone(session, actor, announcement_id)
    missed = await reach.list_to_phone(session, actor, announcement, context.now)
    if not missed:
        raise ChoiceIsStale
    shown, page = page_of(
        missed,
        start,
        lambda one: _missed_words(texts, one),
        lambda at: press.ShowMissed(announcement_id, at),
        texts,
    )
    words = texts(
        "missed-list",
        opening=opening_of(announcement.text),
        count=len(missed),
        lines=page.lines,
    )
    rows = (*page.turns, *press.missed_rows(texts, announcement_id))
    return Card(words, rows=rows, listed=press.missed_choices(announcement_id, shown, start))


def _missed_words(texts: Texts, one: Missed) -> str:
    member = one.member
    return (
        f"{press.mark(done=one.is_called)} {html.escape(member.full_name, quote=False)} – "
        f"{html.escape(one.cell.name, quote=False)} – {phone_or_none(texts, member.phone)} "
        f"({reason_words(texts, one)})"
    )


def unclear_name(texts: Texts, one: UnclearMessage) -> str:
    """Whom it was for: a member, a group, or somebody who has removed their account."""
    if one.member is not None:
        return one.member.full_name
    return one.title or texts.plain("unclear-nameless")


async def on_show_unclear(context: ChatContext, chosen: press.ShowUnclear) -> None:
    """What nobody knows to have arrived; a number or name picks one."""
    await _show_unclear(context, chosen.announcement_id, chosen.start)
    context.toast("")


async def _show_unclear(context: ChatContext, announcement_id: int, start: int) -> None:
    texts = context.texts
    announcement = await reach.get_to_name(context.session, context.actor, announcement_id)
    found = await reach.list_unclear(context.session, context.actor, announcement_id)
    if not found:
        context.reply(Card(texts("unclear-none")))
        return
    shown, page = page_of(
        found,
        start,
        lambda one: html.escape(unclear_name(texts, one), quote=False),
        lambda at: press.ShowUnclear(announcement_id, at),
        texts,
    )
    named = [(one, unclear_name(texts, one)) for one in shown]
    card = Card(
        texts(
            "unclear-list",
            opening=opening_of(announcement.text),
            count=len(found),
            lines=page.lines,
        ),
        rows=(*page.turns, press.all_unclear_row(texts, announcement_id)),
        listed=press.unclear_choices(announcement_id, named),
    )
    context.reply(card)


async def on_show_one_unclear(context: ChatContext, chosen: press.ShowOneUnclear) -> None:
    """One of them, or all: did it arrive?"""
    texts = context.texts
    found = await reach.list_unclear(context.session, context.actor, chosen.announcement_id)
    meant = [one for one in found if chosen.row_id in {0, one.row_id}]
    if not meant:
        raise ChoiceIsStale
    which = "one" if chosen.row_id else "all"
    parts = [texts(f"unclear-{which}", name=unclear_name(texts, meant[0]), count=len(meant))]
    announcement = await reach.get_to_name(context.session, context.actor, chosen.announcement_id)
    can_send_again = reach.can_send_again(announcement)
    if can_send_again:
        parts.append(texts(f"unclear-again-means-{which}"))
    context.toast("")
    rows = press.resolve_rows(
        texts, chosen.announcement_id, chosen.row_id, can_send_again=can_send_again
    )
    context.reply(Card(Html(" ".join(parts)), rows=rows))


async def on_resolve(context: ChatContext, chosen: press.Resolve) -> None:
    """Settled by one who asked around."""
    number = await reach.resolve_unclear(
        context.session,
        context.actor,
        chosen.announcement_id,
        chosen.row_id or None,
        context.now,
        arrived=bool(chosen.arrived),
    )
    key = "unclear-noted" if chosen.arrived else "unclear-queued"
    context.toast("")
    context.replace(Card(context.texts(key, count=number)))
    if await reach.list_unclear(context.session, context.actor, chosen.announcement_id):
        await _show_unclear(context, chosen.announcement_id, 0)
