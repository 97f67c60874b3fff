"""What a merge brings by how its laptops stand, as people read it."""

from __future__ import annotations

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.wording.gather.standings import (
    counts_in_words,
    overruled_heading,
    overruled_lines,
    standing_counts,
)
from storage.file.pack import load_pack
from storage.plan.standing import Standings, overruled
from storage.plan.survey import Survey
from tests.storage.plan.test_standing import OWN, PEDRO, ROSA, TRUST, save


def test_what_came_is_counted_by_whom_it_is_of() -> None:
    fresh = [save(ROSA), save(OWN), save(PEDRO), save("k7m2q9xw")]
    counts = standing_counts(fresh, Standings(Survey(fresh), TRUST))
    assert counts == {"known": 2, "unknown": 1, "keyless": 1}
    words.use("en")
    assert counts_in_words(counts) == "known 2, not known 1, without a key 1"
    words.use("es")
    assert counts_in_words(counts) == "conocida 2, no conocida 1, sin llave 1"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"cost_cents": 1_200_000}, "Andamarca · 2004. Costo: Bs 120.000 → Bs 12.000"),
        ({"notes": "otra cosa"}, "Andamarca · 2004. Datos privados"),
    ],
)
def test_what_is_put_in_the_place_of_a_known_one_s_word_is_said(changes: dict[str, object], said: str) -> None:
    words.use("es")
    first = save(ROSA, {"cost_cents": 12_000_000, "notes": "la primera"})
    later = save(PEDRO, dict(changes), on=first)
    survey = Survey([*load_pack("guaqui"), first, later])
    words.use_terms(survey)
    standings = Standings(survey, TRUST)
    found = overruled(survey, [later], standings)
    (line,) = overruled_lines(found, survey, standings)
    assert line == f"{said} ({PEDRO.device[:8]}, no conocida; antes: Rosa · {ROSA.device[:4]})"
    assert overruled_heading(found).startswith("Una cosa")
