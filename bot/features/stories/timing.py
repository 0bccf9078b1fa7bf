"""What the timers of stories do: hours, turns of the queue, months, and who is asked again."""

from bot.features import second_person
from bot.features.stories import asking, digest, queueing, releasing
from bot.quiet import QuietHours
from bot.schedule import timers


def timer_actions(quiet: QuietHours) -> dict[str, timers.TimerAction]:
    """One action for each kind of timer; what was done by hand meanwhile is left alone."""
    return (
        releasing.timer_actions(quiet)
        | queueing.timer_actions(quiet)
        | digest.timer_actions(quiet)
        | second_person.timer_actions(asking.QUESTION, quiet)
    )
