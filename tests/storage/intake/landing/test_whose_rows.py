"""Whose rows are, what several ask together, parts of a cost."""

from __future__ import annotations

import pytest

from storage.file.pack import load_pack
from storage.intake.column_meanings import Meaning
from storage.intake.row import SpreadsheetRow
from storage.intake.rows import TakenRows, take_rows
from storage.intake.unknown_names import rejected_names
from storage.kinds.process.remark import Remark
from storage.plan.checks.found import Finding
from storage.plan.checks.remarks import remark, remarks_of, said_right
from storage.plan.survey import Survey
from storage.revisions.revision import Revision, accept_value

from ...revisions_made import revision

PACK = load_pack("guaqui")


def take(*rows: dict[str, str], survey: Survey | None = None) -> TakenRows:
    survey = survey or Survey(PACK)
    made = [SpreadsheetRow(number, {"gestion": "2003", **cells}) for number, cells in enumerate(rows, 2)]
    return take_rows(made, survey, Meaning(survey=survey))


def left(taken: TakenRows) -> list[tuple[str, str]]:
    return [(one.reason, one.word) for one in taken.rejected]


@pytest.mark.parametrize(
    "written",
    [
        "Guaqui Pueblo, Puerto",
        "Guaqui Pueblo y Guaqui Puerto",
        "Arcata / Sullcata",
        "Arcata\nSullcata",
        "arcata & andamarca",
    ],
)
def test_several_who_ask_together_are_called_so_and_are_no_name_that_an_alias_gives_to_one(written: str) -> None:
    taken = take({"comunidad": written, "demanda": "Plaza"})
    assert left(taken) == [("joint", written)]
    assert rejected_names(taken.rejected) == []


@pytest.mark.parametrize(
    "written",
    ["Guaqui Pueblo, zona sur", "Nadie y nadie más", "Arcata, Arcata", ", ".join(["Arcata"] * 99)],
)
def test_whoever_is_not_known_is_not_several(written: str) -> None:
    assert left(take({"comunidad": written, "demanda": "Plaza"})) == [("unknown-name", written)]


@pytest.mark.parametrize("written", ["Guaqui", "GUAQUI", "Municipio de Guaqui", "G.A.M. Guaqui", "", "s/d"])
def test_a_row_of_this_municipality_lands(written: str) -> None:
    assert len(take({"municipio": written, "comunidad": "Arcata", "demanda": "Riego"}).new) == 1


@pytest.mark.parametrize("written", ["Laja", "Guaquita", "Municipio de Laja"])
def test_a_row_of_another_municipality_does_not(written: str) -> None:
    assert left(take({"municipio": written, "comunidad": "Arcata", "demanda": "Riego"})) == [
        ("other-municipality", written)
    ]


MUNICIPALITY, COMMUNITY = "aporte:municipality", "aporte:community"


def test_parts_alone_are_a_cost_and_that_is_told() -> None:
    row = {"comunidad": "Arcata", "demanda": "Riego", MUNICIPALITY: "30.000", COMMUNITY: "5.000"}
    taken = take(row)
    assert [one["body"]["cost_cents"] for one in taken.new] == [3_500_000]
    assert taken.summed == (2,)
    accepted = [accept_value(one) for one in taken.documents]
    survey = Survey([*PACK, *(one for one in accepted if isinstance(one, Revision))])
    again = take(row, survey=survey)
    assert (again.documents, again.known, again.summed) == ([], 1, ())


def test_what_may_cost_more_than_its_parts_has_no_cost_of_them() -> None:
    row = {"comunidad": "Arcata", "demanda": "Riego", MUNICIPALITY: "30.000", COMMUNITY: "5.000"}
    assert "cost_cents" not in take({**row, "costo": ""}).new[0]["body"]
    assert "cost_cents" not in take({**row, COMMUNITY: "algo"}).new[0]["body"]
    assert take({**row, "costo": "40.000"}).new[0]["body"]["cost_cents"] == 4_000_000
    standing = revision("demand/guaqui/arcata/2003/1", {"text": "Riego", "cost_cents": 9_000_000})
    (one,) = take(row, survey=Survey([*PACK, standing])).completed
    assert one["body"]["cost_cents"] == 9_000_000


def test_a_remark_of_words_that_were_not_read_silences_no_check() -> None:
    """Be they those that a check's own remark would have: what was seen is for everybody to write."""
    record = "demand/guaqui/arcata/2003/1"
    odd = Finding("families", record, "families", {"families": 10**6})
    right = revision(*remark(Survey(PACK), odd, "censo"))
    words = {"record": record, "code": "unread", "seen": odd.digest, "field": "families"}
    unread = revision(f"remark/guaqui/unread/{'a' * 32}", words)
    assert said_right(Survey([*PACK, unread]).entries("remark", Remark)) == {}
    assert said_right(Survey([*PACK, unread, right]).entries("remark", Remark)) == {odd.digest: ["censo"]}
    assert [one.record for one in remarks_of(Survey([*PACK, unread, right]), odd)] == [right.record]


def test_all_that_is_wrong_with_whose_a_row_is_its_year_and_its_number_is_said_at_once() -> None:
    def flaws(**cells: str) -> list[tuple[str, str]]:
        (one,) = take({"demanda": "Riego", **cells}).rejected
        return [(flaw.reason, flaw.word) for flaw in one.flaws]

    unknown, year, number = ("unknown-name", "Nadie"), ("year", "2099"), ("n-bad", "0")
    assert flaws(comunidad="Nadie", gestion="2099", n="0") == [unknown, year, number]
    assert flaws(comunidad="Nadie", gestion="2003 y 2004") == [unknown, ("two-years", "2003 y 2004")]
    assert flaws(comunidad="", gestion="2099") == [("holder-above", ""), year]
    assert flaws(comunidad="Arcata", gestion="2099", n="0") == [year, number]
    assert flaws(comunidad="Nadie", n="99") == [unknown]
    assert flaws(comunidad="Arcata", n="99") == [("too-many", "99")]
