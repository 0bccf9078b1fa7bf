"""What the telling of stories brings into the house."""

from bot.features.stories import kinds
from handlers.common.feature import Feature
from handlers.common.routing import PressHandler, on_command
from handlers.stories import telling
from handlers.stories import telling_keyboards as press
from handlers.stories.telling_near import NearHandler
from handlers.stories.telling_photos import PREPARATION, MediaHandler
from handlers.stories.telling_typed import WordsHandler, on_words
from handlers.stories.telling_views import view_told
from handlers.stories.telling_ways import LEAVING

FEATURE = Feature(
    early=[LEAVING, NearHandler()],
    commands=[on_command(["guong", "guongtot", "cauchuyen", "story"], telling.on_home)],
    presses=[
        PressHandler(press.Home, telling.on_home_pressed),
        PressHandler(press.TellNew, telling.on_tell_new),
        PressHandler(press.TellOffered, telling.on_tell_offered),
        PressHandler(press.WriteOn, telling.on_write_on),
        PressHandler(press.Fill, telling.on_fill),
        PressHandler(press.Send, telling.on_send),
        PressHandler(press.Undo, telling.on_undo),
        PressHandler(press.Look, telling.on_look),
        PressHandler(press.Later, telling.on_later),
        PressHandler(press.ClearWords, telling.on_clear_words),
        PressHandler(press.ClearPhotos, telling.on_clear_photos),
        PressHandler(press.Discard, telling.on_discard),
        PressHandler(press.TakeBack, telling.on_take_back),
        WordsHandler(on_words),
        MediaHandler(),
    ],
    kinds=[kinds.TOLD],
    views={kinds.TOLD.name: view_told},
    preparations=[PREPARATION],
)
