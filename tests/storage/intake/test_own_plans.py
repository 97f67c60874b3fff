"""Whole plans whose lists leave and come back: the demonstration, sixty communities, a new municipality."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from exports.formats import files
from exports.outgoing import put_all
from exports.tables.list_columns import name_of_list
from exports.tables.registers import CALLED
from exports.wording.edition import Edition
from exports.wording.file_names import file_word
from guaqui_tui.demo.build import build
from guaqui_tui.language import gettext_ as words
from guaqui_tui.session.importing import meaning
from storage import FieldFile
from storage.intake.own_lists import WITHDRAWN
from storage.intake.recipes.recipe import Recipe
from storage.intake.records import WITH_ROWS
from storage.intake.rows import TakenRows, take_rows
from storage.intake.sheets import read_sheet
from storage.plan.survey import Survey
from tests.exports.full_plan import full_plan
from tests.exports.test_achica import prepared

EDITIONS: Final = [
    (format_, language, private)
    for format_ in ("lists.csv", "lists.csv-excel", "matrix.xlsx")
    for language in ("es", "en")
    for private in (False, True)
]
KINDS_OF_LISTS: Final = {WITHDRAWN: "demand", **{name_of_list(one): one for one in WITH_ROWS}}

pytestmark = pytest.mark.usefixtures("own_home")


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Survey]:
    folder = tmp_path_factory.mktemp("demo")
    build(folder)
    found = {}
    for name in ("plan", "disputed"):
        with FieldFile.open(folder / f"{name}.json", "Nadie", writable=False) as opened:
            found[name] = opened.survey
    return found


@pytest.fixture(scope="module")
def plans(demonstration: dict[str, Survey]) -> list[Survey]:
    return [*demonstration.values(), full_plan(60), prepared("es")]


def kind_of(name: str, edition: Edition) -> str | None:
    """The kind of a list's rows by the name of its file, which in lists for Excel is in the reader's language."""
    for own, kind in KINDS_OF_LISTS.items():
        stems = (own, file_word(edition.called(CALLED[own])))
        if name in {edition.named(f"{stem}.csv").rpartition("/")[2] for stem in stems}:
            return kind
    return None


def came_back(path: Path, survey: Survey, edition: Edition) -> Iterator[tuple[str, TakenRows, list[str]]]:
    """What a file of ours brings, list by list; and the columns with values that are not read and are no-one's."""
    if path.suffix == ".xlsx":
        yield _taken(path, survey, "demand")
        return
    if kind := kind_of(path.name, edition):
        yield _taken(path, survey, kind)


def _taken(path: Path, survey: Survey, kind: str) -> tuple[str, TakenRows, list[str]]:
    of_kind = meaning(survey, kind)
    sheet = read_sheet(path, Recipe(), of_kind)
    columns, nobodys = sheet.layout.columns, sheet.layout.chosen.nobodys
    unread = [one for at, one in enumerate(sheet.layout.headings) if not columns[at] and at not in nobodys]
    return path.name, take_rows(sheet.rows, survey, of_kind), unread


@pytest.mark.costly(3)
@pytest.mark.parametrize(("format_", "language", "private"), EDITIONS)
def test_the_lists_of_whole_plans_come_back_as_they_are(
    tmp_path: Path, plans: list[Survey], format_: str, language: str, *, private: bool, full: bool
) -> None:
    """Each plan in each format and language, with and without what is private; with --full in every edition."""
    words.use(language)
    number = EDITIONS.index((format_, language, private))
    for at, survey in enumerate(plans):
        if not full and (number // 4 + number // 2 + number + at) % 2:
            continue
        edition = Edition(words.speech(), private=private)
        made = put_all(files(survey, [format_], edition), tmp_path / str(at))
        lists = [one for path in made for one in came_back(path, survey, edition)]
        assert lists
        for name, taken, unread in lists:
            assert (name, unread) == (name, [])
            assert (name, taken) == (name, TakenRows([], [], taken.known, [], [], [], [], {}))
        standing = sum(entry.fields.withdrawn is not True for _slot, entry in survey.demands())
        assert sum(taken.known for _name, taken, _unread in lists) >= standing
