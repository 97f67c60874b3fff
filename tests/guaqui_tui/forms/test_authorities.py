"""An authority that became another's office is doubted, and stands all the same."""

from __future__ import annotations

import pytest

from guaqui_tui.forms.workshop import office_like_a_person, workshop_sheet
from storage import Survey
from storage.file.pack import load_pack

from ..pilot import Hands, Laptop


@pytest.mark.parametrize(
    ("typed", "doubted"),
    [
        ("Mallku Pedro Mamani, Secretaria de actas Rosa Choque", "Secretaria de actas Rosa Choque"),
        ("Pedro Mamani, Mallku; Ana Ñusta, Secretaria Rosa Ñahui", "Secretaria Rosa Ñahui"),
        ("Pedro Mamani, Mallku; Rosa Choque, Secretaria de actas", ""),
        ("Pedro Mamani, Mallku Originario; Rosa Choque, Secretaria de Actas y Hacienda", ""),
        ("Pedro Mamani, Secretario general de educación", ""),
        ("Pedro, a, b, c", ""),
        ("", ""),
    ],
)
def test_an_office_that_ends_like_a_name(typed: str, doubted: str) -> None:
    sheet = workshop_sheet(Survey(load_pack("guaqui")))
    assert office_like_a_person(sheet, {"authorities": typed}) == doubted
    assert "authorities" in sheet.names


@pytest.mark.costly(0)
def test_the_form_doubts_it_beside_the_field(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f7")
        await hands.go_to("authorities")
        await hands.write("Mallku Pedro Mamani, Secretaria de actas Rosa Choque")
        assert "? two people? ; parts them" in hands.screen
        await hands.press("f2")
        assert "two people?" not in hands.screen  # it stops nothing

    laptop.use(use)
