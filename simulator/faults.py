"""Faults a test arms in advance: refusals, silence, cut connections, foreign pages."""

from dataclasses import asdict, dataclass
from itertools import count

from simulator.errors import ApiError, ClientError, Json

KINDS = ("status", "disconnect", "disconnect_in_body", "never_answer", "delay", "html")
PHRASES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    429: "Too Many Requests",
    500: "Internal Server Error",
    502: "Bad Gateway",
    504: "Gateway Timeout",
}
BLOCK_PAGE = "<html><head><title>Blocked</title></head><body>Access denied</body></html>"


@dataclass
class Fault:
    """One armed fault. `times` None means until cleared; `deliver` lets the effect happen first."""

    method: str
    kind: str
    times: int | None = 1
    status: int | None = None
    description: str | None = None
    retry_after: int | None = None
    migrate_to_chat_id: int | None = None
    seconds: float = 3600.0
    chat_id: int | str | None = None
    deliver: bool = False
    body: str | None = None
    id: int = 0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ClientError(f"There is no fault of the kind {self.kind!r}.")

    def is_for(self, method: str, chat_id: str) -> bool:
        if self.method not in {"*", method} and self.method.lower() != method.lower():
            return False
        return self.chat_id is None or str(self.chat_id) == chat_id

    def refusal(self) -> ApiError:
        """What a fault of the kind "status" answers."""
        status = self.status or (429 if self.retry_after else 500)
        description = self.description or PHRASES.get(status, "Error")
        if self.retry_after is not None and self.description is None:
            description = f"Too Many Requests: retry after {self.retry_after}"
        parameters = {}
        if self.retry_after is not None:
            parameters["retry_after"] = self.retry_after
        if self.migrate_to_chat_id is not None:
            parameters["migrate_to_chat_id"] = self.migrate_to_chat_id
        return ApiError(status, description, **parameters)


class Faults:
    """What is armed, in order; the first that fits a call is used."""

    def __init__(self) -> None:
        self._armed: list[Fault] = []
        self._numbers = count(1)

    def arm(self, wish: Json) -> Fault:
        known = set(Fault.__dataclass_fields__) - {"id"}
        unknown = sorted(set(wish) - known)
        if unknown or "kind" not in wish:
            raise ClientError(f"A fault needs a kind and has no field {', '.join(unknown) or '-'}.")
        fault = Fault(**{"method": "*", **wish}, id=next(self._numbers))
        self._armed.append(fault)
        return fault

    def take(self, method: str, chat_id: str) -> Fault | None:
        """The fault for this call, which is thereby used once."""
        if not self._armed:
            return None
        fault = next((armed for armed in self._armed if armed.is_for(method, chat_id)), None)
        if fault is not None and fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                self._armed.remove(fault)
        return fault

    def listed(self) -> list[Json]:
        return [asdict(fault) for fault in self._armed]

    def clear(self) -> None:
        self._armed.clear()
