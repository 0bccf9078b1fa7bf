"""What the buttons carry by which those who are shown are named, asked, and answer."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.stories import consent_rules, rules
from bot.i18n import Texts
from bot.outbox.cards import Choice, Rows, column, pairs, weighty
from handlers.common.callbacks import Press
from models.stories import Story, StoryConsent


@dataclass(frozen=True)
class ShowShown(Press):
    """Those who are shown in a story."""

    prefix: ClassVar[str] = "sca"
    story_id: int


@dataclass(frozen=True)
class ShowOne(Press):
    """One of them, to whoever works on the story."""

    prefix: ClassVar[str] = "scb"
    consent_id: int


@dataclass(frozen=True)
class NameShown(Press):
    """Asks who is shown."""

    prefix: ClassVar[str] = "scc"
    story_id: int


@dataclass(frozen=True)
class NameSelf(Press):
    """Whoever told it is shown."""

    prefix: ClassVar[str] = "scd"
    story_id: int


@dataclass(frozen=True)
class AskAll(Press):
    """Ask all who can be asked in chat."""

    prefix: ClassVar[str] = "sce"
    story_id: int


@dataclass(frozen=True)
class AskOne(Press):
    """Ask this one in chat."""

    prefix: ClassVar[str] = "scf"
    consent_id: int


@dataclass(frozen=True)
class Record(Press):
    """They have agreed to this wording, outside the chat."""

    prefix: ClassVar[str] = "scg"
    consent_id: int
    revision: int


@dataclass(frozen=True)
class RecordNo(Press):
    """They have said no, outside the chat."""

    prefix: ClassVar[str] = "sch"
    consent_id: int


@dataclass(frozen=True)
class Confirm(Press):
    """This wording was read to them, and they still agree."""

    prefix: ClassVar[str] = "sci"
    consent_id: int
    revision: int


@dataclass(frozen=True)
class DropName(Press):
    """Nobody of this name is shown."""

    prefix: ClassVar[str] = "scj"
    consent_id: int


@dataclass(frozen=True)
class PlayProof(Press):
    """Shows the paper, or plays the voice note."""

    prefix: ClassVar[str] = "sck"
    consent_id: int


@dataclass(frozen=True)
class FindMember(Press):
    """Asks which member is meant, or may answer for the child."""

    prefix: ClassVar[str] = "scl"
    consent_id: int


@dataclass(frozen=True)
class Answer(Press):
    """The person who is shown says this of the wording they were sent."""

    prefix: ClassVar[str] = "scm"
    consent_id: int
    revision: int
    said: str


@dataclass(frozen=True)
class TakeBack(Press):
    """They do not agree any more."""

    prefix: ClassVar[str] = "scn"
    consent_id: int


@dataclass(frozen=True)
class NotMe(Press):
    """It is about somebody else of the name."""

    prefix: ClassVar[str] = "sco"
    consent_id: int


@dataclass(frozen=True)
class ReadAgain(Press):
    """Send it to the person shown once more."""

    prefix: ClassVar[str] = "scp"
    consent_id: int


@dataclass(frozen=True)
class ShowAbout(Press):
    """What is told of me, and what I said to that."""

    prefix: ClassVar[str] = "scq"
    consent_id: int


@dataclass(frozen=True)
class StayAgreed(Press):
    """What I agreed to stands."""

    prefix: ClassVar[str] = "scr"
    consent_id: int


def answer_rows(texts: Texts, consent: StoryConsent, story: Story, photos: int) -> Rows:
    """The answers to the question; of a story without pictures nobody is asked about them."""

    def answer(choice: str, wording: str) -> Choice:
        label = texts.plain(f"story-consent-{wording}")
        return Answer(consent.id, story.revision, choice).choice(label)

    yes = [answer(consent_rules.WORDS, "yes")]
    if photos:
        yes = [answer(consent_rules.BOTH, "both"), answer(consent_rules.WORDS, "words")]
    no = answer(consent_rules.NO, "no")
    not_me = NotMe(consent.id).choice(texts.plain("story-consent-not-me"))
    return column(*yes, no, not_me)


def about_rows(texts: Texts, consent: StoryConsent, story: Story) -> Rows:
    """What the person who is shown can do at any time."""
    again = ReadAgain(consent.id).choice(texts.plain("story-consent-read"))
    if consent.state in consent_rules.AGAINST:
        return column(again)
    return (*back_rows(texts, consent, story), (again,))


def back_rows(texts: Texts, consent: StoryConsent, story: Story, photos: int = 0) -> Rows:
    """What takes a consent back: all of it, or as far as it goes for the pictures; who agreed to
    the words only may agree to the `photos` too, before it is out."""
    back = "story-consent-no" if consent.state == rules.ASKED else "story-consent-take-back"
    choices = [TakeBack(consent.id).choice(texts.plain(back))]
    if consent_rules.covers(consent, story.revision) and consent.has_pictures:
        words = Answer(consent.id, story.revision, consent_rules.WORDS)
        choices.append(words.choice(texts.plain("story-consent-only-words")))
    if photos and can_add_pictures(consent, story):
        both = Answer(consent.id, story.revision, consent_rules.BOTH)
        choices.append(both.choice(texts.plain("story-consent-both")))
    return column(*choices)


def sure_rows(texts: Texts, consent: StoryConsent) -> Rows:
    """Whether a consent shall be taken back."""
    back = TakeBack(consent.id).choice(texts.plain("story-consent-back-sure"))
    stay = StayAgreed(consent.id).choice(texts.plain("story-consent-back-not"))
    return column(weighty(back), stay)


def can_add_pictures(consent: StoryConsent, story: Story) -> bool:
    """Whether they agreed to the words only, of a story that is not out yet."""
    is_given = consent_rules.covers(consent, story.revision) and story.state != rules.PUBLISHED
    return is_given and not consent.has_pictures


def one_rows(
    texts: Texts,
    consent: StoryConsent,
    story: Story,
    photos: int,
    *,
    can_ask: bool,
    is_reached: bool,
) -> Rows:
    """What can be done about one who is shown, by those who work on the story."""
    choices = _chat_ways(texts, consent, story, can_ask=can_ask) if is_reached else []
    if not is_reached:
        choices = _paper_ways(texts, consent, story, photos)
    is_open = consent.state in {rules.NEEDED, rules.ASKED} and story.state != rules.PUBLISHED
    if is_open:
        is_child = consent.agrees_as == rules.PARENT
        label = texts.plain("story-consent-find-parent" if is_child else "story-consent-find")
        choices.append(FindMember(consent.id).choice(label))
    if consent.proof_id:
        key = "story-consent-see-paper" if consent.proof == rules.PAPER else "story-consent-hear"
        choices.append(PlayProof(consent.id).choice(texts.plain(key)))
    can_go = consent_rules.can_be_dropped(consent, story.revision, (story.title, story.text))
    if can_go and story.state != rules.PUBLISHED:
        drop = DropName(consent.id).choice(texts.plain("story-consent-drop"))
        choices.append(weighty(drop))
    back = ShowShown(story.id).choice(texts.plain("story-consent-all-shown"))
    return column(*choices, back)


def _chat_ways(texts: Texts, consent: StoryConsent, story: Story, *, can_ask: bool) -> list[Choice]:
    if not can_ask or story.state not in rules.OPEN:
        return []
    if not consent_rules.can_be_asked(consent, story.revision):
        return []
    again = "story-consent-ask-again" if consent.state != rules.NEEDED else "story-consent-ask"
    return [AskOne(consent.id).choice(texts.plain(again))]


def _paper_ways(texts: Texts, consent: StoryConsent, story: Story, photos: int) -> list[Choice]:
    choices = []
    is_earlier = consent.state == rules.GIVEN and consent.revision != story.revision
    if is_earlier and story.state in rules.OPEN and consent.proof != rules.CHAT:
        confirm = Confirm(consent.id, story.revision)
        both = "-both" if photos and consent.has_pictures else ""
        choices.append(confirm.choice(texts.plain(f"story-consent-confirm{both}")))
    is_more = photos > 0 and can_add_pictures(consent, story)
    if is_more or not consent_rules.covers(consent, story.revision):
        record = Record(consent.id, story.revision)
        choices.append(record.choice(texts.plain("story-consent-record")))
    if consent.state not in consent_rules.AGAINST:
        key = "story-consent-took-back" if consent.state == rules.GIVEN else "story-consent-said-no"
        choices.append(weighty(RecordNo(consent.id).choice(texts.plain(key))))
    return choices


def shown_rows(
    texts: Texts, story: Story, *, asking: Choice | None, can_be_self: bool, back: Choice
) -> Rows:
    """What can be done about all who are shown; `asking`: asks them, if there is anybody to ask."""
    naming = []
    if story.state != rules.PUBLISHED:
        naming.append(NameShown(story.id).choice(texts.plain("story-consent-name")))
        if can_be_self:
            naming.append(NameSelf(story.id).choice(texts.plain("story-consent-self")))
    first = column(asking) if asking else ()
    return (*first, *pairs(*naming), *column(back))
