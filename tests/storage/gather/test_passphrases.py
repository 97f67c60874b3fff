"""Encrypted files of a merge, in zips too: opened by what is said, tried on each, and never passed over unsaid."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from storage import FieldFile, GuaquiError
from storage.file.encrypted import decrypted
from storage.file.reading import read_file
from storage.gather.admission import MergeOptions
from storage.gather.merge import Merged, merge
from storage.gather.passphrases import Passphrases
from tests.storage.age_by_hand import encrypted_by_hand
from tests.storage.interruptible_acts import DEVICE
from tests.storage.revisions_made import DEMAND

ONE, TWO = "llama quinua totora", "otra que nadie conoce"
HOLDERS = ("andamarca", "arcata", "sullcata")


class Asked:
    """Somebody who is asked, and what they were told; they say one thing after the other, and then nothing."""

    def __init__(self, *said: str) -> None:
        self.told: list[tuple[str, bool]] = []
        self._said = iter(said)

    def __call__(self, path: str, wrong: bool) -> str:  # noqa: FBT001 - as who asks is called
        self.told.append((Path(path).name, wrong))
        return next(self._said, "")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Three laptops' files: two by one passphrase, one of them in a zip that has a photo too; one by another."""
    stick = tmp_path / "stick"
    stick.mkdir()
    made = [encrypted_by_hand(plan_of(tmp_path, one), TWO if n == 2 else ONE) for n, one in enumerate(HOLDERS)]
    (stick / "1.json.age").write_bytes(made[0])
    (stick / "3.bin").write_bytes(made[2])
    with zipfile.ZipFile(stick / "2.zip", "w") as packed:
        packed.writestr("foto.jpg", b"x" * 100)
        packed.writestr("carpeta/dos", made[1])
    return stick


def plan_of(folder: Path, holder: str) -> bytes:
    path = folder / f"{holder}.json"
    with FieldFile.create(path, device=DEVICE) as field:
        field.save(f"demand/guaqui/{holder}/2003/1", DEMAND)
    return path.read_bytes()


def gathered(out: Path, stick: Path, asked: Asked) -> Merged:
    return merge(out, [stick], MergeOptions(passphrases=Passphrases(asked)))


def holders(out: Path) -> set[str]:
    return {one.record.split("/")[2] for one in read_file(out).revisions if one.record.startswith("demand/")}


def left_out(merged: Merged) -> list[tuple[str, str]]:
    return [(Path(one.path).name, one.error.code) for one in merged.left_out]


def test_what_opened_one_is_tried_on_the_next_and_only_then_is_asked_again(tmp_path: Path, stick: Path) -> None:
    asked = Asked(ONE, TWO)
    merged = gathered(tmp_path / "plan.json", stick, asked)
    assert holders(tmp_path / "plan.json") == {*HOLDERS}
    assert asked.told == [("1.json.age", False), ("3.bin", False)]
    assert left_out(merged) == []
    assert {one.name for one in stick.iterdir()} == {"1.json.age", "2.zip", "3.bin"}


def test_a_wrong_one_may_be_said_once_more(tmp_path: Path, stick: Path) -> None:
    asked = Asked("no es esta", ONE, "", "no es esta")
    merged = gathered(tmp_path / "plan.json", stick, asked)
    assert asked.told[:3] == [("1.json.age", False), ("1.json.age", True), ("3.bin", False)]
    assert left_out(merged) == [("3.bin", "passphrase-missing")]
    assert holders(tmp_path / "plan.json") == {*HOLDERS[:2]}


def test_one_in_a_zip_is_named_where_nobody_opens_it(tmp_path: Path, stick: Path) -> None:
    for name in ("1.json.age", "3.bin"):
        (stick / name).unlink()
    for said, code in (((), "passphrase-missing"), (("no es esta",), "passphrase-wrong")):
        with pytest.raises(GuaquiError) as refused:
            gathered(tmp_path / "plan.json", stick, Asked(*said))
        assert (refused.value.code, refused.value.facts["path"]) == (code, f"{stick / '2.zip'}/carpeta/dos")
        assert not (tmp_path / "plan.json").exists()


def test_a_zip_that_has_a_password_and_a_torn_copy_are_named(tmp_path: Path, stick: Path) -> None:
    """By their names alone: nobody sees how they begin."""
    with zipfile.ZipFile(stick / "2.zip", "w") as packed:
        packed.writestr("dos.json.age", encrypted_by_hand(plan_of(tmp_path, "patarani"), ONE))
    data = bytearray((stick / "2.zip").read_bytes())
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + at] |= 1
    (stick / "2.zip").write_bytes(data)
    (stick / "0.json.age").write_bytes(b"")
    merged = gathered(tmp_path / "plan.json", stick, Asked(ONE))
    assert left_out(merged) == [
        ("0.json.age", "empty-file"), ("2.zip", "zip-unreadable"), ("3.bin", "passphrase-missing"),
    ]  # fmt: skip


def test_one_that_was_typed_before_is_tried_and_said_to_be_wrong(tmp_path: Path, stick: Path) -> None:
    passphrases = Passphrases()
    for said, codes in (
        ("", ["passphrase-missing"] * 3),
        ("no es esta", ["passphrase-wrong"] * 3),
        (ONE, ["passphrase-missing"]),
        (TWO, []),
    ):
        passphrases.say(said)
        merged = merge(tmp_path / "plan.json", [stick, plan(tmp_path)], MergeOptions(passphrases=passphrases))
        assert [code for _name, code in left_out(merged)] == codes or said == ONE, said
    assert holders(tmp_path / "plan.json") == {*HOLDERS, "patarani"}


def plan(folder: Path) -> Path:
    """One that anybody can read."""
    path = folder / "patarani.json"
    if not path.exists():
        plan_of(folder, "patarani")
    return path


def test_one_that_was_typed_and_opened_something_is_tried_once_on_each(
    tmp_path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def tells(path: str, data: bytes, said: str) -> bytes:
        tried.append(Path(path).name)
        return decrypted(path, data, said)

    monkeypatch.setattr("storage.gather.passphrases.decrypted", tells)
    passphrases = Passphrases()
    passphrases.say(ONE)
    merge(tmp_path / "plan.json", [stick], MergeOptions(passphrases=passphrases))
    assert sorted(tried) == ["1.json.age", "3.bin", "dos"]
