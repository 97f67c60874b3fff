"""Which of an open file's plans the screens show."""

from __future__ import annotations

from storage.kinds.lookup import kind_of
from storage.packs.file_municipality import DESCRIBING
from storage.plan.survey import Survey
from storage.plan.views.scope import WHOLE, Scope
from storage.plan.views.scopes import scopes_in, within


class ShownPlan:
    """The plan that somebody chose; until then the last by id, as the file was opened, of the first municipality
    that it is of. It stays as long as it is there: a plan that is added takes nobody elsewhere.
    """

    def __init__(self, whole: Survey) -> None:
        self._whole = whole
        self._chosen = WHOLE
        self._upto = 0
        self._shown: tuple[Scope, Survey] | None = None

    def choose(self, scope: Scope) -> None:
        """Show another from now on."""
        self._chosen, self._shown = scope, None

    @property
    def is_to_choose(self) -> bool:
        """Whether the file is of several municipalities, and of none of them was chosen what is shown."""
        whose = {one.municipality for one in scopes_in(self._whole)}
        return len(whose) > 1 and self._chosen.municipality not in whose

    @property
    def scope(self) -> Scope:
        return self._look()[0]

    @property
    def survey(self) -> Survey:
        """What is shown of the file, as if the rest were not there: the same one until a plan comes or goes."""
        return self._look()[1]

    def _look(self) -> tuple[Scope, Survey]:
        came = self._whole.taken_in(self._upto)
        self._upto += len(came)
        if self._shown is None or any(kind_of(one) in DESCRIBING for one in came):
            self._chosen = self._asked()
            self._shown = self._chosen, within(self._whole, self._chosen)
        return self._shown

    def _asked(self) -> Scope:
        """What was chosen while it is there; else the last plan of its municipality, or of the file's own."""
        every = scopes_in(self._whole)
        whose = {one.municipality for one in every}
        together = {Scope(name) for name in whose}
        if self._chosen in together.union(every):
            return self._chosen
        name = self._chosen.municipality if self._chosen.municipality in whose else self._whole.municipality
        of_one = [one for one in every if one.municipality == name]
        return of_one[-1] if of_one else WHOLE
