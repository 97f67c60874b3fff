"""Steps that were told once: another answer takes their place, they are said, and they can be taken back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from storage import FieldFile

from ..conftest import Guaqui

SHEET = "Comunidad;Año;Demanda;Costo\nAndamarca;2003;Aula;12\nArcata;2003;Riego;15\n"

Bring = Callable[..., tuple[int | None, str]]


@pytest.fixture
def bring(tmp_path: Path, guaqui: Guaqui) -> Bring:
    """Bring the same sheet into another file each time; what it is like then, and what was said."""
    (tmp_path / "u.csv").write_text(SHEET, "utf-8")
    files = iter(range(100))

    def bring(*steps: str) -> tuple[int | None, str]:
        path = tmp_path / f"{next(files)}.json"
        FieldFile.create(path, municipality="guaqui", author="Ana").close()
        options = [option for step in steps for option in ("--step", step)]
        code, out, told = guaqui("import", path, tmp_path / "u.csv", *options)
        assert code == 0, told
        with FieldFile.open(path, writable=False) as file:
            (demand,) = (one for _slot, one in file.survey.demands() if one.fields.text == "Aula")
            return int(demand.fields.cost_cents or 0), out

    return bring


@pytest.mark.parametrize("second", ["unit Costo=100", "unit cost=100", "unit COSTO=100"])
def test_another_unit_takes_the_place_of_the_first_and_is_said_each_time(bring: Bring, second: str) -> None:
    cost, said = bring("unit Costo=1000")
    assert (cost, "como se dijo antes" in said) == (1_200_000, False)
    assert bring(second)[0] == 120_000
    cost, said = bring()
    assert cost == 120_000
    assert re.search("100, como se dijo antes", said)


def test_it_is_taken_back_as_it_is_said(bring: Bring) -> None:
    bring("unit Costo=1000")
    (step,) = re.findall("--step '(.*)'", bring()[1])
    cost, said = bring(step)
    assert (cost, "como se dijo antes" in said) == (1_200, False)
    assert bring()[0] == 1_200
    assert bring("unit Costo=10")[0] == 12_000
    assert bring()[0] == 12_000


def test_of_two_answers_told_at_once_the_last_holds(bring: Bring) -> None:
    assert bring("unit Costo=1000", "unit cost=100")[0] == 120_000
    assert bring()[0] == 120_000
