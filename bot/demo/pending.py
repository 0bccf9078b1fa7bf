"""What waits for the people of the demo when its page is opened: a report and a quick poll."""

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.access import load_actor
from bot.features.members.audience import USUAL
from bot.features.polls.opening import PollDraft, open_poll
from bot.features.reports import rounds, rules
from bot.features.reports.forms import make_form
from bot.schedule import timers
from handlers.reports.asking_drafts import draft_of, ready_answers
from models.repositories import units
from models.repositories.audience import Whom

if TYPE_CHECKING:
    from bot.demo.stage import Stage

_LASTS = timedelta(days=3)


async def ask_for_reports(stage: "Stage") -> None:
    """The administrator has made the ready form; its first round is open, whatever the day."""
    now, quiet = stage.chibot.clock.now(), stage.chibot.settings.quiet
    async with stage.chibot.database.writing() as session:
        admin = await load_actor(session, stage.admin_id)
        root = await units.find_root(session)
        whom = {"unit": root.id, "units": [root.id], "asks": rules.CELLS} if root else {}
        draft = draft_of(ready_answers(stage.texts) | whom)
        form, first = await make_form(session, admin, draft, now, quiet)
        await rounds.open_round(session, form, first.period, first.due_at, now, quiet)
        following = rules.next_opening(draft.calendar(quiet.zone), now, first.period)
        due = [(rules.OPEN, following.opens_at)] if following else []
        await timers.reset(session, form.id, rules.OPEN, due)


async def ask_for_opinions(stage: "Stage", secretary_id: int, cell_id: int) -> None:
    """The secretary of a cell has asked what the tour asks, too."""
    now, quiet, texts = stage.chibot.clock.now(), stage.chibot.settings.quiet, stage.texts
    draft = PollDraft(
        unit_id=cell_id,
        question=texts.plain("demo-says-poll"),
        options=texts.plain("demo-says-options").splitlines(),
        whom=Whom([cell_id], USUAL),
        ends_at=now + _LASTS,
    )
    async with stage.chibot.database.writing() as session:
        secretary = await load_actor(session, secretary_id)
        await open_poll(session, secretary, draft, now, quiet)
