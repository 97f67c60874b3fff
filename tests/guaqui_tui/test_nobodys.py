"""Files that say what nobody known wrote, and files of strangers, as a coordinator meets them on both doors."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest

from exports.papers import records_of
from storage import FieldFile
from storage.file import trust, unknown_pack
from storage.file.device import made_laptop_key
from storage.file.json_files import read_json
from storage.file.trust import know, refuse
from storage.gather.merge_reports import numbers
from storage.plan.acta.code import code_of
from storage.revisions.revision import Revision, accept_value, revision_document
from storage.revisions.signature import SigningKey
from tests.storage.crafted_files import ASKED, HARMS, crafted, held, honest, write
from tests.storage.revisions_made import child, revision

from .conftest import Guaqui, called, first_line
from .pilot import Hands, Laptop
from .screens.gather.test_gather import take_in


@pytest.mark.costly(3)
@pytest.mark.parametrize("harm", HARMS)
def test_each_harm_is_named_first_and_changes_no_figure(
    out: Path, tmp_path: Path, guaqui: Guaqui, harm: str
) -> None:
    laptop = honest(tmp_path / "stick" / "a.json", out)
    guaqui("merge", "plan.json", "stick")
    figures = guaqui("report", "plan.json", "--json")[1]
    bad = crafted(harm, laptop, 3)
    write(tmp_path / "stick" / "b.json", [*laptop, bad])
    for dry in (["--dry-run"], []):
        code, _out, err = guaqui("merge", "plan.json", "stick", *dry)
        assert code == 1
        assert "stick/b.json" in first_line(err)
        assert called(out, bad.record) in first_line(err)
        assert "--accept-pack" in first_line(err)
    assert guaqui("report", "plan.json", "--json")[1] == figures
    said: dict[str, Any] = json.loads(guaqui("merge", "plan.json", "stick", "--json")[1])
    assert next(iter(said)) == "nobodys"
    assert [(one["path"], [*one["changes"]], one["accepted"]) for one in said["nobodys"]] == [
        ("stick/b.json", [bad.record], False)
    ]
    assert [one["left_out"] for one in said["inputs"] if "left_out" in one] == ["pack-unknown"]
    code, shown, err = guaqui("check", "stick/b.json")
    assert code == 1
    assert called(tmp_path / "stick" / "b.json", bad.record) in shown.splitlines()[1]
    found = json.loads(guaqui("check", "stick/b.json", "--json")[1])["files"][0]["problems"][0]
    assert (found["code"], found["where"], bool(found["fields"])) == ("pack-unknown", bad.record, True)


def test_what_it_would_have_changed_is_shown_of_the_merge(out: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    laptop = honest(tmp_path / "stick" / "a.json", out)
    write(tmp_path / "stick" / "b.json", [*laptop, crafted("a demand rewritten", laptop, 1)])
    guaqui("merge", "plan.json", "stick")
    code, shown, _err = guaqui("merge", "plan.json", "--show")
    assert code == 1
    lines = shown.splitlines()
    assert lines[1] == "Cambia el plan mismo: 0; lo que quedó fuera cambiaría 1 (Arcata · 2003)"
    assert lines[10] == "Cambia el plan mismo"
    assert "stick/b.json" in lines[11]
    assert "Arcata · 2003 (Demanda, Costo" in lines[11]
    assert shown.count("stick/b.json") == 1


def test_accepted_it_comes_in_is_named_and_is_no_laptop_s(out: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    laptop = honest(tmp_path / "a.json", out)
    guaqui("merge", "plan.json", "a.json")
    write(tmp_path / "b.json", [*laptop, crafted("a demand rewritten", laptop, 1)])
    code, _out, err = guaqui("merge", "plan.json", "b.json", "--accept-pack", "--dry-run")
    assert (code, called(out, ASKED) in first_line(err)) == (0, True)
    code, _out, err = guaqui("merge", "plan.json", "b.json", "--accept-pack")
    assert (code, called(out, ASKED) in first_line(err)) == (0, True)
    assert "Museo" in guaqui("history", "plan.json", ASKED)[1]
    code, shown, _err = guaqui("merge", "plan.json", "--show")
    assert (code, "lista del municipio" in shown, "laptop01" in shown) == (0, True, False)
    assert guaqui("merge", "plan.json", "b.json")[0] == 0
    (tmp_path / "home" / "packs.json").unlink()
    code, shown, _err = guaqui("merge", "plan.json", "--show")
    assert code == 1
    assert shown.splitlines()[1] == "Cambia el plan mismo: 1 (Arcata · 2003)"
    assert "Arcata · 2003" in shown.splitlines()[11]
    assert "de nadie" in guaqui("history", "plan.json", ASKED)[1]


def test_what_is_private_is_named_by_one_word(out: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    laptop = honest(tmp_path / "a.json", out)
    last = next(one for one in laptop if one.record == ASKED)
    body = {**last.body, "carries": "apleg", "notes": "NOTA"}
    bad = revision(ASKED, body, parents=[last.rev], sets=["carries", "notes"], device="pack", author="", at="")
    write(tmp_path / "b.json", [*laptop, bad])
    guaqui("merge", "plan.json", "a.json", "b.json")
    assert "b.json" in guaqui("report", "plan.json", "--senders")[1]
    said = "".join(
        "".join(guaqui(*command)[1:])
        for command in (
            *(["merge", "plan.json", "b.json"], ["merge", "plan.json", "b.json", "--dry-run"]),
            *(["merge", "plan.json", "--show"], ["report", "plan.json", "--senders"], ["check", "b.json"]),
        )
    )
    assert "Datos privados" in said
    assert not {word for word in ("carries", "apleg", "NOTA") if word in said}


def test_where_nothing_else_comes_in_each_reason_is_said(out: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    for number in (1, 2):
        write(tmp_path / f"{number}.json", [*held(out), crafted("a demand rewritten", held(out), number)])
    code, _out, err = guaqui("merge", "new.json", "1.json", "2.json")
    assert code == 3
    assert all(f"{number}.json" in err for number in (1, 2))
    assert err.count("--accept-pack") == 2
    assert not (tmp_path / "new.json").exists()
    assert guaqui("merge", "new.json", "1.json", "2.json", "--accept-pack")[0] == 1  # it is to settle


def test_of_very_many_a_few_are_named(out: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    many = [revision(f"community/guaqui/c{n}", {"name": f"C {n}"}, device="pack") for n in range(500)]
    path = write(tmp_path / "b.json", [*held(out), *many])
    err = guaqui("merge", "plan.json", "b.json")[2]
    assert "y 494 más" in first_line(err)
    assert len(err) < 2_000
    assert "y 494 más" in guaqui("report", path)[2]
    assert len(json.loads(guaqui("merge", "plan.json", "b.json", "--json")[1])["nobodys"][0]["changes"]) == 500


def of_laja(path: Path) -> Path:
    plan = revision("plan/laja/2003-2007", {"name": "PDM de Laja", "years": [2003], "per_year": 1})
    return write(path, [plan, revision("community/laja/c", {"name": "C"})])


def test_a_stranger_s_file_is_named_and_the_rest_comes_in(out: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    laptop = honest(tmp_path / "stick" / "a.json", out)
    of_laja(tmp_path / "stick" / "b.json")
    second = revision("plan/aaa/2003-2007", {"name": "PDM", "years": [1999], "per_year": 1})
    write(tmp_path / "stick" / "c.json", [*laptop, second])
    code, _out, err = guaqui("merge", "plan.json", "stick")
    said = " ".join(err.split())
    assert (code, "b.json es de otro municipio, laja" in said) == (1, True)
    assert "c.json: 1 versión de otro municipio (aaa) queda fuera" in said
    assert {one.rev for one in held(out)} == {one.rev for one in laptop}
    told = json.loads(guaqui("merge", "plan.json", "stick", "--json")[1])["inputs"]
    assert [one.get("municipality") for one in told if "left_out" in one] == ["laja"]
    assert [one["other_municipalities"] for one in told if "other_municipalities" in one] == [{"aaa": 1}]
    shown = guaqui("merge", "plan.json", "--show")[1]
    assert "laja" in shown
    assert "(aaa) queda fuera" in shown


def test_a_new_plan_of_several_asks_which(out: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    of_laja(tmp_path / "laja.json")
    code, _out, err = guaqui("merge", "new.json", "plan.json", "laja.json")
    assert (code, "guaqui, laja" in err, "--municipality" in err) == (2, True, True)
    code, _out, err = guaqui("merge", "new.json", "plan.json", "laja.json", "--municipality", "guaqui")
    assert (code, "laja.json" in err) == (1, True)
    assert {one.rev for one in held(tmp_path / "new.json")} == {one.rev for one in held(out)}


def test_a_second_plan_empties_neither_board_nor_report(laptop: Laptop, guaqui: Guaqui) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    figures = guaqui("report", laptop.file, "--json")[1]
    second = revision("plan/aaa/2003-2007", {"name": "PDM", "years": [1999], "per_year": 1})
    write(laptop.file, [*held(laptop.file), second])
    assert guaqui("report", laptop.file, "--json")[1] == figures
    assert "Plan aaa 2003-2007" not in guaqui("check", laptop.file)[1]
    assert "un segundo plan" in guaqui("check", laptop.file)[1]

    async def use(hands: Hands) -> None:
        assert "Andamarca" in hands.screen
        assert "2007" in hands.screen
        assert "Riego" in hands.screen

    laptop.use(use)


# Actas


def acta_of(path: Path, device: str | None = None) -> tuple[str, list[Any]]:
    """The code of Arcata's acta as it is printed now, which is recorded, and its data."""
    with FieldFile.open(path, "Rosa Mamani", device=device) as field:
        field.save("workshop/guaqui/community/arcata/1", {"outcome": "held"})
        (acta,) = field.add(list(records_of(field.survey, ["arcata"], field.drafted)))
    return acta.record.rpartition("/")[2].upper(), acta.body["printed"]


NOT_KNOWN = "Ninguna computadora conocida aquí la registró"
WHAT_IT_SAYS = "No puede decir quién firmó el papel, ni cuándo."


def test_verify_says_on_which_laptop_an_acta_was_recorded(out: Path, guaqui: Guaqui) -> None:
    code, _data = acta_of(out)
    own = made_laptop_key().device
    got, said, _err = guaqui("verify", "plan.json", code)
    assert (got, "La registró:" in said, f"computadora {own[:8]}" in said) == (0, True, True)
    assert NOT_KNOWN not in said
    assert said.rstrip().endswith(WHAT_IT_SAYS)
    told = json.loads(guaqui("verify", "plan.json", code, "--json")[1])
    by = [(one["author"], one["device"], one["standing"]) for one in told["recorded_by"]]
    assert by == [("Rosa Mamani", own, "known")]


def test_one_that_a_laptop_recorded_which_nobody_knows_here_waits_for_a_person(out: Path, guaqui: Guaqui) -> None:
    code, _data = acta_of(out, "laptop01")
    got, said, _err = guaqui("verify", "plan.json", code)
    assert (got, "computadora laptop01" in said, NOT_KNOWN in said, WHAT_IT_SAYS in said) == (1, True, True, True)
    told = json.loads(guaqui("verify", "plan.json", code, "--json")[1])
    assert [(one["device"], one["standing"]) for one in told["recorded_by"]] == [("laptop01", "keyless")]


def test_once_its_laptop_is_known_it_stands(out: Path, guaqui: Guaqui) -> None:
    rosa = SigningKey(bytes(32))
    code, data = acta_of(out)
    mine = next(one for one in held(out) if one.record.startswith("acta/"))
    document = revision_document(
        mine.record, {"printed": data}, sets={"printed"}, parents=(), author="Rosa", device=rosa, at=""
    )
    hers = accept_value(document)
    assert isinstance(hers, Revision)
    write(out, [*(one for one in held(out) if one.rev != mine.rev), hers])
    assert guaqui("verify", "plan.json", code)[0] == 1
    know(rosa.device, "Rosa Mamani")
    got, said, _err = guaqui("verify", "plan.json", code)
    assert (got, f"Rosa Mamani · {rosa.device[:4]}" in said, NOT_KNOWN in said) == (0, True, False)
    refuse(rosa.device)
    got, said, _err = guaqui("verify", "plan.json", code)
    assert (got, f"{rosa.device[:8]}, rechazada" in said, NOT_KNOWN in said) == (1, True, False)
    assert "fue rechazada aquí" in said


def test_what_was_put_upon_its_record_is_named_and_changes_nothing(out: Path, guaqui: Guaqui) -> None:
    code, data = acta_of(out)
    acta = next(one for one in held(out) if one.record.startswith("acta/"))
    write(out, [*held(out), child([acta], {"printed": [*data[:2], []]}, device="evil0001", author="Otro")])
    got, said, _err = guaqui("verify", "plan.json", code)
    assert (got, "El plan dice lo que dice el papel" in said, "evil0001" in said) == (0, True, True)
    assert said.index(made_laptop_key().device[:8]) < said.index("evil0001")
    assert [
        one["device"] for one in json.loads(guaqui("verify", "plan.json", code, "--json")[1])["rewritten_by"]
    ] == ["evil0001"]


def test_a_forged_acta_is_whoever_s_who_recorded_it(out: Path, guaqui: Guaqui) -> None:
    _code, data = acta_of(out)
    records = [[name, {**fields, "families": 99} if name == ASKED else fields] for name, fields in data[2]]
    forged = [*data[:2], records]
    code = code_of(forged)
    record = f"acta/guaqui/arcata/{code.lower()}"
    write(out, [*held(out), revision(record, {"printed": forged}, device="evil0001", author="Otro")])
    got, said, _err = guaqui("verify", "plan.json", code)
    assert (got, "evil0001" in said, "en el papel 99, en el plan 12" in said) == (1, True, True)
    assert not {who for who in ("Coordina", "laptop00", "Rosa", "cambió desde entonces") if who in said}
    (change,) = json.loads(guaqui("verify", "plan.json", code, "--json")[1])["changes"]
    assert (change["was_said"], change["by"]) == (False, [])


@pytest.mark.parametrize("device", ["pack", "import"])
def test_an_acta_that_no_laptop_recorded_says_so(out: Path, guaqui: Guaqui, device: str) -> None:
    code, _data = acta_of(out)
    acta = next(one for one in held(out) if one.record.startswith("acta/"))
    others = [one for one in held(out) if one is not acta and one.rev != acta.rev]
    write(out, [*others, revision(acta.record, acta.body, device=device, author="", at="")])
    got, said, _err = guaqui("verify", "plan.json", code)
    assert (got, "Ninguna computadora la registró" in said) == (1, True)


# The screen


async def look_into(hands: Hands, folder: Path) -> None:
    await hands.press("f9", "enter", "ctrl+u")
    await hands.write(str(folder))
    await hands.press("enter")
    await hands.until(lambda: "b.json" in hands.screen)


@pytest.mark.costly(0)
def test_the_screen_names_it_first_and_takes_it_in_when_it_is_accepted(laptop: Laptop) -> None:
    laptop.save(("arcata", 2003, {"text": "Riego"}))
    stick = laptop.folder / "stick"
    there = honest(stick / "a.json", laptop.file)
    bad = crafted("a demand rewritten", there, 1)
    write(stick / "b.json", [*there, bad])
    of_laja(stick / "c.json")

    async def use(hands: Hands) -> None:
        await look_into(hands, stick)
        assert "1 file says in the name of the municipality's list what it does not say" in hands.words
        lines = [line for line in hands.screen.splitlines() if ".json" in line and "stick" not in line]
        assert "b.json" in lines[0]
        assert "nobody's list" in lines[0]
        assert "Arcata · 2003" in hands.words
        assert "F5 Accept the unknown list" in hands.words
        await take_in(hands)
        assert laptop.demand("copajira", 2004)
        assert (laptop.demand("arcata", 2003) or {})["text"] == "Riego"
        await hands.press("f6")
        await hands.until(lambda: "Merge 1" in hands.screen)
        assert "brings 1 versions in the name" in hands.words
        await hands.press("escape", "escape")
        await look_into(hands, stick)
        await hands.press("f5")
        await hands.until(lambda: "as was accepted" in hands.words)
        assert bad.rev not in {one.rev for one in held(laptop.file)}
        await take_in(hands)

    laptop.use(use)
    assert bad.rev in {one.rev for one in held(laptop.file)}
    assert numbers(laptop.file) == [1, 2]
    with FieldFile.open(laptop.file, writable=False) as field:
        assert field.notices == []


def test_the_screen_that_checks_names_it_first(laptop: Laptop) -> None:
    laptop.save(("arcata", 2003, {"text": "Riego"}), ("andamarca", 2099, {"text": "Lejos"}))
    write(laptop.file, [*held(laptop.file), crafted("an action's class changed", held(laptop.file), 1)])

    async def use(hands: Hands) -> None:
        assert "laptop does not know" in hands.words  # its line breaks where the path of this folder lets it
        await hands.press("enter", "f9", *"check", "enter")
        await hands.until(lambda: "things to look at" in hands.screen)
        first = next(line for line in hands.screen.splitlines() if line.startswith("►"))
        assert "in the list's name, nobody's" in first
        assert "nobody known wrote it: Class" in hands.words
        await hands.press("ctrl+r")
        assert "nobody's" in hands.words

    laptop.use(use)


def test_screens_read_nothing_of_the_installation_while_they_draw(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which packs were accepted is read when the file is opened, and again where it may have changed."""
    laptop.save(("arcata", 2003, {"text": "Riego"}))
    write(laptop.file, [*held(laptop.file), crafted("a demand rewritten", held(laptop.file), 1)])
    hands_that_read: set[str] = set()

    def noted(path: Path, type_: Any) -> Any:
        hands_that_read.add(threading.current_thread().name)
        return read_json(path, type_)

    for module in (unknown_pack, trust):
        monkeypatch.setattr(module, "read_json", noted)

    async def use(hands: Hands) -> None:
        assert "laptop does not know" in hands.words  # its line breaks where the path of this folder lets it
        await hands.press("enter", "f9", *"check", "enter")
        await hands.until(lambda: "to look at" in hands.screen)
        await hands.press("ctrl+r")
        assert "nobody's" in hands.words

    laptop.use(use, size=(160, 40))
    assert hands_that_read
    assert all(name.startswith("session") for name in hands_that_read)
