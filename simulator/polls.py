"""Polls: the question, its options, and who chose what."""

from dataclasses import dataclass, field

from simulator.chats import Account
from simulator.errors import ClientError, Json


@dataclass(eq=False)
class Poll:
    """`votes` holds the chosen option numbers by person; `settings` is told as it was given."""

    id: str
    bot_id: int
    question: Json
    options: list[Json]
    settings: Json
    votes: dict[int, list[int]] = field(default_factory=dict)
    is_closed: bool = False
    close_at: int | None = None

    @property
    def is_anonymous(self) -> bool:
        return bool(self.settings["is_anonymous"])

    def persistent_ids(self, numbers: list[int]) -> list[str]:
        return [str(self.options[number]["persistent_id"]) for number in numbers]

    def close_when_due(self, now: int) -> None:
        if self.close_at is not None and now >= self.close_at:
            self.is_closed = True

    def vote(self, voter: Account, numbers: list[int]) -> None:
        """Set somebody's choice; an empty list takes the vote back."""
        if self.is_closed:
            raise ClientError("This poll is closed.", 409)
        if any(not 0 <= number < len(self.options) for number in numbers):
            raise ClientError("This poll has no such option.")
        if len(numbers) > 1 and not self.settings["allows_multiple_answers"]:
            raise ClientError("Only one option can be chosen in this poll.")
        if voter.id in self.votes and not self.settings["allows_revoting"]:
            raise ClientError("A vote in this poll is final.", 409)
        self.votes[voter.id] = sorted(set(numbers))
        if not numbers:
            del self.votes[voter.id]

    def describe(self) -> Json:
        """The Bot API's Poll."""
        counts = [0] * len(self.options)
        for chosen in self.votes.values():
            for number in chosen:
                counts[number] += 1
        options = [
            {**option, "voter_count": voters}
            for option, voters in zip(self.options, counts, strict=True)
        ]
        return {
            "id": self.id,
            **self.question,
            "options": options,
            "total_voter_count": len(self.votes),
            "is_closed": self.is_closed,
            **self.settings,
        }
