"""One rule counts: all that shows how much is productive shows the same, low and high beside while it is open."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any, NamedTuple

import msgspec
import pytest

from exports.edition import Edition
from exports.formats import files
from exports.indicators import report
from exports.report.dossier import Dossier
from exports.report.page import page
from exports.slots import Slots
from exports.speech import Speech
from guaqui_tui import words
from guaqui_tui.screens.community_lines import shares
from guaqui_tui.widgets.table import coverage, share, whole
from storage.history import REMOVED
from storage.records import PRODUCTIVE
from storage.survey import Survey

from .formulas import Book
from .generated import plan
from .test_report_html import Page

SEEDS = range(12)


class Counted(NamedTuple):
    """Of a year, as the contract says it."""

    filled: int
    productive: int
    disputed: int

    @property
    def shares(self) -> tuple[float | None, float | None]:
        """Low and high, to two decimals, half up."""
        if not self.filled:
            return None, None
        ends = (self.productive, self.productive + self.disputed)
        low, high = ((20000 * n + self.filled) // (2 * self.filled) / 100 for n in ends)
        return low, high


def recounted(survey: Survey) -> dict[str, Counted]:
    """The rule told a second time, from the claims alone, without anything that counts."""
    classes = _classes(survey)
    found = {}
    for year in survey.plan.years:
        said = [_verdicts(survey, classes, one.id, year) for one in survey.communities()]
        filled = [one for one in said if one]
        productive = sum(one == {True} for one in filled)
        found[str(year)] = Counted(len(filled), productive, sum(len(one) > 1 for one in filled))
    return found


def _classes(survey: Survey) -> dict[Any, list[str]]:
    """What claims say of each action's class."""
    return {one.id: [claim.value for claim in one.history.claims["class"]] for one in survey.actions()}


def _verdicts(survey: Survey, classes: dict[Any, list[str]], holder: str, year: int) -> set[Any]:
    entry = survey.demand(holder, year)
    if entry is None or entry.fields.withdrawn is True or entry.fields.status in {"none", "postponed", "open"}:
        return set()
    own, actions = entry.history.claims.get("class", ()), entry.history.claims.get("action", ())
    found = set()
    for rev in {claim.revision.rev for claim in (*own, *actions)}:
        for class_ in _of(own, rev):
            for action in _of(actions, rev):
                for means in [class_] if class_ else classes.get(action, [None]):
                    found.add(None if means is None else means in PRODUCTIVE)
    return found or {None}


def _of(claims: Any, rev: str) -> list[Any]:
    mine = [one for one in claims if one.revision.rev == rev] or claims
    return [None if one.value is REMOVED else one.value for one in mine] or [None]


@pytest.fixture(scope="module", params=SEEDS)
def survey(request: pytest.FixtureRequest) -> Survey:
    words.use("en")
    return plan(request.param)


def test_the_figures_are_those_of_the_claims(survey: Survey) -> None:
    said = json.loads(msgspec.json.encode(report(survey)))
    for year, of in recounted(survey).items():
        its = said["years"][year]
        assert (its["filled"], its["productive"], its["disputed"]) == tuple(of)
        low, high = of.shares
        assert its["share"] == low
        assert ("low" in its) == ("high" in its) == bool(of.disputed)
        assert not of.disputed or (its["low"], its["high"]) == (low, high)
    for name in ("filled", "productive", "disputed"):
        assert said["plan"][name] == sum(getattr(of, name) for of in recounted(survey).values())


def test_the_classes_add_up_to_what_is_productive(survey: Survey) -> None:
    of = report(survey)
    assert sum(one.demands for name, one in of.classes.items() if name in PRODUCTIVE) == of.plan.productive
    counted = sum(one.demands for one in of.classes.values())
    assert counted + of.plan.unclassed + of.plan.disputed == of.plan.filled


def test_the_page_says_the_same(survey: Survey) -> None:
    read = Page("".join(page(Dossier(survey, Edition(Speech())))))
    for year, of in recounted(survey).items():
        row = next(row for row in read.rows if row[0] == year)
        low, high = of.shares
        assert row[1:4] == [str(of.productive), str(of.filled), "" if low is None else f"{low:.2f}%"]
        assert row[6] == (f"{of.disputed}\n{low:.2f}% to {high:.2f}%" if of.disputed else "0")
        ranged = f"{low:.2f}% to {high:.2f}%" if of.disputed else f"{low:.2f}%"
        assert f"{year}: {of.productive} of {of.filled}: {ranged}" in read.described[0]
    whole_ = report(survey).plan
    assert (
        f"Of {whole_.filled} demands decided, {whole_.productive} are productive: {whole_.share:.2f}%."
        in read.texts
    )
    assert [int(n) for text in read.texts for n in re.findall(r"^To settle first: in (\d+) demand", text)] == (
        [whole_.disputed] if whole_.disputed else []
    )


def test_the_workbook_says_the_same(survey: Survey) -> None:
    (file,) = files(survey, ["xlsx"], Edition(Speech()))
    book, counted = Book(b"".join(file.make())), recounted(survey)
    heads = next(row for row in book.rows("Figures") if row[0] == "Year")
    for row in book.rows("Figures"):
        if str(row[0]) in counted:
            its, of = dict(zip(heads, row, strict=True)), counted[str(row[0])]
            assert (its["Decided"], its["Productive"], its["To settle"]) == tuple(of)
            low, high = of.shares
            assert round(100 * its["Productive share"], 2) == pytest.approx(low, abs=0.01)
            assert not of.disputed or round(100 * its["Share at most"], 2) == pytest.approx(high, abs=0.01)
    matrix = {row[0]: row[3 : 3 + len(counted)] for row in book.rows("Matrix")}
    assert matrix["Productive"] == [of.productive for of in counted.values()]
    assert matrix["Decided"] == [of.filled for of in counted.values()]
    assert matrix["Productive or not: to settle"] == [of.disputed for of in counted.values()]


def test_the_list_of_shares_says_the_same(survey: Survey) -> None:
    made = {file.name: file for file in files(survey, ["csv"], Edition(Speech()))}
    rows = list(csv.DictReader(io.StringIO(b"".join(made["guaqui-shares.csv"].make()).decode())))
    for row in rows[:-1]:
        of = recounted(survey)[row["year"]]
        assert (int(row["filled"]), int(row["productive"]), int(row["to_settle"])) == tuple(of)
        assert float(row["share"]) == of.shares[0]
        assert row["share_high"] == (f"{of.shares[1]:.2f}" if of.disputed else "")


def test_the_board_and_the_community_say_the_same(survey: Survey) -> None:
    figures, counted = report(survey), recounted(survey)
    for year, of in counted.items():
        low, high = of.shares
        ends = f"{whole(low or 0)}-{whole(high or 0)}" if of.disputed else f"{whole(low or 0)}"
        assert share(figures.years[year], 14).startswith(f"{of.productive}/{of.filled} {ends}%")
        assert f"{year} {ends}%" in shares(survey, "andamarca")
    decided = sum(of.filled for of in counted.values())
    with_none = f" ○ {figures.plan.none}" if figures.plan.none else ""
    assert coverage(figures.plan).startswith(f"decided {decided}{with_none} of 90")
    for one in survey.communities():
        states = Slots(survey).of_holder(one.id, 1)
        own = [_verdicts(survey, _classes(survey), one.id, s.year) for s in states]
        asked = [verdicts for verdicts in own if verdicts]
        said = f"Community: {asked.count({True})} of {len(asked)} productive"
        assert shares(survey, one.id).startswith(said)
