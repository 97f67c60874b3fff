"""What a merge wrote is read the next time and not judged once more; anything else is judged, to the last byte."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from storage.errors import GuaquiError
from storage.file import left_files
from storage.file.device import home
from storage.file.disk import sha256_of
from storage.file.left_files import is_as_left, remember_left
from storage.file.reading import read_file
from storage.gather.merge import merge
from storage.revisions.lines import whole_file
from storage.revisions.quick import QuickLines
from tests.storage.revisions_made import DEMAND, child, revision

pytestmark = pytest.mark.usefixtures("own_home")


@pytest.fixture(autouse=True)
def _small_files_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(left_files, "_WORTH_IT", 1)


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the lines that were judged, or taken for judged before, `+` and `-`."""
    said: list[str] = []
    real = QuickLines.revision

    def told(self: QuickLines, rest: bytes, rev: str) -> object:
        said.append("-" if self._judged else "+")
        return real(self, rest, rev)

    monkeypatch.setattr(QuickLines, "revision", told)
    return said


def laptops(folder: Path) -> tuple[Path, Path]:
    """Two laptops' files: they have a demand alike, and each a change of it."""
    first = revision()
    paths = folder / "one.json", folder / "other.json"
    for path, place in zip(paths, ("Arriba", "Abajo"), strict=True):
        more = child([first], {"place": place})
        path.write_bytes(
            b"".join(whole_file([first, more, revision(f"demand/guaqui/{path.stem}/2003/1", DEMAND)]))
        )
    return paths


def test_what_a_merge_wrote_is_read_and_not_judged(tmp_path: Path, judged: list[str]) -> None:
    one, other = laptops(tmp_path)
    out, again = tmp_path / "out.json", tmp_path / "again.json"
    merge(out, [one])
    judged.clear()
    merge(out, [other])
    assert "".join(judged) == "---+++"
    merge(again, [one, other])
    assert out.read_bytes() == again.read_bytes()
    read = {one.rev: (one, one.body, one.sets, one.parents) for one in read_file(out).revisions}
    (home() / left_files._NAME).unlink()
    assert read == {one.rev: (one, one.body, one.sets, one.parents) for one in read_file(out).revisions}


def test_any_other_byte_is_judged(tmp_path: Path, judged: list[str]) -> None:
    one, _other = laptops(tmp_path)
    out = tmp_path / "out.json"
    merge(out, [one])
    judged.clear()
    out.write_bytes(out.read_bytes().replace(b"Riego", b"Posta", 1))
    reading = read_file(out)
    assert "-" not in judged
    assert len(reading.problems) == 1


def test_what_was_judged_by_other_rules_is_judged_anew(
    tmp_path: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = laptops(tmp_path)
    merge(tmp_path / "out.json", [one, other])
    but_rules = shutil.ignore_patterns("*.pyc", "packs", "intake", "plan", "hub")
    for path in ("kinds/process/demand.py", "limits.py"):
        with monkeypatch.context() as patch:
            another = tmp_path / "storage"
            shutil.copytree(left_files._STORAGE, another, ignore=but_rules, dirs_exist_ok=True)
            with (another / path).open("a", encoding="utf-8") as file:
                file.write("# a rule that is stricter\n")
            patch.setattr(left_files, "_STORAGE", another)
            left_files._rules.cache_clear()
            judged.clear()
            read_file(tmp_path / "out.json")
            assert set(judged) == {"+"}
    left_files._rules.cache_clear()
    judged.clear()
    read_file(tmp_path / "out.json")
    assert set(judged) == {"-"}


def test_rules_lean_on_nothing_else() -> None:
    leans = re.compile(r"^ *from (\.+)([a-z_.]*) import", re.MULTILINE)
    on = set()
    for name in left_files._RULES:
        for path in (left_files._STORAGE / name).rglob("*.py"):
            above = [*path.relative_to(left_files._STORAGE).parts[:-1]]
            for dots, rest in leans.findall(path.read_text(encoding="utf-8")):
                on.add(".".join([*above[: len(above) + 1 - len(dots)], rest]).split(".")[0])
    words = {"errors", "symbols", "translatable"}  # what is said of a line, not whether it is right
    assert on <= {name.removesuffix(".py") for name in left_files._RULES} | words


def test_what_is_kept_of_it_is_little_private_and_no_matter(tmp_path: Path) -> None:
    for n in range(left_files._MOST + 3):
        left(tmp_path, b"%d" % n)
    assert not is_as_left(b"2")
    assert is_as_left(b"3")
    path = home() / left_files._NAME
    assert path.stat().st_size == left_files._MOST * 32
    assert path.stat().st_mode & 0o077 == 0
    path.write_bytes(path.read_bytes()[:-1])
    assert not is_as_left(b"%d" % (left_files._MOST + 2)), "what a power cut tore off is judged"
    path.unlink()
    path.mkdir()
    left(tmp_path, b"x")
    assert not is_as_left(b"x")


def left(folder: Path, data: bytes) -> None:
    """As if a merge had left these bytes."""
    path = folder / "left.json"
    path.write_bytes(data)
    remember_left(path, sha256_of([data]))


def test_a_merge_that_fails_leaves_nothing_to_go_on_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, _other = laptops(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("storage.gather.merge.replace_file", full)
    with pytest.raises(GuaquiError):
        merge(tmp_path / "out.json", [one])
    assert not (home() / left_files._NAME).exists()
