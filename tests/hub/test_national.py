"""The figures of all municipalities: those of a report of each, kept while nothing comes in."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.hub import national
from storage.plan.survey import Survey
from storage.revisions.lines import whole_file
from tests.storage.revisions_made import revision

from .people import Hubs, pulled, pushed
from .small_nation import write_small_nation

pytestmark = pytest.mark.outside
Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def nation(hubs: Hubs, laptops: list[Path], tmp_path: Path) -> Hubs:
    """Three municipalities."""
    pushed(hubs.url, *laptops, *write_small_nation(tmp_path / "nation", ["achica", "batallas"]))
    return hubs


def test_it_says_of_each_what_its_own_report_says(nation: Hubs, tmp_path: Path, say: Say) -> None:
    nation.more(f"{nation.name}_b")
    assert say("hub", "move", nation.url, "achica", nation.cluster.url(f"{nation.name}_b"))[0] == 0
    code, out, _err = say("hub", "report", nation.url, "--json")
    assert code in {0, 1}
    found = json.loads(out)["municipalities"]
    for name in ("achica", "batallas", "guaqui"):
        pulled(nation.url, tmp_path / f"{name}.json", name)
        own = json.loads(say("report", tmp_path / f"{name}.json", "--json")[1])
        assert found[name] == own
    assert [*found] == ["achica", "batallas", "guaqui"]
    code, out, _err = say("hub", "report", nation.url)
    assert all(name in out for name in (*found, "All together"))


def test_what_did_not_change_is_not_counted_again(
    nation: Hubs, laptops: list[Path], say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, counted = national.figures_of, list[str]()

    def figures(name: str, survey: Survey) -> object:
        counted.append(name)
        return plain(name, survey)

    monkeypatch.setattr(national, "figures_of", figures)
    first = say("hub", "report", nation.url, "--json")
    assert sorted(counted) == ["achica", "batallas", "guaqui"]
    assert say("hub", "report", nation.url, "--json") == first
    assert len(counted) == 3
    pushed(nation.url, laptops[0].with_name("disputed.json"))
    del counted[:]
    assert say("hub", "report", nation.url, "--json") != first
    assert counted == ["guaqui"]
    nation.do("UPDATE guaqui.figures SET rule = 'older'")
    say("hub", "report", nation.url)
    assert len(counted) == 4


def test_a_reader_sees_what_was_counted_and_nothing_else(nation: Hubs, say: Say) -> None:
    reader = nation.person("raul", "reader", "guaqui", "achica")
    assert say("hub", "report", reader)[0] == 3
    whole = json.loads(say("hub", "report", nation.url, "--json")[1])["municipalities"]
    seen = json.loads(say("hub", "report", reader, "--json")[1])["municipalities"]
    assert seen == {name: whole[name] for name in ("achica", "guaqui")}
    _code, out, err = say("hub", "report", reader)
    assert "more may have come since" in err
    assert "batallas" not in out + err
    coordinator = nation.person("cora", "coordinator", "batallas")
    assert [*json.loads(say("hub", "report", coordinator, "--json")[1])["municipalities"]] == ["batallas"]


def test_nothing_of_persons_or_private_is_kept(nation: Hubs, tmp_path: Path, say: Say) -> None:
    said = "Persona Inventada"
    file = tmp_path / "persons.json"
    workshop = {"outcome": "held", "facilitator": said, "authorities": [{"name": said, "office": "Alcalde"}]}
    demand = {"text": "Posta", "status": "proposed", "carries": "pescadores", "carries_why": said, "notes": said}
    made = [
        revision("step/achica/community", {"name": "Taller", "of": "community"}, author=said),
        revision("workshop/achica/community/arriba/1", workshop),
        revision("demand/achica/abajo/2026/1", {**demand, "proposed_by": said}),
    ]
    file.write_bytes(b"".join(whole_file(made)))
    pushed(nation.url, file)
    say("hub", "report", nation.url)
    rows = nation.do("SELECT convert_from(report, 'UTF8') FROM guaqui.figures WHERE municipality = 'achica'")
    report = json.loads(str(rows[0][0]))
    assert report["workshops"]["held"] == 1
    assert said not in str(rows)
    assert "pescadores" not in str(rows)
    assert "hidden" not in report


def test_export_writes_a_list_and_a_report_over_nothing_of_others(nation: Hubs, tmp_path: Path, say: Say) -> None:
    folder = tmp_path / "out"
    assert say("hub", "export", nation.url, folder)[0] == 0
    with (folder / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    report = json.loads((folder / "report.json").read_text("utf-8"))["municipalities"]
    assert [row["municipality"] for row in rows] == [*report]
    assert {row["municipality"]: float(row["share"]) for row in rows if row["share"]} == {
        name: one["plan"]["share"] for name, one in report.items() if one["plan"]["share"] is not None
    }
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert say("hub", "export", nation.url, folder)[0] == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    (folder / "report.json").write_text("{}", "utf-8")
    assert say("hub", "export", nation.url, folder)[0] == 3
    assert (folder / "report.json").read_text("utf-8") == "{}"
    assert say("hub", "export", nation.url, folder, "--force")[0] == 0


def test_one_municipality_is_found_without_reading_the_others(hubs: Hubs) -> None:
    hubs.person("clara", "coordinator", "m07")
    hubs.do(
        """INSERT INTO guaqui.revision
        SELECT m, substring(sha256(b) FROM 1 FOR 16), 'demand/' || m || '/c/' || n, 'laptop01', b, now(), 'x'
        FROM (SELECT 'm' || to_char(n % 40, 'FM00') AS m, n, convert_to(repeat('x', 300) || n, 'UTF8') AS b
              FROM generate_series(1, 4000) AS n) one""",
        "ANALYZE guaqui.revision",
    )
    for statement in (
        "SELECT bytes FROM guaqui.revision WHERE municipality = 'm07'",
        "SELECT rev FROM guaqui.revision WHERE municipality = 'm07'",
        "SELECT bytes FROM guaqui.revision WHERE municipality = 'm07' AND rev = ANY(ARRAY['\\x00'::bytea])",
    ):
        plan = hubs.cluster.do(f"EXPLAIN {statement}", database=hubs.name, user="clara")
        assert "Seq Scan on revision" not in str(plan), plan
