"""All that is wrong in a pack is found in one go, by line; and what looks like one name twice."""

from __future__ import annotations

from typing import get_args

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.language.sentence_facts import pack_fault_in_words
from storage.kinds.lookup import KINDS, TERMS
from storage.names.spelling import may_be_one_name
from storage.packs.editions import editions_of
from storage.packs.pack_faults import PackFault, PackFaultCode
from storage.packs.shipped import FOLDER
from storage.plan.pack_check import pack_doubts, pack_faults

BAD = """municipality = "laja"
[[edition]]
at = ""
[edition.municipality]
name = "Laja"
currency = "XYZ"
[edition.plan.2003-2004]
name = "P"
years = [2004, 2003]
per_year = 1
[edition.plan.2004-2005]
name = "Q"
years = [2004, 2005]
per_year = 1
[edition.class]
a = { name = "A" }
[edition.zoning]
uno = { name = "Uno" }
dos = { name = "Dos" }
[edition.zone]
norte = { name = "Norte", zoning = "uno" }
[edition.community]
ana = { name = "Ana", part_of = "nadie" }
eva = { name = "Eva", sort = "aldea" }
luz = { name = "ana", per_year = 0, sort = "aldea" }
sol = { name = "Sol", srot = "rural" }
[edition.association]
ana = { name = "Otra", per_year = 2 }
[edition.member.uno]
ana = { zone = "sur" }
sol = { zone = "norte" }
[edition.member.dos]
luz = { zone = "norte" }
[edition.action]
pozo = { name = "Pozo", class = "a" }
[edition.alias]
anita = { name = "Anna", target = "community/laja/ana" }
[[edition]]
at = ""
"""
FOUND = [
    (4, "currency-unknown"),
    (7, "years-disordered"),
    (11, "years-overlap"),
    (16, "refused"),
    (23, "reference-missing"),
    (24, "word-unknown"),
    (25, "name-taken"),
    (26, "field-unknown"),
    (28, "id-taken"),
    (30, "reference-missing"),
    (33, "zone-of-another-zoning"),
    (37, "alias-letters"),
    (38, "edition-undated"),
]


def faults(text: str) -> list[tuple[int, str]]:
    return [(one.line, one.code) for one in pack_faults(editions_of(text))]


def test_all_that_is_wrong_is_found_by_line_and_nothing_that_only_follows_from_it() -> None:
    assert faults(BAD) == FOUND


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("municipality = 5", 1, "no-municipality"),
        ('\nmunicipality = "La Ja"', 2, "no-municipality"),
        ('municipality = "laja"', 1, "no-editions"),
        ('municipality = "laja"\n[[edition]]\nat = ', 3, "syntax"),
        ("nombre;ayllu\r\nUno;A\r\n", 1, "syntax"),
        ("[" * 5000, 1, "syntax"),
        (BAD.replace("[edition.class]", "[edition.klass]"), 16, "kind-unknown"),
        ('municipality = "laja"\n[[edition]]\nat = ""\n', 1, "kind-missing"),
    ],
)
def test_what_is_no_pack_is_told(text: str, line: int, code: str) -> None:
    assert (line, code) in faults(text)


HEAD = """municipality = "x"
[[edition]]
at = ""
[edition.municipality]
name = "X"
[edition.plan.p]
name = "P"
years = [2001]
per_year = 1
[edition.community]
"""
PART = 'a = { name = "A", part_of = "b" }\n'
LATER = '[[edition]]\nat = "2026-01-01T00:00:00-04:00"\n'


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('a = { name = "A", per_year = 0, part_of = "a" }\n', [(11, "level-circle")]),
        (
            'a = { name = "A", per_year = 0, part_of = "b" }\nb = { name = "B", per_year = 0, part_of = "a" }\n',
            [(11, "level-circle"), (12, "level-circle")],
        ),
        ('a = { name = "A", part_of = "b" }\nb = { name = "B" }\n', [(11, "level-asks")]),
        ('a = { name = "A", part_of = "b" }\nb = { name = "B", per_year = "z" }\n', [(12, "refused")]),
        (
            f'{PART}b = {{ name = "B", per_year = 0 }}\n{LATER}community.b.withdrawn = true\n',
            [(11, "level-withdrawn")],
        ),
        (f"{LATER}[edition.plan.p]\nwithdrawn = true\n", [(13, "kind-missing")]),
        ('[[edition]]\nat = "2026-01-01"\nplan.p.withdrawn = true\n', [(11, "edition-undated")]),
        ("[[edition]]\nat = 2026-01-01T00:00:00Z\n[edition.class]\n", [(11, "edition-undated")]),
    ],
)
def test_what_does_not_stand_together_is_told(text: str, found: list[tuple[int, str]]) -> None:
    assert faults(HEAD) == []
    assert faults(HEAD + text) == found


@pytest.mark.parametrize("language", ["es", "en"])
def test_each_fault_has_words(language: str) -> None:
    found = {one.code: one for one in pack_faults(editions_of(BAD))}
    before = words.language()
    words.use(language)
    for code in get_args(PackFaultCode):
        facts = {"kind": "k", "words": "w", "above": "a", **(found[code].facts if code in found else {})}
        said = pack_fault_in_words(PackFault(1, code, "zone/laja/norte", facts))
        assert said
        assert "'" not in said
    words.use(before)


def test_the_shipped_pack_is_clean() -> None:
    for path in FOLDER.glob("*.toml"):
        said = editions_of(path.read_text("utf-8"))
        assert pack_faults(said) == []
        assert pack_doubts(said) == []


def test_names_that_look_like_one_are_told_at_the_later_line() -> None:
    names = ["Kasa San Juan", "Vinto", "Kassa San Juan", "Zona 1", "Zona 2", "Vintо"]
    records = "\n".join(f'c{n} = {{ name = "{name}" }}' for n, name in enumerate(names))
    head = 'municipality = "x"\n[[edition]]\nat = ""\nmunicipality = { name = "X" }\n'
    said = editions_of(f"{head}[edition.community]\n{records}\n")
    assert [(one.line, one.near, one.doubt.others) for one in pack_doubts(said)] == [
        (8, True, ("Kasa San Juan",)),
        (11, False, ("Vinto",)),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kassa San Francisco", "Kasa San Francisco"),
        ("Villa Tuntuma", "Villa Tintuma"),
        ("Yauri Korahua", "Yaurikorahua"),
        ("Janko Marca", "Janko Marka"),
        ("Distrito Nrote", "Distrito Norte"),
        ("V. Esperanza", "Villa Esperanza"),
    ],
)
def test_one_name_written_in_two_ways(one: str, other: str) -> None:
    assert may_be_one_name(one, other)
    assert may_be_one_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kassa San Francisco", "Lacoyu San Francisco"),
        ("Kassa Santa Rosa", "Kassa San Francisco"),
        ("Belén Pituta A", "Belén Pituta B"),
        ("Guaqui Pueblo", "Guaqui Puerto"),
        ("Copajira I", "Copajira II"),
        ("Distrito 11", "Distrito 12"),
        ("Distrito 1001", "Distrito 1002"),
        ("San Pedro", "San Pablo"),
        ("Achica", "Achica Arriba"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert not may_be_one_name(one, other)


WHOLE = """municipality = "x"
[[edition]]
at = ""
[edition.municipality]
name = "X"
[edition.plan.p]
name = "P"
years = [2001]
per_year = 1
[edition.community]
uno = { name = "Uno" }
dos = { name = "Dos" }
"""


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - TERMS))
def test_a_kind_of_what_people_say_is_told_once_however_many_there_are(kind: str) -> None:
    """A file that begins with a pack would have in it what nobody said, and nobody took back."""
    parts = len(KINDS[kind].parts)
    sections = [f"[edition.{'.'.join((kind, *(f'{n}' for _ in range(1, parts))))}]\n1 = {{}}\n" for n in (1, 2)]
    assert faults(WHOLE) == []
    assert faults(WHOLE + "".join(sections[: min(parts, 2)])) == [(14, "kind-not-a-packs")]


@pytest.mark.parametrize("kind", ["community", "municipality", "member"])
def test_a_value_where_fields_belong_is_told_as_that(kind: str) -> None:
    text = WHOLE.replace('at = ""\n', f'at = ""\n{kind} = 5\n')
    text = text.replace(f"[edition.{kind}]", f"[other.{kind}]")
    assert (4, "fields-missing") in faults(text)
