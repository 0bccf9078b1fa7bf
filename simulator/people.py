"""The people of the simulated Telegram."""

from dataclasses import dataclass

from simulator.errors import Json


@dataclass(eq=False, slots=True)
class Person:
    """Somebody with a telephone; `note` is a label that only the chat page shows."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    phone: str | None = None
    language_code: str | None = None
    note: str | None = None
    deactivated: bool = False

    def user(self) -> Json:
        """The Bot API's User; a deleted account keeps nothing but its number."""
        if self.deactivated:
            return {"id": self.id, "is_bot": False, "first_name": ""}
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        for field in ("last_name", "username", "language_code"):
            value = getattr(self, field)
            if value:
                user[field] = value
        return user

    def profile(self) -> Json:
        """The client's Person."""
        return {
            "id": self.id,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "username": self.username,
            "phone": self.phone,
            "language_code": self.language_code,
            "note": self.note,
            "deactivated": self.deactivated,
        }
