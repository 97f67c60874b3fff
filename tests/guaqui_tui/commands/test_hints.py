"""What a command cannot do, or leaves to a person, it says in words that lead on."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import FieldFile
from tests.storage.crafted_files import ASKED, held, honest, write
from tests.storage.revisions_made import revision

from ..conftest import Guaqui

CLAIMS = [
    revision(ASKED, {"text": text, "status": "proposed"}, device=f"laptop0{n}")
    for n, text in enumerate(("Posta", "Museo"), 3)
]


@pytest.fixture
def disputed(out: Path) -> Path:
    return write(out, [*held(out), *CLAIMS])


def test_a_record_is_settled_by_what_history_calls_it_and_its_fields(disputed: Path, guaqui: Guaqui) -> None:
    shown = guaqui("history", "plan.json", "Arcata · 2003")[1]
    (line,) = (one for one in shown.splitlines() if one.startswith("Por resolver"))
    fields = line.partition(": ")[2].split(", ")
    assert "Demanda" in fields
    said = {"Demanda": "Riego", "Estado": "propuesta", "Familias": "12"}
    told = [f"{one}={said.get(one, '')}" for one in fields]
    code, out, _err = guaqui("settle", "plan.json", "Arcata · 2003", *told)
    assert (code, "Riego" in out) == (0, True)
    with FieldFile.open(disputed, writable=False) as field:
        assert field.survey.disputed() == []


def test_a_name_of_nothing_is_told_as_it_was_typed(out: Path, guaqui: Guaqui) -> None:
    for command in (["history"], ["settle"]):
        more = ["Demanda=x"] if command == ["settle"] else []
        code, _out, err = guaqui(*command, "plan.json", "Atlantis · 2003", *more)
        assert (code, "Atlantis · 2003" in err) == (3, True)


@pytest.mark.parametrize("content", [b"", b"no es un archivo de campo", b"\xff\x00"])
def test_a_file_that_cannot_be_read_is_not_done(out: Path, tmp_path: Path, guaqui: Guaqui, content: bytes) -> None:
    """The others are looked at all the same."""
    (tmp_path / "malo.json").write_bytes(content)
    code, shown, err = guaqui("check", "malo.json", "plan.json")
    assert (code, "plan.json" in shown, "malo.json" in err) == (3, True, True)
    assert guaqui("check", "malo.json")[0] == 3


def test_an_export_says_last_why_it_ends_with_1(disputed: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    code, _out, err = guaqui("export", "plan.json", "papeles", "--format", "csv")
    assert (code, "1 registro está por resolver" in err.splitlines()[-1]) == (1, True)


@pytest.mark.costly(0)
def test_an_export_beside_an_open_app_says_it_below_the_names(out: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    with FieldFile.open(out, "Rosa"):
        code, shown, err = guaqui("export", "plan.json", "papeles")
    assert (code, bool(shown), "Las actas quedaron fuera" in err.splitlines()[-1]) == (1, True, True)
    assert guaqui("export", "plan.json", "otros")[0] == 0


def test_an_undo_that_was_done_before_says_how_to_go_on(out: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    honest(tmp_path / "a.json", out)
    guaqui("merge", "plan.json", "a.json")
    assert guaqui("merge", "plan.json", "--undo")[0] == 0
    code, _shown, err = guaqui("merge", "plan.json", "--undo")
    assert (code, "ya se deshizo antes" in err, "Siga con ese archivo" in err) == (3, True, True)
