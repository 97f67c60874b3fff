"""F10 in the calendar: the acta of the line under the cursor, or why there is none; never an acta of nobody."""

from __future__ import annotations

import pytest

from exports.acta.contents import paper
from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.community.missing import MissingScreen
from guaqui_tui.screens.papers.acta import ActaScreen
from guaqui_tui.screens.workshop.calendar import CalendarScreen
from guaqui_tui.screens.workshop.screen import WorkshopScreen
from storage import FieldFile
from storage.kinds.field import EVERYBODY
from storage.plan.acta.printed import printed, subjects
from storage.plan.calendar import convened_steps

from ...pilot import Hands, Laptop

OF_ALL = "workshop/guaqui/municipal-2/all/{}"


@pytest.mark.costly(0)
def test_a_municipal_workshop_that_was_not_held_has_no_acta_and_says_why(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f7")
        screen = hands.app.screen
        assert isinstance(screen, CalendarScreen)
        lines = convened_steps(screen.session.survey)
        of_all = [number for number, line in enumerate(lines) if line.holder == EVERYBODY]
        assert len(of_all) > 2
        for number in of_all:
            await hands.press("home", *["down"] * number, "f10")
            assert isinstance(hands.app.screen, CalendarScreen), lines[number]
            assert "There is an acta once the workshop was held" in hands.screen

    laptop.use(use)


@pytest.mark.costly(0)
@pytest.mark.parametrize("since", [{}, {"outcome": "called", "called_on": "2003-08-01"}])
def test_one_that_was_held_has_its_acta_though_it_is_convened_again(laptop: Laptop, since: dict[str, str]) -> None:
    laptop.save()
    with FieldFile.open(laptop.file, author="Rosa") as field:
        field.save(OF_ALL.format(1), {"outcome": "held", "held_on": "2002-09-20", "place": "Coliseo"})
        if since:
            field.save(OF_ALL.format(2), since)

    async def use(hands: Hands) -> None:
        await hands.press("f7", *"segundo", "f10")
        assert isinstance(hands.app.screen, ActaScreen)
        await hands.until(lambda: "Coliseo" in hands.screen)

    laptop.use(use)


def test_a_community_that_was_never_convened_has_a_draft_with_its_name(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f7", *"andamarca", "f10")
        assert isinstance(hands.app.screen, MissingScreen), "as in the community: first what is missing"
        assert "Before the acta of Andamarca: this is missing" in hands.screen
        await hands.press("f10")
        assert isinstance(hands.app.screen, ActaScreen)
        await hands.until(lambda: "In Andamarca, municipality of Guaqui" in hands.screen)

    laptop.use(use)


def test_whoever_has_an_acta_is_named_on_it(laptop: Laptop) -> None:
    laptop.save()
    with FieldFile.open(laptop.file, author="Rosa") as field:
        field.save(OF_ALL.format(1), {"outcome": "held", "held_on": "2002-09-20"})
        survey = field.survey
    for subject in subjects(survey):
        acta = paper(printed(survey, subject), "", words.speech())
        assert acta.holder, subject
        assert not acta.title.endswith("· "), subject
        assert "In ," not in acta.opening, subject


@pytest.mark.costly(0)
def test_the_form_of_a_communitys_workshop_shows_first_what_its_acta_lacks(laptop: Laptop) -> None:
    laptop.save()
    laptop.met("andamarca")

    async def use(hands: Hands) -> None:
        await hands.press("f7", *"andamarca", "enter")
        assert isinstance(hands.app.screen, WorkshopScreen)
        await hands.press("f10")
        assert isinstance(hands.app.screen, MissingScreen)
        await hands.press("f10")
        assert isinstance(hands.app.screen, ActaScreen)
        await hands.press("escape", "escape")
        assert isinstance(hands.app.screen, WorkshopScreen)

    laptop.use(use)
