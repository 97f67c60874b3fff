"""Every fact of the story, looked for where a municipality would: `report --json`, the csv and the workbook."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl

from exports.tables.table import holder_names
from storage import FieldFile
from storage.notation.currency import format_amount

from .by_store import (
    BUDGETED,
    CARRIED,
    COMMUNITIES,
    DROPPED,
    LATER,
    NO_MONEY,
    NOT_PRIVATE,
    OECAS,
    REZONED,
    SECOND,
    SIX,
    YEARS,
    calendar,
    demands,
)


def run(*words: object) -> str:
    """What a command prints, in English, run as a person runs it."""
    command = [sys.executable, "-m", "guaqui_tui", "--lang", "en", *map(str, words)]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


class Papers:
    """The report and the exported tables of a plan."""

    def __init__(self, plan: Path, folder: Path) -> None:
        run("export", plan, folder, "--private", "--people")
        self.report: dict[str, Any] = json.loads(run("report", plan, "--private", "--json"))
        self.text = run("report", plan, "--private")
        self.tables = {
            path.stem.rpartition("-")[2]: list(csv.DictReader(path.read_text("utf-8").splitlines()))
            for path in folder.rglob("*.csv")
            if path.parent.name.endswith("data")
        }
        book = openpyxl.load_workbook(next(folder.rglob("*matrix.xlsx")))
        self.sheets = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}

    def row(self, table: str, **cells: object) -> dict[str, str]:
        """The one row of a csv that has these cells."""
        wanted = {name: str(value) for name, value in cells.items()}
        rows = [row for row in self.tables[table] if wanted.items() <= row.items()]
        assert len(rows) == 1, (table, cells, rows)
        return rows[0]

    def has(self, sheet: str, *values: object) -> None:
        """Some row of the workbook's sheet has these cells, in this order."""
        for row in self.sheets[sheet]:
            cells = iter(row)
            if all(value in cells for value in values):
                return
        raise AssertionError((sheet, values))


def found_again(plan: Path, folder: Path) -> None:
    papers = Papers(plan, folder)
    with FieldFile.open(plan, writable=False) as field:
        names = holder_names(field.survey)
    for look in (_calendar, _asked, _hidden, _validated, _zoned, _planned, _budget, _moved):
        look(papers, names)


def _calendar(papers: Papers, names: dict[str, str]) -> None:
    times = [*calendar(), SECOND]
    for time in times:
        held = {
            "step": time.step,
            "holder": names.get(time.holder, time.holder),
            "n": time.n,
            "outcome": time.outcome,
        }
        row = papers.row("workshops", **held)
        assert (row["called_on"], row["held_on"], row["reason"]) == (time.called_on, time.held_on, time.reason)
        assert (row["women"], row["men"]) == tuple("" if n is None else str(n) for n in (time.women, time.men))
        word = {"called": "convened", "absent": "did not come"}.get(time.outcome, time.outcome)
        if time.holder != "all":
            papers.has("Workshops", names[time.holder], time.n, word, time.reason or None)
    counted = papers.report["workshops"]
    outcomes = [time.outcome for time in times]
    assert counted == {name: outcomes.count(name) for name in counted}
    came = papers.report["attendance"]
    assert came["women"] == sum(time.women or 0 for time in times)
    assert came["men"] == sum(time.men or 0 for time in times)
    assert papers.report["to_visit"] == ["apleg"], "dairy was not closed, as fishing was"
    six = next(row for row in papers.tables["workshops"] if row["step"] == "encounter")
    assert all(one in six["agreements"] for one in SIX)
    assert "Came: " in papers.text


def _asked(papers: Papers, names: dict[str, str]) -> None:
    report = papers.report
    assert [report["years"][str(year)]["productive"] for year in YEARS] == [7, 12, 11, 7, 9]
    assert [report["years"][str(year)]["share_cut"] for year in YEARS] == [38, 66, 61, 38, 50]
    assert (report["plan"]["filled"], report["plan"]["share"]) == (90, 51.11)
    assert (report["communities"]["without_productive"], report["communities"]["share"]) == (3, 16.67)
    for asked in demands():
        if asked.holder == "apleg" and asked.n == 1:  # it was moved
            continue
        row = papers.row("demands", holder=names[asked.holder], year=asked.year, n=asked.n)
        assert (row["text"], row["action"]) == (asked.text, asked.action)
        papers.has("Demands", names[asked.holder], asked.year, asked.n, asked.text)
    apleg = report["associations"]["apleg"]
    both = [asked for asked in demands() if asked.holder == "apleg"]
    assert apleg["cost_cents"] == sum(asked.cost for asked in both) * 100
    for source in ("municipality", "pdla", "producers"):
        asked_for = sum(asked.cost * asked.shares.get(source, 0) for asked in both)
        assert apleg["funding"][source] == asked_for
        assert report["money"]["asked"][source] == asked_for


def _hidden(papers: Papers, names: dict[str, str]) -> None:
    said = papers.report["hidden"]
    assert (said["demands"], said["by_association"]) == (len(CARRIED), {"apleg": len(CARRIED)})
    assert said["by_zone"] == {"admin": {"a": len(CARRIED)}, "typology": {"1": len(CARRIED)}}
    assert sum(said["by_year"].values()) == len(CARRIED)
    for holder, year in CARRIED:
        assert papers.row("demands", holder=names[holder], year=year)["carries"] == "apleg"
        papers.has("Demands", names[holder], year, names["apleg"])
    assert "Private: 3 demands" in papers.text


def _validated(papers: Papers, names: dict[str, str]) -> None:
    refused = papers.row("demands", holder=names["apleg"], year=2003, n=2)
    assert (refused["status"], refused["status_reason"]) == ("rejected", NOT_PRIVATE)
    assert refused["ruling.on"] == SECOND.held_on
    assert refused["ruling.workshop"] == "workshop/guaqui/municipal-2/all/1"
    papers.has("Demands", names["apleg"], 2003, 2, "rejected", NOT_PRIVATE, SECOND.held_on)
    later = [year for year in YEARS if year != 2003]
    for holder in COMMUNITIES:
        for year in later:
            row = papers.row("demands", holder=names[holder], year=year)
            assert (row["status"], row["ruling.on"]) == ("validated", SECOND.held_on)
    of_all = papers.report["validation"]["communities"]
    assert (of_all["validated"], of_all["left"]) == (len(COMMUNITIES) * len(later), 0)
    assert papers.report["associations"]["apleg"]["rejected"] == 1


def _zoned(papers: Papers, names: dict[str, str]) -> None:
    holder, zoning, zone = REZONED
    row = papers.row("communities", id=holder)
    assert (row[f"zone:{zoning}"], row[f"zone:{zoning}.status"]) == (zone, "validated")
    papers.has("Communities", names[holder], f"Zona {zone}", "validated")
    of_it = papers.row("member", zoning=zoning, holder=names[holder])
    assert (of_it["zone"], of_it["status"], of_it["ruling.on"]) == (zone, "validated", SECOND.held_on)
    assert papers.report["validation"]["zoning"]["validated"] == len(COMMUNITIES)
    assert papers.report["zones"]["typology"][zone]["slots"] == 20, "three communities of the zone, and this one"


def _planned(papers: Papers, names: dict[str, str]) -> None:
    plan = papers.report["year_plans"]["2003"]
    assert plan["budgeted"] == len(BUDGETED)
    assert plan["planned"] == len(COMMUNITIES) - len(BUDGETED) - 1
    assert (plan["dropped"], plan["moved"]) == (1, 1)
    for holder in BUDGETED:
        assert papers.row("demands", holder=names[holder], year=2003)["status"] == "budgeted"
        papers.has("Demands", names[holder], 2003, "in the year's plan (POA)")
    dropped = papers.row("demands", holder=names[DROPPED], year=2003)
    assert (dropped["status"], dropped["status_reason"]) == ("rejected", NO_MONEY)
    asked = next(one for one in demands() if (one.holder, one.year) == (DROPPED, 2003))
    assert plan["dropped_cents"] == asked.cost * 100


def _budget(papers: Papers, _names: dict[str, str]) -> None:
    plan = papers.report["year_plans"]["2003"]
    assert (plan["lines"], plan["lines_cents"]) == (1, 4_000_000)
    row = papers.row("budget", year=2003)
    assert (row["name"], row["cost"], row["status"]) == (OECAS, "40000.00", "budgeted")
    papers.has("Budget lines", 2003, OECAS, 40_000)
    papers.has("2003", OECAS, "in the year's plan (POA)", 40_000)
    assert format_amount(4_000_000) == "40.000"


def _moved(papers: Papers, names: dict[str, str]) -> None:
    """(!) The dairy demands were not accepted, and some went into the plan."""
    row = papers.row("withdrawn", holder=names["apleg"], year=2003, n=1)
    assert (row["moved_to"], row["status_reason"]) == ("2004", LATER)
    papers.has("Withdrawn demands", names["apleg"], 2003, 1, "2004", LATER)
    arrived = papers.row("demands", holder=names["apleg"], year=2004, n=1)
    assert arrived["status"] == "planned"
    assert papers.report["associations"]["apleg"]["planned"] == 1
