"""Beginning a plan: of a municipality that comes along, one that somebody prepared, or another file's."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from storage import GuaquiError
from storage.errors import SeveralMunicipalitiesError
from storage.file.pack import pack_of
from storage.file.path_parts import PART
from storage.gather.found_files import FoundFile
from storage.packs.shipped import municipalities
from storage.plan.survey import Survey
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...session.settings import Settings, SetupAnswers
from ..frame import step_screens
from ..frame.base_screen import refusal_in_words
from ..frame.keyboard import Keyboard
from .found_step import FoundStep, Offered, offered_file


def survey_of(source: Path | str) -> Survey:
    """The plan that a file of a source begins with. Raises what `pack_of` raises."""
    return Survey(pack_of(source))


class BeginStep(FoundStep):
    ENDINGS: Collection[str] = (".toml", ".json")
    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK, keys.HELP]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Of whom the plan is: a municipality that comes along with the program stands first."),
        N_(
            "A .toml file is what somebody prepared, here or on another laptop: all laptops of a municipality "
            "begin from copies of one. It is looked for where field files are, and anywhere on sticks."
        ),
        N_("A field file gives its plan: its communities, classes and years, and none of its demands."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, settings: Settings, typed: str, place: str) -> None:
        super().__init__(session, keyboard, settings, typed)
        self._place = place
        """Where the new file is to be, as it was named or typed; empty where that is proposed."""

    def heading(self) -> str:
        return _("Begin a plan of a municipality that is prepared")

    def offered(self, found: Sequence[FoundFile], *, everywhere: bool) -> list[Offered]:
        own = [
            Offered(one, one.replace("-", " ").title(), _("comes along with the program"))
            for one in (municipalities() if everywhere else ())
        ]
        plans = [one for kind in ("pack", "field-file") for one in found if one.kind == kind]
        return own + [offered_file(one) for one in plans]

    async def take(self, source: Path | str) -> None:
        try:
            survey = await asyncio.to_thread(survey_of, source)
        except SeveralMunicipalitiesError as error:
            self._ask_which(source, error.facts["municipalities"])
            return
        except GuaquiError as error:
            self.refuse(refusal_in_words(error))
            return
        self.open(step_screens.new_file_step(self.settings, source, survey, self._place), self._came_back)

    def _ask_which(self, source: Path | str, municipalities: list[str]) -> None:
        def chosen(one: str | None) -> None:
            if one:
                self.while_keys_wait(self.take(f"{source}{PART}{one}"))

        self.open(step_screens.which_municipality(municipalities), chosen)

    def _came_back(self, result: SetupAnswers | str | None) -> None:
        if isinstance(result, SetupAnswers):
            self.hand_over(result)
        else:
            self._place = result or ""
