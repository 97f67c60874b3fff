"""A table of a file taken into a field file, as the command and the screen do it."""

from __future__ import annotations

from pathlib import Path

from guaqui_tui.session.importing import SheetTaken, meaning, outlook
from guaqui_tui.session.several_sheets import ImportAnswers, take_sheets
from storage import FieldFile
from storage.intake.column_meanings import DEMAND
from storage.intake.rows import Policy
from storage.intake.sheets import propose_sheet, read_source


def take_in(file: FieldFile, path: Path, kind: str = DEMAND, policy: Policy = "ask") -> SheetTaken:
    """What came of the first table of a file, as it is proposed. Raises what hinders it."""
    source, survey = read_source(path), file.survey
    proposal = propose_sheet(source, meaning=meaning(survey, kind))
    seen = outlook(source, proposal, survey, lambda _done, _of: None, policy)
    if seen.hindrance is not None:
        raise seen.hindrance
    (taken,) = take_sheets(file, survey, [seen], ImportAnswers(policy=policy)).brought
    return taken
