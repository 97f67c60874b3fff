"""Field files in a zip: read in memory, within limits, never extracted."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from storage import FieldFile, GuaquiError
from storage.file import bounded_zips
from storage.file.pack import load_pack
from storage.gather import zipped
from storage.gather.admission import LeftOut
from storage.gather.merge import merge
from tests.storage.revisions_made import DEMAND, SLOT

PACK = len(load_pack("guaqui"))


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    path = tmp_path / "uno.json"
    with FieldFile.create(path, device="k7m2q9xw") as field:
        field.save(SLOT, DEMAND)
    packed = tmp_path / "stick" / "taller.ZIP".lower()
    packed.parent.mkdir()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("../../etc/uno.json", path.read_bytes())
        made.writestr("carpeta/torn.json", b"torn")
        made.writestr("carpeta/other.json", b'{"a": 1}')
        made.writestr("photo.jpg", b"x")
        made.writestr("carpeta/", b"")
    path.unlink()
    return packed


def test_what_a_zip_holds_is_merged_and_nothing_is_extracted(packed: Path, tmp_path: Path) -> None:
    for source in (packed, packed.parent):
        merged = merge(tmp_path / "plan.json", [source])
        assert merged.revisions == PACK + 1
        assert [one.path for one in merged.inputs if "uno" in one.path] == [f"{packed}/../../etc/uno.json"]
        assert [one.error.code for one in merged.left_out] == ["not-a-field-file"]
    names = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")}
    assert names == {"stick", "stick/taller.zip", "plan.json", "plan.json.lock", "uno.json.lock"}


def test_in_a_zip_too_a_field_file_is_found_by_what_it_begins_with(packed: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(packed) as made:
        data = made.read("../../etc/uno.json")
    stick = tmp_path / "mail"
    stick.mkdir()
    with zipfile.ZipFile(stick / "adjuntos", "w") as made:
        made.writestr("foto.jpg", b"x" * 5000)
        made.writestr("uno", data)
    locked = bytearray((stick / "adjuntos").read_bytes())
    for sign in (b"PK\x03\x04", b"PK\x01\x02"):  # the photo has a password, as far as one can see
        locked[locked.index(sign) + (6 if sign[2] == 3 else 8)] |= 1
    (stick / "adjuntos").write_bytes(locked)
    merged = merge(tmp_path / "plan.json", [stick])
    assert [one.path for one in merged.inputs] == [f"{stick / 'adjuntos'}/uno"]
    assert not merged.left_out


def test_a_document_that_is_a_broken_zip_is_none_of_ours(packed: Path, tmp_path: Path) -> None:
    (packed.parent / "informe.docx").write_bytes(packed.read_bytes()[:-30])
    merged = merge(tmp_path / "plan.json", [packed.parent])
    assert [one.error.code for one in merged.left_out] == ["not-a-field-file"]


def test_a_zip_that_is_none_stays_out(packed: Path, tmp_path: Path) -> None:
    good = tmp_path / "dos.json"
    FieldFile.create(good, device="k7m2q9xw").close()
    whole = packed.read_bytes()
    for data in (b"", b"no zip", whole[:-30], whole[:40] + b"\0" * 40 + whole[80:]):
        packed.write_bytes(data)
        merged = merge(tmp_path / "plan.json", [good, packed])
        assert [one.error.code for one in merged.left_out][:1] == ["zip-unreadable"]
    with pytest.raises(GuaquiError) as caught:
        merge(tmp_path / "plan.json", [tmp_path / "none.zip"])
    assert caught.value.code == "not-found"


def test_a_zip_that_unpacks_to_more_than_a_file_may_hold_stays_out(
    packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = packed.stat().st_size  # of which all comes to more
    monkeypatch.setattr(zipped, "MAX_FILE_BYTES", size)
    assert [one.error.code for one in merge_left(packed, tmp_path)] == ["too-big"]
    monkeypatch.undo()
    monkeypatch.setattr(bounded_zips, "MAX_ZIP_MEMBERS", 2)
    assert [one.error.code for one in merge_left(packed, tmp_path)] == ["too-big"]


def merge_left(packed: Path, tmp_path: Path) -> list[LeftOut]:
    good = tmp_path / "dos.json"
    if not good.exists():
        FieldFile.create(good, device="k7m2q9xw").close()
    return merge(tmp_path / "plan.json", [good, packed]).left_out
