"""Whether all that is said goes through the catalogue.

The tests speak an invented language: each letter of our words is one of another script. Latin letters that are
left on a screen are then either data or words that nobody can translate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from exports.formats import FORMAT_NAMES, PAPER_NAMES
from exports.tables.registers import CALLED
from exports.wording.languages import LANGUAGES
from guaqui_tui import cli
from guaqui_tui.commands import COMMANDS
from guaqui_tui.language import gettext_ as words
from storage import FieldFile
from storage.file.six_words import six_words
from storage.intake.rows import Policy
from storage.kinds.lookup import KINDS
from storage.kinds.terms.municipality import PAPERS
from storage.packs.packs_of_file import pack_version
from tests.conftest import forget_commands
from tests.storage.file.test_packs_of_file import LAJA

from ..all_screens import ONE_OF_EACH, OTHER, PLACES, TYPED, WORDS, Place, furnish, screen_classes, visit
from ..pilot import DEVICE, Hands, Laptop
from ..spoken_again import is_heard_abroad
from .invented import INVENTED

LETTERS = re.compile("[A-Za-zÀ-ÖØ-öø-ɏ]+")
KEYS = re.compile(r"(\b[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b|Ctrl\+[A-Z]\b|\bA-Z\b|\bF[0-9]+\b|\b(Enter|Esc|Tab)\b")
PLAIN = ["Guaqui", "Bs", "bolivianos", "Ctrl", "x", "y", "zz", "Equipo Uno", "Equipo Dos", "plan.json", "ZXRM"]


@pytest.fixture
def invented(laptop: Laptop, locale_abroad: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Laptop]:
    """A laptop that speaks the invented language."""
    monkeypatch.setattr(words, "LOCALE", locale_abroad)
    words.use(INVENTED)
    forget_commands()
    yield laptop
    forget_commands()
    monkeypatch.undo()


def left_over(screen: str, data: set[str]) -> set[str]:
    """Runs of letters that are no data, nor the beginning of some that had no room."""
    runs = set(LETTERS.findall(KEYS.sub("", screen)))
    return {run for run in runs if not any(known.startswith(run) for known in data)}


def untranslated(screen: str, data: set[str]) -> Iterator[str]:
    """What on a screen is wrong with the invented language."""
    assert re.search("[а-щ]", screen), "this was meant to speak the invented language"
    yield from (f"{left} in {screen}" for left in [left_over(screen, data)] if left)


def words_in(value: Any) -> set[str]:
    """Every word of some data, at any depth."""
    if isinstance(value, dict):
        return {word for item in value.values() for word in words_in(item)}
    if isinstance(value, list):
        return {word for item in value for word in words_in(item)}
    return set(LETTERS.findall(str(value)))


def _pieces(path: str) -> set[str]:
    """What of a path may stand on a line by itself, where a screen is narrower than the path."""
    parts = words_in([path])
    return {
        part[start:end] for part in parts for start in range(len(part)) for end in range(start + 1, len(part) + 1)
    }


def data_of(laptop: Laptop) -> set[str]:
    known = words_in([PLAIN, list(LANGUAGES.values()), words.languages(), list(CALLED), list(KINDS), DEVICE[:8]])
    known |= words_in(
        [
            *TYPED,
            "demandas.csv.rejected.csv",
            "changed Equipo Tres Kalla Sedes",
            WORDS,
            "abeja secreto",
            "achica achica-2003-2007.toml demo",
            "productive other municipality community opening association validation all",  # ids that stand ready
            "X",  # a letter of the invented language that is told to be strange
            *six_words(DEVICE),
            OTHER.device[:8],
        ]
    )
    known |= words_in(
        [list(FORMAT_NAMES), list(PAPER_NAMES), list(PAPERS), list(get_args(Policy)), "pdf schema oficio"]
    )
    known |= words_in(["dos.json", "laja", pack_version(LAJA), *(one.body for one in LAJA)])
    known |= words_in([str(laptop.folder), str(Path.home())]) | _pieces(str(laptop.file))
    if laptop.file.exists():
        with FieldFile.open(laptop.file, writable=False) as field:
            for record, revisions in field.survey.all_revisions().items():
                known |= words_in(record) | words_in([revision.body for revision in revisions.values()])
            known |= {name.capitalize() for name in words_in([*field.survey.named("class").values()])}
            known |= {name[:1].lower() + name[1:] for name in words_in([*field.survey.named("zoning").values()])}
    return known


@pytest.mark.costly(6)
@pytest.mark.parametrize(
    "place", [one for one in ONE_OF_EACH if not is_heard_abroad(one)], ids=lambda place: place.name
)
def test_nothing_on_a_screen_is_left_untranslated(
    invented: Laptop, place: Place, tmp_path: Path, *, full: bool
) -> None:
    """Of most screens one state; with --full every one that there is, after the first of its screen.

    Those that can be heard so without going there again are heard by test_every_screen.py, which is there.
    """
    others = [one for one in PLACES if one.screen == place.screen and one not in ONE_OF_EACH] if full else []
    for number, state in enumerate([place, *others]):
        laptop = Laptop(tmp_path / f"state{number}")
        laptop.folder.mkdir()
        furnish(laptop)
        seen: list[str] = []

        async def see(hands: Hands, seen: list[str] = seen) -> None:
            seen.append(hands.screen)

        visit(laptop, state, see)
        assert not [*untranslated(seen[0], data_of(laptop))]


ASKED = [
    ["--help"],
    *([command, "--help"] for command in COMMANDS),
    ["nocommand"],
    ["--nooption"],
    ["--lang"],
    ["--lang=zz", "report", "--json=1", "plan.json"],
    ["report"],
    ["report", "plan.json", "plan.json"],
    ["report", "missing.json"],
    ["check"],
    ["new", "plan.json"],
    ["new", "other.json", "--municipality"],
    ["new", "other.json", "--municipality", "xx"],
    ["export", "plan.json", "out", "--format", "xx"],
    ["import", "plan.json", "missing.csv"],
    ["import", "plan.json", "missing.csv", "--alias", "x"],
    ["merge", "out.json"],
    ["merge", "out.json", "--show"],
    ["merge", "out.json", "plan.json", "--dry-run"],
    ["report", "plan.json", "--senders"],
    ["history", "plan.json", "xx"],
    ["demo"],
    ["report", "plan.json"],
    ["check", "plan.json"],
    ["history", "plan.json", "demand/guaqui/andamarca/2003/1"],
    ["history", "plan.json", "demand/guaqui/belen-pituta-b/2003/1"],
    ["export", "plan.json", "out"],
    ["merge", "out.json", "plan.json"],
]

AS_KEPT = [
    "guaqui",
    "ID",
    "NAME",
    "csv",
    "json",
    "xlsx",
    "demands",
    "disputes",
]
"""What a command says as it is typed or kept: names of records, kinds of file."""
ON_A_HUB = ["init", "push", "pull", "status", "report", "export", "move"]
"""The commands below `guaqui hub`."""


@pytest.mark.costly(3)
@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_nothing_of_the_command_line_is_left_untranslated(
    invented: Laptop, asked: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(invented)
    monkeypatch.chdir(invented.folder)
    monkeypatch.setenv("GUAQUI_LANG", INVENTED)
    cli.run(asked)
    said = "".join(capsys.readouterr())
    spelled = words_in([asked, list(COMMANDS), ON_A_HUB, AS_KEPT])
    assert said
    said = re.sub(r"\b[0-9a-f]{8}\b|(?<![\w-])--?[a-z-]+", "", said)  # revisions and options
    assert not left_over(said, data_of(invented) | spelled), said
    assert DEVICE[:12] not in said, "people read a laptop's first letters"


def test_the_walk_comes_to_every_screen() -> None:
    assert {one.__name__ for one in screen_classes()} == {place.screen for place in PLACES}


def test_the_eye_sees_what_is_not_translated() -> None:
    assert left_over("Ажк Demand Constr", {"Construcción"}) == {"Demand"}
