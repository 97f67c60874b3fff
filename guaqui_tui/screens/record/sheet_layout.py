"""A record's fields on one sheet: lines of text and lists, one under another."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final

from rich.cells import cell_len
from textual.widget import Widget

from storage.translatable import N_

from ...forms.open_form import OpenForm
from ...forms.subjects.form_subject import FormSubject
from ...forms.subjects.sheet_subject import SheetSubject
from ...look import keys
from ...widgets.choice import Options
from ...widgets.field_sheet import FieldSheet, SheetRow
from ...widgets.fields import LineField
from ...widgets.fitting import Fitting
from ...widgets.text import Words, WordsBelow
from .field_layout import FieldLayout, choices_in, line_widget

_CSS: Final = """
    SCREEN { overflow: hidden; }
    SCREEN #private { display: none; }
    SCREEN #private .heading { padding: 0 1; color: $waits; width: 100%; }
"""


def sheet_css(screen: str) -> str:
    """The styles of a screen that has a sheet, by the name of its class."""
    return _CSS.replace("SCREEN", screen)


class SheetLayout(FieldLayout):
    """What was said in confidence stands behind a key."""

    def __init__(self, subject: SheetSubject) -> None:
        super().__init__()
        self._subject = subject
        self._shows_private = False
        self._pages: dict[bool, Fitting] = {}
        """The page of all that is seen, and the private one, where there is one."""
        self._whole = WordsBelow(id="whole")
        self._sheets: list[FieldSheet] = []

    def furnish(self) -> Iterable[Widget]:
        yield self._page("sheet", private=False)
        if self.has_private:
            yield self._page("private", private=True)
        yield self._whole
        yield Options()

    def remark(self, form: OpenForm, subject: FormSubject) -> None:
        super().remark(form, subject)
        self.show_whole()

    def show_whole(self) -> None:
        """Below the sheet all of the field with the cursor, where that has no room for it."""
        field = next((one for one in self.widgets.values() if one.has_focus), None)
        whole = field.value.strip() if isinstance(field, LineField) else ""
        longer = field is not None and field.size.width and cell_len(whole) >= field.size.width
        self._whole.say(";\n".join(one.strip() for one in whole.split(";") if one.strip()) if longer else "")

    def _page(self, name: str, *, private: bool) -> Fitting:
        names = [one for one in self.every_field() if (one in self._subject.private) == private]
        sheet = FieldSheet([SheetRow(partial(self._subject.label, one), self._field(one)) for one in names])
        heading = Words(N_("Private: not for the assembly's eyes. Ctrl+K closes this page."), classes="heading")
        self._sheets.append(sheet)
        self._pages[private] = Fitting(*([heading] if private else []), sheet, id=name, can_focus=False)
        return self._pages[private]

    def _field(self, name: str) -> Widget:
        self.widgets[name] = line_widget(name, self._subject.sheet.entry(name))
        return self.widgets[name]

    def relist(self) -> None:
        for name, choice in choices_in(self.widgets):
            choice.read_anew(self._subject.sheet.options(name))

    def speak(self) -> None:
        self._subject.speak()
        super().speak()

    def heading(self) -> str:
        return self._subject.heading()

    def every_field(self) -> tuple[str, ...]:
        return self._subject.sheet.names

    def fields(self) -> tuple[str, ...]:
        private = self._subject.private
        return tuple(name for name in self.every_field() if (name in private) == self._shows_private)

    @property
    def has_private(self) -> bool:
        return bool(self._subject.private)

    @property
    def shows_private(self) -> bool:
        return self._shows_private

    def page_key(self, name: str) -> str:
        return keys.display_of(keys.PRIVATE_FIELDS) if name in self._subject.private else ""

    def turn_to(self, name: str) -> None:
        if (name in self._subject.private) != self._shows_private:
            self.turn()

    def turn(self) -> None:
        """Turn to what is private, and back."""
        self._shows_private = not self._shows_private
        for private, page in self._pages.items():
            page.display = private == self._shows_private

    def besides(self) -> Iterable[FieldSheet]:
        return self._sheets
