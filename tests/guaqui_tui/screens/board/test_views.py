"""The board looked at in other ways: sorted, filtered, with a community more."""

from __future__ import annotations

from typing import Any

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.look import keys
from guaqui_tui.screens.board.lines import board_lines
from guaqui_tui.screens.board.order_question import OrderQuestion
from guaqui_tui.screens.board.rows import arranged, fitting, workshop_dates
from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.screens.community.add_association import AddAssociation
from guaqui_tui.screens.community.add_community import AddCommunity
from guaqui_tui.screens.community.which_holder import WhichHolder
from guaqui_tui.screens.frame.questions.effects_question import EffectsQuestion
from guaqui_tui.widgets.choice import Choice
from guaqui_tui.wording.board_views import BoardView, view_chosen
from guaqui_tui.wording.zones import zone_marks
from storage import FieldFile, Survey
from storage.file.pack import load_pack
from storage.kinds.process.demand import Slot, demand_name

from ...pilot import NOW, Hands, Laptop, compare

YEARS = range(2003, 2008)
FULL = [("copajira", year, {"text": "Riego", "action": "irrigation"}) for year in YEARS]


def board(hands: Hands) -> BoardScreen:
    assert isinstance(hands.app.screen, BoardScreen)
    return hands.app.screen


def holders(hands: Hands) -> list[str]:
    return list(dict.fromkeys(line.holder for line in board(hands)._content.lines))


def workshops(laptop: Laptop, **dates: dict[str, Any]) -> None:
    with FieldFile.open(laptop.file) as field:
        for holder, body in dates.items():
            field.save(f"workshop/guaqui/community/{holder}/1", {"outcome": "called", **body})


# Order


def test_a_number_typed_right_behind_the_question_is_its_answer(laptop: Laptop) -> None:
    """A question has no field with the cursor before it stands; a number was lost there, by quick hands."""
    laptop.save()

    async def use(hands: Hands) -> None:
        from textual import events

        for key in ("ctrl+f", "3"):
            hands.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await hands.rest()
        assert board(hands)._content.view != BoardView()

    laptop.use(use)


def test_the_board_is_sorted_by_zone_name_or_workshop(laptop: Laptop) -> None:
    laptop.save()
    workshops(
        laptop,
        patarani={"called_on": "2002-07-09", "held_on": "2002-07-20"},
        arcata={"called_on": "2002-07-10"},
        sullcata={"held_on": "2002-07-01", "outcome": "held"},
        copajira={"outcome": "suspended"},
    )
    associations = ["apleg", "fishermen-a", "fishermen-b"]

    async def use(hands: Hands) -> None:
        by_name = holders(hands)
        assert by_name[:3] == ["andamarca", "arcata", "belen-pituta-a"]
        await hands.press("down", "right", "ctrl+f", "1")
        assert holders(hands)[:4] == ["belen-pituta-a", "belen-pituta-b", "patarani", "andamarca"]
        assert holders(hands)[-5:-3] == ["guaqui-pueblo", "guaqui-puerto"]
        assert board(hands).cursor == Slot("arcata", 2004, 1)
        await hands.press("ctrl+f", "3")
        assert holders(hands)[:5] == ["sullcata", "arcata", "patarani", "andamarca", "belen-pituta-a"]
        assert holders(hands)[-3:] == associations
        await hands.press("ctrl+f", "2")
        assert holders(hands) == by_name
        assert holders(hands)[-3:] == associations
        assert board(hands).cursor == Slot("arcata", 2004, 1)

    laptop.use(use)


def test_names_are_sorted_without_their_accents(laptop: Laptop) -> None:
    with FieldFile.create(laptop.file) as field:
        for id_, name in (("z1", "Ámbar"), ("z2", "ambato"), ("z3", "Ñu"), ("z4", "Nz")):
            field.save(f"community/guaqui/{id_}", {"name": name})

    async def use(hands: Hands) -> None:
        found = [one for one in holders(hands) if one.startswith("z")]
        assert found == ["z1", "z2", "z3", "z4"]
        assert holders(hands)[:2] == ["z1", "z2"]

    laptop.use(use)


@pytest.mark.costly(0)
def test_a_workshop_that_is_noted_moves_its_community_in_the_calendar(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+f", "3")
        await hands.write("wila")
        await hands.press("f6", "f7", "f2", "escape", "escape")
        assert holders(hands)[0] == "wila-collo"
        assert board(hands).cursor == Slot("wila-collo", 2003, 1)

    laptop.use(use)


def test_the_date_of_a_holder_is_that_of_the_workshop_convened_last(laptop: Laptop) -> None:
    laptop.save()
    dated: dict[str, dict[str, Any]] = {
        "workshop/guaqui/community/arcata/9": {"outcome": "absent", "called_on": "2002-07-01"},
        "workshop/guaqui/community/arcata/10": {"outcome": "called", "called_on": "2002-08-01"},
        "workshop/guaqui/municipal-1/all/1": {"outcome": "held", "held_on": "2002-01-01"},
        "workshop/guaqui/sector/apleg/1": {"outcome": "held", "held_on": "2002-09-01"},
        "workshop/viacha/community/copajira/1": {"outcome": "held", "held_on": "2002-09-01"},
        "workshop/guaqui/community/copajira/1": {"outcome": "held"},
    }
    with FieldFile.open(laptop.file) as field:
        field.save_many([(record, body, None) for record, body in dated.items()])
        assert workshop_dates(field.survey) == {"arcata": "2002-08-01", "apleg": "2002-09-01"}


# Filter


def test_only_those_with_something_missing(laptop: Laptop) -> None:
    laptop.save(*FULL, ("arcata", 2003, {"status": "none"}))

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+f", "6")
        assert "copajira" not in holders(hands)
        assert "arcata" in holders(hands)
        assert len(holders(hands)) == 20
        assert "by name · only with something missing: 20 of 21. Esc shows all." in hands.screen
        assert "decided 6 of 90 (7%) ○ 1" in hands.screen  # of all communities, not of those shown
        assert "1/1 100%" in hands.screen
        await hands.write("copa")
        assert "Copajira is not among those shown: Esc shows all." in hands.screen
        await hands.press("escape")
        assert "copajira" in holders(hands)
        assert "of 21. Esc shows all" not in hands.screen
        await hands.press("ctrl+f", "6", "ctrl+f", "5")
        assert len(holders(hands)) == 21
        await hands.press("escape")  # nothing to clear: it says how the program is left
        assert len(holders(hands)) == 21
        assert "Ctrl+Q quits." in hands.screen

    laptop.use(use)


@pytest.mark.costly(0)
def test_a_row_does_not_vanish_under_its_typist(laptop: Laptop) -> None:
    laptop.save(*FULL[:-1])

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+f", "6")
        assert "21 of 21" in hands.screen
        await hands.write("copa")
        assert board(hands).cursor == Slot("copajira", 2007, 1)
        await hands.press("enter", *"Posta", "f2")  # the last one: the board comes by itself
        assert board(hands).cursor == Slot("copajira", 2007, 1)
        assert "copajira" in holders(hands)
        assert "20 of 21" in hands.screen  # what is said is true
        await hands.pilot.resize_terminal(100, 30)
        await hands.rest()
        board(hands)._redraw(look=True)  # as when another program brings something
        assert "copajira" in holders(hands)
        await hands.press("ctrl+f", "6")
        assert "copajira" not in holders(hands)

    laptop.use(use)


@pytest.mark.costly(0)
def test_escape_for_a_form_that_closed_itself_does_not_clear_the_filter(laptop: Laptop) -> None:
    laptop.save(*FULL[:-1])

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+f", "6")
        await hands.write("copa")
        await hands.press("enter", *"Posta", "f2", "escape")
        assert "20 of 21" in hands.screen
        assert "Escape again shows all" in hands.screen
        await hands.press("escape")
        assert "of 21. Esc" not in hands.screen
        assert "Escape again" not in hands.screen
        await hands.press("ctrl+f", "6", "enter", "escape", "left", "escape")  # the cursor moved: it is meant
        assert "of 21. Esc" not in hands.screen

    laptop.use(use)


def test_only_those_with_something_to_settle(laptop: Laptop) -> None:
    laptop.save(*FULL)

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+f", "7")
        assert holders(hands) == []
        assert "only with something to settle: 0 of 21. Esc shows all." in hands.screen
        assert "5 of 90 (6%)" in hands.screen
        await hands.press("down", "right", "enter", "f6")  # there is nothing under the cursor
        assert board(hands).cursor is None
        await hands.press("escape")
        assert len(holders(hands)) == 21

    laptop.use(use, size=(120, 30))
    with FieldFile.open(laptop.file) as field:
        for text in ("Establos", "Forraje"):
            field.save(demand_name("guaqui", "arcata", 2005), {"text": text, "status": "proposed"}, ())

    async def again(hands: Hands) -> None:
        assert len(holders(hands)) == 21  # a board that is opened anew shows all
        await hands.press("ctrl+f", "7")
        assert holders(hands) == ["arcata"]

    laptop.use(again)


def test_one_zone(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+f", "pagedown", "1")
        assert holders(hands) == ["belen-pituta-a", "belen-pituta-b", "patarani"]
        await hands.press("ctrl+f", "1")  # the order leaves the filter as it is
        assert "by zone · only tipología 1: 3 of 21" in hands.screen
        await hands.press("ctrl+f")
        await hands.write("zona b")
        await hands.press("enter")
        assert holders(hands)[-1] == "fishermen-b"
        assert len(holders(hands)) == 7
        await hands.press("ctrl+f", "pagedown", "3")
        assert "only tipología 3" in hands.screen

    laptop.use(use)


def test_every_zone_can_be_chosen_and_all_zones_are_all_that_have_one() -> None:
    survey = Survey(load_pack("guaqui"))
    lines = board_lines(survey)
    for zoning, without in (("typology", 0), ("admin", 3)):
        of_zones = [fitting(lines, (), f"{zoning}/{zone.id}", len) for zone in survey.zones(zoning)]
        communities = {line.holder for line in lines if line.community}
        assert sum(len(found & communities) for found in of_zones) == 18 - without


def test_looking_goes_back_without_a_change(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+f", "1", "ctrl+f")
        assert isinstance(hands.app.screen, OrderQuestion)
        assert "Now: by zone · all" in hands.screen
        await hands.press("enter")  # nothing is chosen yet
        assert isinstance(hands.app.screen, OrderQuestion)
        await hands.press("f1")
        assert "An order leaves the filter as it is" in hands.screen
        await hands.press("escape", "escape")
        assert board(hands)._content.view == BoardView("zone", "all")

    laptop.use(use)


def test_a_choice_changes_one_thing() -> None:
    assert view_chosen(BoardView("zone", "missing"), "name") == BoardView("name", "missing")
    assert view_chosen(BoardView("zone", "missing"), "admin/a") == BoardView("zone", "admin/a")
    assert view_chosen(BoardView("zone", "missing"), "zoning_/admin") == BoardView("zone", "missing", "admin")
    assert view_chosen(BoardView("zone", "missing", "admin"), "name") == BoardView("name", "missing", "admin")
    assert arranged([], BoardView(), {}, len) == []


def test_each_zoning_can_stand_beside_the_names_and_it_is_said_which(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        for zoning in hands.app.session.survey.zonings():
            board(hands)._seen(view_chosen(board(hands)._content.view, f"zoning_/{zoning.id}"))
            await hands.rest()
            assert f"{zoning.fields.name} Lacks" in hands.screen.split("\n")[1]
            signs = zone_marks(hands.app.session.survey, zoning.id)
            assert {line.holder: line.sign for line in board(hands)._content.lines} == {
                line.holder: signs.get(line.holder, "") for line in board(hands)._content.lines
            }
            board(hands)._seen(view_chosen(board(hands)._content.view, "zone"))
            zones = [
                line.zones.get(zoning.id, "") or "~" for line in board(hands)._content.lines if line.community
            ]
            assert zones == sorted(zones)
            await hands.press("f1")
            assert f"Beside each name stands its zone: {zoning.fields.name}." in " ".join(
                board_help(hands).split()
            )
            await hands.press("escape")

    laptop.use(use)


def board_help(hands: Hands) -> str:
    """All that its help says, beside what has no room."""
    return "\n".join(next(one for one in hands.app.screen_stack if isinstance(one, BoardScreen)).advice())


def test_the_footer_has_six_keys_in_every_language(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        for language in ("es", "en"):
            words.use(language)
            board(hands).speak()
            await hands.rest()
            assert len(list(keys.shown_bindings(board(hands)))) <= 6
            assert len(hands.screen.splitlines()[-1]) < 80
            assert ("Comunidad" in hands.screen.splitlines()[1]) == (language == "es")

    laptop.use(use)


# A community more


@pytest.mark.costly(0)
def test_a_community_is_added_and_the_cursor_stands_on_its_first_year(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("insert", "1")
        assert isinstance(hands.app.screen, AddCommunity)
        await hands.write("Nueva Ñuñoa")
        await hands.press("enter", "1", "2", "3", "f2")
        assert isinstance(hands.app.screen, EffectsQuestion)
        assert "90 demands were expected; with this it is 95." in hands.screen
        assert "With this 5 more demands are missing." in hands.screen
        await hands.press("f2")
        assert board(hands).cursor == Slot("nueva-nunoa", 2003, 1)
        assert "Nueva Ñuñoa          3" in hands.screen
        assert "0 of 95" in hands.screen
        await hands.press("enter", *"Riego", "f2", "escape")
        assert board(hands).cursor == Slot("nueva-nunoa", 2004, 1)

    laptop.use(use)
    with FieldFile.open(laptop.file, writable=False) as field:
        state = field.survey.history("community/guaqui/nueva-nunoa")
        assert state is not None
        assert state.values == {"name": "Nueva Ñuñoa", "sort": "rural"}
        assert {one.record: one.fields.zone for one in field.survey.memberships("nueva-nunoa")} == {
            "member/guaqui/admin/nueva-nunoa": "b",
            "member/guaqui/typology/nueva-nunoa": "3",
        }
    assert (laptop.demand("nueva-nunoa", 2003) or {})["text"] == "Riego"


async def _shares(hands: Hands) -> list[str]:
    return next(line for line in hands.screen.splitlines() if "Productive share" in line).split()


@pytest.mark.costly(0)
def test_an_association_is_no_community_more_and_no_share_changes(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego", "action": "irrigation"}))

    async def use(hands: Hands) -> None:
        before = await _shares(hands)
        await hands.press("insert")
        assert isinstance(hands.app.screen, WhichHolder)
        await hands.press("2")
        assert isinstance(hands.app.screen, AddAssociation)
        await hands.write("Tejedoras de Ñuñumani")
        await hands.press("enter", "enter", *"tejido", "f2")  # two a year are ready
        assert board(hands).cursor == Slot("tejedoras-de-nunumani", 2003, 1)
        assert "1 of 90" in hands.screen
        assert await _shares(hands) == before
        await hands.press("enter", *"Telares", "f2", "escape")
        assert await _shares(hands) == before

    laptop.use(use)
    with FieldFile.open(laptop.file, writable=False) as field:
        state = field.survey.history("association/guaqui/tejedoras-de-nunumani")
        assert state is not None
        assert state.values == {"name": "Tejedoras de Ñuñumani", "per_year": 2, "sector": "tejido"}
        assert len(field.survey.communities()) == 18
    assert (laptop.demand("tejedoras-de-nunumani", 2003) or {})["text"] == "Telares"


@pytest.mark.costly(3)
@pytest.mark.parametrize("how_many", ["", "0", "x", "1.5", "1000000"])
def test_an_association_says_how_many_demands_a_year_it_has(laptop: Laptop, how_many: str) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("insert", "2", "f2")
        assert "Write the name, with letters." in hands.words
        await hands.write("Tejedoras")
        await hands.press("enter", "home", *["delete"] * 3, *how_many, "f2")
        assert isinstance(hands.app.screen, AddAssociation)
        assert "Type a whole number from 1" in hands.words

    laptop.use(use)
    with FieldFile.open(laptop.file, writable=False) as field:
        assert len(field.survey.associations()) == 3


def test_a_new_association_is_taken_back_and_added_again(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("insert", "2")
        await hands.write("Tejedoras")
        await hands.press("f2", "ctrl+z")
        assert "Tejedoras: off the list again" in hands.words
        with FieldFile.open(laptop.file, writable=False) as field:
            assert len(field.survey.associations()) == 3
        await hands.press("insert", "2")
        await hands.write("Tejedoras")
        await hands.press("f2")
        assert board(hands).cursor == Slot("tejedoras", 2003, 1)

    laptop.use(use)
    with FieldFile.open(laptop.file, writable=False) as field:
        assert [one.fields.per_year for one in field.survey.associations() if one.id == "tejedoras"] == [2]


def test_whether_it_is_a_community_may_be_left_open(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("insert", "escape")
        assert board(hands).cursor == Slot("andamarca", 2003, 1)

    laptop.use(use)


def test_all_but_the_name_may_stay_empty(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+f", "pagedown", "1", "insert", "1")
        await hands.write("Nueva")
        await hands.press("enter", "enter", "enter", "enter", "f2")
        assert isinstance(hands.app.screen, EffectsQuestion)
        await hands.press("f2")
        assert board(hands).cursor == Slot("nueva", 2003, 1)  # whatever the filter is
        assert "3 of 22" in hands.screen

    laptop.use(use)


@pytest.mark.costly(3)
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Write the name"),
        ("¿?", "Write the name"),
        ("andamarca", "It is there already: Andamarca."),
        ("Ándamarca", "It is there already: Andamarca."),
        ("Lacuyo San Antonio", "It is there already: Lacoyu San Antonio."),  # an alias
        ("apleg", "It is there already: APLEG."),
        ("Fishermen A", "It is there already: Pescadores zona A."),  # an association's id
        ("Nueva " * 12, "71 characters are too many"),
    ],
)
def test_a_name_that_will_not_do_is_refused_and_stays(laptop: Laptop, name: str, said: str) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("insert", "1")
        await hands.write(name)
        await hands.press("enter", "2", "1", "f2")
        assert said in hands.words
        assert hands.place == "name"
        form = hands.app.screen
        assert isinstance(form, AddCommunity)
        assert form.typed() == {"name": name, "sort": "town", "zone-admin": "a", "zone-typology": ""}

    laptop.use(use)
    with FieldFile.open(laptop.file, writable=False) as field:
        assert len(field.survey.communities()) == 18


def test_a_zone_that_is_none_is_refused(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("insert", "1")
        await hands.write("Nueva")
        await hands.press("enter", "enter", *"xyz", "f2")
        assert "type a number of it, or leave it empty." in hands.words
        assert hands.place == "zone-admin"

    laptop.use(use)


@pytest.mark.costly(0)
def test_what_was_typed_of_a_new_community_is_offered_again(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("insert", "1")
        await hands.write("Nueva")
        await hands.press("enter", "2", "escape")
        assert board(hands).cursor == Slot("andamarca", 2003, 1)
        await hands.press("insert", "1")
        assert "A new community" in hands.screen
        assert "Nueva" in hands.screen
        await hands.press("enter")
        form = hands.app.screen
        assert isinstance(form, AddCommunity)
        assert (form.typed()["name"], form.typed()["sort"]) == ("Nueva", "town")
        await hands.press("f2", "f2")
        assert board(hands).cursor == Slot("nueva", 2003, 1)
        await hands.press("insert", "1")  # and is not offered once it is saved
        assert isinstance(hands.app.screen, AddCommunity)

    laptop.use(use)


def test_a_community_that_cannot_be_saved_is_not_begun(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", "insert")  # the notice that it is open elsewhere
        assert isinstance(hands.app.screen, BoardScreen)
        assert "Read-only" in hands.screen

    with FieldFile.open(laptop.file):
        laptop.use(use)


# As they look


def furnish(laptop: Laptop, language: str) -> None:
    words.use(language)
    laptop.save(
        (
            "andamarca",
            2003,
            {
                "text": "Construcción de establos",
                "action": "stables",
                "cost_cents": 3500000,
                "agreed": {"how": "vote", "for": 41, "against": 12},
                "options": [{"text": "Posta", "votes": 12}, {"text": "Aulas"}],
            },
        ),
        ("andamarca", 2004, {"text": "Riego tecnificado en K'ulli", "action": "irrigation"}),
        ("andamarca", 2006, {"status": "none"}),
        ("belen-pituta-a", 2004, {"text": "Posta sanitaria", "action": "health-post"}),
    )
    with FieldFile.open(laptop.file, "Equipo Dos", now=lambda: NOW) as field:
        for text in ("Establos", "Forraje"):
            body = {"text": text, "status": "proposed", "class": "production-support"}
            field.save("demand/guaqui/belen-pituta-b/2003/1", body, ())


def test_golden_screens_of_the_board(laptop: Laptop) -> None:
    furnish(laptop, "es")

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+f")
        compare("view", hands.screen)
        await hands.press("5")
        compare("board-filtered", hands.screen)
        await hands.press("insert", "1")
        await hands.write("Andamarca")
        await hands.press("enter")
        compare("add-community", hands.screen)

    laptop.use(use)


def test_the_last_fields_number_saves_nothing_yet(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("insert", "1")
        await hands.write("Nueva")
        await hands.press("enter", "1", "1", "2", "3")
        assert isinstance(hands.app.screen, AddCommunity)
        assert hands.place == "zone-typology"
        assert "►3 Zona 3" in hands.screen
        await hands.press("enter")
        assert isinstance(hands.app.screen, AddCommunity)  # Enter goes on
        await hands.press("f2")
        assert isinstance(hands.app.screen, EffectsQuestion)
        await hands.press("f2")
        assert not isinstance(hands.app.screen, AddCommunity)

    laptop.use(use)
    with FieldFile.open(laptop.file, writable=False) as field:
        assert field.survey.members("typology")["nueva"].fields.zone == "3"


def test_the_one_that_stands_in_a_field_is_marked_not_the_first_that_fits(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("insert", "1", "enter")
        choice = hands.app.screen.query_one("#sort", Choice)
        choice.options = [("a", "Riego"), ("b", "Riego alto"), *((f"{n}", f"Posta {n}") for n in range(9))]
        for kept, meant in (("b", 1), ("a", 0), ("8", 2), ("gone", -1)):
            choice.put(kept)
            assert choice.meant == meant, kept
        for typed, meant in (("rieg", 0), ("alt", 0), ("", -1), ("x", -1)):
            choice.value = typed
            assert choice.meant == meant, typed
        choice.put("8")
        choice.action_leaf(-1)
        assert choice.meant == -1, "it stands on the other page"
        await hands.press("escape")

    laptop.use(use)
