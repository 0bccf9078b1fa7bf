"""What the writing of reports brings into the house."""

from handlers.common.feature import Feature
from handlers.common.routing import PressHandler
from handlers.reports import filling, filling_replies, filling_typed
from handlers.reports import filling_keyboards as press
from handlers.reports.filling_photos import PREPARATION
from handlers.reports.filling_quotes import MediaHandler, PasteHandler, QuoteHandler
from handlers.reports.keyboards import Fill

FEATURE = Feature(
    early=[PasteHandler(filling_replies.on_paste), *filling_typed.EARLY],
    presses=[
        PressHandler(Fill, filling.on_fill),
        PressHandler(press.GoTo, filling.on_go_to),
        PressHandler(press.PickOption, filling.on_option),
        PressHandler(press.ClearAnswer, filling.on_clear),
        PressHandler(press.WriteLater, filling.on_later),
        PressHandler(press.ListQuestions, filling.on_list_questions),
        PressHandler(press.Submit, filling.on_submit),
        PressHandler(press.Reopen, filling.on_reopen),
        PressHandler(press.DropVoice, filling.on_drop_voice),
        QuoteHandler(filling_replies.on_quote),
        MediaHandler(filling_replies.on_media),
    ],
    forms=[filling_typed.FORM],
    preparations=[PREPARATION],
)
