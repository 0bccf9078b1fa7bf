"""Stories of good examples: what was told, who agreed to it, where it was posted."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, JsonList, JsonObject
from models.types import RowId


class Story(Base):
    """A good example; the states are those of `bot.features.stories.rules`.

    `revision` grows with every change of what would be published, and a consent names the one it
    covers. `release` counts how often it was published: after a withdrawal it may be once more.
    """

    __tablename__ = "stories"
    __table_args__ = (Index("ix_stories_state", "state", "published_at"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    # The cell it comes from.
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    proposed_by: Mapped[int | None] = mapped_column(ForeignKey("members.id", ondelete="SET NULL"))
    # The report it was told in; each report proposes one.
    report_id: Mapped[int | None] = mapped_column(
        ForeignKey("reports.id", ondelete="SET NULL"), unique=True
    )
    state: Mapped[str] = mapped_column(String(20))
    revision: Mapped[int]
    release: Mapped[int]
    # As the member told it: what happened, and the parts that were told apart.
    words: Mapped[str] = mapped_column(Text)
    who: Mapped[str] = mapped_column(String(300))
    place: Mapped[str] = mapped_column(String(300))
    result: Mapped[str] = mapped_column(String(1000))
    # As it is published: plain text, a blank line between paragraphs.
    title: Mapped[str] = mapped_column(String(120))
    text: Mapped[str] = mapped_column(Text)
    tags: Mapped[JsonList]
    # Part of its address; made when it is published for the first time, and kept.
    slug: Mapped[str | None] = mapped_column(String(100), unique=True)
    # A correction of what is published, until a second person agrees.
    proposed_title: Mapped[str | None] = mapped_column(String(120))
    proposed_text: Mapped[str | None] = mapped_column(Text)
    # Why it was returned, declined or withdrawn.
    note: Mapped[str | None] = mapped_column(String(500))
    proposed_at: Mapped[datetime]
    # Who said yes for the cell.
    reviewed_by: Mapped[int | None] = mapped_column(ForeignKey("members.id", ondelete="SET NULL"))
    # Who asks for it to be published, or corrected; and the second person.
    edited_by: Mapped[int | None] = mapped_column(ForeignKey("members.id", ondelete="SET NULL"))
    approved_by: Mapped[int | None] = mapped_column(ForeignKey("members.id", ondelete="SET NULL"))
    approved_at: Mapped[datetime | None]
    # "now", "at" or "queue".
    release_how: Mapped[str] = mapped_column(String(8))
    release_at: Mapped[datetime | None]
    # Grows each time a second person is asked: their button means just that question.
    asking: Mapped[int] = mapped_column(default=0)
    published_at: Mapped[datetime | None]
    corrected_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    # Kept for a while, so that its teller can read why.
    declined_at: Mapped[datetime | None]


class StoryPhoto(Base):
    """A picture of a story, drawn anew without what a camera notes in it."""

    __tablename__ = "story_photos"
    __table_args__ = (UniqueConstraint("story_id", "source"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    story_id: Mapped[int] = mapped_column(ForeignKey("stories.id", ondelete="CASCADE"))
    # Telegram's unique id of the file: the same photo counts once.
    source: Mapped[str] = mapped_column(String(64))
    # JPEG, and its size in pixels.
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    width: Mapped[int]
    height: Mapped[int]
    # From 1, in the order of showing; not unique, for places are exchanged.
    position: Mapped[int]
    # What it shows, also for those who cannot see it.
    caption: Mapped[str] = mapped_column(String(200))
    # Left, top, width and height of what is shown, in thousandths of the picture; None: all.
    crop: Mapped[JsonList | None]
    is_left_out: Mapped[bool]
    added_at: Mapped[datetime]


class StoryConsent(Base):
    """A person or group that is shown, and whether they agree to be.

    `state` is `needed` (named, not asked), `asked`, `given`, `refused` or `withdrawn`.
    """

    __tablename__ = "story_consents"
    __table_args__ = (
        Index("ix_story_consents_story_id", "story_id"),
        Index("ix_story_consents_member_id", "member_id"),
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    story_id: Mapped[int] = mapped_column(ForeignKey("stories.id", ondelete="CASCADE"))
    # As they are called in the story.
    name: Mapped[str] = mapped_column(String(120))
    # "person", "group" or "parent" (who agrees for a child).
    agrees_as: Mapped[str] = mapped_column(String(10))
    # The member who is asked in chat; None: it is recorded.
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id", ondelete="SET NULL"))
    state: Mapped[str] = mapped_column(String(10))
    # Whether the pictures may be shown too.
    has_pictures: Mapped[bool]
    # Of the story, when they agreed.
    revision: Mapped[int | None]
    # "chat", "paper" (a photo of it) or "voice"; the file stays with Telegram.
    proof: Mapped[str | None] = mapped_column(String(8))
    proof_id: Mapped[str | None] = mapped_column(String(255))
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("members.id", ondelete="SET NULL"))
    decided_at: Mapped[datetime | None]


class StoryTarget(Base):
    """A channel or group that the story is posted to."""

    __tablename__ = "story_targets"

    story_id: Mapped[int] = mapped_column(
        ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True
    )
    bound_chat_id: Mapped[int] = mapped_column(
        ForeignKey("bound_chats.id", ondelete="CASCADE"), primary_key=True
    )


class StoryRhythm(Base):
    """When a ward publishes the next story of its queue."""

    __tablename__ = "story_rhythms"

    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    # Monday is 0.
    weekdays: Mapped[JsonList]
    # "18:00".
    at: Mapped[str] = mapped_column(String(5))
    set_by: Mapped[int | None] = mapped_column(ForeignKey("members.id", ondelete="SET NULL"))
    set_at: Mapped[datetime]


class StoryReaction(Base):
    """How many have reacted to one post of a story; nobody knows who."""

    __tablename__ = "story_reactions"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    story_id: Mapped[int] = mapped_column(ForeignKey("stories.id", ondelete="CASCADE"), index=True)
    total: Mapped[int]
    # By emoji.
    counts: Mapped[JsonObject]
    counted_at: Mapped[datetime]


class StoryView(Base):
    """How often the page of a story was opened on a day; nothing is kept of those who did."""

    __tablename__ = "story_views"

    story_id: Mapped[int] = mapped_column(
        ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[date] = mapped_column(primary_key=True)
    views: Mapped[int]


class StoryShare(Base):
    """A story on another network: by hand with a link, or by the publisher of a page.

    `state` is `chosen` (until it is published), `queued`, `sending`, `posted`, `refused`, `unknown`
    or `removed`.
    """

    __tablename__ = "story_shares"
    __table_args__ = (UniqueConstraint("story_id", "network", "release"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    story_id: Mapped[int] = mapped_column(ForeignKey("stories.id", ondelete="CASCADE"))
    # "facebook", "zalo" or "tiktok".
    network: Mapped[str] = mapped_column(String(10))
    release: Mapped[int]
    state: Mapped[str] = mapped_column(String(10))
    url: Mapped[str | None] = mapped_column(String(300))
    # The post's id there, if the publisher made it.
    remote_id: Mapped[str | None] = mapped_column(String(100))
    # What the publisher has to do next: "post", "edit" or "remove"; and not before this.
    task: Mapped[str | None] = mapped_column(String(8))
    due_at: Mapped[datetime | None]
    reason: Mapped[str | None] = mapped_column(String(60))
    marked_by: Mapped[int | None] = mapped_column(ForeignKey("members.id", ondelete="SET NULL"))
    marked_at: Mapped[datetime]


class StorySite(Base):
    """One row: grows with every change of what the public pages show."""

    __tablename__ = "story_site"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int]
