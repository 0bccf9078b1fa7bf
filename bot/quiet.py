"""Quiet hours: nobody is disturbed in the evening and at night. Pure."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class QuietHours:
    """From `begins` to `ends`, over midnight too; both alike means never quiet."""

    begins: time
    ends: time
    zone: ZoneInfo

    def cover(self, at: datetime) -> bool:
        """Whether the instant is quiet."""
        clock = at.astimezone(self.zone).time()
        if self.begins <= self.ends:
            return self.begins <= clock < self.ends
        return clock >= self.begins or clock < self.ends

    def end_after(self, at: datetime) -> datetime:
        """The instant itself, or the end of the quiet hours it lies in."""
        if not self.cover(at):
            return at
        local = at.astimezone(self.zone)
        day = local.date() + timedelta(days=local.time() >= self.ends)
        return datetime.combine(day, self.ends, self.zone)

    def begin_before(self, at: datetime) -> datetime:
        """The last minute before the quiet hours that the instant lies in."""
        local = at.astimezone(self.zone)
        day = local.date() - timedelta(days=local.time() < self.begins)
        return datetime.combine(day, self.begins, self.zone) - timedelta(minutes=1)
