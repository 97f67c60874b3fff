"""A field that takes several of a list has that list, as one that takes one of it."""

from __future__ import annotations

import pytest

from guaqui_tui.widgets.choice import SeveralChoices
from storage import FieldFile

from ..pilot import NOW, Hands, Laptop
from .test_register import open_list, saved


def with_facts(laptop: Laptop) -> None:
    laptop.save()
    with FieldFile.open(laptop.file, "Equipo Dos", now=lambda: NOW) as field:
        for name, value in (("Familias", 900), ("Bovinos", 4500), ("Ovinos", 9000)):
            field.save(f"fact/guaqui/{name.lower()}", {"topic": "Ganado", "name": name, "value": value})


@pytest.mark.costly(0)
def test_what_a_fact_follows_from_is_picked_by_numbers_and_by_letters(laptop: Laptop) -> None:
    with_facts(laptop)

    async def use(hands: Hands) -> None:
        await open_list(hands, "fact")
        await hands.press("insert", *"Ganado", "enter", *"Por familia")
        await hands.go_to("derived-of")
        assert all(one in hands.words for one in ("1 Bovinos", "2 Familias", "3 Ovinos")), hands.screen
        await hands.press("2")
        assert hands.place == "derived-of", "several may be taken"
        assert "1 Bovinos" in hands.words, "what was taken is offered no more"
        await hands.press(*"ovi", "enter")
        field = hands.app.screen.query_one("#derived-of", SeveralChoices)
        assert field.value == "Familias · Ganado; Ovinos · Ganado; ", "letters that mean one alone are completed"
        await hands.press("f2")

    laptop.use(use)
    (record,) = [one for one in records(laptop) if one not in {"familias", "bovinos", "ovinos"}]
    said = saved(laptop, f"fact/guaqui/{record}")
    assert said
    assert said["derived"] == {"of": ["familias", "ovinos"]}


@pytest.mark.costly(0)
def test_what_is_none_of_the_list_is_said_at_the_field(laptop: Laptop) -> None:
    with_facts(laptop)

    async def use(hands: Hands) -> None:
        await open_list(hands, "fact")
        await hands.press("insert", *"Ganado", "enter", *"Por familia")
        await hands.go_to("derived-of")
        await hands.press("1", *"zzz", "enter")
        assert "Bovinos · Ganado; zzz Type names that are on" in hands.words

    laptop.use(use)


@pytest.mark.costly(0)
def test_each_field_of_one_or_of_several_of_a_list_offers_it(laptop: Laptop) -> None:
    """All forms that the table makes."""
    with_facts(laptop)
    found = set[str]()

    async def use(hands: Hands) -> None:
        for kind in ("fact", "zone", "cause"):
            await open_list(hands, kind)
            await hands.press("insert")
            for field in hands.app.screen.query(SeveralChoices):
                hands.app.screen.set_focus(field)
                await hands.rest()
                assert field.offered, f"{kind} {field.id}"
                found.add(f"{kind} {field.id}")
            await hands.press("escape", "escape", "escape")

    laptop.use(use)
    assert found == {"fact derived-of", "zone asks", "cause of"}


def records(laptop: Laptop) -> list[str]:
    with FieldFile.open(laptop.file, writable=False) as field:
        return [one.id for one in field.survey.listed("fact")]
