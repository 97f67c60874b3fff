"""A community that is not on the list yet, added while its people wait."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from storage.kinds.process.demand import Slot
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...widgets.choice import Options
from ...widgets.text import PlainText, Words, shortened
from ..frame.keyboard import Keyboard
from ..record.field_layout import FieldLayout, choices_in, line_widget
from ..record.record_form import RecordForm
from .new_holder import NewHolder

_LABEL = 14
"""Letters of a label at most: a zoning's name may be longer."""


class NewCommunity(NewHolder):
    def __init__(self, session: Session) -> None:
        super().__init__(session, "community", lambda: _("A new community"), ("name",))

    def label(self, name: str) -> str:
        return self.sheet.entry(name).label

    def warning(self) -> str | None:
        return None


class RemarkedFields(FieldLayout):
    """Beside each field a remark of its own: whose name it is already may take two lines."""

    def __init__(self, subject: NewCommunity) -> None:
        super().__init__()
        self._subject = subject
        self._labels: dict[str, Words] = {}
        self._remarks: dict[str, PlainText] = {}

    def furnish(self) -> Iterable[Widget]:
        with Vertical(id="form"):
            for name in self._subject.sheet.names:
                yield self._row(name)
        yield Options()

    def heading(self) -> str:
        return _("A new community")

    def _row(self, name: str) -> Widget:
        field = self.widgets[name] = line_widget(name, self._subject.sheet.entry(name))
        about = self._remarks[name] = PlainText(id=f"about-{name}")
        label = self._labels[name] = Words(self._label(name), classes="label")
        return Horizontal(label, field, about, classes="row")

    def _label(self, name: str) -> str:
        return shortened(self._subject.label(name), _LABEL)

    def relist(self) -> None:
        """What can be chosen, in the language in use; what stands in the fields stays."""
        for name, label in self._labels.items():
            label.text = self._label(name)
            label.refresh(layout=True)
        for name, choice in choices_in(self.widgets):
            choice.read_anew(self._subject.sheet.options(name))

    def speak(self) -> None:
        self._subject.speak()
        super().speak()

    def say_at(self, name: str, words: str = "", *, wrong: bool = False) -> None:
        self._remarks[name].say(words, wrong=wrong)


class AddCommunity(RecordForm[Slot | None]):
    """Gives back the first slot of the community that was added, None where there is none."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.FORM]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Write the community's name as its people do. All but the name may stay empty."),
        N_("A name that means a community or an association that is there already is not taken a second time."),
    )
    DEFAULT_CSS = """
    AddCommunity #form { height: auto; }
    AddCommunity .row { height: auto; padding: 0 1; }
    AddCommunity .label { width: 15; }
    AddCommunity #name { width: 1fr; }
    AddCommunity Choice { width: 24; }
    AddCommunity PlainText { padding-left: 1; }
    """

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        self._community = NewCommunity(session)
        layout = RemarkedFields(self._community)
        super().__init__(session, keyboard, self._community, layout, self._slot_of)

    def _slot_of(self, saved: bool) -> Slot | None:  # noqa: FBT001 - a result
        return self._community.first_slot(self.typed()) if saved else None
