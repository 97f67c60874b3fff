"""Who may read and write what is written: modes stay, links are written through, refused files are refused by all.

An administrator's hand is held by no mode; so a file without any right to write is asked for its mode itself.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from stat import S_IMODE

import pytest

from exports.carry import FileToCopy, copy_files
from exports.formats.file import File
from exports.outgoing import put_all
from exports.papers import write_papers
from exports.wording.edition import Edition
from exports.wording.speech import Speech
from guaqui_tui.cli import run
from guaqui_tui.session import settings
from storage import FieldFile, GuaquiError
from storage.backup import begin
from storage.file import device
from storage.file.beside.names import spare_of
from storage.file.disk import real, replace_file
from storage.file.drafts import Draft, Drafts
from storage.file.json_files import write_json
from storage.file.pack import load_pack
from storage.file.set_aside import merges_path
from storage.gather.merge import merge
from storage.gather.quarantine import quarantine_path
from storage.gather.undo import undo
from storage.intake.recipes.recipe import Recipe
from storage.intake.recipes.remembered_recipes import remember_recipe
from tests.storage.intake.taken_in import take_in
from tests.storage.interruptible_acts import DEVICE, SLOTS, all_revs, revs
from tests.storage.revisions_made import DEMAND, SLOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights are the folder's there")

AT = "2002-07-14T10:22:31-04:00"


@pytest.fixture(autouse=True)
def _open_to_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A mask that lets everything through: whatever is narrow is so by our own doing."""
    monkeypatch.setenv("GUAQUI_HOME", str(tmp_path / "home"))
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    with FieldFile.create(path, author="Rosa Mamani", device=DEVICE) as field:
        field.save(SLOT, DEMAND)
    return path


@pytest.fixture
def laptop(tmp_path: Path) -> Path:
    """Another laptop's file, one line of it damaged."""
    path = tmp_path / "stick" / "laptop.json"
    path.parent.mkdir()
    with FieldFile.create(path, device="laptop02") as field:
        field.save(SLOTS[0], DEMAND)
        field.save(SLOTS[1], {**DEMAND, "text": "Museo"})
    path.write_bytes(path.read_bytes().replace(b"Museo", b"Plaza"))
    return path


def mode(path: Path) -> int:
    return S_IMODE(path.stat().st_mode)


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    """What is there, but for locks: they hold nothing."""
    files = (one for one in folder.rglob("*") if one.is_file() and one.suffix != ".lock")
    return {str(one.relative_to(folder)): (one.read_bytes(), mode(one)) for one in files}


def test_what_can_hold_names_is_its_owners_alone(path: Path, laptop: Path, tmp_path: Path) -> None:
    first = merge(path, [laptop], at=AT)
    undone = undo(path, at=AT).path
    begin(tmp_path / "stick" / "plan.json", load_pack("guaqui"))
    Drafts(path).keep(Draft(SLOT, {"text": "Riego"}, [], ""))
    settings.store(settings.Settings(author="Rosa Mamani"))
    remember_recipe("headings", Recipe(columns={"a": "b"}))
    device.made_laptop_key()
    rows = tmp_path / "filas.csv"
    rows.write_text("comunidad,gestion,demanda\nNadie,2003,Riego\n", "utf-8")
    with FieldFile.open(path, device=DEVICE) as field:
        rejected = take_in(field, rows).rejected
        field.copy_to(tmp_path / "copy.json")
        copy_files(
            [FileToCopy(rows, "filas.csv", lambda _there: True, private=True)],
            tmp_path / "carried",
            lambda _step: None,
        )
    path.write_bytes(path.read_bytes()[:-50])
    FieldFile.open(path, device=DEVICE).close()
    made = {
        path, undone, tmp_path / "stick" / "plan.json", tmp_path / "copy.json", tmp_path / "plan.damaged-1.json",
        quarantine_path(path), Path(first.report), merges_path(path) / "set-aside.json",
        merges_path(undone) / "set-aside.json",
        *(one for one in (tmp_path / "home").rglob("*") if one.is_file()), tmp_path / "carried" / "filas.csv",
        rejected or path,
    }  # fmt: skip
    assert len(made) == 16
    assert {str(one): oct(mode(one)) for one in made} == {str(one): "0o600" for one in made}


def test_so_is_the_log_of_what_nobody_foresaw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_arguments: object) -> int:
        raise ValueError("Rosa Mamani")

    monkeypatch.setattr("guaqui_tui.cli._run", fails)
    monkeypatch.setenv("GUAQUI_HOME", str(tmp_path / "home"))
    assert run([]) == 3
    log = tmp_path / "home" / "errors.log"
    assert b"Rosa Mamani" in log.read_bytes()
    assert mode(log) == 0o600


@pytest.mark.parametrize(("private", "people"), [(False, False), (True, False), (False, True)])
def test_only_what_is_made_to_be_passed_on_can_be_read_by_others(
    path: Path, tmp_path: Path, *, private: bool, people: bool
) -> None:
    edition = Edition(Speech(), private=private, people=people)
    with FieldFile.open(path, device=DEVICE) as field:
        papers = write_papers(field, tmp_path / "papers", ["data.json"], edition, lambda _step: None)
    assert {mode(paper) for paper in papers} == {0o600 if private or people else 0o666}


@pytest.mark.parametrize("wanted", [0o600, 0o640, 0o644, 0o664])
def test_a_mode_stays_whatever_replaces_the_file(path: Path, laptop: Path, tmp_path: Path, wanted: int) -> None:
    def replaced(file: Path, by: Callable[[], object]) -> None:
        file.chmod(wanted)
        before = file.read_bytes(), file.stat().st_ino
        by()
        assert oct(mode(file)) == oct(wanted), file
        assert (file.read_bytes(), file.stat().st_ino) != before, file

    replaced(path, lambda: merge(path, [laptop], at=AT))
    replaced(path, lambda: save_anew(path))
    replaced(path, lambda: mend(path))
    laptop.write_bytes(laptop.read_bytes().replace(b"Plaza", b"Posta"))
    replaced(quarantine_path(path), lambda: merge(path, [laptop]))
    settings.store(settings.Settings(author="Rosa"))
    replaced(settings.path(), lambda: settings.store(settings.Settings(author="Juan")))
    put_all([File("a.csv", lambda: [b"1"])], tmp_path / "papers")
    paper = tmp_path / "papers" / "a.csv"
    replaced(paper, lambda: put_all([File("a.csv", lambda: [b"2"])], paper.parent))


def save_anew(path: Path) -> None:
    """A save to a file that another program laid out its own way."""
    with path.open("r+b") as file:
        data = file.read().replace(b"\n", b"\r\n")
        file.seek(0)
        file.write(data)
    with FieldFile.open(path, device=DEVICE) as field:
        field.save(SLOTS[2], DEMAND)


def mend(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 50)
    FieldFile.open(path, device=DEVICE).close()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_an_owner_stays_too(path: Path, laptop: Path) -> None:
    os.chown(path, 12345, 23456)
    merge(path, [laptop])
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 23456)


def test_where_a_group_cannot_be_given_another_gets_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object) -> None:
        raise PermissionError(1, "not yours")

    path.chmod(0o660)
    monkeypatch.setattr(os, "fchown", refuses)
    replace_file(path, [b"new"])
    assert mode(path) == 0o600


# Links


@pytest.fixture
def link(path: Path) -> Path:
    """A name in another folder, that leads to the plan over a second one."""
    folder = path.parent / "own"
    folder.mkdir()
    (folder / "second.json").symlink_to(path)
    (folder / "link.json").symlink_to("second.json")
    return folder / "link.json"


def test_a_link_is_written_through_and_all_lies_by_the_real_file(path: Path, link: Path, laptop: Path) -> None:
    merged = merge(link, [laptop], at=AT)
    assert revs(path.read_bytes()) == {one.rev for one in merged.seen.revisions}
    undone = undo(link, at=AT).path
    mend(link)
    save_anew(link)
    assert link.is_symlink()
    assert {one.name for one in link.parent.iterdir()} == {"link.json", "second.json"}
    assert quarantine_path(link) == quarantine_path(path) == Path(merged.quarantine)
    assert {merges_path(link), Path(merged.report).parent} == {merges_path(path)}
    assert undone.parent == path.parent


def test_a_link_brings_what_a_spare_by_the_real_file_holds(path: Path, link: Path, tmp_path: Path) -> None:
    there = revs(path.read_bytes())
    path.rename(spare_of(path))
    for source in (link, link.with_name("second.json")):
        assert {one.rev for one in merge(tmp_path / f"{source.name}.out", [source]).seen.revisions} == there
    with FieldFile.open(link, device=DEVICE) as field:
        assert all_revs(field.survey) == there
    assert path.is_file()
    assert link.is_symlink()


def test_one_lock_is_for_one_file_whatever_it_is_called(path: Path, link: Path) -> None:
    with FieldFile.open(path, device=DEVICE) as field, FieldFile.open(link, device=DEVICE) as other:
        assert (field.writable, other.writable) == (True, False)
        assert [notice.code for notice in other.notices] == ["locked-elsewhere"]


def test_a_link_to_nothing_yet_gives_a_file_where_it_leads(tmp_path: Path, path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    for name, make in (
        ("new.json", lambda one: FieldFile.create(one, device=DEVICE).close()),
        ("merged.json", lambda one: merge(one, [path])),
        ("copy.json", lambda one: begin(real(one), load_pack("guaqui"))),
    ):
        link = tmp_path / name
        link.symlink_to(Path("elsewhere") / name)
        make(link)
        assert link.is_symlink()
        assert (tmp_path / "elsewhere" / name).is_file()


def test_a_second_copy_and_settings_and_papers_go_through_links(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "plan.json").symlink_to(elsewhere / "copy.json")
    with FieldFile.open(path, device=DEVICE) as field:
        backup = field.back_up_to(tmp_path / "stick", new=True)
        field.save(SLOTS[0], DEMAND)
        assert backup.wait(20)
        assert revs((elsewhere / "copy.json").read_bytes()) == all_revs(field.survey)
    settings.path().parent.mkdir(parents=True, exist_ok=True)
    settings.path().symlink_to(elsewhere / "settings.json")
    settings.store(settings.Settings(author="Rosa"))
    (tmp_path / "a.csv").symlink_to(elsewhere / "a.csv")
    put_all([File("a.csv", lambda: [b"1"])], tmp_path)
    for one in (tmp_path / "stick" / "plan.json", settings.path(), tmp_path / "a.csv"):
        assert one.is_symlink()
    assert settings.load().author == "Rosa"
    assert (elsewhere / "a.csv").read_bytes() == b"1"


# Files that may not be written


def _bring(path: Path, folder: Path) -> None:
    rows = folder / "filas.csv"
    rows.write_text("comunidad,gestion,demanda\nArcata,2005,Riego\nNadie,2003,Riego\n", "utf-8")
    with FieldFile.open(path, device=DEVICE) as field:
        take_in(field, rows)


def _save(path: Path, _folder: Path) -> None:
    with FieldFile.open(path, device=DEVICE) as field:
        field.save(SLOTS[3], DEMAND)


def _settle(path: Path, _folder: Path) -> None:
    with FieldFile.open(path, device=DEVICE) as field:
        field.settle(SLOT, {"text": "Posta"})


def _gather(path: Path, folder: Path) -> None:
    from storage.gather.preview import preview_merge

    with FieldFile.open(path, device=DEVICE) as field:
        field.gather(preview_merge(path, [folder / "stick"]))


WRITERS: dict[str, Callable[[Path, Path], object]] = {
    "merge": lambda path, folder: merge(path, [folder / "stick"], at=AT),
    "gather": _gather,
    "import": _bring,
    "save": _save,
    "settle": _settle,
    "new": lambda path, _folder: FieldFile.create(path, device=DEVICE),
    "undo": lambda path, _folder: undo(path, at=AT),
    "copy": lambda path, _folder: begin(path, load_pack("guaqui")),
    "papers": lambda path, _folder: put_all(
        [File(name, lambda: [b"1"]) for name in ("b.csv", path.name)], path.parent
    ),
    "replace": lambda path, _folder: write_json(path, {}),
}  # fmt: skip


@pytest.mark.costly(3)
@pytest.mark.parametrize("by_link", [False, True])
@pytest.mark.parametrize("writer", WRITERS)
def test_a_file_that_may_not_be_written_is_refused_and_nothing_changes(
    writer: str, path: Path, laptop: Path, *, by_link: bool
) -> None:
    with FieldFile.open(path, device=DEVICE) as field:  # something to settle
        field.save(SLOT, {**DEMAND, "text": "Otra"}, ())
    merge(path, [laptop], at=AT)
    (laptop.parent / "more.json").write_bytes(laptop.read_bytes().replace(b"Plaza", b"Museo"))
    (path.parent / "filas.csv").write_text("", "utf-8")
    path.chmod(0o444)
    name = path
    if by_link:
        name = path.with_name("link.json")
        name.symlink_to(path)
    before = everything(path.parent)
    before.pop("filas.csv")
    with pytest.raises(GuaquiError) as caught:
        WRITERS[writer](name, path.parent)
    now = everything(path.parent)
    now.pop("filas.csv")
    assert caught.value.code in {"permission", "read-only", "exists"}
    assert now == before


@pytest.mark.parametrize("what", ["settings.json", "recipes.json"])
def test_the_laptops_own_files_are_refused_alike(what: str, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    file = tmp_path / "home" / what
    file.write_text("{}")
    file.chmod(0o400)
    with pytest.raises(GuaquiError, match="permission"):
        settings.store(settings.Settings(author="x")) if what == "settings.json" else remember_recipe(
            "a", Recipe(columns={"b": "c"})
        )
    assert file.read_text() == "{}"


def test_a_second_copy_that_may_not_be_written_is_missed(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "stick" / "plan.json"
    copy.parent.mkdir()
    with FieldFile.open(path, device=DEVICE) as field:
        field.copy_to(copy)
        copy.chmod(0o444)
        before = copy.read_bytes()
        backup = field.back_up_to(copy.parent)
        field.save(SLOTS[0], DEMAND)
        assert backup.wait(20)
        assert [notice.facts["code"] for notice in field.notices] == ["permission"]
    assert copy.read_bytes() == before
