"""What commands say in Spanish holds no word that only programs use, and no `1 nuevas`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from guaqui_tui.commands import COMMANDS
from guaqui_tui.language import gettext_ as words
from storage import FieldFile

from ..conftest import Guaqui
from ..screen_rules import FIELD, PLACES, machine_words, plurals_of_one

ROWS = """OTB;Gestión;Pedido;Costo Bs;Familias
ARCATA;2003;Riego para todos;35.000,00;30
Lacoyu Ñuño;2004;Posta;;
Sullcata;2005;Sede;no se sabe;
"""
NOT_PLAIN = re.compile(r"\blaptops?\b|\bJSON\b|\bparsear\b|\btests?\b")


def said_of(demo: Path, tmp_path: Path, guaqui: Guaqui) -> dict[str, str]:
    """What each command says on the demonstration's files, by how it was called."""
    plan, disputed = tmp_path / "p.json", demo / "disputed.json"
    plan.write_bytes((demo / "plan.json").read_bytes())
    sheet = tmp_path / "d.csv"
    sheet.write_text(ROWS, "utf-8")
    one = tmp_path / "uno.csv"
    one.write_text(ROWS.split("Lacoyu", maxsplit=1)[0].replace("2003", "2007"), "utf-8")
    with FieldFile.open(disputed, writable=False) as opened:
        record = opened.survey.disputed()[0]
    calls: tuple[tuple[object, ...], ...] = (
        ("report", plan),
        ("report", plan, "--senders"),
        ("report", plan, "--private"),
        ("report", disputed),
        ("check", plan),
        ("check", disputed),
        ("history", disputed, record),
        ("history", disputed, "Andamarca · 2004"),
        ("settle", disputed, record, "Esto=1"),
        ("settle", plan, "Andamarca · 2004", "Estado=1"),
        ("import", plan, sheet, "--dry-run"),
        ("import", plan, sheet, "--differing", "keep-both"),
        ("import", plan, one, "--differing", "replace"),
        ("arrivals", plan),
        ("arrivals", plan, "--undo", "1", "--dry-run"),
        ("check", plan),
        ("laptops", plan),
        ("merge", tmp_path / "m.json", demo / "laptop01.json", demo / "laptop02.json"),
        ("merge", tmp_path / "m.json", demo / "laptop03.json", "--dry-run"),
        ("merge", tmp_path / "m.json", demo / "laptop03.json", disputed),
        ("merge", tmp_path / "m.json", "--show"),
        ("merge", tmp_path / "m.json", "--undo"),
        ("new", tmp_path / "n.json", "--municipality", "guaqui"),
        ("report", tmp_path / "n.json"),
        ("pack", "check", plan),
        *((command, "--help") for command in COMMANDS),
    )
    return {" ".join(map(str, call)): "".join(map(str, guaqui("--lang", "es", *call)[1:])) for call in calls}


@pytest.mark.costly(0)
def test_no_command_says_what_only_programs_call_so(demo: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    found = []
    for call, said in said_of(demo, tmp_path, guaqui).items():
        told = re.sub(r"--json .*?programas\.", "", said, flags=re.DOTALL)  # the option for programs says so
        found += [f"{call}: {one}" for rule in (machine_words, plurals_of_one) for one in rule(told)]
    assert not found, "\n".join(found)


def test_no_text_of_the_spanish_catalogue_has_a_word_of_programs() -> None:
    with (words.LOCALE / "es" / "LC_MESSAGES" / "guaqui.po").open("rb") as file:
        catalogue = read_po(file, locale="es")
    for_programs = "Muestra el resultado en JSON, para programas."
    forms = ([one.string] if isinstance(one.string, str) else one.string or () for one in catalogue if one.id)
    texts = (PLACES.sub("", text) for of_one in forms for text in of_one)
    said = [text.replace("guaqui laptops", "").replace("--laptop", "") for text in texts]
    found = [one for one in said if (FIELD.search(one) or NOT_PLAIN.search(one)) and one != for_programs]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("demand/guaqui/arcata/2003/1: dos versiones", ["demand/guaqui/"]),
        ("cost_cents no se conoce", ["cost_cents"]),
        ("out/datos/year_plan.csv", []),
        ("Arcata · 2003", []),
    ],
)
def test_the_eye_sees_what_only_programs_call_so(said: str, found: list[str]) -> None:
    assert [*machine_words(said)] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [("1 nuevas de 3 filas", ["1 nuevas"]), ("1 versiones", ["1 versiones"]), ("y 1 más", []), ("11 filas", [])],
)
def test_the_eye_sees_one_of_many(said: str, found: list[str]) -> None:
    assert [*plurals_of_one(said)] == found
