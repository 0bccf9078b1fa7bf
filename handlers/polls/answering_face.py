"""What the answering of polls brings into the house."""

from bot.features.polls import secrecy
from bot.features.polls.kinds import MESSAGE, REMINDER, RESULT
from handlers.common.feature import Feature
from handlers.common.routing import PressHandler
from handlers.polls import answering
from handlers.polls import keyboards as press
from handlers.polls.answer_views import view_message, view_reminder, view_result
from handlers.polls.answering_typed import UnderQuestion, UnderResult

FEATURE = Feature(
    early=[answering.LINK, UnderQuestion(), UnderResult()],
    presses=[
        PressHandler(press.ChooseOption, answering.on_choose),
        PressHandler(press.DropOption, answering.on_drop),
        PressHandler(press.TakeBack, answering.on_take_back),
        PressHandler(press.ShowPoll, answering.on_show),
    ],
    kinds=(MESSAGE, REMINDER, RESULT),
    views={
        MESSAGE.name: view_message,
        REMINDER.name: view_reminder,
        RESULT.name: view_result,
    },
    secret_prefixes=(secrecy.PREFIX, press.DropOption.prefix),
    find_secretive=secrecy.find_secretive,
)
