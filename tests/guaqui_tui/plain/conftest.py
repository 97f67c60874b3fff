"""What the conversations of this folder begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..pilot import NOW, Laptop


@pytest.fixture
def plan(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A field file with one demand, on a laptop whose clock stands."""
    monkeypatch.setattr("guaqui_tui.plain.open_plan.now", lambda: NOW)
    laptop.save(("arcata", 2003, {"text": "Aulas"}))
    return laptop.file
