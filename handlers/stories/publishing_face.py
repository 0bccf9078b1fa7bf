"""Stories on their way out: asking, deciding, the queue, posts, what comes back."""

from bot.features.stories import asking, kinds
from handlers.common.feature import Feature
from handlers.common.routing import PressHandler
from handlers.stories import (
    boards,
    correction,
    digest_posts,
    echo,
    posts,
    publishing,
    publishing_deciding,
    rhythm,
    unclear,
)
from handlers.stories import publishing_keyboards as press

FEATURE = Feature(
    presses=[
        PressHandler(press.Publish, publishing.on_publish),
        PressHandler(press.ShowBoard, publishing_deciding.on_show_board),
        PressHandler(press.Confirm, publishing_deciding.on_confirm),
        PressHandler(press.GiveBack, publishing_deciding.on_give_back),
        PressHandler(press.CallOff, publishing_deciding.on_call_off),
        PressHandler(press.TakeDown, publishing_deciding.on_take_down),
        PressHandler(press.Correct, correction.on_correct),
        PressHandler(press.ShowUnclear, unclear.on_show_unclear),
        PressHandler(press.Resolve, unclear.on_resolve),
        PressHandler(press.ShowQueue, rhythm.on_show_queue),
        PressHandler(press.SetRhythm, rhythm.on_set_rhythm),
        PressHandler(press.StopRhythm, rhythm.on_stop_rhythm),
    ],
    forms=[
        publishing.PUBLISH,
        publishing_deciding.GIVE_BACK,
        publishing_deciding.TAKE_DOWN,
        correction.CORRECT,
        unclear.FOUND,
        rhythm.RHYTHM,
    ],
    messages=[echo.HANDLER],
    preparations=[unclear.PREPARATION],
    kinds=(kinds.ASKED, kinds.DECIDED, kinds.BOARD, kinds.POST, kinds.DIGEST),
    views={
        kinds.ASKED.name: boards.view_asked,
        kinds.DECIDED.name: boards.view_decided,
        kinds.BOARD.name: boards.view_board,
        kinds.POST.name: posts.view_post,
        kinds.DIGEST.name: digest_posts.view_digest,
    },
    on_refused=[asking.on_refused],
)
