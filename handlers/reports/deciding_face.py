"""What the way up after sending brings into the house."""

from bot.features.reports import deciding as service
from bot.features.reports import papers as paper_service
from bot.features.reports.kinds import DECIDED, REPLIED
from handlers.common.feature import Feature
from handlers.common.routing import PressHandler
from handlers.reports import deciding, deciding_views, papers, proposals
from handlers.reports import results_keyboards as press
from handlers.reports.keyboards import ListProposals, ListSubmitted, Papers

FEATURE = Feature(
    presses=[
        PressHandler(ListSubmitted, deciding.on_list_submitted),
        PressHandler(press.ReadReport, deciding.on_read),
        PressHandler(press.ReadNext, deciding.on_read_next),
        PressHandler(press.Accept, deciding.on_accept),
        PressHandler(press.GiveBack, deciding.on_give_back),
        PressHandler(press.ShowPhotos, deciding.on_photos),
        PressHandler(press.PlayVoice, deciding.on_voice),
        PressHandler(press.ProposeStory, deciding.on_propose_story),
        PressHandler(ListProposals, proposals.on_list_proposals),
        PressHandler(press.ShowProposal, proposals.on_show),
        PressHandler(press.Reply, proposals.on_reply),
        PressHandler(Papers, papers.on_papers),
    ],
    forms=[deciding.GIVE_BACK, proposals.REPLY],
    kinds=[DECIDED, REPLIED, service.PHOTO, paper_service.PAPER],
    views={
        DECIDED.name: deciding_views.view_decided,
        REPLIED.name: proposals.view_replied,
        service.PHOTO.name: deciding_views.view_photo,
        paper_service.PAPER.name: papers.view_paper,
    },
)
