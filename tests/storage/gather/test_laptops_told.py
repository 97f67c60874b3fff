"""What files tell of the laptops that wrote them: copied disks, wrong clocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.gather.laptops import notices
from storage.gather.merge import merge
from storage.gather.preview import preview_merge
from storage.revisions.lines import whole_file
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

Told = list[tuple[str, str]]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def bytes_of(*revisions: Revision) -> bytes:
    return b"".join(whole_file(revisions))


def told(stick: Path, *files: bytes, today: str = "2002-09-01") -> Told:
    """What is told of some files, by code and laptop."""
    for old in stick.iterdir():
        old.unlink()
    for number, data in enumerate(files):
        (stick / f"file{number}.json").write_bytes(data)
    return [
        (one.code, one.facts["laptop"])
        for one in notices(preview_merge(stick.parent / "plan.json", [stick]), today)
    ]


def test_two_files_that_each_have_what_the_other_lacks_are_a_laptop_twice(stick: Path) -> None:
    base = revision()
    one, other = child([base], {"families": 1}), child([base], {"families": 2})
    assert told(stick, bytes_of(base, one), bytes_of(base, other)) == [("laptop-twice", "k7m2q9xw")]
    assert told(stick, bytes_of(base), bytes_of(base, one), bytes_of(base, one)) == []
    stranger = revision("demand/guaqui/arcata/2003/1", device="laptop02")
    assert told(stick, bytes_of(base, one), bytes_of(base, stranger)) == []


def test_a_damaged_file_lacks_what_it_lacks(stick: Path) -> None:
    base = revision()
    one, other = child([base], {"families": 1}), child([base], {"families": 2})
    whole, damaged = bytes_of(base, other), bytes_of(base, one, other)
    for spoilt in (damaged[:-60], damaged.replace(b'"families":2', b'"families":7')):
        assert told(stick, whole, spoilt) == []


def test_clocks_that_are_years_off_are_named(stick: Path) -> None:
    slots = [f"demand/guaqui/arcata/200{n}/1" for n in range(3, 7)]
    file = bytes_of(
        revision(slots[0], at="1970-01-01T00:10:00-04:00", device="laptop01"),
        revision(slots[1], at="2099-01-01T00:10:00-04:00", device="laptop02"),
        revision(slots[2], at="", device="laptop03"),
        revision(slots[3], at="2002-09-01T23:59:00-04:00", device="laptop04"),
        revision(slots[3], at="1970-01-01T00:10:00-04:00", device="import"),
    )
    assert told(stick, file) == [("clock-early", "laptop01"), ("clock-ahead", "laptop02")]
    assert told(stick, file, today="") == [("clock-early", "laptop01")]
    assert told(stick, file, file) == told(stick, file)


def test_a_clock_is_named_when_its_saves_come_in(stick: Path) -> None:
    early = revision(at="1970-01-01T00:10:00-04:00")
    assert told(stick, bytes_of(early)) == [("clock-early", "k7m2q9xw")]
    merge(stick.parent / "plan.json", [stick])
    assert told(stick, bytes_of(revision("demand/guaqui/arcata/2003/1", device="laptop02"))) == []
