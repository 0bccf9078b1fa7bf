"""What somebody outside the chat has agreed to: a photo of the paper, or their own voice."""

from telegram import Message, Update
from telegram.ext import ApplicationHandlerStop, BaseHandler

from bot.context import ChatContext, current_work
from bot.errors import ChoiceIsStale
from bot.features.stories import naming, rules
from bot.features.stories.consents import WordingIsNew
from bot.i18n import Texts
from bot.outbox.cards import Card, column, weighty
from bot.reading import agreeing
from handlers.common.forms import Form, stop_choice
from handlers.common.routing import PRIVATE
from handlers.stories import consents_keyboards as press
from handlers.stories.consents import show_one
from models.repositories import story_consents

NAME = "storyproof"
_BOTH, _WORDS = "both", "words"


async def on_record(context: ChatContext, chosen: press.Record) -> None:
    """Ask what they have agreed to, then for the proof."""
    story, consent = await naming.get_shown(context.session, context.actor, chosen.consent_id)
    if story.revision != chosen.revision:
        raise WordingIsNew
    context.toast("")
    answers = {"consent": consent.id, "revision": chosen.revision, "name": consent.name}
    if await story_consents.count_shown_photos(context.session, story.id):
        await context.take_to(NAME, "scope", answers)
        context.reply(_ask_scope(context.texts, consent.name))
        return
    await context.take_to(NAME, "proof", answers | {"scope": _BOTH})
    context.reply(_ask_proof(context.texts, consent.name))


def _ask_scope(texts: Texts, name: str) -> Card:
    rows = column(
        FORM.choice("scope", _BOTH, texts.plain("story-consent-scope-both")),
        FORM.choice("scope", _WORDS, texts.plain("story-consent-scope-words")),
        stop_choice(texts),
    )
    return Card(texts("story-consent-scope", name=name), rows=rows)


def _ask_proof(texts: Texts, name: str) -> Card:
    rows = column(weighty(stop_choice(texts)))
    return Card(texts("story-consent-ask-proof", name=name), rows=rows)


async def _on_scope(context: ChatContext, words: str) -> None:
    said = agreeing.read_agreement(words)
    if said in {agreeing.BOTH, agreeing.WORDS}:
        await _pick_scope(context, _BOTH if said == agreeing.BOTH else _WORDS)
    else:
        context.reply(_ask_scope(context.texts, context.answers["name"]))


async def _pick_scope(context: ChatContext, value: str) -> None:
    if value not in {_BOTH, _WORDS}:
        raise ChoiceIsStale
    answers = context.answers | {"scope": value}
    await context.take_to(NAME, "proof", answers)
    context.reply(_ask_proof(context.texts, answers["name"]))


async def _on_proof_words(context: ChatContext, words: str) -> None:
    """Words are no proof: whoever types "they agreed" may be mistaken."""
    del words
    context.reply(_ask_proof(context.texts, context.answers["name"]))


class ProofHandler(BaseHandler[Update, ChatContext, None]):
    """Hears, before all others, whatever is no text of one who is asked for a proof."""

    def __init__(self) -> None:
        async def on_proof(update: Update, context: ChatContext) -> None:
            assert update.message is not None  # noqa: S101 - `check_update` has looked
            await _take(context, update.message)
            raise ApplicationHandlerStop

        super().__init__(on_proof)

    def check_update(self, update: object) -> bool:
        """Whether it comes where a proof is due."""
        if not isinstance(update, Update) or not PRIVATE.check_update(update):
            return False
        dialogue, message = current_work.get().dialogue, update.message
        is_due = dialogue is not None and dialogue.name == NAME
        return is_due and message is not None and not message.text


async def _take(context: ChatContext, message: Message) -> None:
    answers, texts = context.answers, context.texts
    if "scope" not in answers:
        context.reply(_ask_scope(texts, answers["name"]))
        return
    found = _proof_in(message)
    if found is None:
        context.reply(_ask_proof(texts, answers["name"]))
        return
    proof, proof_id = found
    consent = await naming.record(
        context.session,
        context.actor,
        answers["consent"],
        answers["revision"],
        proof,
        proof_id,
        context.now,
        context.work.settings.quiet,
        has_pictures=answers["scope"] == _BOTH,
    )
    await context.end_dialogue()
    await show_one(context, consent.id, texts("story-consent-recorded"))


def _proof_in(message: Message) -> tuple[str, str] | None:
    """The kind of proof and Telegram's name of the file, which is never fetched."""
    if message.voice is not None:
        return rules.VOICE, message.voice.file_id
    if message.photo:
        return rules.PAPER, message.photo[-1].file_id
    return None


FORM = Form(NAME, {"scope": _on_scope, "proof": _on_proof_words}, {"scope": _pick_scope})
