"""One rule counts: all that shows how much is productive shows the same, low and high beside while it is open."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec
import pytest
from msgspec import UNSET

from exports.dossier import Dossier
from exports.formats import files
from exports.report.page import page
from exports.wording.edition import Edition
from exports.wording.marks import Marks
from exports.wording.speech import Speech
from guaqui_tui.commands.report_ import show
from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.community.lines import share_lines
from guaqui_tui.widgets.board_margins import whole, year_share
from guaqui_tui.widgets.legend import coverage_in_words
from guaqui_tui.wording.values import values_of
from storage.plan.carried_demands import CarriedDemands
from storage.plan.indicators import indicators
from storage.plan.productive_share import percent
from storage.plan.slot_states import Slots
from storage.plan.survey import Survey
from storage.revisions.history import REMOVED
from tests.storage.revisions_made import child

from ...exports.formulas import Book
from ...exports.generated import plan
from ...exports.report.test_report_html import Page

SEEDS = (4, 12)


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
    found = {}
    for year in survey.plan.years:
        said = [_verdicts(survey, *slot) for slot in _slots(survey) if slot[1] == year]
        found[str(year)] = _counted(said)
    return found


def _counted(said: Iterable[set[Any]]) -> Counted:
    filled = [one for one in said if one]
    productive = sum(one == {True} for one in filled)
    return Counted(len(filled), productive, sum(True in one and len(one) > 1 for one in filled))


def _slots(survey: Survey) -> list[tuple[str, int, int]]:
    """The communities' slots: holder, year, number."""
    per_year = {one.id: one.history.values.get("per_year", 1) for one in survey.communities()}
    years = survey.plan.years
    return [(id_, year, n) for id_, many in per_year.items() for year in years for n in range(1, many + 1)]


def _holders(survey: Survey) -> Iterable[tuple[str, int]]:
    """The communities that ask for something, and how often a year."""
    return ((one.id, n) for one in survey.communities() if (n := survey.per_year(one.fields)))


def _verdicts(survey: Survey, holder: str, year: int, n: int) -> set[Any]:
    entry = survey.demand(holder, year, n)
    if entry is None or entry.fields.withdrawn is True or entry.fields.status in {"none", "postponed", "open"}:
        return set()
    own, actions = entry.history.claims.get("class", ()), entry.history.claims.get("action", ())
    found: set[Any] = set()
    for rev in {claim.revision.rev for claim in (*own, *actions)}:
        for class_ in _of(own, rev):
            for action in _of(actions, rev):
                for means in [class_] if class_ else _claims(survey, "action", action, "class") or [None]:
                    found |= {None} if means is None else _productive(survey, means)
    return found or {None}


def _productive(survey: Survey, class_: str) -> set[bool]:
    return {said is True for said in _claims(survey, "class", class_, "productive")} or {False}


def _claims(survey: Survey, kind: str, id_: str | None, field: str) -> list[Any]:
    """What claims say of a field of a record of the plan."""
    state = survey.history(f"{kind}/guaqui/{id_}")
    return [claim.value for claim in state.claims[field]] if state else []


def _of(claims: Any, rev: str) -> list[Any]:
    mine = [one for one in claims if one.revision.rev == rev] or claims
    return [None if one.value is REMOVED else one.value for one in mine] or [None]


@pytest.fixture(scope="module")
def survey(seed: int) -> Survey:
    words.use("en")
    return plan(seed)


def test_the_figures_are_those_of_the_claims(survey: Survey) -> None:
    said = json.loads(msgspec.json.encode(indicators(survey)))
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
    of = indicators(survey)
    productive = [name for name in of.classes if _productive(survey, name) == {True}]
    assert sum(of.classes[name].demands for name in productive) == of.plan.productive
    counted = sum(one.demands for one in of.classes.values())
    assert counted + of.plan.unclassed + of.plan.disputed == of.plan.filled
    assert [*of.classes][: len(survey.classes())] == [one.id for one in survey.classes()]


def test_a_class_that_is_nowhere_is_none_on_the_board_and_in_every_figure(survey: Survey) -> None:
    of, marks, known = indicators(survey), Marks(survey), {*survey.named("class")}
    assert {*of.classes} <= known
    states = [state for state in Slots(survey).of_communities() if state.stand == "filled"]
    unmarked = [state for state in states if marks.class_of(state) is None]
    certain = [state for state in unmarked if state.verdict not in {"disputed", "productive"}]
    assert of.plan.unclassed == len(certain) == sum(state.verdict == "unclassed" for state in states)


def test_of_joint_demands_one_counts_with_its_cost_and_its_contributions(survey: Survey) -> None:
    slots = Slots(survey)
    states = [one for one in slots.of_all() if one.stand == "filled"]
    left = {one.entry.record: one for one in states if one.entry}
    group, cost, asked = dict(zip(left, left, strict=True)), 0, Counter[str]()
    for record, state in left.items():
        other = state.entry.fields.joint_with if state.entry else None
        if isinstance(other, str) and other in left:
            one, same = group[record], group[other]
            group = {name: one if its == same else its for name, its in group.items()}
    for its in {*group.values()}:
        names = sorted(name for name in group if group[name] == its)
        first = left[next((name for name in names if left[name].cost_cents), names[0])]
        cost += first.cost_cents
        asked.update(first.entry.history.values.get("funding", {}) if first.entry else {})
    assert len({*group.values()}) < len(group)
    found = indicators(survey).money
    assert (found.cost_cents, found.asked) == (cost, +asked)


def test_without_a_slot_nobody_is_complete(survey: Survey) -> None:
    bare = Survey(one for of in survey.all_revisions().values() for one in of.values())
    bare.add([child([*bare.revisions(bare.plan_record).values()], {"withdrawn": True})])
    of = indicators(bare).communities
    assert (of.complete, of.without_productive, of.share) == (0, 0, None)


def test_the_zones_of_each_zoning_add_up_to_the_plan(survey: Survey) -> None:
    of = indicators(survey)
    assert [*of.zones] == [one.id for one in survey.zonings()]
    for zoning, zones in of.zones.items():
        members = {holder: one.fields.zone for holder, one in survey.members(zoning).items()}
        listed = [one.id for one in survey.zones(zoning)]
        assert [*zones][: len(listed)] == listed
        named = {members[one] for one, _n in _holders(survey) if one in members}
        assert {*zones} == {*listed} | named
        for zone, figures_ in zones.items():
            slots = [slot for slot in _slots(survey) if members.get(slot[0]) == zone]
            its = Counted(figures_.filled, figures_.productive, figures_.disputed)
            assert (figures_.slots, its) == (len(slots), _counted(_verdicts(survey, *slot) for slot in slots))
        nowhere = _counted(_verdicts(survey, *slot) for slot in _slots(survey) if slot[0] not in members)
        for at, name in enumerate(Counted._fields):
            assert sum(getattr(one, name) for one in zones.values()) + nowhere[at] == getattr(of.plan, name)


def test_the_hidden_demands_are_by_the_same_zones(survey: Survey) -> None:
    of = indicators(survey)
    assert isinstance(of.hidden, CarriedDemands)
    for zoning, counted in of.hidden.by_zone.items():
        order = [*of.zones[zoning], ""]
        assert [*counted] == sorted(counted, key=order.index)
        assert sum(counted.values()) == of.hidden.demands
    assert [*of.hidden.by_zone] == [*of.zones]


def test_every_zone_is_told_wherever_zones_are(survey: Survey, capsys: pytest.CaptureFixture[str]) -> None:
    of, values = indicators(survey), values_of(survey)
    show([survey])
    said = capsys.readouterr().out
    made = {file.name: file for file in files(survey, ["lists.csv"], Edition(Speech()))}
    rows = list(csv.DictReader(io.StringIO(b"".join(made["data/zone_shares.csv"].make()).decode())))
    assert [(row["zoning"], row["zone"]) for row in rows] == [
        (zoning, zone) for zoning, zones in of.zones.items() for zone in zones
    ]
    for zoning, zones in of.zones.items():
        for zone, its in zones.items():
            name = re.escape(values.named(("zone",), zone))
            assert re.search(rf"^{name} +{its.productive}/{its.filled} ", said, re.MULTILINE), (zoning, zone)


def test_the_communities_without_a_productive_demand_are_those_of_the_claims(survey: Survey) -> None:
    of, by_holder = indicators(survey).communities, dict[str, list[tuple[str, int, int]]]()
    for slot in _slots(survey):
        by_holder.setdefault(slot[0], []).append(slot)
    complete = {
        holder: _counted(_verdicts(survey, *slot) for slot in slots)
        for holder, slots in by_holder.items()
        if all(_stands(survey, *slot) for slot in slots)
    }
    assert (of.total, of.complete) == (len(by_holder), len(complete))
    assert of.without_productive_ids == [holder for holder, its in complete.items() if not its.productive]
    surely = sum(not its.productive and not its.disputed for its in complete.values())
    if surely < of.without_productive:
        assert (of.low, of.high) == (percent(surely, of.complete), of.share)
    else:
        assert (of.low, of.high) == (UNSET, UNSET)


def _stands(survey: Survey, holder: str, year: int, n: int) -> bool:
    """Whether a slot is decided: filled, or not to be asked for."""
    entry = survey.demand(holder, year, n)
    fields = entry.fields if entry else None
    return fields is not None and fields.withdrawn is not True and fields.status not in {"postponed", "open"}


def test_the_command_says_the_same(survey: Survey, capsys: pytest.CaptureFixture[str]) -> None:
    show([survey])
    said = capsys.readouterr().out
    for year, of in recounted(survey).items():
        low, high = of.shares
        assert re.search(rf"^{year} +{of.productive}/{of.filled} +{low:.2f}%( to|) ", said, re.MULTILINE)
        assert not of.disputed or f"{high:.2f}%" in said
    lines = dict(re.findall(r"^(.+): (\d+)(?: demands, .*)?$", said, re.MULTILINE))
    names = {survey.named("class").get(name, name): name for name in indicators(survey).classes}
    classes = {
        name: int(n)
        for words_, n in lines.items()
        for called, name in names.items()
        if words_.casefold().startswith(called.casefold())
    }
    total = sum(of.filled for of in recounted(survey).values())
    rest = int(lines.get("Without class", 0)) + int(lines.get("Productive or not, to settle", 0))
    assert sum(classes.values()) + rest == total


def test_the_page_says_the_same(survey: Survey) -> None:
    read = Page("".join(page(Dossier(survey, Edition(Speech())))))
    for year, of in recounted(survey).items():
        row = next(row for row in read.rows if row[0] == year)
        low, high = of.shares
        assert row[1:4] == [str(of.productive), str(of.filled), "" if low is None else f"{low:.2f}%"]
        assert row[6] == (f"{of.disputed}\n{low:.2f}% to {high:.2f}%" if of.disputed else "0")
        ranged = f"{low:.2f}% to {high:.2f}%" if of.disputed else f"{low:.2f}%"
        assert f"{year}: {of.productive} of {of.filled}: {ranged}" in read.described[0]
    whole_ = indicators(survey).plan
    ranged = f"{whole_.share:.2f}%" + (f" to {whole_.range[1]:.2f}%" if whole_.range else "")
    assert ranged in read.texts
    assert f"productive: {whole_.productive} of {whole_.filled} demands decided" in read.text
    assert [int(n) for text in read.texts for n in re.findall(r"^To settle first: in (\d+) demand", text)] == (
        [whole_.disputed] if whole_.disputed else []
    )


@pytest.mark.costly(3)
def test_the_workbook_says_the_same(survey: Survey) -> None:
    (file,) = files(survey, ["matrix.xlsx"], Edition(Speech()))
    book, counted = Book(b"".join(file.make())), recounted(survey)
    heads = next(row for row in book.rows("Figures") if row[0] == "Year")
    for year, of in counted.items():  # below them money has a row of each year, too
        row = next(row for row in book.rows("Figures") if str(row[0]) == year)
        its, (low, _high) = dict(zip(heads, row, strict=True)), of.shares
        assert (its["Decided"], its["Productive"], its["Productive or not: to settle"]) == tuple(of)
        assert round(100 * its["Productive share"], 2) == pytest.approx(low, abs=0.01)


def test_the_list_of_shares_says_the_same(survey: Survey) -> None:
    made = {file.name: file for file in files(survey, ["lists.csv"], Edition(Speech()))}
    rows = list(csv.DictReader(io.StringIO(b"".join(made["data/shares.csv"].make()).decode())))
    for row in rows[:-1]:
        of = recounted(survey)[row["year"]]
        assert (int(row["filled"]), int(row["productive"]), int(row["to_settle"])) == tuple(of)
        assert float(row["share"]) == of.shares[0]
        assert row["share_high"] == (f"{of.shares[1]:.2f}" if of.disputed else "")


def test_the_board_and_the_community_say_the_same(survey: Survey) -> None:
    figures, counted = indicators(survey), recounted(survey)
    for year, of in counted.items():
        low, high = of.shares
        ends = f"{whole(low or 0)}-{whole(high or 0)}" if of.disputed else f"{whole(low or 0)}"
        assert year_share(figures.years[year], 14).startswith(f"{of.productive}/{of.filled} {ends}%")
        assert f"{year} {ends}%" in share_lines(survey, "andamarca")
    decided = sum(of.filled for of in counted.values()) + figures.plan.none
    with_none = f" ○ {figures.plan.none}" if figures.plan.none else ""
    coverage = coverage_in_words(figures.plan)
    assert coverage.startswith(f"decided {decided} of {len(_slots(survey))} (")
    assert coverage.endswith(f"%){with_none}")
    for one in survey.communities():
        own = _counted(_verdicts(survey, *slot) for slot in _slots(survey) if slot[0] == one.id)
        said = f"Community: {own.productive} of {own.filled} productive"
        assert share_lines(survey, one.id).startswith(said)
