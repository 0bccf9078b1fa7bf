"""The messages about polls; the subject of each is the poll."""

from bot.outbox.queue import Kind

# To who opened it: how it stands.
BOARD = Kind("polls.board", priority=0)
# To those who are asked: the question. What nobody knows to have arrived is held.
MESSAGE = Kind("polls.message", repeat=False, priority=2, progress=BOARD.name)
REMINDER = Kind("polls.reminder")
# To groups: a button that leads to the private chat; afterwards the result.
POST = Kind("polls.post", repeat=False, priority=2, progress=BOARD.name, is_public=True)
RESULT_POST = Kind("polls.result_post", repeat=False, priority=2, is_public=True)
# To those who were asked.
RESULT = Kind("polls.result", repeat=False, priority=2)
# To who asks for it, and to the author: the result as a picture.
PICTURE = Kind("polls.picture", repeat=False)
KINDS = (BOARD, MESSAGE, REMINDER, POST, RESULT_POST, RESULT, PICTURE)
