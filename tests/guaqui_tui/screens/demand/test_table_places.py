"""What is said beside a field of the demand's form is whole, or less of it is said."""

from __future__ import annotations

import pytest

from guaqui_tui.screens.demand.table_places import AskedField, AskedLine, TableWords, placed

VOTES = "votación, con 26 votos; las otras tuvieron 14 y 10; se abstuvieron 3"


@pytest.mark.parametrize(
    ("width", "said"),
    [(80, "votación, con 26 votos"), (100, VOTES.rpartition("; ")[0]), (120, VOTES)],
)
def test_votes_that_have_no_room_are_said_shorter(width: int, said: str) -> None:
    line = AskedLine("Decisión", [AskedField("how", 24)])
    page = placed(width, [], [line], TableWords(), {"how": (VOTES, False)})
    assert [one.words for one in page.words if one.words.startswith("vot")] == [said]
