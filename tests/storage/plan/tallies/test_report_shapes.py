"""What `report --json` counts beside the shares, against counts made by hand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec

from storage.file.pack import load_pack
from storage.plan.indicators import Indicators, indicators
from storage.plan.survey import Survey
from storage.plan.tallies.causes import causes_given
from storage.plan.tallies.ceilings import YearCeilings
from storage.plan.tallies.money_share import ShareInMoney
from storage.plan.tallies.vocation import VocationOfZone
from storage.plan.tallies.women import Women, came_by_zone, proposals_by_zone
from storage.plan.views.reader_view import seen_by
from storage.plan.views.readers import ANYBODY
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

M = "guaqui"


def survey(*revisions: Revision) -> Survey:
    return Survey([*load_pack(M), *revisions])


def told(*revisions: Revision) -> dict[str, Any]:
    """The figures as a program reads them."""
    said: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(indicators(survey(*revisions))))
    return said


def demand(holder: str, year: int = 2003, /, **body: Any) -> Revision:
    return revision(f"demand/{M}/{holder}/{year}/1", {"text": "Algo", "status": "proposed", **body})


def promise(id_: str, **body: Any) -> Revision:
    return revision(f"commitment/{M}/{id_}", {"who": "Alcaldía", "what": id_, **body})


def of_two(first: Revision, **fields: tuple[Any, Any]) -> list[Revision]:
    """A record, and what two laptops said of it since without knowing of each other."""
    said = [{name: both[n] for name, both in fields.items()} for n in (0, 1)]
    return [first, *(child([first], one, device=f"laptop{n:02}") for n, one in enumerate(said))]


def test_promises_are_counted_by_state_and_two_states_of_one_are_none() -> None:
    figures = told(
        promise("a", state="kept"),
        promise("b", state="open"),
        promise("c"),
        promise("d", state="broken", withdrawn=True),
        *of_two(promise("e", state="open"), state=("kept", "broken")),
        *of_two(promise("f", state="open"), state=("kept", "kept")),
    )
    assert figures["commitments"] == {"open": 2, "kept": 2, "disputed": 1}


def test_what_became_of_demands_and_budget_lines_is_counted_by_state() -> None:
    done = {"state": "done", "spent_cents": 5}
    figures = told(
        demand("andamarca", executed=done),
        demand("arcata", executed={"state": "not-done", "cause": "no-transfer"}),
        demand("sullcata", executed={"spent_cents": 4}),
        demand("patarani", executed=done, withdrawn=True),
        *of_two(demand("copajira", executed=done), executed=({**done, "evidence": "foto"}, {"state": "done"})),
        *of_two(demand("janko-marca"), executed=(done, {"state": "stopped"})),
        revision(f"budget/{M}/2003/oecas", {"name": "OECAs", "status": "budgeted", "executed": done}),
    )
    assert figures["executed"] == {"done": 3, "not-done": 1, "disputed": 1}
    assert list(figures["executed"]) == ["done", "not-done", "disputed"]
    assert figures["causes"] == {"no-transfer": 1}


def test_what_was_spent_is_summed_by_year_of_joint_demands_once_and_of_disputed_amounts_none() -> None:
    done = {"state": "done", "spent_cents": 5}
    joint = f"demand/{M}/andamarca/2003/1"
    figures = told(
        demand("andamarca", executed={"state": "done"}),
        demand("arcata", joint_with=joint, executed=done),
        demand("sullcata", joint_with=joint, executed={"state": "done", "spent_cents": 7}),
        demand("patarani", executed=done, withdrawn=True),
        demand("kassa-santa-rosa", executed={"state": "done"}),
        demand("andamarca", 2004, executed={"state": "under-way", "spent_cents": 2}),
        *of_two(demand("copajira", 2004), executed=({**done, "evidence": "foto"}, done)),
        *of_two(demand("janko-marca", 2004), executed=(done, {"state": "done", "spent_cents": 6})),
        *of_two(demand("wila-collo", 2004), executed=(done, {"state": "stopped"})),
        revision(f"budget/{M}/2003/oecas", {"name": "OECAs", "status": "budgeted", "executed": done}),
        revision(f"budget/{M}/2009/oecas", {"name": "OECAs", "executed": {**done, "spent_cents": 2**40}}),
    )
    said = {year: tuple(of.values()) for year, of in figures["spent"].items()}
    empty = dict.fromkeys(("2005", "2006", "2007"), (0, 0, 0))
    assert said == {"2003": (10, 1, 0), "2004": (12, 0, 1), **empty, "2009": (2**40, 0, 0)}


def test_two_laptops_causes_both_count_and_say_what_of() -> None:
    held = f"workshop/{M}/municipal-2/all/1"
    refused = demand("apleg", status="rejected", ruling={"workshop": held})
    of = survey(
        *of_two(refused, cause=("public-money-is-communal", "not-twice")),
        revision(f"workshop/{M}/sector/apleg/1", {"outcome": "suspended", "cause": "internal-disputes"}),
        revision(f"workshop/{M}/sector/apleg/2", {"outcome": "absent", "cause": "internal-disputes"}),
        demand("copajira", cause="no-transfer"),
        promise("a", state="broken", cause="no-transfer"),
    )
    given = {(one.cause, one.of, one.holder, one.step, one.year) for one in causes_given(of)}
    assert given == {
        ("public-money-is-communal", "refused", "apleg", "municipal-2", 2003),
        ("not-twice", "refused", "apleg", "municipal-2", 2003),
        ("internal-disputes", "suspended", "apleg", "sector", None),
        ("internal-disputes", "absent", "apleg", "sector", None),
        ("no-transfer", "moved", "copajira", "", 2003),
        ("no-transfer", "broken", "", "", None),
    }
    assert indicators(of).causes["internal-disputes"] == 2


def test_women_who_came_and_what_they_proposed() -> None:
    came = {"outcome": "held", "men": 4}
    made = [
        revision(f"workshop/{M}/community/andamarca/1", {**came, "women": 9}),
        revision(f"workshop/{M}/community/kassa-santa-rosa/1", {**came, "women": 5}),
        revision(f"workshop/{M}/municipal-2/all/1", {**came, "women": 20}),
        revision(f"workshop/{M}/community/arcata/1", {"outcome": "absent", "women": 3}),
        demand("andamarca", options=[{"text": "a", "proposed_by": "women"}, {"proposed_by": "women"}]),
        demand("andamarca", 2004, proposed_by="women"),
        demand("kassa-santa-rosa", proposed_by="men"),
    ]
    assert told(*made)["women"] == {"attended": 34, "proposed": 2}
    by_zone = came_by_zone(survey(*made), "typology")
    assert {zone: of.women for zone, of in by_zone["community"].items()} == {"2": 9, "3": 5}
    assert set(by_zone) == {"community"}, "a municipal workshop is in no zone"
    assert {zone: dict(of) for zone, of in proposals_by_zone(survey(*made), "typology").items()} == {
        "2": {"women": 2},
        "3": {"men": 1},
    }


def test_a_vocation_says_what_is_asked_beside_it_and_what_nobody_asks() -> None:
    figures = told(
        demand("kassa-santa-rosa", action="school"),
        demand("kassa-santa-rosa", 2004, action="school"),
        demand("villa-tuntuma", action="stables"),
        demand("janko-marca", action="breeding"),
        demand("wila-collo"),
        demand("wila-collo", 2004, action="fishing", status="postponed"),
    )
    zone = figures["vocation"]["typology"]["3"]
    assert zone == {"lacking": {"school": 2}, "unasked": ["forage", "greenhouses", "fishing"], "unsaid": 1}
    assert set(figures["vocation"]) == {"typology"}, "no zone of the other says what it asks for"
    assert "4" not in figures["vocation"]["typology"]


def test_money_by_year_and_ceilings_part_by_part() -> None:
    paid = {"cost_cents": 900, "funding": {"pdla": 400, "municipality": 200}, "status": "budgeted"}

    def ceiling(place: str, cents: int) -> Revision:
        return revision(f"ceiling/{M}/{place}", {"amount_cents": cents})

    figures = told(
        demand("andamarca", action="stables", **paid),
        demand("arcata", action="school", **{**paid, "cost_cents": 100, "funding": {"pdla": 100}}),
        demand("apleg", action="stables", **{**paid, "cost_cents": 50, "funding": {}}),
        ceiling("2003/year/any", 1000),
        ceiling("2003/each-community/pdla", 30),
        ceiling("2003/andamarca/any", 1000),
        ceiling("2004/apleg/any", 7),
    )
    money = figures["shares_in_money"]
    assert money["2003"] == {"productive_cents": 900, "cents": 1000, "share": 90.0}
    assert money["2004"] == {"productive_cents": 0, "cents": 0, "share": None}
    of_2003 = figures["ceilings"]["2003"]
    parts = [
        (one["for"], one["funder"], one["ceiling_cents"], one["planned_cents"]) for one in of_2003.pop("parts")
    ]
    assert of_2003 == {"ceiling_cents": 1000, "planned_cents": 1050, "left_cents": -50, "unfunded_cents": 350}
    assert parts == [
        ("andamarca", "any", 1000, 900),
        ("each-community", "pdla", 18 * 30, 500),
        ("year", "any", 1000, 1050),
    ]
    of_2004 = figures["ceilings"]["2004"]
    assert (of_2004["ceiling_cents"], of_2004["left_cents"], of_2004["parts"][0]["left_cents"]) == (None, None, 7)


def test_why_demands_are_carried_is_counted_for_whoever_coordinates_alone() -> None:
    carried = {"carries": "apleg", "carries_why": "No la reconocen"}
    of = survey(demand("patarani", **carried), demand("andamarca", **carried), demand("arcata", carries="apleg"))
    assert indicators(of).hidden.by_why == {"No la reconocen": 2}  # type: ignore[union-attr]
    assert b"reconocen" not in msgspec.json.encode(indicators(seen_by(of, ANYBODY)))


def test_the_format_names_every_figure() -> None:
    told = (Path(__file__).parents[4] / "docs" / "format.md").read_text("utf-8").partition("## 8. Figures")[2]
    named = set(re.findall(r"`(\w+)`", told))
    assert set(Indicators.__struct_fields__) <= named
    for part in (ShareInMoney, YearCeilings, Women, VocationOfZone):
        assert {one.encode_name for one in msgspec.structs.fields(part)} <= named | {"low", "high"}
