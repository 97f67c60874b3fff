"""Money is in whole centavos, and every door says the same: figures, json, lists, report and annexes, draft plan.

On generated plans: joint demands count once, phases, funders off their list, ranges while laptops differ.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable
from io import StringIO
from random import Random

import msgspec
import pytest

from exports.document.pieces import PaperTable
from exports.dossier import Dossier
from exports.findings.money_shares import money_tables
from exports.formats.csv import files as lists
from exports.plan_draft.money import money_chapter
from exports.wording.edition import Edition
from guaqui_tui.language import gettext_ as words
from storage.notation.currency import parse_amount
from storage.plan.indicators import Indicators, indicators
from storage.plan.money import costs_once
from storage.plan.slot_states import Slots
from storage.plan.survey import Survey
from storage.plan.tallies.money_parts import PartOfAll
from storage.plan.tallies.money_share import ShareInMoney
from tests.exports.generated import M, plan
from tests.storage.revisions_made import BOLIVIANOS, child

FEW, MANY = 12, 2000
OF_PAPERS = 3
"""Of so many of the few plans the papers are read too; of the many, of one in a hundred."""


def priced(seed: int) -> Survey:
    """A generated plan with odd centavos, demands shared across years and zones, phases, a funder taken off."""
    survey, luck = plan(seed), Random(seed)
    records = sorted(survey.records("demand"))
    for record in luck.sample(records, len(records) // 2):
        state = survey.history(record)
        assert state is not None
        change: dict[str, object] = {"cost_cents": luck.randrange(1, 10**7)}
        turn = luck.random()
        if turn < 0.4:
            change["joint_with"] = luck.choice(records)
        elif turn < 0.6:
            change |= {"phase": luck.choice(("study", "work")), "phase_of": luck.choice(records)}
        if luck.random() < 0.5:
            change["funding"] = {funder: luck.randrange(10**6) for funder in ("municipality", "pdla")}
        survey.add([child(state.revisions, change)])
    funder = survey.history(f"funder/{M}/pdla")
    assert funder is not None
    survey.add([child(funder.revisions, {"withdrawn": True})])
    return survey


def sums(figures: Indicators) -> dict[str, tuple[int, int]]:
    """What years, and zones of each zoning, come to: for what is productive, and in all."""
    of = figures.money_shares
    found = {zoning: _both(zones.values()) for zoning, zones in of.zones.items()}
    return {"years": _both(figures.shares_in_money.values()), **found}


def _both(shares: Iterable[ShareInMoney]) -> tuple[int, int]:
    of = [*shares]
    return sum(one.productive_cents for one in of), sum(one.cents for one in of)


def parts_of(figures: Indicators) -> dict[str, list[PartOfAll]]:
    of = figures.money_shares
    return {"classes": [*of.classes.values(), of.unclassed, of.disputed], "programmes": [*of.programmes.values()]}


def adds_up(survey: Survey) -> None:
    figures = indicators(survey)
    whole = figures.money_shares.plan
    filled = [one for one in Slots(survey).of_communities() if one.stand == "filled" and one.entry]
    assert whole.cents == sum(costs_once(filled).values())
    assert set(sums(figures).values()) == {(whole.productive_cents, whole.cents)}
    for parts in parts_of(figures).values():
        assert sum(one.cents for one in parts) == whole.cents
        assert sum(one.demands for one in parts) == len(filled)
    assert figures.classes.keys() == figures.money_shares.classes.keys()
    for id_, of in figures.classes.items():
        part = figures.money_shares.classes[id_]
        assert (of.demands, of.cost_cents) == (part.demands, part.cents)
    for one in (whole, *figures.shares_in_money.values()):
        if isinstance(one.low, float) and isinstance(one.high, float):
            assert one.low <= (one.share or 0) <= one.high
    said = json.loads(msgspec.json.encode(figures))["money_shares"]["plan"]
    assert (said["cents"], said["productive_cents"]) == (whole.cents, whole.productive_cents)


@pytest.fixture
def many(*, full: bool) -> int:
    return MANY if full else FEW


@pytest.mark.costly(0)
def test_years_zones_classes_and_programmes_sum_up_to_the_plan(many: int) -> None:
    for seed in range(many):
        adds_up(priced(seed))


def test_lists_and_papers_say_the_same_centavos(many: int) -> None:
    words.use("es")
    for seed in range(0, many, max(many // 20, FEW // OF_PAPERS)):
        survey = priced(seed)
        dossier = Dossier(survey, Edition(words.speech()))
        lists_say(dossier)
        tables_say(dossier)
        draft_says(dossier)


def rows_of(dossier: Dossier, name: str) -> list[dict[str, str]]:
    made = next(one for one in lists(dossier.survey, dossier.edition) if one.name.endswith(f"/{name}.csv"))
    return [*csv.DictReader(StringIO(b"".join(made.make()).decode("utf-8-sig")))]


def cents_of(amount: str) -> int:
    return int(amount.replace(".", ""))


def lists_say(dossier: Dossier) -> None:
    of, rows = dossier.figures.money_shares, rows_of(dossier, "money_shares")
    by_year = {row["year"]: cents_of(row["cost"]) for row in rows if row["year"]}
    assert by_year == {year: one.cents for year, one in dossier.figures.shares_in_money.items()}
    zoned = Counter[str]()
    for row in rows:
        zoned[row["zoning"]] += cents_of(row["productive_cost"]) if row["zoning"] else 0
    for zoning, in_none in of.in_no_zone.items():
        in_some = sum(one.filled for one in dossier.figures.zones[zoning].values())
        assert in_some + in_none.filled == dossier.figures.plan.filled
    for zoning, zones in of.zones.items():
        assert zoned[zoning] == sum(one.productive_cents for one in zones.values())
    parts = rows_of(dossier, "money_parts")
    assert sum(cents_of(row["cost"]) for row in parts) == 2 * of.plan.cents


def read_amount(words_: str) -> int:
    found = parse_amount(words_.removeprefix("Bs ").strip(), BOLIVIANOS)
    assert found is not None, words_
    return found


def tables_say(dossier: Dossier) -> None:
    """Years first, with the plan last; then zones, classes, programmes."""
    whole = dossier.figures.money_shares.plan
    years, *others = money_tables(dossier)
    *each, plan_ = (read_amount(row[3]) for row in years.rows)
    assert (sum(each), plan_) == (whole.cents, whole.cents)
    assert {sum(read_amount(row[3]) for row in of.rows) for of in others} == {whole.cents}


def draft_says(dossier: Dossier) -> None:
    """Each column's years sum up to what stands under them."""
    table = next(one for one in money_chapter(dossier) if isinstance(one, PaperTable))
    *years, together = ([read_amount(cell.text or "0") for cell in row.whole_cells[1:]] for row in table.rows)
    assert [sum(column) for column in zip(*years, strict=True)] == together
    assert together[0] == dossier.figures.money.cost_cents
