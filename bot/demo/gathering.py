"""The acts in which something is asked of many: a report of every month, a quick poll."""

from bot.demo.people import list_residents
from bot.demo.play import Play
from bot.features.reports import rules
from simulator.client import Person

# Lines of what was shown before as a whole: of a report, of a question, of what was chosen.
_OPENING, _HEAD, _CHOSEN, _NOTED = 6, 2, 8, 1
# Only a result has it.
_BAR = "▓"


async def gather_report(play: Play) -> None:
    """The ward asks with the ready form; the secretary writes, the ward accepts."""
    play.act("demo-act-report")
    admin, secretary = play.people[0], play.secretary
    await play.say(admin, "/baocao")
    await play.press(admin, "report-form-ready")
    await play.press(admin, "announce-scope-all", count=await _count_cells(play))
    await play.press(admin, "report-form-make")
    if await _is_asked_later(play):
        await play.move_on(rules.OPEN)
    await play.hear(secretary, play.words("report-form-ready-title"))
    await play.press(secretary, "report-ask-fill-new")
    await _write(play, secretary)
    await play.rest()
    await play.press(secretary, "report-fill-submit")
    await play.hear(admin, _counts(play, accepted=0, submitted=1))
    await play.press(admin, "report-round-submitted", count=1)
    await play.say(admin, "1", most=_OPENING)
    await play.rest()
    await play.push(admin, "report-result-accept")
    await play.hear(admin, _counts(play, accepted=1, submitted=0))
    # Not whatever comes first: the board of an announcement is edited meanwhile.
    await play.hear(secretary, play.words("report-form-ready-title"))


async def _is_asked_later(play: Play) -> bool:
    """Whether it is not yet time: a report is asked for some days before it is due."""
    stage = play.stage
    # In this order: a round that opens meanwhile has set the moment when it is due.
    opens_at, due_at = await stage.find_next(rules.OPEN), await stage.find_next(rules.DUE)
    return due_at is None and opens_at is not None and opens_at > stage.chibot.clock.now()


def _counts(play: Play, **counts: int) -> str:
    """The lines of the board below the number of reports that were sent."""
    told = {"sent": 1, "total": 1, "returned": 0} | counts
    return play.shown("report-round-board-counts", **told).partition("\n")[2]


async def _count_cells(play: Play) -> int:
    return len({resident.unit_id for resident in await list_residents(play.stage)})


async def _write(play: Play, secretary: Person) -> None:
    for answer in ("unclear", "meetings", "present", "done"):
        await play.say(secretary, play.words(f"demo-says-report-{answer}"))
    skip = play.words("demo-says-skip")
    await play.repeat(secretary, skip, [f"{number}/" for number in range(5, 10)])
    for answer in ("wish", "plan"):
        await play.say(secretary, play.words(f"demo-says-report-{answer}"))


async def ask_for_opinions(play: Play) -> None:
    """The secretary asks in secret; members press and type; the result comes as a picture, too."""
    play.act("demo-act-poll")
    secretary = play.secretary
    first, second, third, fourth, _ = play.members
    question = play.words("demo-says-poll")
    options = play.words("demo-says-options").splitlines()
    await play.say(secretary, f"/xinykien {question}")
    await play.say(secretary, "\n".join(options))
    await play.press(secretary, "poll-ask-ends-1", question)
    await play.hear(secretary, play.opening("poll-ask-summary-head", unit=""))
    await play.press(secretary, "poll-ask-send")
    for person in (first, second, third, fourth):
        await play.hear(person, question, most=_HEAD)
    await play.press_label(first, options[0], most=_CHOSEN)
    await play.say(second, "1", most=_NOTED)
    await play.say(third, options[2].lower(), most=_NOTED)
    await play.rest()
    await play.press_label(fourth, options[0], most=_NOTED)
    asked = len(play.members) + 1
    await play.hear(secretary, play.shown("poll-board-answered", answered=4, asked=asked))
    await play.press(secretary, "poll-board-close")
    await play.press(secretary, "poll-board-close-sure")
    await play.see(secretary)
    await play.hear(first, _BAR)
