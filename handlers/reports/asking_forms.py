"""The forms in use: looking at one, making it anew, asking no more."""

from bot.context import ChatContext
from bot.features.reports import forms
from bot.outbox.cards import Card, column, weighty
from handlers.common.paging import buttons_of
from handlers.reports.asking_drafts import answers_of, form_words
from handlers.reports.asking_keyboards import (
    ListForms,
    NewForm,
    RetireForm,
    ReworkForm,
    ShowForm,
)
from handlers.reports.asking_steps import OWN, go_on


async def on_list_forms(context: ChatContext, chosen: ListForms) -> None:
    """Forms in use, the newest first."""
    context.toast("")
    texts = context.texts
    found = await forms.list_forms(context.session, context.actor)
    choices = [ShowForm(form.id).choice(form.title) for form in found]
    rows = buttons_of(choices, chosen.start, ListForms, texts)
    new = NewForm(OWN).choice(texts.plain("report-form-new"))
    context.replace(Card(texts("report-form-list", count=len(found)), rows=(*rows, (new,))))


async def on_show_form(context: ChatContext, chosen: ShowForm) -> None:
    """One form as a whole."""
    form = await forms.get_to_lead(context.session, context.actor, chosen.form_id)
    context.toast("")
    texts = context.texts
    words = await form_words(context, await forms.draft_of(context.session, form))
    if form.retired_at is not None:
        context.replace(Card(words))
        return
    rows = column(
        ReworkForm(form.id).choice(texts.plain("report-form-rework")),
        weighty(RetireForm(form.id).choice(texts.plain("report-form-retire"))),
    )
    context.replace(Card(words, rows=rows))


async def on_rework_form(context: ChatContext, chosen: ReworkForm) -> None:
    """Made anew after the old one, which goes on until the new one is there."""
    form = await forms.get_to_lead(context.session, context.actor, chosen.form_id)
    context.toast("")
    draft = await forms.draft_of(context.session, form)
    await go_on(context, answers_of(draft, form.id))


async def on_retire_form(context: ChatContext, chosen: RetireForm) -> None:
    """No round is opened any more."""
    form = await forms.retire_form(context.session, context.actor, chosen.form_id, context.now)
    context.toast("")
    context.replace(Card(context.texts("report-form-retired", title=form.title)))
