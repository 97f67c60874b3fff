"""What the tests of storage share: a plan that is gathered into."""

from __future__ import annotations

from pathlib import Path

import pytest

from .crafted_files import plan


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan with one demand, and an installation that saved nothing."""
    monkeypatch.setenv("GUAQUI_HOME", str(tmp_path / "home"))
    return plan(tmp_path / "plan.json")
