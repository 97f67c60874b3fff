"""Names that are not known: none is joined, the right one is shown, and those easily mistaken stand together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import storage.names.nearest as module
from storage.file.pack import load_pack
from storage.names.nearest import MISTAKABLE, SHOWN, KnownHolder, Why, mistakable, nearest, tell_apart
from storage.names.spelling import by_ear, by_eye, by_words, distance, most_alike, sound, words
from storage.plan.survey import Survey
from tests.storage.misspelled import misspelled

SURVEY = Survey(load_pack("guaqui"))
HOLDERS = SURVEY.holders()
SPELLINGS = [(one.record, spelling) for one in HOLDERS for spelling in (one.name, *one.spellings)]
KNOWN = {one.record: one for one in HOLDERS}
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
    assert other in {twin.record for twin in mistakable(KNOWN[one], tuple(HOLDERS))}
    for _record, written in misspelled(SPELLINGS, 300, seed=3):
        for near in nearest(written, HOLDERS)[:SHOWN]:
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
        missed += record not in [near.record for near in nearest(written, HOLDERS)[:SHOWN]]
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
    first = nearest(written, HOLDERS)[0]
    assert (first.record, first.why) == (COMMUNITY + id_, why)


def test_scores_are_in_order_and_only_the_name_itself_would_be_a_hundred() -> None:
    found = nearest("Kassa San Fransisco", HOLDERS)
    assert [near.score for near in found] == sorted((near.score for near in found), reverse=True)
    assert all(0 <= near.score < 100 for near in found)
    assert nearest("Arcata", []) == []
    assert [near.score for near in nearest("Arcata", [KnownHolder("community/m/arcata", "Arcata")])] == [99]
    assert nearest("x" * 1_000_000, [KnownHolder("community/m/y", "Yauri")]) == []


@pytest.mark.parametrize("written", ["", "¿?", "1", "2", "17", "-", "Unidad Educativa Núm. 3"])
def test_what_is_far_off_is_not_shown(written: str) -> None:
    assert nearest(written, HOLDERS) == []


LETTERS = st.text(st.sampled_from("abcklqsw ñáÑ1"), max_size=14)


@given(LETTERS, LETTERS)
def test_a_comparison_that_is_cut_short_misses_nothing(a: str, b: str) -> None:
    one, other = words(a), words(b)
    assume(any(one) and any(other))
    eye = by_eye(one, other)
    alike = max(eye, (eye + by_ear(one, other)) / 2, by_words(one, other))
    assert most_alike(one, other) >= alike - 1e-9


BEGUN = ("Lacoyu", "Kassa", "Belén", "Villa", "Wila", "Janko", "Copa", "Yauri", "Pata", "Sull", "Cata", "Qhota")
ENDED = ("San Francisco", "Santa Rosa", "San Antonio", "Pituta", "Mejillones", "Tuntuma", "Nuñumani", "Pillapi")


def many(count: int) -> list[KnownHolder]:
    """Holders of which very many are easily taken for one another."""
    names = (" ".join(parts) for parts in product(BEGUN, ENDED, ("", "A", "B", "I", "II")))
    return [KnownHolder(f"{COMMUNITY}c{number}", name.strip()) for number, name in enumerate(islice(names, count))]


def comparisons(monkeypatch: pytest.MonkeyPatch, written: Sequence[str], holders: Sequence[KnownHolder]) -> int:
    """How many times two names are compared to find those nearest to some."""
    made: list[int] = []
    mistakable.cache_clear()
    score = module._score

    def counted(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[int, Why]:
        made.append(1)
        return score(a, b)

    with monkeypatch.context() as patch:
        patch.setattr(module, "_score", counted)
        for name in written:
            nearest(name, holders)
    return len(made)


@pytest.mark.parametrize("count", [100, 200, 400])
def test_the_work_grows_as_the_number_of_holders(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    assert comparisons(monkeypatch, ["Lacoyu Sn Fransisco"], many(count)) <= (1 + SHOWN) * count


def test_the_work_grows_as_the_number_of_names(monkeypatch: pytest.MonkeyPatch) -> None:
    written = [f"{name} {number}" for number, name in enumerate(BEGUN)]
    assert comparisons(monkeypatch, written, many(100)) <= len(written) * (1 + SHOWN) * 100


def test_few_are_shown_however_many_are_alike() -> None:
    found = nearest("Lacoyu Sn Fransisco", many(400))
    assert SHOWN <= len(found) <= SHOWN * (1 + SHOWN)
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
    assert distance(a, b) == distance(b, a) == slips


@pytest.mark.parametrize(
    ("a", "b"),
    [("wila", "huila"), ("collo", "qhoyo"), ("janko", "hanco"), ("wakiwi", "guaquihui"), ("villa", "biya")],
)
def test_one_sound_written_in_two_ways(a: str, b: str) -> None:
    assert sound(a) == sound(b)
