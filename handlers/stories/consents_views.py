"""What those who are shown read, and how those who work on a story see what they said."""

import asyncio
from collections.abc import Sequence

from bot.features.stories import consent_rules, pictures, rules, showing
from bot.features.stories.consents import Question
from bot.i18n import Html, Texts
from bot.outbox.cards import Attachment, Card, column
from bot.outbox.rendering import Rendering
from bot.reading.sentences import cut_at_word
from handlers.stories import consents_keyboards as press
from models.repositories import accounts, stories, story_consents, units
from models.stories import Story, StoryConsent

# Pixels; Telegram shows no more of a photo.
_LONGEST_SIDE = 1280
# Letters of a story that is named in a line, and of a button.
_NAME, _LABEL = 60, 40
# Of those who are shown, on the card of the story.
_LINES = 6


def name_of(texts: Texts, story: Story) -> str:
    """What a story is called: its title, else how it begins."""
    begins = " ".join((story.title or story.text or story.words).split())
    return cut_at_word(begins, _NAME) or texts.plain("story-consent-untitled")


def state_words(texts: Texts, consent: StoryConsent, revision: int) -> Html:
    """How far one of those who are shown is."""
    if consent.state == rules.ASKED and not consent_rules.is_asked(consent, revision):
        return texts("story-consent-state-asked-earlier")
    if consent.state != rules.GIVEN:
        how = "member" if consent.member_id is not None else "paper"
        by = f"-{how}" if consent.state == rules.NEEDED else ""
        return texts(f"story-consent-state-{consent.state}{by}")
    if not consent_rules.covers(consent, revision):
        return texts("story-consent-state-earlier")
    what = "both" if consent.has_pictures else "words"
    how = texts(f"story-consent-proof-{consent.proof or rules.CHAT}")
    return texts(f"story-consent-state-given-{what}", how=how)


def shown_line(texts: Texts, consent: StoryConsent, revision: int) -> Html:
    """The name and how far they are."""
    return texts(
        "story-consent-line",
        name=cut_at_word(consent.name, _NAME),
        what=texts.plain(f"story-consent-as-{consent.agrees_as}"),
        state=state_words(texts, consent, revision),
    )


def shown_lines(texts: Texts, story: Story, consents: Sequence[StoryConsent]) -> Html:
    """All who are shown, one a line."""
    if not consents:
        return texts("story-consent-nobody")
    lines = [f"– {shown_line(texts, one, story.revision)}" for one in consents[:_LINES]]
    if len(consents) > _LINES:
        lines.append(texts("story-consent-shown-more", count=len(consents) - _LINES))
    return Html("\n".join([texts("story-consent-shown"), *lines]))


async def view_consent(view: Rendering) -> Card | None:
    """To the person shown: all the words, and below the last of them what they may say.

    Nothing if they were changed since, or the person is asked no more.
    """
    question = await _question(view)
    if question is None:
        return None
    consent, story, texts = question.consent, question.story, view.texts
    params, parts = view.row.params, await showing.load_parts(view.session, story)
    part = int(params["part"])
    if part >= len(parts):
        return None
    words = [_head(texts, question, params["why"], view.site)] if part == 0 else []
    words.append(texts("story-consent-text", words=parts[part]))
    if part + 1 < len(parts):
        return Card(Html("\n\n".join(words)), keeps_choices=True)
    photos = await story_consents.count_shown_photos(view.session, story.id)
    words.append(_close(texts, question, photos, params["why"]))
    is_given = consent_rules.covers(consent, story.revision)
    rows = press.back_rows(texts, consent, story, photos)
    if not is_given:
        rows = press.answer_rows(texts, consent, story, photos)
    return Card(Html("\n\n".join(words)), rows=rows)


async def _question(view: Rendering) -> Question | None:
    consent = await story_consents.find(view.session, view.row.subject_id)
    if consent is None or consent.member_id is None:
        return None
    story = await stories.find(view.session, consent.story_id)
    account = await accounts.find_of_member(view.session, consent.member_id)
    is_theirs = account is not None and account.user_id == view.row.chat_id
    if story is None or not is_theirs or story.state not in rules.OPEN:
        return None
    params = view.row.params
    is_asked = params["why"] != showing.QUESTION or consent.state == rules.ASKED
    if story.revision != params["revision"] or not is_asked:
        return None
    return Question(consent, story, await units.get(view.session, story.unit_id))


def _head(texts: Texts, question: Question, why: str, site: str) -> Html:
    consent, story = question.consent, question.story
    where = texts("story-consent-where-site" if site else "story-consent-where")
    child = texts("story-consent-child", name=consent.name)
    told = {
        showing.QUESTION: texts(
            "story-consent-head-question", unit=question.unit.name, name=consent.name, where=where
        ),
        showing.AGAIN: texts("story-consent-head-again", unit=question.unit.name),
        showing.CORRECTED: texts("story-consent-head-corrected", unit=question.unit.name),
    }[why]
    group = texts("story-consent-group", name=consent.name)
    parts = [told]
    if consent.agrees_as != rules.PERSON:
        parts.append(child if consent.agrees_as == rules.PARENT else group)
    if story.title:
        parts.append(texts("story-consent-title", title=story.title))
    return Html("\n\n".join(parts))


def _close(texts: Texts, question: Question, photos: int, why: str) -> Html:
    consent, story = question.consent, question.story
    if why == showing.CORRECTED:
        return texts("story-consent-close-corrected")
    if consent_rules.covers(consent, story.revision):
        return texts("story-consent-yours", state=own_words(texts, consent, story))
    key = "story-consent-close-photos" if photos else "story-consent-close"
    return texts(key, count=photos)


def own_words(texts: Texts, consent: StoryConsent, story: Story) -> Html:
    """What the person themselves has said."""
    if consent.state == rules.GIVEN:
        if not consent_rules.covers(consent, story.revision):
            return texts("story-consent-own-earlier")
        what = "both" if consent.has_pictures else "words"
        return texts(f"story-consent-own-{what}")
    return texts(f"story-consent-own-{consent.state}")


def render_about(texts: Texts, question: Question, heading: Html | None = None) -> Card:
    """What is told of the person, what they said, and what they can do now."""
    consent, story = question.consent, question.story
    words = texts(
        "story-consent-about",
        title=name_of(texts, story),
        unit=question.unit.name,
        stage=texts(f"story-consent-stage-{story.state}"),
        state=own_words(texts, consent, story),
    )
    parts = [heading, words] if heading else [words]
    return Card(Html("\n\n".join(parts)), rows=press.about_rows(texts, consent, story))


def render_sure(texts: Texts, question: Question) -> Card:
    """Asks one who has agreed whether they do not any more."""
    words = texts("story-consent-back-ask", title=name_of(texts, question.story))
    return Card(words, rows=press.sure_rows(texts, question.consent))


def about_label(texts: Texts, question: Question) -> str:
    """One of those stories on a button."""
    title = cut_at_word(name_of(texts, question.story), _LABEL)
    return texts.plain("story-consent-about-button", title=title)


async def view_pictures(view: Rendering) -> Card | None:
    """To the person shown: the pictures, before the words."""
    question = await _question(view)
    if question is None:
        return None
    words = view.texts("story-consent-pictures", title=name_of(view.texts, question.story))
    return await pictures_card(view, question.story, words)


async def pictures_card(view: Rendering, story: Story, words: Html) -> Card | None:
    """The pictures of a story that are not left out, as one message."""
    shown = [
        one for one in await stories.list_photos(view.session, story.id) if not one.is_left_out
    ]
    files = []
    for photo in shown:
        content = await stories.get_content(view.session, photo.id)
        drawn = await asyncio.to_thread(pictures.draw, content, photo.crop, _LONGEST_SIDE)
        files.append(Attachment("photo", content=drawn, name=f"{story.id}-{photo.id}.jpg"))
    if not files:
        return None
    if len(files) == 1:
        return Card(words, attachment=files[0], keeps_choices=True)
    return Card(words, album=tuple(files), keeps_choices=True)


async def view_agreed(view: Rendering) -> Card | None:
    """To those who work on the story: what somebody who is shown has said."""
    story = await stories.find(view.session, view.row.subject_id)
    consent = await story_consents.find(view.session, view.row.params["consent"])
    if story is None or consent is None or consent.state != view.row.params["state"]:
        return None
    texts = view.texts
    by = await story_consents.find_member(view.session, consent.recorded_by)
    known = await stories.list_consents(view.session, story.id)
    name = agreeing_name(texts, consent)
    words = [texts(_told_key(consent, story), name=name, title=name_of(texts, story))]
    if consent.state == rules.GIVEN and consent.proof != rules.CHAT and by is not None:
        words.append(texts("story-consent-told-by", who=by.full_name))
    if consent.state == rules.GIVEN:
        words.append(_together(texts, story, known))
    button = press.ShowShown(story.id).choice(texts.plain("story-consent-shown-button"))
    return Card(Html("\n".join(words)), rows=column(button))


def agreeing_name(texts: Texts, consent: StoryConsent) -> str:
    """Who says so: for a child it is the parents."""
    if consent.agrees_as != rules.PARENT:
        return consent.name
    return texts.plain("story-consent-parent-of", name=consent.name)


def _together(texts: Texts, story: Story, known: Sequence[StoryConsent]) -> Html:
    """How many of all who are shown have agreed."""
    if rules.standing(known, story.revision).has_words:
        return texts("story-consent-told-all")
    given = sum(consent_rules.covers(one, story.revision) for one in known)
    return texts("story-consent-told-more", given=given, count=len(known))


def _told_key(consent: StoryConsent, story: Story) -> str:
    if consent.state == rules.GIVEN:
        what = "both" if consent.has_pictures else "words"
        out = "-out" if story.state == rules.WITHDRAWN and what == "words" else ""
        return f"story-consent-told-given-{what}{out}"
    if consent.state == rules.TAKEN_BACK and story.state == rules.WITHDRAWN:
        return "story-consent-told-withdrawn-out"
    if consent.state == rules.NEEDED and consent.member_id is not None:
        return "story-consent-told-unreached"
    return f"story-consent-told-{consent.state}"
