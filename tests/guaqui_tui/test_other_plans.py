"""The app in municipalities that have other terms than Guaqui, more of them, or none."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.assembly.validation import ValidationScreen
from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.widgets.legend import Legend
from storage import FieldFile
from storage.file.pack import parse_pack
from storage.kinds.process.demand import demand_name
from storage.plan.decisions import plan_lines
from storage.plan.slot_states import Slots
from storage.plan.survey import Survey
from storage.revisions.lines import whole_file
from storage.revisions.union import file_order

from .pilot import NOW, Hands, Laptop, Use

BARE = """municipality = "laja"
[[edition]]
at = "2020-01-01T00:00:00-04:00"
[edition.municipality]
name = "Laja"
plan_word = "PTDI"
[edition.plan.2021-2022]
name = "PTDI de Laja"
years = [2021, 2022]
per_year = 1
[edition.community]
centro = { name = "Centro" }
[edition.association]
tejedoras = { name = "Tejedoras", per_year = 1 }
"""
"""No class, zoning, step, funder, programme or action."""

FULL = """municipality = "laja"
[[edition]]
at = "2020-01-01T00:00:00-04:00"
[edition.municipality]
name = "Laja"
plan_word = "PTDI"
year_word = "Plan anual"
currency = "PEN"
[edition.plan.2021-2022]
name = "PTDI de Laja"
years = [2021, 2022]
per_year = 1
[edition.class]
agua = { name = "agua para la producción y el consumo", productive = true, order = 1 }
riego = { name = "riego y cosecha de agua de lluvia", productive = true, order = 2 }
ferias = { name = "ferias, mercados y centros de acopio", productive = true, order = 3 }
salud = { name = "salud y saneamiento", productive = false, order = 4 }
escuela = { name = "educación, cultura y deporte", productive = false, order = 5 }
caminos = { name = "caminos y puentes", productive = false, order = 6 }
[edition.step]
uno = { name = "Diagnóstico", of = "community", order = 1 }
dos = { name = "Priorización", of = "community", order = 2 }
cabildo = { name = "Cabildo", of = "all", order = 3 }
[edition.zoning]
distrito = { name = "Distrito" }
piso = { name = "Piso ecológico" }
suelo = { name = "PLUS" }
[edition.zone]
d1 = { name = "Distrito 1", zoning = "distrito" }
d2 = { name = "Distrito 2", zoning = "distrito" }
puna = { name = "Puna", zoning = "piso" }
valle = { name = "Valle", zoning = "piso" }
pasto = { name = "Zona pastoreo", zoning = "suelo" }
papa = { name = "Papa", zoning = "suelo" }
[edition.community]
ayllu = { name = "Ayllu", per_year = 0 }
centro = { name = "Centro", part_of = "ayllu", per_year = 2 }
abajo = { name = "Abajo", part_of = "ayllu" }
[edition.member.distrito]
centro = { zone = "d2" }
[edition.member.piso]
centro = { zone = "valle" }
abajo = { zone = "puna" }
[edition.member.suelo]
centro = { zone = "pasto" }
abajo = { zone = "papa" }
[edition.association]
tejedoras = { name = "Tejedoras", per_year = 1 }
"""

WALK = (
    ("enter", *"Pozo", "f2", "escape"),
    ("home", "f6", "f7", "f7", "f2", "escape", "f6", "escape", "f10", "escape", "listed-move", "escape"),
    ("home", "f8", "pagedown", "escape"),
    ("listed-validation", "1", "down", "2", "f2", "f8", "1", "f2", "f8", "f7", "escape", "f6", "escape"),
    ("f4", "1", "right", "insert", "escape", "f6", "escape"),
    ("f7", "enter", "escape", "insert", "escape"),
    ("ctrl+k", "1"),
    ("ctrl+f", "1"),
    ("insert", "1", *"Nueva", "enter", "escape"),
    ("insert", "2", *"Otra", "enter", "escape"),
    ("f1",),
    ("ctrl+p",),
    ("f9", "down", "down", "down", "enter"),
    ("f9", "end", "up", "up", "enter", "ctrl+f"),
    ("f10",),
)


def begin(laptop: Laptop, pack: str) -> None:
    survey = Survey(parse_pack(pack, "laja.toml"))
    laptop.file.write_bytes(b"".join(whole_file(file_order(survey.all_revisions()))))


def ask(laptop: Laptop, holder: str, year: int, **body: object) -> None:
    with FieldFile.open(laptop.file, "Equipo Dos", now=lambda: NOW) as field:
        field.save(demand_name("laja", holder, year), {"status": "proposed", **body})


def visit(laptop: Laptop, use: Use, width: int = 80) -> None:
    """Past the notice that nobody known wrote this plan."""

    async def read_and_go_on(hands: Hands) -> None:
        await hands.press("enter")
        await use(hands)

    laptop.use(read_and_go_on, size=(width, 40))


def board(hands: Hands) -> BoardScreen:
    assert isinstance(hands.app.screen, BoardScreen), hands.screen
    return hands.app.screen


@pytest.mark.costly(0)
@pytest.mark.parametrize(("pack", "language"), [(BARE, "es"), (FULL, "en")], ids=["bare-es", "full-en"])
def test_every_screen_opens_and_leads_back(laptop: Laptop, pack: str, language: str) -> None:
    words.use(language)
    begin(laptop, pack)
    ask(laptop, "centro", 2021, text="Riego")

    async def use(hands: Hands) -> None:
        for keys in WALK:
            await hands.press(*keys)
            for _times in range(4):
                if not isinstance(hands.app.screen, BoardScreen):
                    await hands.press("escape")
            board(hands)
            assert "Guaqui" not in hands.screen
            assert not {"PDM", "POA", "Bs"} & set(hands.screen.split())

    visit(laptop, use)


def test_a_bare_plan_has_no_column_of_zones_and_nothing_in_the_legend_but_what_is_no_class(laptop: Laptop) -> None:
    words.use("es")
    begin(laptop, BARE)
    ask(laptop, "centro", 2021, text="Riego")

    async def use(hands: Hands) -> None:
        assert " Z " not in hands.screen.splitlines()[1]
        assert "Centro                   1 ? Riego" in hands.screen  # one thing is missing in it
        await hands.press("f6", "f7")
        assert "no tiene ningún paso" in hands.words
        await hands.press("escape", "f7", "enter", "insert")
        assert "todavía no tiene ningún paso" in hands.words
        await hands.press("escape", "listed-validation")
        assert isinstance(hands.app.screen, ValidationScreen)
        await hands.press("1", "f2", "f7")
        assert "no tiene ningún paso" in hands.words

    visit(laptop, use)
    with FieldFile.open(laptop.file, writable=False) as field:
        state = field.survey.history(demand_name("laja", "centro", 2021))
        assert state is not None
        assert state.values["status"] == "validated"
        assert field.survey.records("workshop") == []


def test_an_action_needs_a_class_and_that_is_said_where_there_is_none(laptop: Laptop) -> None:
    words.use("es")
    begin(laptop, BARE)

    async def use(hands: Hands) -> None:
        await hands.press("enter", "enter", "insert", *"Pozo", "f2")
        assert "todavía no tiene clases" in hands.words

    visit(laptop, use)


@pytest.mark.costly(0)
def test_each_of_three_zonings_is_shown_filtered_chosen_and_ruled(laptop: Laptop) -> None:
    words.use("es")
    begin(laptop, FULL)

    async def use(hands: Hands) -> None:
        lines = hands.screen.splitlines()
        assert [line[:24].split() for line in lines[2:7]] == [
            ["Ayllu"],
            ["Abajo", "Pa"],
            ["Centro", "1", "Ps"],
            ["Centro", "2", "Ps"],
            ["Tejedoras"],
        ]
        await hands.press("ctrl+f", *"solo piso ecológico v", "enter")
        assert {line.holder for line in board(hands)._content.lines if not line.is_level} == {"centro"}
        await hands.press("f6")
        assert "Centro · nivel Ayllu · distrito 2 · piso ecológico Valle · PLUS pastoreo" in hands.screen
        await hands.press("escape", "listed-validation", "1", "f2")
        assert "validada" in hands.screen
        await hands.press("ctrl+z")
        assert "validada" not in hands.screen
        await hands.press("3", "enter", *"No así", "f2", "f2")

    visit(laptop, use)
    with FieldFile.open(laptop.file, writable=False) as field:
        said = [one.fields for one in field.survey.memberships("centro")]
        assert [(one.zone, one.status, one.reason) for one in said] == [
            (zone, "rejected", "No así") for zone in ("d2", "valle", "pasto")
        ]


def test_two_steps_of_communities_are_told_apart_and_one_validates_where_none_says_so(laptop: Laptop) -> None:
    words.use("es")
    begin(laptop, FULL)

    async def use(hands: Hands) -> None:
        await hands.press("f7")
        shown = [line.strip("► ").split("  ")[0] for line in hands.screen.splitlines()[3:10]]
        assert shown == [
            "Abajo · Diagnóstico",
            "Centro · Diagnóstico",
            "Ayllu · Diagnóstico",
            "Abajo · Priorización",
            "Centro · Priorización",
            "Ayllu · Priorización",
            "Cabildo",
        ]
        await hands.press("escape", "listed-validation", "f7")
        assert "escriba la fecha correcta" in hands.screen  # of the clock, over the name until a key is pressed
        await hands.press("enter")
        assert "Cabildo" in hands.screen

    visit(laptop, use)


@pytest.mark.costly(3)
@pytest.mark.parametrize("width", [60, 80, 120, 240])
def test_the_legend_has_every_sign_and_as_much_of_the_names_as_has_room(laptop: Laptop, width: int) -> None:
    words.use("es")
    begin(laptop, FULL)
    names = [one.fields.name for one in Survey(parse_pack(FULL, "laja.toml")).classes()]

    async def use(hands: Hands) -> None:
        first, second = str(hands.app.screen.query_one(Legend).render()).split("\n")
        assert max(cell_len(first), cell_len(second)) <= width
        assert "decididas 0 de 6 (0%)" in second
        if width >= 80:
            assert all(sign in first + second for sign in "▲◆■▬●▼!?…○~·")
        assert all(name in first for name in names) == (width == 240)
        await hands.press("f1", "end")
        help_ = [hands.words]
        await hands.press("up", "up", "up", "up", "up", "up")
        help_.append(hands.words)
        assert all(any(name in page for page in help_) for name in names)

    visit(laptop, use, width)


def test_what_is_off_the_lists_is_kept_and_marked_where_it_is_used(laptop: Laptop) -> None:
    words.use("es")
    begin(laptop, FULL)
    ask(laptop, "abajo", 2021, text="Pozo", **{"class": "riego"})
    off = ("class/laja/riego", "zone/laja/puna", "step/laja/cabildo")
    with FieldFile.open(laptop.file, "Equipo Dos", now=lambda: NOW) as field:
        field.save("workshop/laja/cabildo/all/1", {"outcome": "held"})
        for record in off:
            state = field.survey.history(record)
            assert state is not None
            field.save(record, {**state.values, "withdrawn": True})

    async def use(hands: Hands) -> None:
        assert "1/1 100%" in hands.screen  # it is as productive as it was
        assert "◆ Pozo" in hands.screen
        legend = str(hands.app.screen.query_one(Legend).render())
        assert "riego y cosecha de agua de lluvia (fuera de la lista)" in legend
        await hands.press("ctrl+f")
        assert "Puna" not in hands.screen
        await hands.press("escape", "f6")
        assert "piso ecológico Puna (fuera de la lista)" in hands.screen
        assert "riego y cosecha de agua de lluvia (fuera de la lista)" in hands.screen
        await hands.press("escape", "f7", "end")
        assert "Cabildo (fuera de la lista)" in hands.screen

    visit(laptop, use, 240)


def test_the_files_of_this_test_are_such() -> None:
    for pack, many in ((BARE, 0), (FULL, 3)):
        survey = Survey(parse_pack(pack, Path("laja.toml").name))
        assert len(survey.zonings()) == many
        assert survey.own_steps("association") == []


def test_an_action_off_the_list_gives_its_demands_their_class_and_programme_as_before(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Establos", "action": "stables", "status": "budgeted"}))
    with FieldFile.open(laptop.file, "Equipo Dos", now=lambda: NOW) as field:
        before = plan_lines(field.survey, 2003)
        state = field.survey.history("action/guaqui/stables")
        assert state is not None
        field.save("action/guaqui/stables", {**state.values, "withdrawn": True})
        slot = Slots(field.survey).at("andamarca", 2003)
        assert (slot.class_, slot.verdict) == ("production-support", "productive")
        assert plan_lines(field.survey, 2003) == before
        assert "stables" not in {one.id for one in field.survey.actions()}
