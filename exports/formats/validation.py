"""The acta of each assembly that validated demands, as PDF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from storage.plan.survey import Survey
from storage.translatable import N_

from ..acta.signed import signed_subjects
from ..wording.edition import Edition
from .actas import signed_files
from .file import File

NAME: Final = N_("validation")


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    whose = signed_subjects(survey, edition, "validating")
    return signed_files(survey, edition, whose, f"{edition.called(NAME)}-")
