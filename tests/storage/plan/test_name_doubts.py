"""Names of a plan that are not what they look like: each is found where it stands, and no other."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.file.pack import load_pack
from storage.names.look_alikes import LOOKS_LIKE, read_as
from storage.packs.shipped import municipalities
from storage.plan.checks import oddities
from storage.plan.name_doubts import KnownDoubts, author_doubts, holder_doubts, name_doubts
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

CYRILLIC = "\u0430"
NAMED = ("community", "association", "action", "class", "zoning", "zone", "step", "funder", "programme", "cause")
FOR: dict[str, dict[str, Any]] = {
    "association": {"per_year": 1},
    "action": {"class": "social"},
    "class": {"productive": False},
    "zone": {"zoning": "typology"},
    "step": {"of": "community"},
}


@cache
def pack() -> tuple[Revision, ...]:
    return load_pack("guaqui")


def names_of(kind: str) -> list[str]:
    survey = Survey(pack())
    states = survey.standing(kind)
    zoned = [one for one in states if kind != "zone" or one.values.get("zoning") == "typology"]
    return [str(one.values["name"]) for one in zoned if str(one.values["name"]).isascii()]


@pytest.mark.parametrize("municipality", municipalities())
def test_a_shipped_pack_has_no_doubtful_name(municipality: str) -> None:
    assert name_doubts(Survey(load_pack(municipality))) == {}


@pytest.mark.costly(3)
@pytest.mark.parametrize("kind", [kind for kind in NAMED if names_of(kind)])
@settings(max_examples=30)
@given(data=st.data())
def test_a_name_that_looks_like_one_of_its_list_is_found(kind: str, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(names_of(kind)))
    places = [at for at, letter in enumerate(name) if letter in LOOKS_LIKE.values()]
    at = data.draw(st.sampled_from(places))
    letters = [one for one, like in LOOKS_LIKE.items() if like == name[at]]
    changed = name[:at] + data.draw(st.sampled_from(letters)) + name[at + 1 :]
    record = f"{kind}/guaqui/made-up"
    brought = revision(record, {"name": changed, **FOR.get(kind, {})}, device="strangr1", author="X")
    survey = Survey([*pack(), brought])
    found = name_doubts(survey)
    assert list(found) == [record]
    assert (found[record].name, found[record].others) == (changed, (name,))
    assert [one.at for one in found[record].letters] == [at]
    assert [one.name for one in KnownDoubts(survey).brought([brought])] == [changed]
    odd = [one for one in oddities(survey).open if one.code == "look-alike"]
    assert [(one.record, one.facts["others"]) for one in odd] == [(record, [name])]


def test_two_plain_names_that_read_the_same_are_both_found() -> None:
    twin = revision("community/guaqui/arcata-b", {"name": "ARCATA."})
    found = name_doubts(Survey([*pack(), twin]))
    assert {record: one.others for record, one in found.items()} == {
        "community/guaqui/arcata": ("ARCATA.",),
        "community/guaqui/arcata-b": ("Arcata",),
    }
    same = revision("association/guaqui/arcata-c", {"name": "Arcata", "per_year": 1})
    assert {*holder_doubts(Survey([*pack(), same]))} == {"arcata", "arcata-c"}


def test_what_is_on_another_list_or_off_its_own_reads_as_nobody() -> None:
    elsewhere = revision("funder/guaqui/arcata", {"name": "Arcata"})
    off = revision("community/guaqui/arcata-b", {"name": "Arcata", "withdrawn": True})
    alias = revision("alias/guaqui/arc-ta", {"name": f"Arc{CYRILLIC}ta", "target": "community/guaqui/arcata"})
    assert name_doubts(Survey([*pack(), elsewhere, off, alias])) == {}


def test_a_name_that_was_mended_is_no_doubt_but_what_a_file_brought_is_told() -> None:
    wrong = revision("community/guaqui/nueva", {"name": f"Nuev{CYRILLIC}"}, device="strangr1")
    mended = child([wrong], {"name": "Nueva"})
    survey = Survey([*pack(), wrong, mended])
    assert name_doubts(survey) == {}
    assert [one.name for one in KnownDoubts(survey).brought([wrong, mended])] == [f"Nuev{CYRILLIC}"]


def test_who_types_is_told_from_whom_they_look_like() -> None:
    false = f"Ros{CYRILLIC} M{CYRILLIC}mani"
    made = [
        revision(author=name, sets=["action", "status", "text"]) for name in ("Rosa Mamani", false, "rosa mamani")
    ]
    found = author_doubts(made)
    assert [(name, one.others) for name, one in found.items()] == [(false, ("Rosa Mamani",))]
    assert read_as(false) == "Rosa Mamani"
    assert author_doubts(made[1:2], ["ROSA MAMANI"])[false].others == ("ROSA MAMANI",)
    odd = [one for one in oddities(Survey([*pack(), *made])).open if one.code == "look-alike-author"]
    assert [(one.record, one.facts["name"]) for one in odd] == [(made[1].record, false)]


@given(
    st.sampled_from(["Rosa Mamani", "Juan de Dios Quispe", "Ñusta Ch’uxña"]),
    st.sampled_from([str.upper, str.lower]),
)
def test_who_writes_a_name_otherwise_is_no_doubt(name: str, otherwise: object) -> None:
    assert callable(otherwise)
    assert author_doubts([revision(author=name), revision(author=otherwise(name))]) == {}


def test_what_would_come_is_doubted_as_it_is_once_it_stands() -> None:
    """So a look says of a file what is said after it came in."""
    survey = Survey(load_pack("guaqui"))
    fresh = [
        revision("community/guaqui/new", {"name": f"Arc{CYRILLIC}ta"}),
        revision("community/guaqui/other", {"name": "ARCATA."}),
        revision("community/guaqui/third", {"name": "Nueva Esperanza"}),
    ]
    before = [KnownDoubts(survey).brought([one]) for one in fresh]
    after = [KnownDoubts(Survey([*load_pack("guaqui"), one])).brought([one]) for one in fresh]
    assert before == after
    assert [[doubt.others for doubt in found] for found in before] == [[("Arcata",)], [("Arcata",)], []]
