"""Where the fields of a form stand on its screen, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from textual.widget import Widget

from ...forms.draft_values import Typed
from ...forms.entries import FormEntry, also_called
from ...forms.open_form import OpenForm
from ...forms.subjects.form_subject import FormSubject
from ...forms.versions import differing_versions
from ...language.gettext_ import _
from ...widgets.choice import Choice, SeveralChoices
from ...widgets.field_sheet import FieldSheet
from ...widgets.fields import LineField, Prose


class FieldLayout:
    """Fields one after another, all of them seen. A layout with pages of its own says which are seen now."""

    def __init__(self) -> None:
        self.widgets: dict[str, Widget] = {}
        """The widget of each field, by its name, once it is made."""
        self._lacking: set[str] = set()
        """Fields of which a save said that something has to stand there; it stays said until something does."""

    def furnish(self) -> Iterable[Widget]:
        """What the screen is made of."""
        return ()

    def relist(self) -> None:
        """Offer what the lists have now, in the language in use."""

    def speak(self) -> None:
        """The language changed."""
        self.relist()

    def heading(self) -> str:
        """What the record is called at the top; empty where the screen says it."""
        return ""

    # Which fields there are

    def fields(self) -> tuple[str, ...]:
        """Those that are seen now, in their order."""
        return self.every_field()

    def every_field(self) -> tuple[str, ...]:
        """The fields in their order, those of other pages too."""
        return tuple(self.widgets)

    @property
    def has_private(self) -> bool:
        """Whether some stand on a page behind a key, for they were said in confidence."""
        return False

    @property
    def shows_private(self) -> bool:
        """Whether it is that page that is seen."""
        return False

    def turn(self) -> None:
        """Turn to what is private, and back."""

    def turn_to(self, name: str) -> None:
        """Turn to the page of a field."""

    def page_key(self, name: str) -> str:  # noqa: ARG002 - a layout with pages asks
        """The key by which one comes to the page of a field; empty for one that is seen first."""
        return ""

    # What stands in them

    def typed(self) -> Typed:
        return {name: widget_value(widget) for name, widget in self.widgets.items()}

    def put(self, typed: Typed) -> None:
        for name, widget in self.widgets.items():
            put_into(widget, typed.get(name, ""))

    def put_anew(self, typed: Typed) -> None:
        """Let this stand in fields that say something else; in the others one goes on typing where one was."""
        for widget, value in [(widget, typed.get(name, "")) for name, widget in self.widgets.items()]:
            if widget_value(widget) != value:
                put_into(widget, value)

    def put_back(self, typed: Typed) -> None:
        """Let this stand again in the fields that it names, though it may be no option of theirs."""
        for name, value in typed.items():
            widget = self.widgets.get(name)
            if isinstance(widget, (LineField, Prose)):
                widget.put_back(value)

    def settle(self) -> None:
        """Complete what was typed to the options that it means."""
        for widget in self.widgets.values():
            if isinstance(widget, Choice):
                widget.settle()

    def still_typing(self, name: str) -> bool:
        """Whether there are letters that may still become one of a list: too early to call them wrong."""
        widget = self.widgets[name]
        if isinstance(widget, SeveralChoices):
            return False
        return isinstance(widget, Choice) and widget.has_focus and bool(widget.matching)

    # What is said beside them

    def besides(self) -> Iterable[FieldSheet]:
        return ()

    def say_at(self, name: str, words: str = "", *, wrong: bool = False) -> None:
        for beside in self.besides():
            if name in beside:
                beside.say(name, words, wrong=wrong)

    def say_nothing(self) -> None:
        """Take away what is said beside the fields that are seen."""
        for name in self.fields():
            self.say_at(name)
        self._lacking = set()

    def refuse(self, wrong: Mapping[str, str]) -> None:
        """Say why a form is not saved, at each of its fields."""
        typed = self.typed()
        self._lacking = {name for name in wrong if not typed.get(name)}
        for name, words in wrong.items():
            self.say_at(name, words, wrong=True)

    def remark(self, form: OpenForm, subject: FormSubject) -> None:
        """Say at each field that is seen what its content means, or what is wrong with it."""
        wrong = subject.flaws(form)
        self._lacking = {name for name in self._lacking if not form.typed.get(name)}
        self._offer(subject.fitting(form.typed))
        for name in self.fields():
            if name in wrong and not self.still_typing(name):
                self.say_at(name, wrong[name], wrong=True)
            elif name not in self._lacking:
                said = "" if form.touched(name) else differing_versions(subject.versions(name))
                self.say_at(name, said or subject.meaning(name, form.typed) or self._added(name))

    def _offer(self, fitting: Mapping[str, frozenset[str]]) -> None:
        """Of lists that depend on what stands in another field those alone that fit it."""
        for name, among in fitting.items():
            if isinstance(widget := self.widgets.get(name), Choice):
                widget.offer_among(among)

    def _added(self, name: str) -> str:
        """That what was typed is added to its list; it is too early for that while one types."""
        widget = self.widgets[name]
        added = isinstance(widget, Choice) and widget.takes_words and widget.wrong and not widget.has_focus
        return _("new: it is added to the list") if added else ""


def line_widget(name: str, entry: FormEntry) -> Widget:
    """The widget of an entry that stands on one line."""
    if entry.is_several:
        return SeveralChoices(id=name)
    if not entry.is_choice:
        return LineField(id=name, is_prose=entry.field.says.unit == "prose")
    choice = Choice(id=name)
    choice.also, choice.takes_words = partial(also_called, entry), entry.takes_words
    return choice


def widget_value(widget: Widget) -> str:
    """What stands in a field, as a draft keeps it."""
    return widget.kept if isinstance(widget, (LineField, Prose)) else ""


def put_into(widget: Widget, value: str) -> None:
    """Let this stand in a field."""
    if isinstance(widget, (LineField, Prose)):
        widget.put(value)


def choices_in(widgets: Mapping[str, Widget]) -> list[tuple[str, Choice]]:
    """The lists among some fields, by name."""
    return [(name, widget) for name, widget in widgets.items() if isinstance(widget, Choice)]
