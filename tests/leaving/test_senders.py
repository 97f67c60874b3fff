"""Who has sent what, and whom to call."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exports.senders import Call, Place, senders
from guaqui_tui.cli import run
from storage.lines import whole_file
from storage.pack import load_pack
from storage.revision import Revision
from storage.survey import Survey
from tests.keeping.made import revision

TODAY = "2002-08-01"


def survey(*revisions: Revision) -> Survey:
    return Survey([*load_pack("guaqui"), *revisions])


def demand(holder: str, year: int = 2003, n: int = 1, /, **given: str) -> Revision:
    return revision(f"demand/guaqui/{holder}/{year}/{n}", {"text": "Algo", "status": "proposed"}, **given)


def workshop(holder: str, outcome: str = "held", n: int = 1, /, **body: str) -> Revision:
    stage = "sector" if holder == "apleg" else "community"
    return revision(f"workshop/guaqui/{stage}/{holder}/{n}", {"outcome": outcome, **body}, device="desk0001")


def place(holder: str, *revisions: Revision, today: str = TODAY) -> Place:
    return next(one for one in senders(survey(*revisions), today).places if one.holder == holder)


def test_a_laptop_is_told_by_what_came_of_it() -> None:
    said = senders(
        survey(
            demand("arcata", 2003, device="laptop01", at="2002-07-14T10:00:00-04:00", author="Rosa"),
            demand("copajira", 2003, device="laptop01", at="2002-07-13T10:00:00-04:00", author=""),
            demand("arcata", 2004, device="laptop02", at="", author="Juan"),
            demand("arcata", 2005, device="import", at=""),
        )
    )
    assert [(one.laptop, one.versions, one.last, one.holders, one.authors) for one in said.laptops] == [
        ("laptop01", 2, "2002-07-14T10:00:00-04:00", ("arcata", "copajira"), ("Rosa",)),
        ("laptop02", 1, "", ("arcata",), ("Juan",)),
    ]
    arcata = next(one for one in said.places if one.holder == "arcata")
    assert (arcata.decided, arcata.slots, arcata.laptops) == (3, 5, ("laptop01", "laptop02"))
    assert len(said.places) == 21


def test_in_a_new_plan_nobody_is_called() -> None:
    assert senders(survey(), TODAY).to_call == []
    assert senders(Survey([]), TODAY).places == ()


ALL = [demand("arcata", year) for year in range(2003, 2008)]


@pytest.mark.parametrize(
    ("revisions", "call"),
    [
        ([workshop("arcata", "planned", planned_on="2002-07-31")], "late"),
        ([workshop("arcata", "planned", planned_on="2002-08-01")], ""),
        ([workshop("arcata", "planned", planned_on="2002-07-31"), *ALL], "late"),
        ([workshop("arcata", "planned", planned_on="2002-07-31"), workshop("arcata", "held", 2), *ALL], ""),
        ([workshop("arcata")], "no-data"),
        ([workshop("arcata"), ALL[0]], "incomplete"),
        ([workshop("arcata"), *ALL], ""),
        ([workshop("arcata", "suspended")], ""),
        ([workshop("copajira", "planned")], "not-convened"),
        ([workshop("copajira", "planned"), ALL[0]], ""),
        ([ALL[0]], ""),
    ],
)
def test_who_is_to_be_called_and_why(revisions: list[Revision], call: Call) -> None:
    assert place("arcata", *revisions).call == call


def test_without_a_day_no_day_has_passed() -> None:
    late = workshop("arcata", "planned", planned_on="2002-07-31")
    assert place("arcata", late, today="").call == ""


def test_an_association_is_called_only_for_a_workshop_that_it_had() -> None:
    assert place("apleg", workshop("arcata", "planned")).call == ""
    assert place("apleg", workshop("apleg")).call == "no-data"


def test_people_are_named_only_where_they_are_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.json"
    revisions = [*load_pack("guaqui"), workshop("copajira"), demand("arcata", author="Elvira Quispe")]
    path.write_bytes(b"".join(whole_file(revisions)))
    for arguments, there in (([], False), (["--people"], True)):
        assert run(["report", str(path), "--senders", *arguments]) == 1
        out = " ".join(capsys.readouterr().out.split())
        assert (
            "su taller se realizó, y no llegó ninguna demanda: Copajira todavía no se la convocó: Andamarca,"
            in out
        )
        assert ("Elvira" in out) == there
        run(["report", str(path), "--senders", "--json", *arguments])
        said = json.loads(capsys.readouterr().out)
        assert ("authors" in said["laptops"][0]) == there
        assert [one["holder"] for one in said["places"] if one["call"] == "no-data"] == ["copajira"]
