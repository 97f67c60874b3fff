"""Spreadsheets that were made after real ones that did not come in right, and what each has to give.

The files are in `tests/storage/intake/cases`: small, with invented names and figures. What is asked of them is
counted by hand from the rules by which what comes from outside is read.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from storage import FieldFile

from ..conftest import Guaqui

CASES = Path(__file__).parents[2] / "storage" / "intake" / "cases"

pytestmark = pytest.mark.usefixtures("own_home")


class Brought(NamedTuple):
    """What an import gave: its exit code, its result for programs, and the demands that stand then."""

    code: int
    said: Mapping[str, Any]
    demands: Mapping[str, Mapping[str, Any]]

    def counts(self, name: str) -> int:
        return sum(len(one[name]) if isinstance(one[name], list) else one[name] for one in self.said["tables"])

    def reasons(self, name: str = "rejected") -> dict[str, int]:
        return dict(Counter(of["reason"] for one in self.said["tables"] for of in one[name]))

    def lines(self, reason: str, name: str = "rejected") -> list[int]:
        return [of["line"] for one in self.said["tables"] for of in one[name] if of["reason"] == reason]

    @property
    def unknown(self) -> list[str]:
        return [one["name"] for one in self.said["unknown_names"]]

    @property
    def texts(self) -> dict[str, Any]:
        return {slot: body.get("text") for slot, body in self.demands.items()}

    def values(self, field: str) -> dict[str, Any]:
        return {slot: body[field] for slot, body in self.demands.items() if field in body}

    @property
    def costs(self) -> dict[str, int]:
        """In centavos."""
        return self.values("cost_cents")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "t.json"
    FieldFile.create(path, municipality="guaqui", author="Ana").close()
    return path


@pytest.fixture
def plan(empty: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty, tmp_path / "t.json"))


@pytest.fixture
def bring(plan: Path, guaqui: Guaqui, tmp_path: Path) -> Any:
    """`guaqui import t.json NAME … --json`, and what came of it."""

    def import_(name: str, *args: str) -> Brought:
        source = shutil.copy(CASES / name, tmp_path / name)
        code, out, err = guaqui("import", plan, source, *args, "--json")
        assert code != 2, err
        said = json.loads(out) if out else {"tables": [], "unknown_names": []}
        with FieldFile.open(plan, writable=False) as field:
            survey = field.survey
            demands = {
                one.removeprefix("demand/guaqui/").removesuffix("/1"): state.values
                for one in survey.records("demand")
                if (state := survey.history(one)) is not None
            }
        return Brought(code, said, demands)

    return import_


class Case(NamedTuple):
    name: str
    new: int
    code: int
    args: tuple[str, ...] = ()
    rejected: Mapping[str, int] = {}
    unread: int = 0
    unknown: int = 0
    nothing: int | None = None


DROPPED = ("--step", "drop holder zones kinds numbers")
SURES = (
    ("--alias", "Lacoyu Sn. Antonio=lacoyu-san-antonio"),
    ("--alias", "Comunidad Copajira=copajira"),
    ("--alias", "Kassa Sta. Rosa=kassa-santa-rosa"),
    ("--alias", "Wila Qhollo=wila-collo"),
)
ALIASES = tuple(word for alias in SURES for word in alias)
TABLE = [
    Case("filtered-rows.xlsx", 4, 0),
    Case("utf16-sep.csv", 1, 0),
    Case("bug-oem-cp850-u16nobom.csv", 2, 0),
    Case("bug-oem-cp850-demandas.csv", 2, 0),
    Case("bug-oem-cp850-mac.csv", 2, 0),
    Case("bug-lone-quote-demandas.csv", 3, 1, unread=1),
    Case("bug-lone-quote-two-quotes.csv", 4, 1, unread=2),
    Case("bug-lone-quote-first-cell.tsv", 2, 1, unread=1),
    Case("bug-lone-quote-inner.csv", 3, 0),
    Case("bug-lone-quote-long.csv", 1, 1, rejected={"too-many": 60}, unread=1),
    Case("bug-thousands-families-demandas.csv", 5, 1, unread=2),
    Case("bug-thousands-families-variants.csv", 6, 0),
    Case("bug-thousands-families-costs.csv", 7, 1, unread=6),
    Case(
        "bug-zero-width-demandas.csv", 3, 1,
        rejected={"no-text": 1, "unknown-name": 2}, unknown=2, nothing=3,
    ),
    Case("bug-x000d-demandas.xlsx", 4, 0),
    Case("xlsx-dates-demandas.xlsx", 5, 0),
    Case("xlsx-dates-iso.xlsx", 5, 0),
    Case("xlsx-dates-mac1904.xlsx", 5, 0),
    Case("xlsx-shapes-dup-heading.xlsx", 0, 1, rejected={"two-columns": 1}),
    Case("xlsx-shapes-merged.xlsx", 4, 0),
    Case("xlsx-shapes-prefix.xlsx", 1, 0),
    Case("xlsx-shapes-spaces.xlsx", 1, 0),
    Case("xlsx-shapes-uncached.xlsx", 1, 1, rejected={"formula": 1}, unread=1),
    Case("bug-ods.ods", 1, 0),
    Case("d.xls", 0, 3),
    Case("html.xls", 0, 3),
    Case("03-two-heading-rows.xls", 0, 3),
    Case("bug-words-none.csv", 3, 1, rejected={"same-as": 1}),
    Case("bug-words-wide.csv", 4, 1, rejected={"words-only": 4, "same-as": 3}),
    Case("unknown-3000.csv", 0, 1, rejected={"unknown-name": 3000}, unknown=3000),
    Case("01-odk-central-repeats.zip", 3, 1),
    Case("01b-odk-demandas.csv", 0, 1),
    Case("03-two-heading-rows.xlsx", 2, 1),
    Case("03-two-heading-rows.ods", 2, 1),
    Case(
        "03-two-heading-rows.xlsx", 2, 1,
        (
            "--map", "Costo / Municipio (Bs)=funding:municipality",
            "--map", "Costo / Comunidad (Bs)=funding:community",
        ),
    ),
    Case("04-year-formats.csv", 9, 1, rejected={"two-years": 2, "year": 1}),
    Case("06-community-and-zone.csv", 0, 1, rejected={"unknown-name": 8}, unknown=8),
    Case("06-community-and-zone.csv", 7, 1, DROPPED, {"unknown-name": 1}, unknown=1),
    Case("07-many-per-holder.csv", 3, 0),
    Case("08-codes.csv", 0, 1, rejected={"unknown-name": 2}, unknown=2),
    Case("10-data-row-as-headings.csv", 0, 1),
    Case(
        "10-data-row-as-headings.csv", 1, 0,
        (
            "--map", "dem_texto=text", "--map", "fecha=year", "--map", "redcap_repeat_instrument=-",
            "--map", "redcap_repeat_instance=-", "--step", "fill comunidad,fecha by record_id",
        ),
        nothing=1,
    ),
    Case("11-wide-with-costs.csv", 3, 0),
    Case("13-sections-by-zone.csv", 3, 0),
    Case("14-select-multiple.csv", 1, 1, rejected={"two-demands": 1}),
    Case("15-macroman.csv", 2, 0),
    Case("15b-cp850.csv", 2, 0),
    Case("15c-utf16.csv", 1, 0),
    Case("17-communities.geojson", 1, 1),
    Case("18-kobo-api.json", 1, 0),
    Case("20-unknown-names.csv", 0, 1, rejected={"unknown-name": 30}, unknown=30),
    Case("22-proposals-with-votes.csv", 1, 0),
    Case("25-heading-words.csv", 0, 1),
    Case("25-heading-words.csv", 2, 1, ("--map", "Unidad productiva / Sector=holder")),
    Case("27-costs-only.csv", 0, 1, rejected={"no-text": 92}),
    Case("28-ids-as-holders.csv", 4, 0),
    Case("nada.csv", 2, 1, rejected={"words-only": 1}, nothing=1),
    Case(
        "idem.csv", 4, 1, rejected={"same-as": 2, "two-demands": 1, "words-only": 2}, nothing=1,
    ),
    Case("poa-by-year.xlsx", 0, 3),
    Case("poa-by-year.xlsx", 24, 1, ("--all-sheets",), {"unknown-name": 12}, unknown=4),
    Case(
        "poa-by-year.xlsx", 36, 0,
        ("--all-sheets", *ALIASES, "--map", "OBSERVACIONES=-", "--map", "FECHA TALLER=-"),
    ),
    Case(
        "matrix-wide.xlsx", 20, 1,
        rejected={"same-as": 4, "two-demands": 1, "unknown-name": 10}, unknown=2,
    ),
    Case(
        "matrix-wide.xlsx", 29, 1,
        (*SURES[0], *SURES[2]), {"same-as": 5, "two-demands": 1},
    ),
    Case("cp1252.csv", 3, 1, rejected={"unknown-name": 2}, unknown=2),
    Case("vertical-merged.xlsx", 15, 0),
    Case("vertical-blank.xlsx", 3, 1, rejected={"holder-above": 12}),
    Case("vertical-blank.xlsx", 15, 0, ("--step", "fill Comunidad")),
    Case("dos.csv", 1, 0),
]  # fmt: skip


@pytest.mark.parametrize("case", TABLE, ids=lambda case: f"{case.name}{'+' * bool(case.args)}")
def test_what_each_has_to_give(bring: Any, case: Case) -> None:
    came = bring(case.name, *case.args)
    assert (came.counts("new"), came.reasons()) == (case.new, case.rejected)
    assert (came.counts("unread"), len(came.unknown)) == (case.unread, case.unknown)
    if case.nothing is not None:
        assert came.counts("nothing") == case.nothing
    assert (came.counts("same"), came.counts("completes"), came.counts("differs")) == (0, 0, 0)
    assert came.code == case.code
