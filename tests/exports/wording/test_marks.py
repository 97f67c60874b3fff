"""Marks tell classes and our states apart, whatever the municipality calls its classes."""

from __future__ import annotations

import csv
import io

import pytest

from exports.colours import BEHIND_MARKS
from exports.dossier import Dossier
from exports.formats import files
from exports.report.page import page
from exports.wording.edition import Edition
from exports.wording.marks import OURS, Marks
from exports.wording.speech import Speech
from storage.file.pack import load_pack
from storage.plan.indicators import indicators
from storage.plan.slot_states import Slots
from storage.plan.survey import Survey
from tests.storage.revisions_made import revision


@pytest.fixture(scope="module")
def survey() -> Survey:
    """A class by the name of each of our states, each with one demand."""
    made = Survey(load_pack("guaqui"))
    made.add(revision(f"class/guaqui/{name}", {"name": f"Clase {name}", "productive": True}) for name in OURS)
    for at, name in enumerate(OURS):
        body = {"text": "Algo", "status": "proposed", "class": name}
        made.add([revision(f"demand/guaqui/{['andamarca', 'arcata'][at % 2]}/{2003 + at // 2}/1", body)])
    made.add([revision("demand/guaqui/copajira/2003/1", {"text": "Sin", "status": "proposed"})])
    return made


def test_a_class_by_the_name_of_a_state_has_its_own_ground(survey: Survey) -> None:
    legend = Marks(survey).legend(Slots(survey).of_communities())
    assert len({mark.key for mark in legend}) == len(legend)
    text = "".join(page(Dossier(survey, Edition(Speech()))))
    for name in OURS:
        (of_class,) = (mark for mark in legend if mark.name == name and mark.called)
        assert f".is-class-{name} {{ background: {BEHIND_MARKS.of(of_class)}; }}" in text
        assert f'class="is-class-{name}"' in text
    assert text.count(".is-disputed {") == 1


def test_the_demands_by_class_tell_a_class_from_a_state(survey: Survey) -> None:
    made = {file.name: file for file in files(survey, ["lists.csv"], Edition(Speech()))}
    rows = list(csv.DictReader(io.StringIO(b"".join(made["data/class_costs.csv"].make()).decode())))
    found = {(row["class"], row["no_class"]): int(row["demands"]) for row in rows}
    assert len(found) == len(rows)
    of = indicators(survey)
    assert found == {
        **{(id_, ""): one.demands for id_, one in of.classes.items()},
        ("", "unclassed"): of.plan.unclassed,
        ("", "disputed"): of.plan.disputed,
    }
    assert (found["unclassed", ""], found["", "unclassed"]) == (1, 1)


def test_a_class_without_a_mark_has_its_letter_where_nobody_else_has_it() -> None:
    bare = Survey(one for one in load_pack("guaqui") if not one.record.startswith("class/"))
    said = {
        "a": {"mark": "P"},
        "b": {"letter": "P"},
        "c": {"letter": "T"},
        "d": {"letter": "T"},
        "e": {"letter": "X", "mark": "■"},
        "f": {},
    }
    bare.add(
        revision(f"class/guaqui/{id_}", {"name": id_, "productive": False, **body}) for id_, body in said.items()
    )
    symbols = {id_: mark.symbol for id_, mark in Marks(bare).classes.items()}
    assert (symbols["a"], symbols["c"], symbols["e"]) == ("P", "T", "■")
    assert len({*symbols.values()}) == len(symbols)
