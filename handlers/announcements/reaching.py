"""The part of the announcements that asks whom they reached: its buttons, kinds and views."""

from bot.features.announcements import calls as phoning
from bot.features.announcements import reach as service
from handlers.announcements import call_sheet, calls, reach
from handlers.announcements import reach_keyboards as press
from handlers.common.routing import PressHandler

PRESSES = (
    PressHandler(press.ShowReach, reach.on_show_reach),
    PressHandler(press.CountAgain, reach.on_count_again),
    PressHandler(press.ShowMissed, reach.on_show_missed),
    PressHandler(press.NoteCall, reach.on_note_call),
    PressHandler(press.ShowUnclear, reach.on_show_unclear),
    PressHandler(press.ShowOneUnclear, reach.on_show_one_unclear),
    PressHandler(press.Resolve, reach.on_resolve),
    PressHandler(press.SheetWanted, call_sheet.on_sheet_wanted),
    PressHandler(press.ShareCalls, calls.on_share_calls),
    PressHandler(press.ShowTask, calls.on_show_task),
    PressHandler(press.Tick, calls.on_tick),
)
KINDS = (service.REPORT, phoning.TASK, phoning.SHEET)
VIEWS = {
    service.REPORT.name: reach.view_report,
    phoning.TASK.name: calls.view_task,
    phoning.SHEET.name: call_sheet.view_sheet,
}
