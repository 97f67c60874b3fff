"""What is counted beside the shares, in lists and sentences: nothing of it is lost or put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from exports.findings.tallies import (
    causes_points,
    ceilings_points,
    money_share_points,
    proposers_points,
    standing_points,
    vocation_points,
)
from exports.tables.registers import COUNTED, Registers
from exports.tables.summaries import year_plan_table
from exports.tables.table import Table
from exports.wording.values import Values
from guaqui_tui.language import gettext_ as words
from guaqui_tui.wording.values import values_of
from storage.file.pack import load_pack
from storage.plan.indicators import indicators
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import revision

M = "guaqui"
DISPUTES = {"cause": "internal-disputes"}
REFUSED = {"status": "rejected", **DISPUTES}
ASKED = {"text": "Aulas", "action": "school", "cost_cents": 100, "funding": {"pdla": 100}, "status": "budgeted"}

BECAME = {"state": "done", "on": "2004-03"}


@pytest.fixture
def survey() -> Survey:
    said: dict[str, dict[str, Any]] = {
        f"workshop/{M}/sector/apleg/1": {"outcome": "suspended", **DISPUTES},
        f"workshop/{M}/sector/apleg/2": {"outcome": "absent", **DISPUTES},
        f"workshop/{M}/community/kassa-santa-rosa/1": {"outcome": "held", "women": 9, "men": 4},
        f"demand/{M}/kassa-santa-rosa/2003/1": {**ASKED, "proposed_by": "women", "executed": BECAME},
        f"demand/{M}/andamarca/2003/1": {
            "text": "Riego",
            "action": "irrigation",
            "status": "rejected",
            **DISPUTES,
        },
        f"ceiling/{M}/2003/year/any": {"amount_cents": 60},
        f"commitment/{M}/a": {"who": "Alcaldía", "what": "Partida", "state": "kept"},
    }
    return Survey([*load_pack(M), *(revision(record, body) for record, body in said.items())])


@pytest.fixture
def values(survey: Survey) -> Iterator[Values]:
    before = words.language()
    words.use("es")
    words.use_terms(survey)
    yield values_of(survey)
    words.use(before)


def _by_name(of: Table, row: Sequence[Any]) -> dict[str, Any]:
    return dict(zip((one.name for one in of.columns), row, strict=True))


def test_the_lists_say_what_for_whose_step_zone_and_year(survey: Survey) -> None:
    tables = {name: Registers(survey).table(name) for name in COUNTED}
    rows = {
        name: [dict(zip((one.name for one in of.columns), row, strict=True)) for row in of.rows]
        for name, of in tables.items()
    }
    given = rows["causes_given"]
    causes = [(one["of"], one["holder_id"], one["step"], one["year"], one["times"]) for one in given]
    assert causes == [
        ("absent", "apleg", "sector", None, 1),
        ("refused", "andamarca", None, 2003, 1),
        ("suspended", "apleg", "sector", None, 1),
    ]
    came = [(one["step"], one["zone"], one["women"], one["men"]) for one in rows["attendance"]]
    assert came == [("community", None, 9, 4), ("community", "b", 9, 4), ("community", "3", 9, 4)]
    assert [(one["zone"], one["women"], one["men"]) for one in rows["proposers"]] == [
        (None, 1, 0),
        ("b", 1, 0),
        ("3", 1, 0),
    ]
    of_three = [(one["action"], one["belongs"], one["demands"]) for one in rows["vocation"] if one["zone"] == "3"]
    assert of_three[0] == ("school", "no", 1)
    assert ("fishing", "yes", 0) in of_three


def test_the_sentences_keep_absent_and_suspended_apart(survey: Survey, values: Values) -> None:
    figures = indicators(survey)
    (causes,) = causes_points(survey, values)
    for apart in ("no asistió 1", "suspendido 1", "no aceptado 1"):
        assert f"conflictos internos, {apart}" in causes
    assert [*standing_points(figures, values)] == [
        "Compromisos: cumplido 1.",
        "Qué resultó de lo planificado: hecho 1.",
        "Gastado en lo planificado: 2003 sin monto en 1.",
    ]
    assert [*proposers_points(survey, values)] == ["Propuestas, según quién las hizo: mujeres 1."]
    assert [*money_share_points(figures, values)] == ["Porcentaje productivo del dinero: 2003 0,00%."]
    (ceiling,) = ceilings_points(figures, values)
    assert ceiling == "Techo de 2003: Bs 0,60; en su plan Bs 1; se pasa en Bs 0,40."
    (of_two, of_three) = (one for one in vocation_points(figures, values) if one.startswith(("Zona 2", "Zona 3")))
    assert "Construcción de aulas 1" in of_three
    assert "Equipamiento para pesca" in of_three
    assert "no es de su vocación" not in of_two


def _revisions(survey: Survey) -> Iterator[Revision]:
    for of_record in survey.all_revisions().values():
        yield from of_record.values()


def test_the_years_plans_say_what_became_of_each_line(survey: Survey) -> None:
    done = {
        "name": "OECAs",
        "status": "budgeted",
        "executed": {"state": "stopped", "spent_cents": 5, "cause": "x"},
    }
    table = year_plan_table(Survey([*_revisions(survey), revision(f"budget/{M}/2003/oecas", done)]))
    at = [n for n, column in enumerate(table.columns) if column.name.partition(".")[0] in {"year", "executed"}]
    assert [table.columns[n].name for n in at] == [
        "year",
        *(f"executed.{name}" for name in ("state", "on", "spent", "reason", "cause", "evidence")),
    ]
    told = [[row[n] for n in at] for row in table.rows]
    assert told == [
        [2003, "done", "2004-03", None, None, None, None],
        [2003, "stopped", None, 5, None, "x", None],
    ]
