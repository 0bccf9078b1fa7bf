"""Who decides on an application: register the applicant as a member, or refuse."""

from bot.access import Act
from bot.context import ChatContext
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.meetings import calling
from bot.features.members import registration
from bot.features.reports import rounds
from bot.i18n import Html
from bot.outbox.cards import Card
from handlers.members import keyboards as press
from handlers.members import views
from models.members import Application, Member
from models.repositories import accounts, members, registrations, units


async def on_decide(context: ChatContext, chosen: press.Decide) -> None:
    """One press: registered, or refused."""
    await _decide(context, chosen.application_id, chosen.member_id or None)


async def on_candidate(context: ChatContext, chosen: press.Candidate) -> None:
    """One press too; a typed name may mean the applicant of another card, so it is asked about."""
    if context.work.query_id:
        await _decide(context, chosen.application_id, chosen.member_id)
        return
    application, found = await _find_waiting(context, chosen.application_id)
    member = next((one for one in found if one.id == chosen.member_id), None)
    if member is None:
        raise ChoiceIsStale
    context.reply(views.render_candidate(context.texts, application, member))


async def on_show_candidates(context: ChatContext, chosen: press.ShowCandidates) -> None:
    """Another page of those whom the applicant may be."""
    application, found = await _find_waiting(context, chosen.application_id)
    unit = await units.get(context.session, found[0].unit_id if found else application.unit_id)
    context.toast("")
    card = views.render_candidates(context.texts, application, unit, found, chosen.start)
    context.replace(card)


async def _find_waiting(
    context: ChatContext, application_id: int
) -> tuple[Application, list[Member]]:
    """An application that the actor may decide on, and whom it may be about.

    Raises ChoiceIsStale, NotAllowed.
    """
    session, actor = context.session, context.actor
    application = await registrations.find_application(session, application_id)
    if application is None or application.decided_at is not None:
        raise ChoiceIsStale
    if not await registration.may_decide(session, actor, application):
        raise NotAllowed(act=Act.DECIDE_APPLICATION, unit_id=application.unit_id)
    return application, await registration.list_candidates(session, application, actor)


async def _decide(context: ChatContext, application_id: int, member_id: int | None) -> None:
    session, texts = context.session, context.texts
    application = await registration.decide(
        session, context.actor, application_id, member_id, context.now
    )
    if application.decided_at is None:
        _tell(context, texts.plain("application-passed-on"), texts("application-passed-on"))
        return
    account = await accounts.get(session, application.account_id)
    await calling.welcome(session, account, context.now, context.work.settings.quiet)
    await rounds.welcome(session, account, context.now, context.work.settings.quiet)
    unit = await units.get(session, application.unit_id)
    words = texts("application-refused", unit=unit.name)
    if member_id is not None:
        member = await members.get(session, member_id)
        words = texts("application-bound", name=member.full_name, unit=unit.name)
    _tell(context, texts.plain("application-noted"), words)


def _tell(context: ChatContext, toast: str, words: Html) -> None:
    """Nothing appears over the chat for one who typed, so they get the words."""
    context.toast(toast)
    if not context.work.query_id:
        context.reply(Card(words))
