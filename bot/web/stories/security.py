"""What browsers may do with our pages: nothing but show them."""

from starlette.responses import Response

from bot.web.stories.templates import style_hash

# Only in the browsers of those who have seen it: whatever is withdrawn stays in no proxy.
KEPT = "private, max-age=31536000, immutable"


def secured(response: Response) -> Response:
    """The answer with its security policy: no scripts, nothing from elsewhere, in no frame."""
    for name, value in (*_HEADERS.items(), ("Content-Security-Policy", _policy())):
        response.headers.setdefault(name, value)
    return response


_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
}


def _policy() -> str:
    return (
        "default-src 'none'; img-src 'self'; "
        f"style-src 'sha256-{style_hash()}'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
