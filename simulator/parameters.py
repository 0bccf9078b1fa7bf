"""The parameters of one call, read as the real server reads them, however they were sent."""

import json
import re
from typing import Any

from aiohttp import web

from simulator.errors import Json, bad_request
from simulator.files import Upload

_INTEGER = re.compile(r"\s*(-?\d+)")
TRUE = frozenset({"true", "yes", "1"})


class Parameters:
    """Values by name. Whatever is missing or unreadable is empty, 0 or false, as in the original;
    only nested objects are refused when they cannot be parsed."""

    def __init__(self, values: Json, uploads: dict[str, Upload]) -> None:
        self._values = values
        self._uploads = uploads

    def has(self, name: str) -> bool:
        return name in self._values or name in self._uploads

    def text(self, name: str) -> str:
        value = self._values.get(name, "")
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        return json.dumps(value, ensure_ascii=False)

    def integer(
        self, name: str, default: int = 0, low: int | None = None, high: int | None = None
    ) -> int:
        """A number, drawn into its range; text that is no number counts as 0."""
        given = self.text(name)
        value = self.integer_of(given) if given else default
        value = value if low is None else max(low, value)
        return value if high is None else min(high, value)

    @staticmethod
    def integer_of(given: str) -> int:
        """The number a text starts with, else 0."""
        found = _INTEGER.match(given)
        return int(found[1]) if found else 0

    def flag(self, name: str, *, default: bool = False) -> bool:
        given = self.text(name)
        return given.strip().lower() in TRUE if given else default

    def nested(self, name: str, label: str) -> Any:
        """A JSON value, sent as it is or as text; None when absent."""
        value = self._values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"Can't parse {label} JSON object") from None

    def file(self, name: str) -> Upload | str | None:
        """An uploaded part, or the file_id or address given instead of one."""
        if name in self._uploads:
            return self._uploads[name]
        return self.attached(self.text(name))

    def attached(self, given: str) -> Upload | str | None:
        """Follow `attach://name` to the part it names."""
        if given.startswith("attach://"):
            part = given.removeprefix("attach://")
            return self._uploads.get(part)
        return given or None

    def logged(self) -> Json:
        """What goes to the transcript and the log: an uploaded file stands as "<file>"."""
        told = dict(self._values)
        written = json.dumps(self._values, ensure_ascii=False)
        for name in self._uploads:
            if f"attach://{name}" not in written:
                told[name] = "<file>"
        return told


async def read_parameters(request: web.Request) -> Parameters:
    """Query, urlencoded form, multipart form and JSON body, all at once if need be."""
    values: Json = dict(request.query)
    uploads: dict[str, Upload] = {}
    if not request.can_read_body:
        return Parameters(values, uploads)
    if request.content_type == "application/json":
        values.update(await _json_body(request))
        return Parameters(values, uploads)
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            uploads[name] = Upload(value.filename, value.file.read(), value.content_type)
            value.file.close()
        elif isinstance(value, bytes | bytearray):
            values[name] = value.decode("utf-8", "replace")
        else:
            values[name] = value
    return Parameters(values, uploads)


async def _json_body(request: web.Request) -> Json:
    try:
        body = json.loads(await request.read())
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise bad_request("Can't parse JSON object")
    return body
