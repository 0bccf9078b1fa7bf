"""Groups and channels that are bound to units."""

from bot.features.chats import binding, standing
from handlers.chats import handlers as on
from handlers.chats import keyboards as press
from handlers.chats import views
from handlers.chats.places import PREPARATION
from handlers.common.feature import Feature
from handlers.common.routing import PressHandler, on_command

FEATURE = Feature(
    commands=[on_command(["nhom", "gan", "groups", "bind"], on.on_chats), *on.IN_GROUPS],
    presses=[
        PressHandler(press.ChooseUnit, on.on_choose_unit),
        PressHandler(press.ShowUnits, on.on_show_units),
        PressHandler(press.Confirm, on.on_confirm),
        PressHandler(press.ShowChats, on.on_show_chats),
        PressHandler(press.ShowChat, on.on_show_chat),
        PressHandler(press.Unbind, on.on_unbind),
        PressHandler(press.Retry, on.on_retry),
        PressHandler(press.Remind, on.on_remind),
    ],
    preparations=[PREPARATION],
    kinds=[binding.ASK, binding.CONFIRM, binding.LOST, binding.NOT_THEIRS],
    views={
        binding.ASK.name: views.view_ask,
        binding.CONFIRM.name: views.view_confirm,
        binding.LOST.name: views.view_lost,
        binding.NOT_THEIRS.name: views.view_not_theirs,
    },
    on_refused=[standing.note_refusal],
    on_migrated=[standing.move],
)
