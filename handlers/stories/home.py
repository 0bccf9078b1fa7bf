"""The screen of stories: one's own, and what others of the feature add to it."""

from collections.abc import Awaitable, Callable

from bot.context import ChatContext
from bot.i18n import Html
from bot.outbox.cards import Card, Rows

# Lines and buttons of one part of the screen; both are empty where there is nothing to show.
Section = Callable[[ChatContext], Awaitable[tuple[list[Html], Rows]]]
# Filled in `handlers.stories`, in the order in which they are shown.
SECTIONS: list[Section] = []


async def render_home(context: ChatContext) -> Card:
    """All sections, one below the other."""
    lines: list[Html] = []
    rows: Rows = ()
    for section in SECTIONS:
        more_lines, more_rows = await section(context)
        if more_lines:
            lines.append(Html("\n".join(more_lines)))
        rows = (*rows, *more_rows)
    return Card(Html("\n\n".join(lines)), rows=rows)
