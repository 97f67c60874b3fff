"""Nothing is read that has no end, and nothing past its limit."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from storage import FieldFile, GuaquiError
from storage.file import bounded_files, bounded_zips, json_files
from storage.file.beside.names import spare_of
from storage.file.bounded_files import head_of, opened_bounded, read_bounded
from storage.file.bounded_zips import opened_zip
from storage.file.drafts import Draft, Drafts
from storage.file.json_files import put_aside, read_json
from storage.file.reading import read_file
from storage.gather.merge import merge
from storage.gather.quarantine import quarantine_path
from tests.unending import KINDS, in_time, posix, unending


def refused() -> pytest.RaisesExc[GuaquiError]:
    return pytest.raises(GuaquiError, match="too-big")


ERRNO = {"folder": 21}
"""Any other has ESPIPE's."""


@posix
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_not_read(kind: str, tmp_path: Path) -> None:
    path = unending(kind, tmp_path)
    with in_time():
        with pytest.raises(OSError, match=f"Errno {ERRNO.get(kind, 29)}"):
            read_bounded(path, 100)
        assert head_of(path) == b""


def test_a_file_is_read_to_its_limit_and_not_past_it(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 100)
    assert read_bounded(path, 100) == b"x" * 100
    with refused():
        read_bounded(path, 99)


def test_what_is_written_behind_a_file_meanwhile_is_not_waited_for(tmp_path: Path) -> None:
    """Else a program that writes as fast as this reads would be read for ever."""
    path = tmp_path / "a"
    path.write_bytes(b"x" * 100)
    with opened_bounded(path, 1000) as opened:
        assert opened.read(50) == b"x" * 50

    class Grows(bounded_files.BoundedFile):
        def read(self, size: int | None = -1) -> bytes:
            assert size is not None
            assert size >= 0
            with path.open("ab") as more:
                more.write(b"y" * 10_000)
            return super().read(size)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bounded_files, "BoundedFile", Grows)
        assert read_bounded(path, 1000) == b"x" * 100


def test_a_zip_whose_list_is_longer_than_any_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for number in range(200):
            packed.writestr(f"{number}.json", b"{}")
    with opened_zip(path, 1 << 20) as opened:
        assert len(opened.infolist()) == 200
    with monkeypatch.context() as patch:
        patch.setattr(bounded_zips, "MAX_ZIP_DIRECTORY_BYTES", 200 * struct.calcsize("<46x"))
        with refused() as caught, opened_zip(path, 1 << 20):
            pass
        assert caught.value.facts == {"path": str(path)}
    monkeypatch.setattr(bounded_zips, "MAX_ZIP_MEMBERS", 199)
    with refused(), opened_zip(path, 1 << 20):
        pass


@posix
@pytest.mark.parametrize("kind", KINDS)
def test_beside_a_plan_nothing_without_end_stops_it(kind: str, tmp_path: Path, own_home: Path) -> None:
    """A stick may hold anything under the names of spare copies, quarantines and reports."""
    path = tmp_path / "plan.json"
    FieldFile.create(path, author="Rosa").close()
    unending(kind, tmp_path, spare_of(path).name)
    with in_time():
        read_file(path)
        with FieldFile.open(path, author="Rosa") as opened:
            opened.save("demand/guaqui/andamarca/2003/1", {"text": "Riego", "status": "proposed"})
        Drafts(path, own_home).keep(Draft("demand/guaqui/arcata/2003/1", {}, [], ""))
        lying = next((own_home / "drafts").rglob("*.json"))
        lying.unlink()
        unending(kind, lying.parent, lying.name)
        assert Drafts(path, own_home).all() == []


@posix
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_of_ours_is_neither_read_nor_moved(kind: str, tmp_path: Path) -> None:
    path = unending(kind, tmp_path, "set-aside.json")
    before = sorted(tmp_path.rglob("*"))
    with in_time():
        with pytest.raises(OSError, match="Errno"):
            read_json(path, dict)
        with pytest.raises(GuaquiError, match=r"not-a-file|is-a-folder"):
            put_aside(path)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_of_ours_that_is_too_long_is_put_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "set-aside.json"
    path.write_bytes(b"{}" + b" " * 100)
    monkeypatch.setattr(json_files, "MAX_JSON_BYTES", 100)
    with pytest.raises(ValueError, match="too-big"):
        read_json(path, dict)
    put_aside(path)
    assert read_json(path, dict) is None
    assert [one.name for one in tmp_path.iterdir()] == ["set-aside.damaged-1.json"]


@posix
@pytest.mark.parametrize("kind", KINDS)
def test_gathering_leaves_out_what_has_no_end_and_says_so(kind: str, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    FieldFile.create(out).close()
    before = out.read_bytes()
    path = unending(kind, tmp_path, "stick.json")
    with in_time():
        merged = merge(out, [path])
    codes = [one.error.code for one in merged.left_out]
    assert codes == ([] if kind == "folder" else ["not-a-file"])
    assert out.read_bytes() == before
    assert not quarantine_path(out).exists()


@posix
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_opened_made_or_copied_under_such_a_name(kind: str, tmp_path: Path) -> None:
    path = unending(kind, tmp_path)
    with FieldFile.create(tmp_path / "own.json") as field, in_time():
        for do in (
            lambda: FieldFile.open(path),
            lambda: FieldFile.open(path, writable=False),
            lambda: FieldFile.create(path),
            lambda: field.copy_to(path),
            lambda: merge(path, [tmp_path / "own.json"]),
        ):
            with pytest.raises(GuaquiError) as caught:
                do()
            assert caught.value.code in {"is-a-folder", "not-a-file", "exists"}
            assert caught.value.facts["path"] in {str(path), str(path.resolve())}
