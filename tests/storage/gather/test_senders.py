"""Who has sent what, and whom to call."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from guaqui_tui.cli import run
from storage.file.pack import load_pack
from storage.gather.files_to_see_to import files_to_see_to, to_see_to
from storage.gather.merge_reports import MergeReport, ReportInput, ReportLeftOut, ReportNotice
from storage.gather.senders import Call, Place, count_senders
from storage.plan.survey import Survey
from storage.revisions.lines import whole_file
from storage.revisions.revision import Revision
from tests.storage.revisions_made import revision

TODAY = "2002-08-01"
AT = "2002-09-01T10:00:00-04:00"


def survey(*revisions: Revision) -> Survey:
    return Survey([*load_pack("guaqui"), *revisions])


def demand(holder: str, year: int = 2003, n: int = 1, /, **given: str) -> Revision:
    return revision(f"demand/guaqui/{holder}/{year}/{n}", {"text": "Algo", "status": "proposed"}, **given)


def workshop(holder: str, outcome: str = "held", n: int = 1, /, **body: str) -> Revision:
    stage = "sector" if holder == "apleg" else "community"
    return revision(f"workshop/guaqui/{stage}/{holder}/{n}", {"outcome": outcome, **body}, device="desk0001")


def place(holder: str, *revisions: Revision, today: str = TODAY) -> Place:
    return next(one for one in count_senders(survey(*revisions), today).places if one.holder == holder)


def test_a_laptop_is_told_by_what_came_of_it() -> None:
    said = count_senders(
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


def test_the_rows_of_a_spreadsheet_are_whose_arrivals_name_them() -> None:
    at = "2002-07-14T10:00:00-04:00"
    row, nobodys = (demand("arcata", year, device="import", author="", at="") for year in (2003, 2004))
    body = {"file": "a.csv", "rows": [{"rev": row.rev, "line": 2}]}
    arrivals = [
        revision(f"arrival/guaqui/0123456789abcdef/{one}/1", body, device=one, author=one, at=at)
        for one in ("laptop01", "laptop02")
    ]
    said = count_senders(survey(row, nobodys, *arrivals))
    assert [(one.laptop, one.versions, one.last, one.holders) for one in said.laptops] == [
        ("laptop01", 2, at, ("arcata",)),
        ("laptop02", 2, at, ("arcata",)),
    ]
    arcata = next(one for one in said.places if one.holder == "arcata")
    assert (arcata.decided, arcata.laptops, arcata.last) == (2, ("laptop01", "laptop02"), at)


def test_in_a_new_plan_nobody_is_called() -> None:
    assert count_senders(survey(), TODAY).to_call == []
    assert count_senders(Survey([]), TODAY).places == ()


ALL = [demand("arcata", year) for year in range(2003, 2008)]


@pytest.mark.parametrize(
    ("revisions", "call"),
    [
        ([workshop("arcata", "called", called_on="2002-07-31")], "late"),
        ([workshop("arcata", "called", called_on="2002-08-01")], ""),
        ([workshop("arcata", "called", called_on="2002-07-31"), *ALL], "late"),
        ([workshop("arcata", "called", called_on="2002-07-31"), workshop("arcata", "held", 2), *ALL], ""),
        ([workshop("arcata")], "no-data"),
        ([workshop("arcata"), ALL[0]], "incomplete"),
        ([workshop("arcata"), *ALL], ""),
        ([workshop("arcata", "suspended")], ""),
        ([workshop("copajira", "called")], "not-convened"),
        ([workshop("copajira", "called"), ALL[0]], ""),
        ([ALL[0]], ""),
    ],
)
def test_who_is_to_be_called_and_why(revisions: list[Revision], call: Call) -> None:
    assert place("arcata", *revisions).call == call


def test_without_a_day_no_day_has_passed() -> None:
    late = workshop("arcata", "called", called_on="2002-07-31")
    assert place("arcata", late, today="").call == ""


def test_an_association_is_called_only_for_a_workshop_that_it_had() -> None:
    assert place("apleg", workshop("arcata", "called")).call == ""
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


# What the reports of merges leave to ask about


def report(
    *inputs: ReportInput, left: Iterable[ReportLeftOut] = (), to_see: Iterable[ReportNotice] = ()
) -> MergeReport:
    return MergeReport(AT, [], list(inputs), list(left), list(to_see))


def brought(path: str, *laptops: str, whole: bool = True, quarantined: int = 0) -> ReportInput:
    return ReportInput(path, list(laptops), ["new"], 0, quarantined, whole, [])


def newer(path: str = "a.json") -> ReportLeftOut:
    return ReportLeftOut(path, "format-newer", {"path": path, "format": "9"})


def files(*reports: MergeReport) -> list[tuple[str, bool]]:
    """Those to see to, and whether it helps to ask for them again."""
    return [(one.path, one.to_send) for one in files_to_see_to(dict(enumerate(reports, 1)))]


def torn(path: str = "a.json") -> ReportLeftOut:
    return ReportLeftOut(path, "not-a-field-file", {"path": path})


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([report(brought("a.json", "laptop01"))], []),
        ([report(brought("a.json", "laptop01", whole=False))], [("a.json", True)]),
        ([report(brought("a.json", "laptop01", whole=False, quarantined=1))], [("a.json", True)]),
        ([report(brought("a.json", "laptop01", quarantined=2))], [("a.json", False)]),
        ([report(left=[newer()])], [("a.json", False)]),
        ([report(left=[torn()])], [("a.json", True)]),
        ([report(left=[ReportLeftOut("a.json", "set-aside", {})])], []),
        ([report(left=[ReportLeftOut("a.json", "left-by-hand", {})])], []),
        ([report(left=[ReportLeftOut("a.json", "pack-unknown", {"changes": {}})])], [("a.json", False)]),
        ([report(left=[torn()]), report(brought("a.json"))], []),
        ([report(left=[torn()]), report(brought("b.json"))], [("a.json", True)]),
        ([report(brought("a.json")), report(left=[torn()])], [("a.json", True)]),
        ([report(brought("a.json", "laptop01", whole=False)), report(brought("b.json", "laptop01"))], []),
        ([report(brought("a.json", "laptop01", whole=False), brought("b.json", "laptop01"))], []),
        (
            [report(brought("a.json", "laptop01", "laptop02", whole=False), brought("b.json", "laptop01"))],
            [("a.json", True)],
        ),
        (
            [report(left=[torn()], to_see=[]), report(brought("b.json", "laptop01", whole=False))],
            [("a.json", True), ("b.json", True)],
        ),
    ],
)
def test_a_file_is_seen_to_until_it_or_its_laptops_come_whole(
    reports: list[MergeReport], expected: list[tuple[str, bool]]
) -> None:
    """To ask for it again is said only where that helps: what was changed outside would say the same again."""
    assert files(*reports) == expected


def test_a_clock_is_seen_to_until_it_brings_right_days_and_a_copied_disk_always() -> None:
    clock = ReportNotice("laptop01", "clock-early", {"laptop": "laptop01"})
    twice = ReportNotice("laptop01", "laptop-twice", {"laptop": "laptop01"})
    came, other = brought("a.json", "laptop01"), brought("b.json", "laptop02")

    def told(*reports: MergeReport) -> list[str]:
        return [one.code for one in to_see_to(dict(enumerate(reports, 1))).get("laptop01", [])]

    both = report(came, to_see=[clock, twice])
    assert told(both) == told(both, report(other)) == ["clock-early", "laptop-twice"]
    assert told(both, report(came)) == ["laptop-twice"]
    assert told(both, both) == ["clock-early", "laptop-twice"]


def test_what_the_coordinator_does_is_not_news_of_a_community() -> None:
    sent = demand("arcata", 2003, device="laptop01", at="2002-07-14T10:00:00-04:00")
    done = demand("arcata", 2004, device="laptop09", at="2002-09-01T10:00:00-04:00")

    def last(*revisions: Revision) -> str:
        said = count_senders(survey(*revisions), TODAY, own="laptop09")
        return next(one.last for one in said.places if one.holder == "arcata")

    assert last(sent, done) == sent.at
    assert last(done) == done.at


def test_what_to_ask_for_is_told_in_words_and_for_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick, plan = tmp_path / "stick", tmp_path / "plan.json"
    stick.mkdir()
    revisions = [demand("arcata", device="laptop01", at="1970-01-01T10:00:00-04:00")]
    whole = b"".join(whole_file([*load_pack("guaqui"), *revisions]))
    (stick / "broken.json").write_bytes(whole.replace(b"Algo", b"Otro"))
    (stick / "clock.json").write_bytes(whole)
    (stick / "newer.json").write_bytes(whole.replace(b'"format": 1', b'"format": 9'))
    more = demand("arcata", 2004, device="laptop02")
    (stick / "torn.json").write_bytes(b"".join(whole_file([*load_pack("guaqui"), more]))[:-40])
    assert run(["merge", str(plan), str(stick)]) == 1
    capsys.readouterr()
    assert run(["report", str(plan), "--senders"]) == 1
    out = "".join(capsys.readouterr().out.split())  # a long path breaks anywhere
    again, see_to = out.index("Pormandarotravez"), out.index("Poratender")
    assert again < out.index("torn.jsonestádañadoysoloentróloquetieneentero") < see_to
    assert see_to < out.index("broken.json:1líneasecambiófueradelaaplicaciónyquedóapartada")
    assert see_to < out.index("newer.jsonesdeunaversiónmásnueva")
    assert out.count("Pídalootravez") == 1
    assert re.search(r"Lacomputadoralaptop01escribióendíasanterioresalaño2000,hastael[^(]+\(versiones:1\)", out)
    assert run(["report", str(plan), "--senders", "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert [(Path(one["path"]).name, one.get("damaged")) for one in said["again"]] == [("torn.json", True)]
    assert [(Path(one["path"]).name, one.get("left_out"), one.get("set_aside")) for one in said["files"]] == [
        ("newer.json", "format-newer", None),
        ("broken.json", None, 1),
    ]
    assert [one["code"] for one in said["laptops"][0]["see_to"]] == ["clock-early"]
    next((tmp_path / "plan.json.merges").glob("*.json")).write_text("{")
    assert run(["report", str(plan), "--senders"]) == 0
    told = capsys.readouterr()
    assert "está dañado y no se puede leer" in told.err
    assert "Andamarca" in told.out


def test_a_level_above_others_is_called_for_nothing() -> None:
    above = revision("community/guaqui/above", {"name": "Ayllu", "per_year": 0})
    twice = revision("community/guaqui/twice", {"name": "Dos", "per_year": 2})
    survey = Survey([*load_pack("guaqui"), above, twice, workshop("copajira", "called")])
    places = {one.holder: one for one in count_senders(survey).places}
    assert "above" not in places
    assert (places["twice"].slots, places["twice"].call) == (10, "not-convened")
