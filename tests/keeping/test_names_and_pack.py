"""Names match by letters or alias, never by likeness; the pack says what the facts say."""

from __future__ import annotations

import pytest

from storage.errors import GuaquiError
from storage.names import Names, slug
from storage.pack import load_pack, parse_pack
from storage.records import CLASSES
from storage.revision import Revision
from storage.survey import Survey
from tests.keeping.made import child, revision

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
    names = Names(
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
    assert set(SURVEY.plan.sources or ()) == {"municipality", "pdla", "producers", "community"}
    zones = {c.id: (c.fields.admin_zone, c.fields.typology_zone) for c in SURVEY.communities()}
    assert sum(admin == "a" for admin, _ in zones.values()) == 9
    assert sum(admin == "b" for admin, _ in zones.values()) == 6
    counted = [sum(typology == zone for _, typology in zones.values()) for zone in ("1", "2", "3", "4", "towns")]
    assert counted == [3, 7, 4, 2, 2]
    assert {a.fields.class_ for a in SURVEY.actions()} == set(CLASSES)
    assert {a.id: a.fields.members for a in SURVEY.associations() if a.fields.members} != {}


GOOD = """municipality = "laja"
[[edition]]
at = "2003-01-01T00:00:00-04:00"
[edition.plan]
name = "PDM"
years = [2003, 2004]
per_year = 1
subprogrammes = { a = "A" }
[edition.zone]
norte = { name = "Norte", zoning = "admin" }
[edition.community]
uno = { name = "Uno", admin_zone = "norte" }
dos = { name = "Dos" }
[edition.action]
pozo = { name = "Pozo", class = "social", subprogramme = "a" }
[edition.alias]
vno = { name = "Vno", target = "community/laja/uno" }
"""


def test_a_later_edition_sets_only_what_changed() -> None:
    later = '[[edition]]\nat = "2004-01-01T00:00:00-04:00"\n[edition.community]\ndos = { admin_zone = "norte" }\n'
    before, after = parse_pack(GOOD, "laja.toml"), parse_pack(GOOD + later, "laja.toml")
    assert after[: len(before)] == before
    assert isinstance(after[-1], Revision)
    assert after[-1].sets == ("admin_zone",)
    assert after[-1].body == {"name": "Dos", "admin_zone": "norte"}
    assert after[-1].parents == (next(r.rev for r in before if r.record == "community/laja/dos"),)
    assert {(r.device, r.author) for r in after} == {("pack", "")}


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("per_year = 1", "per_year = 0", 4, "per_year"),
        ("years = [2003, 2004]", "years = [2004, 2003]", 4, "years"),
        ('name = "Uno"', "name = 5", 12, "name"),
        ('admin_zone = "norte" }', 'admin_zone = "sur" }', 12, "sur"),
        ('"Dos"', '"UNO"', 12, "taken"),
        ('subprogramme = "a"', 'subprogramme = "b"', 15, "'b'"),
        ("community/laja/uno", "community/laja/tres", 17, "tres"),
        ("vno =", "vn0 =", 17, "vno"),
        ("[edition.action]", "[edition.wish]", 15, "wish"),
        ('"Pozo", class', '"Pozo" class', 15, ""),
        ('at = "2003-01-01T00:00:00-04:00"', 'at = "2003"', 4, "at"),
        ('municipality = "laja"', 'municipality = "La Ja"', 1, "municipality"),
        ("[[edition]]", "[[version]]", 1, "edition"),
        ('"Dos" }', '"Do\\u0007s" }', 13, "text"),
        ('class = "social"', 'class = "socail"', 15, "socail"),
        ('zoning = "admin"', 'zoning = "admni"', 10, "admni"),
        ("admin_zone =", "admin_zon =", 12, "admin_zon"),
        ('at = "2003-01-01T00:00:00-04:00"', "", 2, "date"),
        ("[edition.plan]", "[edition.plam]", 5, "plam"),
        ("community/laja/uno", "action/laja/pozo", 17, "pozo"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_reason(old: str, new: str, line: int, word: str) -> None:
    assert parse_pack(GOOD, "laja.toml")
    assert old in GOOD
    with pytest.raises(GuaquiError) as caught:
        parse_pack(GOOD.replace(old, new), "laja.toml")
    assert caught.value.code == "pack-bad"
    assert (caught.value.facts["file"], caught.value.facts["line"]) == ("laja.toml", line), caught.value
    assert word in caught.value.facts["reason"]


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
