"""Registration, invitations and one's own data: what people do about them in chat."""

from datetime import timedelta

from telegram import Update

from bot.access import Act, list_units
from bot.context import ChatContext
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.members import invitations, profile, registration
from bot.i18n import Texts
from bot.outbox.cards import Card, Rows, column
from bot.reading.names import fold
from bot.reading.phones import read_phone
from handlers.common.forms import Form, stop_choice
from handlers.members import keyboards as press
from handlers.members import views
from models.repositories import accounts, members, units

_YES, _NO = "yes", "no"
# Typed in full instead of pressed; anything else is asked about again.
_SAID = {"dong y": _YES, "i agree": _YES, "khong dong y": _NO, "i do not agree": _NO}


async def on_start(context: ChatContext, code: str) -> None:
    """The first contact: with a code from a secretary, or without."""
    texts = context.texts
    if context.actor.is_registered:
        await _greet_member(context)
        return
    waiting = await registration.find_waiting(context.session, context.actor)
    if waiting and waiting.via == registration.INVITATION:
        context.reply(Card(texts("registration-waiting")))
        return
    # The words agreed to are those shown, whatever is chosen in between.
    answers = {"language": texts.language}
    if code:
        answers["code_hash"] = invitations.hash_code(code)
        if not await _is_good_code(context, answers["code_hash"]):
            context.reply(Card(texts(invitations.InvitationIsVoid.key)))
            return
    asked = await registration.find_asked(context.session, context.actor)
    if waiting or (asked and not code):
        context.reply(Card(texts("contact-received"), ends_contact=True))
        return
    await context.take_to(REGISTER.name, "consent", answers)
    words = views.render_consent(texts, invited=_is_expected(context, answers))
    context.reply(Card(words, rows=_consent_rows(texts)))


async def _is_good_code(context: ChatContext, code_hash: str) -> bool:
    user_id = context.actor.user_id
    return await invitations.is_good(context.session, user_id, code_hash, context.now)


async def _greet_member(context: ChatContext) -> None:
    """To one whom the settings name since they registered: what is theirs to do now."""
    is_new = _is_administrator(context) and await registration.appoint_administrator(
        context.session, context.actor, context.now
    )
    if is_new:
        await _instruct_administrator(context)
    else:
        context.reply(Card(context.texts("start-registered")))


def _consent_rows(texts: Texts) -> Rows:
    yes = REGISTER.choice("consent", _YES, texts.plain("consent-yes"))
    no = REGISTER.choice("consent", _NO, texts.plain("consent-no"))
    return column(yes, no)


def _is_expected(context: ChatContext, answers: dict[str, str]) -> bool:
    return "code_hash" in answers or _is_administrator(context)


def _is_administrator(context: ChatContext) -> bool:
    return context.actor.user_id in context.work.settings.admin_ids


async def on_consent(context: ChatContext, words: str) -> None:
    """Nothing is kept of a person who does not agree; the way on depends on how they came."""
    texts = context.texts
    words = _SAID.get(fold(words).strip(" .!"), words)
    if words == _NO:
        update_id = context.work.update_id
        await registration.forget_stranger(context.session, context.actor, update_id)
        context.replace(Card(texts("consent-refused")))
        return
    if words != _YES:
        context.reply(Card(texts("consent-unclear"), rows=_consent_rows(texts)))
        return
    answers = context.answers
    shown = Texts(answers.get("language", texts.language), texts.zone)
    agreed_to = views.render_consent(shown, invited=_is_expected(context, answers))
    account = await registration.give_consent(
        context.session,
        context.actor,
        agreed_to,
        shown.language,
        context.work.update_id,
        context.now,
    )
    if _is_administrator(context):
        await _welcome_administrator(context)
    elif "code_hash" not in answers:
        await context.take_to(REGISTER.name, "contact", answers)
        label = texts.plain("contact-share")
        context.reply(Card(texts("contact-ask"), asks_contact=label))
    else:
        invitation = await invitations.check(context.session, answers["code_hash"], context.now)
        if invitation.member_id is None:
            await context.take_to(REGISTER.name, "name", answers)
            context.replace(Card(texts("name-ask")))
        else:
            await _apply_by_invitation(context, account.id, "")


async def _welcome_administrator(context: ChatContext) -> None:
    work = context.work
    account = await accounts.find(context.session, work.user_id)
    if account is None:
        raise NotAllowed
    await registration.become_administrator(
        context.session, account, work.user_name, work.settings.ward_name, context.now
    )
    await context.end_dialogue()
    await _instruct_administrator(context)


async def _instruct_administrator(context: ChatContext) -> None:
    cells = await units.count_cells(context.session)
    key = "admin-ready" if cells else "admin-first-steps"
    context.replace(Card(context.texts(key, cells=cells)))


async def on_name(context: ChatContext, words: str) -> None:
    """The name of a person whose code is for anybody of the cell."""
    account = context.actor.account
    if account is None:
        raise ChoiceIsStale
    await _apply_by_invitation(context, account.id, words)


async def _apply_by_invitation(context: ChatContext, account_id: int, name: str) -> None:
    account = await accounts.get(context.session, account_id)
    code_hash = context.answers["code_hash"]
    await registration.apply_by_invitation(context.session, account, code_hash, name, context.now)
    await context.end_dialogue()
    context.replace(Card(context.texts("registration-asked")))


async def on_contact_words(context: ChatContext, words: str) -> None:
    """Typed instead of shared: a typed number proves nothing."""
    del words
    texts = context.texts
    context.reply(Card(texts("contact-not-typed"), asks_contact=texts.plain("contact-share")))


async def on_contact(update: Update, context: ChatContext) -> None:
    """The own contact is matched to the roster; the answer does not tell whether it was found."""
    contact = update.message.contact if update.message else None
    dialogue = context.work.dialogue
    is_asked = dialogue is not None and (dialogue.name, dialogue.step) == (REGISTER.name, "contact")
    if contact is None or not is_asked:
        context.reply(Card(context.texts("contact-not-asked"), ends_contact=True))
        return
    if contact.user_id != context.actor.user_id:
        raise registration.ContactIsNotOwn
    phone = read_phone(contact.phone_number)
    await context.end_dialogue()
    await registration.apply_by_phone(
        context.session, context.actor, phone or "", context.work.update_id, context.now
    )
    context.reply(Card(context.texts("contact-received"), ends_contact=True))


REGISTER = Form("register", {"consent": on_consent, "name": on_name, "contact": on_contact_words})


async def on_invite(context: ChatContext, words: str) -> None:
    """Choose the cell to invite to; with one only, its members at once."""
    del words
    cells = await list_units(context.session, context.actor, Act.INVITE)
    if not cells:
        raise NotAllowed(act=Act.INVITE)
    waiting = await registration.list_to_decide(context.session, context.actor)
    if waiting:
        context.reply(views.render_waiting(context.texts, len(waiting)))
    if len(cells) == 1:
        await _show_members(context, cells[0].id, 0)
        return
    context.reply(views.render_units(context.texts, cells, 0))


async def on_show_units(context: ChatContext, chosen: press.ShowUnits) -> None:
    """Another page of the cells."""
    cells = await list_units(context.session, context.actor, Act.INVITE)
    if not cells:
        raise NotAllowed(act=Act.INVITE)
    context.toast("")
    context.replace(views.render_units(context.texts, cells, chosen.start))


async def on_waiting_wanted(context: ChatContext, chosen: press.WaitingWanted) -> None:
    """Bring the applications that wait back to the bottom of the chat."""
    del chosen
    await registration.show_waiting(context.session, context.actor, context.now)
    context.toast("")


async def on_invite_unit(context: ChatContext, chosen: press.InviteUnit) -> None:
    """The members of the chosen cell."""
    context.toast("")
    await _show_members(context, chosen.unit_id, chosen.start)


async def _show_members(context: ChatContext, unit_id: int, start: int) -> None:
    left = await invitations.list_to_invite(context.session, context.actor, unit_id)
    unit = await units.get(context.session, unit_id)
    unreached = len(await accounts.list_unreached(context.session, unit_id))
    context.replace(views.render_to_invite(context.texts, unit, left, unreached, start))


async def on_invite_member(context: ChatContext, chosen: press.InviteMember) -> None:
    """Make the invitation and show it, ready to pass on."""
    days = context.work.settings.invitation_days
    code = await invitations.invite(
        context.session,
        context.actor,
        chosen.unit_id,
        chosen.member_id or None,
        context.now,
        timedelta(days=days),
    )
    member = await members.get(context.session, chosen.member_id) if chosen.member_id else None
    link = f"https://t.me/{context.work.bot_username}?start={code}"
    context.toast("")
    context.reply(views.render_invitation(context.texts, link, member, days))


async def on_profile(context: ChatContext, words: str) -> None:
    """What is kept about the person who asks."""
    del words
    texts = context.texts
    found = await profile.see_own(context.session, context.actor)
    if isinstance(found, profile.Profile):
        context.reply(views.render_profile(texts, found))
    else:
        context.reply(Card(texts("profile-waiting", consented=texts.day(found))))


async def on_correction_wanted(context: ChatContext, chosen: press.CorrectionWanted) -> None:
    """Ask what is wrong."""
    del chosen
    await context.take_to(CORRECT.name, "words", {})
    context.toast("")
    stop = stop_choice(context.texts)
    context.reply(Card(context.texts("correction-ask"), rows=((stop,),)))


async def on_correction_words(context: ChatContext, words: str) -> None:
    """Pass it on to those who keep the roster."""
    told = await profile.ask_correction(context.session, context.actor, words, context.now)
    await context.end_dialogue()
    context.reply(Card(context.texts("correction-sent" if told else "correction-nobody")))


CORRECT = Form("correct", {"words": on_correction_words})


async def on_erase(context: ChatContext, words: str) -> None:
    """Explain what erasing means and ask once."""
    del words
    await profile.require_kept(context.session, context.actor)
    texts = context.texts
    confirm = press.erase_choice(texts)
    words = texts("erase-ask" if context.actor.is_registered else "erase-ask-stranger")
    context.reply(Card(words, rows=column(confirm, stop_choice(texts))))


async def on_erase_confirmed(context: ChatContext, chosen: press.EraseConfirmed) -> None:
    """Withdraw the consent and forget the account."""
    del chosen
    update_id, quiet = context.work.update_id, context.work.settings.quiet
    await profile.erase_account(context.session, context.actor, update_id, context.now, quiet)
    context.toast("")
    context.replace(Card(context.texts("erase-done")))
