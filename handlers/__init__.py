"""The face: Telegram in, Telegram out. The features, listed by hand, in order."""

from collections.abc import Collection
from functools import partial
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from telegram.ext import Application, CallbackContext

from bot.context import ChatContext, Preparation, current_work
from bot.outbox.queue import Kind
from bot.outbox.rendering import View
from bot.outbox.settling import Aftermath
from bot.quiet import QuietHours
from bot.schedule.timers import TimerAction
from handlers.announcements import FEATURE as ANNOUNCEMENTS
from handlers.chats import FEATURE as CHATS
from handlers.common.feature import Feature
from handlers.common.forms import picked_handler
from handlers.common.handlers import FEATURE as COMMON
from handlers.common.routing import AnyHandler
from handlers.common.several import HANDLER as SEVERAL
from handlers.meetings import FEATURE as MEETINGS
from handlers.members import FEATURE as MEMBERS
from handlers.polls import FEATURES as POLLS
from handlers.reports import FEATURES as REPORTS
from handlers.stories import FEATURES as STORIES
from handlers.watch import FEATURE as WATCH

FEATURES: tuple[Feature, ...] = (
    MEMBERS,
    MEETINGS,
    ANNOUNCEMENTS,
    *REPORTS,
    *POLLS,
    *STORIES,
    CHATS,
    WATCH,
    COMMON,
)


def all_kinds() -> dict[str, Kind]:
    """Every kind of outbox message."""
    return {kind.name: kind for feature in FEATURES for kind in feature.kinds}


def all_views() -> dict[str, View]:
    """The view that renders each kind."""
    return {name: view for feature in FEATURES for name, view in feature.views.items()}


def all_timers() -> dict[str, TimerAction]:
    """What each kind of timer does."""
    return {name: action for feature in FEATURES for name, action in feature.timers.items()}


def aftermath(quiet: QuietHours) -> Aftermath:
    """Who is told of refusals and of groups that moved; they disturb nobody in quiet hours."""
    return Aftermath(
        tuple(partial(one, quiet=quiet) for feature in FEATURES for one in feature.on_refused),
        tuple(one for feature in FEATURES for one in feature.on_migrated),
    )


def all_preparations() -> list[Preparation]:
    """What some updates need from Telegram before they are worked on."""
    return [one for feature in FEATURES for one in feature.preparations]


def secret_prefixes() -> list[str]:
    """Of the callback data that is sealed before it is stored."""
    return [prefix for feature in FEATURES for prefix in feature.secret_prefixes]


async def find_secretive(session: AsyncSession, people: Collection[int]) -> set[int]:
    """Those of the people who may be giving a secret answer at this moment."""
    found: set[int] = set()
    for feature in FEATURES:
        if feature.find_secretive is not None:
            found |= set(await feature.find_secretive(session, people))
    return found


def early_handlers() -> list[AnyHandler]:
    """Those that hear what is typed before all others, and may leave it to them."""
    return [handler for feature in FEATURES for handler in feature.early]


def all_handlers() -> list[AnyHandler]:
    """Commands before presses before forms before messages; the first that fits is called."""
    forms = {form.name: form for feature in FEATURES for form in feature.forms}
    return [
        *(handler for feature in FEATURES for handler in feature.commands),
        *(handler for feature in FEATURES for handler in feature.presses),
        picked_handler(forms),
        SEVERAL,
        *(form.words_handler() for form in forms.values()),
        *(handler for feature in FEATURES for handler in feature.messages),
    ]


async def _on_error(update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
    """Leave the failure to the worker, which rolls back, answers and counts."""
    del update
    if isinstance(context.error, Exception):
        current_work.get().failure = context.error


def register(application: Application[Any, ChatContext, Any, Any, Any, Any]) -> None:
    """Bring all features into the application."""
    # The first that fits in each group is called, so each of the early ones has its own.
    groups = [*([handler] for handler in early_handlers()), all_handlers()]
    application.add_handlers(dict(enumerate(groups)))
    application.add_error_handler(_on_error)
