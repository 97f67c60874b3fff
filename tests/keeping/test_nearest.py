"""Names that are not known: none is joined, the right one is shown, and those easily mistaken stand together."""

from __future__ import annotations

import pytest

from storage.nearest import SHOWN, Known, mistakable, nearest, tell_apart
from storage.pack import load_pack
from storage.spelling import distance, sound
from storage.survey import Survey
from tests.keeping.misspelled import misspelled

SURVEY = Survey(load_pack("guaqui"))
HOLDERS = SURVEY.holders()
SPELLINGS = [(one.record, spelling) for one in HOLDERS for spelling in (one.name, *one.spellings)]
COMMUNITY = "community/guaqui/"

NEVER_JOINED = [
    ("kassa-san-francisco", "lacoyu-san-francisco"),
    ("kassa-santa-rosa", "kassa-san-francisco"),
    ("belen-pituta-a", "belen-pituta-b"),
]
"""The pairs that the case report's reader is warned of."""


@pytest.mark.parametrize("pair", NEVER_JOINED)
def test_pairs_that_must_never_be_joined_are_always_shown_together(pair: tuple[str, str]) -> None:
    one, other = (COMMUNITY + id_ for id_ in pair)
    assert other in mistakable(tuple(HOLDERS))[one]
    for _record, written in misspelled(SPELLINGS, 300, seed=3):
        shown = {near.record for near in nearest(written, HOLDERS)}
        assert (one in shown) == (other in shown), written


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("Belén Pituta A", "Belén Pituta B", ("A", "B")),
        ("Kassa San Francisco", "Lacoyu San Francisco", ("Kassa", "Lacoyu")),
        ("Kassa Santa Rosa", "Kassa San Francisco", ("Santa Rosa", "San Francisco")),
        ("Belén", "Belén Alto", ("", "Alto")),
        ("Alto Belén", "Belén Alto", ("Alto Belén", "Belén Alto")),
    ],
)
def test_what_tells_two_names_apart(a: str, b: str, apart: tuple[str, str]) -> None:
    assert tell_apart(a, b) == apart


def test_no_misspelling_is_joined_and_the_right_name_is_among_the_first_three(*, full: bool) -> None:
    many = 2000 if full else 400
    names = SURVEY.names()
    joined = missed = 0
    for record, written in misspelled(SPELLINGS, many, seed=7):
        joined += names.match(written) is not None
        missed += record not in [near.record for near in nearest(written, HOLDERS)[:SHOWN]]
    print(f"joined {joined}, right name among the first {SHOWN}: {100 - 100 * missed / many:.2f}% of {many}")  # noqa: T201
    assert joined == 0
    assert missed <= many * 0.02


@pytest.mark.parametrize(
    ("written", "id_", "why"),
    [
        ("Kasa Sn Fco", "kassa-san-francisco", "words"),
        ("V. Tuntuma", "villa-tuntuma", "spelling"),
        ("HUILACOYO", "wila-collo", "sound"),
        ("Anko Marka", "janko-marca", "words"),
        ("San Antonio Lacoyu", "lacoyu-san-antonio", "words"),
        ("la comunidad de Arkata", "arcata", "sound"),
    ],
)
def test_the_nearest_and_in_what(written: str, id_: str, why: str) -> None:
    first = nearest(written, HOLDERS)[0]
    assert (first.record, first.why) == (COMMUNITY + id_, why)


def test_scores_are_in_order_and_only_the_name_itself_would_be_a_hundred() -> None:
    found = nearest("Kassa San Fransisco", HOLDERS)
    assert [near.score for near in found] == sorted((near.score for near in found), reverse=True)
    assert all(0 <= near.score < 100 for near in found)
    assert nearest("", HOLDERS)[0].score == nearest("¿?", HOLDERS)[0].score == 0
    assert nearest("Arcata", []) == []
    assert nearest("x" * 1_000_000, [Known("community/m/y", "Yauri")])[0].score == 0


@pytest.mark.parametrize(
    ("a", "b", "slips"), [("", "", 0), ("ab", "ba", 1), ("abc", "", 3), ("marca", "marka", 1)]
)
def test_slips(a: str, b: str, slips: int) -> None:
    assert distance(a, b) == distance(b, a) == slips


@pytest.mark.parametrize(
    ("a", "b"),
    [("wila", "huila"), ("collo", "qhoyo"), ("janko", "hanco"), ("wakiwi", "guaquihui"), ("villa", "biya")],
)
def test_one_sound_written_in_two_ways(a: str, b: str) -> None:
    assert sound(a) == sound(b)
