"""The community's view: its workshop's header, its years, reading them aloud."""

from __future__ import annotations

from functools import partial

import pytest

from guaqui_tui.forms.subjects.clock_doubts import latest_day
from guaqui_tui.forms.workshop import begun, read_workshop, workshop_sheet
from guaqui_tui.language import dates
from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.screens.community.read_aloud import ReadAloudScreen
from guaqui_tui.screens.community.screen import CommunityScreen
from guaqui_tui.screens.demand.screen import DemandScreen
from guaqui_tui.screens.workshop.screen import WorkshopScreen
from storage import FieldFile, Survey
from storage.file.drafts import Drafts
from storage.file.pack import load_pack

from ...pilot import Hands, Laptop, compare

PRIVATE = {"notes": "NOTA-PRIVADA", "carries": "apleg", "spoken": "x"}


def workshop(laptop: Laptop, holder: str = "andamarca", step: str = "community") -> dict[str, object] | None:
    with FieldFile.open(laptop.file, writable=False) as field:
        state = field.survey.history(f"workshop/guaqui/{step}/{holder}/1")
        return state.values if state else None


@pytest.fixture
def spanish(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> Laptop:
    words.use("es")
    agreed = {"how": "vote", "for": 41, "against": 12}
    laptop.save(
        (
            "andamarca",
            2003,
            {"text": "Construcción de establos", "action": "stables", "cost_cents": 3500000, **PRIVATE},
        ),
        ("andamarca", 2004, {"text": "Riego en K'ulli", "action": "irrigation", "agreed": agreed, "families": 45}),
        ("andamarca", 2005, {"status": "open", "options": [{"text": "Posta"}, {"text": "Aulas"}]}),
        ("andamarca", 2006, {"status": "none"}),
    )
    return laptop


@pytest.mark.costly(0)
def test_the_header_takes_few_keys_and_says_who_came(spanish: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f6")
        assert isinstance(hands.app.screen, CommunityScreen)
        for key in (
            "Enter Demanda",
            "F7 Taller, leer",
            "F3 Lo que falta",
            "F8 Asamblea",
            "Esc Tablero",
            "F1 Ayuda",
        ):
            assert key in hands.screen
        await hands.press("f7")
        compare("workshop", hands.screen)
        keys = ["enter", *"9:30", "enter", *"Sede", "enter", *"34", "enter", *"51", "enter"]
        keys += [*"Uno, mallku; Dos, secretario", "enter", "1", *"13", "f2"]
        assert sum(len(key) > 1 for key in keys) + 1 < 20
        await hands.press(*keys)
        assert "34 mujeres · 51 hombres · autoridades: 2 · quórum declarado" in hands.screen
        assert "taller del 14/07/2003 · Sede" in hands.screen
        compare("community", hands.screen)

    spanish.use(use)
    assert workshop(spanish) == {
        "outcome": "held",
        "held_on": "2003-07-14",
        "from": "09:30",
        "to": "13:00",
        "place": "Sede",
        "women": 34,
        "men": 51,
        "authorities": [{"name": "Uno", "office": "mallku"}, {"name": "Dos", "office": "secretario"}],
        "quorum": "declared",
        "facilitator": "Equipo Uno",
    }


@pytest.mark.costly(0)
def test_no_words_typed_into_the_header_become_the_name_of_whoever_saves(spanish: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f6", "f7", *["tab"] * 8)
        assert hands.place == "facilitator"
        assert "Ctrl+P" not in hands.screen
        await hands.press("ctrl+u", *"Equipo Dos")
        assert "guarda Equipo Uno (Ctrl+P)" in hands.screen
        await hands.press("f2", "end", "enter", *"Posta", "f2")

    spanish.use(use)
    with FieldFile.open(spanish.file, writable=False) as field:
        demand = field.survey.demand("andamarca", 2007)
        assert demand is not None
        assert demand.history.latest().author == "Equipo Uno"


@pytest.mark.costly(0)
def test_a_wrong_header_is_said_and_a_draft_of_it_waits(spanish: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f6", "f7", "ctrl+u", *"31/2/2002", *["tab"] * 2, *"Sede", "f2")
        assert "14/7/2002" in hands.screen
        assert hands.place == "held_on"
        await hands.press("escape", "f7")
        assert "Sede" in hands.screen
        await hands.press("enter", "ctrl+u", *"14-7-02", "f2")
        assert isinstance(hands.app.screen, CommunityScreen)

    spanish.use(use)
    assert (workshop(spanish) or {})["held_on"] == "2002-07-14"
    assert (workshop(spanish) or {})["place"] == "Sede"


def test_enter_opens_the_year_and_escape_leads_back_to_it(spanish: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f6", "down", "down", "enter")
        assert isinstance(hands.app.screen, DemandScreen)
        assert "Andamarca · 2005" in hands.screen
        await hands.press("escape", "home", "escape")
        assert isinstance(hands.app.screen, BoardScreen)
        assert hands.app.screen.cursor is not None
        assert hands.app.screen.cursor.year == 2003

    spanish.use(use)


@pytest.mark.costly(0)
def test_reading_aloud_mends_and_records(spanish: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f6", "f7", "f7")
        assert isinstance(hands.app.screen, ReadAloudScreen)
        compare("aloud", hands.screen)
        await hands.press("9", "2")
        await hands.to_words()
        await hands.press(*" alto", "f2")
        assert isinstance(hands.app.screen, ReadAloudScreen)
        assert "Riego en K'ulli alto" in hands.screen
        await hands.press("f2")
        assert "leído y aceptado" in hands.screen

    spanish.use(use)
    assert (workshop(spanish) or {}).keys() == {"outcome", "read_back"}


@pytest.mark.costly(0)
@pytest.mark.parametrize("way", ["f7", "f3"])
def test_that_it_was_accepted_is_said_where_one_comes_to(spanish: Laptop, way: str) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f6", way)
        while way == "f3" and "► ✗ leído en voz alta" not in hands.screen:
            await hands.press("down")
        await hands.press("f7" if way == "f7" else "enter")
        assert isinstance(hands.app.screen, ReadAloudScreen)
        await hands.press("f2")
        assert not isinstance(hands.app.screen, ReadAloudScreen)
        assert "Anotado: leído y aceptado." in hands.screen

    spanish.use(use)


@pytest.mark.costly(0)
def test_where_all_is_noted_and_decided_the_reading_comes_at_once(spanish: Laptop) -> None:
    spanish.save(*(("andamarca", year, {"text": f"Aulas {year}"}) for year in (2005, 2007)))
    with FieldFile.open(spanish.file, author="Equipo Dos") as field:
        said = {"outcome": "held", "held_on": "2003-07-14", "women": 90, "men": 80, "quorum": "declared"}
        field.save("workshop/guaqui/community/andamarca/1", said)

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f7")
        assert isinstance(hands.app.screen, ReadAloudScreen)
        await hands.press("escape")
        assert hands.place == "held_on"
        await hands.press("escape", "f7", "f2")
        assert "leído y aceptado" in hands.screen
        assert isinstance(hands.app.screen, CommunityScreen)
        await hands.press("f7")
        assert hands.place == "held_on"

    spanish.use(use)


@pytest.mark.costly(0)
def test_only_a_workshop_that_was_held_leads_to_the_first_demand(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f7")
        await hands.go_to("outcome")
        await hands.press(*"absent", "f2")
        assert isinstance(hands.app.screen, CommunityScreen)
        await hands.press("f7")
        await hands.go_to("outcome")
        await hands.press(*"held", "f2")
        assert isinstance(hands.app.screen, DemandScreen)
        assert hands.place == "proposal-1"
        await hands.press("escape", "f7", "tab", *"9:30", "f2")
        assert isinstance(hands.app.screen, CommunityScreen)

    laptop.use(use)


def test_nothing_private_is_read_aloud(spanish: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f6", "f7", "f7")
        for word in ("NOTA-PRIVADA", "apleg", "APLEG", "Equipo Dos"):
            assert word not in hands.screen.split("\n", 1)[1]

    spanish.use(use)


def test_an_association_has_its_sectors_workshop(spanish: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press(*"apleg")
        await hands.press("f6")
        assert "2003/1" in hands.screen
        assert "2007/2" in hands.screen
        await hands.press("f7", "f2")

    spanish.use(use)
    assert (workshop(spanish, "apleg", "sector") or {})["outcome"] == "held"


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("14/7/2002", "2002-07-14"),
        ("14-07-02", "2002-07-14"),
        ("14/7/98", "1998-07-14"),
        ("1/1/68", "2068-01-01"),
        ("14/7/0098", None),
        ("2002-0_7-1_4", None),
        ("+2002-+7- 4", None),
        ("٢٠٠٢-٠٧-١٤", None),
        ("14.7.2002", "2002-07-14"),
        ("2002-07-14", "2002-07-14"),
        ("31/2/2002", None),
        ("ayer", None),
        ("", None),
        ("1/2", None),
    ],
)
def test_days_as_they_are_typed(typed: str, iso: str | None) -> None:
    assert dates.read_day(typed) == iso


def test_dates_are_read_as_in_bolivia() -> None:
    words.use("es")
    assert dates.day_and_time("2002-07-14T10:42:31-04:00") == "14/07/2002 10:42"
    assert dates.day_and_time("") == ""
    words.use("en")
    assert dates.day("2002-07-14") == "2002-07-14"
    words.use("es")


def test_the_headers_fields() -> None:
    form, before = workshop_sheet(Survey(load_pack("guaqui"))), {"women": 3, "weather": "dry"}
    typed = begun(form.shown(before), today="2002-07-14", author="Equipo 1")
    said = {"men": "1.200", "quorum": "declared", "authorities": " Uno , mallku ;; Dos;, secretario"}
    assert form.flaws({**typed, **said}, before) == {}
    body = read_workshop(form, {**typed, **said}, before)
    assert body["authorities"] == [{"name": "Uno", "office": "mallku"}, {"name": "Dos"}, {"office": "secretario"}]
    assert body["men"] == 1200
    assert body["weather"] == "dry"
    wrong = {"men": "x", "women": "-1", "quorum": "quizás", "held_on": "ayer"}
    assert set(form.flaws({**typed, **wrong}, before)) == {
        "men",
        "women",
        "quorum",
        "held_on",
    }


@pytest.mark.costly(3)
@pytest.mark.parametrize(
    ("clock", "typed", "said"),
    [
        ("2003-07-14", "", "hoy, según el reloj"),
        ("2003-07-14", "13/7/2003", "el reloj dice 14/07/2003"),
        ("2003-07-14", "14/7/2033", "posterior a hoy, 14/07/2003"),
        ("1970-01-01", "", "el reloj está mal"),
        ("1970-01-01", "14/7/2003", "el reloj dice 01/01/1970"),
    ],
)
def test_a_doubtful_day_is_said_and_saved(spanish: Laptop, clock: str, typed: str, said: str) -> None:
    async def use(hands: Hands) -> None:
        hands.app.session._clock = lambda: f"{clock}T10:42:31-04:00"
        await hands.press("f6", "f7")
        assert ("escriba la fecha correcta" in hands.words) == (clock == "1970-01-01")
        if typed:
            await hands.press("ctrl+u", *typed)
        assert said in hands.screen
        await hands.press("f2")
        assert isinstance(hands.app.screen, CommunityScreen)

    spanish.use(use)
    assert (workshop(spanish) or {})["held_on"]


def test_the_newest_day_is_this_laptops_or_the_lists(laptop: Laptop) -> None:
    assert latest_day(Survey(load_pack("guaqui")), "k7m2q9xw") == "2003-01-03"
    days = {"k7m2q9xw": "2004-05-06T10:00:00-04:00", "aaaaaaaa": "2050-01-01T00:00:00-04:00"}
    for device, at in days.items():
        open_ = FieldFile.open if laptop.file.exists() else FieldFile.create
        with open_(laptop.file, author="Uno", device=device, now=partial(str, at)) as field:
            field.save("demand/guaqui/andamarca/2003/1", {"text": device, "status": "proposed"})
    with FieldFile.open(laptop.file, writable=False) as field:
        assert latest_day(field.survey, "k7m2q9xw") == "2004-05-06"
        assert latest_day(field.survey, "aaaaaaaa") == "2050-01-01"
        assert latest_day(field.survey, "k7m2q9xx") == "2003-01-03"


@pytest.mark.costly(3)
@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ({"outcome": "held"}, "quórum sin anotar: F7"),
        ({"outcome": "held", "quorum": "not-declared"}, "quórum no declarado"),
        ({"outcome": "held", "quorum": "declared"}, "quórum declarado"),
        ({"outcome": "held", "quorum": "by-letter"}, ""),
        ({"outcome": "called"}, ""),
    ],
)
def test_the_heading_says_of_the_quorum_what_was_noted(
    spanish: Laptop, noted: dict[str, object], said: str
) -> None:
    with FieldFile.open(spanish.file, "Equipo Dos") as field:
        field.save("workshop/guaqui/community/andamarca/1", {"women": 3, **noted}, ())

    async def use(hands: Hands) -> None:
        await hands.press("f6")
        heading = hands.screen.split("\n")[2]
        assert "3 mujeres" in heading
        assert said in heading
        assert ("quórum" in heading) == bool(said)

    spanish.use(use)


def test_where_f7_reads_aloud_first_the_quorum_is_noted_behind_that(spanish: Laptop) -> None:
    with FieldFile.open(spanish.file, "Equipo Dos") as field:
        years = field.survey.plan.years
        for year in years:
            field.save(f"demand/guaqui/arcata/{year}/1", {"status": "none", "status_reason": "Se acordó"}, ())
        held = {"outcome": "held", "held_on": "2002-07-14", "women": 3, "men": 2}
        field.save("workshop/guaqui/community/arcata/1", held, ())

    async def use(hands: Hands) -> None:
        await hands.press(*"arcata", "f6")
        assert "quórum sin anotar: F7, después Esc" in hands.words
        await hands.press("f7", "escape")
        assert isinstance(hands.app.screen, WorkshopScreen)

    spanish.use(use)


def test_what_waits_unsaved_is_marked_in_its_line(spanish: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f6", "end")
        assert "sin guardar" not in hands.screen
        await hands.press("enter", *"Posta", "escape")
        assert "► 2007  · * sin guardar · falta" in hands.screen
        assert "Enter lo retoma" in hands.screen
        await hands.press("up")
        assert "Enter lo retoma" not in hands.screen
        await hands.press("down", "enter", "enter", "f2")
        assert "sin guardar" not in hands.screen
        for key in ("Ctrl+Z Deshacer", "Ctrl+R Historia", "F6 Nombre, zonas, socios"):
            assert key in hands.screen

    spanish.use(use)


@pytest.mark.costly(0)
def test_a_draft_of_before_is_marked_when_the_view_opens(spanish: Laptop) -> None:
    async def leave(hands: Hands) -> None:
        await hands.press("f6", "enter")
        await hands.to_words()
        await hands.press(*" alto", "escape", "end", "enter", *"Posta", "escape")

    async def come_back(hands: Hands) -> None:
        await hands.press("f6", "home")
        assert "▲ * sin guardar · Construcción" in hands.screen
        await hands.press("end")
        assert "Lo escrito aquí aún no está guardado: Enter lo retoma." in hands.screen
        assert "Todavía no se pidió nada" not in hands.screen

    spanish.use(leave)
    spanish.use(come_back)


@pytest.mark.costly(0)
def test_after_a_power_cut_the_last_year_leads_back_to_the_view_that_it_was_opened_from(spanish: Laptop) -> None:
    spanish.save(*(("andamarca", year, {"text": "Riego"}) for year in range(2003, 2007)))

    async def use(hands: Hands) -> None:
        await hands.press("f6", "end", "enter", *"Posta")
        await hands.until(lambda: spanish.remembered().in_community and [*Drafts(spanish.file).all()])

    async def after(hands: Hands) -> None:
        assert isinstance(hands.app.screen, CommunityScreen)
        await hands.press("enter", "enter", "f2")
        assert isinstance(hands.app.screen, CommunityScreen)
        await hands.press("escape")
        assert isinstance(hands.app.screen, BoardScreen)
        await hands.press("ctrl+q")

    spanish.use(use, holder="andamarca", year=2003)
    known = spanish.remembered()
    spanish.use(after, holder=known.holder, year=known.year, in_community=known.in_community)
    assert not spanish.remembered().in_community


def test_the_state_of_a_demand_is_come_to_and_said_where_there_is_none(spanish: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f6", "listed-not_asked")
        assert isinstance(hands.app.screen, DemandScreen)
        assert hands.place == "status"
        await hands.press("escape", "end", "listed-not_asked")
        assert isinstance(hands.app.screen, CommunityScreen)
        assert "todavía no se pide nada" in hands.screen

    spanish.use(use)
