"""A burst of answers makes few edits of the board, and its last state is right."""

from bot.access import load_actor
from bot.features.polls import answering
from simulator.client import Person
from tests.handlers.polling import asked
from tests.town.town import Town, hear

_ROUNDS = 40


async def answer(town: Town, person: Person, *, takes_back: bool) -> None:
    """One answer in a transaction of its own."""
    now, seal = town.chibot.clock.now(), town.chibot._sealing.seal
    async with town.database.writing() as session:
        actor = await load_actor(session, person.id)
        if takes_back:
            await answering.take_back(session, seal, actor, 1, now)
        else:
            await answering.choose(session, seal, actor, 1, 0, now)
    town.chibot._sender.wake()


async def test_burst_of_answers_makes_few_edits_and_the_last_is_right(town: Town) -> None:
    people = await asked(town)
    an = people[0]
    await hear(an, "Đã trả lời: 0 trên 5")
    await town.client.clear_transcript()
    began_at = town.chibot.clock.now()
    for at in range(_ROUNDS):
        for person in people[:4]:
            await answer(town, person, takes_back=bool(at % 2))
    for person in people:
        await answer(town, person, takes_back=False)
    await hear(an, "Đã trả lời: 5 trên 5")
    lasted = (town.chibot.clock.now() - began_at).total_seconds()
    edits = await town.client.transcript(method="editMessageText")
    assert len(edits) <= lasted / 3 + 2
