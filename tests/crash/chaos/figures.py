"""What an experiment counts, and the bounds it is held to."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Figures:
    """One experiment. `broken`: which promise, in words."""

    name: str
    backend: str
    kills: int = 0
    # Messages or updates that went through.
    items: int = 0
    # At rest as sent, and nobody has it; or gone.
    lost: int = 0
    # Effects beyond the first, copies of what is held, third or unmarked copies.
    doubled: int = 0
    # Second copies, which the kind allows and the words own up to.
    copies: int = 0
    unclear: int = 0
    # Neither at rest nor getting there.
    stuck: int = 0
    # Seconds from a kill until another process led.
    takeovers: list[float] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def demand(self, what: str, *, is_so: bool) -> None:
        """A promise that must hold."""
        if not is_so:
            self.broken.append(what)

    def judge(self, window: int) -> None:
        """The bounds of a broadcast or of waiting updates, `window` under way at once."""
        self.demand("something was lost", is_so=not self.lost)
        self.demand("something happened twice", is_so=not self.doubled)
        self.demand("something is stuck", is_so=not self.stuck)
        most = window * self.kills
        self.demand("more copies than were under way", is_so=self.copies <= most)
        self.demand("more unclear than were under way", is_so=self.unclear <= most)


# Called after every kill.
OnKill = Callable[[], None]


@dataclass(frozen=True)
class Wish:
    """How often to kill, out of how much work, with how much under way at once."""

    kills: int
    items: int
    window: int = 3
