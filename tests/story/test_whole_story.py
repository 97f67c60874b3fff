"""The whole story told to the store of two laptops; each fact is found again where whoever needs it looks."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from storage import FieldFile
from tests.guaqui_tui.conftest import Guaqui

from .finds import FINDS, Found
from .whole_story import APART, BEFORE_ALL_ELSE, DAY, Told

AT = f"{DAY}T10:00:00-04:00"


def tell(field: FieldFile, told: Iterable[Told]) -> None:
    for one in told:
        state = field.survey.history(one.record)
        body = {**(state.values if state else {}), **one.says}
        field.save(one.record, {name: value for name, value in body.items() if value is not None})


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one laptop saved, and then two of them, each without the other."""
    folder = tmp_path_factory.mktemp("story")
    first = folder / "first.json"
    with FieldFile.create(first, "guaqui", "Equipo Uno", now=lambda: AT) as field:
        tell(field, BEFORE_ALL_ELSE)
    for author, more in APART.items():
        path = shutil.copy(first, folder / f"{author}.json")
        with FieldFile.open(path, author=author, now=lambda: AT) as field:
            tell(field, more)
    return folder


@pytest.mark.costly(0)
def test_every_fact_is_found_where_it_is_looked_for(told: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    merged = tmp_path / "merged.json"
    assert guaqui("merge", merged, *(told / f"{author}.json" for author in APART))[0] in {0, 1}
    of = Found(tmp_path, merged, guaqui)
    assert [number for number, finds in FINDS.items() if not finds(of)] == []
