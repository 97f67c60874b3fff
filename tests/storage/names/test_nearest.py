"""Names that are not known: none is joined, the right one is shown, and those easily mistaken stand together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from storage.file.pack import load_pack
from storage.names.nearest import MISTAKABLE, SHOWN, KnownHolder, KnownNames, tell_apart
from storage.names.spelling import by_words, likeness, sound
from storage.plan.survey import Survey
from tests.storage.misspelled import misspelled
from tests.storage.names.reference_nearness import distance, nearest_by_hand

SURVEY = Survey(load_pack("guaqui"))
HOLDERS = SURVEY.holders()
SPELLINGS = [(one.record, spelling) for one in HOLDERS for spelling in (one.name, *one.spellings)]
KNOWN = KnownNames(HOLDERS)
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
    assert other in KNOWN.mistakable(one)
    for _record, written in misspelled(SPELLINGS, 300, seed=3):
        for near in KNOWN.nearest(written):
            for mine, others in ((one, other), (other, one)):
                assert near.record != mine or others in near.apart, written


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
    count = 2000 if full else 400
    names = SURVEY.names()
    joined = missed = 0
    for record, written in misspelled(SPELLINGS, count, seed=7):
        joined += names.match(written) is not None
        missed += record not in [near.record for near in KNOWN.nearest(written)]
    print(f"joined {joined}, right name among the first {SHOWN}: {100 - 100 * missed / count:.2f}% of {count}")  # noqa: T201
    assert joined == 0
    assert missed == 0


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
    first = KNOWN.nearest(written)[0]
    assert (first.record, first.why) == (COMMUNITY + id_, why)


def test_scores_are_in_order_and_only_the_name_itself_would_be_a_hundred() -> None:
    found = KNOWN.nearest("Kassa San Fransisco")
    assert [near.score for near in found] == sorted((near.score for near in found), reverse=True)
    assert all(0 <= near.score < 100 for near in found)
    assert KnownNames([]).nearest("Arcata") == []
    alone = KnownNames([KnownHolder("community/m/arcata", "Arcata")])
    assert [near.score for near in alone.nearest("Arcata")] == [99]
    assert alone.nearest("x" * 1_000_000) == []


@pytest.mark.parametrize(
    "written",
    [
        "",
        "¿?",
        "1",
        "2",
        "17",
        "-",
        "A",
        "B-2",
        "Unidad Educativa Núm. 3",
        "Comunidad 12",
        "La comunidad",
        "OTB 3",
    ],
)
def test_what_is_far_off_is_not_shown(written: str) -> None:
    assert KnownNames(HOLDERS, "OTB").nearest(written) == []


def test_a_number_or_a_sort_of_place_is_near_to_no_name_that_has_it_too() -> None:
    called = ("12 de Octubre", "Unidad Educativa Simón Bolívar", "Zona 3 B", "Escuela Núm. 3")
    known = KnownNames([KnownHolder(f"{COMMUNITY}c{n}", name) for n, name in enumerate(called)])
    assert not any(map(known.nearest, ("12", "Unidad Educativa Núm. 3", "3 B", "Unidad Educativa Tupak Katari")))
    assert [near.name for near in known.nearest("Simon Bolibar")] == ["Unidad Educativa Simón Bolívar"]
    assert [near.name for near in known.nearest("12 de Otubre")] == ["12 de Octubre"]


def test_a_word_of_very_many_names_is_no_reason_to_show_one_of_them() -> None:
    ends = ("Arcata", "Belén", "Copajira", "Sullcata", "Patarani", "Kassa", "Lacoyu", "Yauri", "Wila", "Pillapi")
    holders = [
        KnownHolder(f"{COMMUNITY}{end}", f"Distrito Indígena {end}") for end in (*ends, "Janko", "Titijoni")
    ]
    known = KnownNames(holders)
    assert known.nearest("Distrito Indígena") == known.nearest("Distrito Indígena 12") == []
    assert known.nearest("Distrito Indígena Challapata Grande") == []
    assert known.nearest("Distrito Indígena Arkata")[0].name == "Distrito Indígena Arcata"


@pytest.mark.costly(0)
def test_the_same_is_found_as_by_comparing_each_with_each_by_hand(*, full: bool) -> None:
    for _record, written in misspelled(SPELLINGS, 2000 if full else 400, seed=7):
        found = [(near.record, near.score, near.why) for near in KNOWN.nearest(written)]
        assert found == nearest_by_hand(written, HOLDERS), written


PARTS = ("kassa", "kas", "qhasa", "san", "sn", "waia", "huaya", "ñuñu", "a", "1", "lla")
NAMES = st.lists(st.sampled_from(PARTS), max_size=5)


@given(st.lists(NAMES.map(" ".join), max_size=8), NAMES.map(" ".join))
@example(["waia kas"], "qhasa huaya")
def test_a_comparison_with_fewer_misses_nothing(names: list[str], written: str) -> None:
    holders = [KnownHolder(f"{COMMUNITY}c{number}", name) for number, name in enumerate(names)]
    found = [(near.record, near.score, near.why) for near in KnownNames(holders).nearest(written)]
    telling = any(len(word) > 1 and word.isalpha() for word in written.split())
    assert found == (nearest_by_hand(written, holders) if telling else [])


WORDS = st.text(st.sampled_from("abc"), max_size=8)


@given(WORDS, WORDS)
@example("arcata", "caata")
@example("ca", "abc")
def test_the_faster_distance_is_at_most_half_as_many_slips_again(a: str, b: str) -> None:
    assert OSA.distance(a, b) <= 1.5 * distance(a, b)


BEGUN = ("Lacoyu", "Kassa", "Belén", "Villa", "Wila", "Janko", "Copa", "Yauri", "Pata", "Sull", "Cata", "Qhota")
ENDED = ("San Francisco", "Santa Rosa", "San Antonio", "Pituta", "Mejillones", "Tuntuma", "Nuñumani", "Pillapi")


def many(count: int) -> list[KnownHolder]:
    """Holders of which very many are easily taken for one another."""
    names = (" ".join(parts) for parts in product(BEGUN, ENDED, ("", "A", "B", "I", "II")))
    return [KnownHolder(f"{COMMUNITY}c{number}", name.strip()) for number, name in enumerate(islice(names, count))]


def comparisons(monkeypatch: pytest.MonkeyPatch, written: Sequence[str], holders: Sequence[KnownHolder]) -> int:
    """How many times two names are compared word by word to find those nearest to some."""
    made: list[int] = []

    def counted(a: Sequence[str], b: Sequence[str]) -> float:
        made.append(1)
        return by_words(a, b)

    with monkeypatch.context() as patch:
        patch.setattr("storage.names.nearest.by_words", counted)
        known = KnownNames(holders)
        for name in written:
            known.nearest(name)
    return len(made)


@pytest.mark.parametrize("count", [100, 200, 400])
def test_the_work_grows_as_the_number_of_holders(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    assert comparisons(monkeypatch, ["Lacoyu Sn Fransisco"], many(count)) <= (1 + SHOWN) * count


def test_the_work_grows_as_the_number_of_names(monkeypatch: pytest.MonkeyPatch) -> None:
    written = [f"{name} {number}" for number, name in enumerate(BEGUN)]
    assert comparisons(monkeypatch, written, many(100)) <= len(written) * (1 + SHOWN) * 100


def test_names_that_are_near_to_nobodys_are_compared_with_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    written = [f"Zzyzx Bbrrff {number}" for number in range(1000)]
    assert comparisons(monkeypatch, written, many(400)) == 0


def test_whom_one_is_taken_for_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "Lacoyu Sn Fransisco"
    once, twice = (comparisons(monkeypatch, [name] * n, many(400)) for n in (1, 2))
    assert twice - once < once / 2


def test_few_are_shown_however_many_are_alike() -> None:
    found = KnownNames(many(400)).nearest("Lacoyu Sn Fransisco")
    assert len(found) == SHOWN
    assert all(near.score >= MISTAKABLE and near.apart for near in found)
    assert all(len(near.apart) <= SHOWN for near in found)


@pytest.mark.parametrize(
    ("a", "b", "slips"),
    [
        ("", "", 0),
        ("ab", "ba", 1),
        ("ca", "abc", 2),
        ("arcata", "caata", 2),
        ("abc", "", 3),
        ("marca", "marka", 1),
    ],
)
def test_slips(a: str, b: str, slips: int) -> None:
    assert likeness(a, b) == likeness(b, a) == pytest.approx(1 - slips / max(len(a), len(b), 1))


@pytest.mark.parametrize(
    ("a", "b"),
    [("wila", "huila"), ("collo", "qhoyo"), ("janko", "hanco"), ("wakiwi", "guaquihui"), ("villa", "biya")],
)
def test_one_sound_written_in_two_ways(a: str, b: str) -> None:
    assert sound(a) == sound(b)
