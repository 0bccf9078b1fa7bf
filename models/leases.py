"""Which process leads: one row for a name."""

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Lease(Base):
    """Held until `expires` by the clock of the database; each new holder has a higher epoch."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    holder: Mapped[str] = mapped_column(String(200))
    epoch: Mapped[int]
    # Milliseconds since 1970.
    expires: Mapped[int] = mapped_column(BigInteger)
    # The same: Telegram has asked to wait so long.
    held_until: Mapped[int] = mapped_column(BigInteger)
