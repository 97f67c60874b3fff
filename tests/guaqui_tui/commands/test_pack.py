"""`guaqui pack`: what options and a terminal say makes the same file, and what does not fit leaves none."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from guaqui_tui.cli import run
from guaqui_tui.commands import ExitCode
from storage import FieldFile
from storage.packs.preparation.setup_questions import QUESTIONS
from tests import achica

from .typed import Typed

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_home: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO())  # no terminal


@pytest.fixture
def lists(tmp_path: Path) -> achica.Lists:
    (tmp_path / "listas").mkdir()
    return achica.put_lists(tmp_path / "listas")


def by_options(lists: achica.Lists, *more: str, out: str = "achica.toml") -> int:
    return run(["pack", "new", out, "--yes", *achica.OPTIONS, *lists.options, *more])


def typed_answers(lists: achica.Lists) -> str:
    """The same, typed at each question in its turn: of lists a line each, and an empty one."""
    said: dict[str, list[str]] = {}
    options = (*achica.OPTIONS, *lists.options)
    for option, text in zip(options[::2], options[1::2], strict=True):
        said.setdefault(option.removeprefix("--"), []).append(text)
    lines = []
    for question in QUESTIONS:
        lines += [*said.get(question.id, [""]), *([""] if question.unit == "lines" else [])]
    return "".join(f"{line}\n" for line in lines)


def test_options_and_a_terminal_make_the_same_bytes(lists: achica.Lists, monkeypatch: pytest.MonkeyPatch) -> None:
    assert by_options(lists) == 0
    monkeypatch.setattr(sys, "stdin", Typed(typed_answers(lists)))
    assert run(["pack", "new", "typed.toml"]) == 0
    assert Path("typed.toml").read_bytes() == Path("achica.toml").read_bytes()


def test_a_file_begins_with_it_and_has_160_slots(lists: achica.Lists, capsys: Capture) -> None:
    assert by_options(lists) == 0
    assert run(["pack", "check", "achica.toml"]) == 0
    assert run(["new", "plan.json", "--municipality", "achica.toml", "--author", "Ana"]) == 0
    assert "años 2026-2029; sectores: 40" in capsys.readouterr().err
    assert run(["report", "plan.json"]) == 0
    assert "0/160" in capsys.readouterr().out
    assert run(["check", "plan.json"]) == 0
    with FieldFile.open("plan.json", "Ana") as field:
        field.save(f"demand/{achica.M}/achuma/2026/1", {"text": "Riego", "class": "riego", "status": "proposed"})
    assert run(["new", "next.json", "-m", "plan.json"]) == 0
    with FieldFile.open("next.json", writable=False) as field:
        assert field.survey.demands() == []


def test_demands_without_actions_come_in_by_their_class_under_the_municipality_s_own_words(
    lists: achica.Lists, capsys: Capture
) -> None:
    assert by_options(lists) == 0
    assert run(["new", "plan.json", "-m", "achica.toml"]) == 0
    classes = ("Riego y suelos", "Ganado y pastos", "Agua y salud", "Escuela", "Caminos y puentes")
    rows = [
        (name, year, f"Obra {n} de {year}", classes[(n + year) % 5])
        for n, name in enumerate(achica.COMMUNITIES)
        for year in achica.YEARS[:3]
    ]
    Path("d.csv").write_bytes(achica.as_csv([("Sector", "Año", "Demanda", "Clase"), *rows]))
    assert run(["import", "plan.json", "d.csv"]) == 0
    capsys.readouterr()
    assert run(["report", "plan.json"]) == 0
    out = capsys.readouterr().out
    productive = sum(one[3] in classes[:2] for one in rows)
    assert f"{productive}/120" in out
    assert "120/160" in out
    assert "S/" in out


@pytest.mark.parametrize(
    ("more", "names"),
    [
        ((), ["--name, --years", "--yes", "--currency"]),
        (("--name", "Uno"), ["--years", "--yes"]),
        (("--yes", "--from", "carta.txt"), ["--name-column"]),
    ],
)
def test_without_a_terminal_what_is_missing_is_named(
    more: Sequence[str], names: list[str], capsys: Capture
) -> None:
    Path("carta.txt").write_text("Señor alcalde,\nle escribo, como dije,\npor el camino.\n", "utf-8")
    assert run(["pack", "new", "x.toml", *more]) == 2
    said = capsys.readouterr().err
    assert all(name in said for name in names), said
    assert not Path("x.toml").exists()


def test_a_text_is_no_list_because_it_has_lines(lists: achica.Lists) -> None:
    assert by_options(lists) == 0
    Path("carta.txt").write_text("Señor alcalde,\nle escribo, como dije,\npor el camino.\n", "utf-8")
    for name in ("achica.toml", "carta.txt"):
        options = ["--yes", "--name", "X", "--years", "2026", "--from", name]
        assert run(["pack", "new", "x.toml", *options]) in {2, 3}, name
        assert not Path("x.toml").exists()


def test_what_is_there_stays_unless_it_is_forced(lists: achica.Lists, capsys: Capture) -> None:
    Path("achica.toml").write_text("mío", "utf-8")
    assert by_options(lists) == 3
    assert Path("achica.toml").read_text("utf-8") == "mío"
    assert by_options(lists, "--force") == 0
    with FieldFile.create("plan.json", "achica.toml"):
        pass
    kept = Path("plan.json").read_bytes()
    assert by_options(lists, "--force", out="plan.json") == 3
    assert Path("plan.json").read_bytes() == kept
    assert by_options(lists, out="nada/achica.toml") == 3
    assert "nada" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--currency", "XXX"), "XXX"),
        (("--years", "2029-2031"), "2029"),
        (("--zoning", "Nada=Nada"), "Nada"),
        (("--from", "nada.csv"), "nada.csv"),
        (("--from", "dos.csv"), "línea 3"),
        (("--from", "foto.png"), "foto.png"),
        (("--from", "vacia.csv"), "vacia.csv"),
        (("--associations", "igual.csv"), "línea 2"),
    ],
)
def test_bad_input_is_one_sentence_and_nothing_is_written(
    lists: achica.Lists, more: Sequence[str], said: str, capsys: Capture
) -> None:
    Path("dos.csv").write_text("Sector;Ayllu;Piso;Cuenca;Distrito\nUno;;;;\nUNO;;;;\n", "utf-8")
    Path("foto.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    Path("vacia.csv").write_bytes(b"")
    Path("igual.csv").write_text("Asociación\nAchuma\n", "utf-8")
    before = sorted(Path.cwd().rglob("*"))
    assert by_options(lists, *more) == 3
    errors = capsys.readouterr().err
    assert said in errors
    assert len(errors.splitlines()) == 1
    assert sorted(Path.cwd().rglob("*")) == before


def test_no_community_is_lost_for_its_number_and_what_is_left_out_is_named(capsys: Capture) -> None:
    rows = ("Uno,A,", "Dos,A,", "Tres,B,", "Cuatro,B,12", "Cinco,A,12", "Seis,B,8", "Total,,32")
    Path("l.csv").write_text("\n".join(("Comunidad,Ayllu,Familias", *rows)), "utf-8")
    said = ["pack", "new", "x.toml", "--name", "X", "--years", "2026", "--from", "l.csv", "--yes"]
    assert run([*said, "--level", "Ayllu=ayllu"]) == 0
    told = " ".join(capsys.readouterr().err.split())
    assert "Comunidades 6, niveles encima 2" in told
    assert "l.csv: estas líneas no se toman como filas: 8 Total 32 " in told
    assert 'name = "Cinco"' in Path("x.toml").read_text("utf-8")


def test_what_looks_like_one_name_twice_is_said_and_ends_with_1(capsys: Capture) -> None:
    Path("l.csv").write_text("Comunidad\nKassa Uno\nVinto\nKasa Uno\n", "utf-8")
    assert run(["pack", "new", "x.toml", "--yes", "--name", "X", "--years", "2026", "--from", "l.csv"]) == 1
    assert run(["pack", "check", "x.toml"]) == 1
    out = capsys.readouterr().out
    assert out.count("Kasa Uno") == 2
    assert "por corregir" in out


def test_check_lists_all_faults_by_line(capsys: Capture) -> None:
    text = 'municipality = "x"\n[[edition]]\nat = ""\n[edition.community]\na = { nme = "A" }\nb = { sort = 5 }\n'
    Path("x.toml").write_text(text, "utf-8")
    assert run(["pack", "check", "x.toml"]) == 3
    out = capsys.readouterr().out
    assert [line for line in ("línea 1:", "línea 5:", "línea 6:") if line in out] == [
        "línea 1:",
        "línea 5:",
        "línea 6:",
    ]
    assert run(["pack", "check", "x.toml", "--json"]) == 3
    assert '"code": "field-unknown"' in capsys.readouterr().out


def test_a_wrong_answer_on_the_terminal_is_told_and_asked_again(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    typed = "\n".join(["-", "Uno", "", "", "", "", "euros", "PEN", *[""] * 60])
    monkeypatch.setattr(sys, "stdin", Typed(typed))
    assert run(["pack", "new", "x.toml"]) == 0
    said = capsys.readouterr().err
    assert "euros no es una moneda" in said
    assert 'currency = "PEN"' in Path("x.toml").read_text("utf-8")


def test_a_dash_is_nothing_though_an_answer_is_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    one = ["pack", "new", "x.toml", "--name", "X", "--years", "2026", "--yes", "--funder", "-", "--step", "-"]
    assert run(one) == 0
    assert not [line for line in ("funder", "step") if f"[edition.{line}]" in Path("x.toml").read_text("utf-8")]
    typed = {"name": "X\n", "years": "2026\n\n", "funder": "-\n", "step": "-\n"}
    said = "".join(typed.get(question.id, "\n") for question in QUESTIONS if not question.of)
    monkeypatch.setattr(sys, "stdin", Typed(said))
    assert run(["pack", "new", "y.toml"]) == 0
    assert Path("y.toml").read_bytes() == Path("x.toml").read_bytes()


def test_whoever_stops_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Typed("Uno\n"))
    assert run(["pack", "new", "x.toml"]) != 0
    assert not Path("x.toml").exists()


def test_yes_says_what_enter_at_each_question_says(
    lists: achica.Lists, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """What is ready is taken; what of that is a guess is named, and ends with 1."""
    Path("junta.csv").write_text("Junta\nUno\nDos\n", "utf-8")
    for options in ((), ("--from", "junta.csv"), ("--from", str(lists.communities)), lists.options):
        assert run(["pack", "new", "asked/achica.toml", "--yes", *options]) == 3  # no such folder
        assert run(["pack", "new", "yes-achica.toml", "--yes", "--force", *options]) == 1
        told = " ".join(capsys.readouterr().err.split())
        assert "--name 'Yes Achica'" in told
        assert "--years" in told
        monkeypatch.setattr(sys, "stdin", Typed("\n" * 60))
        Path("asked").mkdir(exist_ok=True)
        assert run(["pack", "new", "asked/yes-achica.toml", "--force", *options]) == 0
        assert Path("asked/yes-achica.toml").read_bytes() == Path("yes-achica.toml").read_bytes()
        monkeypatch.setattr(sys, "stdin", io.StringIO())
        Path("asked/yes-achica.toml").unlink()
        Path("asked").rmdir()


def test_columns_that_nobody_looked_at_are_taken_named_and_for_a_person(
    lists: achica.Lists, capsys: Capture
) -> None:
    given = ["pack", "new", "x.toml", "--name", "X", "--years", "2026-2029", "--from", str(lists.communities)]
    assert run([*given, "--yes"]) == 1
    guessed = capsys.readouterr().err.partition("Quedó como")[0]
    assert "--level Ayllu --zoning Piso --zoning Cuenca --zoning Distrito" in guessed.replace("\n", " ")
    assert "--name" not in guessed
    made = Path("x.toml").read_bytes()
    said = ["--level", "Ayllu", "--zoning", "Piso", "--zoning", "Cuenca", "--zoning", "Distrito"]
    assert run([*given, *said, "--yes", "--force"]) == 0, "whoever says it looked at it"
    assert Path("x.toml").read_bytes() == made
    assert run([*given, "--level", "Ayllu", "--yes", "--force"]) == 1
    assert run([*given, "--level", "Ayllu", "--zoning", "-", "--yes", "--force"]) == 0


@pytest.mark.parametrize(
    "text",
    [
        "[edition.community]\na = { name = 'A', per_year = 0, part_of = 'a' }\n",
        "[[edition]]\nat = '2026-01-01T00:00:00-04:00'\n[edition.plan.p]\nwithdrawn = true\n",
    ],
)
def test_nothing_is_begun_from_a_pack_that_does_not_stand_together(capsys: Capture, text: str) -> None:
    head = "municipality = 'x'\n[[edition]]\nat = ''\n[edition.municipality]\nname = 'X'\n"
    plan = "[edition.plan.p]\nname = 'P'\nyears = [2001]\nper_year = 1\n"
    Path("x.toml").write_text(head + plan + text, "utf-8")
    assert run(["new", "x.json", "--municipality", "x.toml", "--author", "Ana"]) == ExitCode.NOT_DONE
    assert "x.toml" in capsys.readouterr().err
    assert not Path("x.json").exists()


def test_rows_that_are_taken_for_their_level_are_told(capsys: Capture) -> None:
    Path("same.csv").write_text("Comunidad,Ayllu\nGuaqui,Guaqui\nAndamarca,Guaqui\n", "utf-8")
    options = ("--name", "X", "--years", "2026", "--from", "same.csv", "--level", "Ayllu")
    assert run(["pack", "new", "x.toml", "--yes", *options]) == ExitCode.DONE
    said = " ".join("".join(capsys.readouterr()).split())
    assert "Las filas que se nombran a sí mismas como su nivel" in said
    assert "ni zonas propias: Guaqui" in said


def test_all_that_was_understood_is_said_in_the_words_that_were_answered(
    lists: achica.Lists, capsys: Capture
) -> None:
    assert by_options(lists) == 0
    told = " ".join(capsys.readouterr().err.split())
    for said in (
        "Sectores 40, niveles encima 6, zonificaciones 3, años 2026-2029",
        "Riego y suelos *, Ganado y pastos *, Agua y salud, Escuela, Caminos y puentes",
        "Quién paga: Municipalidad, Canon, Vecinos",
        "Taller de sector (cada sector)",
        "Dinero: PEN, S/",
    ):
        assert said in told, said


def test_a_plan_begins_with_causes_and_its_communities_pay_under_their_own_name(capsys: Capture) -> None:
    said = ["pack", "new", "x.toml", "--name", "X", "--years", "2026", "--community-word", "caserío", "--yes"]
    assert run(said) == 0
    assert run(["new", "plan.json", "--municipality", "x.toml", "--author", "Ana"]) == 0
    with FieldFile.open("plan.json", "Ana") as field:
        assert "Caserío" in field.survey.named("funder").values()
        assert field.survey.causes("refused"), "what is dropped has to say one"
        causes = field.survey.named("cause").values()
    told = " ".join(capsys.readouterr().err.split())
    assert all(cause in told for cause in causes)
