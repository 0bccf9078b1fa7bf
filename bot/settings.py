"""Every setting, with its default and reason; `.env.example` names them all."""

from datetime import time
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BeforeValidator, Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.quiet import QuietHours
from models.session import database_url as with_driver
from models.session import file_of

_THIS_MACHINE = frozenset({"127.0.0.1", "localhost", "::1"})


def _split(value: object) -> object:
    """Let a list be written as `1, 2`."""
    return value.replace(",", " ").split() if isinstance(value, str) else value


def _as_address(value: str, info: ValidationInfo) -> str:
    """An address that this server is reached at. Raises ValueError."""
    parts = urlsplit(value)
    if parts.query or parts.fragment or not parts.hostname:
        raise ValueError("only https://name or https://name/path")
    if not info.data.get("web_port"):
        raise ValueError("CHIBOT_WEB_PORT must say where it is served")
    return value.rstrip("/")


class Settings(BaseSettings):
    """Read from the environment and `.env`, with the prefix CHIBOT_."""

    model_config = SettingsConfigDict(env_prefix="CHIBOT_", env_file=".env", extra="ignore")

    # The bot's token from BotFather. Secret: never logged.
    token: SecretStr = SecretStr("")
    # Telegram ids of the ward administrators; the bot tells anybody their own id on /id.
    admin_ids: Annotated[list[int], NoDecode, BeforeValidator(_split)] = []
    # Name of the organisation's root unit, made at the first start.
    ward_name: str = "Đảng ủy phường"
    database_url: str = Field(default="sqlite:///chibot.db", validate_default=True)
    # Another Bot API server, or a proxy, where Telegram is not reachable directly.
    api_base_url: str = "https://api.telegram.org"
    proxy_url: str | None = None
    # Language of people who have not chosen one.
    language: Literal["vi", "en"] = "vi"
    timezone: str = "Asia/Ho_Chi_Minh"
    quiet_from: time = time(21, 0)
    quiet_until: time = time(6, 30)
    # Invitations of this age are void.
    invitation_days: int = Field(default=14, ge=1, le=90)
    # What Telegram allows: 30 a second over all, 1 a second to a chat, 20 a minute to a group.
    messages_per_second: int = Field(default=30, ge=1)
    # Seconds between messages to one chat. Telegram bears short bursts, but does not say how short.
    chat_seconds: float = Field(default=1.0, ge=0)
    # Messages that may be unclear after a crash: those under way at once.
    messages_in_flight: int = Field(default=3, ge=1, le=256)
    # Seconds after which a reminder whose fate is unclear is repeated, once.
    repeat_after_seconds: int = Field(default=60, ge=1)
    # 32 bytes in base64 that seal secret answers; without it they lie in a file of their own.
    # Secret: kept apart from the database and its backups.
    seal_key: SecretStr | None = None
    seal_key_file: Path | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    # Lines for people on a terminal, JSON for programs elsewhere, unless one is asked for.
    log_format: Literal["auto", "json", "text"] = "auto"
    # Where /health, /metrics and the webhook are served; port 0: nowhere.
    web_host: str = "127.0.0.1"
    web_port: int = Field(default=0, ge=0, le=65535)
    # The address at which Telegram reaches this server from outside; without it chibot polls.
    webhook_url: str | None = None
    # The address under which everybody reads published stories; without it there are no pages.
    public_url: str | None = None
    # The Facebook Page that stories are posted to where somebody chooses so: its number, and its
    # own access token with pages_manage_posts. Secret: never logged.
    facebook_page_id: str = Field(default="", pattern=r"^\d{0,30}$")
    facebook_page_token: SecretStr = Field(default=SecretStr(""), validate_default=True)
    # The Graph API; each version is served for two years.
    facebook_api_url: str = "https://graph.facebook.com/v25.0"

    @field_validator("timezone")
    @classmethod
    def _zone_exists(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(f"no such time zone: {value!r} (try Asia/Ho_Chi_Minh)") from error
        return value

    @field_validator("proxy_url")
    @classmethod
    def _is_http(cls, value: str | None) -> str | None:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("only http:// and https:// proxies can be used")
        return value or None

    @field_validator("webhook_url")
    @classmethod
    def _can_be_reached(cls, value: str | None, info: ValidationInfo) -> str | None:
        if not value:
            return None
        parts = urlsplit(value)
        if parts.scheme != "https" and parts.hostname not in _THIS_MACHINE:
            raise ValueError("Telegram calls https:// addresses only")
        return _as_address(value, info)

    @field_validator("public_url")
    @classmethod
    def _can_be_read(cls, value: str | None, info: ValidationInfo) -> str | None:
        if not value:
            return None
        if urlsplit(value).scheme not in {"http", "https"}:
            raise ValueError("browsers open http:// and https:// addresses only")
        return _as_address(value, info)

    @field_validator("facebook_page_token")
    @classmethod
    def _with_page(cls, value: SecretStr, info: ValidationInfo) -> SecretStr:
        if bool(value.get_secret_value()) != bool(info.data.get("facebook_page_id")):
            raise ValueError("CHIBOT_FACEBOOK_PAGE_ID and its token belong together")
        return value

    @field_validator("facebook_api_url")
    @classmethod
    def _is_safe(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme != "https" and parts.hostname not in _THIS_MACHINE:
            raise ValueError("the token is sent to https:// addresses only")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _with_driver(cls, value: str) -> str:
        return with_driver(value)

    @field_validator("api_base_url")
    @classmethod
    def _without_tail(cls, value: str) -> str:
        return value.rstrip("/").removesuffix("/bot")

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which people read and write times."""
        return ZoneInfo(self.timezone)

    @property
    def quiet(self) -> QuietHours:
        """When nobody is disturbed."""
        return QuietHours(self.quiet_from, self.quiet_until, self.zone)

    @property
    def seal_key_path(self) -> Path:
        """The file of the key: beside an SQLite database unless a setting says where."""
        database = file_of(self.database_url)
        beside = database.with_name(f"{database.name}.key") if database else Path("chibot.key")
        return self.seal_key_file or beside

    @property
    def has_facebook(self) -> bool:
        """Whether there is a Page to post to."""
        return bool(self.facebook_page_id)

    @property
    def has_token(self) -> bool:
        """Whether the token has the shape of one."""
        number, _, secret = self.token.get_secret_value().partition(":")
        return number.isascii() and number.isdigit() and bool(secret)

    @property
    def bot_id(self) -> int:
        """The bot's numeric id, which is the part of the token before the colon."""
        return int(self.token.get_secret_value().split(":", 1)[0])
