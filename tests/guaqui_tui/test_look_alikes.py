"""Names that are not what they look like: kept and marked wherever they stand, refused where they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guaqui_tui.forms.typing_rules import read_typed
from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.setup.author_question import _read_name
from guaqui_tui.wording.look_alikes import refused_name
from guaqui_tui.wording.values import values_of
from storage import FieldFile
from storage.file.pack import load_pack
from storage.kinds.lookup import KINDS
from storage.kinds.process.demand import demand_name
from storage.plan.survey import Survey

from .conftest import Guaqui
from .pilot import NOW, Hands, Laptop

ARCATA = "Arc\u0430ta"
ROSA = "R\u043esa Mamani"
SLOT = demand_name("guaqui", "arcata-x", 2003)
SAID = {
    "es": {
        "Andam\u0430rca": "La tercera a es cirílica. Borre el nombre y escríbalo otra vez.",
        "Andamarc\u0430": "La cuarta a es cirílica. Borre el nombre y escríbalo otra vez.",
        "\u039dueva": "La N es griega. Borre el nombre y escríbalo otra vez.",
        "Nueva\u200b Paz": "Tras «Nueva» hay un signo que no se ve. Borre el nombre y escríbalo otra vez.",
        "\uff2eueva": "La N es de ancho completo. Borre el nombre y escríbalo otra vez.",
        "Pa\U0001d433": "La z es un signo de adorno. Borre el nombre y escríbalo otra vez.",
        "La \u0436uz": "«\u0436» es cirílica. Borre el nombre y escríbalo otra vez.",
    },
    "en": {
        "Andam\u0430rca": "The third a is Cyrillic. Delete the name and type it again.",
        "\ufeffPaz": "It begins with a sign that is not seen. Delete the name and type it again.",
    },
}


@pytest.mark.parametrize(("language", "name"), [(language, name) for language, of in SAID.items() for name in of])
def test_who_types_such_a_letter_is_told_which(language: str, name: str) -> None:
    words.use(language)
    said = SAID[language][name].replace("«\u0436» es de otro alfabeto", "«\u0436» es cirílica")
    assert refused_name(name) == said


@pytest.mark.parametrize("name", ["Nuñumani", "Ch’uxña", "José Ma. «Pepe» 2º", "日本", ""])
def test_who_types_anything_else_is_not(name: str) -> None:
    assert refused_name(name) == ""


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Another laptop's file, with a community that looks like one of the list, saved by who seems somebody."""
    path = tmp_path / "stick" / "uno.json"
    path.parent.mkdir()
    with FieldFile.create(path, author=ROSA, device="laptop01", now=lambda: NOW) as field:
        field.save("community/guaqui/arcata-x", {"name": ARCATA})
        field.save(SLOT, {"text": "Posta", "status": "proposed", "action": "irrigation"})
    return path


@pytest.mark.costly(0)
def test_they_are_marked_on_every_screen_where_they_stand(laptop: Laptop, stick: Path) -> None:
    laptop.save(("arcata", 2003, {"text": "Riego"}))
    reads = f"“{ARCATA}” (it reads as “Arcata” does, and the second a is Cyrillic)"

    async def use(hands: Hands) -> None:
        await hands.press("f9", "enter", "ctrl+u")
        await hands.write(str(stick))
        await hands.press("enter")
        await hands.until(lambda: "F2 takes them in" in hands.screen)
        assert "brings names that are not what they look like" in hands.words
        assert "the second a is Cyrillic" in hands.words
        assert "the first o is Cyrillic" not in hands.words
        assert "the o is Cyrillic" in hands.words
        await hands.press("f2")
        await hands.until(lambda: "Gathered files" in hands.screen)
        await hands.press("escape", *["down"] * 3, "enter")
        assert f"≈ {ARCATA}" in hands.screen
        assert f"≈ {ARCATA} (the second a is Cyrillic)" in hands.words
        assert "Arcata, 99?" in hands.screen
        assert "≈ R\u043esa Mamani" in hands.screen
        await hands.press("enter")
        assert f"≈ {ARCATA} (the second a is Cyrillic)" in hands.words
        await hands.press("escape", "escape", *"check", "enter")
        assert "names that look like others" in hands.words
        assert "who types, with strange letters" in hands.words
        await hands.press("escape", "escape")
        assert f"≈ {ARCATA}" in hands.screen.splitlines()[5]
        assert reads in hands.words
        await hands.press("f1")
        await hands.press("end")
        assert "≈ marks a name with a letter that is not what it seems" in hands.words
        await hands.press("escape", "ctrl+p", *"who", "enter")
        assert "≈ R\u043esa Mamani (the o is Cyrillic)" in hands.words
        await hands.press("escape", "escape")
        await hands.press(*"arcata", "down", "f6")
        assert f"≈ {ARCATA} (the second a is Cyrillic)" in hands.words
        await hands.press("home", "ctrl+r")
        assert "≈ R\u043esa Mamani" in hands.screen
        assert "“R\u043esa Mamani” (the o is Cyrillic)" in hands.words
        await hands.press("escape", "f10", "f10")
        assert f"Not what it looks like: “{ARCATA}” (the second a is Cyrillic)" in hands.words

    laptop.use(use, size=(80, 24))


def test_commands_say_them_and_keep_them(laptop: Laptop, stick: Path, guaqui: Guaqui) -> None:
    laptop.save(("arcata", 2003, {"text": "Riego"}))
    code, _out, err = guaqui("--lang", "en", "merge", laptop.file, stick)
    assert code == 1
    assert f"“{ARCATA}” (it reads as “Arcata” does, and the second a is Cyrillic)" in err
    code, out, _err = guaqui("--lang", "en", "merge", laptop.file, stick, "--json", "--dry-run")
    assert json.loads(out)["inputs"][1].get("look_alikes") is None  # nothing of it is new any more
    with FieldFile.open(laptop.file, writable=False) as field:
        state = field.survey.history("community/guaqui/arcata-x")
        assert state
        assert state.values["name"] == ARCATA
    code, out, _err = guaqui("--lang", "en", "check", laptop.file)
    assert code == 1
    assert "its name is not what it looks like" in out
    assert "was saved by a name that is not what it looks like" in out
    code, out, _err = guaqui("--lang", "en", "history", laptop.file, SLOT)
    assert "≈ “R\u043esa Mamani” (the o is Cyrillic)" in out
    other = laptop.file.with_name("other.json")
    code, _out, err = guaqui("--lang", "en", "new", other, "-m", "guaqui", "--author", ROSA)
    assert (code, other.exists()) == (2, False)
    assert "The o is Cyrillic" in err


def test_a_merge_tells_programs_of_them(laptop: Laptop, stick: Path, guaqui: Guaqui) -> None:
    laptop.save(("arcata", 2003, {"text": "Riego"}))
    code, out, _err = guaqui("merge", laptop.file, stick, "--json", "--dry-run")
    assert code == 1
    assert json.loads(out)["inputs"][1]["look_alikes"] == [ARCATA, ROSA]


FORMS = {
    "a community": (("insert", "1"), ARCATA),
    "an association": (("insert", "2"), ARCATA),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_refuses_them_and_saves_nothing(laptop: Laptop, form: str) -> None:
    laptop.save(("arcata", 2003, {"text": "Riego"}))
    before = laptop.file.read_bytes()
    to_it, name = FORMS[form]

    async def use(hands: Hands) -> None:
        await hands.press(*to_it)
        await hands.paste(name)
        await hands.press("f2")
        assert "The second a is Cyrillic" in hands.words, hands.screen

    laptop.use(use)
    assert laptop.file.read_bytes() == before


def test_nobody_types_under_such_a_name(laptop: Laptop) -> None:
    laptop.save(("arcata", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        await hands.press("listed-who", "end", "enter", "ctrl+u")
        await hands.paste(ROSA)
        await hands.press("enter", "f2")
        assert "The o is Cyrillic" in hands.words, hands.screen

    laptop.use(use)
    assert laptop.remembered().author != ROSA


def test_the_question_who_types_refuses_them() -> None:
    words.use("en")
    with pytest.raises(ValueError, match="The o is Cyrillic"):
        _read_name(ROSA)
    assert _read_name("Rosa Mamani") == "Rosa Mamani"


@pytest.mark.parametrize(
    ("kind", "field", "typed"),
    [
        ("action", "name", ARCATA),
        ("workshop", "facilitator", ROSA),
        ("workshop", "authorities", f"Juan Quispe, Mallku; {ROSA}, Secretaria"),
        ("institution", "members", f"{ROSA}, Presidenta"),
        ("association", "modules", f"{ARCATA}, 12"),
    ],
)
def test_every_field_of_names_refuses_them(kind: str, field: str, typed: str) -> None:
    """Of a thing or a person, also in rows; a text that is no name may say anything."""
    words.use("en")
    values = values_of(Survey(load_pack("guaqui")))
    fields = {one.name: one for one in KINDS[kind].fields}
    with pytest.raises(ValueError, match="is Cyrillic"):
        read_typed(kind, fields[field], typed, values)
    plain = typed.replace("\u0430", "a").replace("\u043e", "o")
    assert read_typed(kind, fields[field], plain, values)
    place = next(one for one in KINDS["workshop"].fields if one.name == "place")
    assert read_typed("workshop", place, ARCATA, values) == ARCATA


SHEET = f"comunidad,gestion,demanda\n{ARCATA},2003,Riego\nArcata,2004,Posta\n"


@pytest.mark.costly(0)
def test_a_name_of_a_spreadsheet_that_nobody_knows_is_told_on_the_screen_as_by_import(
    laptop: Laptop, guaqui: Guaqui
) -> None:
    laptop.save(("arcata", 2003, {"text": "Riego"}))
    sheet = laptop.folder / "lista.csv"
    sheet.write_text(SHEET, "utf-8")
    said = f"≈ {ARCATA} (the second a is Cyrillic)"
    assert said in guaqui("--lang", "en", "import", laptop.file, sheet, "--dry-run")[1]

    async def use(hands: Hands) -> None:
        await hands.press("f9", *"take", "enter", "ctrl+u")
        await hands.write(str(sheet))
        await hands.press("enter")
        await hands.until(lambda: "5 Names" in hands.screen)
        await hands.press(*["down"] * 4)
        await hands.until(lambda: said in hands.words)

    laptop.use(use, size=(120, 40))


@pytest.mark.costly(0)
@pytest.mark.parametrize("came", ["added", "spreadsheet"])
def test_no_list_gets_such_a_name_as_one_of_its_own(laptop: Laptop, came: str) -> None:
    """From a spreadsheet, or added on another laptop: it says what differs, and nothing is saved."""
    laptop.save(("arcata", 2003, {"text": "Riego"}))
    if came == "added":
        with FieldFile.open(laptop.file, "Equipo Dos", device="laptop02", now=lambda: NOW) as field:
            field.save("community/guaqui/arc-ta", {"name": ARCATA})
            field.save(demand_name("guaqui", "arc-ta", 2004), {"text": "Posta", "status": "proposed"})
    (laptop.folder / "lista.csv").write_text(SHEET, "utf-8")
    before = laptop.file.read_bytes()

    async def use(hands: Hands) -> None:
        if came == "added":
            await hands.press("f9", *"names", "enter")
        else:
            await hands.press("f9", *"take", "enter", "ctrl+u")
            await hands.write(str(laptop.folder / "lista.csv"))
            await hands.press("enter")
            await hands.until(lambda: "5 Names" in hands.screen)
            await hands.press("f6")
        await hands.until(lambda: "Names to decide" in hands.words)
        await hands.press("enter", "0", "f2")
        assert "The second a is Cyrillic. So it cannot be one of its own" in hands.words, hands.screen
        await hands.press("escape")

    laptop.use(use, size=(120, 40))
    assert laptop.file.read_bytes() == before


def test_whose_such_a_name_is_says_nothing_of_any_other(laptop: Laptop, guaqui: Guaqui) -> None:
    """It is kept with its letter: without it the decision would be of a name of our letters, too."""
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    sheet = laptop.folder / "lista.csv"
    sheet.write_text(f"comunidad,gestion,demanda\n{ARCATA},2003,Riego\n", "utf-8")
    guaqui("import", laptop.file, sheet, "--alias", f"{ARCATA}=arcata")
    assert (laptop.demand("arcata", 2003) or {})["text"] == "Riego"
    with FieldFile.open(laptop.file, writable=False) as field:
        (kept,) = [one for one in field.survey.aliases() if one.id.startswith("arc-")]
        assert (kept.id, kept.fields.name) == ("arc-u0430-ta", ARCATA.lower())
    other = laptop.folder / "otra.csv"
    other.write_text("comunidad,gestion,demanda\nArc ta,2004,Posta\nArc\u043eta,2005,Posta\n", "utf-8")
    code, out, _err = guaqui("--lang", "en", "import", laptop.file, other)
    assert code == 1
    assert "Arc\u043eta (the o is Cyrillic)" in out
    assert laptop.demand("arcata", 2004) is None
    assert laptop.demand("arcata", 2005) is None
    other.write_text(f"comunidad,gestion,demanda\n{ARCATA.upper()},2006,Posta\n", "utf-8")
    assert guaqui("import", laptop.file, other)[0] == 0
    assert (laptop.demand("arcata", 2006) or {})["text"] == "Posta"


def test_no_cell_means_what_only_its_letters_of_ours_mean(laptop: Laptop, guaqui: Guaqui) -> None:
    """An action that came in with such a letter is not what a cell without it names, nor the other way round."""
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    with FieldFile.open(laptop.file, "Equipo Dos", device="laptop02", now=lambda: NOW) as field:
        field.save("action/guaqui/square", {"name": "Plaz\u0430", "class": "social"})
    sheet = laptop.folder / "lista.csv"
    sheet.write_text(
        "comunidad,gestion,demanda,accion\nArcata,2003,Una,Plaz\nArcata,2004,Otra,Plaz\u043e\n"
        "Arcata,2005,Esa,PLAZ\u0410\n",
        "utf-8",
    )
    assert guaqui("import", laptop.file, sheet)[0] == 1
    actions = [(laptop.demand("arcata", year) or {}).get("action") for year in (2003, 2004, 2005)]
    assert actions == [None, None, "square"]
