"""A file of several plans and municipalities: the app shows, saves and prints one of them at a time."""

from __future__ import annotations

from threading import Event, current_thread

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.plan import plans as plans_screen
from guaqui_tui.screens.plan.plans import PlansScreen, scopes_and_sums
from guaqui_tui.session.shown_plan import ShownPlan
from storage import FieldFile
from storage.plan.indicators import indicators
from storage.plan.productive_share import Figures
from storage.plan.survey import Survey
from storage.plan.views.scope import WHOLE, Scope
from storage.plan.views.scopes import within
from tests.exports import generated
from tests.exports.other_municipality import M as OTHER
from tests.exports.other_municipality import another
from tests.exports.test_scopes import FIRST, of
from tests.storage.revisions_made import child, revision

from ..conftest import Guaqui
from ..pilot import LOST_SECONDS, Hands, Laptop, held_up

M = generated.M
SECOND = Scope(M, "2008-2009")
LATER = {"name": "PDM 2008-2009", "years": [2008, 2009], "per_year": 1}


def with_two_plans(laptop: Laptop) -> None:
    laptop.save()
    with FieldFile.open(laptop.file, "Rosa") as field:
        field.save(f"plan/{M}/2008-2009", LATER)
        field.save(f"municipality/{OTHER}", {"name": "Wayna Marka", "year_word": "PP"})
        field.save(f"plan/{OTHER}/2026-2027", {"name": "PDLC", "years": [2026, 2027], "per_year": 1})
        field.save(f"community/{OTHER}/quchapampa", {"name": "Quchapampa"})


@pytest.mark.costly(0)
def test_the_last_plan_is_shown_until_another_is_chosen_and_each_saves_into_its_own(laptop: Laptop) -> None:
    words.use("es")
    with_two_plans(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("escape")
        assert "2008" in hands.screen
        assert "2003" not in hands.screen
        await hands.press("ctrl+p", *"otro plan", "enter")
        assert isinstance(hands.app.screen, PlansScreen)
        assert "Wayna Marka" in hands.screen
        await hands.press(*"wayna", "enter")
        assert "2026" in hands.screen
        assert "Quchapampa" in hands.screen
        assert "Andamarca" not in hands.screen
        await hands.press("enter", *"Riego", "escape", "listed-plans", *"guaqui", "enter")
        assert "2003" in hands.screen
        assert "sin guardar" not in hands.screen
        await hands.press("listed-plans", *"wayna", "enter")
        await hands.until(lambda: "Quchapampa · 2026" in hands.screen)  # what was typed there and not saved
        await hands.press("enter", "enter", *" por aspersion", "f2")
        await hands.until(lambda: f"demand/{OTHER}/quchapampa/2026/1" in hands.app.session.file.survey)

    laptop.use(use)


@pytest.mark.costly(0)
def test_the_plan_that_was_shown_last_is_shown_the_next_day_with_its_drafts(laptop: Laptop) -> None:
    words.use("es")
    with_two_plans(laptop)

    async def first(hands: Hands) -> None:
        await hands.press(*"guaqui", "enter", *"arcata", "enter", *"Riego", "escape", "escape")
        await hands.until(lambda: hands.app.remembered.plan == f"{M}/2003-2007")

    async def next_day(hands: Hands) -> None:
        assert "Arcata · 2003" in hands.words
        assert hands.app.session.shown.scope == FIRST
        await hands.press("listed-plans", "down", "enter")
        await hands.until(lambda: "Arcata · 2003" not in hands.words)  # that year is not there

    laptop.use(first)
    laptop.use(next_day, plan=f"{M}/2003-2007")


def test_of_several_municipalities_it_is_asked_which_is_shown_until_one_was(laptop: Laptop) -> None:
    """Nothing follows the larger one; what was shown last is remembered."""
    words.use("es")
    with_two_plans(laptop)

    async def first(hands: Hands) -> None:
        assert isinstance(hands.app.screen, PlansScreen)
        await hands.press(*"wayna", "enter")
        await hands.until(lambda: "Quchapampa" in hands.screen)
        assert "Andamarca" not in hands.screen

    async def next_day(hands: Hands) -> None:
        await hands.until(lambda: "Quchapampa" in hands.screen)

    laptop.use(first)
    laptop.use(next_day, plan=laptop.remembered().plan)
    laptop.use(first, plan="atlantis/2003-2007")


@pytest.mark.costly(0)
def test_all_plans_of_a_municipality_stand_together_where_that_is_chosen(laptop: Laptop) -> None:
    words.use("es")
    with_two_plans(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("escape", "ctrl+p", *"otro plan", "enter", "down", "enter")
        years = hands.app.session.survey.plan.years
        assert years == [2003, 2004, 2005, 2006, 2007, 2008, 2009]
        assert "PDM de Guaqui 2003-2007 · PDM 2008" in hands.screen
        await hands.press("home")
        assert "2003" in hands.screen

    laptop.use(use)


def test_what_is_shown_follows_the_plans_that_come_and_go() -> None:
    whole = Survey(of(generated.plan(0)))
    shown = ShownPlan(whole)
    assert shown.survey is whole  # nothing to hide
    assert shown.scope == FIRST
    plan = revision("plan/guaqui/2008-2009", LATER)
    whole.add([plan])
    assert shown.scope == FIRST  # who works on one is not taken to another that comes
    assert shown.survey is not whole
    assert shown.survey.plan.years == [2003, 2004, 2005, 2006, 2007]
    shown = ShownPlan(whole)
    assert shown.scope == SECOND
    assert shown.survey.plan.years == [2008, 2009]
    same = shown.survey
    whole.add([revision(f"demand/{M}/arcata/2008/1", {"text": "a"})])
    assert shown.survey is same
    assert f"demand/{M}/arcata/2008/1" in same
    shown.choose(FIRST)
    whole.add([child([plan], {"withdrawn": True})])
    assert shown.scope == FIRST
    shown.choose(SECOND)
    assert shown.scope == FIRST  # what was chosen is off the list: that is not what is shown
    assert ShownPlan(Survey()).scope == WHOLE


def test_every_plan_stands_with_its_share_beside_the_others(laptop: Laptop) -> None:
    words.use("en")
    both = Survey([*of(generated.plan(0)), *of(another()), revision("plan/guaqui/2008-2009", LATER)])
    assert scopes_and_sums(both) == [FIRST, SECOND, Scope(M), Scope(OTHER, "2026-2029")]
    laptop.save()
    with FieldFile.open(laptop.file) as field:
        field.add(one.document() for one in of(both))

    async def use(hands: Hands) -> None:
        await hands.press("escape", "ctrl+p", *"another plan", "enter")
        lines = hands.screen.splitlines()
        for scope in scopes_and_sums(both):
            its = indicators(within(both, scope)).plan
            said = [f"{its.productive}/{its.filled}", f"{its.filled}/{its.slots}"]
            share = [] if its.share is None else [f"{its.share:.2f}%"]
            assert any(all(one in line.split() for one in (*said, *share)) for line in lines), scope
        assert [line.strip() for line in lines if line.endswith("shown now")] == [
            "Guaqui · 2008-2009 · PDM 2008-2009 · shown now"
        ]

    laptop.use(use)


def test_a_spreadsheet_comes_into_the_municipality_that_is_shown_and_into_any_of_its_plans(
    laptop: Laptop,
) -> None:
    words.use("es")
    with_two_plans(laptop)
    sheet = laptop.folder / "demandas.csv"
    sheet.write_text("comunidad,gestión,demanda\nQuchapampa,2027,Riego\n", "utf-8")

    async def use(hands: Hands) -> None:
        await hands.press(
            "listed-plans", *"wayna", "enter", "f9", "down", "down", "enter", "ctrl+u", *"demandas.csv", "enter"
        )
        await hands.until(lambda: "F2" in hands.screen)
        await hands.press("f2")
        await hands.until(lambda: f"demand/{OTHER}/quchapampa/2027/1" in hands.app.session.file.survey)

    laptop.use(use)


def test_the_command_asks_whose_rows_they_are(laptop: Laptop, guaqui: Guaqui) -> None:
    words.use("es")
    with_two_plans(laptop)
    sheet = laptop.folder / "demandas.csv"
    sheet.write_text("comunidad,gestión,demanda\nAndamarca,2004,Riego\nArcata,2008,Forraje\n", "utf-8")
    code, _out, told = guaqui("import", laptop.file, sheet)
    assert (code, f"{M}, {OTHER}" in " ".join(told.split())) == (2, True)
    code, _out, told = guaqui("import", laptop.file, sheet, "--municipality", M)
    assert code == 0, told
    with FieldFile.open(laptop.file, writable=False) as field:
        assert {f"demand/{M}/andamarca/2004/1", f"demand/{M}/arcata/2008/1"} <= {*field.survey.records("demand")}


def test_the_plans_stand_there_while_their_figures_are_counted(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it is done on the loop that draws, and what is saved meanwhile is counted too."""
    with_two_plans(laptop)
    go_on, threads = Event(), set()

    def held(whole: Survey, scope: Scope) -> Figures:
        threads.add(current_thread().name)
        assert go_on.wait(LOST_SECONDS)
        return real(whole, scope)

    real = plans_screen._figures
    monkeypatch.setattr(plans_screen, "_figures", held)

    async def use(hands: Hands) -> None:
        await hands.until(lambda: "Wayna Marka" in hands.screen)
        assert "0/90" not in hands.screen
        assert "…" in hands.screen
        await hands.app.session.save(f"demand/{M}/arcata/2003/1", {"text": "Riego", "status": "proposed"}, ())
        go_on.set()
        await hands.until(lambda: "0/1 " in hands.screen)
        await hands.until(lambda: "…" not in hands.screen)

    with held_up():
        laptop.use(use)
    assert all("asyncio" in one for one in threads)


def test_whoever_does_not_wait_for_the_figures_goes_on(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    with_two_plans(laptop)
    go_on = Event()

    def held(_whole: Survey, _scope: Scope) -> Figures:
        assert go_on.wait(LOST_SECONDS)
        return Figures()

    monkeypatch.setattr(plans_screen, "_figures", held)

    async def use(hands: Hands) -> None:
        await hands.until(lambda: "Wayna Marka" in hands.screen)
        await hands.press(*"wayna", "enter")
        await hands.until(lambda: "Quchapampa" in hands.screen)
        go_on.set()

    with held_up():
        laptop.use(use)
