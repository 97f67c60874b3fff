"""The plan's lists are seen and edited; what changes a count says so first; nothing is deleted."""

from __future__ import annotations

import pytest

from guaqui_tui.forms.records import PLAN_LISTS
from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.community.add_association import AddAssociation
from guaqui_tui.screens.community.add_community import AddCommunity
from guaqui_tui.screens.community.holder import HolderScreen
from guaqui_tui.screens.frame.questions.effects_question import EffectsQuestion
from guaqui_tui.screens.plan.plan_lists import PlanListsScreen
from guaqui_tui.screens.plan.record import RecordScreen
from guaqui_tui.screens.plan.records import RecordsScreen
from guaqui_tui.screens.plan.zone_members import ZoneMembersScreen
from guaqui_tui.widgets.choice import Choice
from storage import FieldFile
from storage.plan.survey import Survey

from ..pilot import Hands, Laptop
from .test_register import open_list

IRRIGATION = {"text": "Riego", "action": "irrigation"}


def survey_of(laptop: Laptop) -> Survey:
    with FieldFile.open(laptop.file, writable=False) as field:
        return field.survey


async def to_line(hands: Hands, name: str) -> None:
    """The line of a list that is called so."""
    screen = hands.app.screen
    assert isinstance(screen, RecordsScreen | ZoneMembersScreen)
    await hands.press("home")
    while screen.found_by(screen.at) != name:
        await hands.press("down")


@pytest.mark.costly(0)
def test_every_list_of_the_plan_is_there_and_opens(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+p", *"list", "enter")
        screen = hands.app.screen
        assert isinstance(screen, PlanListsScreen)
        kinds = list(dict.fromkeys(key.partition("/")[0] for key in screen._keys))
        assert kinds == [*PLAN_LISTS]
        assert [key for key in screen._keys if key.startswith("member/")] == ["member/admin", "member/typology"]
        for _key in [*screen._keys]:
            await hands.press("enter")
            assert hands.app.screen is not screen
            await hands.press("escape", "down")
            assert hands.app.screen is screen

    laptop.use(use)


def test_what_a_new_plan_a_community_and_its_going_do_is_said_in_the_user_s_words(laptop: Laptop) -> None:
    words.use("es")
    laptop.save(("andamarca", 2003, IRRIGATION), ("arcata", 2003, {"text": "Posta", "action": "health-post"}))

    async def use(hands: Hands) -> None:
        await open_list(hands, "community")
        await hands.press("delete")
        assert "registros lo nombran" in hands.words
        await hands.press("f2")
        assert isinstance(hands.app.screen, EffectsQuestion)
        for sentence in (
            "Demandas que se esperaban: 90; con esto: 85.",
            "Con esto faltan 4 demandas menos.",
            "El porcentaje pasa de 50,00% a 0,00%.",
            "1 demanda queda fuera del plan.",
        ):
            assert sentence in hands.words
        await hands.press("escape")
        assert isinstance(hands.app.screen, RecordsScreen)
        assert hands.app.session.survey.is_listed("community", "andamarca")
        await hands.press("f2", "f2")
        assert "1 escrita. Ctrl+Z la deshace." in hands.words
        await hands.press("ctrl+f", "end")
        assert "Andamarca (fuera de la lista)" in hands.words
        await hands.press("listed-put_back", "f2")
        assert "1 demanda entra en el plan." in hands.words
        await hands.press("f2")
        assert "1 escrita" in hands.words

    laptop.use(use)
    survey = survey_of(laptop)
    assert survey.is_listed("community", "andamarca")
    assert survey.plan.years
    assert (laptop.demand("andamarca", 2003) or {})["text"] == "Riego"


@pytest.mark.costly(0)
def test_fewer_demands_a_year_and_a_class_that_is_not_productive_are_asked_about(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, IRRIGATION), ("andamarca", 2004, {"text": "Posta", "action": "health-post"}))

    async def use(hands: Hands) -> None:
        await open_list(hands, "class")
        survey = hands.app.session.survey
        name = next(one.fields.name for one in survey.classes() if one.fields.productive)
        await to_line(hands, name)
        await hands.press("enter", "enter", "2", "f2")
        assert isinstance(hands.app.screen, EffectsQuestion)
        assert "The share goes from 50.00% to 0.00%." in hands.words
        assert "missing" not in hands.words
        await hands.press("escape", "escape", "escape", "escape")
        await open_list(hands, "community")
        await to_line(hands, "Andamarca")
        await hands.press("enter")
        form = hands.app.screen
        assert isinstance(form, HolderScreen)
        form.to_field("per_year")
        await hands.press("0", "f2")
        assert "90 demands were expected; with this it is 85." in hands.words
        assert "2 demands are left out of the plan." in hands.words
        await hands.press("escape")
        assert hands.app.screen is form
        assert form.typed()["per_year"] == "0"

    laptop.use(use)
    state = survey_of(laptop).history("community/guaqui/andamarca")
    assert state is not None
    assert "per_year" not in state.values


@pytest.mark.costly(0)
@pytest.mark.parametrize(("kind", "form"), [("community", AddCommunity), ("association", AddAssociation)])
def test_one_who_asks_is_added_with_the_form_of_the_board(laptop: Laptop, kind: str, form: type) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await open_list(hands, kind)
        before = len(hands.app.session.survey.listed(kind))
        await hands.press("insert")
        assert isinstance(hands.app.screen, form)
        await hands.write("Nueva Ñuñoa")
        await hands.press("f2", *(["f2"] if kind == "community" else []))
        assert isinstance(hands.app.screen, RecordsScreen)
        assert "Nueva Ñuñoa" in hands.screen
        assert len(hands.app.session.survey.listed(kind)) == before + 1

    laptop.use(use)


def test_the_municipality_itself_is_taken_off_no_list(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await open_list(hands, "municipality")
        await hands.press("delete", "f2", "ctrl+f", "listed-put_back", "f2")

    laptop.use(use)
    state = survey_of(laptop).history("municipality/guaqui")
    assert state is not None
    assert "withdrawn" not in state.values


@pytest.mark.costly(0)
def test_a_line_is_moved_up_and_down_where_a_list_has_an_order(laptop: Laptop) -> None:
    laptop.save()
    before = [one.id for one in survey_of(laptop).steps()]

    async def use(hands: Hands) -> None:
        await open_list(hands, "step")
        await hands.press("greater_than_sign")
        assert "● moved" in hands.screen
        await hands.press("f2", "end", "less_than_sign", "home", "less_than_sign", "f2")
        await open_list(hands, "funder")
        await hands.press("greater_than_sign")

    laptop.use(use)
    after = [one.id for one in survey_of(laptop).steps()]
    assert after == [before[1], before[0], *before[2:-2], before[-1], before[-2]]
    assert [one.fields.order for one in survey_of(laptop).steps()] == [*range(1, len(after) + 1)]


def test_the_zones_of_a_zoning_are_offered_to_its_members_alone(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+p", *"list", "enter", *["down"] * 6, "enter")
        assert isinstance(hands.app.screen, ZoneMembersScreen)
        await to_line(hands, "Andamarca")
        assert "18 of 21 have a zone." in hands.words
        await hands.press("delete")
        assert "● in no zone" in hands.screen
        await hands.press("f2")
        assert "1 written" in hands.words
        assert "17 of 21 have a zone." in hands.words
        await hands.press("enter")
        form = hands.app.screen
        assert isinstance(form, HolderScreen)
        assert hands.place == "zone-typology"
        offered = {kept for kept, _read in form.query_one("#zone-typology", Choice).options}
        assert offered == {one.id for one in hands.app.session.survey.zones("typology")}
        await hands.press("2", "f2")
        assert "18 of 21 have a zone." in hands.words

    laptop.use(use)
    assert survey_of(laptop).members("typology")["andamarca"].fields.zone == "2"


@pytest.mark.costly(0)
def test_a_plan_that_is_not_shown_is_listed_and_edited_too(laptop: Laptop) -> None:
    laptop.save()
    new = {"name": "PDM 2008", "years": [2008, 2009], "per_year": 1}
    with FieldFile.open(laptop.file, "Rosa") as field:
        field.save("plan/guaqui/2008-2009", new)

    async def use(hands: Hands) -> None:
        await open_list(hands, "plan")
        screen = hands.app.screen
        assert isinstance(screen, RecordsScreen)
        assert [key.rpartition("/")[2] for key in screen._keys] == ["2003-2007", "2008-2009"]
        for plan, slots in (("2003-2007", 180), ("2008-2009", 72)):
            await hands.press("home" if plan == "2003-2007" else "end", "enter")
            form = hands.app.screen
            assert isinstance(form, RecordScreen)
            form.to_field("per_year")
            await hands.press("2", "f2")
            assert f"with this it is {slots}." in hands.words
            await hands.press("f2")
        assert hands.app.session.survey.all_plans.disputed() == []

    laptop.use(use)
    survey = survey_of(laptop)
    assert [one.fields.per_year for one in survey.plans()] == [2, 2]
    assert survey.disputed() == []


def test_a_community_that_is_added_says_of_which_level_it_is_where_there_are_levels(laptop: Laptop) -> None:
    laptop.save()
    with FieldFile.open(laptop.file, "Rosa") as field:
        field.save("community/guaqui/ayllu-sur", {"name": "Ayllu Sur", "per_year": 0})

    async def use(hands: Hands) -> None:
        await hands.press("insert", "1")
        form = hands.app.screen
        assert isinstance(form, AddCommunity)
        assert form.query_one("#part_of", Choice).options == [("ayllu-sur", "Ayllu Sur")]
        await hands.write("Nueva")
        form.to_field("part_of")
        await hands.press("1", "f2")
        assert "90 demands were expected; with this it is 95." in hands.words
        await hands.press("f2")

    laptop.use(use)
    state = survey_of(laptop).history("community/guaqui/nueva")
    assert state is not None
    assert state.values == {"name": "Nueva", "part_of": "ayllu-sur"}


def test_a_key_that_has_nothing_to_act_on_says_so(laptop: Laptop) -> None:
    words.use("en")
    laptop.save()

    async def use(hands: Hands) -> None:
        await open_list(hands, "cause")
        await hands.press("ctrl+f")
        assert "Nothing is off the list." in hands.words
        await hands.press("listed-put_back")
        assert "Ctrl+P puts back what is off the list" in hands.words
        await hands.press("delete", "f2", "end", "delete")
        assert "That is off the list already." in hands.words

    laptop.use(use)
