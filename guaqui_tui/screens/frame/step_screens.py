"""The first steps, each as the screen that opens: `table_of_screens` has those of a file that is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .opening import Opening

if TYPE_CHECKING:  # to import what a screen takes would keep the first one waiting
    from pathlib import Path

    from storage import GuaquiError
    from storage.packs.preparation.answers import Answers
    from storage.packs.preparation.interview import Interview
    from storage.plan.survey import Survey

    from ...session.settings import Settings, SetupAnswers


def language_step(settings: Settings, file: Path | None = None) -> Opening[SetupAnswers]:
    return Opening("setup.language_step", "LanguageStep", (settings, file))


def name_step(settings: Settings, typed: str, file: Path | None) -> Opening[SetupAnswers | str]:
    return Opening("setup.name_step", "NameStep", (settings, typed, file))


def start_menu(
    settings: Settings, problem: GuaquiError | None = None, file: Path | None = None
) -> Opening[SetupAnswers | None]:
    """`problem`: why `file`, which was to be opened, is not."""
    return Opening("setup.start_menu", "StartMenu", (settings, problem, file))


def open_step(settings: Settings, typed: str, at_once: Path | None = None) -> Opening[SetupAnswers | str]:
    """`at_once`: the file that is opened as soon as the step stands."""
    return Opening("setup.open_step", "OpenStep", (settings, typed, at_once))


def unlocked_step(settings: Settings, source: Path, file: bytes) -> Opening[SetupAnswers | str]:
    """`file`: what the passphrase of `source` opened."""
    return Opening("setup.unlocked_step", "UnlockedStep", (settings, source, file))


def begin_step(settings: Settings, typed: str, place: str) -> Opening[SetupAnswers | str]:
    return Opening("setup.begin_step", "BeginStep", (settings, typed, place))


def which_municipality(municipalities: Sequence[str]) -> Opening[str]:
    return Opening("setup.which_municipality", "WhichMunicipality", (municipalities,))


def new_file_step(
    settings: Settings, source: Path | str, survey: Survey, typed: str
) -> Opening[SetupAnswers | str]:
    """`source`: what the file begins with, whose plan `survey` is."""
    return Opening("setup.new_file_step", "NewFileStep", (settings, source, survey, typed))


def preparation(settings: Settings, interview: Interview, place: str) -> Opening[SetupAnswers | Interview]:
    return Opening("setup.preparation", "PreparationScreen", (settings, interview, place))


def prepared_step(settings: Settings, answers: Answers, typed: str) -> Opening[SetupAnswers | str]:
    return Opening("setup.prepared_step", "PreparedStep", (settings, answers, typed))


def demonstration(settings: Settings, typed: str) -> Opening[SetupAnswers | str]:
    return Opening("setup.demonstration", "DemonstrationStep", (settings, typed))
