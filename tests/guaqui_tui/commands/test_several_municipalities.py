"""A file of several municipalities: whose something is is said or asked, never taken from how much there is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from storage import FieldFile
from storage.file.pack import load_pack, parse_pack
from storage.packs.file_municipality import municipalities_of
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.crafted_files import held, write
from tests.storage.file.test_beginning import GOOD
from tests.storage.revisions_made import revision

from ..conftest import Guaqui

LAJA = parse_pack(GOOD, "laja.toml")
GUAQUI = load_pack("guaqui")


@pytest.fixture(params=["laja-larger", "guaqui-larger"])
def both(request: pytest.FixtureRequest, own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of two, of which one or the other has more records."""
    monkeypatch.chdir(tmp_path)
    many = [revision(f"community/laja/c{n}", {"name": f"C {n}"}) for n in range(300)]
    (tmp_path / "laja.toml").write_text(GOOD, "utf-8")
    with FieldFile.create(tmp_path / "l.json", tmp_path / "laja.toml"):
        pass  # its pack is known here
    saved = revision("demand/laja/uno/2026/1", {"text": "Riego", "status": "proposed"}, device="laptop01")
    more = many if request.param == "laja-larger" else []
    return write(tmp_path / "both.json", [*GUAQUI, *LAJA, saved, *more])


def whose(path: Path) -> list[str]:
    return municipalities_of(held(path))


def test_a_new_file_says_of_which_it_is(both: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    code, _out, err = guaqui("new", "new.json", "--municipality", "both.json")
    assert (code, "guaqui, laja" in err, "both.json#guaqui" in err) == (2, True, True)
    assert not (tmp_path / "new.json").exists()
    for asked, got in (("laja", "laja"), ("Laja", "laja"), ("guaqui", "guaqui")):
        assert guaqui("new", f"{asked}-new.json", "-m", f"both.json#{asked}")[0] == 0
        assert whose(tmp_path / f"{asked}-new.json") == [got]
    code, _out, err = guaqui("new", "new.json", "-m", "both.json#atlantis")
    assert (code, "atlantis" in err, (tmp_path / "new.json").exists()) == (3, True, False)


def test_a_path_with_that_sign_in_it_is_a_path(both: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    write(tmp_path / "plan#laja.json", [*LAJA])
    assert guaqui("new", "new.json", "-m", "plan#laja.json")[0] == 0
    assert whose(tmp_path / "new.json") == ["laja"]


def test_a_merge_into_a_new_file_asks_which(both: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    code, _out, err = guaqui("merge", "out.json", "both.json")
    assert (code, "guaqui, laja" in err, (tmp_path / "out.json").exists()) == (2, True, False)
    assert guaqui("merge", "out.json", "both.json", "--municipality", "laja")[0] == 1  # the other's stay out
    assert whose(tmp_path / "out.json") == ["laja"]
    assert guaqui("merge", "all.json", "both.json", "--together")[0] in {0, 1}  # 1: who adds communities is told
    assert whose(tmp_path / "all.json") == ["guaqui", "laja"]


@pytest.mark.costly(0)
def test_who_has_sent_what_is_told_of_each(both: Path, guaqui: Guaqui) -> None:
    told: dict[str, Any] = json.loads(guaqui("report", "both.json", "--senders", "--json")[1])["municipalities"]
    assert [*told] == ["guaqui", "laja"]
    assert len(told["guaqui"]["places"]) == 21
    assert {one["laptop"] for one in told["guaqui"]["laptops"]} == set()
    assert "laptop01" in {one["laptop"] for one in told["laja"]["laptops"]}
    for name in ("guaqui", "laja"):
        one = json.loads(guaqui("report", "both.json", "--senders", "--json", "--municipality", name)[1])
        assert one == told[name]
    shown = guaqui("report", "both.json", "--senders")[1]
    assert shown.index("Guaqui") < shown.index("Andamarca") < shown.index("Laja") < shown.index("Uno")
    alone = guaqui("report", "both.json", "--senders", "--municipality", "laja")[1]
    assert "Andamarca" not in alone


def test_what_came_in_is_listed_of_each_and_keeps_its_number(both: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    for name, row in (("guaqui", "Andamarca,2003,Riego"), ("laja", "Uno,2027,Posta")):
        (tmp_path / f"{name}.csv").write_text(f"Comunidad,Gestión,Demanda\n{row}\n", "utf-8")
        assert guaqui("import", "both.json", f"{name}.csv", "--municipality", name)[0] == 0
    every = json.loads(guaqui("arrivals", "both.json", "--json")[1])["arrivals"]
    assert {one["municipality"] for one in every} == {"guaqui", "laja"}
    for name in ("guaqui", "laja"):
        mine = json.loads(guaqui("arrivals", "both.json", "--municipality", name, "--json")[1])["arrivals"]
        assert mine == [one for one in every if one["municipality"] == name]
        assert f"{name}.csv" in guaqui("arrivals", "both.json", "--municipality", name)[1]
    assert "Laja · laja.csv" in guaqui("arrivals", "both.json")[1]
    code, _out, err = guaqui("arrivals", "both.json", "--municipality", "atlantis")
    assert (code, "atlantis" in err) == (3, True)


def test_what_is_looked_at_first_is_the_same_whichever_is_larger(both: Path) -> None:
    revisions: list[Revision] = held(both)
    assert Survey(revisions).municipality == "guaqui"
