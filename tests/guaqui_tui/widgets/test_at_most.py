"""Texts on a few lines: each has one, the first as many as it needs, and what was cut says where the rest is."""

from __future__ import annotations

from random import Random

from textual.content import Content

from guaqui_tui.widgets.text import at_most, title_in_cells

REST = "… F6"


def test_what_has_room_is_as_it_was() -> None:
    assert at_most(["uno", "dos tres"], 20, 4, REST) == "uno\ndos tres"


def test_the_first_has_what_it_needs_and_each_behind_it_a_line() -> None:
    shown = at_most(["a b c d e f", "uno", "dos tres cuatro cinco"], 10, 4, REST).split("\n")
    assert shown[:3] == ["a b c d e", "f", "uno"]
    assert shown[3].endswith(REST)


def test_never_on_more_lines() -> None:
    dice = Random(7)
    for _each in range(200):
        texts = [" ".join("palabra"[: dice.randint(1, 7)] for _n in range(dice.randint(1, 40))) for _t in range(5)]
        width, most = dice.randint(12, 80), dice.randint(1, 6)
        shown = at_most(texts[: dice.randint(1, 5)], width, most, REST)
        assert len(Content(shown).wrap(width)) <= most


def test_of_a_long_name_the_end_goes_with_an_ellipsis_and_never_the_year() -> None:
    assert title_in_cells("Lacoyu San Francisco de Asís · 2003", 20) == "Lacoyu San F… · 2003"
    assert title_in_cells("Andamarca · 2003", 20) == "Andamarca · 2003    "
    assert title_in_cells("Segundo taller municipal", 12) == "Segundo tal…"
