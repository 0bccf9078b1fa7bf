"""Members, units and applications as cards."""

import html
from collections.abc import Sequence

from bot.access import load_actor
from bot.features.members import registration
from bot.features.members.profile import Profile
from bot.i18n import Texts
from bot.outbox.cards import Card, Menu, Picture
from bot.outbox.rendering import Rendering
from handlers.common.menu import menu
from handlers.common.paging import buttons_of, page_of
from handlers.common.people import address, phone_words
from handlers.members import keyboards, reaching
from models.members import Application, Member, Unit
from models.repositories import accounts, members, registrations, units


def render_consent(texts: Texts, *, invited: bool) -> str:
    """The text a person agrees to; a stranger's says nothing about the organisation."""
    return texts("consent-invited" if invited else "consent-stranger")


def render_invitation(texts: Texts, link: str, member: Member | None, days: int) -> Card:
    """The link and its code as a picture, to pass on."""
    who = member.full_name if member else texts.plain("invite-anyone")
    words = texts("invite-ready", name=who, link=link, days=days)
    return Card(words, picture=Picture("qr", link), keeps_choices=True)


def render_units(texts: Texts, cells: Sequence[Unit], start: int) -> Card:
    """The cells to invite to."""
    rows = buttons_of(keyboards.unit_choices(cells), start, keyboards.ShowUnits, texts)
    return Card(texts("invite-which-unit"), rows=rows)


def render_to_invite(
    texts: Texts, unit: Unit, members_left: Sequence[Member], unreached: int, start: int
) -> Card:
    """The members of a cell who are not registered yet; and so many whom no message reaches."""
    shown, page = page_of(
        members_left,
        start,
        lambda member: html.escape(member.full_name, quote=False),
        lambda at: keyboards.InviteUnit(unit.id, at),
        texts,
    )
    anyone = keyboards.InviteMember(unit.id, 0).choice(texts.plain("invite-anyone-button"))
    return Card(
        texts("invite-who", unit=unit.name, count=len(members_left), lines=page.lines),
        rows=(*page.turns, (anyone,), *reaching.unreached_rows(texts, unit.id, unreached)),
        listed=keyboards.member_choices(unit.id, shown),
    )


def render_waiting(texts: Texts, count: int) -> Card:
    """So many applications wait, and a way back to them."""
    show = keyboards.WaitingWanted().choice(texts.plain("applications-show"))
    return Card(texts("applications-waiting", count=count), rows=((show,),))


def render_profile(texts: Texts, profile: Profile) -> Card:
    """What is kept about a member."""
    member = profile.member
    roles = ", ".join(
        f"{texts.plain('role-' + role.role)} ({unit.name})" for role, unit in profile.roles
    )
    words = texts(
        "profile",
        name=member.full_name,
        unit=profile.unit.name,
        born=texts.date(member.born_on),
        phone=phone_words(member.phone),
        joined=texts.date(member.joined_on),
        membership=texts.plain(f"membership-{member.membership}"),
        participation=texts.plain(f"participation-{member.participation}"),
        roles=roles or texts.plain("role-member"),
        consented=texts.day(profile.consented_at) if profile.consented_at else "–",
        reach=texts.plain(f"reach-state-{profile.reach}"),
    )
    choice = keyboards.CorrectionWanted().choice(texts.plain("profile-correct"))
    return Card(words, rows=((choice,),))


async def view_application(view: Rendering) -> Card | None:
    """To those who decide: who applies, and whom that may be."""
    texts, session = view.texts, view.session
    application = await registrations.find_application(session, view.row.subject_id)
    if application is None:
        return None
    if application.decided_at is not None:
        unit = await units.get(session, application.unit_id)
        return Card(texts(f"application-{application.outcome}", unit=unit.name))
    reader = await load_actor(session, view.row.chat_id)
    if not await registration.may_decide(session, reader, application):
        return None
    candidates = await registration.list_candidates(session, application, reader)
    unit = await units.get(session, candidates[0].unit_id if candidates else application.unit_id)
    if application.member_id is not None:
        member = candidates[0]
        words = texts(
            "application-matched",
            unit=unit.name,
            name=member.full_name,
            born=texts.date(member.born_on),
            phone=phone_words(member.phone),
            via=texts.plain(f"application-via-{application.via}"),
        )
        return Card(words, rows=keyboards.decide_rows(application.id, member.id, texts))
    return render_candidates(texts, application, unit, candidates, 0)


def render_candidates(
    texts: Texts, application: Application, unit: Unit, candidates: Sequence[Member], start: int
) -> Card:
    """Whom the applicant may be: each is a button that carries this application."""
    words = texts("application-unmatched", unit=unit.name, stated=_stated(application))
    rows = buttons_of(
        keyboards.candidate_choices(application.id, candidates, texts),
        start,
        lambda at: keyboards.ShowCandidates(application.id, at),
        texts,
    )
    return Card(words, rows=(*rows, (keyboards.refuse_choice(application.id, texts),)))


def render_candidate(texts: Texts, application: Application, member: Member) -> Card:
    """Before a typed name is believed: whose application is it?"""
    words = texts(
        "application-candidate",
        stated=_stated(application),
        name=member.full_name,
        born=texts.date(member.born_on),
    )
    back = keyboards.ShowCandidates(application.id, 0).choice(texts.plain("application-list"))
    confirm, _ = keyboards.decide_rows(application.id, member.id, texts)
    return Card(words, rows=(confirm, (back,)))


def _stated(application: Application) -> str:
    return application.stated_name or phone_words(application.stated_phone)


async def view_decided(view: Rendering) -> Card | None:
    """To the applicant: registered, or not."""
    application = await registrations.find_application(view.session, view.row.subject_id)
    if application is None or view.account is None:
        return None
    if application.outcome != registration.APPROVED:
        return Card(view.texts("registration-refused"), ends_contact=True)
    member = await accounts.find_member(view.session, view.account)
    if member is None:
        return None
    unit = await units.get(view.session, member.unit_id)
    who = address(view.texts, member)
    return Card(view.texts("registration-done", who=who, unit=unit.name), ends_contact=True)


async def view_menu(view: Rendering) -> Menu | None:
    """The commands menu that goes with a person's roles."""
    actor = await load_actor(view.session, view.row.chat_id)
    return Menu(tuple(menu(view.texts, actor)))


async def view_correction(view: Rendering) -> Card | None:
    """To those who keep the roster: what a member says is wrong."""
    member = await members.get(view.session, view.row.subject_id)
    unit = await units.get(view.session, member.unit_id)
    words = view.row.params["words"]
    return Card(view.texts("correction", name=member.full_name, unit=unit.name, words=words))
