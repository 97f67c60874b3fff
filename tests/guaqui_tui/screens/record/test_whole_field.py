"""All of a field that has no room for it stands below the sheet, while the cursor is in it."""

from __future__ import annotations

import pytest

from ...pilot import Hands, Laptop

AUTHORITIES = "Pedro Choque Mamani, jilaqata; Ana Quispe Condori, secretaria de actas; Rosa Mamani, vocal"


@pytest.mark.costly(0)
def test_of_several_authorities_each_is_read_on_a_line(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f7")
        await hands.go_to("authorities")
        await hands.press(*"Pedro Choque, jilaqata")
        assert hands.screen.count("Pedro Choque") == 1, "there is room for one"
        await hands.press("ctrl+u", *AUTHORITIES)
        lines = [line.strip() for line in hands.screen.splitlines()]
        at = lines.index("Pedro Choque Mamani, jilaqata;")
        assert lines[at + 1 : at + 3] == ["Ana Quispe Condori, secretaria de actas;", "Rosa Mamani, vocal"]
        await hands.press("enter")
        assert "Ana Quispe Condori, secretaria de actas;" not in [
            line.strip() for line in hands.screen.splitlines()
        ]

    laptop.use(use)
