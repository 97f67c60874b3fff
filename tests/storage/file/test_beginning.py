"""What a new file begins with: a pack of one's own, or the plan of another file, as its revisions are."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import FieldFile
from storage.errors import GuaquiError
from storage.file.pack import parse_pack
from storage.file.reading import read_file
from storage.file.unknown_pack import unknown_pack_versions
from storage.gather.merge import merge
from storage.kinds.lookup import TERMS, kind_of
from storage.revisions.revision import Revision
from tests.storage.plan.test_pack_check import BAD

GOOD = """municipality = "laja"
[[edition]]
at = ""
[edition.municipality]
name = "Laja"
[edition.plan.2026-2027]
name = "Plan"
years = [2026, 2027]
per_year = 1
[edition.community]
uno = { name = "Uno" }
"""
SLOT = "demand/laja/uno/2026/1"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "laja.toml"
    path.write_text(GOOD, "utf-8")
    return path


def begun(path: Path, source: Path) -> list[Revision]:
    with FieldFile.create(path, source, "Ana") as field:
        assert field.notices == []
    return read_file(path).revisions


def test_a_file_begins_from_a_pack_that_lies_anywhere_and_the_pack_is_known_here(
    pack: Path, tmp_path: Path
) -> None:
    first, second = begun(tmp_path / "a.json", pack), begun(tmp_path / "b.json", pack)
    assert first == second
    assert unknown_pack_versions(first) == []
    with FieldFile.open(tmp_path / "a.json", "Ana") as field:
        field.save(SLOT, {"text": "Riego", "status": "proposed"})
        assert field.survey.municipality == "laja"
    merged = merge(tmp_path / "out.json", [tmp_path / "a.json", tmp_path / "b.json"], at="")
    assert len(read_file(Path(merged.out)).revisions) == len(first) + 1


def test_a_windows_editor_may_have_written_it(pack: Path, tmp_path: Path) -> None:
    pack.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert len(begun(tmp_path / "a.json", pack)) == 3


def test_a_file_takes_over_the_plan_of_another_and_nothing_else(pack: Path, tmp_path: Path) -> None:
    begun(tmp_path / "a.json", pack)
    with FieldFile.open(tmp_path / "a.json", "Ana") as field:
        field.save("plan/laja/2026-2027", {"name": "Otro", "years": [2026], "per_year": 2})
        field.save("community/laja/uno", {"name": "Uno", "withdrawn": True})
        field.save(SLOT, {"text": "Riego", "status": "proposed"})
        field.save("community/otra/dos", {"name": "Dos"})
    there = read_file(tmp_path / "a.json").revisions
    taken = begun(tmp_path / "b.json", tmp_path / "a.json")
    assert {one.rev for one in taken} == {
        one.rev for one in there if kind_of(one.record) in TERMS and "/laja" in one.record
    }
    assert {one.author for one in taken} == {"", "Ana"}
    with FieldFile.open(tmp_path / "b.json") as field:
        assert (field.survey.plan.name, field.survey.plan.per_year) == ("Otro", 2)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("nada", "municipality-unknown"),
        ("nada.toml", "not-found"),
        ("carpeta.d", "is-a-folder"),
        ("bytes.toml", "pack-bad"),
        ("bad.toml", "pack-bad"),
        ("empty.toml", "pack-bad"),
        ("noplan.json", "plan-missing"),
    ],
)
def test_what_no_file_can_begin_with_is_told_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("carpeta.d").mkdir()
    Path("bytes.toml").write_bytes(b"a = 1\n\xff\xfe")
    Path("bad.toml").write_text(BAD, "utf-8")
    Path("empty.toml").write_bytes(b"")
    Path("noplan.json").write_bytes(b'{"field": {"1": {"format": 1}}, "revisions": {\n}}\n')
    before = sorted(tmp_path.iterdir())
    with pytest.raises(GuaquiError) as caught:
        FieldFile.create(tmp_path / "new.json", name, "Ana")
    assert caught.value.code == code
    assert sorted(tmp_path.iterdir()) == before


def test_a_file_whose_plan_was_withdrawn_gives_none(pack: Path, tmp_path: Path) -> None:
    begun(tmp_path / "a.json", pack)
    with FieldFile.open(tmp_path / "a.json", "Ana") as field:
        (plan,) = field.survey.plans()
        field.save(plan.record, {**plan.history.values, "withdrawn": True})
    with pytest.raises(GuaquiError) as caught:
        FieldFile.create(tmp_path / "b.json", tmp_path / "a.json", "Ana")
    assert caught.value.code == "plan-missing"
    assert not (tmp_path / "b.json").exists()


def test_a_file_that_cannot_be_made_makes_no_pack_known(own_home: Path, pack: Path, tmp_path: Path) -> None:
    (tmp_path / "there.json").write_bytes(b"{}")
    with pytest.raises(GuaquiError):
        FieldFile.create(tmp_path / "there.json", pack, "Ana")
    assert unknown_pack_versions(parse_pack(GOOD, ""))
