"""What the app costs its user's patience. `python bench/app.py [--full]`; ratios to a bare Textual app, in a run.

Both run in a pseudo-terminal of 80x24, turn by turn, under one Python and one environment. A first run of each,
which is not counted, compiles what there is to compile and warms the disk. The field file has the municipality's
pack and some ninety demands. A board of 400 communities more is measured on the app's own loop, from a key until
nothing is left to draw; not by the pilot's own `press`, which sleeps longer than the keys take.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from terminal import Spent, Terminal

from storage.file.pack import load_pack
from storage.kinds.process.demand import demand_name
from storage.revisions.lines import whole_file
from storage.revisions.revision import Revision, accept_value, revision_document

Figures = dict[str, list[Spent]]
ROWS = {  # what is measured: its target, as a ratio to the bare app
    "start": 1.25,
    "echo": 1.2,
    "form": 1.6,
}


def revision(record: str, body: dict[str, object]) -> Revision:
    document = revision_document(
        record, body, sets=set(body), parents=(), author="Equipo 1", device="benchben", at=""
    )
    made = accept_value(document)
    assert isinstance(made, Revision)  # noqa: S101 - tells the type checker
    return made


def plan(path: Path, communities: int) -> None:
    """The pack, `communities` more of ours, and a demand in nearly every slot."""
    made = list(load_pack("guaqui"))
    names = [one.record.rpartition("/")[2] for one in made if one.record.startswith("community/")]
    for n in range(communities):
        names.append(f"c{n:04d}")
        made.append(revision(f"community/guaqui/c{n:04d}", {"name": f"Comunidad {n:04d}"}))
        made.append(revision(f"member/guaqui/typology/c{n:04d}", {"zone": "1"}))
    actions = [one.record.rpartition("/")[2] for one in made if one.record.startswith("action/")]
    for n, name in enumerate(names):
        for year in range(2003, 2008):
            if (n + year) % 20:  # some are left to capture
                body = {"text": f"Riego {n}", "action": actions[n % len(actions)], "status": "proposed"}
                made.append(revision(demand_name("guaqui", name, year), body))
    path.write_bytes(b"".join(whole_file(made)))


class Pair:
    """The app and the bare one, started alike."""

    def __init__(self, folder: Path) -> None:
        home = folder / "installed"
        home.mkdir()
        plan(folder / "plan.json", 0)
        settings = f'{{"language":"en","author":"Equipo Uno","file":"{folder / "plan.json"}"}}'
        self._home, self._settings = home, settings
        self._environment = {"GUAQUI_HOME": str(home), "PYTHONPATH": str(Path(__file__).parents[1])}

    def app(self) -> Terminal:
        """Begun as the time before: no draft is asked about, and the cursor stands where it stood."""
        (self._home / "settings.json").write_text(self._settings, "utf-8")
        shutil.rmtree(self._home / "drafts", ignore_errors=True)
        return Terminal(["-m", "guaqui_tui"], self._environment)

    def bare(self) -> Terminal:
        return Terminal([str(Path(__file__).with_name("bare.py"))], self._environment)


def started(terminal: Terminal, shown: str, key: str, done: str) -> Spent:
    """From nothing to the first key that did something, typed as soon as there is something to see."""
    terminal.until(shown)
    terminal.send(key)
    return Spent(terminal.until(done) - terminal.begun, terminal.busy())


def echoes(terminal: Terminal, times: int) -> list[Spent]:
    """From a letter to its sight, each behind the others in the field with the cursor."""
    typed, found = "xq", []
    terminal.took(typed, typed)
    for n in range(times):
        typed += "zkwjvyqx"[n % 8]
        found.append(terminal.took(typed[-1], typed))
    return found


def measure(pair: Pair, letters: int) -> tuple[Figures, Figures]:
    """One run of each, by what is measured."""
    terminal = pair.app()
    try:
        ours = {"start": [started(terminal, "Andamarca", "zz", "like that: zz")]}
        terminal.took("\x7f\x7f", "first letters")
        rested(terminal, REST)
        ours["form"] = [terminal.took("\r", "Families")]
        ours["echo"] = echoes(terminal, letters)
    finally:
        terminal.close()
    terminal = pair.bare()
    try:
        bare = {"start": [started(terminal, "▔▔▔▔", "zz", "zz")]}
        bare["form"] = [bare_form(terminal)]
        bare["echo"] = echoes(terminal, letters)
    finally:
        terminal.close()
    return ours, bare


REST = 3.0
"""Seconds that the board stands before its form is opened: as long as somebody needs to look for a community."""


def rested(terminal: Terminal, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        terminal.hear(0.05)


def bare_form(terminal: Terminal) -> Spent:
    """The second screen is there when what stood on the first one is gone."""
    terminal.rest()
    start, busy = time.perf_counter(), terminal.busy()
    terminal.send("\r")
    while terminal.sees("zz"):
        terminal.hear(0.05)
    return Spent(time.perf_counter() - start, terminal.busy() - busy)


def middle(spent: list[Spent]) -> Spent:
    """The median of each."""
    return Spent(*map(statistics.median, zip(*spent, strict=True)))


async def waits(folder: Path) -> dict[str, Spent]:
    """The longest time of one key on a board of 400 communities, on the app's own loop."""
    from textual import events

    from guaqui_tui.app import GuaquiApp
    from guaqui_tui.garbage import pause_collection
    from guaqui_tui.session.settings import Settings

    pause_collection()  # as the entry point does

    plan(folder / "many.json", 400)
    app = GuaquiApp(None, Settings(language="en", author="Equipo Uno", file=str(folder / "many.json")))
    longest: dict[str, Spent] = {}
    async with app.run_test(size=(80, 24)) as pilot:
        while len(app.screen_stack) < 2:
            await pilot.pause(0.05)
        await pilot.pause(REST)

        async def press(what: str, *keys: str) -> None:
            for key in keys:
                await pilot.pause(0.05)
                start, busy, drawn = time.perf_counter(), time.process_time(), asyncio.Event()
                app.post_message(events.Key(key, key if len(key) == 1 else None))
                await asyncio.sleep(0)  # the app takes it
                await app._keyboard.all_done()  # noqa: SLF001 - nobody else knows of it
                app.screen.call_after_refresh(drawn.set)
                await drawn.wait()
                spent = Spent(time.perf_counter() - start, time.process_time() - busy)
                longest[what] = max(longest.get(what, spent), spent)

        await press("cursor", *["down", "right", "down", "left"] * 5, *["pagedown"] * 5, "ctrl+home")
        await press("letters", *"comunidad 0390")
        await press("form", "enter")
        await press("typing", *"Riego y establos")
        await press("save", "f2")
        await press("back", "escape")
        await app.session.close()
    return longest


def ratios(ours: list[Spent], bare: list[Spent]) -> list[float]:
    """Of the least seconds, of each run's (the median), and of the least seconds of the processor."""
    least = [min(one.wall for one in of) for of in (ours, bare)]
    of_runs = statistics.median(one.wall / other.wall for one, other in zip(ours, bare, strict=True))
    busy = [min(one.busy for one in of) for of in (ours, bare)]
    return [least[0] / least[1], of_runs, busy[0] / busy[1]]


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--full", action="store_true", help="more runs")
    runs, letters = (25, 14) if asked.parse_args().full else (9, 8)
    ours: Figures = {name: [] for name in ROWS}
    bare: Figures = {name: [] for name in ROWS}
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        pair = Pair(Path(folder))
        for run in range(runs + 1):
            for kept, found in zip((ours, bare), measure(pair, letters), strict=True):
                for name, spent in found.items():
                    kept[name] += [middle(spent)] if run else []
        os.environ["GUAQUI_HOME"] = str(Path(folder) / "installed")
        longest = asyncio.run(waits(Path(folder)))
    headings = ("app min", "busy", "bare min", "busy", "min ratio", "median", "busy", "at most")
    print(f"{'ms':10}", *(f"{heading:>9}" for heading in headings))
    for name, most in ROWS.items():
        least = [min(column) for kept in (ours, bare) for column in zip(*kept[name], strict=True)]
        print(
            f"{name:10}",
            *(f"{1e3 * one:9.1f}" for one in least),
            *(f"{one:9.2f}" for one in (*ratios(ours[name], bare[name]), most)),
        )
    print("longest wait of one key, 418 communities (at most 30 ms), and its time of the processor:")
    for name, spent in longest.items():
        print(f"{name:10} {1e3 * spent.wall:9.1f} {1e3 * spent.busy:9.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
