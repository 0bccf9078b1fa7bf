"""More than one feature may want the same file: they are asked in turn until one has it."""

from dataclasses import dataclass

from telegram import Update

from bot.context import Fetched, Preparation
from tests.inbox.counter import Counter


@dataclass
class Feature:
    """Finds `found` in every message, or nothing."""

    found: str | None
    asked: int = 0

    def preparation(self) -> Preparation:
        """As a feature declares it."""
        return Preparation(lambda body: '"text": "file' in body, self.fetch)

    async def fetch(self, update: Update, *_: object) -> Fetched:
        """What it finds."""
        assert update.message is not None
        self.asked += 1
        return self.found


async def test_features_are_asked_in_turn_until_one_has_it(counter: Counter) -> None:
    features = [Feature(None), Feature("photo"), Feature("workbook")]
    counter.preparations = [feature.preparation() for feature in features]
    lan = await counter.client.add_person("Lan")
    await lan.say("file")
    counter.open()
    await counter.all_answered(1)
    assert [feature.asked for feature in features] == [1, 1, 0]
