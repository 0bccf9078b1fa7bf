"""The ward's desk: its buttons, forms and messages."""

from bot.features.stories import kinds
from handlers.common.feature import Feature
from handlers.common.routing import EarlyHandler, PressHandler
from handlers.stories import desk, desk_posts, editing, editing_pictures, editing_tags, returning
from handlers.stories import desk_keyboards as press

FEATURE = Feature(
    early=[EarlyHandler(editing.is_paragraph_meant, editing.on_paragraph_named)],
    presses=[
        PressHandler(press.ListDesk, desk.on_list),
        PressHandler(press.OpenStory, desk.on_open),
        PressHandler(press.Preview, desk.on_preview),
        PressHandler(press.ShowOriginal, desk.on_original),
        PressHandler(press.EditTitle, editing.on_edit_title),
        PressHandler(press.EditText, editing.on_edit_text),
        PressHandler(press.EditTags, editing_tags.on_edit_tags),
        PressHandler(press.ToggleTag, editing_tags.on_toggle_tag),
        PressHandler(press.ShowPictures, editing_pictures.on_pictures),
        PressHandler(press.ShowPicture, editing_pictures.on_picture),
        PressHandler(press.MovePicture, editing_pictures.on_move),
        PressHandler(press.LeaveOut, editing_pictures.on_leave_out),
        PressHandler(press.Crop, editing_pictures.on_crop),
        PressHandler(press.EditCaption, editing_pictures.on_edit_caption),
        PressHandler(press.SendBack, returning.on_send_back),
        PressHandler(press.Decline, returning.on_decline),
    ],
    forms=[editing.EDIT, returning.RETURN],
    kinds=(kinds.FORWARDED, kinds.PREVIEW, kinds.SHEET, kinds.PICTURE),
    views={
        kinds.FORWARDED.name: desk_posts.view_forwarded,
        kinds.PREVIEW.name: desk_posts.view_preview,
        kinds.SHEET.name: desk_posts.view_sheet,
        kinds.PICTURE.name: desk_posts.view_picture,
    },
)
