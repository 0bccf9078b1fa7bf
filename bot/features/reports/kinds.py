"""The messages about reports."""

from bot.outbox.queue import Kind

# About a round, to those who lead it: who has sent, who has not.
BOARD = Kind("reports.board", priority=0)
# About a report, to those who shall write it: it is asked for; it is due soon; the unit that asked
# would like to have it.
ASKED = Kind("reports.asked")
REMINDER = Kind("reports.reminder")
NUDGE = Kind("reports.nudge")
# About a report, to those who wrote it: returned with a note, or accepted.
DECIDED = Kind("reports.decided", priority=0)
# About a proposal, to those who made it.
REPLIED = Kind("reports.replied")
KINDS = (BOARD, ASKED, REMINDER, NUDGE, DECIDED, REPLIED)
