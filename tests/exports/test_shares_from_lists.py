"""The shares that a plan's source publishes can be computed from the lists for programs, by nothing but csv."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

import pytest

from exports.formats import files
from exports.outgoing import put_all
from exports.wording.edition import Edition
from guaqui_tui.demo.build import build
from guaqui_tui.language import gettext_ as words
from storage import FieldFile

pytestmark = pytest.mark.usefixtures("own_home")

PUBLISHED: Final = {"2003": 38, "2004": 66, "2005": 61, "2006": 38, "2007": 50}
"""Percent, cut and not rounded, as the plan's source has them."""
FIVE_YEARS: Final = 50.6
"""The mean of the cut figures."""
WITHOUT_ANY: Final = 3
"""Communities of 18 that ask for nothing productive in any year."""


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / "datos" / f"{name}.csv").open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_the_published_shares_are_in_the_lists(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    build(tmp_path / "demo")
    words.use("es")
    with FieldFile.open(tmp_path / "demo" / "plan.json", "Nadie", writable=False) as plan:
        put_all(files(plan.survey, ["lists.csv"], Edition(words.speech())), tmp_path / "out")

    out = tmp_path / "out"
    communities = {one["id"] for one in rows(out, "communities")}
    productive = {one["id"] for one in rows(out, "class") if one["productive"] == "true"}
    demands = [one for one in rows(out, "demands") if one["holder_id"] in communities]
    asked = {year: [one for one in demands if one["year"] == year and one["text"]] for year in PUBLISHED}
    counted = {year: [one for one in of if one["class"] in productive] for year, of in asked.items()}
    shares = {year: 100 * len(counted[year]) // len(of) for year, of in asked.items()}
    assert shares == PUBLISHED
    assert sum(shares.values()) / len(shares) == FIVE_YEARS
    assert (sum(map(len, counted.values())), sum(map(len, asked.values()))) == (46, 90)
    asking = {one["holder_id"] for of in counted.values() for one in of}
    assert (len(communities - asking), len(communities)) == (WITHOUT_ANY, 18)
