"""Meetings: calling, answering, leading."""

from telegram.ext import filters

from bot.features.meetings import calling as service
from handlers.common.feature import Feature
from handlers.common.routing import PRIVATE_TEXT, PressHandler, on_command, on_message
from handlers.meetings import answering, boards, calling, leading, views
from handlers.meetings import keyboards as press
from handlers.meetings.quoting import QuoteHandler

FEATURE = Feature(
    commands=[on_command(["hop", "meeting"], leading.on_meetings)],
    presses=[
        PressHandler(press.Answer, answering.on_answer),
        PressHandler(press.NewMeeting, leading.on_new),
        PressHandler(press.ShowComing, leading.on_show_coming),
        PressHandler(press.ShowBoard, leading.on_show_board),
        PressHandler(press.ShowAnswers, leading.on_show_answers),
        PressHandler(press.ShowMoreAnswers, leading.on_show_more_answers),
        PressHandler(press.ShowUnanswered, leading.on_show_unanswered),
        PressHandler(press.RecordFor, leading.on_record_for),
        PressHandler(press.RecordAs, leading.on_record_as),
        PressHandler(press.Change, leading.on_change),
        PressHandler(press.Cancel, leading.on_cancel),
        QuoteHandler(answering.on_quote),
    ],
    forms=[calling.CALL, leading.CHANGE, answering.REASON, answering.WHICH],
    messages=[
        on_message(PRIVATE_TEXT, answering.on_words),
        on_message(~filters.COMMAND, answering.on_other_message),
    ],
    kinds=service.KINDS,
    views={
        service.NOTICE.name: views.view_notice,
        service.REMINDER.name: views.view_reminder,
        service.CHANGED.name: views.view_changed,
        service.CANCELLED.name: views.view_cancelled,
        service.MISSED.name: boards.view_missed,
        service.BOARD.name: boards.view_board,
    },
)
