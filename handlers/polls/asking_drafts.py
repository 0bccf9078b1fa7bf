"""The draft of a poll as a form holds it, and as its author sees it before it is sent."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.context import ChatContext
from bot.features.members import audience
from bot.features.polls import rules
from bot.features.polls.opening import PollDraft
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, Choice, Rows, column, pairs, weighty
from handlers.common.audience_steps import Answers, whom_in
from handlers.common.audience_words import audience_words, listed
from handlers.common.forms import Picked, stop_choice
from handlers.polls.answer_views import render_question
from models.polls import Poll
from models.repositories import units
from models.repositories.audience import Headcount, count_audience

# The form; its steps are spread over several modules, which name it by this.
NAME = "poll"
# The poll of a preview, in which nobody can answer.
_NOT_YET = 0


def choice(step: str, value: str, label: str) -> Choice:
    """A button that answers a step with a value."""
    return Picked(NAME, step, value).choice(label)


def draft_of(answers: Answers, *, is_urgent: bool = False) -> PollDraft:
    """What the form holds, with what is usual for what was not chosen."""
    moments, starts = answers.get("moments"), answers.get("starts")
    return PollDraft(
        unit_id=answers["unit"],
        question=answers["question"],
        options=tuple(answers["options"]),
        whom=whom_in(answers),
        ends_at=datetime.fromisoformat(answers["ends"]),
        moments=[datetime.fromisoformat(at) for at in moments] if moments else None,
        is_multiple=answers.get("multiple", bool(moments)),
        is_secret=not answers.get("named", False),
        is_posted=answers.get("post", False),
        quorum=answers.get("quorum"),
        starts_at=datetime.fromisoformat(starts) if starts else None,
        is_urgent=is_urgent,
    )


@dataclass(frozen=True)
class Outlook:
    """What would happen if the draft were sent now."""

    heads: Headcount
    exempt: int
    # Names of the groups it would be posted to, if the author wants that.
    chats: list[str]

    def is_enough(self, draft: PollDraft) -> bool:
        """Whether so many are asked that it makes sense, and that a secret stays one."""
        return self.heads.recipients >= rules.fewest(is_secret=draft.is_secret)


async def look_ahead(session: AsyncSession, draft: PollDraft) -> Outlook:
    """The numbers for the author."""
    chats = await audience.list_chats(session, draft.whom)
    return Outlook(
        await count_audience(session, draft.whom),
        await audience.count_exempt(session, draft.whom),
        [audience.name_of(chat) for chat in chats],
    )


async def render_preview(context: ChatContext, draft: PollDraft) -> Card:
    """Just what those who are asked will see."""
    unit = await units.get(context.session, draft.unit_id)
    heads = await count_audience(context.session, draft.whom)
    poll = Poll(
        id=_NOT_YET,
        question=draft.question,
        options=list(draft.options),
        is_multiple=draft.is_multiple,
        is_secret=draft.is_secret,
        quorum=draft.quorum,
        state=rules.OPEN,
        ends_at=draft.ends_at,
        asked=heads.recipients,
    )
    return render_question(context.texts, poll, unit)


async def render_summary(context: ChatContext, answers: Answers, head: str) -> Card:
    """Who is asked and how, and what can still be changed. Its buttons stand for this state."""
    draft, texts, session = draft_of(answers), context.texts, context.session
    unit, outlook = await units.get(session, draft.unit_id), await look_ahead(session, draft)
    missed = outlook.heads.total - outlook.heads.recipients
    parts = [
        texts(head, unit=unit.name),
        await audience_words(session, texts, draft.whom),
        texts("poll-ask-summary-heads", asked=outlook.heads.recipients, missed=missed),
        *_remarks(texts, draft, outlook),
        texts("poll-ask-summary-many" if draft.is_multiple else "poll-ask-summary-one"),
        texts("poll-ask-summary-secret" if draft.is_secret else "poll-ask-summary-named"),
        quorum_words(texts, draft.quorum),
        _starts_words(texts, draft),
        texts("poll-ask-summary-ends", when=texts.moment(draft.ends_at)),
    ]
    return Card(Html("\n".join(parts)), rows=_rows(texts, answers, draft, outlook))


def quorum_words(texts: Texts, quorum: int | None) -> Html:
    """How many shall answer at least."""
    if quorum is None:
        return texts("poll-ask-summary-no-quorum")
    return texts("poll-ask-summary-quorum", percent=quorum)


def _starts_words(texts: Texts, draft: PollDraft) -> Html:
    if draft.starts_at is None:
        return texts("poll-ask-summary-now")
    return texts("poll-ask-summary-starts", when=texts.moment(draft.starts_at))


def _remarks(texts: Texts, draft: PollDraft, outlook: Outlook) -> list[Html]:
    remarks = []
    if outlook.heads.recipients < rules.fewest(is_secret=False):
        remarks.append(texts("poll-ask-summary-few"))
    elif not outlook.is_enough(draft):
        remarks.append(texts("poll-ask-summary-few-secret", fewest=rules.fewest(is_secret=True)))
    if outlook.exempt:
        remarks.append(texts("poll-ask-summary-exempt", count=outlook.exempt))
    if outlook.chats:
        key = "poll-ask-summary-post-yes" if draft.is_posted else "poll-ask-summary-post-no"
        remarks.append(texts(key, names=listed(outlook.chats)))
    if draft.moments and draft.ends_at > min(draft.moments):
        remarks.append(texts("poll-ask-summary-late"))
    return remarks


def _rows(texts: Texts, answers: Answers, draft: PollDraft, outlook: Outlook) -> Rows:
    def change(what: str, label: str) -> Choice:
        value = f"{what}.{answers.get('version', 0)}"
        return choice("confirm", value, texts.plain(label))

    changes = [
        change("question", "poll-ask-change-question"),
        change("options", "poll-ask-change-options"),
        change("whom", "poll-ask-change-whom"),
        change("ends", "poll-ask-change-ends"),
        change("starts", "poll-ask-change-starts"),
        change("multiple", "poll-ask-to-one" if draft.is_multiple else "poll-ask-to-many"),
        change("named", "poll-ask-to-named" if draft.is_secret else "poll-ask-to-secret"),
        change("quorum", "poll-ask-change-quorum"),
    ]
    if outlook.chats:
        changes.append(
            change("post", "poll-ask-post-off" if draft.is_posted else "poll-ask-post-on")
        )
    can_send = outlook.is_enough(draft)
    first = column(weighty(change("send", "poll-ask-send"))) if can_send else ()
    return (*first, *pairs(*changes), (stop_choice(texts),))
