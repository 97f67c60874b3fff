"""The table of screens: by what each is opened, where its class stands, what it takes, and what it gives back.

`self.open(screens.history(record), self.came_back)` opens one from any other. A screen is imported when it is
first opened, so no screen's module imports another's; `preloading` imports them while nobody types.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .opening import Opening

if TYPE_CHECKING:  # to import what a screen takes would keep the first one waiting
    from textual.screen import Screen

    from storage import Notice
    from storage.gather.quarantine import Quarantined
    from storage.kinds.field import Field, Kind
    from storage.kinds.process.demand import Slot
    from storage.names.nearest import KnownHolder, NearHolder
    from storage.packs.packs_of_file import PackOfFile
    from storage.plan.checks.found import Finding
    from storage.plan.checks.undecided import Undecided
    from storage.plan.survey import Survey
    from storage.plan.views.scope import Scope

    from ...forms.adding.new_action import NewAction
    from ...forms.choices import Option
    from ...forms.displaced_demand import DisplacedDemand
    from ...forms.draft_fields import DraftField
    from ...forms.field_beside import FieldBeside
    from ...forms.intake.intake_line import IntakeLine
    from ...forms.intake.new_step import Need
    from ...forms.rulings import NewRuling
    from ...session.session import Session
    from ...session.settings import Settings, SetupAnswers
    from ...wording.board_views import BoardView

# The plan: the board, a community, a demand


def board(at: Slot | None) -> Opening[None]:
    return Opening("board.screen", "BoardScreen", (at,))


def board_order(survey: Survey, view: BoardView) -> Opening[BoardView]:
    return Opening("board.order_question", "OrderQuestion", (survey, view))


def community(slot: Slot) -> Opening[Slot]:
    return Opening("community.screen", "CommunityScreen", (slot,))


def read_aloud(holder: str) -> Opening[Slot]:
    return Opening("community.read_aloud", "ReadAloudScreen", (holder,))


def what_is_missing(holder: str, *, gives_back: bool = False, acta: bool = False) -> Opening[Finding | None]:
    """Before an acta, which was asked for: `acta`; of nobody: of all. Or it `gives_back` where its user goes."""
    return Opening("community.missing", "MissingScreen", (holder,), {"gives_back": gives_back, "acta": acta})


def holder(holder: str, at: str = "") -> Opening[bool]:
    """What is known of one; the cursor stands in the field `at` first."""
    return Opening("community.holder", "HolderScreen", (holder, at))


def which_holder(what: str = "") -> Opening[str]:
    return Opening("community.which_holder", "WhichHolder", (what,))


def add_community() -> Opening[Slot]:
    return Opening("community.add_community", "AddCommunity")


def add_association() -> Opening[Slot]:
    return Opening("community.add_association", "AddAssociation")


def per_year(what: str) -> Opening[int]:
    return Opening("community.per_year", "PerYear", (what,))


def demand(slot: Slot, *, goes_on: bool = True, at: str = "") -> Opening[Slot]:
    """There is one form of demands: to make it anew would keep people waiting. `at`: a field of the demand."""
    return Opening("demand.screen", "DemandScreen", (slot,), {"goes_on": goes_on, "at": at}, kept=True)


def add_action(survey: Survey, name: str) -> Opening[NewAction]:
    return Opening("demand.add_action", "AddAction", (survey, name))


def free_slot(survey: Survey, found: DisplacedDemand) -> Opening[bool]:
    return Opening("demand.free_slot", "FreeSlot", (survey, found))


def move(slot: Slot) -> Opening[Slot]:
    return Opening("demand.move", "MoveScreen", (slot,))


def plans() -> Opening[Scope | None]:
    return Opening("plan.plans", "PlansScreen")


# Workshops and assemblies


def calendar(holder: str = "") -> Opening[None]:
    return Opening("workshop.calendar", "CalendarScreen", (holder,))


def level(level: str) -> Opening[Slot | None]:
    return Opening("level.screen", "LevelScreen", (level,))


def which_target(choices: Sequence[Option], what: str) -> Opening[str]:
    """Into which demand one is merged; `what` says which, in the user's words."""
    return Opening("level.questions", "WhichTarget", (choices, str, what))


def which_cause(choices: Sequence[Option], what: str) -> Opening[str]:
    return Opening("level.questions", "WhichCause", (choices, str, what))


def which_trace(choices: Sequence[Option], what: str) -> Opening[str]:
    return Opening("level.questions", "WhichTrace", (choices, str, what))


def workshop(record: str, *, begins: bool = True, at: str = "", aloud: bool = False) -> Opening[bool]:
    return Opening("workshop.screen", "WorkshopScreen", (record,), {"begins": begins, "at": at, "aloud": aloud})


def projector(slot: Slot) -> Opening[Slot]:
    return Opening("assembly.projector", "ProjectorScreen", (slot,))


def validation(slot: Slot) -> Opening[Slot]:
    return Opening("assembly.validation", "ValidationScreen", (slot,))


# The year's plan, the register


def year_plan(at: Slot | None) -> Opening[Slot | None]:
    return Opening("year_plan.screen", "YearPlanScreen", (at,))


def budget(year: int, record: str = "") -> Opening[bool]:
    return Opening("year_plan.budget", "BudgetScreen", (year, record))


def year_ceilings(year: int) -> Opening[None]:
    return Opening("year_plan.ceilings", "YearCeilingsScreen", (year,))


def register() -> Opening[None]:
    return Opening("plan.register", "RegisterScreen")


def records(kind: Kind) -> Opening[None]:
    return Opening("plan.records", "RecordsScreen", (kind,))


def assessments() -> Opening[None]:
    return Opening("plan.assessments", "AssessmentsScreen")


def record(kind: Kind, record: str = "", given: Mapping[str, str] = {}) -> Opening[None]:
    return Opening("plan.record", "RecordScreen", (kind, record, given))


def plan_lists() -> Opening[None]:
    return Opening("plan.plan_lists", "PlanListsScreen")


def zone_members(zoning: str) -> Opening[None]:
    return Opening("plan.zone_members", "ZoneMembersScreen", (zoning,))


def effects_question(title: str, lines: Sequence[str]) -> Opening[bool]:
    """Whether a change is meant; `title` is marked for translation, `lines` say in words what it does."""
    return Opening("frame.questions.effects_question", "EffectsQuestion", (title, lines))


def history(record: str) -> Opening[Slot | None]:
    return Opening("plan.history", "HistoryScreen", (record,))


# Coordination


def coordination() -> Opening[Slot | None]:
    return Opening("coordination.menu", "CoordinationScreen")


def gather() -> Opening[None]:
    return Opening("gather.screen", "GatherScreen")


def spreadsheet() -> Opening[Slot | None]:
    return Opening("spreadsheet.screen", "SpreadsheetScreen")


def what_it_is(line: IntakeLine, choices: list[Option]) -> Opening[str]:
    return Opening("spreadsheet.what_it_is", "WhatItIs", (line, choices))


def which_step(what: str, choices: Sequence[Option]) -> Opening[str]:
    return Opening("spreadsheet.step_question", "WhichStep", (what, choices))


def what_step_needs(need: Need) -> Opening[str]:
    return Opening("spreadsheet.step_question", "WhatStepNeeds", (need,))


def unknown_names(names: Sequence[str] = ()) -> Opening[Slot | None]:
    return Opening("names.unknown_names", "UnknownNamesScreen", (names,))


def whose_name(of: Undecided, known: Sequence[KnownHolder], near: Sequence[NearHolder]) -> Opening[str]:
    return Opening("names.whose_name", "WhoseNameScreen", (of, known, near))


def disputes() -> Opening[Slot | None]:
    return Opening("settling.disputes", "DisputesScreen")


def settle(record: str) -> Opening[str]:
    return Opening("settling.settle", "SettleScreen", (record,))


def typed_value(survey: Survey, record: str, field: Field, value: Any) -> Opening[tuple[Any]]:
    return Opening("settling.other_value", "OtherValue", (survey, record, field, value))


def listed_value(record: str, field: str, choices: Sequence[Option]) -> Opening[tuple[Any]]:
    return Opening("settling.other_value", "OtherChoice", (record, field, choices))


def findings() -> Opening[Slot | None]:
    return Opening("coordination.findings", "FindingsScreen")


def which_finding(choices: Sequence[Option]) -> Opening[str]:
    return Opening("coordination.findings", "WhichKind", (choices,))


def carried_demands() -> Opening[Slot | None]:
    return Opening("coordination.carried_demands", "CarriedDemandsScreen")


def unknown_pack(pack: PackOfFile) -> Opening[bool]:
    return Opening("gather.unknown_pack", "UnknownPackQuestion", (pack,))


def senders() -> Opening[Slot | None]:
    return Opening("gather.senders", "SendersScreen")


def laptops() -> Opening[Slot | None]:
    return Opening("coordination.laptops", "LaptopsScreen")


def heard_words(typed: str = "") -> Opening[list[str]]:
    return Opening("coordination.laptops", "HeardWords", (typed,))


def whose_laptop(what: str, person: str) -> Opening[str]:
    """`what` says what is known of it, `person` is offered as its owner."""
    return Opening("coordination.laptops", "WhoseLaptop", (what, person))


def arrival_list() -> Opening[Slot | None]:
    return Opening("spreadsheet.arrivals", "ArrivalsScreen")


def merges() -> Opening[Slot | None]:
    return Opening("gather.merges", "MergesScreen")


def quarantine(entries: Sequence[Quarantined] | None = None) -> Opening[Slot | None]:
    """Entries that were refused; None: all that is kept beside the plan."""
    return Opening("gather.quarantine", "QuarantineScreen", (entries,))


def merge_report(number: int | None = None) -> Opening[None]:
    """What a merge changed; None: the latest."""
    return Opening("gather.merge", "MergeScreen", (number,))


def undo_merge(merge: str, laptops: Mapping[str, str]) -> Opening[str]:
    """Gives back the laptop whose saves alone are to be taken out, or `ALL_OF_IT`; `laptops` with their names."""
    return Opening("gather.merge_undo", "UndoMerge", (merge, laptops))


# Over any screen


def setup(settings: Settings, at: str = "file") -> Opening[SetupAnswers]:
    return Opening("setup.screen", "SetupScreen", (settings, at))


def author(author: str, names: Sequence[str]) -> Opening[str]:
    return Opening("setup.author_question", "AuthorQuestion", (author, names))


def new_name() -> Opening[str]:
    return Opening("setup.author_question", "NewName")


def other_place(session: Session) -> Opening[list[Notice]]:
    return Opening("setup.other_place", "OtherPlaceScreen", (session,))


def palette(over: Screen[Any]) -> Opening[str]:
    return Opening("frame.questions.palette", "Palette", (over,))


def text_pages(title: str, paragraphs: Iterable[str]) -> Opening[None]:
    return Opening("frame.questions.text_pages", "Pages", (title, paragraphs))


def reason(reason: str = "", what: str = "", *, needed: bool = False) -> Opening[str]:
    return Opening("frame.questions.reason", "ReasonQuestion", (reason, what), {"needed": needed})


def why_right(what: str) -> Opening[str]:
    return Opening("frame.questions.reason", "WhyRight", (what,))


def ruling(title: str, what: str, status: str, asked: Sequence[FieldBeside], needed: str) -> Opening[NewRuling]:
    return Opening("frame.questions.ruling_question", "RulingQuestion", (title, what, status, asked, needed))


def state_beside(title: str, what: str, asked: Sequence[FieldBeside]) -> Opening[dict[str, Any]]:
    return Opening("frame.questions.state_question", "StateQuestion", (title, what, asked))


def why_nothing_asked(title: str, what: str, asked: Sequence[FieldBeside]) -> Opening[dict[str, Any]]:
    return Opening("frame.questions.state_question", "NothingAsked", (title, what, asked))


def state_on_the_way(title: str, what: str, asked: Sequence[FieldBeside]) -> Opening[dict[str, Any]]:
    """Enter, or the number of one of a list, answers at once; it gives back what is said by the fields' names."""
    return Opening("frame.questions.state_question", "StateOnTheWay", (title, what, asked))


def draft(where: str, at: str, fields: Sequence[DraftField], why: str, *, changed: bool) -> Opening[list[str]]:
    return Opening("record.draft_question", "DraftQuestion", (where, at, fields, why), {"changed": changed})


def drafts_put_aside() -> Opening[None]:
    return Opening("record.drafts_put_aside", "DraftsPutAside")
