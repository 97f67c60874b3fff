"""The board: its cursor, its search, its figures."""

from __future__ import annotations

import time
from typing import Any

import pytest

from guaqui_tui.demo import PLAN_NAME
from guaqui_tui.screens.board.lines import board_lines, folded, name_column
from guaqui_tui.screens.board.rows import find
from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.screens.demand.screen import DemandScreen
from guaqui_tui.screens.plan.history import HistoryScreen
from guaqui_tui.widgets.board import Board
from guaqui_tui.widgets.board_margins import year_share
from guaqui_tui.wording.slots import numbered
from storage import FieldFile, Survey
from storage.file.pack import load_pack
from storage.kinds.process.demand import Slot, demand_name
from storage.plan.productive_share import Figures

from ...pilot import Hands, Laptop


def board(hands: Hands) -> BoardScreen:
    assert isinstance(hands.app.screen, BoardScreen)
    return hands.app.screen


def test_the_cursor_stays_on_the_slots_and_comes_back(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        assert board(hands).cursor == Slot("andamarca", 2003, 1)
        await hands.press("left", "up", "home")
        assert board(hands).cursor == Slot("andamarca", 2003, 1)
        await hands.press("down", "end")
        assert board(hands).cursor == Slot("arcata", 2007, 1)
        await hands.press("left", "enter")
        assert "Arcata · 2006" in hands.screen
        await hands.press("escape")
        assert board(hands).cursor == Slot("arcata", 2006, 1)
        await hands.press("ctrl+end")
        assert board(hands).cursor is not None
        assert "Pescadores zona B 2" in hands.screen
        await hands.press("enter")
        assert "Pescadores zona B 2 · 2006" in hands.screen
        await hands.press(*"Muelle", "f2", "escape")

    laptop.use(use)
    assert (laptop.demand("fishermen-b", 2006, 2) or {})["text"] == "Muelle"


def test_letters_jump_to_a_community(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("right")
        await hands.write("kassa sant")
        assert board(hands).cursor == Slot("kassa-santa-rosa", 2003, 1)
        assert "Find: kassa sant" in hands.screen
        for _letter in "kassa sant":
            await hands.press("backspace")
        await hands.write("Ñuñ")
        assert board(hands).cursor == Slot("lacoyu-nunumani", 2003, 1)
        await hands.write("xyz")
        assert "No community is called like that: Ñuñxyz" in hands.screen
        await hands.until(lambda: "No community" not in hands.screen)
        await hands.press("slash")
        assert "Type the first letters" in hands.screen

    laptop.use(use)


def test_letters_that_are_done_with_take_no_other_words_along(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.write("copa")
        await hands.press("ctrl+z")
        assert "Nothing was saved from here" in hands.screen
        await hands.until(lambda: not board(hands)._typed)
        await hands.rest()
        assert "Nothing was saved from here" in hands.screen

    laptop.use(use)


def test_a_jump_lands_in_the_first_year_that_is_missing(laptop: Laptop) -> None:
    laptop.save(
        *(("copajira", year, {"text": "x"}) for year in range(2003, 2008)),
        ("sullcata", 2003, {"text": "x"}),
        ("sullcata", 2004, {"status": "none"}),
        ("sullcata", 2005, {"status": "open", "options": [{"text": "x"}]}),
        ("apleg", 2003, {"text": "x"}),
    )

    async def use(hands: Hands) -> None:
        await hands.press("right", "right", "right")
        await hands.write("sull")
        assert board(hands).cursor == Slot("sullcata", 2005, 1)  # proposals without a choice are still missing
        for _letter in "sull":
            await hands.press("backspace")
        await hands.write("copa")  # nothing is missing there: the column where the search began
        assert board(hands).cursor == Slot("copajira", 2005, 1)
        assert "Find: copa · Copajira · 2005" in hands.screen
        await hands.until(lambda: "Find: copa" not in hands.screen)
        await hands.write("apleg")
        assert board(hands).cursor == Slot("apleg", 2003, 2)
        assert "Find: apleg · first missing: APLEG 2 · 2003" in hands.screen
        await hands.write(" 1")
        assert board(hands).cursor == Slot("apleg", 2004, 1)

    laptop.use(use)


def test_a_search_that_is_not_over_keeps_the_column_where_it_began(laptop: Laptop) -> None:
    laptop.save(*(("kassa-santa-rosa", year, {"text": "x"}) for year in range(2003, 2008)))

    async def use(hands: Hands) -> None:
        await hands.press("right", "right")
        await hands.write("k")
        assert board(hands).cursor == Slot("kassa-san-francisco", 2003, 1)
        await hands.write("assa santa")
        assert board(hands).cursor == Slot("kassa-santa-rosa", 2005, 1)

    laptop.use(use)


def test_history_and_undo_from_the_board(laptop: Laptop) -> None:
    laptop.save(("arcata", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+r")
        assert "Nothing was ever saved here" in hands.screen
        await hands.press("down", "ctrl+r")
        assert isinstance(hands.app.screen, HistoryScreen)
        assert "Riego" in hands.screen
        await hands.press("escape")
        assert board(hands).cursor == Slot("arcata", 2003, 1)
        await hands.press("right", "enter", *"Posta", "f2", "escape")
        assert "? Posta" in hands.screen
        await hands.press("ctrl+z")
        assert "? Posta" not in hands.screen
        assert "1 of 90 (1%)" in hands.screen

    laptop.use(use)


def test_shares_follow_every_save(laptop: Laptop) -> None:
    laptop.save(
        ("andamarca", 2003, {"text": "Riego", "action": "irrigation"}),
        ("arcata", 2003, {"text": "Posta", "action": "health-post"}),
        ("apleg", 2003, {"text": "Sala", "action": "milking-parlour"}),
    )

    async def use(hands: Hands) -> None:
        assert "1/2 50%" in hands.screen
        assert "2 of 90 (2%)" in hands.screen
        await hands.write("copa")
        await hands.press("enter", *"Feria", "enter", "enter", "1", "f2", "escape")
        assert "2/3 67%" in hands.screen
        assert "3 of 90 (3%)" in hands.screen

    laptop.use(use)


def test_every_state_has_its_symbol(laptop: Laptop) -> None:
    laptop.save(
        ("andamarca", 2003, {"text": "a", "class": "production-support"}),
        ("andamarca", 2004, {"text": "b", "class": "economic-promotion"}),
        ("andamarca", 2005, {"text": "c", "class": "social"}),
        ("andamarca", 2006, {"text": "d", "class": "infrastructure"}),
        ("andamarca", 2007, {"text": "e"}),
        ("arcata", 2003, {"status": "none"}),
        ("arcata", 2004, {"status": "postponed"}),
        ("arcata", 2005, {"status": "open", "options": [{"text": "x"}, {"text": "y"}]}),
        ("arcata", 2006, {"status": "open"}),
        ("arcata", 2007, {"text": "f", "class": "of-a-newer-version"}),
    )

    async def use(hands: Hands) -> None:
        lines = hands.screen.splitlines()
        assert lines[2].split() == ["Andamarca", "2", "2", *"▲a◆b■c▬d?e"], "without its workshop and its reading"
        assert all(cell in lines[3] for cell in ("○ asks f…", "~ postpo…", "… 2 prop…", "… open ", "? f"))

    laptop.use(use)


SIZES = [(80, 24), (100, 30), (119, 30), (120, 40), (160, 50), (250, 70)]


@pytest.mark.costly(3)
@pytest.mark.parametrize("size", SIZES)
def test_no_name_is_cut_and_nothing_overflows(laptop: Laptop, size: tuple[int, int]) -> None:
    laptop.save()
    names = [line.name for line in board_lines(Survey(load_pack("guaqui")))]

    async def use(hands: Hands) -> None:
        seen = hands.screen
        await hands.press("ctrl+end")
        seen += hands.screen
        assert [name for name in names if name not in seen] == []
        assert all(str(year) in seen.splitlines()[1] for year in range(2003, 2008))
        assert max(map(len, hands.screen.splitlines())) <= size[0]
        assert board(hands).query_one(Board).max_scroll_x == 0

    laptop.use(use, size=size)


@pytest.mark.costly(3)
@pytest.mark.parametrize("size", SIZES)
def test_a_long_name_goes_on_below(laptop: Laptop, size: tuple[int, int]) -> None:
    laptop.save()
    name = "Achaca de la Nueva Esperanza del Altiplano Central"
    with FieldFile.open(laptop.file) as field:
        field.save("community/guaqui/aaa", {"name": name})
        field.save(demand_name("guaqui", "aaa", 2007), {"text": "Riego", "status": "proposed"})

    async def use(hands: Hands) -> None:
        assert board(hands).query_one(Board).max_scroll_x == 0
        height = board(hands).query_one(Board).height_of(0)
        shown = hands.screen.splitlines()[2 : 2 + height]
        assert " ".join(line[: board(hands)._first - 3].strip() for line in shown) == name
        assert "? Riego" in shown[0]
        await hands.press("end", "enter")
        assert f"{name} · 2007" in hands.screen

    laptop.use(use, size=size)


def test_a_wide_terminal_uses_its_room(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Construcción de establos", "action": "stables"}))

    async def use(hands: Hands) -> None:
        assert "▲ Construcción de" in hands.screen
        assert "1/1 100% ▇" in hands.screen
        await hands.pilot.resize_terminal(80, 24)
        await hands.rest()
        assert "▲ Constr… " in hands.screen
        assert "▲ apoyo a la producción" not in hands.screen
        assert board(hands).cursor == Slot("andamarca", 2003, 1)
        await hands.pilot.resize_terminal(120, 24)
        await hands.rest()
        assert "▲ apoyo a la producción" in hands.screen

    laptop.use(use, size=(200, 40))


@pytest.mark.costly(0)
def test_beside_the_board_stands_all_that_may_be_seen(laptop: Laptop) -> None:
    laptop.save(
        (
            "andamarca",
            2003,
            {
                "text": "Riego [b]tecnificado[/] para todas las familias de la comunidad y sus chacras",
                "action": "irrigation",
                "families": 45,
                "cost_cents": 8000000,
                "options": [{"text": "Posta", "votes": 12}, {"text": "Aulas", "votes": 1}, {"text": "Sede"}],
                "agreed": {"how": "vote", "for": 41, "against": 12, "abstained": 3},
                "carries": "apleg",
                "notes": "secreto",
            },
        ),
    )
    with FieldFile.open(laptop.file) as field:
        field.save("workshop/guaqui/community/andamarca/1", {"outcome": "held", "held_on": "2002-07-14"})
        for text in ("Establos", "Forraje"):
            field.save(demand_name("guaqui", "arcata", 2003), {"text": text, "status": "proposed"}, ())

    async def use(hands: Hands) -> None:
        words = aside_words(hands)
        for said in (
            "Andamarca · 2003 zona A · tipología 2 workshop of 2002-07-14",
            "▲ apoyo a la producción",
            "Riego [b]tecnificado[/] para todas las familias de la comunidad y sus chacras",
            "45 families",
            "Cost: Bs 80.000",
            "with 41 votes; others had 12 and 1; 3 abstained",
            "Agreed: vote",
            "Proposals: … Posta (12 votes) … Aulas (1 vote) … Sede",
        ):
            assert said in words
        assert "secreto" not in words
        assert "APLEG" not in words
        await hands.press("down")
        assert "! to settle" in aside_words(hands)
        assert "Versions, to settle: ! " in aside_words(hands)
        assert "! Establos" in aside_words(hands)
        assert "! Forraje" in aside_words(hands)
        await hands.press("right")
        assert "Nothing was asked for yet." in aside_words(hands)
        await hands.press("enter", *"Posta", "f2", "escape")
        await hands.press("left", "right", "left")
        assert board(hands).cursor == Slot("arcata", 2004, 1)
        assert "Posta" in aside_words(hands)

    laptop.use(use, size=(120, 40))


def aside_words(hands: Hands) -> str:
    """What stands beside the board, as one line."""
    lines = [line.partition("│")[2] for line in hands.screen.splitlines()]
    return " ".join(" ".join(lines).split())


def test_where_one_left_off(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.write("wila")
        await hands.press("right", "right", "ctrl+q")

    laptop.use(use)
    left = laptop.remembered()
    assert (left.holder, left.year, left.n, left.author) == ("wila-collo", 2005, 1, "Equipo Uno")

    async def again(hands: Hands) -> None:
        assert board(hands).cursor == Slot("wila-collo", 2005, 1)

    laptop.use(again, holder=left.holder, year=left.year, n=left.n)


def test_a_place_that_is_no_more_is_no_trouble(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        assert board(hands).cursor == Slot("andamarca", 2003, 1)

    laptop.use(use, holder="gone", year=1999, n=7)


@pytest.mark.costly(0)
def test_four_hundred_communities_stay_quick(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    with FieldFile.create(laptop.file, author="Equipo Dos") as field:
        field.save_many([(f"community/guaqui/c{i:03}", {"name": f"Comunidad {i}"}, None) for i in range(400)])
    drawn: list[int] = []
    show = Board.show

    def drawn_again(*arguments: Any) -> None:
        drawn.append(1)
        show(*arguments)

    async def use(hands: Hands) -> None:
        monkeypatch.setattr(Board, "show", drawn_again)
        started = time.monotonic()
        await hands.write("comunidad 399")
        await hands.press("enter", *"x", "f2", "escape")
        assert "? x" in hands.screen
        assert time.monotonic() - started < 8  # some 0.1 s a key; a table made anew for each would take minutes
        assert drawn == []  # a save changes one cell and the shares

    laptop.use(use, size=(140, 40))


def test_a_move_or_a_letter_looks_at_no_demand_that_is_not_seen(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FieldFile.create(laptop.file, author="Equipo Dos") as field:
        field.save_many([(f"community/guaqui/c{i:03}", {"name": f"Comunidad {i}"}, None) for i in range(400)])
    looked: list[object] = []

    async def use(hands: Hands) -> None:
        entry = Survey.entry

        def counted(*asked: Any) -> Any:
            looked.append(asked)
            return entry(*asked)

        monkeypatch.setattr(Survey, "entry", counted)
        await hands.press("down", "right", "pagedown")
        await hands.write("comun")
        assert len(looked) < 400, "five demands of each of two pages, of 2090"

    laptop.use(use, size=(140, 40))


@pytest.mark.costly(0)
def test_help_is_on_every_screen_and_closes(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2004, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        await hands.press("f1")
        assert "Type the first letters" in hands.screen
        await hands.press("f1", "enter")
        assert isinstance(hands.app.screen, DemandScreen)
        await hands.press("f1")
        assert "F2 saves from anywhere" in hands.screen
        await hands.press("escape", *"x", "escape", "enter", "f1")
        assert "Del puts the draft" in hands.screen
        await hands.press("escape", "escape", "listed-app.file", "f1")
        assert "USB stick" in hands.screen

    laptop.use(use)


def test_what_the_keys_do_is_shown_and_is_little(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        for key in ("f1", "escape", "enter", "escape", "listed-app.file"):
            footer = hands.screen.splitlines()[-1]
            assert footer.endswith(" F1 Help") or "F1" not in footer
            assert len(footer) <= 80
            await hands.press(key)

    laptop.use(use)


def test_a_plan_s_name_that_says_invented_is_not_cut(laptop: Laptop) -> None:
    laptop.save()
    with FieldFile.open(laptop.file) as field:
        plan = field.survey.history("plan/guaqui/2003-2007")
        assert plan is not None
        field.save("plan/guaqui/2003-2007", {**plan.values, "name": PLAN_NAME})

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"x", "f2")
        assert hands.screen.startswith(" DATOS INVENTADOS · Andamarca · 2004")
        await hands.press("escape")
        assert hands.screen.startswith(" DATOS INVENTADOS · PDM de Guaqui 2003-2007 ")

    laptop.use(use)


def test_ctrl_c_says_how_to_quit(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+c")
        assert "Ctrl+Q quits." in hands.screen

    laptop.use(use)


def test_finding() -> None:
    lines = board_lines(Survey(load_pack("guaqui")))
    found = [find(lines, wanted) for wanted in ("belen-pituta-b", "rosa", "apleg", "apleg-2", "", "zzz")]
    assert [[lines[row].name for row in rows] for rows in found] == [
        ["Belén Pituta B"],
        ["Kassa Santa Rosa"],
        ["APLEG 1", "APLEG 2"],
        ["APLEG 2"],
        [],
        [],
    ]


def test_names_have_the_room_they_need() -> None:
    lines = board_lines(Survey(load_pack("guaqui")))
    assert name_column(lines, 0) == 20
    assert name_column(lines, 60) == 20
    assert name_column([], 60) == 20
    assert folded("Andamarca", 20) == ["Andamarca"]
    assert folded("Comunidad con un nombre largo 2", 20) == ["Comunidad con un", "nombre largo 2"]
    assert folded("世界" * 10, 20) == ["世界" * 5, "世界" * 5]
    assert folded("", 20) == [""]
    assert len(folded("a " * 300, 20)) == 6


def test_small_words() -> None:
    assert numbered("APLEG", 2, 2) == "APLEG 2"
    assert numbered("Arcata", 1, 1) == "Arcata"
    assert year_share(Figures(productive=7, filled=18, share=38.89), 10) == "7/18 39%"
    assert year_share(Figures(productive=7, filled=18, share=38.89), 20) == "7/18 39% ▇▇▇▇"
    assert year_share(Figures(), 10) == "0/0"


def test_deciding_not_to_ask_is_decided_and_putting_it_off_is_not(laptop: Laptop) -> None:
    laptop.save(
        ("andamarca", 2003, {"text": "Riego"}),
        ("andamarca", 2004, {"status": "none"}),
        ("andamarca", 2005, {"status": "postponed"}),
        ("andamarca", 2006, {"status": "open", "options": [{"text": "Posta"}]}),
    )

    async def use(hands: Hands) -> None:
        assert "decided 2 of 90 (2%) ○ 1" in hands.screen

    laptop.use(use)


def test_beside_a_name_stands_how_many_were_observed_and_rejected_and_it_goes_with_the_act(laptop: Laptop) -> None:
    laptop.save(
        ("andamarca", 2003, {"text": "Riego", "status": "observed"}),
        ("andamarca", 2004, {"text": "Aulas", "status": "rejected"}),
        ("andamarca", 2005, {"text": "Posta", "status": "rejected"}),
        ("arcata", 2003, {"text": "Posta", "status": "validated"}),
    )

    def row(hands: Hands, name: str) -> str:
        return next(line for line in hands.screen.split("\n") if line.startswith(name))

    async def use(hands: Hands) -> None:
        assert row(hands, "Andamarca").startswith("Andamarca obs. 1 × 2")
        assert "obs" not in row(hands, "Arcata")
        await hands.press("listed-validation", *"arcata", "down", "2", *"andamarca", "down", "1", "f2", "escape")
        assert row(hands, "Andamarca").startswith("Andamarca × 2")
        assert row(hands, "Arcata").startswith("Arcata obs. 1")
        await hands.press("ctrl+z")
        assert "obs" not in row(hands, "Arcata"), "what was undone stands above Andamarca"

    laptop.use(use)
