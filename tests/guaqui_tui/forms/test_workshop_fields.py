"""Where one goes on with a workshop, as it stands."""

from __future__ import annotations

from typing import Any

import pytest

from guaqui_tui.forms.workshop import FIELDS, first_lacking

HELD = {"outcome": "held", **dict.fromkeys(FIELDS[: FIELDS.index("called_on")], "x")}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "called_on"),
        ({"outcome": "called", "called_on": "2002-07-14"}, "held_on"),
        ({"outcome": "held", "held_on": "2002-07-14"}, "from"),
        (HELD, "held_on"),
        ({"outcome": "absent"}, "reason"),
        ({"outcome": "closed", "reason": "x"}, "outcome"),
    ],
)
def test_it_is_the_first_field_that_lacks_for_that(body: dict[str, Any], field: str) -> None:
    assert first_lacking(body, FIELDS) == field
