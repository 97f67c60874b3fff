"""Facts with their sources: what follows is reckoned exactly, what does not is found, and nothing is invented."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.file.pack import load_pack
from storage.plan.checks import oddities
from storage.plan.checks.found import Finding
from storage.plan.facts.contradictions import contradictions
from storage.plan.facts.degrees import impossible_degrees
from storage.plan.facts.exact_number import ExactNumber, cut_off, from_plain, rounded
from storage.plan.facts.told_facts import ToldFact, told_facts
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child

from .profile import fact, id_of_fact, of, profile

EMPTY = {"slot-empty"}


def survey(*revisions: Revision) -> Survey:
    return Survey([*load_pack("guaqui"), *revisions])


def found(*revisions: Revision) -> list[Finding]:
    return [one for one in oddities(survey(*revisions)).open if one.code not in EMPTY]


def told(*revisions: Revision) -> dict[str, ToldFact]:
    return {one.entry.fields.name: one for one in told_facts(survey(*revisions))}


def test_the_contradictions_of_the_profile_are_found_and_no_other() -> None:
    facts = {one.record: one.body for one in profile()}
    seen = {(one.code, facts[one.record]["name"], facts[one.record].get("on", "")) for one in found(*profile())}
    assert seen == {
        ("fact-other", "Densidad", "2002"),
        ("fact-other", "Parte de cinco años", ""),
        *(("fact-cut", "Parte productiva", year) for year in ("2003", "2004", "2006")),
        ("fact-cut", "Parte sin ninguna", ""),
        ("fact-documents", "Asociaciones", ""),
        ("fact-documents", "Montos de las líneas", ""),
        ("fact-place", "Coordenadas", ""),
    }
    (density,) = (one for one in found(*profile()) if one.record and one.facts.get("printed") == "31.4")
    assert density.facts["comes_to"] == "29.3"


def test_what_agrees_gives_no_line() -> None:
    area, people = fact("T", "Área", 25_798, 2), fact("P", "Gente", 7552)
    assert found(area, people, fact("P", "Densidad", 293, 1, **of("quotient", people, area))) == []


def test_what_was_printed_nowhere_is_reckoned() -> None:
    area, people = fact("T", "Área", 25_798, 2), fact("P", "Gente", 7552)
    density = fact("P", "Densidad", **of("quotient", people, area))
    twice = fact("P", "Dos veces", **of("sum", density, density))
    of_all = told(area, people, density, twice)
    assert (of_all["Densidad"].printed, of_all["Densidad"].comes_to) == (None, ExactNumber(2927, 2))
    assert of_all["Dos veces"].comes_to == rounded(Fraction(2 * 755_200, 25_798), 2)
    assert found(area, people, density, twice) == []


@pytest.mark.parametrize(
    ("how", "sources"),
    [
        ("quotient", (5,)),
        ("quotient", (5, 0)),
        ("quotient", (5, 2, 3)),
        ("share", (5, 0)),
        ("mean", (5, 5)),
        ("sum", ()),
    ],
)
def test_what_cannot_be_reckoned_is_said_to_come_to_nothing(how: str, sources: tuple[int, ...]) -> None:
    numbers = [fact("T", f"n{at}", value) for at, value in enumerate(sources)]
    whole = fact("T", "Todo", 7, **of(how, *numbers))
    assert told(*numbers, whole)["Todo"].comes_to is None
    assert found(*numbers, whole) == []


def test_facts_that_follow_from_each_other_in_a_circle_come_to_nothing() -> None:
    one = fact("T", "uno")
    two = fact("T", "dos", **of("sum", one))
    circle = child([one], of("sum", two))
    assert {name: of_it.comes_to for name, of_it in told(one, circle, two).items()} == {"uno": None, "dos": None}


def test_a_source_that_is_off_its_list_or_nowhere_is_named() -> None:
    one = fact("T", "uno", 1)
    whole = fact("T", "Todo", 2, **of("sum", one))
    assert [odd.code for odd in found(one, child([one], {"withdrawn": True}), whole)] == ["term-withdrawn"]
    assert [odd.code for odd in found(whole)] == ["term-unknown"]


def test_of_what_laptops_differ_on_nothing_is_reckoned() -> None:
    one = fact("T", "uno", 1)
    whole = fact("T", "Todo", 2, **of("sum", one))
    differing = [child([one], {"value": n}, device=f"laptop{n:02}") for n in (3, 4)]
    assert told(one, *differing, whole)["Todo"].comes_to is None
    assert [odd.code for odd in found(one, *differing, whole) if odd.code.startswith("fact")] == []


def test_documents_that_differ_both_stand() -> None:
    ine, plan = (fact("P", "Gente", n, on="1996", document=said) for n, said in ((8618, "PDM"), (7000, "INE")))
    (of_both,) = contradictions(told_facts(survey(ine, plan)))
    assert [one.said for one in of_both] == [("INE", "7000", ""), ("PDM", "8618", "")]
    assert [odd.code for odd in found(ine, plan)] == ["fact-documents"]


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        ({"value": 293, "scale": 1}, {"value": 2927, "scale": 2}, False),
        ({"value": 293, "scale": 1}, {"value": 2935, "scale": 2}, True),
        ({"value": 25_798, "scale": 2, "unit": "km2"}, {"value": 25_798, "unit": "ha"}, False),
        ({"value": 7, "unit": "Bs"}, {"value": 8, "unit": "bs"}, True),
        ({"value": 40}, {"text": "aún no"}, True),
        ({"text": "frío"}, {"text": "templado"}, False),
        ({"value": 40, "text": "más o menos"}, {"value": 40, "text": "exacto"}, False),
    ],
)
def test_when_documents_differ(first: dict[str, object], second: dict[str, object], differ: bool) -> None:  # noqa: FBT001
    facts = [fact("T", "Cosa", document=name, **said) for name, said in (("A", first), ("B", second))]  # type: ignore[arg-type]
    assert bool(contradictions(told_facts(survey(*facts)))) == differ


def test_which_facts_are_references_is_said_by_their_topic() -> None:
    of_all = told(
        fact("comparación nacional", "a", 1), fact("Referencias de altura", "b", 1), fact("Referencia", "c", 1)
    )
    assert [name for name, one in of_all.items() if one.is_reference] == ["a", "c"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("16° 45' 69\" oeste", ["16° 45' 69\""]),
        ("16° 35’ 12” S, 68° 51’ 03” O", []),
        ("16°75'", ["16°75'"]),
        ("200° 1'", ["200° 1'"]),
        ("a 3.850 m, 45° de pendiente", []),
    ],
)
def test_places_that_cannot_be(text: str, wrong: list[str]) -> None:
    assert impossible_degrees(text) == wrong


@given(st.integers(-(2**53), 2**53), st.integers(0, 15))
def test_a_number_is_written_exactly(value: int, scale: int) -> None:
    number = ExactNumber(value, scale)
    assert Fraction(number.plain) == number.exact
    assert from_plain(number.plain) == number


@given(st.fractions(), st.integers(0, 6))
def test_rounding_and_cutting_are_as_people_do_it(exact: Fraction, scale: int) -> None:
    step = Fraction(1, 10**scale)
    assert abs(rounded(exact, scale).exact - exact) <= step / 2
    assert abs(cut_off(exact, scale).exact) <= abs(exact)
    assert abs(cut_off(exact, scale).exact - exact) < step


def test_half_is_rounded_away_from_zero() -> None:
    assert (rounded(Fraction(5, 2), 0), rounded(Fraction(-5, 2), 0)) == (ExactNumber(3, 0), ExactNumber(-3, 0))


def test_ids_follow_from_topic_name_day_and_document() -> None:
    assert id_of_fact(fact("T", "n", 1, document="A")) != id_of_fact(fact("T", "n", 1, document="B"))
