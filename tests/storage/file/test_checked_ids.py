"""What was checked once is remembered, whatever becomes of the file that remembers it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import FieldFile
from storage.file import checked_ids
from storage.file.checked_ids import CheckedIds, read_checked
from storage.file.device import made_laptop_key
from storage.file.reading import read_file
from storage.gather.merge import merge
from storage.revisions import revision, signature
from storage.revisions.canonical import canonical, rev_of
from storage.revisions.lines import whole_file
from storage.revisions.revision import Revision, accept_value, revision_document
from storage.revisions.signature import SigningKey
from tests.storage.revisions_made import SLOT

IDS = st.lists(st.binary(min_size=16, max_size=16).map(bytes.hex), max_size=20)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch, own_home: Path) -> list[str]:
    """The signatures that are checked, by what they are of."""
    checked: list[str] = []
    real = signature.signed_by

    def signed_by(device: str, sig: str, said: bytes) -> bool:
        checked.append(sig)
        return real(device, sig, said)

    monkeypatch.setattr(revision, "signed_by", signed_by)
    checked_ids._at.cache_clear()
    return checked


def forget_what_this_process_knows() -> None:
    checked_ids._at.cache_clear()


def save_some(path: Path, n: int) -> None:
    with FieldFile.create(path, author="Rosa") as field:
        texts = {f"demand/guaqui/andamarca/{2003 + i}/1": f"Riego {i}" for i in range(n)}
        field.save_many([(slot, {"text": text, "status": "proposed"}, None) for slot, text in texts.items()])


def test_ones_own_saves_are_never_checked(tmp_path: Path, counted: list[str]) -> None:
    save_some(tmp_path / "plan.json", 5)
    forget_what_this_process_knows()
    assert len(read_file(tmp_path / "plan.json").revisions) > 5
    assert not counted


def test_anothers_are_checked_once(tmp_path: Path, counted: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUAQUI_HOME", str(tmp_path / "other home"))
    save_some(tmp_path / "other.json", 5)
    monkeypatch.setenv("GUAQUI_HOME", str(tmp_path / "home"))
    forget_what_this_process_knows()
    read_file(tmp_path / "other.json")
    assert len(counted) == 5
    forget_what_this_process_knows()
    merge(tmp_path / "plan.json", [tmp_path / "other.json"], at="")
    read_file(tmp_path / "plan.json")
    assert len(counted) == 5


@given(IDS, IDS, st.binary(max_size=15))
def test_a_torn_end_costs_no_more_than_it_holds(
    tmp_path_factory: pytest.TempPathFactory, first: list[str], then: list[str], torn: bytes
) -> None:
    path = tmp_path_factory.mktemp("home") / "checked"
    CheckedIds(path).add(first)
    with path.open("ab") as file:
        file.write(torn)
    assert set(CheckedIds(path)) == set(first)
    CheckedIds(path).add(then)
    again = CheckedIds(path)
    assert set(again) == {*first, *then}
    assert all(one in again for one in (*first, *then))
    assert len(again) == len({*first, *then})


def test_the_latest_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checked_ids, "MOST_IDS", 10)
    for n in range(100):
        CheckedIds(tmp_path / "checked").add([f"{n:032x}"])
    kept = set(CheckedIds(tmp_path / "checked"))
    assert {f"{n:032x}" for n in range(90, 100)} <= kept
    assert len(kept) <= 22


def test_where_nothing_can_be_kept_all_is_checked(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("in the way")
    ids = CheckedIds(tmp_path / "home" / "checked")
    ids.add(["0" * 32])
    assert "0" * 32 in ids
    assert "0" * 32 not in CheckedIds(tmp_path / "home" / "checked")


def test_it_is_its_owners_alone(tmp_path: Path) -> None:
    CheckedIds(tmp_path / "home" / "checked").add(["0" * 32])
    assert os.name == "nt" or (tmp_path / "home" / "checked").stat().st_mode & 0o777 == 0o600


def forged(one: dict[str, Any], n: int) -> dict[str, Any]:
    """What somebody with the laptop's files can make: its name, another text, and the signature of a real save."""
    said = {name: value for name, value in one.items() if name != "rev"}
    said = {**said, "body": {**one["body"], "text": f"Piscina {n}"}}
    return {**said, "rev": rev_of(canonical(said))}


def raw_line(number: int, document: dict[str, Any]) -> str:
    said = canonical({name: value for name, value in document.items() if name != "rev"}).decode()
    return f'"{number}": {{"rev":"{document["rev"]}",{said[1:]}'


def test_of_a_thousand_saves_in_a_laptops_name_a_thousand_are_quarantined(tmp_path: Path, own_home: Path) -> None:
    key = made_laptop_key()
    body = {"text": "Riego", "action": "irrigation", "status": "proposed"}
    real = revision_document(SLOT, body, sets=set(body), parents=(), author="Rosa", device=key, at="")
    lines = [raw_line(1, real), *(raw_line(n, forged(real, n)) for n in range(2, 1002))]
    text = '{"field": {"1": {"format": 1}}, "revisions": {\n' + ",\n".join(lines) + "\n}}\n"
    reading = read_checked(text.encode())
    assert [one.rev for one in reading.revisions] == [real["rev"]]
    assert [one.reason for one in reading.problems] == ["signature"] * 1000
    (tmp_path / "stick.json").write_text(text)
    merged = merge(tmp_path / "plan.json", [tmp_path / "stick.json"], at="")
    assert merged.quarantined == 1000
    assert [one.body["text"] for one in merged.seen.revisions if one.record == SLOT] == ["Riego"]


def test_what_is_forged_is_never_remembered(own_home: Path) -> None:
    key = SigningKey(bytes(32))
    body = {"text": "Riego", "action": "irrigation", "status": "proposed"}
    real = revision_document(SLOT, body, sets=set(body), parents=(), author="Rosa", device=key, at="")
    one = accept_value(real)
    assert isinstance(one, Revision)
    bad = forged(real, 1)
    data = b"".join(whole_file([one])).replace(b"\n}}\n", f",\n{raw_line(2, bad)}\n}}}}\n".encode())
    for _ in range(2):
        assert [problem.reason for problem in read_checked(data).problems] == ["signature"]
        assert real["rev"] in CheckedIds(own_home / "checked")
        assert bad["rev"] not in CheckedIds(own_home / "checked")
        forget_what_this_process_knows()
