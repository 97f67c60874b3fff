"""Our data package, held against its lists by those who made the standard. Needs the group `outside`."""

from __future__ import annotations

import csv
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest

from exports.formats import files
from exports.outgoing import put_all
from exports.wording.edition import Edition
from guaqui_tui.language import gettext_ as words
from storage.file.pack import load_pack
from storage.plan.survey import Survey
from tests.exports import generated
from tests.exports.full_plan import full_plan
from tests.exports.tables.test_list_columns import whole
from tests.exports.test_achica import prepared
from tests.exports.test_hostile import hostile

pytestmark = [pytest.mark.outside, pytest.mark.filterwarnings("ignore")]

PLANS: Final[dict[str, Callable[[], Survey]]] = {
    "pack": lambda: Survey(load_pack("guaqui")),
    "sixty": lambda: full_plan(60),
    "achica": lambda: prepared("es"),
    "all fields": whole,
    "disputed": lambda: generated.plan(3),
    "hostile": hostile,
}


@pytest.mark.parametrize("hxl", [False, True])
@pytest.mark.parametrize("private", [False, True])
@pytest.mark.parametrize("plan", PLANS)
def test_it_says_nothing(tmp_path: Path, plan: str, *, private: bool, hxl: bool) -> None:
    frictionless: Any = import_module("frictionless")  # it carries no types we could check against
    words.use("es")
    edition = Edition(words.speech(), private=private, people=private, hxl=hxl)
    *_lists, path = put_all(files(PLANS[plan](), ["lists.datapackage"], edition), tmp_path)
    assert path.name.endswith("datapackage.json")
    report = frictionless.validate(str(path))
    assert report.flatten(["name", "rowNumber", "fieldName", "note"]) == []
    assert (report.valid, report.warnings) == (True, [])
    assert [warning for task in report.tasks for warning in task.warnings] == []
    counted = {task.name: task.stats.get("rows") for task in report.tasks}
    assert counted["communities"] == len(PLANS[plan]().communities())


@pytest.mark.parametrize(
    ("column", "value"), [("holder_id", ""), ("families", "muchas"), ("cost", "-1"), ("n", "1.5")]
)
def test_it_finds_what_was_changed_so_that_it_cannot_be(tmp_path: Path, column: str, value: str) -> None:
    """Else it would say nothing of anything."""
    frictionless: Any = import_module("frictionless")
    *lists, path = put_all(files(full_plan(18), ["lists.datapackage"], Edition(words.speech())), tmp_path)
    demands = next(one for one in lists if one.name == "demands.csv")
    head, first, *rest = csv.reader(demands.read_text("utf-8").splitlines())
    first[head.index(column)] = value
    with demands.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows([head, first, *rest])
    assert not frictionless.validate(str(path)).valid
