"""Takes back what was sent: all its messages, and where they stay, what they show."""

from collections.abc import Sequence

from bot.i18n import Html
from bot.outbox.cards import Card, Gone
from bot.outbox.delivery import Delivery
from bot.outbox.outcome import MESSAGE_GONE, Outcome, Refused, Sent
from bot.outbox.pacing import Priority
from models.outbox import WITHDRAWN
from models.repositories.sending import Claimed

_NOT_DELETABLE = Refused("not_deletable")


async def take_back(delivery: Delivery, row: Claimed, card: Gone) -> Outcome:
    """Delete it; what Telegram deletes no more after two days shows `instead`.

    Does no harm twice: what was taken back before a kill is found gone.
    """
    if row.message_id is None:
        return Refused(WITHDRAWN)
    ids = [row.message_id, *(row.more_ids or ())]
    priority = Priority(row.priority)
    outcome = await delivery.delete(row.chat_id, ids, priority)
    if outcome == _NOT_DELETABLE:
        outcome = await _cover(delivery.patient, row.chat_id, ids, card.instead, priority)
    return Refused(WITHDRAWN) if _is_gone(outcome) else outcome


async def _cover(
    delivery: Delivery, chat_id: int, ids: Sequence[int], instead: Card, priority: Priority
) -> Outcome:
    """Show `instead` in their place."""
    if instead.attachment is None:
        return await delivery.edit(chat_id, ids[0], instead, priority)
    end: Outcome = Sent()
    for message_id in ids:
        shown = instead if message_id == ids[0] else Card(Html(""), attachment=instead.attachment)
        outcome = await delivery.replace_photo(chat_id, message_id, shown, priority)
        if not isinstance(outcome, Sent | Refused):
            return outcome
        # One that is refused does not keep the others in sight.
        end = end if _is_gone(outcome) else outcome
    return end


def _is_gone(outcome: Outcome) -> bool:
    return isinstance(outcome, Sent) or outcome == MESSAGE_GONE
