"""Nothing is kept of strangers without consent, and nothing is told to them."""

import hashlib
import re

import pytest
from sqlalchemy import select

from models.dialogues import Dialogue
from models.inbox import InboxUpdate
from models.members import Consent
from models.repositories import accounts
from simulator.client import Person, words_of
from tests.handlers.scenes import ask_by_phone
from tests.town.town import Town, hear

KNOWN, UNKNOWN = "0900000003", "0911222333"


async def kept_of(town: Town, person: Person) -> list[str]:
    """The words that are kept of all updates of this person."""
    async with town.database.reading() as session:
        bodies = await session.scalars(select(InboxUpdate.body))
        return [body for body in bodies if str(person.id) in body]


async def test_language_of_a_stranger_is_answered_and_not_kept(town: Town) -> None:
    person = await town.arrive("Ai đó")
    await person.say("/language")
    await hear(person, "Which language")
    await person.press("English")
    await hear(person, town.words("language-not-kept", "en"))
    async with town.database.reading() as session:
        assert await accounts.find(session, person.id) is None


async def test_nothing_said_is_kept_of_a_person_who_does_not_agree(town: Town) -> None:
    person = await town.arrive("Ai đó")
    await person.start()
    await hear(person, "Quý vị có đồng ý không?")
    await person.press(town.words("consent-no"))
    await hear(person, town.words("consent-refused"))
    assert await kept_of(town, person) == []


async def test_number_that_is_on_no_list_is_forgotten_at_once(town: Town) -> None:
    person = await ask_by_phone(town, "Ai đó", UNKNOWN)
    assert not any(UNKNOWN[1:] in body for body in await kept_of(town, person))
    async with town.database.reading() as session:
        assert await accounts.find(session, person.id) is None
        (asked,) = await session.scalars(select(Dialogue).where(Dialogue.user_id == person.id))
        assert asked.answers == {}


async def test_nothing_tells_whether_the_number_was_on_the_list(town: Town) -> None:
    said = []
    for phone in (KNOWN, UNKNOWN):
        person = await ask_by_phone(town, "Ai đó", phone)
        for words in ("/start", "/start xyz", "/huy", "/toi", "xin chào", "/start"):
            await person.say(words)
            await hear(person, "")
        await person.say("/xoa")
        await hear(person, "Quý vị có chắc không?")
        await person.press(town.words("erase-confirm"))
        await hear(person, town.words("erase-done"))
        await person.start()
        await hear(person, "Quý vị có đồng ý không?")
        said.append([words_of(m) for m in await person.messages() if not m["out"]])
    assert said[0] == said[1]
    assert town.words("contact-received") in said[0][3]


@pytest.mark.parametrize("words", ["/huy", "/abc", "/language", "/id", "/hop", "/xoa", "xin chào"])
async def test_stranger_is_not_called_comrade(town: Town, words: str) -> None:
    person = await town.arrive("Ai đó")
    await person.say(words)
    answer = words_of(await hear(person, ""))
    assert not re.search("đồng chí", answer, re.IGNORECASE)


async def test_consent_is_kept_for_the_words_that_were_shown(town: Town) -> None:
    person = await town.arrive("Ai đó")
    await person.start()
    shown = await hear(person, "Quý vị có đồng ý không?")
    await person.change(language_code="en")
    await person.press_data(int(shown["message_id"]), "f:register:consent:yes")
    await hear(person, town.words("contact-ask", "en"))
    async with town.database.reading() as session:
        (consent,) = await session.scalars(select(Consent))
    assert consent.text_hash == hashlib.sha256(words_of(shown).encode()).hexdigest()
