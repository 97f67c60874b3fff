"""The board where communities are gathered in levels: a line a level with its sums; found, filtered, sorted."""

from __future__ import annotations

import pytest

from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.widgets.board import Board
from guaqui_tui.widgets.board_margins import year_share
from guaqui_tui.wording.board_views import BoardView, view_choices
from storage import FieldFile
from storage.kinds.process.demand import Slot
from storage.plan.levels.tree import levels
from storage.plan.productive_share import figures
from storage.plan.slot_states import Slots

from ...pilot import Hands, Laptop

PARTS = {
    "marka-alta": "",
    "ayllu-norte": "marka-alta",
    "ayllu-sur": "marka-alta",
    **dict.fromkeys(("andamarca", "copajira"), "ayllu-norte"),
    "patarani": "ayllu-sur",
    "sullcata": "marka-alta",
}
NAMES = {"marka-alta": "Marka Alta", "ayllu-norte": "Ayllu Norte", "ayllu-sur": "Ayllu Sur"}


@pytest.fixture
def levelled(laptop: Laptop) -> Laptop:
    """Two ayllus of a marka; the rest of the communities are in none."""
    laptop.save(
        *(("andamarca", year, {"text": "Riego", "action": "irrigation"}) for year in range(2003, 2008)),
        ("copajira", 2003, {"text": "Aula", "action": "school"}),
        ("patarani", 2003, {"text": "Establo", "action": "stables"}),
    )
    with FieldFile.open(laptop.file) as field:
        for id_, above in PARTS.items():
            state = field.survey.history(f"community/guaqui/{id_}")
            body = state.values if state else {"name": NAMES[id_], "per_year": 0}
            field.save(f"community/guaqui/{id_}", {**body, **({"part_of": above} if above else {})})
    return laptop


def board(hands: Hands) -> BoardScreen:
    assert isinstance(hands.app.screen, BoardScreen)
    return hands.app.screen


def rows(hands: Hands) -> list[tuple[str, int]]:
    return [(line.holder, line.n) for line in board(hands)._content.lines]


def test_communities_stand_under_their_levels_with_what_they_come_to(levelled: Laptop) -> None:
    async def use(hands: Hands) -> None:
        assert rows(hands)[:9] == [
            ("marka-alta", 0), ("sullcata", 1),
            ("ayllu-norte", 0), ("andamarca", 1), ("copajira", 1),
            ("ayllu-sur", 0), ("patarani", 1),
            ("", 0), ("arcata", 1),
        ]  # fmt: skip
        assert list(dict.fromkeys(holder for holder, _n in rows(hands)))[-3:] == [
            "apleg",
            "fishermen-a",
            "fishermen-b",
        ]
        assert ("apleg", 0) not in rows(hands)
        survey = board(hands).session.survey
        for one in levels(survey).tree:
            states = (state for id_ in one.communities for state in Slots(survey).of_holder(id_))
            said = year_share(figures(state for state in states if state.year == 2003), 9)
            (line,) = (line for line in hands.screen.splitlines() if line.strip().startswith(one.name))
            assert f" {said} " in line

    levelled.use(use)


def test_the_cursor_begins_at_a_demand_and_goes_over_levels(levelled: Laptop) -> None:
    async def use(hands: Hands) -> None:
        assert board(hands).cursor == Slot("sullcata", 2003, 1)
        await hands.press("down")
        assert board(hands).cursor is None
        await hands.press("listed-validation", "f8")
        assert isinstance(hands.app.screen, BoardScreen)
        await hands.press("down")
        assert board(hands).cursor == Slot("andamarca", 2003, 1)

    levelled.use(use)


def test_letters_find_a_level(levelled: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.write("ayllu s")
        at = board(hands)._spot
        assert at is not None
        assert (at.holder, at.n) == ("ayllu-sur", 0)
        assert "ayllu s · Ayllu Sur" in hands.screen

    levelled.use(use)


def test_one_level_can_be_shown_alone_and_the_order_chosen(levelled: Laptop) -> None:
    async def use(hands: Hands) -> None:
        choices = [kept for kept, _words in view_choices(board(hands).session.survey)]
        zonings = ["zoning_/admin", "zoning_/typology"]
        assert choices[-5:] == ["level_/marka-alta", "level_/ayllu-norte", "level_/ayllu-sur", *zonings]
        board(hands)._seen(BoardView(only="level_/ayllu-norte"))
        await hands.rest()
        assert rows(hands) == [("marka-alta", 0), ("ayllu-norte", 0), ("andamarca", 1), ("copajira", 1)]
        assert any("only Ayllu Norte: 2 of" in line for line in hands.screen.splitlines())
        await hands.press("escape")
        assert rows(hands)[-1][0] == "fishermen-b"
        await hands.press("ctrl+f", *str(1 + choices.index("name")))
        assert ("marka-alta", 0) not in rows(hands)
        await hands.press("ctrl+f", *str(1 + choices.index("level")))
        assert rows(hands)[0] == ("marka-alta", 0)

    levelled.use(use)


def test_what_is_saved_changes_the_sums_above_it(levelled: Laptop) -> None:
    async def use(hands: Hands) -> None:
        def of(name: str) -> str:
            return next(line for line in hands.screen.splitlines() if line.strip().startswith(name))

        north, top, south = map(of, ("Ayllu Norte", "Marka Alta", "Ayllu Sur"))
        screen = board(hands)
        await screen.session.save("demand/guaqui/copajira/2004/1", {"text": "Aula", "action": "school"}, ())
        await hands.rest()
        assert (of("Ayllu Norte") != north, of("Marka Alta") != top, of("Ayllu Sur") == south) == (
            True,
            True,
            True,
        )

    levelled.use(use)


def test_a_plan_without_levels_is_sorted_by_name_and_offers_none(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        assert all(n for _holder, n in rows(hands))
        choices = [kept for kept, _words in view_choices(board(hands).session.survey)]
        assert not [kept for kept in choices if kept == "level" or kept.startswith("level_/")]

    laptop.use(use)


@pytest.mark.parametrize("key", ["listed-validation", "f8"])
def test_what_is_for_a_demand_says_so_on_the_line_of_a_level(levelled: Laptop, key: str) -> None:
    async def use(hands: Hands) -> None:
        for at in (row for row, line in enumerate(board(hands)._content.lines) if line.is_level):
            board(hands).query_one(Board).move_to(at, 0)
            await hands.press(key)
            assert "A level only adds up" in hands.screen
            await hands.press("down")

    levelled.use(use)


def test_the_view_of_a_community_says_to_which_level_it_belongs(levelled: Laptop) -> None:
    with FieldFile.open(levelled.file) as field:
        state = field.survey.history("community/guaqui/ayllu-norte")
        assert state
        field.save("community/guaqui/ayllu-norte", {**state.values, "sort": "ayllu"})

    async def use(hands: Hands) -> None:
        await hands.press(*"andam", "f6")
        assert "Andamarca · ayllu Ayllu Norte · " in hands.screen
        await hands.press("escape", *"sullc", "f6")
        assert "Sullcata · level Marka Alta · " in hands.screen

    levelled.use(use)
