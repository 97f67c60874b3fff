"""A community that is not on the list yet, added while its people wait."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from storage.kinds.process.demand import Slot
from storage.names.names import slug
from storage.revisions.record_changes import RecordChange

from ...forms.draft_values import Typed
from ...forms.holder import changes, flaws, sheet
from ...language.gettext_ import N_, _
from ...look import keys
from ...session.session import Session
from ...widgets.choice import Choice, Options
from ...widgets.fields import Line
from ...widgets.text import MessageBar, PlainText, Words, shortened
from ..frame.keyboard import Keyboard
from ..frame.record_form import RecordForm

_LABEL = 14
"""Letters of a label at most: a zoning's name may be longer."""


class AddCommunity(RecordForm[Slot | None]):
    """Gives back the first slot of the community that was added, None where there is none."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.FORM]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Write the community's name as its people do. All but the name may stay empty."),
        N_("A name that means a community or an association that is there already is not taken a second time."),
    )
    DEFAULT_CSS = """
    AddCommunity #title { padding: 0 1; color: $accent; text-style: bold; width: 100%; }
    AddCommunity #form { height: auto; margin-top: 1; }
    AddCommunity .row { height: auto; padding: 0 1; }
    AddCommunity .label { width: 15; }
    AddCommunity #name { width: 32; }
    AddCommunity Choice { width: 24; }
    AddCommunity PlainText { padding-left: 1; }
    AddCommunity Options { margin-top: 1; }
    """

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._draft = f"community/{session.survey.municipality}/-"
        """What its draft is kept under: no name makes this id."""

        self._record = self._draft
        self._sheet = sheet(session.survey, "community", new=True)

    def fields(self) -> tuple[str, ...]:
        return self._sheet.names

    @property
    def _lists(self) -> tuple[str, ...]:
        return tuple(name for name in self.fields() if self._sheet.entry(name).is_choice)

    def furnish(self) -> Iterable[Widget]:
        yield Words(N_("A new community"), id="title")
        yield MessageBar(id="note")
        with Vertical(id="form"):
            for name in self.fields():
                field = Choice(id=name) if self._sheet.entry(name).is_choice else Line(id=name)
                about = PlainText(id=f"about-{name}")
                label = Words(shortened(self.label(name), _LABEL), classes="label")
                yield Horizontal(label, field, about, classes="row")
        yield Options()

    async def begin(self) -> None:
        self._list()
        await self.load()

    def _list(self) -> None:
        """What can be chosen, in the language in use; what stands in the fields stays."""
        typed = self.typed()
        self._sheet = sheet(self.session.survey, "community", new=True)
        for label, name in zip(self.query(".label").results(Words), self.fields(), strict=True):
            label.text = shortened(self.label(name), _LABEL)
            label.refresh(layout=True)
        for name in self._lists:
            self._choice(name).options = self._sheet.options(name)
        self.put(typed)

    def speak(self) -> None:
        super().speak()
        self._list()
        if isinstance(self.focused, Choice):
            self.query_one(Options).show(self.focused)
        self.remark()

    def _choice(self, name: str) -> Choice:
        return self.query_one(f"#{name}", Choice)

    @property
    def record(self) -> str:
        return self._record

    def say_at(self, name: str, words: str = "", *, wrong: bool = False) -> None:
        """Beside each field a remark of its own: whose name it is already may take two lines."""
        self.query_one(f"#about-{name}", PlainText).say(words, wrong=wrong)

    def wrong_at(self, name: str) -> bool:
        return self.query_one(f"#about-{name}", PlainText).has_class("-wrong")

    def where(self) -> str:
        return _("A new community")

    def label(self, name: str) -> str:
        entry = self._sheet.entry(name)
        return entry.label

    def in_words(self, name: str, value: str) -> str:
        return dict(self._sheet.options(name)).get(value, value)

    def typed(self) -> Typed:
        fields = {name: self.query_one(f"#{name}", Line) for name in self.fields()}
        return {
            name: (field.taken or field.value) if isinstance(field, Choice) else field.value
            for name, field in fields.items()
        }

    def put(self, typed: Typed) -> None:
        for name in self.fields():
            field, value = self.query_one(f"#{name}", Line), typed.get(name, "")
            if isinstance(field, Choice):
                field.put(value)
            else:
                field.value = value

    def shown(self, body: Mapping[str, Any]) -> Typed:
        return self._sheet.shown(body)

    def read(self, typed: Typed) -> tuple[dict[str, Any], dict[str, str]]:
        return self._sheet.read(typed, {}), self._wrong(typed)

    def flaws(self, typed: Typed) -> dict[str, str]:
        wrong = self._wrong(typed)
        return {name: words for name, words in wrong.items() if typed[name].strip()}

    def _wrong(self, typed: Typed) -> dict[str, str]:
        return flaws(self.session.survey, self._draft, self._sheet, typed, {}, ("name",))

    def changes(self, body: dict[str, Any]) -> list[RecordChange]:
        return changes(self.session.survey, self.record, body, self._before, self._base)

    def still_typing(self, name: str) -> bool:
        """Letters that may still become one of a list."""
        field = self.query_one(f"#{name}")
        return isinstance(field, Choice) and field.has_focus and bool(field.matching)

    def meaning(self, name: str, typed: Typed) -> str:
        return _("may stay empty") if name != "name" and not typed[name] else ""

    def action_save(self) -> None:
        for name in self._lists:
            self._choice(name).settle()
        super().action_save()

    # Its draft has a name of its own, for the record's is what is still being typed

    async def _save(self) -> None:
        self._record = f"community/{self.session.survey.municipality}/{slug(self.typed()['name'])}"
        self._base = self.session.survey.heads(self._record)  # one that was taken back is added again
        await super()._save()

    async def keep(self) -> bool:
        self._record = self._draft
        return await super().keep()

    async def after_save(self) -> None:
        await self.session.forget(self._draft)
        self.hand_over(Slot(slug(self.typed()["name"]), min(self.session.survey.plan.years, default=0), 1))

    async def action_back(self) -> None:
        if await self.may_leave():
            await self.give_up()

    async def give_up(self) -> None:
        self.hand_over(None)
