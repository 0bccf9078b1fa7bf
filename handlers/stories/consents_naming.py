"""Asking who is shown: the name, what it is of, and which member is meant."""

from typing import Any

from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.stories import consents, naming, rules
from bot.features.stories.naming import NameIsAmiss
from bot.outbox.cards import Card, Choice, column, weighty
from bot.reading.names import fold
from handlers.common.forms import Form, stop_choice
from handlers.stories import consents_keyboards as press
from handlers.stories.consents import show_one
from models.members import Member, Unit

NAME = "storyshown"
_NONE = "0"
_KINDS = {
    "ca nhan": rules.PERSON,
    "mot nguoi": rules.PERSON,
    "nguoi": rules.PERSON,
    "tap the": rules.GROUP,
    "nhom": rules.GROUP,
    "to": rules.GROUP,
    "tre em": rules.PARENT,
    "chau": rules.PARENT,
    "be": rules.PARENT,
    "con nit": rules.PARENT,
}
# A group is called so.
_GROUPS = (
    "to ", "nhom ", "chi hoi ", "hoi ", "chi doan ", "doan ", "doi ", "cau lac bo ", "clb ",
    "ban ", "tap the ", "chi bo ", "gia dinh ", "khu pho ", "ho ",
)  # fmt: skip
_CHILDREN = ("chau ", "be ", "em be ")


async def on_name(context: ChatContext, chosen: press.NameShown) -> None:
    """Ask for the name."""
    await naming.get_to_name(context.session, context.actor, chosen.story_id)
    context.toast("")
    await context.take_to(NAME, "name", {"story": chosen.story_id})
    context.reply(_ask_name(context))


def _ask_name(context: ChatContext) -> Card:
    texts = context.texts
    return Card(texts("story-consent-ask-name"), rows=column(weighty(stop_choice(texts))))


async def _on_words(context: ChatContext, words: str) -> None:
    """The name: what it begins with mostly tells what it is of."""
    kept = " ".join(words.split())
    if not any(letter.isalpha() for letter in kept):
        context.reply(_ask_name(context))
        return
    answers = context.answers | {"name": kept[:200]}
    folded = fold(kept) + " "
    if folded.startswith(_GROUPS):
        await _settle_kind(context, answers, rules.GROUP)
    elif folded.startswith(_CHILDREN):
        await _settle_kind(context, answers, rules.PARENT)
    else:
        await context.take_to(NAME, "kind", answers)
        context.reply(_ask_kind(context, answers))


def _ask_kind(context: ChatContext, answers: dict[str, Any]) -> Card:
    texts = context.texts
    rows = column(
        *(
            FORM.choice("kind", kind, texts.plain(f"story-consent-kind-{kind}"))
            for kind in (rules.PERSON, rules.GROUP, rules.PARENT)
        ),
        stop_choice(texts),
    )
    return Card(texts("story-consent-ask-kind", name=answers["name"]), rows=rows)


async def _on_kind_words(context: ChatContext, words: str) -> None:
    kind = _KINDS.get(fold(words).strip(" ."))
    if kind is None:
        context.reply(_ask_kind(context, context.answers))
    else:
        await _settle_kind(context, context.answers, kind)


async def _pick_kind(context: ChatContext, value: str) -> None:
    if value not in {rules.PERSON, rules.GROUP, rules.PARENT}:
        raise ChoiceIsStale
    await _settle_kind(context, context.answers, value)


async def _settle_kind(context: ChatContext, answers: dict[str, Any], kind: str) -> None:
    """A person may be a member, who is asked in chat; for a child its parent is looked for."""
    answers = answers | {"kind": kind}
    if kind == rules.PERSON:
        story = await naming.get_to_name(context.session, context.actor, answers["story"])
        found = await naming.list_matches(context.session, context.actor, story, answers["name"])
        if found:
            await context.take_to(NAME, "member", answers)
            context.reply(_ask_member(context, found, answers["name"]))
            return
    await _add(context, answers, None)


def _ask_member(context: ChatContext, found: list[tuple[Member, Unit]], name: str) -> Card:
    texts = context.texts
    choices = [_member_choice(context, "member", member, unit) for member, unit in found]
    none = FORM.choice("member", _NONE, texts.plain("story-consent-no-member"))
    return Card(
        texts("story-consent-ask-member", name=name),
        rows=column(*choices, none, stop_choice(texts)),
    )


def _member_choice(context: ChatContext, step: str, member: Member, unit: Unit) -> Choice:
    label = context.texts.plain("story-consent-member", name=member.full_name, unit=unit.name)
    return FORM.choice(step, str(member.id), label)


async def _on_member_words(context: ChatContext, words: str) -> None:
    """Typed instead of picked: another name is looked for."""
    answers = context.answers
    story = await naming.get_to_name(context.session, context.actor, answers["story"])
    found = await naming.list_matches(context.session, context.actor, story, words)
    if fold(words).strip(" .") in {"khong", "ko", "khong phai", "khong co"}:
        await _add(context, answers, None)
    elif found:
        context.reply(_ask_member(context, found, words))
    else:
        context.reply(Card(context.texts("story-consent-member-unknown"), keeps_choices=True))


async def _pick_member(context: ChatContext, value: str) -> None:
    if not value.isdecimal():
        raise ChoiceIsStale
    await _add(context, context.answers, int(value) or None)


async def _add(context: ChatContext, answers: dict[str, Any], member_id: int | None) -> None:
    try:
        consent = await naming.name_shown(
            context.session,
            context.actor,
            answers["story"],
            answers["name"],
            answers["kind"],
            context.now,
            member_id,
        )
    except NameIsAmiss as error:
        await context.take_to(NAME, "name", {"story": answers["story"]})
        context.reply(Card(context.texts(error.key, **error.variables)))
        return
    await context.end_dialogue()
    await show_one(context, consent.id, context.texts("story-consent-named"))


async def on_name_self(context: ChatContext, chosen: press.NameSelf) -> None:
    """Whoever told it is shown; once the cell has it they are sent it to agree to."""
    session, actor, now = context.session, context.actor, context.now
    consent = await naming.name_self(session, actor, chosen.story_id, now)
    context.toast("")
    story, _ = await naming.get_shown(session, actor, consent.id)
    if story.state in rules.OPEN:
        await consents.show_again(session, actor, consent.id, now)
        context.reply(Card(context.texts("story-consent-self-now"), keeps_choices=True))
        return
    await show_one(context, consent.id, context.texts("story-consent-self-later"))


async def on_find(context: ChatContext, chosen: press.FindMember) -> None:
    """Ask for the name of the member who is meant, or may answer for the child."""
    _, consent = await naming.get_shown(context.session, context.actor, chosen.consent_id)
    context.toast("")
    await context.take_to(NAME, "find", {"consent": consent.id, "story": consent.story_id})
    is_child = consent.agrees_as == rules.PARENT
    key = "story-consent-find-whom-parent" if is_child else "story-consent-find-whom"
    words = context.texts(key, name=consent.name)
    context.reply(Card(words, rows=column(weighty(stop_choice(context.texts)))))


async def _on_find(context: ChatContext, words: str) -> None:
    answers = context.answers
    story = await naming.get_to_name(context.session, context.actor, answers["story"])
    found = await naming.list_matches(context.session, context.actor, story, words)
    texts = context.texts
    if not found:
        # The question stays open: another name may do.
        rows = column(weighty(stop_choice(texts)))
        context.reply(Card(texts("story-consent-find-nobody"), rows=rows))
        return
    choices = [_member_choice(context, "find", member, unit) for member, unit in found]
    rows = column(*choices, stop_choice(texts))
    context.reply(Card(texts("story-consent-find-which"), rows=rows))


async def _pick_found(context: ChatContext, value: str) -> None:
    if not value.isdecimal():
        raise ChoiceIsStale
    consent_id = context.answers["consent"]
    await naming.link(context.session, context.actor, consent_id, int(value), context.now)
    await context.end_dialogue()
    await show_one(context, consent_id, context.texts("story-consent-linked"))


FORM = Form(
    NAME,
    {
        "name": _on_words,
        "kind": _on_kind_words,
        "member": _on_member_words,
        "find": _on_find,
    },
    {"kind": _pick_kind, "member": _pick_member, "find": _pick_found},
)
