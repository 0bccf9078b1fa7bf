"""The draft of an announcement as a form holds it, and as its author sees it before sending."""

from datetime import datetime
from textwrap import shorten

from bot.context import ChatContext
from bot.features.announcements.audience import Draft, Outlook, look_ahead
from bot.features.members.audience import whom_of
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, Choice, Rows, column, pairs, weighty
from bot.reading.markup import visible
from handlers.announcements import keyboards
from handlers.announcements.content import Content
from handlers.announcements.views import render_announcement
from handlers.common.audience_steps import Answers, answers_for, whom_in
from handlers.common.audience_words import audience_words, listed
from handlers.common.forms import Picked, stop_choice
from models.announcements import Announcement
from models.members import Unit
from models.repositories import units

# The form; its steps are spread over several modules, which name it by this.
NAME = "announce"
FILE = ("file_kind", "file_id", "file_name")
_OPENING = 60


def choice(step: str, value: str, label: str) -> Choice:
    """A button that answers a step with a value."""
    return Picked(NAME, step, value).choice(label)


def draft_of(answers: Answers) -> Draft:
    """What the form holds, with what is usual for what was not chosen."""
    send_at = answers.get("at")
    return Draft(
        unit_id=answers["unit"],
        text=answers["text"],
        whom=whom_in(answers),
        file_kind=answers.get("file_kind", ""),
        file_id=answers.get("file_id", ""),
        file_name=answers.get("file_name", ""),
        asks_ack=answers.get("ack", True),
        is_posted=answers.get("post", False),
        is_urgent=answers.get("urgent", False),
        send_at=datetime.fromisoformat(send_at) if send_at else None,
    )


def answers_of(announcement: Announcement, now: datetime) -> Answers:
    """The form as it was filled in for an announcement that did not go out."""
    send_at = announcement.send_at
    return {
        "unit": announcement.unit_id,
        **answers_for(whom_of(announcement.audience)),
        "text": announcement.text,
        "file_kind": announcement.file_kind,
        "file_id": announcement.file_id,
        "file_name": announcement.file_name,
        "ack": announcement.asks_ack,
        "post": announcement.is_posted,
        # An hour that has passed is chosen anew.
        "at": send_at.isoformat() if send_at and send_at > now else None,
        "urgent": announcement.is_urgent,
    }


def content_in(draft: Draft) -> Content:
    """What is said."""
    return Content(draft.text, draft.file_kind, draft.file_id, draft.file_name)


def render_preview(texts: Texts, unit: Unit, draft: Draft) -> Card:
    """Just what members will see; what the summary offers can still be picked."""
    asked = keyboards.NOT_YET if draft.asks_ack else None
    return render_announcement(texts, unit.name, content_in(draft), asked=asked)


async def render_summary(context: ChatContext, answers: Answers, head: str) -> Card:
    """Who will get it, when, and what can still be changed. Its buttons stand for this state."""
    draft, texts = draft_of(answers), context.texts
    unit = await units.get(context.session, draft.unit_id)
    outlook = await look_ahead(context.session, context.actor, draft)
    when = texts.moment(draft.send_at) if draft.send_at else texts.plain("announce-when-now")
    parts = [
        texts(head, unit=unit.name),
        await audience_words(context.session, texts, draft.whom),
        texts(
            "announce-summary-heads",
            recipients=outlook.heads.recipients,
            without=outlook.heads.without_account,
            unreachable=outlook.heads.unreachable,
        ),
        *_remarks(texts, draft, outlook),
        texts("announce-summary-ack-yes" if draft.asks_ack else "announce-summary-ack-no"),
        texts("announce-summary-when", when=when),
    ]
    return Card(Html("\n".join(parts)), rows=_rows(texts, answers, draft, outlook))


def _remarks(texts: Texts, draft: Draft, outlook: Outlook) -> list[Html]:
    remarks = []
    if outlook.exempt:
        remarks.append(texts("announce-summary-exempt", count=outlook.exempt))
    if outlook.chats:
        key = "announce-summary-post-yes" if draft.is_posted else "announce-summary-post-no"
        remarks.append(texts(key, names=listed(outlook.chats)))
    if outlook.needs_second and not outlook.has_second:
        remarks.append(texts("announce-summary-nobody-confirms"))
    elif outlook.needs_second:
        remarks.append(texts("announce-summary-second"))
    return remarks


def _rows(texts: Texts, answers: Answers, draft: Draft, outlook: Outlook) -> Rows:
    def change(what: str, label: str) -> Choice:
        value = f"{what}.{answers.get('version', 0)}"
        return choice("confirm", value, texts.plain(label))

    send = "announce-send-second" if outlook.needs_second else "announce-send"
    can_send = not outlook.needs_second or outlook.has_second
    changes = [
        change("text", "announce-change-text"),
        change("whom", "announce-change-whom"),
        change("when", "announce-change-when"),
        change("ack", "announce-ack-off" if draft.asks_ack else "announce-ack-on"),
    ]
    if outlook.chats:
        other = "announce-post-off" if draft.is_posted else "announce-post-on"
        changes.append(change("post", other))
    first = column(weighty(change("send", send))) if can_send else ()
    return (*first, *pairs(*changes), (stop_choice(texts),))


def opening_of(markup: str) -> str:
    """How a text begins, to know it by."""
    words = " ".join(visible(markup).split())
    return shorten(words, _OPENING, placeholder="…") or f"{words[: _OPENING - 1]}…"
