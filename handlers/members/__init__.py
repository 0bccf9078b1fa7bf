"""Registration, invitations and one's own data."""

from telegram.ext import filters

from bot.features.members import profile, reach, registration
from handlers.common.feature import Feature
from handlers.common.routing import PressHandler, on_command, on_message
from handlers.members import deciding, reaching, roster, views
from handlers.members import handlers as on
from handlers.members import keyboards as press

FEATURE = Feature(
    commands=[
        on_command(["start"], on.on_start),
        on_command(["moi", "invite"], on.on_invite),
        on_command(["toi", "me"], on.on_profile),
        on_command(["xoa", "erase"], on.on_erase),
    ],
    presses=[
        PressHandler(press.ShowUnits, on.on_show_units),
        PressHandler(press.InviteUnit, on.on_invite_unit),
        PressHandler(press.InviteMember, on.on_invite_member),
        PressHandler(press.Decide, deciding.on_decide),
        PressHandler(press.Candidate, deciding.on_candidate),
        PressHandler(press.ShowCandidates, deciding.on_show_candidates),
        PressHandler(reaching.ShowUnreached, reaching.on_show_unreached),
        PressHandler(press.WaitingWanted, on.on_waiting_wanted),
        PressHandler(press.EraseConfirmed, on.on_erase_confirmed),
        PressHandler(press.CorrectionWanted, on.on_correction_wanted),
        PressHandler(press.ImportConfirmed, roster.on_import_confirmed),
        PressHandler(press.ImportUndone, roster.on_import_undone),
    ],
    forms=[on.REGISTER, on.CORRECT],
    messages=[
        on_message(filters.CONTACT, on.on_contact),
        on_message(filters.Document.ALL & roster.MAY_IMPORT, roster.on_workbook),
    ],
    preparations=[roster.PREPARATION],
    kinds=[
        registration.APPLICATION,
        registration.DECIDED,
        registration.MENU,
        profile.CORRECTION,
        reach.UNREACHED,
    ],
    views={
        registration.APPLICATION.name: views.view_application,
        registration.DECIDED.name: views.view_decided,
        registration.MENU.name: views.view_menu,
        profile.CORRECTION.name: views.view_correction,
        reach.UNREACHED.name: reaching.view_unreached,
    },
    on_refused=[reach.on_refused],
)
