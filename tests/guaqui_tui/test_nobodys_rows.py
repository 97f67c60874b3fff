"""Rows of spreadsheets that nobody says they brought: a coordinator hears of each, by whatever way it comes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guaqui_tui.cli import run
from storage.file.device import made_laptop_key
from storage.file.trust import know, refuse
from storage.gather.merge import merge
from storage.plan.arrivals.row_arrivals import RowArrivals, arrivals_in
from storage.revisions.revision import IMPORT, Revision, accept_value, revision_document
from storage.revisions.signature import SigningKey
from tests.storage.crafted_files import ASKED, AT, HARMS, WAYS, crafted, held, honest, plan, write
from tests.storage.revisions_made import child, revision

from .conftest import Guaqui, called
from .pilot import Hands, Laptop
from .screens.gather.test_gather import take_in

OF_THE_PLAN = sorted(set(HARMS) - {"a plan of another municipality"})
ROWS: dict[str, Any] = {"device": IMPORT, "author": "", "at": ""}
STRANGER = SigningKey(bytes([7]) * 32)
NOBODYS = "nada de lo que hay dice quién"


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GUAQUI_HOME", str(tmp_path / "home"))
    return plan(tmp_path / "plan.json")


def arrival(*rows: Revision, by: SigningKey | str = STRANGER, n: int = 1, **given: Any) -> Revision:
    body = {"file": "a.csv", "rows": [{"rev": one.rev, "line": 2} for one in rows]}
    record = f"arrival/guaqui/0123456789abcdef/k7m2q9xw/{n}"
    one = accept_value(
        revision_document(record, body, sets=set(), parents=(), author="", device=by, at=AT) | given
    )
    assert isinstance(one, Revision), one
    return one


def of_somebody_else(draw: int) -> list[Revision]:
    """Arrivals that name no row which comes in: others, typed ones, one that nobody saved."""
    row = revision("demand/guaqui/sullcata/2005/1", {"text": f"Otra {draw}", "status": "proposed"}, **ROWS)
    return [row, arrival(row), arrival(revision(), n=2)]


@pytest.mark.costly(0)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    harm=st.sampled_from(OF_THE_PLAN),
    way=st.sampled_from(sorted(WAYS)),
    seed=st.integers(0, 99),
    others=st.booleans(),
    begun=st.booleans(),
)
def test_each_harm_by_a_row_of_nobody_is_named(
    tmp_path_factory: pytest.TempPathFactory, harm: str, way: str, seed: int, *, others: bool, begun: bool
) -> None:
    folder = tmp_path_factory.mktemp("rows")
    out = plan(folder / "plan.json")
    there = honest(folder / "stick" / "a.json", out)
    bad = crafted(harm, there, seed, ROWS)
    beside = of_somebody_else(seed) if others else []
    target = out if begun else folder / "new.json"
    named = [folder / "stick" / "a.json", *WAYS[way](write(folder / "stick" / "b.json", [*there, bad, *beside]))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUAQUI_HOME", str(folder / "home"))
        merged = merge(target, named, at=AT)
        fresh = [one for of in merged.seen.sources for one in of.fresh]
        assert arrivals_in(merged.survey).nobodys(fresh) == [bad]
        for asked in (["merge", str(target), "--show"], ["merge", str(target), "--show", "--json"]):
            assert run(asked) == 1


@pytest.mark.costly(3)
@pytest.mark.parametrize("harm", OF_THE_PLAN)
def test_merge_names_its_record_before_and_after_it_is_written(
    out: Path, tmp_path: Path, guaqui: Guaqui, harm: str
) -> None:
    there = honest(tmp_path / "a.json", out)
    guaqui("merge", "plan.json", "a.json")
    bad = crafted(harm, there, 3, ROWS)
    write(tmp_path / "b.json", [*there, bad, *of_somebody_else(1)])
    for dry in (["--dry-run"], []):
        code, _out, err = guaqui("merge", "plan.json", "b.json", *dry)
        said = next(line for line in err.splitlines() if NOBODYS in line)
        assert (code, "b.json" in said, called(tmp_path / "b.json", bad.record) in said) == (1, True, True)
    code, shown, _err = guaqui("merge", "plan.json", "--show")
    assert (code, NOBODYS in shown) == (1, True)
    told = json.loads(guaqui("merge", "plan.json", "--show", "--json")[1])
    assert told["nobodys_rows"] == [bad.record]
    assert told["standing"] == {"unknown": 3, "nobodys": 1}
    assert "nadie dice quién la trajo" in guaqui("history", "plan.json", bad.record)[1]


def test_the_merge_s_own_json_lists_it_by_record(out: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    bad = crafted("a demand rewritten", held(out), 1, ROWS)
    write(tmp_path / "b.json", [*held(out), bad])
    told = json.loads(guaqui("merge", "plan.json", "b.json", "--dry-run", "--json")[1])
    assert (told["nobodys_rows"], told["standing"]) == ([ASKED], {"nobodys": 1})


def test_whoever_says_later_that_they_brought_it_answers_for_it(out: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    bad = crafted("a demand where there was none", held(out), 1, ROWS)
    write(tmp_path / "b.json", [*held(out), bad])
    write(tmp_path / "c.json", [*held(out), arrival(bad)])
    assert guaqui("merge", "both.json", "b.json", "c.json")[0] == 0, "in another file that comes with it"
    assert guaqui("merge", "plan.json", "b.json")[0] == 1
    assert guaqui("merge", "plan.json", "c.json")[0] == 0
    code, shown, _err = guaqui("merge", "plan.json", "--show", 1)
    assert (code, NOBODYS in shown) == (0, False)
    assert f"fila 2 de a.csv, la trajo {STRANGER.device[:8]}" in guaqui("history", "plan.json", bad.record)[1]
    assert guaqui("merge", "third.json", "b.json", "c.json", "--without", "c.json")[0] == 1


def test_of_a_stranger_s_rows_those_are_listed_that_overrule_a_known_one(
    out: Path, tmp_path: Path, guaqui: Guaqui
) -> None:
    rosa = SigningKey(bytes([5]) * 32)
    first = revision_document(
        "demand/guaqui/sullcata/2003/1",
        {"text": "Riego", "status": "proposed", "cost_cents": 100},
        sets=set(),
        parents=(),
        author="Rosa",
        device=rosa,
        at=AT,
    )
    hers = accept_value(first)
    assert isinstance(hers, Revision)
    bad = child([hers], {"cost_cents": 999}, **ROWS)
    write(tmp_path / "b.json", [*held(out), hers, bad, arrival(bad)])
    assert guaqui("merge", "first.json", "b.json")[0] == 0, "nobody is known: nothing of it is in the way"
    know(rosa.device, "Rosa Mamani")
    code, _out, err = guaqui("merge", "plan.json", "b.json")
    assert (code, f"{STRANGER.device[:8]}, no conocida; antes: Rosa Mamani" in err) == (1, True)
    assert "filas de nadie" not in err
    refuse(STRANGER.device)
    assert f"la trajo {STRANGER.device[:8]}, rechazada" in guaqui("history", "plan.json", bad.record)[1]
    know(STRANGER.device, "Pedro")
    assert guaqui("merge", "plan.json", "--show")[0] == 0
    assert f"Pedro · {STRANGER.device[:4]}" in guaqui("merge", "plan.json", "--show")[1]


def test_an_arrival_forged_in_a_known_laptop_s_name_is_set_aside_and_names_nothing(
    out: Path, tmp_path: Path, guaqui: Guaqui
) -> None:
    know(made_laptop_key().device, "Rosa Mamani")
    bad = crafted("a demand rewritten", held(out), 1, ROWS)
    path = write(tmp_path / "b.json", [*held(out), bad, arrival(bad)])
    own = made_laptop_key().device.encode()
    path.write_bytes(path.read_bytes().replace(f'"device":"{STRANGER.device}"'.encode(), b'"device":"%s"' % own))
    code, _out, err = guaqui("merge", "plan.json", "b.json")
    assert (code, NOBODYS in err) == (1, True)
    told = json.loads(guaqui("merge", "plan.json", "--show", "--json")[1])
    assert ([one["quarantined"] for one in told["inputs"]], told["nobodys_rows"]) == ([1], [ASKED])


def test_an_undo_of_a_laptop_leaves_what_others_brought_too(out: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    both, alone = (crafted("a demand where there was none", held(out), seed, ROWS) for seed in (1, 2))
    assert both.record != alone.record
    write(tmp_path / "b.json", [*held(out), both, alone, arrival(both, by="laptop02"), arrival(both, alone, n=2)])
    guaqui("merge", "plan.json", "b.json")
    assert guaqui("merge", "plan.json", "--undo", "--laptop", STRANGER.device[:6])[0] in {0, 1}
    left = {one.rev for one in held(next(tmp_path.glob("plan.before-*.json")))}
    assert (both.rev in left, alone.rev in left) == (True, False)


# The screens


async def look_into(hands: Hands, folder: Path) -> None:
    await hands.press("f9", "enter", "ctrl+u")
    await hands.write(str(folder))
    await hands.press("enter")
    await hands.until(lambda: "F2 takes them in" in hands.screen)


@pytest.mark.costly(0)
def test_the_screens_name_them_when_they_come_in_and_afterwards(laptop: Laptop) -> None:
    laptop.save(("arcata", 2003, {"text": "Riego"}))
    there = held(laptop.file)
    bad = crafted("a demand rewritten", there, 1, ROWS)
    named = crafted("a demand where there was none", there, 1, ROWS)
    write(laptop.folder / "stick" / "b.json", [*there, bad, named, arrival(named)])

    async def use(hands: Hands) -> None:
        await look_into(hands, laptop.folder / "stick")
        assert "a row of a spreadsheet that is nobody's" in hands.words
        assert "who brought it: Arcata · 2003" in hands.words
        assert "! b.json" in hands.screen
        await take_in(hands)
        await hands.press("f6")
        await hands.until(lambda: "Merge 1" in hands.screen)
        assert "A row of a spreadsheet came in that is nobody's" in hands.words
        assert "Arcata · 2003" in hands.words

    laptop.use(use)


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ((), "nobody says who brought it"),
        ((STRANGER,), f"row 2 of a.csv, brought by {STRANGER.device[:8]}"),
    ],
)
def test_history_and_settling_say_it_beside_the_row(laptop: Laptop, by: tuple[SigningKey, ...], said: str) -> None:
    laptop.save(("arcata", 2003, {"text": "Riego"}))
    mine = [one for one in held(laptop.file) if one.record == ASKED]
    row = revision(ASKED, {"text": "Posta", "status": "proposed"}, **ROWS)
    write(laptop.file, [*held(laptop.file), row, *(arrival(row, by=one) for one in by)])
    assert mine

    async def use(hands: Hands) -> None:
        await hands.press("f9", *"settle", "enter")
        await hands.until(lambda: "Arcata" in hands.screen)
        assert said in hands.words

    laptop.use(use)


def test_what_comes_into_another_municipality_of_a_file_names_its_rows(
    out: Path, tmp_path: Path, guaqui: Guaqui
) -> None:
    said: dict[str, dict[str, Any]] = {
        "municipality/laja": {"name": "Laja"},
        "plan/laja/2003-2007": {"name": "PDM de Laja", "years": [2003], "per_year": 1},
        "community/laja/centro": {"name": "Centro"},
    }
    write(out, [*held(out), *(revision(record, body) for record, body in said.items())])
    (tmp_path / "laja.csv").write_text("comunidad;gestion;demanda\nCentro;2003;Riego\n", "utf-8")
    assert guaqui("import", "plan.json", "laja.csv", "--municipality", "laja")[0] == 0
    rows = [one for one in held(out) if one.device == IMPORT]
    assert [one.record for one in rows] == ["demand/laja/centro/2003/1"]
    assert RowArrivals(held(out)).nobodys(rows) == []
    assert "laja.csv" in guaqui("arrivals", "plan.json")[1]
    code, _out, err = guaqui("merge", "all.json", "plan.json", "--together")
    assert (NOBODYS in err, "filas de nadie" in err) == (False, False)
    assert code in {0, 1}
    know(STRANGER.device, "Pedro")
    shown = guaqui("history", "plan.json", rows[0].record)[1]
    assert f"fila 2 de laja.csv, la trajo esta computadora · {made_laptop_key().device[:4]}" in shown


def test_what_came_in_is_listed_with_who_brought_it(out: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    assert guaqui("arrivals", "plan.json") == (0, "No entró nada de planillas.\n", "")
    (tmp_path / "demandas.csv").write_text("comunidad;gestion;demanda\nSullcata;2003;Riego\n", "utf-8")
    assert guaqui("import", "plan.json", "demandas.csv")[0] == 0
    own = made_laptop_key().device
    code, shown, _err = guaqui("arrivals", "plan.json")
    assert (code, f"demandas.csv · 1 fila · {own[:8]}" in shown) == (0, True)
    know(STRANGER.device, "Pedro")
    assert f"esta computadora · {own[:4]}" in guaqui("arrivals", "plan.json")[1]
    (told,) = json.loads(guaqui("arrivals", "plan.json", "--json")[1])["arrivals"]
    assert (told["arrival"], told["file"], told["rows"], told["device"]) == (1, "demandas.csv", 1, own)
    assert told["standing"] == "known"
    assert len(told["records"]) == 1
