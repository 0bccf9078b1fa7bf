"""The desk arranges the pictures of a story; each change is shown at once."""

from bot.context import ChatContext
from bot.features.stories import arranging, editing
from bot.features.stories.editing import StoryHasChanged
from bot.outbox.cards import Card, column, weighty
from bot.reading.story_edits import PictureEdit, read_picture_edit
from handlers.common.forms import Step, stop_choice
from handlers.stories import desk
from handlers.stories import desk_keyboards as press
from models.repositories import stories


async def on_pictures(context: ChatContext, chosen: press.ShowPictures) -> None:
    """All of them in one picture; what is typed now may be their order."""
    await _show_sheet(context, chosen.story_id, "pictures")


async def _show_sheet(context: ChatContext, story_id: int, said: str) -> None:
    session, actor, texts = context.session, context.actor, context.texts
    count = await arranging.order_sheet(session, actor, story_id, context.now)
    story = (await editing.get(session, actor, story_id)).story
    if not count:
        context.toast(texts.plain("story-desk-pictures-none"))
        rows = column(press.back_to(texts, story_id))
        context.reply(Card(texts("story-desk-pictures-none"), rows=rows))
        return
    answers = {"story": story_id, "revision": story.revision}
    await context.take_to(desk.EDIT, "pictures", answers)
    _say(context, said)


def _say(context: ChatContext, said: str) -> None:
    """What was done; the picture comes behind it."""
    key = f"story-desk-said-{said}"
    context.toast(context.texts.plain(key))
    if not context.work.query_id:
        context.reply(Card(context.texts(key), keeps_choices=True))


async def on_picture(context: ChatContext, chosen: press.ShowPicture) -> None:
    """One of them, as it is shown."""
    await _show_picture(context, chosen.photo_id, "picture")


async def _show_picture(context: ChatContext, photo_id: int, said: str) -> None:
    await arranging.order_picture(context.session, context.actor, photo_id, context.now)
    _say(context, said)


async def on_move(context: ChatContext, chosen: press.MovePicture) -> None:
    """To another place; all are shown anew in their order."""
    session, actor, now = context.session, context.actor, context.now
    photo_id, revision = chosen.photo_id, chosen.revision
    story, _ = await arranging.find(session, actor, photo_id)
    try:
        await arranging.move(session, actor, photo_id, revision, chosen.to, now)
    except StoryHasChanged:
        await desk.say_changed(context, story.id)
        return
    await _show_sheet(context, story.id, "order")


async def on_leave_out(context: ChatContext, chosen: press.LeaveOut) -> None:
    """Not to be published, or after all."""
    session, actor, now = context.session, context.actor, context.now
    story, photo = await arranging.find(session, actor, chosen.photo_id)
    is_out = bool(chosen.is_out)
    try:
        await arranging.leave_out(session, actor, photo.id, chosen.revision, now, is_out=is_out)
    except StoryHasChanged:
        await desk.say_changed(context, story.id)
        return
    await _show_sheet(context, story.id, _left_out_words(is_out=is_out))


def _left_out_words(*, is_out: bool) -> str:
    return "out" if is_out else "used"


async def on_crop(context: ChatContext, chosen: press.Crop) -> None:
    """Another part of it, shown at once."""
    session, actor, now = context.session, context.actor, context.now
    photo_id, revision = chosen.photo_id, chosen.revision
    story, photo = await arranging.find(session, actor, photo_id)
    try:
        await arranging.crop(session, actor, photo_id, revision, chosen.shape, chosen.place, now)
    except StoryHasChanged:
        await desk.say_changed(context, story.id)
        return
    await _show_picture(context, photo.id, "crop")


async def on_edit_caption(context: ChatContext, chosen: press.EditCaption) -> None:
    """Ask what it shows."""
    story, photo = await arranging.find(context.session, context.actor, chosen.photo_id)
    await editing.get_editable(context.session, context.actor, story.id)
    await context.take_to(desk.EDIT, "caption", {"story": story.id, "photo": photo.id})
    context.toast("")
    texts = context.texts
    words = texts("story-desk-ask-caption", caption=photo.caption or "–")
    context.reply(Card(words, rows=column(weighty(stop_choice(texts)))))


async def _on_caption(context: ChatContext, words: str) -> None:
    """Whatever else was changed meanwhile: a caption belongs to its picture."""
    session, actor = context.session, context.actor
    story, photo = await arranging.find(session, actor, context.answers["photo"])
    await arranging.set_caption(session, actor, photo.id, story.revision, words, context.now)
    await _show_picture(context, photo.id, "caption")
    await context.take_to(desk.EDIT, "pictures", {"story": story.id, "revision": story.revision})


async def _on_words(context: ChatContext, words: str) -> None:
    """ "3 1 2" is an order, "bỏ 2" leaves one out."""
    edit = read_picture_edit(words)
    story_id, revision = context.answers["story"], context.answers["revision"]
    if edit is None:
        card = Card(context.texts("story-desk-pictures-unclear"), keeps_choices=True)
        context.reply(card)
        return
    try:
        said = await _arrange(context, story_id, revision, edit)
    except StoryHasChanged:
        await desk.say_changed(context, story_id)
        return
    await _show_sheet(context, story_id, said)


async def _arrange(
    context: ChatContext, story_id: int, revision: int, edit: PictureEdit | tuple[int, ...]
) -> str:
    session, actor, now = context.session, context.actor, context.now
    if not isinstance(edit, PictureEdit):
        await arranging.reorder(session, actor, story_id, revision, edit, now)
        return "order"
    photos = await stories.list_photos(session, story_id)
    photo = arranging.by_number(photos, edit.number)
    if edit.act in {"out", "back"}:
        is_out = edit.act == "out"
        await arranging.leave_out(session, actor, photo.id, revision, now, is_out=is_out)
        return _left_out_words(is_out=is_out)
    await arranging.move(session, actor, photo.id, revision, edit.act, now)
    return "order"


STEPS: dict[str, Step] = {"pictures": _on_words, "caption": _on_caption}
