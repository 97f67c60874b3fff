"""An action that was added from the form of a demand: it is saved, and chosen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage import GuaquiError

from ...forms.new_action import NewAction
from ...forms.proposals import words_of_demand
from ...language.gettext_ import _
from ...wording.slots import action_name
from .paged_layout import MAIN

if TYPE_CHECKING:
    from .screen import DemandScreen


async def keep_added(form: DemandScreen, new: NewAction) -> None:
    """Have it on the list, and in its field; one that is there already is only chosen."""
    if new.body:
        try:
            await form.session.save(new.record, new.body, ())
        except GuaquiError as error:
            form.say(form.refused(error), wrong=True)
            return
    form.actions_for(words_of_demand(form.typed()))
    form.replace({**form.typed(), "action": new.id})
    if form.page == MAIN:
        form.to_field("class")
    name = action_name(form.session.survey, new.id)
    form.say(_("The action {name} was added to the list.").format(name=name))
