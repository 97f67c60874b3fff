"""Which names are to decide, where each comes from, and what it is that nobody is asked about again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from storage import FieldFile
from storage.kinds.process.demand import demand_name
from storage.plan.checks import oddities
from storage.plan.checks.undecided import Undecided, WrittenName, candidates, of_its_own, undecided
from storage.plan.integrity import check_records
from storage.plan.joining import alias, join
from storage.plan.survey import Survey

M = "guaqui"
RIEGO = {"text": "Riego", "status": "proposed"}


@pytest.fixture
def field(tmp_path: Path) -> Any:
    with FieldFile.create(tmp_path / "plan.json", M, "Rosa", device="laptop01") as opened:
        yield opened


def add(field: FieldFile, name: str, id_: str, *years: int) -> None:
    field.save(f"community/{M}/{id_}", {"name": name}, ())
    for year in years:
        field.save(demand_name(M, id_, year), RIEGO)


def told(survey: Survey, *names: str) -> list[tuple[str, str, int, str]]:
    return [
        (one.written, one.holder, len(one.demands), one.target.rpartition("/")[2])
        for one in undecided(survey, map(WrittenName, names))
    ]


def test_the_list_of_the_pack_is_not_asked_about(field: FieldFile) -> None:
    field.save(demand_name(M, "arcata", 2003), RIEGO)
    field.save(f"workshop/{M}/municipal-1/all/1", {"outcome": "held"})
    assert undecided(field.survey) == []


def test_where_names_come_from(field: FieldFile) -> None:
    add(field, "Andamrca", "andamrca", 2003, 2004)
    field.save(demand_name(M, "k-ulli", 2003), RIEGO)
    field.save(f"workshop/{M}/community/calla/1", {"outcome": "held"})
    found = told(field.survey, "Kasa Sta. Rosa", "KASA STA ROSA", "Arcata", "¿?")
    assert found == [
        ("Andamrca", "andamrca", 2, ""),
        ("calla", "calla", 0, ""),
        ("k-ulli", "k-ulli", 1, ""),
        ("KASA STA ROSA", "", 0, ""),
    ]
    first = undecided(field.survey)[0].first
    assert first is not None
    assert (first.author, first.device) == ("Rosa", "laptop01")


def test_a_name_may_mean_none_that_is_itself_to_decide(field: FieldFile) -> None:
    add(field, "Andamrca", "andamrca")
    add(field, "Andmarca", "andmarca")
    names = {one.name for one in candidates(field.survey, undecided(field.survey))}
    assert "Andamarca" in names
    assert not names & {"Andamrca", "Andmarca"}


def test_what_comes_in_after_the_decision_stands_first_with_it(field: FieldFile) -> None:
    add(field, "Alto", "alto", 2003)
    add(field, "Andamrca", "andamrca", 2003)
    field.save_many(join(field.survey, "andamrca", f"community/{M}/andamarca").changes)
    assert told(field.survey) == [("Alto", "alto", 1, "")]
    field.save(demand_name(M, "andamrca", 2005), RIEGO)
    assert told(field.survey) == [("Andamrca", "andamrca", 1, "andamarca"), ("Alto", "alto", 1, "")]


def test_a_community_that_was_added_under_a_name_decided_before(field: FieldFile) -> None:
    """A spreadsheet's name was decided, and then a laptop comes in with a community of that name."""
    field.save(*alias(field.survey, "Andamrca", f"community/{M}/andamarca"))
    add(field, "Andamrca", "andamrca", 2003)
    assert told(field.survey) == [("Andamrca", "andamrca", 1, "andamarca")]


def test_a_community_of_its_own_is_not_asked_about_again(field: FieldFile) -> None:
    add(field, "Nueva", "nueva", 2003)
    (of,) = undecided(field.survey)
    field.save_many(of_its_own(field.survey, of, "Se separó de Arcata"))
    assert undecided(field.survey) == []
    (right,) = oddities(field.survey).right
    assert (right.odd.code, right.reasons) == ("community-added", ["Se separó de Arcata"])
    assert len(field.survey.communities()) == 19
    field.save(f"community/{M}/nueva", {"name": "Nueva Alta"})
    assert [one.written for one in undecided(field.survey)] == ["Nueva Alta"]  # another name is another question


@pytest.mark.parametrize("listed", [True, False])
def test_one_on_no_list_that_is_its_own_goes_on_the_list(field: FieldFile, listed: bool) -> None:  # noqa: FBT001
    if listed:
        add(field, "Nueva", "nueva")
        field.save_many(join(field.survey, "nueva", f"community/{M}/arcata").changes)
    field.save(demand_name(M, "nueva", 2003), RIEGO)
    (of,) = undecided(field.survey)
    field.save_many(of_its_own(field.survey, of, "Es otra"))
    assert undecided(field.survey) == []
    assert check_records(field.survey) == []
    assert field.survey.names().match("Nueva") == f"community/{M}/nueva"
    assert field.survey.history(demand_name(M, "nueva", 2003)).values == RIEGO  # type: ignore[union-attr]


def test_without_a_municipalitys_list_nobody_is_asked() -> None:
    assert undecided(Survey()) == []
    assert undecided(Survey(), [WrittenName("Arcata")]) == [Undecided("Arcata")]


LECHEROS = f"association/{M}/lecheros-guaqui"
HELD = {"outcome": "held", "women": 34}


def test_an_association_that_was_added_is_asked_about_as_a_community_is(field: FieldFile) -> None:
    field.save(LECHEROS, {"name": "Lecheros Guaqui", "per_year": 2}, ())
    field.save(demand_name(M, "lecheros-guaqui", 2003, 2), RIEGO)
    assert told(field.survey) == [("Lecheros Guaqui", "lecheros-guaqui", 1, "")]
    (odd,) = [one for one in oddities(field.survey).open if one.code == "association-added"]
    assert odd.record == LECHEROS
    (of,) = undecided(field.survey)
    assert LECHEROS not in {one.record for one in candidates(field.survey, [of])}
    field.save_many(of_its_own(field.survey, of, "Son otros", per_year=3))
    assert undecided(field.survey) == []
    assert [one.fields.per_year for one in field.survey.associations() if one.record == LECHEROS] == [3]


def test_a_misspelled_association_is_joined_with_all_that_stands_under_it(field: FieldFile) -> None:
    field.save(LECHEROS, {"name": "Lecheros Guaqui", "per_year": 2}, ())
    field.save(demand_name(M, "lecheros-guaqui", 2003, 2), RIEGO)
    field.save(f"workshop/{M}/sector/lecheros-guaqui/1", HELD)
    carried = {**RIEGO, "carries": "lecheros-guaqui"}
    field.save(demand_name(M, "arcata", 2003), carried)
    before = len(field.survey.associations())
    field.save_many(join(field.survey, "lecheros-guaqui", f"association/{M}/apleg").changes)
    survey = field.survey
    assert len(survey.associations()) == before - 1
    assert survey.names().match("LECHEROS GUAQUI") == f"association/{M}/apleg"
    assert survey.demand("apleg", 2003, 2).history.values == RIEGO  # type: ignore[union-attr]
    assert survey.history(f"workshop/{M}/sector/apleg/1").values == HELD  # type: ignore[union-attr]
    assert survey.demand("arcata", 2003).fields.carries == "apleg"  # type: ignore[union-attr]
    assert undecided(survey) == []
    assert check_records(survey) == []
    field.save(demand_name(M, "lecheros-guaqui", 2004), RIEGO)  # what another laptop brings later
    assert told(survey) == [("Lecheros Guaqui", "lecheros-guaqui", 1, "apleg")]


def test_an_association_that_was_added_as_a_community_is_put_right_and_back(field: FieldFile) -> None:
    """As an older version did it: a nineteenth community in every share."""
    add(field, "Tejedoras", "tejedoras", 2003)
    field.save(f"workshop/{M}/community/tejedoras/1", HELD)
    (of,) = undecided(field.survey)
    field.save_many(of_its_own(field.survey, of, "Son 30 socias", per_year=2))
    survey = field.survey
    assert len(survey.communities()) == 18
    assert undecided(survey) == []
    assert check_records(survey) == []
    assert survey.demand("tejedoras", 2003).history.values == RIEGO  # type: ignore[union-attr]
    assert [one.record for one in survey.workshops()] == [f"workshop/{M}/sector/tejedoras/1"]
    field.save_many(of_its_own(survey, of, "Es una comunidad"))
    assert [one.id for one in survey.communities()].count("tejedoras") == 1
    assert "tejedoras" not in {one.id for one in survey.associations()}
    assert undecided(survey) == []
    assert check_records(survey) == []
    assert [one.record for one in survey.workshops()] == [f"workshop/{M}/community/tejedoras/2"]  # no number twice


def test_of_a_name_that_waits_in_a_file_it_is_known_in_which_and_in_how_many_rows(field: FieldFile) -> None:
    names = [WrittenName("ANDAMRCA"), WrittenName("Arcata", 5, "a.csv"), WrittenName("Andamrca", 2, "b.csv")]
    assert undecided(field.survey, names) == [Undecided("Andamrca", rows=2, file="b.csv")]
