"""The alert as its reader sees it: what happened, since when, what to do."""

from datetime import datetime

from bot.outbox.cards import Card
from bot.outbox.rendering import Rendering
from bot.watch.rules import Cause


async def view_alert(view: Rendering) -> Card:
    """A trouble that lasts, has happened, or is over."""
    texts, params = view.texts, view.row.params
    cause = Cause(params["cause"])
    what = texts(f"watch-what-{cause}")
    todo = texts(f"watch-todo-{cause}")
    since = texts.moment(datetime.fromisoformat(params["since"]))
    if cause is Cause.QUARANTINE:
        return Card(texts("watch-happened", what=what, number=params["number"], todo=todo))
    if params["until"] is None:
        return Card(texts("watch-began", what=what, since=since, todo=todo))
    until = texts.moment(datetime.fromisoformat(params["until"]))
    key = "watch-gap" if cause is Cause.GAP else "watch-over"
    return Card(texts(key, what=what, since=since, until=until, todo=todo))
