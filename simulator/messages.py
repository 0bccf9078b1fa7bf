"""A message as the simulator keeps it, and what a chat app is shown of it."""

from dataclasses import dataclass, field

from simulator.errors import Json

MEDIA_KINDS = ("document", "voice", "sticker", "video", "audio", "animation", "video_note")
CONTENT_KINDS = ("text", "photo", "poll", "contact", *MEDIA_KINDS)
SENDABLE_CONTENT = (
    *CONTENT_KINDS,
    "entities",
    "caption",
    "caption_entities",
    "link_preview_options",
)


@dataclass(eq=False, slots=True)
class StoredMessage:
    """`body` is the Bot API JSON; it is replaced and never changed in place.

    So whoever was handed a body (a queue, the transcript, a reply) holds the state of that moment
    without a copy being made.
    """

    body: Json
    sender_id: int
    seq: int = 0
    deleted: bool = False
    reactions: dict[int, list[Json]] = field(default_factory=dict)

    @property
    def message_id(self) -> int:
        return int(self.body["message_id"])

    @property
    def is_service(self) -> bool:
        return not any(kind in self.body for kind in CONTENT_KINDS)

    def quoted(self) -> Json:
        """The body as it stands inside a reply: replies nest one deep."""
        return {key: value for key, value in self.body.items() if key != "reply_to_message"}

    def shown_to(self, person_id: int) -> Json:
        """The client's Message: the body and what a chat app needs besides."""
        shown = {
            **self.body,
            "seq": self.seq,
            "out": self.sender_id == person_id,
            "deleted": self.deleted,
        }
        urls = file_urls(self.body)
        if urls:
            shown["file_urls"] = urls
        if self.reactions:
            shown["reactions"] = [
                {"user_id": who, "reaction": reaction} for who, reaction in self.reactions.items()
            ]
        return shown


def file_urls(body: Json) -> dict[str, str]:
    """Where a chat app loads the media of a message from, by kind."""
    found = {kind: body[kind]["file_unique_id"] for kind in MEDIA_KINDS if kind in body}
    if "photo" in body:
        found["photo"] = body["photo"][-1]["file_unique_id"]
    return {kind: f"/client/files/{unique}" for kind, unique in found.items()}
