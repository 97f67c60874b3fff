"""The plain measure of bench/app.py: a Textual app with one field; Enter opens a second screen with one."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Input


class Field(Screen[None]):
    BINDINGS = [("escape", "app.pop_screen", "")]  # noqa: RUF012 - as short as Textual's own examples

    def compose(self) -> ComposeResult:
        yield Input()


class Bare(App[None]):
    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        yield Input()

    def on_input_submitted(self) -> None:
        self.push_screen(Field())


if __name__ == "__main__":
    Bare().run()
