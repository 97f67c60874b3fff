"""All elements of a year at once: a digit and a line each, then and now; written as one act."""

from __future__ import annotations

from typing import Any

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.frame.questions.state_question import StateQuestion
from guaqui_tui.screens.plan.assessment_lines import judged_elements
from guaqui_tui.screens.plan.assessments import AssessmentsScreen
from guaqui_tui.screens.plan.records import RecordsScreen
from storage import FieldFile
from storage.file.pack import load_pack
from storage.plan.survey import Survey
from tests.storage.revisions_made import revision

from ..pilot import Hands, Laptop
from .test_register import saved

VISION, BOARD = "assessment/guaqui/vision/2003", "assessment/guaqui/board/2003"


def judged(laptop: Laptop) -> None:
    words.use("es")
    laptop.save()
    with FieldFile.open(laptop.file, "Rosa") as field:
        field.save("assessment/guaqui/vision/2001", {"state": 1, "evidence": "una reunión"})
        field.save("assessment/guaqui/board/2001", {"state": 0})


async def to_them(hands: Hands) -> None:
    await hands.press("ctrl+p", *"regi", "enter", *"valo", "enter")
    assert isinstance(hands.app.screen, AssessmentsScreen)


def row(hands: Hands, of: str) -> str:
    return next(line for line in hands.screen.split("\n") if of in line)


def test_a_digit_and_a_line_each_are_written_as_one_act_beside_what_was(laptop: Laptop) -> None:
    judged(laptop)

    async def use(hands: Hands) -> None:
        await to_them(hands)
        assert row(hands, "Visión compartida").split()[-2:] == ["1", "–"]
        await hands.press("enter")
        assert "Diga primero cómo está" in hands.words
        await hands.press("2", "enter")
        assert isinstance(hands.app.screen, StateQuestion)
        await hands.write("zonificación, sin PLUS")
        await hands.press("f2", "down", "0")
        assert row(hands, "Directorio").rstrip().endswith("● estado 0")
        assert saved(laptop, VISION) is None
        await hands.press("f2")
        assert "2 de 11 valorados" in hands.screen
        assert row(hands, "Visión compartida").split()[2:] == ["1", "2", "zonificación,", "sin", "PLUS"]
        await hands.press("pageup")
        assert "Valoraciones · 2001" in hands.screen
        await hands.press("pagedown", "ctrl+z")
        assert "0 de 11 valorados" in hands.screen

    laptop.use(use)
    with FieldFile.open(laptop.file, writable=False) as field:
        first = next(iter(field.survey.revisions(VISION).values())).body
    assert first == {"state": 2, "on": "2003-07-14", "evidence": "zonificación, sin PLUS"}


def test_the_evidence_of_what_is_written_is_added_to_and_one_taken_back_stands_again(laptop: Laptop) -> None:
    judged(laptop)
    with FieldFile.open(laptop.file, "Rosa") as field:
        field.save(VISION, {"state": 2, "on": "2003-05"})
        field.save(BOARD, {"state": 1, "withdrawn": True})

    async def use(hands: Hands) -> None:
        await to_them(hands)
        await hands.press("enter")
        await hands.write("acta del taller")
        await hands.press("f2", "f6")
        assert isinstance(hands.app.screen, AssessmentsScreen), "what is decided is written first"
        await hands.press("down", "3", "f2", "f6")
        assert isinstance(hands.app.screen, RecordsScreen)

    laptop.use(use)
    assert saved(laptop, VISION) == {"state": 2, "on": "2003-05", "evidence": "acta del taller"}
    expected: dict[str, Any] = {"state": 3, "on": "2003-07-14"}
    assert saved(laptop, BOARD) == expected


def test_elements_stand_under_what_they_are_part_of_and_a_circle_loses_none() -> None:
    survey = Survey(
        [
            *load_pack("guaqui"),
            revision("element/guaqui/x", {"name": "X", "part_of": "y"}),
            revision("element/guaqui/y", {"name": "Y", "part_of": "x"}),
        ]
    )
    found = {one.element.id: one.depth for one in judged_elements(survey, 2003, None)}
    assert len(found) == len(survey.elements())
    assert (found["role"], found["role-land-use"], found["x"], found["y"]) == (0, 1, 0, 0)


def test_what_is_decided_of_a_year_waits_in_that_year(laptop: Laptop) -> None:
    judged(laptop)

    async def use(hands: Hands) -> None:
        await to_them(hands)
        await hands.press("3", "pageup")
        assert "lo espera ahí" in hands.words
        assert "●" not in row(hands, "Visión compartida")
        await hands.press("down", "2", "f2")
        assert saved(laptop, VISION) is None
        await hands.press("pagedown")
        assert row(hands, "Visión compartida").rstrip().endswith("● estado 3")
        await hands.press("f2")

    laptop.use(use)
    assert (saved(laptop, VISION) or {}).get("state") == 3
