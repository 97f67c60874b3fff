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


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (61, "con 26 votos · ? nadie paga…"),
        (70, "con 26 votos · ? nadie paga 20.000 todavía"),
        (100, "con 26 votos; la otra tuvo 24 · ? nadie paga 20.000 todavía"),
    ],
)
def test_a_doubt_is_said_beside_votes_that_have_no_room(width: int, said: str) -> None:
    line = AskedLine("Decisión", [AskedField("how", 8), AskedField("cost", 5)])
    beside = {
        "how": ("con 26 votos; la otra tuvo 24", False),
        "cost": ("? nadie paga 20.000 todavía", False),
    }
    page = placed(width, [], [line], TableWords(), beside)
    assert [one.words for one in page.words if one.words.startswith("con ")] == [said]


def test_no_doubt_is_cut_from_the_remark_that_it_is_a_part_of() -> None:
    line = AskedLine("Decisión", [AskedField("how", 8)])
    said = "con 26 votos; ? 60 personas votaron, y vinieron 50"
    page = placed(60, [], [line], TableWords(), {"how": (said, False)})
    assert [one.words for one in page.words if one.words.startswith("con ")] == [
        "con 26 votos; ? 60 personas votaron,…"
    ]
