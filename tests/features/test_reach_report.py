"""From the rows of the outbox to the sentence that the secretary reads: nothing is lost between."""

import re
from dataclasses import dataclass
from itertools import count
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.features.announcements.reach_rules import add_up
from bot.i18n import Texts
from bot.outbox import queue
from bot.outbox.queue import Kind
from handlers.announcements.reach import sum_words
from models import outbox
from models.outbox import OutboxMessage
from models.session import Database
from tests.bed.organisation import NOW

KIND = Kind("announcements.message", repeat=False, priority=2)
SUBJECTS = count(1)
NUMBER = r"<b>([\d.]+)</b>"


@dataclass(frozen=True)
class Fate:
    """How one row ended, or has not yet."""

    state: str
    reason: str | None = None
    message_id: int | None = None


# What the chat holds is delivered, whatever became of later edits.
DELIVERED = [Fate(outbox.SENT), Fate(outbox.SENT, message_id=1)] + [
    Fate(state, reason, 1)
    for state, reason in (
        (outbox.QUEUED, None),
        (outbox.SENDING, None),
        (outbox.UNKNOWN, None),
        (outbox.REFUSED, "blocked"),
        (outbox.REFUSED, outbox.WITHDRAWN),
    )
]
REFUSED = [
    Fate(outbox.REFUSED, reason)
    for reason in ("blocked", "deactivated", "not_started", "bad_request")
]
KEPT_BACK = [Fate(outbox.REFUSED, reason) for reason in ("stopped", outbox.WITHDRAWN, "not_needed")]
UNCLEAR = [Fate(outbox.UNKNOWN)]
WAITING = [Fate(outbox.QUEUED), Fate(outbox.SENDING), Fate(outbox.PAUSED)]
FATES = st.lists(
    st.sampled_from([*DELIVERED, *REFUSED, *KEPT_BACK, *UNCLEAR, *WAITING]), max_size=25
)


def row(fate: Fate, subject_id: int, chat_id: int) -> OutboxMessage:
    """A row that met this fate."""
    return OutboxMessage(
        kind=KIND.name,
        subject_id=subject_id,
        params={},
        chat_id=chat_id,
        unique_key=f"{subject_id}:{chat_id}",
        priority=2,
        state=fate.state,
        reason=fate.reason,
        attempt=1,
        epoch=0,
        revision=1,
        sent_revision=1,
        message_id=fate.message_id,
        not_before=NOW,
        created_at=NOW,
    )


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(fates=FATES, erased=st.integers(0, 3))
async def test_sentence_says_of_every_row_what_became_of_it(
    database: Database, fates: list[Fate], erased: int
) -> None:
    subject_id = next(SUBJECTS)
    async with database.writing() as session:
        session.add_all(row(fate, subject_id, at) for at, fate in enumerate(fates, 1))
    async with database.reading() as session:
        found = await queue.fates(session, KIND, subject_id)
    delivery = add_up(
        len(fates) + erased,
        delivered=found.delivered,
        refused=found.refused,
        unclear=found.unclear,
        waiting=found.waiting,
        withdrawn=found.withdrawn,
    )
    words = sum_words(Texts("vi", ZoneInfo("Asia/Ho_Chi_Minh")), delivery)
    numbers = [int(number) for number in re.findall(NUMBER, words)]
    groups = (DELIVERED, REFUSED, UNCLEAR, WAITING)
    expected = [len([fate for fate in fates if fate in group]) for group in groups]
    assert numbers == [len(fates) + erased, *expected]
    kept_back = len([fate for fate in fates if fate in KEPT_BACK])
    assert (f"đã dừng, không gửi {kept_back}" in words) is bool(kept_back)
    assert (f"không còn lưu {erased}" in words) is bool(erased)
