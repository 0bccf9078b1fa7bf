"""Bound chats as cards: to the one who binds, to the second, to the owner. Never to a group."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, list_places, load_actor, may
from bot.features.chats.binding import Place, list_seconds
from bot.features.chats.rules import (
    ASKED,
    BOUND,
    CHANNEL,
    DECLINED,
    DROPPED,
    GONE,
    LIVE,
    NO_RIGHTS,
    TOPIC,
)
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, Rows, weighty
from bot.outbox.rendering import Rendering
from handlers.chats import keyboards
from handlers.common.paging import buttons_of, page_of
from models.chats import BoundChat
from models.members import Unit
from models.repositories import chats, members, units


def name_of(texts: Texts, chat: BoundChat | Place) -> Html:
    """What a chat is called: "nhóm «Khu phố 1»"."""
    topic = chat.topic or str(chat.thread_id)
    return texts(f"chats-name-{chat.kind}", title=chat.title, topic=topic)


def fix_words(texts: Texts, chat: BoundChat) -> Html:
    """Where in Telegram the owner mends what is lost."""
    is_own_sort = chat.kind == CHANNEL or (chat.kind, chat.state) == (TOPIC, GONE)
    sort = chat.kind if is_own_sort else "group"
    return texts(f"chats-fix-{chat.state}-{sort}")


def render_question(texts: Texts, chat: BoundChat, places: Sequence[Unit], start: int) -> Card:
    """To which unit does it belong? No number picks one: the question came by itself."""
    choices = [
        weighty(
            keyboards.ChooseUnit(chat.id, unit.id).choice(
                texts.plain("chats-bind-to", unit=unit.name)
            )
        )
        for unit in places
    ]
    rows = buttons_of(choices, start, lambda at: keyboards.ShowUnits(chat.id, at), texts)
    words = texts("chats-ask", chat=name_of(texts, chat))
    return Card(words, rows=(*rows, (keyboards.refuse_choice(texts, chat),)))


def render_state(texts: Texts, chat: BoundChat, unit_name: str, rows: Rows) -> Card:
    """How it stands with a chat, and what can be done about it."""
    chat_name = name_of(texts, chat)
    if chat.state not in {NO_RIGHTS, GONE}:
        return Card(texts(f"chats-is-{chat.state}", chat=chat_name, unit=unit_name), rows=rows)
    lost = texts(f"chats-is-{chat.state}", chat=chat_name, unit=unit_name)
    return Card(Html(f"{lost}\n\n{fix_words(texts, chat)}"), rows=rows)


def _rows(texts: Texts, chat: BoundChat, *, leads: bool) -> Rows:
    if chat.state in {NO_RIGHTS, GONE} and leads:
        return keyboards.lost_rows(texts, chat)
    if chat.state == BOUND and leads:
        return ((keyboards.unbind_choice(texts, chat),),)
    return ()


def render_list(
    texts: Texts, led: Sequence[tuple[BoundChat, Unit | None]], start: int, *, may_bind: bool
) -> Card:
    """The chats of the units that somebody leads, and how to bind another."""
    how = texts("chats-how" if may_bind else "chats-how-not")
    if not led:
        return Card(Html(f"{texts('chats-none')}\n\n{how}"))
    shown, page = page_of(led, start, lambda one: _line(texts, *one), keyboards.ShowChats, texts)
    words = texts("chats-list", lines=page.lines, how=how)
    listed = [keyboards.ShowChat(chat.id).choice(chat.topic or chat.title) for chat, _ in shown]
    return Card(words, rows=page.turns, listed=tuple(listed))


def _line(texts: Texts, chat: BoundChat, unit: Unit | None) -> Html:
    if unit is None:
        return texts("chats-line-unchosen", chat=name_of(texts, chat))
    state = texts.plain(f"chats-state-{chat.state}")
    return texts("chats-line", chat=name_of(texts, chat), unit=unit.name, state=state)


async def card_of(
    session: AsyncSession, texts: Texts, reader: Actor, chat: BoundChat, start: int = 0
) -> Card:
    """What this reader may see of the chat at this moment."""
    is_asker = reader.is_registered and chat.bound_by == reader.member_id
    if chat.state == ASKED and chat.unit_id is None:
        if not is_asker:
            return Card(texts("chats-asked-by-another", chat=name_of(texts, chat)))
        places = await list_places(session, reader, Act.BIND_CHAT)
        return render_question(texts, chat, places, start)
    if chat.state == DROPPED or chat.unit_id is None:
        return render_state(texts, chat, "", ())
    if not is_asker and not await may(session, reader, Act.CONFIRM_CHAT, chat.unit_id):
        key = "chats-bound-elsewhere" if chat.state in LIVE else "chats-is-dropped"
        return Card(texts(key, chat=name_of(texts, chat)))
    unit = await units.get(session, chat.unit_id)
    if chat.state == ASKED:
        return await _card_of_asked(session, texts, reader, chat, unit)
    if chat.state == DECLINED:
        return await _card_of_declined(session, texts, reader, chat, unit)
    leads = await may(session, reader, Act.BIND_CHAT, unit.id)
    return render_state(texts, chat, unit.name, _rows(texts, chat, leads=leads))


async def _card_of_asked(
    session: AsyncSession, texts: Texts, reader: Actor, chat: BoundChat, unit: Unit
) -> Card:
    """To the one who has chosen: it waits; to a second leader: the question."""
    named = {"chat": name_of(texts, chat), "unit": unit.name}
    if chat.bound_by != reader.member_id:
        asker = await members.get(session, chat.bound_by)
        words = texts("chats-confirm", name=asker.full_name, **named)
        return Card(words, rows=keyboards.confirm_rows(texts, chat))
    if not await list_seconds(session, chat, reader.user_id):
        return Card(texts("chats-is-asked-nobody", **named), rows=keyboards.alone_rows(texts, chat))
    return Card(texts("chats-is-asked", **named), rows=keyboards.waiting_rows(texts, chat))


async def _card_of_declined(
    session: AsyncSession, texts: Texts, reader: Actor, chat: BoundChat, unit: Unit
) -> Card:
    """Who did not agree, told to all but the one who did not."""
    named = {"chat": name_of(texts, chat), "unit": unit.name}
    if chat.confirmed_by in {None, reader.member_id}:
        return Card(texts("chats-declined-self", **named))
    second = await members.get(session, chat.confirmed_by or 0)
    return Card(texts("chats-is-declined", name=second.full_name, **named))


async def view_ask(view: Rendering) -> Card | None:
    """To the one who has brought the bot into a chat."""
    chat = await chats.find(view.session, view.row.subject_id)
    if chat is None:
        return None
    reader = await load_actor(view.session, view.row.chat_id)
    return await card_of(view.session, view.texts, reader, chat)


async def view_confirm(view: Rendering) -> Card | None:
    """To the second leader: who wants to bind what; afterwards, what has become of it."""
    session, texts = view.session, view.texts
    chat = await chats.find(session, view.row.subject_id)
    reader = await load_actor(session, view.row.chat_id)
    if chat is None or chat.unit_id is None or not reader.is_registered:
        return None
    if chat.state != ASKED or chat.bound_by == reader.member_id:
        is_shown = view.row.message_id is not None
        return await card_of(session, texts, reader, chat) if is_shown else None
    if not await may(session, reader, Act.CONFIRM_CHAT, chat.unit_id):
        return None
    return await card_of(session, texts, reader, chat)


async def view_not_theirs(view: Rendering) -> Card | None:
    """To a member who may bind nothing: why nothing is asked."""
    reader, params = await load_actor(view.session, view.row.chat_id), view.row.params
    if not reader.is_registered:
        return None
    place = Place(0, params["thread"], params["kind"], params["title"], params["topic"])
    words = view.texts("chats-not-theirs", chat=name_of(view.texts, place))
    return Card(words, keeps_choices=True)


async def view_lost(view: Rendering) -> Card | None:
    """To the owner: what is lost and how to mend it; afterwards, that it is mended."""
    chat = await chats.find(view.session, view.row.subject_id)
    is_shown = view.row.message_id is not None
    if chat is None or (chat.state not in {NO_RIGHTS, GONE} and not is_shown):
        return None
    reader = await load_actor(view.session, view.row.chat_id)
    return await card_of(view.session, view.texts, reader, chat)
