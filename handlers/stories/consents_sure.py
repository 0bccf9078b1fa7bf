"""A short no under what was agreed to: whether it takes the consent back is asked first."""

from bot.context import ChatContext, Work
from bot.features.stories import consents
from bot.outbox.cards import Card
from bot.reading.agreeing import read_agreement
from bot.reading.courtesy import is_courtesy
from bot.reading.taking_back import read_taking_back
from handlers.common.routing import EarlyHandler
from handlers.stories import consents_keyboards as press
from handlers.stories import consents_views as views
from handlers.stories.consents_answering import on_take_back


async def on_stay(context: ChatContext, chosen: press.StayAgreed) -> None:
    """Nothing was taken back."""
    question = await consents.get_own(context.session, context.actor, chosen.consent_id)
    context.toast("")
    said = context.texts("story-consent-back-stays")
    context.replace(views.render_about(context.texts, question, said))


def _asked(work: Work) -> press.StayAgreed | None:
    """The question that the words stand under, or quote; None if it is another one."""
    found = (one.data for one in work.offered if not one.aside and press.StayAgreed.is_in(one.data))
    return next((press.StayAgreed.unpack(data) for data in found), None)


def _is_meant(work: Work, words: str) -> bool:
    is_free = work.actor.member is not None and work.dialogue is None and not work.pressed
    return is_free and bool(words) and _asked(work) is not None


async def _on_said(context: ChatContext, words: str) -> bool:
    """Typed instead of pressed; what is about something else is left to the others."""
    asked = _asked(context.work)
    if asked is None:
        return False
    is_back = read_taking_back(words)
    if is_back:
        await on_take_back(context, press.TakeBack(asked.consent_id))
    elif is_back is not None:
        await on_stay(context, asked)
    elif read_agreement(words) is None and not is_courtesy(words):
        return False
    else:
        context.reply(Card(context.texts("story-consent-back-unclear"), keeps_choices=True))
    return True


EARLY = EarlyHandler(_is_meant, _on_said)
