"""An action that was added from the form of a demand: it is saved, and chosen there."""

from __future__ import annotations

from typing import Protocol

from storage import GuaquiError

from ...forms.adding.new_action import NewAction
from ...forms.proposals import words_of_demand
from ...language.gettext_ import _
from ...session.session import Session
from ...wording.slots import action_name
from .paged_layout import MAIN


class ActionForm(Protocol):
    """What of the form of a demand has to do with actions."""

    session: Session

    @property
    def page(self) -> str: ...
    def actions_for(self, text: str) -> None: ...
    def typed(self) -> dict[str, str]: ...
    def replace(self, typed: dict[str, str]) -> dict[str, str]: ...
    def to_field(self, name: str) -> None: ...
    def say(self, words: str = "", *, wrong: bool = False) -> None: ...
    def refused(self, error: GuaquiError) -> str: ...


async def keep_added(form: ActionForm, new: NewAction) -> None:
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
