"""Words under what was said already: whether a short no takes a consent back is asked first."""

from bot.context import ChatContext, Work
from bot.errors import ChibotError
from bot.features.stories import consent_rules, consents, rules
from bot.outbox.cards import Card
from bot.reading import agreeing
from bot.reading.courtesy import is_courtesy
from bot.reading.taking_back import is_about_it, read_taking_back
from handlers.common.routing import EarlyHandler
from handlers.stories import consents_keyboards as press
from handlers.stories import consents_views as views
from handlers.stories.consents_answering import on_not_me, on_read_again, on_take_back


async def on_stay(context: ChatContext, chosen: press.StayAgreed) -> None:
    """Nothing was taken back; unless it was, by the other button."""
    question = await consents.get_own(context.session, context.actor, chosen.consent_id)
    context.toast("")
    is_given = question.consent.state == rules.GIVEN
    said = context.texts("story-consent-back-stays") if is_given else None
    context.replace(views.render_about(context.texts, question, said))


def _asked(work: Work) -> press.StayAgreed | None:
    """The question that the words stand under, or quote; None if it is another one."""
    found = (one.data for one in work.offered if not one.aside and press.StayAgreed.is_in(one.data))
    return next((press.StayAgreed.unpack(data) for data in found), None)


def _given(work: Work) -> press.TakeBack | None:
    """What the words stand under, or quote, if it can be taken back and nothing else be said."""
    own = [one.data for one in work.offered if not one.aside]
    if any(press.Answer.is_in(data) for data in own):
        return None
    return next((press.TakeBack.unpack(data) for data in own if press.TakeBack.is_in(data)), None)


def _is_meant(work: Work, words: str) -> bool:
    is_free = work.actor.member is not None and work.is_idle and not work.pressed
    # The card that asks whether one is sure offers to take back, too.
    return is_free and bool(words) and _given(work) is not None


async def _on_said(context: ChatContext, words: str) -> bool:
    """Typed instead of pressed; what is about something else is left to the others."""
    asked, given = _asked(context.work), _given(context.work)
    if asked is None:
        return given is not None and await _take(context, given, words)
    is_back = read_taking_back(words)
    if is_back:
        await on_take_back(context, press.TakeBack(asked.consent_id))
    elif is_back is not None:
        await on_stay(context, asked)
    elif not (is_about_it(words) or agreeing.read_agreement(words) or is_courtesy(words)):
        return False
    else:
        context.reply(Card(context.texts("story-consent-back-unclear"), keeps_choices=True))
    return True


async def _take(context: ChatContext, given: press.TakeBack, words: str) -> bool:
    """Under what they have said; else their "không" would be an answer to an invitation."""
    try:
        question = await consents.get_own(context.session, context.actor, given.consent_id)
    except ChibotError:
        return False
    said, consent = agreeing.read_agreement(words), question.consent
    is_given = consent_rules.covers(consent, question.story.revision)
    if is_given and (said == agreeing.YES or is_courtesy(words)):
        context.reply(Card(context.texts("story-consent-thanks-given"), keeps_choices=True))
        return True
    if said is None or consent.state in consent_rules.AGAINST:
        return False
    is_doubtful = said == agreeing.NOT_ME or agreeing.is_mere_no(words)
    if consent.state == rules.GIVEN and is_doubtful:
        context.reply(views.render_sure(context.texts, question))
    elif said == agreeing.NOT_ME:
        await on_not_me(context, press.NotMe(given.consent_id))
    elif said == agreeing.NO:
        await on_take_back(context, given)
    elif not is_given:
        # The question comes, with all its answers.
        await on_read_again(context, press.ReadAgain(given.consent_id))
    return said in {agreeing.NO, agreeing.NOT_ME} or not is_given


EARLY = EarlyHandler(_is_meant, _on_said)
