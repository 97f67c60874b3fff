"""Text that nobody vetted, in a real terminal: nothing of it is obeyed, and nothing that could be comes out."""

from __future__ import annotations

import csv
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from textual.widgets import Input, TextArea

from guaqui_tui.session import settings
from guaqui_tui.session.settings import Settings
from storage import FieldFile
from storage.file.drafts import Draft, Drafts
from storage.file.set_aside import merges_path
from storage.kinds.process.demand import demand_name
from storage.notation.text import is_clean
from storage.revisions.canonical import canonical, rev_of

from .all_screens import PLACES, Place, furnish, gather_in_a_level, visit
from .pilot import Hands, Laptop
from .terminal_seat import Seat, kinds

MARKUP = "[/][x] [@click=app.quit]leave[/] [bold red]Ñ[/"
ODD = "漢字かな 👩‍🌾🇧🇴 e\u0301\u0323" + "o\u0308" * 20 + " \u200b\u200f\ufeff \U0001f469\u200d\U0001f33e ﷽"
ORDERS = "\x1b]0;evil\x07\x1b[31mred\x1b[2J\x9b5m\x07\x08\x1b]52;c;ZXZpbA==\x1b\\\u202eabc\u2066def"
"""What a terminal would obey: its title, colours, the clipboard; and what turns writing around."""
LONG = "x" * 500
PASTED = f"{ORDERS}\t{MARKUP}\r\n{ODD}\n" * 60 + "x" * 2000
PASTED_BY_TERMINALS = PASTED.replace("\x1b", "")
"""Terminals take escapes out of what is pasted; Textual would take those that are left for keys."""
USUAL, HUGE = (80, 24), (250, 70)
SIZES = ((40, 10), HUGE, USUAL)
LEAST = ("board", "board-palette", "demand", "demand-new", "workshop", "draft")
"""So many places show every kind of sequence that the app itself uses."""


def spoil(laptop: Laptop) -> None:
    """Put into the file whatever the store takes and a screen might stumble over."""
    furnish(laptop)
    with FieldFile.open(laptop.file, f"Rosa {MARKUP}") as field:
        survey = field.survey
        for kind in ("plan", "zone", "community", "association", "action"):
            for n, record in enumerate(survey.records(kind)):
                state = survey.history(record)
                assert state is not None
                name = f"{state.values['name']} {(MARKUP, ODD, LONG)[n % 3]}"  # so that all stays in its order
                body = {**state.values, "name": name}
                if kind == "action":
                    body["names"] = {"en": name, "es": name}
                if kind == "plan":
                    body |= {"sources": {"x": MARKUP}, "province": ODD}
                field.save(record, body)
        for year, text in zip(survey.plan.years, (MARKUP, ODD, LONG, ODD * 5, "\n" * 300), strict=True):
            for holder in ("andamarca", "belen-pituta-a"):
                body = {"text": text[:500], "place": MARKUP, "notes": LONG, "spoken": ODD, "status": "proposed"}
                body |= {"action": MARKUP, "class": ODD, "proposed_by": MARKUP, "status_reason": MARKUP}
                body |= {"agreed": {"how": MARKUP}, "options": [{"text": MARKUP}, {"text": LONG}]}
                field.save(demand_name("guaqui", holder, year), body)
        for text in (MARKUP, ODD):
            field.save(demand_name("guaqui", "belen-pituta-b", 2003), {"text": text, "status": "proposed"}, ())
        came = {"facilitator": MARKUP, "authorities": [{"name": MARKUP, "office": ODD}] * 30, "reason": LONG}
        field.save(
            "workshop/guaqui/community/andamarca/1",
            {"outcome": "held", "held_on": "2002-07-14", "place": MARKUP, "quorum": "declared", **came},
        )


def forge(laptop: Laptop) -> None:
    """Add lines whose ids are right and whose texts a terminal would obey, as an unkind program may write them."""
    whole: dict[str, Any] = json.loads(laptop.file.read_bytes())
    for n, record in enumerate(("demand/guaqui/arcata/2003/1", "community/guaqui/arcata", f"x/{ORDERS}")):
        body = {"text": ORDERS, "name": ORDERS, "status": "proposed"}
        line = {"at": "", "author": ORDERS, "body": body, "device": "evilevil", "parents": [], "record": record}
        line["sets"] = sorted(body)
        whole["revisions"][str(90_000 + n)] = {"rev": rev_of(canonical(line)), **line}
    whole[ORDERS] = {"1": {ORDERS: ORDERS}}
    whole["field"]["1"][ORDERS] = ORDERS
    laptop.file.write_text(json.dumps(whole), "utf-8")


def bewitch(laptop: Laptop) -> Path:
    """A path, settings and a draft that a terminal would obey."""
    folder = laptop.folder / f"stick {ORDERS.replace('/', '')} {MARKUP.replace('/', '')}"
    folder.mkdir()
    path = folder / f"plan \x1b[7m{MARKUP.replace('/', '')}\u202e.json"
    shutil.move(laptop.file, path)
    shutil.move(merges_path(laptop.file), merges_path(path))
    with (folder / "demandas.csv").open("w", encoding="utf-8", newline="") as file:
        said = ORDERS.replace("\0", "")
        csv.writer(file).writerows(
            [
                [f"2006 {said}"],
                ["", "OTB", "Pedido", MARKUP, said],
                [MARKUP, said, MARKUP, MARKUP, said],
            ]
        )
    shutil.copy(laptop.folder / "poa.xlsx", folder)
    (folder / f"plan \x1b[8m{ORDERS.replace('/', '')}.json").touch()
    remembered = Settings(language="en", author=f"Rosa {ORDERS} {MARKUP}", file=str(path), backup=f"/{ORDERS}")
    settings.store(remembered)
    fields = dict.fromkeys(("text", "action", "class", "families", "cost", "notes"), f"{ORDERS}\n{MARKUP}")
    Drafts(path).keep(Draft(demand_name("guaqui", "andamarca", 2007), fields, [], ORDERS))
    Drafts(path).keep(Draft(f"x/{ORDERS}", {ORDERS: [ORDERS]}, [], ORDERS))
    return path


PEOPLES = [place for place in PLACES if not place.name.endswith("-help")]
"""Where anything of people's stands: help is ours alone."""
TYPED_INTO = [
    place
    for number, place in enumerate(PEOPLES)
    if place.screen == "DemandScreen" or place.screen not in {before.screen for before in PEOPLES[:number]}
]
"""Each screen once, and every page and state of the form."""


@contextmanager
def seated(file: Path | None = None) -> Iterator[Seat]:
    seat = Seat(file)
    try:
        yield seat
    finally:
        seat.close()


def leave_for_the_board(seat: Seat) -> None:
    for _times in range(9):
        if seat.press("escape") == "BoardScreen":
            break
    assert seat.press("ctrl+home", "home") == "BoardScreen", seat.screen


def go_round(seat: Seat, laptop: Laptop, places: Sequence[Place], huge: int) -> None:
    """Each place in a small size and the usual one, one of so many in a huge one too.

    Something is pasted into it, of which nothing is left behind.
    """
    reached = {"BoardScreen"}
    for number, place in enumerate(places):
        if place.keys:
            reached.add(seat.press(*place.keys))
        for size in SIZES:
            if size != HUGE or number % huge == 0:
                seat.resize(*size)
        seat.paste(PASTED_BY_TERMINALS)
        leave_for_the_board(seat)
        shutil.rmtree(laptop.folder / "installed" / "drafts", ignore_errors=True)
    assert reached == {"BoardScreen", *(place.screen for place in places)}


def used(laptop: Laptop, file: Path | None, places: Sequence[Place], huge: int = 1) -> tuple[str, set[str]]:
    """Use the app from one place to the next: the board, and the kinds of sequences that came out of it all."""
    with seated(file) as seat:
        seat.wait_for("Enter")
        leave_for_the_board(seat)
        board = seat.screen
        if seat.press("end", "enter") == "DraftQuestion":
            assert seat.press("enter") == "DemandScreen"
        leave_for_the_board(seat)
        go_round(seat, laptop, places, huge)
        assert seat.quit() == 0
        return board, kinds(bytes(seat.raw))


_harmless: set[str] = set()


@pytest.fixture
def harmless(laptop: Laptop) -> frozenset[str]:
    """What the app has a terminal do by itself, looked at once by each process that tests."""
    if not _harmless:
        furnish(laptop)
        settings.store(Settings(language="en", author="Equipo Uno", file=str(laptop.file)))
        _board, found = used(laptop, None, [place for place in PLACES if place.name in LEAST])
        _harmless.update(found)
        laptop.file.unlink()
    return frozenset(_harmless)


@pytest.mark.costly(0)
def test_nothing_that_a_terminal_obeys_comes_from_a_file_its_path_the_settings_or_a_draft(
    laptop: Laptop, harmless: frozenset[str], *, full: bool
) -> None:
    """One screen in four, for what keeps it back is said once; with --full every place, in every size."""
    spoil(laptop)
    forge(laptop)
    path = bewitch(laptop)
    every = PEOPLES if full else TYPED_INTO[::4]
    places = [one for one in every if not (one.first or one.locked or one.levelled or one.unknown_pack or one.hub)]
    board, found = used(laptop, path, places, huge=1 if full else 3)
    assert found <= harmless
    assert "[/][x]" in board


@pytest.mark.costly(0)
def test_nothing_that_a_terminal_obeys_comes_from_a_level(laptop: Laptop, harmless: frozenset[str]) -> None:
    """With a level on its first line the board is another one: its places are gone round by themselves."""
    spoil(laptop)
    gather_in_a_level(laptop)
    with FieldFile.open(laptop.file, f"Rosa {MARKUP}") as field:
        field.save("community/guaqui/ayllu", {"name": f"Ayllu {MARKUP} {ODD}", "per_year": 0})
        for cause in field.survey.records("cause"):
            field.save(cause, {"name": f"{MARKUP} {ODD}"})
    forge(laptop)
    path = bewitch(laptop)
    _board, found = used(laptop, path, [one for one in PEOPLES if one.levelled])
    assert found <= harmless


@pytest.mark.costly(0)
def test_the_first_steps_show_a_path_that_a_terminal_would_obey(laptop: Laptop, harmless: frozenset[str]) -> None:
    furnish(laptop)
    path = bewitch(laptop)
    settings.store(Settings(language="en"))
    with seated(path) as seat:
        seat.wait_for("In which language?")
        seat.press("enter", *"Rosa")
        for size in SIZES:
            seat.resize(*size)
        assert seat.press("enter") in {"BoardScreen", "Pages"}, seat.screen
        assert seat.quit() == 0
        assert kinds(bytes(seat.raw)) <= harmless


@pytest.mark.costly(0)
def test_what_is_pasted_is_cleaned_wherever_it_lands(laptop: Laptop, *, full: bool) -> None:
    """Escapes too, which a terminal takes out before, but for the terminal that does not."""

    async def paste(hands: Hands) -> None:
        await hands.paste(PASTED)
        fields = [field.value for field in hands.app.screen.query(Input)]
        fields += [field.text for field in hands.app.screen.query(TextArea)]
        assert all(is_clean(text) for text in fields)
        assert is_clean(hands.screen)
        await hands.press("ctrl+q")

    furnish(laptop)
    for place in TYPED_INTO if full else TYPED_INTO[::6]:
        visit(laptop, place, paste)
        shutil.rmtree(laptop.folder / "installed" / "drafts", ignore_errors=True)


def test_the_kinds_of_sequences_are_told_apart() -> None:
    assert kinds(b"\x1b[31mred\x1b[0;1m \x1b[?25l \x1b]0;title\x07 \x07 \xc2\x9b \xe2\x80\xae \x1bc") == {
        "CSI m",
        "CSI ?25l",
        "string ] 0",
        "odd U+0007",
        "odd U+009B",
        "odd U+202E",
        "escape c",
    }
