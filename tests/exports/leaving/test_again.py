"""An export made again writes what changed, and computes nothing for the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from exports.formats import FORMATS, files
from exports.formats.file import File
from exports.leaving.inventory import NAME, Entry, inventory_bytes, papers_unmade
from exports.leaving.paper_folder import PaperFolder
from exports.papers import file_names, left_behind, write_papers
from exports.wording.edition import Edition
from exports.wording.speech import Speech
from storage import FieldFile
from storage.file.pack import load_pack
from storage.kinds.lookup import KINDS
from storage.plan.acta import code
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import revision

from .. import samples
from ..full_plan import M, full_plan

EDITION = Edition(Speech(), subjects=("copajira", "arcata"))
ONE = f"demand/{M}/copajira/2003/1"
BESIDE = ("acta", "arrival", "laptop", "remark")


@pytest.fixture
def field(tmp_path: Path) -> Iterator[FieldFile]:
    plan = full_plan(18)
    with FieldFile.create(tmp_path / "plan.json", device="laptop01") as made:
        made.add(one.document() for of in plan.all_revisions().values() for one in of.values())
        made.save(f"workshop/{M}/community/copajira/1", {"outcome": "held"})
        yield made


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are made."""
    names: list[str] = []
    put = PaperFolder.put

    def noted(folder: PaperFolder, file: File, of: str = "") -> None:
        names.append(file.name)
        put(folder, file, of)

    monkeypatch.setattr(PaperFolder, "put", noted)
    return names


def write(field: FieldFile, folder: Path, edition: Edition = EDITION) -> list[Path]:
    return write_papers(field, folder, FORMATS, edition, lambda _step: None)


@pytest.mark.costly(0)
def test_what_did_not_change_is_not_made_again(
    field: FieldFile, tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    paths = write(field, folder)
    assert {*made} >= {*file_names(field.survey, FORMATS, EDITION)}
    was, recorded = {path: path.read_bytes() for path in paths}, len(field.survey.records("acta"))
    made.clear()
    code._begun.cache_clear()
    with monkeypatch.context() as no_code:
        no_code.setattr(code, "_code", None)
        assert write(field, folder) == paths
    assert made == []
    state = field.survey.history(ONE)
    assert state is not None
    field.save(ONE, {**state.values, "text": "Otra"})
    write(field, folder)
    assert "actas/copajira.pdf" in made
    assert "actas/arcata.pdf" not in made
    assert {"matrix.xlsx", "report.html", "plan.json", "lists/demands.csv"} <= {*made}
    assert len(field.survey.records("acta")) == recorded + 1
    assert (folder / "actas" / "copajira.pdf").read_bytes() != was[folder / "actas" / "copajira.pdf"]
    made.clear()
    write(field, folder, EDITION._replace(paper="a4"))
    assert "actas/arcata.pdf" in made


def test_what_was_made_by_another_program_is_made_again(
    field: FieldFile, tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    edition, lists = EDITION, ["lists.csv", "council.html"]
    write_papers(field, tmp_path / "out", lists, edition, lambda _step: None)
    made.clear()
    monkeypatch.setattr("exports.leaving.made_of._program", lambda: [("exports/papers.py", 1, 2)])
    write_papers(field, tmp_path / "out", lists, edition, lambda _step: None)
    assert "report.html" in made


def bytes_of(survey: Survey, formats: list[str]) -> dict[str, bytes]:
    return {one.name: b"".join(one.make()) for one in files(survey, formats, EDITION)}


@pytest.mark.costly(0)
def test_what_only_tells_of_papers_and_machines_changes_no_other_paper() -> None:
    """So what a paper is made of may leave it out. All data have it, and are made anew for it."""
    formats = [name for name in FORMATS if name != "data.json"]
    more = [revision(samples.name(kind, "arcata"), samples.body(KINDS[kind])) for kind in BESIDE]
    survey = full_plan(18)
    was = bytes_of(survey, formats)
    assert bytes_of(Survey([*_all(survey), *more]), formats) == was


def test_all_data_are_made_of_all_that_is_known() -> None:
    survey = full_plan(18)
    more = revision(samples.name("remark", "arcata"), samples.body(KINDS["remark"]))
    data = [next(iter(files(one, ["data.json"], EDITION))) for one in (survey, Survey([*_all(survey), more]))]
    sums = [one.of() for one in data if one.of]
    assert len({*sums}) == 2


def _all(survey: Survey) -> Iterator[Revision]:
    for of in survey.all_revisions().values():
        yield from of.values()


MEETING = f"workshop/{M}/municipal-1/all/1"


@pytest.fixture
def small(tmp_path: Path) -> Iterator[FieldFile]:
    """Everybody met once."""
    with FieldFile.create(tmp_path / "small.json", device="laptop01") as made:
        made.add(one.document() for one in load_pack(M))
        made.save(MEETING, {"outcome": "held"})
        yield made


@pytest.mark.costly(0)
def test_a_paper_that_the_plan_has_no_more_is_named_and_stays(small: FieldFile, tmp_path: Path) -> None:
    folder, edition, asked = tmp_path / "out", Edition(Speech()), ["acta.pdf", "blank.pdf"]

    def left(formats: list[str] = asked, edition: Edition = edition) -> list[str]:
        write_papers(small, folder, formats, edition, lambda _step: None)
        return left_behind(small.survey, folder, formats, edition)

    assert left() == []
    assert left(["blank.pdf"]) == []
    small.save(MEETING, {"outcome": "called"})
    assert left() == ["actas/municipal-1_1.pdf"]
    assert left() == ["actas/municipal-1_1.pdf"]
    assert left(["blank.pdf"]) == [], "nobody asked for actas"
    private = edition._replace(private=True)
    assert left(["council.html"]) == left(["council.html"], private) == [], "each stays beside the other"
    assert left(edition=edition._replace(subjects=("copajira",))) == [], "these are not all"
    (folder / "actas" / "municipal-1_1.pdf").write_bytes(b"somebody's")
    assert left() == []


def test_no_name_of_an_inventory_leads_out_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "mine.pdf").write_bytes(b"")
    folder = tmp_path / "out"
    folder.mkdir()
    entry = Entry(hashlib.sha256(b"").hexdigest(), request="acta.pdf en")
    (folder / NAME).write_bytes(inventory_bytes({"../mine.pdf": entry, str(tmp_path / "mine.pdf"): entry}))
    assert papers_unmade(folder, {"acta.pdf en"}, ()) == []
