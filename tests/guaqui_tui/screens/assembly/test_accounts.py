"""The accounts on the wall: of one, of all, as they stand now; no person and nothing private on it."""

from __future__ import annotations

from typing import Any

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.assembly.accounts import AccountsScreen
from guaqui_tui.screens.assembly.projector import ProjectorScreen
from guaqui_tui.screens.year_plan.screen import YearPlanScreen
from storage import FieldFile

from ...pilot import NOW, Hands, Laptop
from ..test_register import disagree, open_list
from .test_assembly import sees

PLANNED: dict[str, Any] = {"text": "Establos", "status": "budgeted", "cost_cents": 8_000_000, "notes": "NOTA"}
DONE: dict[str, Any] = {"state": "done", "on": "2004-03", "spent_cents": 8_350_000}
STOPPED: dict[str, Any] = {"state": "stopped", "cause": "no-transfer", "reason": "no giraron"}


def promised(laptop: Laptop) -> None:
    """Two demands of one, of which one is done; and one of another."""
    words.use("es")
    laptop.save(
        ("andamarca", 2003, {**PLANNED, "carries": "apleg", "executed": DONE}),
        ("andamarca", 2004, {**PLANNED, "text": "Aulas", "executed": STOPPED}),
        ("arcata", 2003, {**PLANNED, "text": "Posta"}),
    )


def test_f8_on_the_wall_shows_what_became_of_it_then_of_all_and_the_others(laptop: Laptop) -> None:
    promised(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("f8", "f8")
        assert isinstance(hands.app.screen, AccountsScreen)
        assert sees(hands, "1/2")
        for said in (
            "Pedidas 2 · entraron en POA 2 · hechas 1",
            "Hecho desde 03/2004. Gastado: Bs 83.500",
            "Por qué no: no llegó el dinero",
        ):
            assert said in hands.screen
        for hidden in ("NOTA", "APLEG", "Equipo Uno", "k7m2", "no giraron"):
            assert hidden not in hands.screen
        await hands.press("right")
        assert "Posta" in hands.screen
        assert sees(hands, "0/1")
        await hands.press("f8")
        assert sees(hands, "1/3")
        assert "2003: lo pedido cuesta Bs 160.000; en POA hay Bs 160.000; se gastó Bs 83.500" in " ".join(
            hands.screen.split()
        )
        assert "Andamarca · Pedidas 2 · entraron en POA 2 · hechas 1" in hands.screen
        await hands.press("f8")
        assert "Posta" in hands.screen
        await hands.press("escape")
        assert isinstance(hands.app.screen, ProjectorScreen)

    laptop.use(use)


def test_from_the_year_s_plan_it_is_of_who_asks_on_the_line(laptop: Laptop) -> None:
    promised(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("f4", *"arcata", "f8")
        assert isinstance(hands.app.screen, AccountsScreen)
        assert "Posta" in hands.screen
        await hands.press("escape")
        assert isinstance(hands.app.screen, YearPlanScreen)

    laptop.use(use)


@pytest.mark.costly(0)
def test_on_paper_it_is_of_one_year_or_of_one_who_asked_where_that_is_wanted(laptop: Laptop) -> None:
    promised(laptop)
    folder = laptop.file.with_name("fuera")

    made = list[str]()

    async def use(hands: Hands) -> None:
        for line, choice, name in (("plan de cada", "3", "anual-2004.pdf"), ("rendición", "Arcata", "arcata.pdf")):
            made.append(name)
            await hands.press("f10", *line, "enter", "ctrl+a", *str(folder), "enter", *choice, "enter", "f2")
            await hands.until(lambda: written() == made and "Ctrl+P" in hands.screen)
            await hands.press("escape", "escape")

    def written() -> list[str]:
        return sorted(one.name for one in folder.rglob("*.pdf"))

    laptop.use(use)
    assert written() == made


@pytest.mark.costly(0)
def test_f6_and_the_register_show_the_commitments_and_no_person(laptop: Laptop) -> None:
    promised(laptop)
    with FieldFile.open(laptop.file, "Rosa Mamani", now=lambda: NOW) as field:
        members = [{"name": "Juan Quispe Choque", "office": "Presidente"}]
        field.save("institution/guaqui/codem", {"name": "CODEM", "members": members})
        said = {"who": "Gobierno municipal", "to": "Juan Quispe Choque", "what": "Una política", "due": "2003-12"}
        field.save("commitment/guaqui/a", {**said, "state": "kept", "evidence": "SECRETO"})
        field.save(
            "commitment/guaqui/b", {"who": "Sra. Rosa Mamani, de CIPCA", "what": "Hablar con Juan Quispe Choque"}
        )
        field.save("commitment/guaqui/d", {"who": "Pedro Poma", "to": "Arcata", "what": "Pedro trae la bomba"})
        field.save("institution/guaqui/cipca", {"name": "CIPCA"})
    disagree(
        laptop, "commitment/guaqui/c", {"who": "CIPCA", "what": "Semilla"}, {"state": "kept"}, {"state": "broken"}
    )

    async def use(hands: Hands) -> None:
        await hands.press("f4", "f8", "f6")
        assert sees(hands, "1/4")
        assert "Gobierno municipal, nombre que no se muestra: Una política" in hands.screen
        assert "cumplido · hasta 12/2003" in hands.screen
        assert "CIPCA: Semilla" in hands.screen
        assert "por resolver: " in hands.screen
        for hidden in ("Quispe", "Mamani", "SECRETO", "Pedro", "Poma"):
            assert hidden not in hands.screen
        await hands.press("pagedown")
        for hidden in ("Quispe", "Mamani", "SECRETO", "Pedro", "Poma"):
            assert hidden not in hands.screen
        assert "nombre que no se muestra, Arcata: (…) trae la bomba" in hands.screen
        assert "Solo se muestran nombres que están en las listas" in hands.screen
        await hands.press("f8")
        assert "Pedidas" in hands.screen
        await hands.press("escape", "escape")
        await open_list(hands, "commitment")
        await hands.press("f8")
        assert isinstance(hands.app.screen, AccountsScreen)
        assert "CIPCA: Semilla" in hands.screen

    laptop.use(use)
