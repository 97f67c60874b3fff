"""The form of one record of any kind of the table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Final

from msgspec import UNSET, Struct, UnsetType, convert
from textual.binding import BindingType

from storage.kinds.field import Kind
from storage.kinds.process.fact import KIND as FACT
from storage.kinds.process.fact import Derived
from storage.plan.facts.told_facts import is_reference_topic
from storage.translatable import N_

from ...forms.draft_values import Typed
from ...forms.open_form import OpenForm
from ...forms.record_sheet import RecordSheet
from ...forms.records import apart, draft_of_new, needs_letters, new_record_name, of_no_plan, sheet_of
from ...forms.subjects.sheet_subject import SheetSubject
from ...language.gettext_ import _, speech
from ...look import keys
from ...session.session import Session
from ...wording.facts import following_words
from ...wording.values import values_of
from ..frame.keyboard import Keyboard
from ..record.record_form import RecordForm
from ..record.sheet_layout import SheetLayout, sheet_css

FACTS_ADVICE: Final = (
    N_("A fact is a figure or a text with where it is printed: the document, its date, the place in it."),
    N_(
        "A figure may follow from others: say how (a quotient, a sum, a share) and of which, by the first letters "
        "of their names with semicolons between them. What it comes to stands beside it."
    ),
)


class TypedFact(Struct):
    """Of a fact that is being typed what it is to be reckoned by."""

    derived: Derived | UnsetType = UNSET
    scale: int | UnsetType = UNSET


class TableRecord(SheetSubject):
    """A record of any kind; a new one, without a name, is called by what is typed into it."""

    def __init__(self, session: Session, kind: Kind, record: str, given: Mapping[str, str]) -> None:
        """`given`: what fields of a new one say from the first, for it is known where it is added."""
        super().__init__(session, record or draft_of_new(kind, session.survey), self._sheet_of)
        self._kind = kind
        self._is_new = not record
        self.given = given

    def shown(self, body: Mapping[str, Any]) -> Typed:
        return {**super().shown(body), **self.given}

    def _sheet_of(self) -> RecordSheet:
        survey = self.session.survey
        state = survey.history(self.record)
        body = state.values if state else {}
        return sheet_of(
            self._kind, values_of(survey, self.session.trust), body, new=self._is_new, record=self.record
        )

    def record_for(self, typed: Typed) -> str:
        if not self._is_new:
            return self.record
        return new_record_name(self._kind, self.session.survey.municipality, self.sheet.read(typed, {}))

    def where(self) -> str:
        if self._is_new:
            return _("{kind}: a new one").format(kind=_(self._kind.label))
        return f"{_(self._kind.label)}: {values_of(self.session.survey).title(self.record)}"

    def label(self, name: str) -> str:
        """There is room for what a part is called and for its first field."""
        return self.sheet.entry(name).called(speech(), whole=True)

    def meaning(self, name: str, typed: Typed) -> str:
        entry = self.sheet.entry(name)
        if entry.field.required and not typed[name]:
            return _("needed")
        if self._kind is FACT and name == "topic" and is_reference_topic(typed[name]):
            return _("to compare ours with")
        if entry.field.says.unit == "refs":
            return self._of_names(name, typed)
        return super().meaning(name, typed)

    def _of_names(self, name: str, typed: Typed) -> str:
        """How several are named; of a fact what those come to that are."""
        if not typed[name]:
            return _("names of the list, ; between them")
        if self._kind is not FACT:
            return ""
        fact = convert(apart(self.sheet.read(typed, {}))[1], TypedFact)
        return following_words(fact.derived, fact.scale, self.session.survey)

    def read(self, form: OpenForm) -> tuple[dict[str, Any], dict[str, str]]:
        typed = form.typed
        parts, body = apart(self.sheet.read(typed, form.before))
        wrong = {**self.sheet.lacking(typed), **self.flaws(form)}
        years = self.session.survey.plan_by_year()
        if self._is_new and not wrong and of_no_plan(self._kind, parts, years):
            wrong[self.sheet.names[0]] = _("The plan has no such year: it has {first} to {last}.").format(
                first=min(years), last=max(years)
            )
        if self._is_new and "name" not in wrong and needs_letters(self._kind, body):
            wrong["name"] = _("Write the name, with letters.")
        if self._is_new and not wrong and self.stands(record := self.record_for(typed)):
            name = values_of(self.session.survey).title(record)
            wrong[self.sheet.names[0]] = _("It is there already: {name}.").format(name=name)
        return body, wrong


class RecordScreen(RecordForm[bool]):
    """Gives back whether it was saved."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.PRIVATE_FIELDS, *keys.FORM, keys.ELSEWHERE]
    DEFAULT_CSS = sheet_css("RecordScreen")
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Enter, Tab or Down goes on to the next field, Up goes back; F2 saves from anywhere."),
        N_(
            "Lists take a number, which goes on to the next field by itself, or the first letters and Enter; PgDn "
            "shows the next ones. What is needed says so."
        ),
        N_("Several of a kind stand behind one another, semicolons between them; a name's first letters will do."),
        N_("¶ stands for the end of a line."),
    )

    def __init__(
        self,
        session: Session,
        keyboard: Keyboard,
        kind: Kind,
        record: str = "",
        given: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.record_on_sheet = TableRecord(session, kind, record, given)
        super().__init__(session, keyboard, self.record_on_sheet, SheetLayout(self.record_on_sheet), bool)
        self._kind = kind

    def first_field(self) -> str:
        """The first that is not said from the first."""
        given = self.record_on_sheet.given
        return next((name for name in self.fields() if name not in given), super().first_field())

    def advice(self) -> list[str]:
        """Of a fact with what it may follow from, for those names are typed."""
        if self._kind is not FACT:
            return super().advice()
        names = [*values_of(self.session.survey).names(FACT.name).values()]
        there = _("There are by now: {names}.").format(names="; ".join(names)) if names else ""
        return [part for part in (*map(_, FACTS_ADVICE), there, *super().advice()) if part]
