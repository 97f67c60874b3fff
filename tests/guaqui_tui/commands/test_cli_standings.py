"""merge says of whom what came in is, and what a stranger's laptop put in the place of a known one's word."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storage import FieldFile
from storage.file.device import made_laptop_key
from storage.file.trust import know
from storage.gather.merge import merge

from ..conftest import Guaqui
from ..pilot import Laptop

SLOT = "demand/guaqui/andamarca/2003/1"


@pytest.fixture
def sticks(laptop: Laptop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, str]:
    """The plan with Rosa's save, and Pedro's file, who went on from hers; their keys by their names."""
    monkeypatch.chdir(tmp_path)
    keys: dict[str, str] = {}

    @contextmanager
    def at(person: str) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("GUAQUI_HOME", str(tmp_path / person))
            keys[person] = made_laptop_key().device
            yield

    with at("Rosa"), FieldFile.create(tmp_path / "rosa.json", author="Rosa") as field:
        field.save(SLOT, {"text": "Riego", "status": "proposed", "cost_cents": 12_000_000})
    merge(tmp_path / "plan.json", [tmp_path / "rosa.json"], at="")
    (tmp_path / "pedro.json").write_bytes((tmp_path / "rosa.json").read_bytes())
    with at("Pedro"), FieldFile.open(tmp_path / "pedro.json", author="Pedro") as field:
        state = field.survey.history(SLOT)
        assert state
        field.save(SLOT, {**state.values, "cost_cents": 1_200_000})
    return keys


def test_where_nobody_is_known_nothing_of_it_is_in_the_way(sticks: dict[str, str], guaqui: Guaqui) -> None:
    code, out, err = guaqui("merge", "plan.json", "pedro.json")
    assert code == 0
    assert not [line for line in (out + err).split("\n") if "conocida" in line]
    told = json.loads(guaqui("merge", "plan.json", "--show", "--json")[1])
    assert (told["standing"], told["overruled"]) == ({"unknown": 1}, [])


def test_what_a_stranger_puts_in_a_known_one_s_place_is_named_and_waits_for_a_person(
    sticks: dict[str, str], guaqui: Guaqui
) -> None:
    know(sticks["Rosa"], "Rosa Mamani")
    line = f"Andamarca · 2003. Costo: Bs 120.000 → Bs 12.000 ({sticks['Pedro'][:8]}, no conocida; antes: "
    line += f"Rosa Mamani · {sticks['Rosa'][:4]})"
    code, _out, err = guaqui("merge", "plan.json", "pedro.json", "--dry-run")
    assert (code, line in err, "no conocida 1" in err) == (1, True, True)
    told = json.loads(guaqui("merge", "plan.json", "pedro.json", "--json")[1])
    assert told["standing"] == {"unknown": 1}
    assert [(one["record"], one["field"]) for one in told["overruled"]] == [(SLOT, "cost_cents")]
    code, out, _err = guaqui("merge", "plan.json", "--show")
    assert (code, line in out) == (1, True)
    assert f"{sticks['Pedro'][:8]}, no conocida · " in out
    know(sticks["Pedro"], "Pedro Quispe")
    assert f"Pedro Quispe · {sticks['Pedro'][:4]} · " in guaqui("merge", "plan.json", "--show")[1]


def test_once_he_is_known_too_it_is_a_save_like_any_other(sticks: dict[str, str], guaqui: Guaqui) -> None:
    know(sticks["Rosa"], "Rosa Mamani")
    know(sticks["Pedro"], "Pedro Quispe")
    code, _out, err = guaqui("merge", "plan.json", "pedro.json")
    assert (code, "conocida 1" in err, "→" in err) == (0, True, False)
    code, out, _err = guaqui("history", "plan.json", SLOT)
    assert f"Pedro Quispe · {sticks['Pedro'][:4]}" in out
    assert code == 0


def test_what_changes_the_plan_itself_stands_above_it(
    sticks: dict[str, str], guaqui: Guaqui, tmp_path: Path
) -> None:
    know(sticks["Rosa"], "Rosa Mamani")
    with FieldFile.open(tmp_path / "pedro.json", author="Pedro", device="laptop09") as field:
        state = field.survey.history("class/guaqui/social")
        assert state
        field.save("class/guaqui/social", {**state.values, "productive": True})
    _code, _out, err = guaqui("merge", "plan.json", "pedro.json")
    plan, standing = err.index("Cambia el plan mismo"), err.index("Por computadoras:")
    assert plan < standing < err.index("Andamarca · 2003. Costo")
    _code, out, _err = guaqui("merge", "plan.json", "--show")
    assert out.index("Cambia el plan mismo") < out.index("Por computadoras:")


def test_a_file_that_lacks_what_was_saved_here_says_so(laptop: Laptop, guaqui: Guaqui, tmp_path: Path) -> None:
    with FieldFile.create(tmp_path / "mine.json", author="Rosa") as field:
        field.save(SLOT, {"text": "Riego", "status": "proposed"})
        earlier = (tmp_path / "mine.json").read_bytes()
        field.save(SLOT, {"text": "Posta", "status": "proposed"})
    (tmp_path / "mine.json").write_bytes(earlier)
    _code, _out, err = guaqui("merge", tmp_path / "out.json", tmp_path / "mine.json")
    assert "out.json no tiene todo lo que se guardó en esta computadora" in err
