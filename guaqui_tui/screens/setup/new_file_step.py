"""Where the new file of a municipality that is prepared is to be."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from storage.notation.text import printable
from storage.plan.survey import Survey
from storage.translatable import N_

from ...language.gettext_ import _, speech
from ...session.session import Session
from ...session.settings import Settings, SetupAnswers
from ..frame.keyboard import Keyboard
from .begun_file import begun_answers
from .place_step import PlaceStep
from .proposed_place import proposed_place


class NewFileStep(PlaceStep):
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("The file is made with F2, on this laptop's own disk if you can: a stick may be pulled out."),
        N_("A second copy on a stick is kept with Ctrl+P, from the board."),
    )

    def __init__(
        self,
        session: Session,
        keyboard: Keyboard,
        settings: Settings,
        source: Path | str,
        survey: Survey,
        typed: str,
    ) -> None:
        super().__init__(session, keyboard, settings, typed)
        self._source = source
        self._survey = survey

    def heading(self) -> str:
        return _("Where is the new file to be?")

    def what(self) -> str:
        survey = self._survey
        asking = sum(survey.per_year(one.fields) > 0 for one in survey.communities())  # levels ask nothing
        words = speech().of(survey)(N_("{plan}: {communities} communities, {first}-{last}."))
        years = survey.plan.years
        return words.format(plan=printable(survey.plan.name), communities=asking, first=years[0], last=years[-1])

    def place(self) -> Path:
        return proposed_place(self._survey.municipality, self._survey.plan.years)

    async def make(self, path: Path) -> SetupAnswers:
        notices = await self.session.create(path, str(self._source), self.settings.author)
        return await begun_answers(self.session, self.settings, notices)
