"""Announcements: writing, confirming, sending, and how they arrive."""

from telegram.ext import CommandHandler, MessageHandler, filters

from bot.features.announcements import handing_over
from bot.features.announcements import sending as service
from handlers.announcements import (
    boards,
    composing,
    deciding,
    hearing,
    leading,
    reaching,
    views,
)
from handlers.announcements import keyboards as press
from handlers.announcements.content import ContentHandler
from handlers.announcements.drafts import NAME
from handlers.common.feature import Feature
from handlers.common.routing import PRIVATE, PressHandler

_NAMES = ["thongbao", "announce"]

FEATURE = Feature(
    early=hearing.HANDLERS,
    commands=[
        CommandHandler(_NAMES, composing.on_command, filters=PRIVATE),
        # Behind a photo or a file the command stands in the caption.
        MessageHandler(
            PRIVATE & filters.CaptionRegex(rf"(?i)^/({'|'.join(_NAMES)})(@\w+)?(\s|$)"),
            composing.on_command,
        ),
    ],
    presses=[
        PressHandler(press.Acknowledge, deciding.on_acknowledge),
        PressHandler(press.NewAnnouncement, composing.on_new),
        PressHandler(press.ShowRecent, composing.on_show_recent),
        PressHandler(press.Rework, composing.on_rework),
        PressHandler(press.ShowBoard, leading.on_show_board),
        PressHandler(press.Pause, leading.on_pause),
        PressHandler(press.Resume, leading.on_resume),
        PressHandler(press.Stop, leading.on_stop),
        PressHandler(press.Withdraw, leading.on_withdraw),
        PressHandler(press.Leave, leading.on_leave),
        PressHandler(press.Correct, leading.on_correct),
        PressHandler(press.Confirm, deciding.on_confirm),
        PressHandler(press.GiveBack, deciding.on_give_back),
        ContentHandler(NAME, "text", composing.on_content),
        ContentHandler(leading.NAME, "text", leading.on_new_words),
        *reaching.PRESSES,
    ],
    forms=[composing.ANNOUNCE, leading.CORRECT, deciding.GIVE_BACK],
    kinds=(*service.KINDS, *reaching.KINDS),
    views={
        service.BOARD.name: boards.view_board,
        service.MESSAGE.name: views.view_message,
        service.POST.name: views.view_post,
        service.PREVIEW.name: views.view_preview,
        service.ASKED.name: boards.view_asked,
        service.DECIDED.name: boards.view_decided,
        **reaching.VIEWS,
    },
    on_refused=[handing_over.on_refused],
)
