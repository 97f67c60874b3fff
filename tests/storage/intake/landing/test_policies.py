"""Rows that differ from the plan: left out, kept beside what stands, or in its place, as a person says."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import FieldFile
from storage.file.pack import load_pack
from storage.gather.merge import merge_files
from storage.intake.rows import Policy, TakenRows, take_rows
from storage.intake.sheets import read_sheet
from storage.plan.survey import Survey
from storage.revisions.history import REMOVED

CASES = Path("/work/shared/cases")
SLOT = "demand/guaqui/andamarca/2003/1"
FIRST = {"text": "Sistema de riego", "families": 30, "cost_cents": 12_000_000}
