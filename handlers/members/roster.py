"""A ward administrator sends the roster as a workbook: preview, import, and a way back."""

import asyncio
import json
from datetime import datetime
from typing import Any

from telegram import Bot, Document, Update
from telegram.error import TelegramError
from telegram.ext import filters

from bot.access import Act, Actor, require
from bot.context import ChatContext, Fetched, Preparation, current_work
from bot.errors import ChoiceIsStale
from bot.features.members.roster import ImportReport, import_roster, undo_import
from bot.features.members.roster_plan import Status
from bot.features.reports import rounds
from bot.reading.roster import read_roster
from bot.reading.roster_rows import Roster
from bot.reading.workbook import read_workbook
from bot.reading.workbook_errors import FileIsMissing, FileIsTooBig
from handlers.members import roster_views as views
from handlers.members.keyboards import ImportConfirmed, ImportUndone
from models.dialogues import Dialogue
from models.repositories import audit, units
from models.repositories.dialogues import Choices

# What a bot can download from Telegram.
_MEGABYTES = 20
_DIALOGUE = "roster"


class _MayImport(filters.UpdateFilter):
    """Whether the person at hand may import a roster somewhere."""

    def filter(self, update: Update) -> bool:
        del update
        return current_work.get().actor.holds_any(Act.IMPORT_ROSTER)


MAY_IMPORT = _MayImport()


async def _fetch(
    update: Update,
    actor: Actor,
    dialogue: Dialogue | None,
    bot: Bot,
    now: datetime,
    offered: Choices,
) -> Fetched:
    """Download and read the workbook that was sent, or the one that was shown before."""
    del offered
    if not actor.holds_any(Act.IMPORT_ROSTER):
        return None
    document = update.message.document if update.message else None
    file_id = _file_id(document, dialogue)
    if file_id is None:
        return None
    try:
        file = await bot.get_file(file_id)
        content = bytes(await file.download_as_bytearray())
    except TelegramError as error:
        raise FileIsMissing from error
    sheets = await asyncio.to_thread(read_workbook, content)
    return await asyncio.to_thread(read_roster, sheets, today=now.date())


def _file_id(document: Document | None, dialogue: Dialogue | None) -> str | None:
    if document is not None:
        if (document.file_size or 0) > _MEGABYTES * 1024 * 1024:
            raise FileIsTooBig(limit=_MEGABYTES)
        return document.file_id
    if dialogue is not None and dialogue.name == _DIALOGUE:
        return str(dialogue.answers["file_id"])
    return None


def _is_wanted(body: str) -> bool:
    is_sent = '"document": {' in body or f'"data": "{ImportConfirmed.prefix}:' in body
    return is_sent or ('"text": "' in body and _is_typed(json.loads(body)))


def _is_typed(update: dict[str, Any]) -> bool:
    """Whether the label of the button that imports was typed instead."""
    words = str(update.get("message", {}).get("text") or "")
    return views.is_import_label(words)


PREPARATION = Preparation(_is_wanted, _fetch)


def _roster_at_hand(context: ChatContext) -> Roster:
    """The list that was fetched. Raises what made it unreadable; ChoiceIsStale if there is none."""
    found = context.work.prepared
    if isinstance(found, Exception):
        raise found
    if not isinstance(found, Roster):
        raise ChoiceIsStale
    return found


async def on_workbook(update: Update, context: ChatContext) -> None:
    """Show what an import would do; nothing is written yet, and the file is not kept."""
    roster = _roster_at_hand(context)
    report = await _import(context, roster, dry_run=True, skip_errors=False)
    document = update.message.document if update.message else None
    if document is not None and _would_change(report):
        await context.take_to(_DIALOGUE, "confirm", {"file_id": document.file_id})
    context.reply(views.render_preview(context.texts, report, roster))


async def on_import_confirmed(context: ChatContext, chosen: ImportConfirmed) -> None:
    """Import what was shown; the file is fetched again, so that it need not be kept."""
    roster = _roster_at_hand(context)
    report = await _import(context, roster, dry_run=False, skip_errors=bool(chosen.skip))
    quiet = context.work.settings.quiet
    await rounds.welcome_writers(context.session, report.given_roles, context.now, quiet)
    await context.end_dialogue()
    act = Act.IMPORT_ROSTER
    user_id, import_id = context.actor.user_id, report.import_id
    await audit.add(context.session, user_id, act, "done", context.now, None, import_id)
    context.toast("")
    context.replace(views.render_imported(context.texts, report))


async def on_import_undone(context: ChatContext, chosen: ImportUndone) -> None:
    """Take the import back, as long as nobody of it has registered."""
    root = await _root_id(context)
    await require(context.session, context.actor, Act.IMPORT_ROSTER, root)
    member_id = context.actor.member_id
    await undo_import(context.session, chosen.import_id, member_id, context.now)
    user_id = context.actor.user_id
    await audit.add(
        context.session, user_id, "undo_import", "done", context.now, root, chosen.import_id
    )
    context.toast("")
    context.replace(views.render_undone(context.texts))


async def _import(
    context: ChatContext, roster: Roster, *, dry_run: bool, skip_errors: bool
) -> ImportReport:
    root = await _root_id(context)
    await require(context.session, context.actor, Act.IMPORT_ROSTER, root)
    return await import_roster(
        context.session,
        roster.rows,
        root,
        context.now,
        dry_run=dry_run,
        skip_errors=skip_errors,
        actor_member_id=context.actor.member_id,
    )


async def _root_id(context: ChatContext) -> int:
    root = await units.find_root(context.session)
    if root is None:
        raise ChoiceIsStale
    return root.id


def _would_change(report: ImportReport) -> bool:
    return bool(report.counts[Status.NEW] or report.counts[Status.CHANGED])
