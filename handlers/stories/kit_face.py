"""What the kits for other networks bring into the house."""

from bot.features.stories.kinds import KIT, SHARED
from handlers.common.feature import Feature
from handlers.common.routing import PressHandler
from handlers.stories import kit, kit_views
from handlers.stories import kit_keyboards as press

FEATURE = Feature(
    presses=[
        PressHandler(press.ChoosePage, kit.on_choose_page),
        PressHandler(press.ShowKits, kit.on_show_kits),
        PressHandler(press.ShowKit, kit.on_show_kit),
        PressHandler(press.AskKit, kit.on_ask),
        PressHandler(press.MarkPosted, kit.on_mark),
        PressHandler(press.Arrived, kit.on_arrived),
        PressHandler(press.SendAgain, kit.on_again),
        PressHandler(press.RemovedByHand, kit.on_removed),
    ],
    forms=[kit.FORM],
    kinds=[KIT, SHARED],
    views={KIT.name: kit_views.view_kit, SHARED.name: kit_views.view_shared},
)
