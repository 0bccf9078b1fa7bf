"""The person who is shown answers, by a press or in words, and may change their mind."""

import re

from bot.context import ChatContext, Work
from bot.errors import ChibotError
from bot.features.stories import consent_rules, consents, naming, rules
from bot.features.stories.consents import IsAnswered, Question, StoryIsNotOpen, WordingIsNew
from bot.i18n import Html
from bot.outbox.cards import Card, Rows, column
from bot.reading import agreeing
from bot.reading.courtesy import is_courtesy
from bot.reading.names import fold
from bot.reading.rsvp import read_rsvp
from handlers.common.routing import EarlyHandler
from handlers.stories import consents_keyboards as press
from handlers.stories import consents_views as views
from models.repositories import story_consents

# On one screen; the oldest are seldom asked for.
_SHOWN = 6
_LONGEST = 120
# "tôi muốn rút lại đồng ý", "gỡ bài của tôi".
_BACK = re.compile(
    r"(?:\w+ ){0,4}(?:rut lai (?:su )?dong y|khong dong y nua|go bai (?:cua|ve|ke ve|viet ve) \w+"
    r"|rut (?:su )?dong y)(?: \w+){0,4}"
)
# Words of an answer to an invitation that this question is not answered by.
_OF_MEETINGS = re.compile(r"\b(?:hop|vang|co mat)\b", re.ASCII)
_CHOICES = {
    agreeing.BOTH: consent_rules.BOTH,
    agreeing.WORDS: consent_rules.WORDS,
    agreeing.NO: consent_rules.NO,
}


async def section(context: ChatContext) -> tuple[list[Html], Rows]:
    """What is told of the person, on the screen of stories."""
    found = await consents.list_about(context.session, context.actor)
    if not found:
        return [], ()
    choices = [
        press.ShowAbout(one.consent.id).choice(views.about_label(context.texts, one))
        for one in found[:_SHOWN]
    ]
    return [context.texts("story-consent-home", count=len(found))], column(*choices)


async def on_about(context: ChatContext, chosen: press.ShowAbout) -> None:
    """One of these stories."""
    question = await consents.get_own(context.session, context.actor, chosen.consent_id)
    context.toast("")
    context.reply(views.render_about(context.texts, question))


async def on_answer(context: ChatContext, chosen: press.Answer) -> None:
    """The card shows what was said, and how to take it back."""
    await _answer(context, chosen.consent_id, chosen.revision, chosen.said)


async def _answer(context: ChatContext, consent_id: int, revision: int, choice: str) -> None:
    session, actor, quiet = context.session, context.actor, context.work.settings.quiet
    if choice not in {consent_rules.BOTH, consent_rules.WORDS, consent_rules.NO}:
        raise StoryIsNotOpen
    try:
        question = await consents.answer(
            session, actor, consent_id, revision, choice, context.now, quiet
        )
    except WordingIsNew as error:
        # Nothing was noted: the new wording comes right below.
        await consents.show_again(session, actor, consent_id, context.now)
        context.toast(context.texts.plain(error.key))
        context.reply(Card(context.texts(error.key), keeps_choices=True))
        return
    await _tell(context, question)


async def _tell(context: ChatContext, question: Question) -> None:
    texts, consent = context.texts, question.consent
    said = texts(_thanks(question))
    context.toast(texts.plain("story-consent-noted"))
    card = views.render_about(texts, question, said)
    if context.work.query_id and consent.state != rules.TAKEN_BACK:
        context.replace(card)
    else:
        context.reply(card)


def _thanks(question: Question) -> str:
    consent = question.consent
    is_out = question.story.state == rules.WITHDRAWN
    if consent.state == rules.GIVEN:
        out = "-out" if is_out and not consent.has_pictures else ""
        return f"story-consent-thanks-given{out}"
    if consent.state == rules.TAKEN_BACK:
        return f"story-consent-thanks-withdrawn{'-out' if is_out else ''}"
    return "story-consent-thanks-refused"


async def on_take_back(context: ChatContext, chosen: press.TakeBack) -> None:
    """At once, whatever the hour."""
    question = await consents.take_back(
        context.session,
        context.actor,
        chosen.consent_id,
        context.now,
        context.work.settings.quiet,
    )
    await _tell(context, question)


async def on_not_me(context: ChatContext, chosen: press.NotMe) -> None:
    """Another one of the name is meant."""
    quiet = context.work.settings.quiet
    await naming.say_not_me(context.session, context.actor, chosen.consent_id, context.now, quiet)
    context.toast("")
    context.replace(Card(context.texts("story-consent-thanks-not-me")))


async def on_read_again(context: ChatContext, chosen: press.ReadAgain) -> None:
    """The pictures and the words come once more."""
    await consents.show_again(context.session, context.actor, chosen.consent_id, context.now)
    context.toast(context.texts.plain("story-consent-coming"))
    if not context.work.query_id:
        context.reply(Card(context.texts("story-consent-coming"), keeps_choices=True))


def _offered(work: Work) -> press.Answer | None:
    """The question that the words stand under, or quote; None if it is not one."""
    found = [
        press.Answer.unpack(one.data)
        for one in work.offered
        if not one.aside and press.Answer.is_in(one.data)
    ]
    return found[0] if len({one.consent_id for one in found}) == 1 else None


def _is_meant(work: Work, words: str) -> bool:
    is_free = work.actor.member is not None and work.is_idle and not work.pressed
    if not is_free or not 0 < len(words) <= _LONGEST:
        return False
    return _offered(work) is not None or bool(_BACK.fullmatch(_plain(words)))


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", fold(words)))


async def _on_said(context: ChatContext, words: str) -> bool:
    """Typed instead of pressed; what is about something else is left to the others."""
    offered = _offered(context.work)
    if _BACK.fullmatch(_plain(words)):
        return await _show_about(context)
    if offered is None:
        return False
    try:
        return await _take(context, offered, words)
    except (StoryIsNotOpen, IsAnswered) as error:
        context.reply(Card(context.texts(error.key, **error.variables)))
        return True
    except ChibotError:
        return False


async def _show_about(context: ChatContext) -> bool:
    found = [
        one
        for one in await consents.list_about(context.session, context.actor)
        if one.consent.state not in consent_rules.AGAINST
    ]
    if not found:
        return False
    if len(found) == 1:
        context.reply(views.render_about(context.texts, found[0]))
        return True
    choices = [
        press.ShowAbout(one.consent.id).choice(views.about_label(context.texts, one))
        for one in found[:_SHOWN]
    ]
    words = context.texts("story-consent-home", count=len(found))
    context.reply(Card(words, rows=column(*choices)))
    return True


async def _take(context: ChatContext, offered: press.Answer, words: str) -> bool:
    said = agreeing.read_agreement(words)
    if said == agreeing.NOT_ME:
        await on_not_me(context, press.NotMe(offered.consent_id))
        return True
    question = await consents.get_own(context.session, context.actor, offered.consent_id)
    is_answered = consent_rules.covers(question.consent, question.story.revision)
    if is_answered and (said == agreeing.YES or is_courtesy(words)):
        context.reply(Card(context.texts("story-consent-thanks-given"), keeps_choices=True))
        return True
    if is_answered and said is None:
        # They have agreed, and speak of something else.
        return False
    if question.consent.state == rules.GIVEN and agreeing.is_mere_no(words):
        # A short no is no button, and may be meant for something else: nothing is lost by asking.
        context.reply(views.render_sure(context.texts, question))
        return True
    photos = await story_consents.count_shown_photos(context.session, question.story.id)
    if said in {agreeing.YES, agreeing.BOTH} and not photos:
        said = agreeing.WORDS
    if said in _CHOICES:
        await _answer(context, offered.consent_id, offered.revision, _CHOICES[said])
        return True
    if said is None and _is_of_meeting(words):
        return False
    # A yes that does not say to what, or nothing that can be taken for an answer.
    hint = "story-consent-which" if said else "story-consent-unclear"
    rows = press.answer_rows(context.texts, question.consent, question.story, photos)
    context.reply(Card(context.texts(hint), rows=rows))
    return True


def _is_of_meeting(words: str) -> bool:
    if not _OF_MEETINGS.search(fold(words)):
        return False
    reading = read_rsvp(words)
    return reading.is_sure and reading.label != "other"


EARLY = EarlyHandler(_is_meant, _on_said)
