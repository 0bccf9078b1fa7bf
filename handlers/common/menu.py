"""The commands of each role, for the menu button and for /help."""

from bot.access import Act, Actor
from bot.i18n import Texts

_STRANGER = ("start", "help", "ngonngu")
_MEMBER = ("hop", "xinykien", "baocao", "guong", "toi", "help", "ngonngu", "xoa")
_LEADER = tuple("hop thongbao xinykien baocao guong moi nhom toi help ngonngu xoa".split())


def role_of(actor: Actor) -> str:
    """Which help and menu a person gets: stranger, member or leader."""
    if not actor.is_registered:
        return "stranger"
    return "leader" if actor.holds_any(Act.CALL_MEETING) else "member"


def menu(texts: Texts, actor: Actor) -> list[tuple[str, str]]:
    """(command, description) in the order of the menu."""
    names = {"stranger": _STRANGER, "member": _MEMBER, "leader": _LEADER}[role_of(actor)]
    return [(name, texts.plain(f"menu-{name}")) for name in names]
