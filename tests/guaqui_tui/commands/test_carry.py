"""guaqui carry: a copy for the stick that is read back, and one that only a passphrase opens."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from guaqui_tui.cli import run
from storage import FieldFile
from storage.file.reading import read_file
from tests.storage.age_by_hand import decrypted_by_hand, encrypted_by_hand
from tests.storage.interruptible_acts import DEVICE
from tests.storage.revisions_made import DEMAND, SLOT

WORDS = "llama quinua ñandú totora"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan of 18 communities with a demand, and a stick."""
    (tmp_path / "stick").mkdir()
    with FieldFile.create(tmp_path / "plan.json", author="Rosa Mamani", device=DEVICE) as field:
        field.save(SLOT, {**DEMAND, "notes": "Lo dijo Serapio"})
    return tmp_path / "plan.json"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What guessing costs is not paid here."""
    monkeypatch.setattr("exports.carry_encrypted.encrypted", encrypted_by_hand)


def types(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def there(folder: Path) -> set[str]:
    return {one.relative_to(folder).as_posix() for one in folder.rglob("*")}


def revs(path: Path) -> set[str]:
    return {one.rev for one in read_file(path).revisions}


def save(plan: Path, record: str) -> None:
    with FieldFile.open(plan, "Rosa Mamani", device=DEVICE) as field:
        field.save(record, DEMAND)


@pytest.mark.costly(0)
def test_a_lost_stick_tells_nothing_and_a_found_one_gives_all_back(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = plan.parent / "stick"
    types(monkeypatch, WORDS)
    assert run(["carry", str(plan), str(stick), "--passphrase"]) == 0
    assert there(stick) == {"plan.json.age"}
    lies = (stick / "plan.json.age").read_bytes()
    assert decrypted_by_hand(lies, WORDS) == plan.read_bytes(), "any program that knows age opens it"
    assert not [word for word in (b"Serapio", b"Mamani", b'"rev":', b"demand/") if word in lies]
    lost = revs(plan)
    plan.unlink()
    types(monkeypatch, WORDS)
    assert run(["merge", str(plan), str(stick)]) in {0, 1}
    assert revs(plan) == lost
    assert there(stick) == {"plan.json.age"}
    assert WORDS not in "".join(capsys.readouterr())


def test_whoever_reads_an_encrypted_one_hears_what_it_is(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shut = plan.with_name("found.json")
    shut.write_bytes(encrypted_by_hand(plan.read_bytes(), WORDS))
    for words in (["check"], ["report"], ["history"], ["carry"], ["settle"]):
        more = {"history": [SLOT], "carry": [str(plan.parent / "stick")], "settle": [SLOT, "text=Riego"]}
        run(["--lang", "en", *words, str(shut), *more.get(words[0], [])])
        assert "is encrypted. Its passphrase opens it" in capsys.readouterr().err, words


def test_a_plan_that_another_program_encrypted_is_kept_and_goes_on(plan: Path) -> None:
    known = revs(plan)
    with FieldFile.open(plan, "Rosa Mamani", device=DEVICE) as field:
        plan.write_bytes(encrypted_by_hand(plan.read_bytes(), WORDS))
        field.save("demand/guaqui/arcata/2005/1", DEMAND)
    assert revs(plan) > known
    assert decrypted_by_hand(plan.with_name("plan.damaged-1.json").read_bytes(), WORDS)


def to_a_key(data: bytes) -> bytes:
    from pyrage import encrypt, x25519

    return bytes(encrypt(data, [x25519.Identity.generate().to_public()]))


@pytest.mark.parametrize(
    ("typed", "harm", "said"),
    [
        ("llama quinua totora", lambda data: data, "That is not the passphrase of"),
        ("", lambda data: data, "is encrypted. Its passphrase opens it"),
        (WORDS, lambda data: data[:-20], "opens no more"),
        (WORDS, lambda data: data[:60], "opens no more"),
        (WORDS, lambda data: data.replace(b" 4\n", b" 40\n", 1), "would need minutes"),
        (WORDS, to_a_key, "is encrypted to somebody's key"),
    ],
)
def test_what_does_not_open_says_why_and_stays_out(
    typed: str,
    harm: object,
    said: str,
    plan: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    stick, out = plan.parent / "stick", plan.parent / "all.json"
    (stick / "a.age").write_bytes(harm(encrypted_by_hand(plan.read_bytes(), WORDS)))  # type: ignore[operator]
    types(monkeypatch, typed)
    assert run(["--lang", "en", "merge", str(out), str(stick)]) == 3
    assert said in capsys.readouterr().err
    assert there(plan.parent) == {"plan.json", "plan.json.lock", "stick", "stick/a.age"}, "nothing in the clear"
    types(monkeypatch, typed)
    assert run(["--lang", "en", "merge", str(out), str(stick), str(plan)]) == 1
    assert said in capsys.readouterr().err
    assert revs(out) == revs(plan)


@pytest.mark.usefixtures("quick")
def test_an_older_one_is_replaced_where_nothing_is_lost_and_else_stays(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = plan.parent / "stick"
    for record in ("demand/guaqui/arcata/2005/1", "demand/guaqui/arcata/2006/1"):
        types(monkeypatch, WORDS)
        assert run(["carry", str(plan), str(stick), "--passphrase"]) == 0
        save(plan, record)
    assert there(stick) == {"plan.json.age"}
    other = encrypted_by_hand(plan.read_bytes(), "another passphrase")
    (stick / "plan.json.age").write_bytes(other)
    types(monkeypatch, WORDS)
    assert run(["carry", str(plan), str(stick), "--passphrase"]) == 0
    assert there(stick) == {"plan.json.age", "plan.json.copy-1.age"}
    assert (stick / "plan.json.age").read_bytes() == other
    assert decrypted_by_hand((stick / "plan.json.copy-1.age").read_bytes(), WORDS) == plan.read_bytes()


@pytest.mark.usefixtures("quick")
def test_copies_in_the_clear_beside_it_are_named_and_what_a_kill_left_goes(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stick, data = plan.parent / "stick", plan.read_bytes()
    assert run(["carry", str(plan), str(stick)]) == 0
    assert (stick / "plan.json").read_bytes() == data
    for name in ("plan.copy-1.json", ".plan.json.spare", ".plan.json.2147483646.new", ".plan.json.2147483646.old"):
        (stick / name).write_bytes(data)
    types(monkeypatch, WORDS)
    assert run(["--lang", "en", "carry", str(plan), str(stick), "--passphrase"]) == 1
    said = capsys.readouterr().err
    named = [line.split()[0] for line in said.splitlines() if "anybody can read it" in line]
    assert named == [str(stick / "plan.copy-1.json"), str(stick / "plan.json")]
    assert there(stick) == {"plan.copy-1.json", "plan.json", "plan.json.age"}
    (stick / "plan.json").rename(stick / ".plan.json.spare")
    (stick / "plan.copy-1.json").unlink()
    types(monkeypatch, WORDS)
    assert run(["--lang", "en", "carry", str(plan), str(stick), "--passphrase"]) == 1
    assert ".plan.json.spare lies there too" in capsys.readouterr().err, "it may be all there is of a plan"


@pytest.mark.parametrize("torn", [0, 10, 60, -20])
def test_where_the_one_is_torn_its_spare_copy_is_opened(
    torn: int, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, out = plan.parent / "stick", plan.parent / "all.json"
    data = encrypted_by_hand(plan.read_bytes(), WORDS)
    (stick / "plan.json.age").write_bytes(data[:torn])
    (stick / ".plan.json.age.spare").write_bytes(data)
    types(monkeypatch, WORDS)
    assert run(["merge", str(out), str(stick)]) in {0, 1}
    assert revs(out) == revs(plan)


@pytest.mark.usefixtures("quick")
def test_a_hidden_copy_that_may_be_all_there_is_gets_a_name(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = plan.parent / "stick"
    theirs = encrypted_by_hand(plan.read_bytes(), "another passphrase")
    (stick / ".plan.json.age.spare").write_bytes(theirs)
    types(monkeypatch, WORDS)
    assert run(["--lang", "en", "carry", str(plan), str(stick), "--passphrase"]) == 1
    assert "plan.json.copy-1.age now" in capsys.readouterr().err
    assert there(stick) == {"plan.json.age", "plan.json.copy-1.age"}
    assert (stick / "plan.json.copy-1.age").read_bytes() == theirs


@pytest.mark.usefixtures("quick")
def test_what_a_killed_run_left_is_no_reason_for_want_of_room(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = plan.parent / "stick" / ".plan.json.age.2147483646.new"
    left.write_bytes(b"half")
    monkeypatch.setattr("exports.carry.free_room", lambda _folder: 0 if left.exists() else 1 << 30)
    types(monkeypatch, WORDS)
    assert run(["carry", str(plan), str(plan.parent / "stick"), "--passphrase"]) == 0


@pytest.mark.usefixtures("quick")
def test_what_was_read_of_a_damaged_plan_is_what_is_carried(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stick, known = plan.parent / "stick", revs(plan)
    plan.rename(plan.with_name(".plan.json.spare"))
    assert run(["carry", str(plan), str(stick)]) == 0
    types(monkeypatch, WORDS)
    assert run(["carry", str(plan), str(stick), "--passphrase"]) == 1
    (stick / "opened.json").write_bytes(decrypted_by_hand((stick / "plan.json.age").read_bytes(), WORDS))
    assert revs(stick / "plan.json") == revs(stick / "opened.json") == known
    plan.write_bytes(plan.with_name(".plan.json.spare").read_bytes()[:-3000])
    (stick / "plan.json").unlink()
    assert run(["carry", str(plan), str(stick)]) == 0
    assert revs(stick / "plan.json") == known


def test_without_a_stick_or_a_passphrase_nothing_is_written(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = there(plan.parent)
    assert run(["carry", str(plan), str(plan.parent / "gone")]) == 3
    types(monkeypatch, "corta")
    assert run(["carry", str(plan), str(plan.parent / "stick"), "--passphrase"]) == 2
    assert there(plan.parent) == before


@pytest.mark.usefixtures("quick")
def test_a_stick_pulled_out_while_one_is_replaced_is_still_read(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAT can lose both names of a renaming: then a whole copy lies beside, hidden."""
    stick, out = plan.parent / "stick", plan.parent / "all.json"
    (stick / ".plan.json.age.spare").write_bytes(encrypted_by_hand(plan.read_bytes(), WORDS))
    types(monkeypatch, WORDS)
    assert run(["merge", str(out), str(stick)]) in {0, 1}
    assert revs(out) == revs(plan)
    types(monkeypatch, WORDS)
    assert run(["carry", str(plan), str(stick), "--passphrase"]) == 0
    assert there(stick) == {"plan.json.age"}
