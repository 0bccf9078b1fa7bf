"""Plays the main job by itself, as people typing and pressing, and prints what they see."""

import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from bot.demo.gathering import ask_for_opinions, gather_report
from bot.demo.people import Resident, list_residents
from bot.demo.play import Play
from bot.demo.spreading import spread_story
from simulator.client import Person, words_of

if TYPE_CHECKING:
    from bot.demo.stage import Stage

_CODE = re.compile(r"start=([\w-]+)")


async def play_tour(stage: "Stage", console: Console) -> int:
    """Play all acts; 0 if everybody saw what they should."""
    play = Play(stage, console)
    try:
        for act in _ACTS:
            await act(play)
    except (TimeoutError, LookupError) as error:
        console.print(f"[red]{escape(str(error))}")
        return 1
    console.rule(play.words("demo-done"), align="left")
    return 0


async def _administrator(play: Play) -> None:
    play.act("demo-act-admin")
    admin = await play.meet(play.words("demo-admin"), id=play.stage.admin_id)
    play.people[0] = admin
    await play.start(admin)
    await play.press(admin, "consent-yes")


async def _secretary(play: Play) -> None:
    play.act("demo-act-secretary")
    residents = await list_residents(play.stage)
    play.cell = [one for one in residents if one.unit_id == residents[0].unit_id]
    secretary = play.cell[0]
    admin = play.people[0]
    await play.say(admin, "/moi")
    await admin.press(secretary.unit)
    await play.hear(admin)
    code = await _invitation(play, admin, secretary)
    await _join_by_code(play, await play.arrive(secretary), code)
    await _confirm(play, admin, play.people[secretary.member_id])


async def _members(play: Play) -> None:
    play.act("demo-act-members")
    secretary = play.secretary
    invited, *others = play.cell[3:8]
    await play.say(secretary, "/moi")
    code = await _invitation(play, secretary, invited)
    await _join_by_code(play, await play.arrive(invited), code)
    await _confirm(play, secretary, play.people[invited.member_id])
    for resident in others:
        person = await play.arrive(resident)
        await play.start(person)
        await play.press(person, "consent-yes")
        await person.share_contact()
        await play.hear(person)
        await _confirm(play, secretary, person)


async def _invitation(play: Play, leader: Person, resident: Resident) -> str:
    message = await play.say(leader, resident.name, "start=")
    found = _CODE.search(words_of(message))
    if found is None:
        raise LookupError("the invitation holds no link")
    return found.group(1)


async def _join_by_code(play: Play, person: Person, code: str) -> None:
    await play.start(person, code)
    await play.press(person, "consent-yes")


async def _confirm(play: Play, leader: Person, newcomer: Person) -> None:
    await play.hear(leader, newcomer.first_name)
    await play.press(leader, "application-confirm")
    await play.hear(newcomer)


async def _call(play: Play) -> None:
    play.act("demo-act-call")
    secretary = play.secretary
    await play.say(secretary, play.words("demo-says-call"), play.opening("call-kind"))
    await play.press(secretary, "kind-button-regular", play.opening("call-agenda"))
    agenda = play.words("demo-says-agenda")
    await play.say(secretary, agenda, agenda.splitlines()[-1])
    await play.press(secretary, "call-send", play.opening("call-done"))
    for member in play.members:
        await play.hear(member)


async def _answers(play: Play) -> None:
    play.act("demo-act-answers")
    first, second, third, fourth, fifth = play.members
    await play.press(first, "answer-yes")
    await play.say(second, "2")
    await play.say(second, play.words("demo-says-reason"))
    await play.say(third, play.words("demo-says-late"))
    await play.say(fourth, play.words("demo-says-unsure"))
    await play.say(fifth, play.words("demo-says-question"))


async def _reminders(play: Play) -> None:
    play.act("demo-act-reminders")
    *_, fourth, fifth = play.members
    for _ in range(2):
        await play.move_on()
        await play.hear(fourth)
    await play.hear(fifth)
    await play.hear(fifth)
    await play.say(fifth, play.words("demo-says-yes"))
    await play.say(fourth, play.words("demo-says-no"))


async def _board(play: Play) -> None:
    play.act("demo-act-board")
    secretary = play.secretary
    await play.press(secretary, "board-answers", play.opening("answers-head", when=""))
    await play.press(secretary, "board-unanswered", "1. ")


async def _change(play: Play) -> None:
    play.act("demo-act-change")
    secretary = play.secretary
    await play.press(secretary, "board-change", play.words("change-what"))
    await play.press(secretary, "change-place", play.words("change-ask-place"))
    place = play.words("demo-says-place")
    await play.say(secretary, place, place)
    await play.press(secretary, "change-send", play.opening("change-done"))
    await play.hear(play.members[0], place)


async def _announce(play: Play) -> None:
    play.act("demo-act-announce")
    secretary = play.secretary
    first, second, *_ = play.members
    words = play.words("demo-says-announce")
    await play.say(secretary, f"/thongbao {words}", play.words("announce-summary-ack-yes"))
    await play.press(secretary, "announce-send", play.opening("announce-done"))
    noted = play.words("announcement-ack")
    for person in (first, second):
        await play.hear(person, words)
    await first.press(noted)
    await play.say(second, noted.lower(), play.words("announcement-acknowledged"))
    await play.hear(secretary, f"{noted}: 2")


async def _stranger(play: Play) -> None:
    play.act("demo-act-stranger")
    stranger = await play.meet(play.words("demo-stranger"), phone="+84900999999")
    await play.start(stranger)
    await play.say(stranger, play.words("demo-says-hello"))


_ACTS: tuple[Callable[[Play], Awaitable[None]], ...] = (
    _administrator,
    _secretary,
    _members,
    _call,
    _answers,
    _reminders,
    _board,
    _change,
    _announce,
    gather_report,
    ask_for_opinions,
    spread_story,
    _stranger,
)
