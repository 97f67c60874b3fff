"""guaqui arrivals: what came in is listed line by line, and one import is taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from storage import FieldFile
from tests.storage.intake.taken_in import take_in

from ..conftest import Guaqui
from ..pilot import Laptop

ANDAMARCA, ARCATA = (f"demand/guaqui/{holder}/2003/1" for holder in ("andamarca", "arcata"))


def sheet(laptop: Laptop, *lines: str, name: str = "demands.csv") -> Path:
    path = laptop.folder / name
    path.write_text("\n".join(["Comunidad;Gestión;Demanda;Costo", *lines]), "utf-8")
    return path


@pytest.fixture
def brought(laptop: Laptop, guaqui: Guaqui) -> Laptop:
    """A plan with one demand, and a sheet that completes it and begins another one."""
    laptop.save()
    with FieldFile.open(laptop.file, "Rosa") as field:
        field.save(ARCATA, {"text": "Posta"})
    assert (
        guaqui("import", laptop.file, sheet(laptop, "Andamarca;2003;Riego;1500", "Arcata;2003;Posta;2000"))[0] == 0
    )
    return laptop


def body(laptop: Laptop, record: str) -> dict[str, Any]:
    with FieldFile.open(laptop.file, writable=False) as field:
        state = field.survey.history(record)
        assert state
        assert not state.disputed
        return state.values


def test_an_import_is_listed_with_its_kind_and_the_lines_of_its_rows(brought: Laptop, guaqui: Guaqui) -> None:
    _code, out, _err = guaqui("--lang", "en", "arrivals", brought.file)
    first, second = out.splitlines()
    assert first.startswith("  1  ")
    assert "demands.csv · 2 rows" in first
    assert second.strip() == "Demands · lines 2-3"
    (told,) = json.loads(guaqui("arrivals", brought.file, "--json")[1])["arrivals"]
    assert (told["arrival"], told["kinds"], told["rows"]) == (1, ["demand"], 2)
    assert told["lines"] == [{"line": 2, "record": ANDAMARCA}, {"line": 3, "record": ARCATA}]


def test_taken_back_the_plan_is_as_before_and_the_import_is_listed_as_taken_back(
    brought: Laptop, guaqui: Guaqui
) -> None:
    before = brought.file.read_bytes()
    code, out, err = guaqui("--lang", "en", "arrivals", brought.file, "--undo", "1", "--dry-run")
    assert (code, brought.file.read_bytes()) == (0, before)
    assert "1 record that it began will be withdrawn: Andamarca · 2003." in out
    assert "1 record will be as before it: Arcata · 2003 (Cost)." in out
    assert "Nothing was written" in err

    code, out, err = guaqui("--lang", "en", "arrivals", brought.file, "--undo", "1")
    assert code == 0
    assert "1 record that it began is withdrawn: Andamarca · 2003." in out
    assert "It is taken back." in err
    assert body(brought, ANDAMARCA)["withdrawn"] is True
    assert body(brought, ARCATA) == {"text": "Posta"}
    assert "taken back" in guaqui("--lang", "en", "arrivals", brought.file)[1]


def test_what_somebody_decided_since_stays_and_needs_a_person(brought: Laptop, guaqui: Guaqui) -> None:
    with FieldFile.open(brought.file, "Rosa") as field:
        field.save(ARCATA, {"text": "Posta", "cost_cents": 300000})
        field.save(ANDAMARCA, {**body(brought, ANDAMARCA), "families": 12})
    code, out, _err = guaqui("--lang", "en", "arrivals", brought.file, "--undo", "1")
    assert code == 1
    assert "2 stay (somebody decided it since): Andamarca · 2003 (Families); Arcata · 2003 (Cost)." in out
    assert body(brought, ARCATA)["cost_cents"] == 300000
    assert "withdrawn" not in body(brought, ANDAMARCA)


def test_as_json_it_says_what_went_and_what_stays(brought: Laptop, guaqui: Guaqui) -> None:
    code, out, _err = guaqui("arrivals", brought.file, "--undo", "1", "--json")
    assert (code, json.loads(out)) == (
        0,
        {"arrival": 1, "withdrawn": [ANDAMARCA], "restored": {ARCATA: ["cost_cents"]}, "kept": []},
    )


def test_there_is_no_other_and_none_is_taken_back_twice(brought: Laptop, guaqui: Guaqui) -> None:
    for number in ("0", "2", "-1"):
        code, out, err = guaqui("--lang", "en", "arrivals", brought.file, "--undo", number)
        assert (code, out) == (3, "")
        assert f"There is no import {number}" in err
    guaqui("arrivals", brought.file, "--undo", "1")
    before = brought.file.read_bytes()
    code, _out, err = guaqui("--lang", "en", "arrivals", brought.file, "--undo", "1")
    assert (code, brought.file.read_bytes()) == (3, before)
    assert "was taken back before" in err


def test_it_stands_in_the_history_in_words(brought: Laptop, guaqui: Guaqui) -> None:
    guaqui("arrivals", brought.file, "--undo", "1")
    out = guaqui("--lang", "en", "history", brought.file, ANDAMARCA)[1]
    row, back = (out.index(words) for words in ("row 2 of demands.csv", "takes back what came from demands.csv"))
    assert row < back < out.index("Withdrawn: yes")


def test_the_history_of_what_an_import_began_says_no_field_removed_that_was_never_there(
    brought: Laptop, guaqui: Guaqui
) -> None:
    assert "(removed)" not in guaqui("--lang", "en", "history", brought.file, ANDAMARCA)[1]
    with FieldFile.open(brought.file, "Rosa") as field:
        field.save(ANDAMARCA, {"text": "Riego"})
    out = guaqui("--lang", "en", "history", brought.file, ANDAMARCA)[1]
    assert out.count("(removed)") == 1
    assert "Cost: (removed)" in out


def test_the_same_sheet_again_differs_from_what_was_withdrawn(brought: Laptop, guaqui: Guaqui) -> None:
    guaqui("arrivals", brought.file, "--undo", "1")
    path = brought.folder / "demands.csv"
    code, out, _err = guaqui("--lang", "en", "import", brought.file, path)
    assert code == 1
    assert "0 new, 0 known already" in out
    assert "2 rows say what was changed since" in out
    assert "line 2, Andamarca · 2003: Withdrawn: yes → (nothing)" in out


def test_the_words_of_a_cell_that_was_not_understood_go_too(laptop: Laptop, guaqui: Guaqui) -> None:
    laptop.save()
    assert guaqui("import", laptop.file, sheet(laptop, "Andamarca;2003;Riego;mucho"))[0] == 1
    with FieldFile.open(laptop.file, writable=False) as field:
        (remark,) = field.survey.records("remark")
    assert "1 fila " in guaqui("arrivals", laptop.file)[1]
    assert guaqui("arrivals", laptop.file, "--undo", "1")[0] == 0
    assert body(laptop, remark)["withdrawn"] is True


def test_taken_back_on_two_laptops_it_is_taken_back_once(brought: Laptop, guaqui: Guaqui) -> None:
    other = brought.folder / "other.json"
    other.write_bytes(brought.file.read_bytes())
    for file in (brought.file, other):
        assert guaqui("arrivals", file, "--undo", "1")[0] == 0
    assert guaqui("merge", brought.file, other)[0] == 0
    assert body(brought, ARCATA) == {"text": "Posta"}
    assert body(brought, ANDAMARCA)["withdrawn"] is True
    (told,) = json.loads(guaqui("arrivals", brought.file, "--json")[1])["arrivals"]
    assert told["withdrawn"] is True


def test_what_another_import_brought_too_stays_until_that_is_taken_back(laptop: Laptop, guaqui: Guaqui) -> None:
    laptop.save()
    other = laptop.folder / "other.json"
    other.write_bytes(laptop.file.read_bytes())
    path = sheet(laptop, "Andamarca;2003;Riego;1500")
    assert guaqui("import", laptop.file, path)[0] == 0
    with FieldFile.open(other, device="laptop02") as field:
        take_in(field, path)
    guaqui("merge", laptop.file, other)
    code, out, _err = guaqui("--lang", "en", "arrivals", laptop.file, "--undo", "1")
    assert code == 1
    assert "1 stays (another import brought the same): Andamarca · 2003." in out
    assert "withdrawn" not in body(laptop, ANDAMARCA)
    assert guaqui("arrivals", laptop.file, "--undo", "2")[0] == 0
    assert body(laptop, ANDAMARCA)["withdrawn"] is True


def test_how_a_sheet_was_read_stands_with_what_came_in(laptop: Laptop, guaqui: Guaqui) -> None:
    laptop.save()
    path = sheet(laptop, "Andamarca;2003;Riego;1500", ";2004;Posta;2000")
    assert guaqui("import", laptop.file, path, "--step", "fill Comunidad", "--step", "skip 9")[0] == 0
    assert "read with: fill Comunidad · skip 9" in guaqui("--lang", "en", "arrivals", laptop.file)[1]
    (told,) = json.loads(guaqui("arrivals", laptop.file, "--json")[1])["arrivals"]
    assert (told["steps"], [one["line"] for one in told["lines"]]) == (["fill Comunidad", "skip 9"], [2, 3])
