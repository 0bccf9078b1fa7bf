"""What the consents of those who are shown bring into the house."""

from bot.features.stories import consents as service
from bot.features.stories.kinds import AGREED, CONSENT, CONSENT_PICTURES
from handlers.common.feature import Feature
from handlers.common.routing import PressHandler
from handlers.stories import (
    consents,
    consents_answering,
    consents_naming,
    consents_recording,
    consents_sure,
)
from handlers.stories import consents_keyboards as press
from handlers.stories import consents_views as views

FEATURE = Feature(
    early=[consents_sure.EARLY, consents_answering.EARLY, consents_recording.ProofHandler()],
    presses=[
        PressHandler(press.ShowShown, consents.on_show_shown),
        PressHandler(press.ShowOne, consents.on_show_one),
        PressHandler(press.NameShown, consents_naming.on_name),
        PressHandler(press.NameSelf, consents_naming.on_name_self),
        PressHandler(press.FindMember, consents_naming.on_find),
        PressHandler(press.AskAll, consents.on_ask_all),
        PressHandler(press.AskOne, consents.on_ask_one),
        PressHandler(press.Record, consents_recording.on_record),
        PressHandler(press.RecordNo, consents.on_record_no),
        PressHandler(press.Confirm, consents.on_confirm),
        PressHandler(press.DropName, consents.on_drop),
        PressHandler(press.PlayProof, consents.on_proof),
        PressHandler(press.Answer, consents_answering.on_answer),
        PressHandler(press.TakeBack, consents_answering.on_take_back),
        PressHandler(press.StayAgreed, consents_sure.on_stay),
        PressHandler(press.NotMe, consents_answering.on_not_me),
        PressHandler(press.ReadAgain, consents_answering.on_read_again),
        PressHandler(press.ShowAbout, consents_answering.on_about),
    ],
    forms=[consents_naming.FORM, consents_recording.FORM],
    kinds=[CONSENT_PICTURES, CONSENT, AGREED],
    views={
        CONSENT_PICTURES.name: views.view_pictures,
        CONSENT.name: views.view_consent,
        AGREED.name: views.view_agreed,
    },
    on_refused=(service.on_refused,),
)
