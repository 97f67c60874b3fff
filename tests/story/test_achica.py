"""A municipality that somebody prepared, from its list to its papers: three laptops, one plan. All is invented.

40 demands are typed and 120 come in from spreadsheets; the files are gathered, an assembly validates, and what
leaves is counted again by hand and names nobody else's municipality.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest

from exports.formats import FORMATS, files
from exports.leaving import inventory
from exports.leaving.read_me import README
from exports.wording.edition import Edition
from guaqui_tui.language import gettext_ as words
from storage import FieldFile
from storage.names.name_table import slug
from storage.plan.indicators import indicators
from tests import achica
from tests.exports.test_achica import CLASSES, OF_ANOTHER, PRODUCTIVE, text_of
from tests.guaqui_tui.conftest import Guaqui
from tests.guaqui_tui.pilot import Hands, Laptop

M = achica.M
LAPTOPS = ("ana", "beto", "carmen")
TYPED = 10
"""So many communities' four demands are typed; where tests are cut short, two communities' are."""


def class_of(n: int, year: int) -> str:
    return CLASSES[(3 * n + n // 4 + year) % 5]


def text(n: int, year: int) -> str:
    return f"Obra {n} de {year}"


def rows(communities: range) -> list[tuple[str, ...]]:
    """As a technician writes it, with the municipality's own word for a community."""
    slots = [(n, year) for n in communities for year in achica.YEARS]
    lines = [(achica.COMMUNITIES[n], str(year), text(n, year), class_of(n, year)) for n, year in slots]
    return [("Sector", "Año", "Demanda", "Clase"), *lines]


def typing(communities: range) -> Callable[[Hands], Awaitable[None]]:
    """A facilitator's keys: the first letters, then each year's demand, which the one before leads to."""

    async def use(hands: Hands) -> None:
        for n in communities:
            name = slug(achica.COMMUNITIES[n])
            await hands.press("ctrl+home", *name.replace("-", " "), "enter")
            for year in achica.YEARS:
                class_ = str(CLASSES.index(class_of(n, year)) + 1)
                await hands.press(*text(n, year), *["enter"] * 4, class_, "f2")
                await hands.until(partial(_is_saved, hands, f"demand/{M}/{name}/{year}/1"))
            await hands.press("escape")

    return use


def _is_saved(hands: Hands, record: str) -> bool:
    return record in hands.app.session.file.survey


async def validate(hands: Hands) -> None:
    """The assembly accepts the first community's demands."""
    await hands.press("ctrl+home", "down", "listed-validation", *["1", "down"] * 4, "f2")
    await hands.rest()


@pytest.fixture
def pack(tmp_path: Path, guaqui: Guaqui) -> Path:
    lists, made = achica.put_lists(tmp_path), tmp_path / "achica.toml"
    code, _out, told = guaqui("pack", "new", made, *achica.OPTIONS, *lists.options, "--yes")
    assert code == 0, told
    return made


@pytest.mark.costly(0)
def test_three_laptops_make_one_plan(
    laptop: Laptop, pack: Path, guaqui: Guaqui, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    monkeypatch.setattr("tests.guaqui_tui.pilot.NOW", "2026-03-14T10:42:31-05:00")
    by_keys = TYPED if pytestconfig.getoption("--full") else 2
    parts = {"ana": range(by_keys), "beto": range(by_keys, 25), "carmen": range(25, 40)}
    for name in LAPTOPS:
        monkeypatch.setenv("GUAQUI_HOME", str(laptop.folder / f"home-{name}"))
        file = laptop.folder / f"{name}.json"
        assert guaqui("new", file, "--municipality", pack, "--author", name.capitalize())[0] == 0
        if name == "ana":
            laptop.use(typing(parts[name]), file=str(file), author="Ana")
        else:
            sheet = laptop.folder / f"{name}.csv"
            sheet.write_bytes(achica.as_csv(rows(parts[name])))
            code, _out, told = guaqui("import", file, sheet)
            assert code == 0, told
    plan = laptop.folder / "plan.json"
    code, out, told = guaqui("merge", plan, *(laptop.folder / f"{name}.json" for name in LAPTOPS), "--json")
    assert code == 0, out
    assert json.loads(out)["disputed"] == []
    laptop.use(validate, file=str(plan), author="Carmen")
    _assert_figures(plan)
    _assert_papers(plan, laptop.folder / "papeles", guaqui)


def _assert_figures(plan: Path) -> None:
    """Against a count that knows nothing of the program's rule."""
    with FieldFile.open(plan, writable=False) as field:
        found, names = indicators(field.survey), field.survey.named("zone")
    slots = [(n, year) for n in range(40) for year in achica.YEARS]
    productive = [(n, year) for n, year in slots if class_of(n, year) in PRODUCTIVE]
    assert (found.plan.slots, found.plan.filled, found.plan.productive) == (160, 160, len(productive))
    years = Counter(str(year) for _n, year in productive)
    assert {year: (one.productive, one.share) for year, one in found.years.items()} == {
        str(year): (years[str(year)], round(100 * years[str(year)] / 40, 2)) for year in achica.YEARS
    }
    for at, zoning in enumerate(("piso-ecologico", "cuenca", "distrito")):
        by_hand = Counter(achica.zones_of(n)[at] for n, _year in productive)
        counted = {names[id_]: one.productive for id_, one in found.zones[zoning].items()}
        assert counted == {zone: by_hand[zone] for zone in counted}
    assert found.validation.communities.validated == 4


def promised(plan: Path) -> set[str]:
    """The files of every format that there is; of the questions none, for nothing is in dispute."""
    edition = Edition(words.speech())
    with FieldFile.open(plan, writable=False) as field:
        by_format = {name: [one.name for one in files(field.survey, [name], edition)] for name in FORMATS}
    empty = {name for name, names in by_format.items() if not names}
    assert empty == {"validation.pdf", "questions.pdf", "year.pdf", "year.xlsx"}, "nothing was decided"
    return {name for names in by_format.values() for name in names}


def _assert_papers(plan: Path, folder: Path, guaqui: Guaqui) -> None:
    code, _out, told = guaqui("export", plan, folder)
    assert code == 0, told
    made = [path for path in folder.rglob("*") if path.is_file()]
    folders = Counter(path.parent.name for path in made if path.suffix == ".pdf" and path.parent != folder)
    assert sorted(folders.values()) == [42, 48]  # communities and associations; of the ayllus actas alone
    beside = {inventory.NAME, Edition(words.speech()).called(README)}
    assert {path.relative_to(folder).as_posix() for path in made if path.name not in beside} == promised(plan)
    for path in made:
        assert path.name == inventory.NAME or not OF_ANOTHER.search(str(path.relative_to(folder)))
        assert (path.name, OF_ANOTHER.findall(text_of(path.name, path.read_bytes()))) == (path.name, [])
    (demands,) = folder.rglob("demands.csv")
    assert len(list(csv.DictReader(demands.read_text("utf-8").splitlines()))) == 160
