"""Names match by letters or alias, never by likeness; the pack says what the facts say."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.errors import GuaquiError
from storage.file.pack import load_pack, parse_pack
from storage.kinds.field import NAME_PART
from storage.names.name_table import NameTable, name_key, name_letters, slug
from storage.plan.survey import Survey
from storage.revisions.record_names import alias_id
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

SURVEY = Survey(load_pack("guaqui"))


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Belén Pituta “A”", "belen-pituta-a"),
        ("  LACOYU   Nuñumani ", "lacoyu-nunumani"),
        ("K'ulli", "k-ulli"),
        ("ﬁesta ①", "fiesta-1"),
        ("Nun\u0303umani", "nunumani"),
        ("—", ""),
    ],
)
def test_slug(name: str, letters: str) -> None:
    assert slug(name) == letters


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Lacuyo San Francisco", "lacoyu-san-francisco"),
        ("lacuyo san antonio", "lacoyu-san-antonio"),
        ("Lacuyo Nuñumani", "lacoyu-nunumani"),
        ("Belén Pituta “A”", "belen-pituta-a"),
        ("Belen Pituta B", "belen-pituta-b"),
        ("Kasa San Francisco", "kassa-san-francisco"),
        ("Yauri Korahua", "yaurikorahua"),
        ("Villa Tintuma", "villa-tuntuma"),
        ("Janko Marka", "janko-marca"),
        ("Wila Qholo", "wila-collo"),
        ("APLEG", "apleg"),
    ],
)
def test_the_spellings_of_the_facts_are_known(name: str, id_: str) -> None:
    found = SURVEY.names().match(name)
    assert found is not None
    assert found.rpartition("/")[2] == id_


@pytest.mark.parametrize(
    "name", ["Kassa San Fransisco", "Belén Pituta", "Belén Pituta I", "Belén III", "Copajira I", ""]
)
def test_what_is_only_alike_is_not_known(name: str) -> None:
    assert SURVEY.names().match(name) is None


def test_pairs_that_must_never_be_joined() -> None:
    names = SURVEY.names()
    for one, other in (
        ("Kassa San Francisco", "Lacoyu San Francisco"),
        ("Kassa Santa Rosa", "Kassa San Francisco"),
        ("Belén Pituta A", "Belén Pituta B"),
    ):
        assert names.match(one) != names.match(other)


def test_a_name_of_two_records_or_an_alias_of_two_targets_means_none() -> None:
    names = NameTable(
        [("c/1", "Arcata"), ("c/2", "ARCATA"), ("c/3", "Sullcata")],
        [("x", "c/1"), ("X", "c/3"), ("Sullcata", "c/1")],
    )
    assert names.match("Arcata") is None
    assert names.match("x") is None
    assert names.match("Sullcata") == "c/3"


def test_a_disputed_alias_matches_nothing_until_it_is_settled() -> None:
    record = "alias/guaqui/belen"
    one = revision(record, {"name": "Belén", "target": "community/guaqui/belen-pituta-a"})
    other = revision(record, {"name": "Belén", "target": "community/guaqui/belen-pituta-b"})
    survey = Survey([*load_pack("guaqui"), one, other])
    assert survey.names().match("Belén") is None
    survey.add([child([one, other], {"target": "community/guaqui/belen-pituta-b"})])
    assert survey.names().match("Belén") == "community/guaqui/belen-pituta-b"


def test_the_pack_is_what_the_facts_say() -> None:
    assert (len(SURVEY.communities()), len(SURVEY.associations())) == (18, 3)
    assert SURVEY.plan.years == [2003, 2004, 2005, 2006, 2007]
    assert {one.id for one in SURVEY.funders()} == {"municipality", "pdla", "producers", "community"}
    assert _in_zones("admin", ("a", "b")) == [9, 6]
    assert _in_zones("typology", ("1", "2", "3", "4", "towns")) == [3, 7, 4, 2, 2]
    classes = [one.id for one in SURVEY.classes()]
    assert classes == ["production-support", "economic-promotion", "social", "infrastructure"]
    assert [one.fields.productive for one in SURVEY.classes()] == [True, True, False, False]
    assert {a.fields.class_ for a in SURVEY.actions()} == set(classes)
    assert [(one.id, one.fields.of) for one in SURVEY.steps()] == [
        ("municipal-1", "all"),
        ("community", "community"),
        ("sector", "association"),
        ("encounter", "all"),
        ("municipal-2", "all"),
        ("municipal-3", "all"),
    ]
    assert [one.id for one in SURVEY.steps() if one.fields.validates is True] == ["municipal-2"]
    assert {a.id: a.fields.members for a in SURVEY.associations() if a.fields.members} != {}


def _in_zones(zoning: str, zones: tuple[str, ...]) -> list[int]:
    """How many communities are in each zone."""
    communities = {one.id for one in SURVEY.communities()}
    members = [one.fields.zone for id_, one in SURVEY.members(zoning).items() if id_ in communities]
    return [members.count(zone) for zone in zones]


GOOD = """municipality = "laja"
[[edition]]
at = "2003-01-01T00:00:00-04:00"
[edition.municipality]
name = "Laja"
[edition.plan.2003-2004]
name = "PDM"
years = [2003, 2004]
per_year = 1
[edition.class]
social = { name = "social", productive = false, mark = "■" }
[edition.programme]
a = { name = "A" }
[edition.zoning]
admin = { name = "Zona" }
otra = { name = "Otra" }
[edition.zone]
norte = { name = "Norte", zoning = "admin", asks = ["pozo"] }
lejos = { name = "Lejos", zoning = "otra" }
[edition.community]
uno = { name = "Uno", sort = "rural" }
dos = { name = "Dos" }
[edition.member.admin]
uno = { zone = "norte", ruling = { on = "2003-02-01" } }
[edition.step]
taller = { name = "Taller", of = "community" }
[edition.element]
agua = { name = "Agua" }
[edition.action]
pozo = { name = "Pozo", class = "social", programme = "a" }
[edition.alias]
vno = { name = "Vno", target = "community/laja/uno" }
"""


def test_a_later_edition_sets_only_what_changed() -> None:
    later = '[[edition]]\nat = "2004-01-01T00:00:00-04:00"\n[edition.community]\ndos = { sort = "town" }\n'
    before, after = parse_pack(GOOD, "laja.toml"), parse_pack(GOOD + later, "laja.toml")
    assert after[: len(before)] == before
    assert isinstance(after[-1], Revision)
    assert after[-1].sets == ("sort",)
    assert after[-1].body == {"name": "Dos", "sort": "town"}
    assert after[-1].parents == (next(r.rev for r in before if r.record == "community/laja/dos"),)
    assert {(r.device, r.author) for r in after} == {("pack", "")}


def test_a_later_edition_takes_a_field_away() -> None:
    later = '[[edition]]\nat = "2004-01-01T00:00:00-04:00"\n[edition.community]\nuno = { sort = "" }\n'
    taken = parse_pack(GOOD + later, "laja.toml")[-1]
    assert (taken.sets, taken.body) == (("sort",), {"name": "Uno"})


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("per_year = 1", "per_year = 0", 6, "per_year"),
        ("years = [2003, 2004]", "years = [2004, 2003]", 6, "years"),
        ('name = "Uno"', "name = 5", 21, "name"),
        # a reference to nothing, in a field, in a list, in a part, in a record's name
        ('zone = "norte", ruling', 'zone = "sur", ruling', 24, "sur"),
        ('asks = ["pozo"]', 'asks = ["pozo", "noria"]', 18, "noria"),
        ('on = "2003-02-01"', 'workshop = "workshop/laja/taller/all/2"', 24, "all/2"),
        ("[edition.member.admin]", "[edition.member.admni]", 24, "admni"),
        ('uno = { zone = "norte"', 'tres = { zone = "norte"', 24, "tres"),
        ('programme = "a"', 'programme = "b"', 30, "'b'"),
        ("community/laja/uno", "community/laja/tres", 32, "tres"),
        ("community/laja/uno", "action/laja/pozo", 32, "pozo"),
        ('class = "social"', 'class = "socail"', 30, "socail"),
        ('zoning = "admin"', 'zoning = "admni"', 18, "admni"),
        ('zone = "norte", ruling', 'zone = "lejos", ruling', 24, "zone-of-another-zoning"),
        # what no record may say, and what this version does not know
        ('sort = "rural"', 'sort = "rurla"', 21, "rurla"),
        ('of = "community"', 'of = "comunity"', 26, "comunity"),
        ("sort =", "srot =", 21, "srot"),
        ('mark = "■"', 'mark = "★"', 11, "mark"),
        ("productive = false, ", "", 11, "productive"),
        ('zone = "norte", ruling', "ruling", 24, "zone"),
        ("[edition.action]", "[edition.wish]", 30, "wish"),
        # what people say, and no pack does
        ("[edition.element]\nagua", "[edition.workshop.taller.all]\n1", 28, "kind-not-a-packs"),
        ("[edition.element]\nagua", "[edition.demand.uno.2003]\n1", 28, "kind-not-a-packs"),
        ("[edition.municipality]", "[edition.municipalty]", 5, "municipalty"),
        ("[edition.plan.2003-2004]", "[edition.plam.2003-2004]", 6, "plam"),
        ('"Dos"', '"UNO"', 21, "taken"),
        ("vno =", "vn0 =", 32, "vno"),
        ('"Pozo", class', '"Pozo" class', 30, ""),
        ('at = "2003-01-01T00:00:00-04:00"', 'at = "2003"', 2, "date"),
        ('at = "2003-01-01T00:00:00-04:00"', "", 2, "date"),
        ('municipality = "laja"', 'municipality = "La Ja"', 1, "municipality"),
        ("[[edition]]", "[[version]]", 1, "edition"),
        ('"Dos" }', '"Do\\u0007s" }', 22, "text"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_reason(old: str, new: str, line: int, word: str) -> None:
    assert parse_pack(GOOD, "laja.toml")
    assert old in GOOD
    with pytest.raises(GuaquiError) as caught:
        parse_pack(GOOD.replace(old, new), "laja.toml")
    assert caught.value.code == "pack-bad"
    assert (caught.value.facts["file"], caught.value.facts["line"]) == ("laja.toml", line), caught.value
    assert word in str(caught.value.facts["reason"])


def test_a_pack_without_a_plan_or_of_the_wrong_shape_is_refused() -> None:
    for text in (
        'municipality = "laja"\n[[edition]]\nat = "2003-01-01T00:00:00-04:00"\n',
        'municipality = "laja"\nedition = [1]\n',
        'municipality = "laja"\n',
        "",
        "= 5",
        GOOD + '[edition.association]\nuno = { name = "Otra", per_year = 2 }\n',
    ):
        with pytest.raises(GuaquiError) as caught:
            parse_pack(text, "laja.toml")
        assert caught.value.code == "pack-bad", text
        assert caught.value.facts["line"] >= 1


# Letters of other scripts

OTHERS = st.sampled_from(["\u0430", "\u043e", "\u0436", "\u0395", "\u65e5", "\u0660", "\u00f8", "\u0142"])
LETTERS = st.text(st.sampled_from("abehkos -'ñé"), max_size=8)


@given(LETTERS, OTHERS, LETTERS)
def test_a_letter_of_another_script_is_part_of_what_a_name_means(before: str, other: str, after: str) -> None:
    """Whoever says whose a name with such a letter is says nothing of any name without it, or with another."""
    strange = f"{before}{other}{after}"
    table = NameTable([], [(name_letters(strange), "community/guaqui/kassa")])
    assert table.match(strange) == table.match(strange.upper()) == "community/guaqui/kassa"
    plain = (f"{before}{after}", f"{before} {after}", f"{before}a{after}", f"{before}\u0444{after}")
    assert [name for name in plain if table.match(name)] == []
    for name in plain:
        assert NameTable([], [(name_letters(name), "x")]).match(strange) is None


@given(st.text(max_size=30))
def test_what_an_alias_keeps_of_a_name_matches_as_the_name_does(name: str) -> None:
    kept = name_letters(name)
    assert name_key(kept) == name_key(name)
    assert unicodedata.is_normalized("NFC", kept)
    assert name_letters(kept) == kept


@given(st.text(st.sampled_from("aA áñÑ-.'’ʼ\uff41º"), max_size=20))
def test_of_our_own_letters_nothing_is_otherwise_than_the_slug(name: str) -> None:
    assert name_key(name) == slug(name)
    assert name_letters(name) == slug(name).replace("-", " ")


@given(st.text(max_size=300), st.text(max_size=300))
def test_an_alias_has_a_place_of_its_own_in_every_record_s_name(name: str, other: str) -> None:
    if id_ := alias_id(name):
        assert re.fullmatch(NAME_PART, id_)
        assert (alias_id(other) == id_) == (name_key(other) == name_key(name))
