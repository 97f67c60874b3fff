"""Rows of any kind that people know the key of: which record each is, what it says, how it stands there."""

from __future__ import annotations

import pytest

from storage.file.pack import load_pack
from storage.intake.column_meanings import Meaning
from storage.intake.records import WITH_ROWS
from storage.intake.row import SpreadsheetRow
from storage.intake.rows import TakenRows, take_rows
from storage.kinds.lookup import KINDS
from storage.plan.survey import Survey
from storage.revisions.history import History
from storage.revisions.revision import Revision, accept_value
from tests.storage.revisions_made import child, revision

PACK = load_pack("guaqui")


@pytest.fixture
def survey() -> Survey:
    return Survey(PACK)


def take(survey: Survey, kind: str, *rows: dict[str, str]) -> TakenRows:
    made = [SpreadsheetRow(number, cells) for number, cells in enumerate(rows, 2)]
    return take_rows(made, survey, Meaning(kind, survey))


def saved(survey: Survey, taken: TakenRows) -> None:
    accepted = [accept_value(one) for one in taken.documents]
    assert all(isinstance(one, Revision) for one in accepted)
    survey.add(one for one in accepted if isinstance(one, Revision))


def state(survey: Survey, record: str) -> History:
    found = survey.history(record)
    assert found is not None
    return found


def refused(taken: TakenRows) -> list[tuple[str, str, str]]:
    return [(one.reason, one.word, one.field.name if one.field else "") for one in taken.rejected]


def test_every_kind_but_those_that_only_programs_name_has_rows() -> None:
    assert set(KINDS) - set(WITH_ROWS) == {"acta", "arrival", "laptop", "remark"}


def test_a_community_is_known_by_its_names_completed_and_added(survey: Survey) -> None:
    taken = take(
        survey,
        "community",
        {"name": "ARCATA", "people": "350", "families": "60 familias"},
        {"name": "Lacuyo San Antonio", "people": "400"},
        {"name": "Nueva Esperanza", "sort": "rural", "per_year": "0"},
    )
    assert not taken.differing
    assert [one["record"] for one in taken.completed] == [
        "community/guaqui/arcata",
        "community/guaqui/lacoyu-san-antonio",
    ]
    assert [(one["record"], one["body"]) for one in taken.new] == [
        ("community/guaqui/nueva-esperanza", {"name": "Nueva Esperanza", "sort": "rural", "per_year": 0})
    ]
    saved(survey, taken)
    assert state(survey, "community/guaqui/arcata").values["people"] == 350
    assert state(survey, "community/guaqui/lacoyu-san-antonio").values["name"] == "Lacoyu San Antonio"
    assert not survey.disputed()


def test_by_its_id_a_record_may_be_called_otherwise_and_what_stands_is_not_replaced(survey: Survey) -> None:
    taken = take(survey, "community", {"id": "arcata", "name": "Arkata", "sort": "town"})
    (one,) = taken.differing
    assert [(difference.field, difference.was, difference.says) for difference in one.differences] == [
        ("name", "Arcata", "Arkata"),
        ("sort", None, "town"),
    ]
    assert taken.documents == []
    saved(survey, taken._replace(policy="keep-both"))
    assert survey.disputed() == ["community/guaqui/arcata"]
    assert {claim.value for claim in state(survey, "community/guaqui/arcata").claims["name"]} == {
        "Arcata",
        "Arkata",
    }


def test_a_row_that_says_what_stands_is_known_and_one_that_was_said_and_changed_brings_nothing(
    survey: Survey,
) -> None:
    said = {"name": "Radio San Gabriel", "phone": "2-44", "sort": "institution"}
    saved(survey, take(survey, "institution", said))
    assert take(survey, "institution", said) == TakenRows([], [], 1, [], [], [], [], {})
    head = survey.revisions("institution/guaqui/radio-san-gabriel")
    survey.add([child(list(head.values()), {"phone": "2-45"})])
    again = take(survey, "institution", said)
    assert (again.documents, len(again.outdated)) == ([], 1)


def test_a_record_that_was_taken_back_differs(survey: Survey) -> None:
    (first,) = survey.revisions("funder/guaqui/pdla").values()
    survey.add([child([first], {"withdrawn": True})])
    assert [one.record for one in take(survey, "funder", {"name": "PDLA"}).outdated] == [first.record]
    (one,) = take(survey, "funder", {"id": "pdla", "name": "PDLA II"}).differing
    assert [difference.field for difference in one.differences] == ["name", "withdrawn"]


def test_keys_are_read_by_names_words_and_ids(survey: Survey) -> None:
    taken = take(
        survey,
        "ceiling",
        {"para": "year", "gestion": "2003", "funder": "PDLA", "amount": "40.000"},
        {"para": "Yauri Korahua", "gestion": "Gestión 2004", "funder": "any", "amount": "5"},
    )
    assert [(one["record"], one["body"]) for one in taken.new] == [
        ("ceiling/guaqui/2003/year/pdla", {"amount_cents": 4000000}),
        ("ceiling/guaqui/2004/yaurikorahua/any", {"amount_cents": 500}),
    ]
    (member,) = take(survey, "member", {"zoning": "zona", "holder": "Arcata", "zone": "Zona A"}).new
    assert (member["record"], member["body"]) == ("member/guaqui/admin/arcata", {"zone": "a"})


def test_the_same_thing_said_twice_is_one_record_whatever_the_order(survey: Survey) -> None:
    row = {"topic": "Población", "name": "Mujeres", "value": "3.500", "on": "2001", "document": "Censo"}
    (one,) = take(survey, "fact", row).new
    (other,) = take(survey, "fact", {**dict(reversed(row.items())), "place": "p. 3"}).new
    assert one["record"] == other["record"]
    assert one["body"]["value"] == 3500
    (without,) = take(survey, "commitment", {"who": "Alcaldía", "what": "Vacunas"}).new
    assert without["record"] == take(survey, "commitment", {"what": "Vacunas", "who": "Alcaldía"}).new[0]["record"]


def test_parts_lists_and_rows_of_a_record_are_read_from_their_columns(survey: Survey) -> None:
    (one,) = take(
        survey,
        "association",
        {
            "name": "Queseras",
            "per_year": "1",
            "modules": "Belén Pituta I, 21; Belén Patacamaya, 8; Sola",
            "members": "29",
        },
    ).new
    assert one["body"]["modules"] == [
        {"name": "Belén Pituta I", "members": 21},
        {"name": "Belén Patacamaya", "members": 8},
        {"name": "Sola"},
    ]
    row = {"name": "Zona 5", "zoning": "Tipología", "ruling.on": "5/10/2002", "ruling.for": "41"}
    (zone,) = take(survey, "zone", {**row, "asks": "Sistema de riego; forage"}).new
    assert zone["body"] == {
        "name": "Zona 5",
        "zoning": "typology",
        "asks": ["irrigation", "forage"],
        "ruling": {"on": "2002-10-05", "for": 41},
    }


@pytest.mark.parametrize(
    ("written", "kept"), [("-16,5", -16500000), ("-68.812", -68812000), ("-16500000", -16500000), ("7", 7)]
)
def test_a_latitude_in_degrees_or_in_their_millionths(survey: Survey, written: str, kept: int) -> None:
    taken = take(survey, "community", {"name": "Nueva", "latitude_e6": written})
    assert [one["body"]["latitude_e6"] for one in taken.new] == [kept]


@pytest.mark.parametrize(
    ("kind", "row", "why"),
    [
        ("class", {"name": "¿?", "productive": "sí"}, ("name-letters", "¿?", "")),
        ("community", {"name": "日本"}, ("name-letters", "日本", "")),
        ("community", {"id": "Nueva!", "name": "Nueva"}, ("id-bad", "Nueva!", "")),
        ("association", {"name": "Queseras"}, ("field-missing", "", "per_year")),
        ("class", {"name": "Otra", "productive": "tal vez"}, ("value-bad", "tal vez", "productive")),
        ("action", {"name": "Pozo", "class": "rosado"}, ("unknown", "rosado", "class")),
        ("ceiling", {"for": "año", "year": "2003", "funder": "any", "amount": "5"}, ("unknown-name", "año", "")),
        ("ceiling", {"for": "year", "year": "jun-03", "funder": "any", "amount": "5"}, ("year", "jun-03", "")),
        (
            "ceiling",
            {"for": "year", "year": "2003", "funder": "nadie", "amount": "5"},
            ("unknown", "nadie", "FUNDER"),
        ),
        ("ceiling", {"for": "year", "year": "2003", "amount": "5"}, ("key-missing", "", "FUNDER")),
        ("ceiling", {"for": "year", "year": "2003", "funder": "any", "amount": "mil"}, ("cost-bad", "mil", "")),
        ("commitment", {"who": "a", "what": "b", "due": "ayer"}, ("value-bad", "ayer", "due")),
        ("commitment", {"who": "a", "what": "b", "about": "nada"}, ("unknown", "nada", "about")),
        ("assessment", {"element": "vision", "year": "2003", "state": "5"}, ("value-bad", "5", "state")),
        (
            "workshop",
            {"step": "community", "holder": "Arcata", "n": "0", "outcome": "held"},
            ("n-bad", "0", ""),
        ),
    ],
)
def test_what_does_not_fit_is_said_with_its_field_and_word(
    survey: Survey, kind: str, row: dict[str, str], why: tuple[str, str, str]
) -> None:
    taken = take(survey, kind, row)
    assert refused(taken) == [why]
    assert taken.documents == []


@pytest.mark.parametrize(
    ("kind", "row", "why"),
    [
        ("community", {"name": "Nueva", "people": "-3"}, ("people", "-3", "count-bad")),
        ("community", {"name": "Nueva", "sort": "lunar"}, ("sort", "lunar", "unknown")),
        ("community", {"name": "Nueva", "latitude_e6": "99000000"}, ("latitude_e6", "99000000", "value-bad")),
        (
            "association",
            {"name": "Queseras", "per_year": "1", "modules": "a, 1, 2"},
            ("modules", "a, 1, 2", "value-bad"),
        ),
        ("class", {"name": "Otra", "productive": "sí", "mark": "★"}, ("mark", "★", "value-bad")),
        (
            "workshop",
            {"step": "community", "holder": "Arcata", "outcome": "held", "from": "25:00"},
            ("from", "25:00", "value-bad"),
        ),
        ("zone", {"name": "Zona 5", "zoning": "Tipología", "asks": "volar"}, ("asks", "volar", "unknown")),
    ],
)
def test_what_is_not_understood_of_what_a_record_can_be_without_is_kept_beside_it(
    survey: Survey, kind: str, row: dict[str, str], why: tuple[str, str, str]
) -> None:
    taken = take(survey, kind, row)
    assert [(one.field, one.words, one.reason) for one in taken.unread] == [why]
    assert (len(taken.new), taken.rejected) == (1, [])
    assert [one["body"]["seen"] for one in taken.remarks] == [why[1]]


def test_a_row_without_a_name_says_nothing(survey: Survey) -> None:
    taken = take(survey, "community", {"name": "", "people": "3"})
    assert (len(taken.nothing), taken.documents, taken.rejected) == (1, [], [])


def test_what_is_called_alike_in_another_year_is_a_record_of_its_own_with_its_name(survey: Survey) -> None:
    row = {"year": "2003", "name": "OECAs", "cost": "40.000"}
    saved(survey, take(survey, "budget", row))
    (one,) = take(survey, "budget", {**row, "year": "2004"}).new
    assert (one["record"], one["body"]) == ("budget/guaqui/2004/oecas", {"name": "OECAs", "cost_cents": 4000000})
    ceiling = {"for": "year", "year": "2003", "funder": "any", "name": "Techo", "amount": "5"}
    saved(survey, take(survey, "ceiling", ceiling))
    (other,) = take(survey, "ceiling", {**ceiling, "year": "2004"}).new
    assert other["body"]["name"] == "Techo"
    assert take(survey, "ceiling", ceiling).known == take(survey, "budget", row).known == 1


def test_the_same_row_is_the_same_revision_on_two_laptops(survey: Survey) -> None:
    row = {"name": "Radio San Gabriel", "phone": "2-44"}
    assert take(survey, "institution", row).new == take(Survey(PACK), "institution", row).new
    (one,) = take(survey, "institution", row).new
    assert (one["device"], one["author"], one["at"], one["parents"]) == ("import", "", "", [])
    assert one["sets"] == ["name", "phone"]


def test_two_rows_that_differ_about_one_record_are_for_a_person(survey: Survey) -> None:
    taken = take(survey, "funder", {"name": "Unión"}, {"name": "UNIÓN"}, {"id": "union", "name": "Otra"})
    assert taken.new == []
    assert [one.reason for one in taken.rejected] == ["twice"] * 3
    assert len(take(survey, "funder", {"name": "Unión"}, {"name": "UNIÓN"}).new) == 1


def test_a_demand_of_a_level_above_others_is_none(survey: Survey) -> None:
    survey.add([revision("community/guaqui/ayllu", {"name": "Ayllu", "per_year": 0})])
    taken = take_rows([SpreadsheetRow(2, {"comunidad": "Ayllu", "gestion": "2003", "demanda": "Riego"})], survey)
    assert [(one.reason, one.word) for one in taken.rejected] == [("level", "Ayllu")]


@pytest.mark.parametrize("row", [{"id": "all", "name": "Todas"}, {"name": "All"}, {"id": "x" * 65, "name": "X"}])
def test_no_community_is_called_as_everybody_is_nor_by_more_than_a_name_holds(
    survey: Survey, row: dict[str, str]
) -> None:
    assert refused(take(survey, "community", row)) == [("id-bad", row.get("id", "all"), "")]


def test_an_exact_id_wins_over_the_name_of_another_record(survey: Survey) -> None:
    survey.add([revision("class/guaqui/aaa", {"name": "Social", "productive": False})])
    survey.add([revision("community/guaqui/aaa", {"name": "copajira"})])
    taken = take(survey, "action", {"id": "x", "name": "X", "class": "social"})
    assert [one["body"]["class"] for one in taken.new] == ["social"]
    taken = take(survey, "member", {"zoning": "admin", "holder": "copajira", "zone": "a"})
    assert {one.rpartition("/")[2] for one in (*touched(taken), "copajira")} == {"copajira"}


def touched(taken: TakenRows) -> list[str]:
    return [*(str(one["record"]) for one in taken.documents)]


def test_of_several_of_one_name_none_is_taken_but_the_one_that_stands(survey: Survey) -> None:
    for id_ in ("one", "two"):
        survey.add([revision(f"class/guaqui/{id_}", {"name": "Turismo", "productive": False})])
        survey.add([revision(f"community/guaqui/{id_}", {"name": "Turismo"})])
    survey.add([revision("action/guaqui/fair-2", {"name": "Feria 2", "class": "two"})])
    row = {"id": "x", "name": "X", "class": "turismo"}
    assert refused(take(survey, "action", row)) == [("ambiguous", "turismo", "class")]
    assert take(survey, "action", {"id": "fair-2", "class": "TURISMO"}).known == 1
    assert refused(take(survey, "class", {"name": "Turismo"})) == [("ambiguous", "Turismo", "")]
    assert refused(take(survey, "community", {"name": "Turismo"})) == [("ambiguous", "Turismo", "")]
    demand = {"holder": "Turismo", "year": "2004", "text": "Riego"}
    assert refused(take(survey, "demand", demand)) == [("ambiguous", "Turismo", "")]
    held = {"step": "community", "holder": "Turismo", "outcome": "held"}
    assert refused(take(survey, "workshop", held)) == [("ambiguous", "Turismo", "HOLDER")]


def test_a_zone_is_one_of_its_own_zoning(survey: Survey) -> None:
    survey.add([revision("zoning/guaqui/lines", {"name": "Línea"})])
    survey.add([revision("zone/guaqui/milk", {"name": "Zona A", "zoning": "lines"})])
    row = {"zoning": "lines", "holder": "arcata", "zone": "Zona A"}
    assert [one["body"]["zone"] for one in take(survey, "member", row).new] == ["milk"]
    assert refused(take(survey, "member", {**row, "zone": "a"})) == [("unknown", "a", "zone")]
    assert refused(take(survey, "member", {**row, "zone": "Zona B"})) == [("unknown", "Zona B", "zone")]


def test_what_stands_off_its_list_is_understood(survey: Survey) -> None:
    gone = [revision("class/guaqui/gone", {"name": "Turismo", "productive": False})]
    gone += [revision("zone/guaqui/far", {"name": "Lejos", "zoning": "admin", "asks": ["old", "forage"]})]
    gone += [revision("action/guaqui/old", {"name": "Vieja", "class": "gone"})]
    gone += [revision("step/guaqui/past", {"name": "Pasado", "of": "community"})]
    survey.add([*gone, revision("workshop/guaqui/past/arcata/1", {"outcome": "held"})])
    survey.add([revision("action/guaqui/fair-2", {"name": "Feria 2", "class": "gone"})])
    for one in (gone[0], gone[2], gone[3]):
        survey.add([child([one], {"withdrawn": True})])
    for written in ("gone", "Turismo (off the list)", "Turismo"):
        assert take(survey, "action", {"id": "fair-2", "name": "Feria 2", "class": written}).known == 1, written
        assert take(survey, "action", {"name": "Feria 2", "class": written}).known == 1, written
    for written in ("old; forage", "Vieja (off the list), forage"):
        assert take(survey, "zone", {"id": "far", "asks": written}).known == 1, written
    for written in ("past", "Pasado (off the list)"):
        row = {"step": written, "holder": "Arcata", "outcome": "held"}
        assert take(survey, "workshop", row).known == 1, written
    assert refused(take(survey, "action", {"id": "y", "name": "Y", "class": "gone"})) == [
        ("unknown", "gone", "class")
    ]


def test_a_workshop_of_everybody_is_named_so(survey: Survey) -> None:
    for written in ("all", "everybody"):
        row = {"step": "municipal-1", "holder": written, "outcome": "held"}
        assert touched(take(survey, "workshop", row)) == ["workshop/guaqui/municipal-1/all/1"]
    row = {"zoning": "admin", "holder": "all", "zone": "a"}
    assert refused(take(survey, "member", row)) == [("unknown-name", "all", "")]


def test_rows_without_persons_are_known_and_what_they_change_keeps_these(survey: Survey) -> None:
    board = [{"name": "Ana", "office": "Presidenta"}, {"name": "Luis", "office": "Vocal"}]
    survey.add([revision("institution/guaqui/cipca", {"name": "CIPCA", "members": board})])
    assert take(survey, "institution", {"id": "cipca", "members": ", Presidenta; , Vocal"}).known == 1
    taken = take(survey, "institution", {"id": "cipca", "members": ", Presidenta; , Secretario"})
    assert [one["body"]["members"] for one in taken._replace(policy="keep-both").documents] == [
        [{"name": "Ana", "office": "Presidenta"}, {"name": "Luis", "office": "Secretario"}]
    ]


@pytest.mark.parametrize("kind", ["community", "association"])
def test_a_new_name_near_a_known_one_is_not_taken_before_somebody_decides(survey: Survey, kind: str) -> None:
    known, near = {"community": ("sullcata", "Sulcata"), "association": ("queseras", "Quesera")}[kind]
    if kind == "association":
        survey.add([revision("association/guaqui/queseras", {"name": "Queseras", "per_year": 1})])
    row = {"name": near, "per_year": "1"}
    assert refused(take(survey, kind, row)) == [("holder-near", near, "")]
    (new,) = take(survey, kind, {"id": "otra", **row}).new
    assert (new["record"], new["body"]["name"]) == (f"{kind}/guaqui/otra", near)
    survey.add([revision(f"alias/guaqui/{near.lower()}", {"name": near, "target": f"{kind}/guaqui/{known}"})])
    told = take(survey, kind, row)
    assert (told.new, told.rejected) == ([], [])
    assert [one["record"] for one in told.documents] in ([], [f"{kind}/guaqui/{known}"])


def test_a_promise_said_again_in_another_state_is_the_same_promise(survey: Survey) -> None:
    row = {"who": "Alcaldía", "what": "Vacunas"}
    saved(survey, take(survey, "commitment", {**row, "state": "open"}))
    (first,) = survey.records("commitment")
    again = take(survey, "commitment", {**row, "state": "kept"})
    assert ([one.record for one in again.differing], again.new) == ([first], [])
    assert take(survey, "commitment", row).known == 1
    (other,) = take(survey, "commitment", {**row, "what": "Otra cosa"}).new
    assert other["record"] != first
    survey.add([revision("commitment/guaqui/segunda", {**row, "to": "Arcata"})])
    assert refused(take(survey, "commitment", {**row, "state": "kept"})) == [("several", "", "")]
    assert take(survey, "commitment", {**row, "id": "segunda"}).known == 1


def test_rows_that_differ_about_one_promise_are_for_a_person(survey: Survey) -> None:
    row = {"who": "Alcaldía", "what": "Vacunas"}
    taken = take(
        survey, "commitment", {**row, "state": "open"}, {**row, "state": "kept"}, {**row, "state": "open"}
    )
    assert (taken.new, taken.known, [one[0] for one in refused(taken)]) == ([], 0, ["twice"] * 3)


@pytest.mark.parametrize(
    ("kind", "row", "flaws"),
    [
        ("commitment", {"who": "a", "due": "ayer", "state": "tal vez"}, ["due", "state", "what"]),
        ("class", {"name": "Otra", "productive": "tal vez", "mark": "★"}, ["productive", "mark"]),
        ("workshop", {"step": "nada", "holder": "nadie", "from": "25:00"}, ["STEP", "", "from"]),
    ],
)
def test_a_row_names_all_that_does_not_fit(
    survey: Survey, kind: str, row: dict[str, str], flaws: list[str]
) -> None:
    (one,) = take(survey, kind, row).rejected
    assert [flaw.field.name if flaw.field else "" for flaw in one.flaws] == flaws


def test_a_yes_where_the_mark_of_what_was_read_stands_is_that_mark(survey: Survey) -> None:
    held = "workshop/guaqui/community/arcata/1"
    survey.add([revision(held, {"outcome": "held", "read_back": "0123abcd"})])
    row = {"step": "community", "holder": "Arcata", "outcome": "held"}
    assert take(survey, "workshop", {**row, "read_back": "sí"}).known == 1
    (no,) = take(survey, "workshop", {**row, "read_back": "no"}).differing
    assert [(one.was, one.says) for one in no.differences] == [("0123abcd", False)]


@pytest.mark.parametrize("written", ["zone/guaqui/a", "Zona A (zone/guaqui/a)", "Zona (a) (zone/guaqui/a)"])
def test_a_record_of_any_kind_is_found_by_its_name_behind_its_title(survey: Survey, written: str) -> None:
    (new,) = take(survey, "commitment", {"who": "Alcaldía", "what": "Vacunas", "about": written}).new
    assert new["body"]["about"] == "zone/guaqui/a"
