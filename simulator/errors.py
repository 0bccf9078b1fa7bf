"""Refusals in Telegram's own words, with the HTTP status that goes with them."""

from typing import Any

Json = dict[str, Any]

PREFIXES = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found"}


class ApiError(Exception):
    """The Bot API says no: answered as JSON with the same HTTP status."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def reply(self) -> Json:
        answer: Json = {"ok": False, "error_code": self.status, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


def bad_request(fact: str, **parameters: int) -> ApiError:
    """400; like the real server, starts a sentence in lower case but keeps CODES_LIKE_THIS."""
    code_like = len(fact) > 1 and (fact[1] == "_" or fact[1].isupper())
    said = fact if code_like else fact[:1].lower() + fact[1:]
    return ApiError(400, f"Bad Request: {said}", **parameters)


def forbidden(fact: str) -> ApiError:
    return ApiError(403, f"Forbidden: {fact}")


def too_many_requests(retry_after: int) -> ApiError:
    description = f"Too Many Requests: retry after {retry_after}"
    return ApiError(429, description, retry_after=retry_after)


class ClientError(Exception):
    """A person's chat app (or a test) asked for something that cannot be: one sentence says why."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status
