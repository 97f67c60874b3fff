"""Pictures of the main screens, with invented data: `python -m tests.guaqui_tui.pictures [FOLDER]`, by default
`docs/pictures`. `--size 200x60` and `--theme light` draw them otherwise; with NO_COLOR they have no colours.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from unittest import mock

from guaqui_tui.demo.build import build
from guaqui_tui.language import gettext_ as words
from guaqui_tui.look.theme import ALL_THEMES
from guaqui_tui.session.picture import TITLE

from .all_screens import PLACES
from .pilot import SEED, Hands, Laptop

FOLDER: Final = Path(__file__).parents[2] / "docs" / "pictures"
SCREENS: Final = {
    "board": "board",
    "community": "community",
    "demand": "demand",
    "missing": "missing",
    "workshop": "workshop",
    "wall": "assembly",
    "validation": "validation",
    "year-plan": "year-plan",
    "coordination": "coordination",
    "papers": "papers",
}
"""By the name of each picture the place that it shows."""


def draw(folder: Path, size: tuple[int, int], theme: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        laptop = _laptop(Path(made))
        for name, place in SCREENS.items():
            keys = next(one.keys for one in PLACES if one.name == place)
            drawn = _drawn(laptop, keys, size, theme)
            (folder / f"{name}.svg").write_text(drawn, "utf-8", newline="\n")


def _laptop(folder: Path) -> Laptop:
    """One that has nothing but the demonstration."""
    home = folder / "installed"
    home.mkdir()
    (home / "key").write_text(SEED, "ascii")
    os.environ |= {
        "GUAQUI_HOME": str(home),
        "HOME": str(folder),
        "COLORTERM": "truecolor",
        "TERM": "xterm-256color",
    }
    build(folder)
    laptop = Laptop(folder)
    laptop.file = folder / "plan.json"
    return laptop


def _drawn(laptop: Laptop, keys: Sequence[str], size: tuple[int, int], theme: str) -> str:
    found: list[str] = []

    async def use(hands: Hands) -> None:
        await hands.press(*keys)
        await hands.rest()
        found.append(hands.app.export_screenshot(title=TITLE))

    with mock.patch("storage.gather.removable_disks.mounted", return_value=[]):
        laptop.use(use, size=size, theme=theme)
    return found[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--size", default="80x24")
    parser.add_argument("--theme", choices=list(ALL_THEMES), default=next(iter(ALL_THEMES)))
    asked = parser.parse_args()
    columns, rows = map(int, asked.size.split("x"))
    words.use("es")
    draw(asked.folder, (columns, rows), asked.theme)


if __name__ == "__main__":
    main()
