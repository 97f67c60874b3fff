"""The demand of one slot, as its forms read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exports.wording.marks import Marks
from exports.wording.votes import compared_votes
from storage.kinds.process.demand import HOWS, STATUSES, Slot, demand_name
from storage.limits import MAX_TEXT
from storage.plan.calendar import people_present
from storage.plan.slot_states import Slots, SlotState
from storage.revisions.record_changes import RecordChange
from storage.symbols import DISPUTED

from ...language.error_messages import ONLY_READ
from ...language.gettext_ import _, speech
from ...wording.slots import action_classes, how_many_versions, slot_name
from ...wording.values import values_of
from ...wording.votes import consensus_doubted
from ..adding.causes import fitting_causes
from ..demand import (
    PRIVATE,
    Opened,
    Terms,
    abstained_of,
    becomes,
    demand_flaws,
    implied_how,
    implied_status,
    lacking,
    pages,
    read_demand,
    share_of_cost,
    shown_demand,
)
from ..demand_labels import demand_field_label
from ..demand_lists import DemandLists, demand_terms
from ..draft_values import Typed
from ..open_form import OpenForm
from ..proposals import marked_row, row_names, row_of, vote_typed
from .ceiling_doubts import CeilingDoubts
from .executed_doubts import executed_doubt
from .passed_over import fields_below, first_unsaid, passed_over
from .plan_at_hand import PlanAtHand


class SlotSubject:
    """`lists` offer what its fields may be, `terms` are what they may hold, both as they were last looked at."""

    def __init__(self, session: PlanAtHand, slot: Slot) -> None:
        self.session = session
        self.slot = slot
        self._ceilings = CeilingDoubts(session, slot.year)
        self.lists = DemandLists(session.survey, session.request_counts, slot)
        values = values_of(session.survey)
        self.terms = Terms(values, pages(values), 1, self.lists.has)
        self.present: tuple[int, int] | None = None
        """How many women and men came to its workshop, as was last looked at."""

    @property
    def record(self) -> str:
        slot = self.slot
        return demand_name(self.session.survey.municipality, slot.holder, slot.year, slot.n)

    def looked_at(self, drafted: Mapping[str, Any], *, with_held: bool) -> tuple[Terms, DemandLists]:
        """What its fields may hold now, and their lists; `with_held`: with what it and its draft say already."""
        survey = self.session.survey
        state = survey.history(self.record)
        body = state.values if state else {}
        self.present = people_present(survey, self.slot.holder)
        held = (body, drafted) if with_held else ()
        lists = DemandLists(survey, self.session.request_counts, self.slot, *held)
        return demand_terms(lists, body, drafted), lists

    def speak(self, body: Mapping[str, Any] | None) -> None:
        """The language changed; `body`: what the demand says already is offered too."""
        self.lists = DemandLists(self.session.survey, self.session.request_counts, self.slot, body)
        self.terms.values, self.terms.listed = values_of(self.session.survey), self.lists.has

    def where(self) -> str:
        return slot_name(self.session.survey, self.slot)

    def state(self) -> SlotState:
        """The slot as it is saved."""
        return Slots(self.session.survey).at(self.slot.holder, self.slot.year, self.slot.n)

    def warning(self) -> str | None:
        state = self.state()
        if state.kept and "withdrawn" in state.kept.history.conflicts:
            words = _("One laptop withdrew it, another went on with it, as is shown. Ctrl+R decides which stands.")
            return f"{DISPUTED} {words}"
        if state.disputed:
            words = _("{n} versions to settle; one is shown. What you change here is then decided for all.")
            return f"{DISPUTED} " + words.format(n=max(2, how_many_versions(state)))
        return "" if self.session.writable else _(ONLY_READ)

    def shown(self, body: Mapping[str, Any]) -> Typed:
        return shown_demand(body, self.terms)

    def read(self, form: OpenForm) -> tuple[dict[str, Any], dict[str, str]]:
        return read_demand(form.typed, Opened(form.before, self.terms, form.shown))

    def flaws(self, form: OpenForm) -> dict[str, str]:
        return demand_flaws(form.typed, Opened(form.before, self.terms, form.shown))

    def changes(self, form: OpenForm, body: dict[str, Any]) -> list[RecordChange]:
        return form.changes(body)

    def label(self, name: str) -> str:
        return demand_field_label(name, self.terms)

    def versions(self, name: str) -> list[str]:  # noqa: ARG002 - what is in dispute stands above the fields
        return []

    def in_words(self, name: str, value: str) -> str:
        if name in PRIVATE and value:
            return _("private")
        return dict(self.lists.of(name)).get(value, value)

    def repeated(self) -> Typed | None:
        """The holder's year before, or the nearest that there is."""
        survey, here = self.session.survey, self.slot
        years = sorted(survey.plan.years, key=lambda year: (year > here.year, abs(year - here.year)))
        for year in years:
            entry = survey.demand(here.holder, year, here.n) if year != here.year else None
            if entry and Slots(survey).at(here.holder, year, here.n).stand == "filled":
                return shown_demand(entry.history.values, self.terms)
        return None

    def fitting(self, typed: Typed) -> Mapping[str, frozenset[str]]:
        return fitting_causes(self.session.survey, self.terms.entries, typed)

    def meaning(self, name: str, typed: Typed) -> str:
        words, row = "", row_of(name)
        if name.startswith("proposal-") and len(typed[name]) > MAX_TEXT - 100:
            words = _("{n} of {most} characters").format(n=len(typed[name]), most=MAX_TEXT)
        elif row and typed[name].strip() and not typed[row_names(row)[0]].strip():
            words = _("no words")
        elif name == "class" and not typed["class"]:
            words = self._class_of_action(typed["action"])
        elif name == "cost_cents":
            words = lacking(typed, self.terms)
        elif name == "how":
            words = self._decision(typed)
        elif name == "status":
            words = self._status(typed)
        elif name in self.terms.funding:
            words = self._share(name, typed)
        elif name == "joint_with" and typed[name]:
            words = _("its cost counts once")
        words = words or executed_doubt(name, typed, self.terms.entries, self.terms.values)
        return self._ceilings.beside(name, typed, self.record, self.terms.entries, words)

    def _share(self, name: str, typed: Typed) -> str:
        """With the name of who gives it: others stand on the same line."""
        share = share_of_cost(typed, name, self.terms)
        return f"{self.label(name)}: {share}" if share else ""

    def _status(self, typed: Typed) -> str:
        """The status that nobody chose; or that a chosen one gives way to with the save."""
        if not typed["status"]:
            return _(STATUSES[status]) if (status := implied_status(typed)) else ""
        state = self.session.survey.history(self.record)
        status = becomes(typed, state.values if state else {})
        return _("F2: {status}").format(status=_(STATUSES[status])) if status else ""

    def _decision(self, typed: Typed) -> str:
        """How it was decided where nobody says it, and with how many votes: with 26; the other had 24."""
        vote = vote_typed(typed, abstained_of(typed))
        if doubt := consensus_doubted(typed["how"], vote, self.present):
            return doubt
        how = "" if typed["how"] else implied_how(typed)
        if not typed["how"] and not how and vote.for_ is not None:
            others = compared_votes(vote._replace(for_=None), speech())
            return ": ".join(words for words in (others, _("say how it was decided")) if words)
        votes = compared_votes(vote, speech())
        return ", ".join(words for words in (_(HOWS[how]) if how else "", votes) if words)

    def behind(self, typed: Typed, at: str, shown: Sequence[str]) -> str:
        """Where Enter goes from field `at`, of the fields that are `shown` and not the last of them."""
        passed = self.said_by(typed, at)
        following = shown[shown.index(at) + 1 :]
        return next((name for name in following if name not in passed), following[0])

    def said_by(self, typed: Typed, at: str) -> set[str]:
        """The fields that Enter passes over from field `at`: what is typed or chosen says them already."""
        return passed_over(typed, at, self.terms, self._says_one_class)

    def unsaid(self, typed: Typed) -> str:
        """The first field below the proposals that says nothing yet; empty where each says something."""
        return first_unsaid(typed, self.terms, self._says_one_class)

    def begins_at(self, typed: Typed, at: str) -> str:
        """Where the cursor stands in a form that is opened: at what it was opened for; else, where the demand is
        decided, at what it lacks, and at its words where none is.
        """
        row = marked_row(typed)
        if row and not at:
            return self.unsaid(typed) or fields_below(typed, self.terms)[0]
        return self.terms.field_of(at, row or 1)

    def _says_one_class(self, action: str) -> bool:
        return len(action_classes(self.session.survey, action)) == 1

    def _class_of_action(self, action: str) -> str:
        """The class that its action gives a demand; in dispute where versions of the action differ on it."""
        shown, *others = action_classes(self.session.survey, action) or [""]
        if not shown:
            return ""
        words = values_of(self.session.survey).named(("class",), shown)
        mark = Marks(self.session.survey).classes.get(shown)
        return f"{DISPUTED if others else mark.symbol if mark else ''} {words}".strip()
