"""Names that an import does not know: few lines however many there are, and nothing far off among them."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from storage import FieldFile
from tests.storage.names.test_nearest import many

from ..conftest import Guaqui
from ..pilot import Laptop

SYLLABLES = ("Ma", "ri", "pa", "su", "wa", "chi", "no", "ki", "la", "tu")


def sheet(folder: Path, names: list[str], rows: int = 1) -> Path:
    path = folder / "demands.csv"
    lines = [f"{name};2003;Riego {n} de {name}" for name in names for n in range(rows)]
    path.write_text("\n".join(["Comunidad;Gestión;Demanda", *lines]), "utf-8")
    return path


def taken_in(laptop: Laptop, guaqui: Guaqui, names: list[str], *options: str) -> list[str]:
    laptop.save()
    code, told, _err = guaqui("--lang", "en", "import", laptop.file, sheet(laptop.folder, names), *options)
    assert code == 1
    return told.splitlines()


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
@pytest.mark.parametrize("count", [30, 1000])
def test_very_many_unknown_names_are_few_lines(
    laptop: Laptop, guaqui: Guaqui, count: int, options: tuple[str, ...]
) -> None:
    names = ["".join(parts) for parts in product(SYLLABLES, repeat=4)][:count]
    told = taken_in(laptop, guaqui, names, *options)
    assert len(told) < 45
    assert len("\n".join(told)) < 5000


def test_many_names_that_are_near_are_a_line_each_with_the_ids(laptop: Laptop, guaqui: Guaqui) -> None:
    names = ["Andamrca", "Kasa Sn Fco", "Wila Qholo", "Ullcata", "Copajra", "Unidad Educativa", "Patrani"]
    told = taken_in(laptop, guaqui, names)
    assert "    Andamrca: andamarca 89, janko-marca 66" in told
    assert any(re.match("    Kasa Sn Fco: kassa-san-francisco [0-9]+, ", line) for line in told)
    assert "  1 name is not known, and near to nobody's: Unidad Educativa" in told


def test_one_unknown_name_among_very_many_holders_shows_three_and_whom_they_are_taken_for(
    laptop: Laptop, guaqui: Guaqui
) -> None:
    laptop.save()
    with FieldFile.open(laptop.file) as field:
        field.save_many([(f"community/guaqui/{one.record[17:]}", {"name": one.name}, None) for one in many(150)])
    told = taken_in(laptop, guaqui, ["Lacoyu Sn Fransisco"])
    shown = [line for line in told if "--alias" in line]
    assert len(shown) == 3
    assert all(int(line.split()[0]) >= 60 for line in shown)
    assert len(told) < 60


def test_codes_are_near_to_nobody(laptop: Laptop, guaqui: Guaqui) -> None:
    told = taken_in(laptop, guaqui, ["1", "2", "17"])
    assert "  3 names are not known, and near to nobody's: 1, 2, 17" in told
    assert not any("--alias" in line for line in told)


def test_the_same_reason_is_said_once_with_its_lines(laptop: Laptop, guaqui: Guaqui) -> None:
    laptop.save()
    path = laptop.folder / "demands.csv"
    rows = ["Arcata;1999;Riego"] * 30 + [f"Arcata;{year};Riego" for year in range(1900, 1950)]
    path.write_text("\n".join(["Comunidad;Gestión;Demanda", *rows]), "utf-8")
    code, told, _err = guaqui("--lang", "en", "import", laptop.file, path)
    assert code == 1
    assert "  30 lines (2, 3, 4, 5, 6, …): " in told
    assert "  and 39 lines more" in told
    assert len(told.splitlines()) < 25
