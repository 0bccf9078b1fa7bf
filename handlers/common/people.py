"""How people are addressed and their numbers written."""

from bot.i18n import Html, Texts
from bot.reading.names import given_name
from models.members import Member


def address(texts: Texts, member: Member) -> Html:
    """How a member is addressed: "đồng chí Sen", "Ms Sen"."""
    return texts(f"address-{member.sex or 'unknown'}", name=given_name(member.full_name))


def phone_words(phone: str | None) -> str:
    """A number as people read it aloud: "0900 330 037"."""
    if not phone:
        return "–"
    local = "0" + phone.removeprefix("+84") if phone.startswith("+84") else phone
    return " ".join([local[:4], local[4:7], local[7:]]).strip()


def phone_or_none(texts: Texts, phone: str | None) -> str:
    """The same in a sentence, which says so where there is no number."""
    return phone_words(phone) if phone else texts.plain("reach-no-phone")
