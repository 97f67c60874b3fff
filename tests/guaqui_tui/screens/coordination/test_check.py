"""Checking from the app: everything odd is shown, leads somewhere, and may be said to be right."""

from __future__ import annotations

from typing import Any

import pytest

from exports.papers import records_of
from guaqui_tui.wording.findings import FAULTS, KINDS, ODD
from guaqui_tui.wording.workshops import workshop_title
from storage import FieldFile
from storage.kinds.process.demand import demand_name
from storage.plan.checks import oddities

from ...pilot import NOW, Hands, Laptop

CHECK = ("f9", *"check", "enter")
SENDERS = ("f9", *"who", "enter")
TODAY = "2003-07-14"


def demand(year: int, **body: Any) -> tuple[str, int, dict[str, Any]]:
    return "andamarca", year, {"text": f"Algo {year}", **body}


ODD_FACTS: dict[str, dict[str, Any]] = {
    "seven": {"name": "Siete", "value": 7},
    "eighteen": {"name": "Dieciocho", "value": 18},
    "cut": {"name": "Parte", "value": 38, "derived": {"how": "share", "of": ["seven", "eighteen"]}},
    "other": {"name": "Otra", "value": 40, "derived": {"how": "share", "of": ["seven", "eighteen"]}},
    "ine": {"name": "Gente", "value": 5, "document": "INE"},
    "pdm": {"name": "Gente", "value": 6, "document": "PDM"},
    "place": {"name": "Coordenadas", "text": "16° 45' 69\" O"},
}
"""A figure that is cut, one that does not follow, two documents, and seconds of which a minute has fewer."""


def oddly(laptop: Laptop) -> set[str]:
    """A file with something odd of every kind that one file can have; the codes."""
    costs = [
        ("arcata", year, {"text": f"Riego {year}", "action": "irrigation", "cost_cents": 100_00})
        for year in range(2003, 2008)
    ]
    costs.append(("patarani", 2004, {"text": "Riego", "action": "irrigation", "cost_cents": 100_00}))
    laptop.save(
        *costs,
        demand(2003, action="irrigation", cost_cents=100_000_00),
        demand(2004, cost_cents=1000, funding={"pdla": 2000}, decided_on="2004-01-01"),
        demand(2005, text="Algo 2003", decided_on="1999-01-01"),
        demand(2006, cost_cents=5000, funding={"pdla": 2000}, status="budgeted", decided_on="2002-07-15"),
        ("atlantis", 2003, {"text": "Puerto"}),
        ("arcata", 2099, {"text": "Lejos"}),
        ("copajira", 2003, {"text": "Uno", "class": "nowhere", "agreed": {"how": "vote", "for": 90}}),
    )
    with FieldFile.open(laptop.file, "Equip\u043e Tres", now=lambda: NOW) as field:
        field.save("funder/guaqui/otro", {"name": "Producto\u0433es"})
    with FieldFile.open(laptop.file, "Equipo Dos", now=lambda: NOW) as field:
        field.save(demand_name("guaqui", "arcata", 2003, 2), {"text": "Dos", "status": "proposed"})
        field.save(demand_name("guaqui", "copajira", 2004), {"status": "open", "options": [{"text": "Posta"}]})
        fewer = {"agreed": {"how": "vote", "for": 1}, "options": [{"text": "Aula", "votes": 2}]}
        field.save(demand_name("guaqui", "copajira", 2005), {"text": "Baños", "status": "proposed", **fewer})
        field.save("workshop/guaqui/municipal-1/all/1", {"outcome": "called"})
        early = {"on": "2002-07-15", "workshop": "workshop/guaqui/municipal-1/all/1"}
        field.save(
            demand_name("guaqui", "copajira", 2007), {"text": "Luz", "status": "validated", "ruling": early}
        )
        ending = [{"name": "N. N.", "office": "Técnico", "to": TODAY}]
        field.save("institution/guaqui/municipio", {"name": "Municipio", "members": ending})
        counted = {"text": "Posta", "status": "proposed", "agreed": {"how": "consensus", "for": 5}}
        field.save(demand_name("guaqui", "copajira", 2006), counted)
        for holder in ("andamarca", "arcata", "copajira"):
            came = {"outcome": "held", "held_on": "2002-07-14", "women": 3, "men": 4}
            field.save(f"workshop/guaqui/community/{holder}/1", came)
        field.save("community/guaqui/arcatta", {"name": "Arcatta"})
        field.save("association/guaqui/tejedoras", {"name": "Tejedoras", "per_year": 2})
        field.save("member/guaqui/admin/arcata", {"zone": "towns"})
        field.save("class/guaqui/own", {"name": "Propia", "productive": True, "mark": "▲"})
        field.save("community/guaqui/ayllu", {"name": "Ayllu Norte", "per_year": 0, "part_of": "marka"})
        field.save("community/guaqui/marka", {"name": "Marka Alta", "per_year": 0, "part_of": "ayllu"})
        field.save(demand_name("guaqui", "ayllu", 2003), {"text": "Puente", "status": "proposed"})
        field.save(demand_name("guaqui", "sullcata", 2003), {"text": "Puente", "status": "rejected"})
        for holder, above in (("arcata", "nowhere"), ("patarani", "copajira"), ("sullcata", "ayllu")):
            own = field.survey.own(holder)
            assert own is not None
            field.save(own.record, {**own.values, "part_of": above})
        field.save("alias/guaqui/arcata", {"name": "Arcata", "target": "community/guaqui/copajira"})
        pdla = field.survey.history("funder/guaqui/pdla")
        assert pdla is not None
        field.save("funder/guaqui/pdla", {**pdla.values, "withdrawn": True})
        field.save("plan/guaqui/1999-2007", {"name": "El de antes", "years": [1999, 2007], "per_year": 1})
        words = {"record": demand_name("guaqui", "sullcata", 2003), "code": "unread", "field": "cost_cents"}
        field.save(f"remark/guaqui/unread/{'a' * 32}", {**words, "seen": "$us 3.000"})
        for id_, said in ODD_FACTS.items():
            field.save(f"fact/guaqui/{id_}", {"topic": "Perfil", "name": "Dato", **said})
        field.save("ceiling/guaqui/2006/year/any", {"amount_cents": 1})
        carried_out = {"cost_cents": 100, "executed": {"state": "done", "spent_cents": 200}}
        field.save(
            demand_name("guaqui", "janko-marca", 2003), {"text": "Luz", "status": "budgeted", **carried_out}
        )
        field.add(list(records_of(field.survey, ["arcata"], field.drafted)))
        field.save(demand_name("guaqui", "arcata", 2003), {"text": "Otra cosa", "status": "proposed"})
        return {one.code for one in oddities(field.survey, TODAY).open}


def test_every_kind_has_words_and_is_in_the_file_of_this_test(laptop: Laptop) -> None:
    assert oddly(laptop) == set(ODD)
    assert set(KINDS) - set(ODD) == {
        *("id-clash", "other-municipality", "pack-new", "pack-unknown", "parent-missing", "plan-second")
    }
    assert set(KINDS) - set(ODD) <= set(FAULTS)


@pytest.mark.costly(0)
def test_each_leads_somewhere_and_back(laptop: Laptop) -> None:
    oddly(laptop)

    async def use(hands: Hands) -> None:
        await hands.press(*CHECK)
        await hands.until(lambda: "things to look at" in hands.screen)
        rooms: set[str] = set()
        lines = len(hands.app.screen._found)  # type: ignore[attr-defined]
        assert lines > 15
        for _line in range(lines):
            await hands.press("enter")
            room = type(hands.app.screen).__name__
            if room != "FindingsScreen":
                rooms.add(room)
                await hands.press("escape")
            else:
                assert "That is no place to go to" in hands.screen
            assert type(hands.app.screen).__name__ == "FindingsScreen", hands.screen
            await hands.press("down")
        assert rooms == {"DemandScreen", "HistoryScreen", "HolderScreen", "ActaScreen"}

    laptop.use(use)


def test_what_is_right_is_said_with_a_reason_and_travels(laptop: Laptop) -> None:
    laptop.save(demand(2003), demand(2004, text="Algo 2003"), demand(2005), demand(2006), demand(2007))

    async def use(hands: Hands) -> None:
        await hands.press(*CHECK)
        await hands.until(lambda: "1 thing to look at" in hands.screen)
        await hands.press("f5", "enter")
        assert "F2 keeps it" in hands.screen, "Enter writes no act"
        await hands.press("f2")
        assert "Write why" in hands.screen
        await hands.write("Son dos etapas")
        await hands.press("f2")
        await hands.until(lambda: "1 said to be right" in hands.screen)
        assert "Said to be right: Son dos etapas (Equipo Uno, 2003-07-14 10:42)" in hands.screen
        await hands.press("f5")
        await hands.until(lambda: "1 thing to look at" in hands.screen)
        await hands.press("f5")
        await hands.write("Son dos etapas")
        await hands.press("f2")
        await hands.until(lambda: "1 said to be right" in hands.screen)

    laptop.use(use)
    with FieldFile.open(laptop.file, writable=False) as field:
        found = oddities(field.survey, TODAY)
        assert (found.open, [one.reasons for one in found.right]) == ([], [["Son dos etapas"]])


def test_what_was_mended_leaves_the_list(laptop: Laptop) -> None:
    laptop.save(demand(2003), demand(2004, text="Algo 2003"), demand(2005), demand(2006), demand(2007))

    async def use(hands: Hands) -> None:
        await hands.press(*CHECK)
        await hands.until(lambda: "1 thing to look at" in hands.screen)
        await hands.press("enter", "end", *" bis", "f2")
        await hands.until(lambda: "Nothing odd was found" in hands.screen)

    laptop.use(use)


def test_a_demand_outside_the_plan_is_taken_out_and_brought_back(laptop: Laptop) -> None:
    laptop.save(("arcata", 2099, {"text": "Lejos"}))

    async def use(hands: Hands) -> None:
        await hands.press(*CHECK)
        await hands.until(lambda: "1 thing to look at" in hands.screen)
        await hands.press("delete")
        await hands.until(lambda: "Nothing odd was found" in hands.screen)
        await hands.press("ctrl+z")
        await hands.until(lambda: "1 thing to look at" in hands.screen)
        await hands.press("delete")
        await hands.until(lambda: "Nothing odd was found" in hands.screen)

    laptop.use(use)
    state = laptop.demand("arcata", 2099)
    assert state is not None
    assert (state["text"], state["withdrawn"]) == ("Lejos", True)


def test_the_acta_of_a_municipal_workshop_is_named_and_opened_as_its_own(laptop: Laptop) -> None:
    """Its record's name says of nobody: which workshop it is of only what was printed tells."""
    second = "workshop/guaqui/municipal-2/all/1"
    laptop.save(demand(2003))
    with FieldFile.open(laptop.file, now=lambda: NOW) as field:
        field.save(second, {"outcome": "held", "held_on": "2002-09-15"})
        field.add(list(records_of(field.survey, [second], field.drafted)))
        field.save(second, {"outcome": "held", "held_on": "2002-09-15", "agreements": "Una por gestión"})
        title = workshop_title(field.survey, second)

    async def use(hands: Hands) -> None:
        await hands.press(*CHECK)
        await hands.until(lambda: f"The acta of the {title}: the acta" in hands.screen)
        await hands.press("enter")
        await hands.until(lambda: "Una por gestión" in hands.screen)
        assert f"The acta of the {title} · " in hands.screen

    laptop.use(use)


def test_one_kind_is_shown_alone(laptop: Laptop) -> None:
    oddly(laptop)

    async def use(hands: Hands) -> None:
        await hands.press(*CHECK)
        await hands.until(lambda: "things to look at" in hands.screen)
        await hands.press("ctrl+f", *"costs")
        await hands.press("enter")
        assert "only: costs far from the others" in hands.screen
        assert "empty slots" not in hands.screen

    laptop.use(use)


def test_whom_to_call_stands_first_and_leads_to_the_community(laptop: Laptop) -> None:
    laptop.save(("sullcata", 2003, {"text": "Riego"}))
    with FieldFile.open(laptop.file, "Equipo Dos", now=lambda: NOW) as field:
        field.save("workshop/guaqui/community/sullcata/1", {"outcome": "held", "held_on": "2002-07-14"})
        field.save("workshop/guaqui/community/arcata/1", {"outcome": "called", "called_on": "2002-07-20"})

    async def use(hands: Hands) -> None:
        await hands.press(*SENDERS)
        lines = hands.screen.splitlines()
        first = next(n for n, line in enumerate(lines) if line.startswith("►"))
        assert "! Arcata" in lines[first]  # its day has passed
        assert "! Sullcata" in lines[first + 1]
        assert "1/5" in lines[first + 1]
        await hands.press("down", "enter")
        assert type(hands.app.screen).__name__ == "CommunityScreen"
        assert "Sullcata" in hands.screen
        await hands.press("escape", "ctrl+f")
        assert "Who types: Equipo Dos" in hands.screen
        await hands.press("enter")
        assert "Ctrl+F shows the communities" in hands.screen

    laptop.use(use)


@pytest.mark.parametrize("keys", [CHECK, SENDERS])
def test_an_empty_plan_has_nothing_to_say(laptop: Laptop, keys: tuple[str, ...]) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press(*keys)
        await hands.until(lambda: "Nothing odd" in hands.screen or "Nobody is to be called" in hands.screen)
        await hands.press("enter", "ctrl+f", "escape", "escape", "escape", "ctrl+z")

    laptop.use(use)


def test_several_are_right_for_one_reason(laptop: Laptop) -> None:
    laptop.save(*(("andamarca", year, {"text": "Riego", "status": "proposed"}) for year in (2003, 2004, 2005)))

    async def use(hands: Hands) -> None:
        await hands.press(*CHECK)
        await hands.until(lambda: "things to look at" in hands.screen)
        await hands.press("home", "space", "space")
        assert hands.screen.count("marked · the same text twice") == 2
        await hands.press("f5")
        await hands.write("Son etapas")
        await hands.press("f2")
        await hands.until(lambda: "2 said to be right" in hands.screen)
        await hands.press("ctrl+z")
        await hands.until(lambda: "said to be right" not in hands.screen)

    laptop.use(use)
