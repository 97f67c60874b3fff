"""A name that was decided to be a known holder's: all that stands under it goes there, and no word is lost."""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from storage import FieldFile
from storage.file.pack import load_pack
from storage.gather.merge import merge
from storage.kinds.lookup import kind_of
from storage.kinds.process.demand import demand_name
from storage.names.name_table import slug
from storage.names.nearest import KnownNames
from storage.plan.calendar import attendance, convened_steps
from storage.plan.indicators import indicators
from storage.plan.integrity import check_records
from storage.plan.joining import (
    Joined,
    alias,
    join,
    joined_holder,
    listed_as,
    record_versions,
    staying,
    written_as,
)
from storage.plan.survey import Survey
from storage.revisions.history import REMOVED
from tests.storage.misspelled import misspelled
from tests.storage.revisions_made import revision

M = "guaqui"
ANDAMARCA = f"community/{M}/andamarca"
WRONG = "andamrca"
RIEGO = {"text": "Riego", "status": "proposed", "families": 40}
WORKSHOP = {"outcome": "held", "held_on": "2002-07-14", "women": 34, "men": 51}


def at(holder: str, year: int) -> str:
    return demand_name(M, holder, year)


class Laptop:
    """One laptop with its file."""

    def __init__(self, folder: Path, number: int) -> None:
        self.path = folder / f"taller{number}.json"
        self.device = f"laptop0{number}"
        FieldFile.create(self.path, M, f"Equipo {number}", device=self.device).close()

    def open(self) -> FieldFile:
        return FieldFile.open(self.path, f"Equipo {self.device[-1]}", device=self.device)

    def add(self, name: str, years: dict[int, dict[str, Any]], workshop: dict[str, Any] | None = None) -> None:
        """A workshop of a community that this laptop's user did not find on the list."""
        holder = slug(name)
        with self.open() as field:
            if field.survey.names().match(name) is None:
                field.save(f"community/{M}/{holder}", {"name": name}, ())
            for year, body in years.items():
                field.save(at(holder, year), body)
            if workshop:
                field.save(f"workshop/{M}/community/{holder}/1", workshop)

    def save(self, record: str, **changes: Any) -> None:
        with self.open() as field:
            state = field.survey.history(record)
            field.save(record, {**(state.values if state else {}), **changes})

    def join(self, holder: str = WRONG, target: str = ANDAMARCA) -> Joined:
        with self.open() as field:
            joined = join(field.survey, holder, target)
            field.save_many(joined.changes)
            return joined

    def gather(self, *others: Laptop) -> None:
        merge(self.path, [one.path for one in others])

    @property
    def survey(self) -> Survey:
        with FieldFile.open(self.path, writable=False) as field:
            return field.survey


@pytest.fixture
def laptops(tmp_path: Path) -> list[Laptop]:
    return [Laptop(tmp_path, number) for number in (1, 2, 3)]


def texts(survey: Survey, record: str) -> set[str]:
    """Every text that is claimed of a demand now."""
    state = survey.history(record)
    claims = state.claims.get("text", ()) if state else ()
    return {claim.value for claim in claims if claim.value is not REMOVED}


def values(survey: Survey, record: str) -> dict[str, Any]:
    state = survey.history(record)
    assert state is not None, record
    return state.values


def test_all_that_was_written_under_the_name_goes_to_the_known_holder(laptops: list[Laptop]) -> None:
    mine = laptops[0]
    mine.add("Andamrca", {2003: RIEGO, 2004: {"status": "none"}, 2005: {"text": "Posta"}}, WORKSHOP)
    joined = mine.join()
    survey = mine.survey
    assert joined.moved == [at("andamarca", year) for year in (2003, 2004, 2005)]
    assert (joined.disputed, joined.same, joined.workshops) == ([], [], [f"workshop/{M}/community/andamarca/1"])
    assert len(survey.communities()) == indicators(survey).communities.total == 18
    assert values(survey, at("andamarca", 2003)) == RIEGO
    assert values(survey, at(WRONG, 2003)) == {**RIEGO, "withdrawn": True, "moved_to": at("andamarca", 2003)}
    assert values(survey, f"workshop/{M}/community/andamarca/1") == WORKSHOP
    assert attendance(survey).workshops == 1
    assert {line.holder for line in convened_steps(survey)} == {
        line.holder for line in convened_steps(Survey(load_pack(M)))
    }
    assert survey.names().match("ANDAMRCA") == joined_holder(survey, WRONG) == ANDAMARCA
    assert written_as(survey, WRONG) == "Andamrca"
    assert check_records(survey) == []


def zones_of(survey: Survey, holder: str) -> dict[str, str]:
    """Zoning -> the zone that a community is in."""
    return {
        zoning.id: member.fields.zone
        for zoning in survey.zonings()
        if (member := survey.members(zoning.id).get(holder))
    }


def test_its_zones_go_along_where_the_known_one_is_in_none_and_dispute_no_other(laptops: list[Laptop]) -> None:
    one = laptops[0]
    one.add("Arkata", {2003: RIEGO})
    one.save(f"member/{M}/admin/arkata", zone="a", reason="Dijeron")
    one.save(f"member/{M}/typology/arkata", zone="4")
    assert zones_of(one.survey, "arcata") == {"typology": "2"}, "the report puts it in no administrative one"
    one.join("arkata", f"community/{M}/arcata")
    after = one.survey
    assert zones_of(after, "arkata") == {}
    assert zones_of(after, "arcata") == {"admin": "a", "typology": "2"}
    taken = after.history(f"member/{M}/admin/arcata")
    assert taken is not None
    assert taken.values == {"zone": "a", "reason": "Dijeron"}
    assert not after.disputed()
    assert staying(after, ["arkata"]) == {"arkata": []}
    again = join(after, "arkata", f"community/{M}/arcata").changes
    assert [change[0] for change in again if kind_of(change[0]) == "member"] == [], "once is enough"


def test_a_zone_that_comes_in_later_under_the_name_is_seen_and_goes_the_same_way(laptops: list[Laptop]) -> None:
    one, two = laptops[:2]
    for laptop in (one, two):
        laptop.add("Arkata", {2003: RIEGO})
    one.join("arkata", f"community/{M}/arcata")
    two.save(f"member/{M}/admin/arkata", zone="b")
    one.gather(two)
    assert f"member/{M}/admin/arkata" in staying(one.survey, ["arkata"])["arkata"]
    one.join("arkata", f"community/{M}/arcata")
    assert zones_of(one.survey, "arcata") == {"admin": "b", "typology": "2"}
    assert zones_of(one.survey, "arkata") == {}


def test_twice_is_once(laptops: list[Laptop]) -> None:
    mine = laptops[0]
    mine.add("Andamrca", {2003: RIEGO}, WORKSHOP)
    mine.join()
    before = mine.path.read_bytes()
    mine.join()
    assert mine.path.read_bytes() == before


def test_another_demand_in_the_slot_is_never_replaced(laptops: list[Laptop]) -> None:
    mine = laptops[0]
    mine.save(at("andamarca", 2003), text="Establos", status="validated")
    mine.save(at("andamarca", 2004), **RIEGO, cost_cents=100)
    mine.add("Andamrca", {2003: RIEGO, 2004: RIEGO})
    joined = mine.join()
    assert (joined.disputed, joined.same, joined.moved) == ([at("andamarca", 2003)], [at("andamarca", 2004)], [])
    assert texts(mine.survey, at("andamarca", 2003)) == {"Establos", "Riego"}
    assert mine.survey.disputed() == [at("andamarca", 2003)]
    assert values(mine.survey, at("andamarca", 2004)) == {**RIEGO, "cost_cents": 100}


def test_a_slot_that_was_emptied_takes_the_demand(laptops: list[Laptop]) -> None:
    mine = laptops[0]
    mine.save(at("andamarca", 2003), text="Establos", status="proposed", place="K'ulli")
    mine.save(at("andamarca", 2003), withdrawn=True)
    mine.add("Andamrca", {2003: RIEGO})
    assert mine.join().moved == [at("andamarca", 2003)]
    assert values(mine.survey, at("andamarca", 2003)) == RIEGO
    assert mine.survey.disputed() == []


def test_versions_that_disagree_do_so_in_an_emptied_slot_too(laptops: list[Laptop]) -> None:
    """Also where one of them reads as what stood there before."""
    mine, other, _third = laptops
    mine.save(at("andamarca", 2003), **RIEGO)
    mine.save(at("andamarca", 2003), withdrawn=True)
    mine.add("Andamrca", {2003: RIEGO})
    other.add("Andamrca", {2003: {**RIEGO, "families": 45}})
    mine.gather(other)
    assert mine.join().disputed == [at("andamarca", 2003)]
    state = mine.survey.history(at("andamarca", 2003))
    assert state is not None
    assert {claim.value for claim in state.claims["families"]} == {40, 45}


def test_what_disagreed_under_the_name_disagrees_at_the_known_holder(laptops: list[Laptop]) -> None:
    mine, other, third = laptops
    mine.add("Andamrca", {2003: RIEGO, 2004: RIEGO})
    other.add("ANDAMRCA", {2003: {**RIEGO, "text": "Posta"}})
    third.gather(mine)
    third.save(at(WRONG, 2004), place="K'ulli")
    mine.save(at(WRONG, 2004), families=45)
    mine.gather(other, third)
    joined = mine.join()
    assert (joined.moved, joined.disputed) == ([at("andamarca", 2004)], [at("andamarca", 2003)])
    assert texts(mine.survey, at("andamarca", 2003)) == {"Riego", "Posta"}
    assert values(mine.survey, at("andamarca", 2004)) == {**RIEGO, "families": 45, "place": "K'ulli"}
    assert mine.survey.disputed() == [at("andamarca", 2003)]
    assert len(mine.survey.communities()) == 18


def test_an_edit_beside_the_decision_is_seen_and_goes_the_same_way(laptops: list[Laptop]) -> None:
    mine, other, _third = laptops
    other.add("Andamrca", {2003: RIEGO, 2004: RIEGO}, WORKSHOP)
    mine.gather(other)
    mine.join()
    other.save(at(WRONG, 2003), text="Riego alto")
    other.save(at(WRONG, 2005), text="Posta")
    other.save(f"workshop/{M}/community/{WRONG}/1", women=35)
    mine.gather(other)
    assert at(WRONG, 2003) in mine.survey.disputed()
    workshop = f"workshop/{M}/community/{WRONG}/1"
    assert staying(mine.survey, [WRONG]) == {WRONG: [at(WRONG, 2003), at(WRONG, 2005), workshop]}
    assert joined_holder(mine.survey, WRONG) == ANDAMARCA
    joined = mine.join()
    here = f"workshop/{M}/community/andamarca/1"
    assert (joined.moved, joined.disputed) == ([at("andamarca", 2005)], [at("andamarca", 2003)])
    assert mine.survey.disputed() == [at("andamarca", 2003), here]
    assert texts(mine.survey, at("andamarca", 2003)) == {"Riego", "Riego alto"}
    assert {claim.value for claim in mine.survey.history(here).claims["women"]} == {34, 35}  # type: ignore[union-attr]
    assert staying(mine.survey, [WRONG]) == {WRONG: []}


def test_what_comes_in_later_under_the_name_puts_it_on_no_list_again(laptops: list[Laptop]) -> None:
    mine, other, _third = laptops
    mine.add("Andamrca", {2003: RIEGO})
    mine.join()
    other.add("Andamrca", {2006: RIEGO})
    mine.gather(other)
    assert len(mine.survey.communities()) == 18
    assert [one.code for one in check_records(mine.survey)] == ["disputed", "holder-unknown"]
    mine.join()
    assert check_records(mine.survey) == []
    assert values(mine.survey, at("andamarca", 2006)) == RIEGO


def test_the_same_decision_on_two_laptops_is_no_dispute(laptops: list[Laptop]) -> None:
    mine, other, third = laptops
    third.add("Andamrca", {2003: RIEGO, 2004: RIEGO}, WORKSHOP)
    for one in (mine, other):
        one.gather(third)
        one.join()
    mine.gather(other)
    assert mine.survey.disputed() == []
    assert attendance(mine.survey).workshops == 1
    other.gather(mine)
    assert mine.path.read_bytes() == other.path.read_bytes()


def test_the_same_decision_of_two_spellings_is_no_dispute(laptops: list[Laptop]) -> None:
    mine, other, _third = laptops
    for laptop, name in ((mine, "Kasa Sta. Rosa"), (other, "KASA STA ROSA")):
        with laptop.open() as field:
            for _twice in range(2):
                field.save(*alias(field.survey, name, f"community/{M}/kassa-santa-rosa"))
            assert len(field.survey.revisions(f"alias/{M}/kasa-sta-rosa")) == 1
    mine.gather(other)
    assert mine.survey.disputed() == []
    assert mine.survey.names().match("Kasa Sta Rosa") == f"community/{M}/kassa-santa-rosa"


def test_another_decision_on_another_laptop_is_a_dispute_and_matches_nothing(laptops: list[Laptop]) -> None:
    mine, other, third = laptops
    third.add("Andamrca", {2003: RIEGO})
    for one, target in ((mine, "andamarca"), (other, "arcata")):
        one.gather(third)
        one.join(WRONG, f"community/{M}/{target}")
    mine.gather(other)
    assert mine.survey.disputed() == [f"alias/{M}/{WRONG}", at(WRONG, 2003)]
    assert mine.survey.names().match("Andamrca") is None
    mine.join()  # which of the two demands stands is another question, for whoever settles
    assert mine.survey.disputed() == [at(WRONG, 2003)]
    assert joined_holder(mine.survey, WRONG) == ANDAMARCA


def test_a_holder_on_no_list_is_joined_by_its_id(laptops: list[Laptop]) -> None:
    mine = laptops[0]
    mine.save(at("k-ulli", 2003), **RIEGO)
    assert mine.join("k-ulli", f"association/{M}/apleg").moved == [at("apleg", 2003)]
    assert mine.survey.names().match("K'ulli") == f"association/{M}/apleg"
    assert check_records(mine.survey) == []


def test_who_names_one_of_its_demands_names_it_where_it_is_now(laptops: list[Laptop]) -> None:
    mine = laptops[0]
    mine.add(
        "Andamrca", {2003: RIEGO, 2004: {"text": "Riego II", "phase_of": at(WRONG, 2003)}}, {"outcome": "planned"}
    )
    mine.save(at("arcata", 2003), text="Camino", status="proposed", joint_with=at(WRONG, 2003))
    mine.save(at(WRONG, 2005), text="Feria", status="proposed", joint_with=at("andamarca", 2005))
    mine.save(f"budget/{M}/2003/oecas", name="OECA", holder=WRONG)
    mine.join()
    assert values(mine.survey, at("arcata", 2003))["joint_with"] == at("andamarca", 2003)
    assert values(mine.survey, at("andamarca", 2004))["phase_of"] == at("andamarca", 2003)
    assert "joint_with" not in values(mine.survey, at("andamarca", 2005))
    assert values(mine.survey, f"budget/{M}/2003/oecas")["holder"] == "andamarca"


def test_a_workshop_is_the_known_holders_next_one_unless_it_is_there_already(laptops: list[Laptop]) -> None:
    mine = laptops[0]
    mine.save(f"workshop/{M}/community/andamarca/1", outcome="suspended")
    mine.add("Andamrca", {}, WORKSHOP)
    mine.save(f"workshop/{M}/community/{WRONG}/2", outcome="suspended")
    assert mine.join().workshops == [f"workshop/{M}/community/andamarca/{n}" for n in (2, 1)]
    assert attendance(mine.survey).women == 34
    assert values(mine.survey, f"workshop/{M}/community/{WRONG}/2")["moved_to"].endswith("andamarca/1")


def test_a_name_that_meant_one_that_is_no_more_means_the_other_now(laptops: list[Laptop]) -> None:
    mine = laptops[0]
    mine.add("Andamrca", {})
    mine.save(f"alias/{M}/andamerca", name="Andamerca", target=f"community/{M}/{WRONG}")
    mine.join()
    assert mine.survey.names().match("Andamerca") == ANDAMARCA
    assert check_records(mine.survey) == []


def test_two_of_one_id_come_apart_when_one_is_taken_off(laptops: list[Laptop]) -> None:
    """A community that was added with an association's id hides it, and they share their demands' names."""
    mine = laptops[0]
    mine.save(f"community/{M}/apleg", name="Apleg")
    mine.save(at("apleg", 2003), **RIEGO)
    assert "apleg" not in {one.id for one in mine.survey.associations()}
    assert mine.join("apleg", f"association/{M}/apleg").moved == []
    assert "apleg" in {one.id for one in mine.survey.associations()}
    assert values(mine.survey, at("apleg", 2003)) == RIEGO


@pytest.mark.costly(3)
@pytest.mark.parametrize("seed", range(4))
def test_whoever_misspells_and_in_whatever_order_it_comes_in_no_text_is_lost(
    laptops: list[Laptop], seed: int, *, full: bool
) -> None:
    draw = random.Random(seed)
    named = [
        (one.record, one.name) for one in Survey(load_pack(M)).holders() if kind_of(one.record) == "community"
    ]
    wrong = {slug(name): (record, name) for record, name in misspelled(named, 12 if full else 4, seed)}
    everything: dict[str, set[str]] = {}

    def type_some(laptop: Laptop, written: Iterable[tuple[str, str]]) -> None:
        for record, name in written:
            said = {year: f"{name} {year} {laptop.device}" for year in draw.sample(range(2003, 2008), 2)}
            laptop.add(name, {year: {**RIEGO, "text": text} for year, text in said.items()})
            for year, text in said.items():
                everything.setdefault(at(record.rpartition("/")[2], year), set()).add(text)

    for laptop in laptops:
        chosen = [wrong[key] for key in draw.sample(sorted(wrong), 3)]
        type_some(laptop, chosen)
        type_some(laptop, [one for one in named if one[0] in {record for record, _name in chosen}])
    coordinator, late, third = laptops
    coordinator.gather(third)
    assert _decided(coordinator, wrong) > 0
    type_some(late, wrong.values())
    coordinator.gather(late)
    _decided(coordinator, wrong)
    survey = coordinator.survey
    assert len(survey.communities()) == indicators(survey).communities.total == 18
    for slot, typed in everything.items():
        assert texts(survey, slot) == typed, slot
    assert not any(staying(survey, wrong).values())
    assert all(record.split("/")[2] not in wrong for record in survey.disputed())
    merged = set()
    for order in permutations(laptops):
        out = coordinator.path.with_name("out.json")
        out.unlink(missing_ok=True)
        merge(out, [one.path for one in order])
        merged.add(out.read_bytes())
    assert len(merged) == 1


def _decided(laptop: Laptop, wrong: dict[str, tuple[str, str]]) -> int:
    """Decide every name that is there; how many there were. The right one is never joined by itself."""
    survey = laptop.survey
    added = [one for one in survey.communities() if one.id in wrong]
    for one in added:
        assert survey.names().match(one.fields.name) == one.record
    there = [key for key, records in staying(survey, wrong).items() if records]
    for key in there:
        laptop.join(key, wrong[key][0])
    return len(added)


@pytest.mark.parametrize("seed", range(20))
def test_the_versions_of_a_record_say_all_that_is_claimed(seed: int) -> None:
    from tests.storage.laptops import World

    world = World(seed)
    survey = Survey(world.everything.values())
    for record in survey.disputed():
        state = survey.history(record)
        assert state is not None
        said = record_versions(state)
        for name in state.conflicts:
            claimed = [claim.value for claim in state.claims[name]]
            assert all((value in [one.get(name, REMOVED) for one in said]) for value in claimed), (record, name)


def test_the_pairs_that_must_never_be_joined_stand_together_for_whoever_decides() -> None:
    holders = Survey(load_pack(M)).holders()
    shown = {near.record: near for near in KnownNames(holders).nearest("Kasa San Fransisco")}
    pair = [f"community/{M}/{id_}" for id_ in ("kassa-san-francisco", "lacoyu-san-francisco")]
    assert set(pair) <= shown.keys()
    assert shown[pair[0]].apart[pair[1]] == ("Kassa", "Lacoyu")


@pytest.mark.parametrize("to", ["association", "community"])
def test_who_was_added_as_the_other_sort_has_its_workshops_in_the_first_step_of_its_own(to: str) -> None:
    """Which step that is says the plan: here there is a second one of each, and one of nobody's."""
    other = "community" if to == "association" else "association"
    steps = {"community": "sector", "association": "community"}
    made = [
        *load_pack(M),
        revision(f"step/{M}/community-2", {"name": "Otro", "of": "community", "order": 9}),
        revision(f"step/{M}/sector-2", {"name": "Otro", "of": "association", "order": 9}),
        revision(f"{other}/{M}/queseras", {"name": "Queseras", "per_year": 1}),
        revision(f"workshop/{M}/{steps[to]}/queseras/1", WORKSHOP),
        revision(f"workshop/{M}/encounter/queseras/1", WORKSHOP),
    ]
    survey = Survey(made)
    own = {"community": "community", "association": "sector"}[to]
    changes = listed_as(survey, f"{to}/{M}/queseras", {"name": "Queseras", "per_year": 1})
    said = {change[0]: change[1] for change in changes}
    assert said[f"{other}/{M}/queseras"]["withdrawn"] is True
    assert said[f"workshop/{M}/{steps[to]}/queseras/1"]["moved_to"] == f"workshop/{M}/{own}/queseras/1"
    assert said[f"workshop/{M}/{own}/queseras/1"] == WORKSHOP
    assert f"workshop/{M}/encounter/queseras/1" not in said, "what is nobody's own stays"
