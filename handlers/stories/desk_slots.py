"""What other parts of the feature add to a story at the desk: consents, publishing, networks."""

from collections.abc import Awaitable, Callable

from bot.context import ChatContext
from bot.features.stories.editing import DeskStory
from bot.i18n import Html
from bot.outbox.cards import Rows

# Lines below the story and buttons below those that edit it; both are empty where there is nothing
# to say or do. Nothing is offered that the person has no right to.
Slot = Callable[[ChatContext, DeskStory], Awaitable[tuple[list[Html], Rows]]]
# Filled in `handlers.stories`, in the order in which they are shown.
SLOTS: list[Slot] = []
