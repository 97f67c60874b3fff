"""A whole pack that is not known here is one thing; whatever touches what is known is named by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import FieldFile, GuaquiError
from storage.file.pack import load_pack, parse_pack
from storage.file.unknown_pack import accept_packs, unknown_pack_versions, unknown_packs
from storage.gather.admission import MergeOptions
from storage.gather.merge import merge
from storage.packs.packs_of_file import pack_version, packs_of_file, unknown_versions
from storage.plan.integrity import check
from storage.plan.survey import Survey
from storage.revisions.lines import read_revisions
from tests.storage.crafted_files import AT, HARMS, NAMELESS, ORDINARY, crafted, held, write
from tests.storage.file.test_beginning import GOOD, SLOT
from tests.storage.revisions_made import child, revision

LAJA = parse_pack(GOOD, "laja.toml")
GUAQUI = load_pack("guaqui")
SAVED = revision(SLOT, {"text": "Riego", "status": "proposed"}, **ORDINARY)
RENAMED = child([one for one in LAJA if one.record == "community/laja/uno"], {"name": "Uno bis"}, **ORDINARY)
UPON = {
    "a demand": revision("demand/laja/uno/2027/1", {"text": "Museo", "status": "proposed"}, **NAMELESS),
    "a laptop's save": child([RENAMED], {"name": "Otro"}, **NAMELESS),
    "another municipality": revision("community/guaqui/nueva", {"name": "Nueva"}, **NAMELESS),
    "a plan without its municipality": revision(
        "plan/achica/2003-2007", {"name": "P", "years": [2003], "per_year": 1}, **NAMELESS
    ),
}


def of_laja(path: Path) -> Path:
    """A file that was begun on another laptop, where somebody saved a demand."""
    return write(path, [*LAJA, SAVED])


@given(st.sets(st.sampled_from(sorted(UPON))), st.sampled_from([set(), {"guaqui"}, {"laja"}, {"guaqui", "laja"}]))
def test_what_is_put_upon_something_else_is_never_part_of_the_pack(upon: set[str], known: set[str]) -> None:
    put = [UPON[one] for one in upon]
    there = [*LAJA, RENAMED, SAVED, *put]
    found = unknown_versions([*LAJA, *put], there, known | {"guaqui"})
    assert {one.rev for one in put} <= {one.rev for one in found.single}
    assert [pack.municipality for pack in found.packs] == ([] if "laja" in known else ["laja"])
    told = [*found.single, *(one for pack in found.packs for one in pack.revisions)]
    assert sorted(one.rev for one in told) == sorted(one.rev for one in (*LAJA, *put)), "nothing is passed over"


def test_its_letters_are_those_of_its_text_whatever_was_saved_since() -> None:
    (pack,) = unknown_versions(LAJA, [*reversed(LAJA), SAVED], {"guaqui"}).packs
    assert pack.version == pack_version(LAJA) == packs_of_file([SAVED, *LAJA])[0].version
    assert (pack.name, pack.laptops) == ("Laja", ("laptop01",))
    other = child([LAJA[0]], {"name": "Laja"}, **NAMELESS)
    assert packs_of_file([*LAJA, other])[0].version != pack.version


def test_one_that_calls_itself_by_another_s_name_shows_its_id() -> None:
    said = parse_pack(GOOD.replace('name = "Laja"', 'name = "Guaqui"'), "")
    (pack,) = unknown_versions(said, said, {"guaqui"}).packs
    assert pack.name == "Guaqui (laja)"


def test_who_opens_checks_or_gathers_it_hears_one_thing(own_home: Path, tmp_path: Path) -> None:
    path = of_laja(tmp_path / "b.json")
    with FieldFile.open(path, writable=False) as field:
        (notice,) = field.notices
    assert (notice.code, notice.facts["name"], notice.facts["laptops"]) == ("pack-new-here", "Laja", ["laptop01"])
    reading = read_revisions(path.read_bytes())
    found = check(reading, Survey(reading.revisions), unknown_packs(reading.revisions))
    assert [(one.code, one.where) for one in found] == [("pack-new", "municipality/laja")]
    with pytest.raises(GuaquiError) as caught:
        merge(tmp_path / "out.json", [path])
    assert (caught.value.code, caught.value.facts["version"]) == ("pack-new", pack_version(LAJA))
    assert not (tmp_path / "out.json").exists()


def test_accepted_it_is_known_and_another_of_that_municipality_is_named(own_home: Path, tmp_path: Path) -> None:
    path = of_laja(tmp_path / "b.json")
    accept_packs(unknown_packs(held(path)).packs)
    assert unknown_pack_versions(held(path)) == []
    assert not merge(tmp_path / "out.json", [path], at=AT).left_out
    other = write(tmp_path / "c.json", parse_pack(GOOD.replace("per_year = 1", "per_year = 9"), ""))
    found = unknown_packs(held(other))
    assert found.packs == ()
    assert [one.record for one in found.single] == ["plan/laja/2026-2027"], "its first version is the same"


@pytest.mark.parametrize("harm", HARMS)
def test_beside_a_new_pack_what_touches_a_known_one_is_named_first(
    own_home: Path, tmp_path: Path, harm: str
) -> None:
    bad = crafted(harm, GUAQUI_WITH_DEMAND, 1)
    path = write(tmp_path / "b.json", [*GUAQUI_WITH_DEMAND, *LAJA, bad])
    with FieldFile.open(path, writable=False) as field:
        assert [one.code for one in field.notices] == ["pack-unknown-here", "pack-new-here"]
        assert field.notices[0].facts["records"] == [bad.record]
    out = write(tmp_path / "out.json", GUAQUI_WITH_DEMAND)
    (left,) = merge(out, [path], MergeOptions(together=True), dry_run=True).left_out
    assert (left.error.code, next(iter(left.error.facts["changes"]))) == ("pack-unknown", bad.record)


GUAQUI_WITH_DEMAND = [*GUAQUI, revision("demand/guaqui/arcata/2003/1", {"text": "Riego", "status": "proposed"})]


def test_a_plan_of_that_municipality_at_hand_has_each_change_named(own_home: Path, tmp_path: Path) -> None:
    """Where something of it is there already, another pack of it may change that."""
    out = of_laja(tmp_path / "out.json")
    said = parse_pack(GOOD.replace("per_year = 1", "per_year = 9"), "")
    (left,) = merge(out, [write(tmp_path / "b.json", said)], dry_run=True).left_out
    assert left.error.code == "pack-unknown"
    assert "plan/laja/2026-2027" in left.error.facts["changes"]
