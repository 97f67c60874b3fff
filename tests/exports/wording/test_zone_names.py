"""Two zones are never called alike, and a name on paper is as it was written."""

from __future__ import annotations

import pytest

from exports.wording.speech import Speech
from exports.wording.zone_names import short_zones, zone_on_paper


@pytest.mark.parametrize(
    ("zone", "zoning", "said"),
    [
        ("Zona A", "Zona", "Zona A"),
        ("2", "Tipología", "Tipología: 2"),
        ("Norte", "Distrito", "Distrito: Norte"),
        ("Zona Norte", "Distrito", "Distrito: Zona Norte"),
        ("Zona Franca", "Tipología", "Tipología: Zona Franca"),
        ("Norte", "Zona", "Zona: Norte"),
        ("Zona Norte", "Zona", "Zona Norte"),
        ("Zona Franca", "", "Zona Franca"),
    ],
)
def test_on_paper_a_name_is_whole_and_no_two_are_alike(zone: str, zoning: str, said: str) -> None:
    assert zone_on_paper(zone, zoning, Speech()) == said


@pytest.mark.parametrize(
    ("zoning", "names", "short"),
    [
        ("Zona", ("Zona A", "Zona B"), ("A", "B")),
        ("Distrito", ("Zona A", "Zona B"), ("A", "B")),
        ("Distrito", ("Norte", "Zona Norte", "Zona Sur"), ("Norte", "Zona Norte", "Sur")),
        ("Zona", ("norte", "Zona Norte"), ("norte", "Zona Norte")),
        ("", ("Norte", "Zona Norte"), ("Norte", "Zona Norte")),
    ],
)
def test_on_a_screen_a_name_is_short_where_no_other_zone_is_called_so(
    zoning: str, names: tuple[str, ...], short: tuple[str, ...]
) -> None:
    ids = dict(zip("abc", names, strict=False))
    assert tuple(short_zones(ids, zoning).values()) == short
