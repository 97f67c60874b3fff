"""Sheets of spreadsheets, each after those before it: what they would bring, and taking them in as one act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, NamedTuple

from storage import FieldFile, Survey
from storage.errors import GuaquiError, InputError
from storage.intake.recipes.recipe import Recipe
from storage.intake.rows import Policy
from storage.intake.sheets import AS_PROPOSED, Proposal, Source, propose_sheets, remember_answers
from storage.intake.unknown_names import UnknownName, nearest_to, rejected_names
from storage.names.nearest import NearHolder
from storage.plan.joining import alias
from storage.plan.views.scope import Scope
from storage.plan.views.scopes import within
from storage.revisions.record_changes import RecordChange
from storage.revisions.revision import IMPORT, Revision, revision_document

from .importing import (
    Outlook,
    SheetTaken,
    Tell,
    draft_rows,
    meaning,
    outlook,
    pretend,
    rows_now,
    see_what_came,
    what_came,
    with_rejected,
)

NAMES_LISTED: Final = 100
"""So many of the names that nobody is known by are compared with the known ones: nobody decides on more."""


class ImportAnswers(NamedTuple):
    """What somebody told of a spreadsheet. `every`: all sheets that fit are meant."""

    recipe: Recipe = AS_PROPOSED
    every: bool = False
    policy: Policy = "ask"


class SheetsSeen(NamedTuple):
    """What sheets would bring as they were told; the names not known, and whom the first of these are near."""

    outlooks: list[Outlook]
    answers: ImportAnswers
    unknown: list[UnknownName]
    near: dict[str, list[NearHolder]]

    @property
    def undecided(self) -> bool:
        """Whether several sheets fit, and nobody said which are meant."""
        return len(self.outlooks) > 1 and self.answers.recipe.sheet is None and not self.answers.every


class PlanChanged(Exception):  # noqa: N818 - a way out, no error of the program
    """Since somebody looked, the plan was changed so that a spreadsheet would bring something else."""


class SheetsTaken(NamedTuple):
    """What came of an act: of each sheet, and the first revisions by which the act is known."""

    brought: list[SheetTaken]
    first: list[Revision]


def look_at_sheets(
    source: Source, answers: ImportAnswers, survey: Survey, tell: Tell = lambda _done, _of: None
) -> SheetsSeen:
    """What each sheet that is meant would bring, each after those before it; all that fit, where none is told.

    `survey` is of one municipality. Raises what `propose_sheets` and `tell` raise, and what `alias_changes` does.
    """
    seen = _outlooks(source, answers, survey, tell)
    unknown = rejected_names(row for one in seen if one.taken for row in one.taken.rejected)
    near = nearest_to((one.name for one in unknown[:NAMES_LISTED]), survey)
    return SheetsSeen(seen, answers, unknown, near)


def _outlooks(source: Source, answers: ImportAnswers, survey: Survey, tell: Tell) -> list[Outlook]:
    recipe = answers.recipe
    proposals = propose_sheets(source, recipe, meaning(survey), every=recipe.sheet is None)
    if len(proposals) > 1 or recipe.aliases:
        survey = pretended_plan(survey, alias_changes(survey, recipe.aliases))
        proposals = propose_sheets(source, recipe, meaning(survey), every=recipe.sheet is None)
    if len(proposals) == 1:
        return [outlook(source, proposals[0], survey, tell, answers.policy)]
    return [next_outlook(source, proposal, survey, tell, answers.policy) for proposal in proposals]


def pretended_plan(survey: Survey, changes: Sequence[RecordChange]) -> Survey:
    """A plan to itself in which some changes are made, and others may be pretended."""
    own = Survey(one for of in survey.all_revisions().values() for one in of.values())
    plan = within(own, Scope(survey.municipality))
    pretend(plan, _as_if_saved(plan, changes))
    return plan


def next_outlook(source: Source, proposal: Proposal, plan: Survey, tell: Tell, policy: Policy) -> Outlook:
    """What a table would bring after all that a plan pretends; from now on it pretends to have that too."""
    seen = outlook(source, proposal, plan, tell, policy)
    if seen.taken is not None:
        pretend(plan, seen.taken.documents)
    return seen


def take_sheets(file: FieldFile, survey: Survey, seen: Sequence[Outlook], answers: ImportAnswers) -> SheetsTaken:
    """Take in sheets that were seen by one write, and remember what was told. Raises `GuaquiError`.

    `survey` is that municipality of the file whose rows they are. Where they would bring something else by now,
    nothing comes in, and `PlanChanged` is raised.
    """
    see_what_came(file)
    changes = alias_changes(survey, answers.recipe.aliases)
    plan = pretended_plan(survey, changes) if len(seen) > 1 or changes else survey
    for one in seen:
        if one.sheet is None:
            continue
        rows = rows_now(one.sheet, plan, answers.policy)
        if rows != one.taken:
            raise PlanChanged
        _pretend_apart(plan, survey, rows.documents)
    brought = save_seen(file, survey, plan, seen, changes)
    keep_recipe(seen, answers.recipe)
    return SheetsTaken(brought, [*_first(file, brought)])


def save_seen(
    file: FieldFile, survey: Survey, plan: Survey, seen: Iterable[Outlook], changes: Iterable[RecordChange]
) -> list[SheetTaken]:
    """Save by one write what sheets bring, after some changes. Raises `GuaquiError`; then nothing came in.

    `survey` is that municipality of the file; `plan` pretends all that they bring, or is the same where one sheet
    comes alone. The rows that do not fit are written first, beside their sources: then only the disk hinders.
    """
    drafted = []
    for one in seen:
        if one.sheet is not None and one.taken is not None:
            drafted.append(draft_rows(file, plan, one.source.path, one.sheet, one.taken))
            _pretend_apart(plan, survey, drafted[-1].arrivals)
    drafted = [*map(with_rejected, drafted)]
    made = [file.drafted(record, body) for record, body, _base in changes]
    file.add([*made, *(document for one in drafted for document in one.documents)])
    return [what_came(file, survey, one) for one in drafted]


def keep_recipe(seen: Iterable[Outlook], recipe: Recipe) -> None:
    """Remember what was told for the next files of their kinds; a disk that refuses costs telling it once more."""
    with suppress(GuaquiError):
        for one in seen:
            remember_answers(one.proposal, recipe)


def _pretend_apart(plan: Survey, survey: Survey, documents: list[dict[str, Any]]) -> None:
    """Let a plan know of revisions as if they had been saved, where it is not the file's own survey."""
    if plan is not survey:
        pretend(plan, documents)


def _first(file: FieldFile, brought: Sequence[SheetTaken]) -> Iterator[Revision]:
    """One revision of an act says of all that they came from a spreadsheet."""
    documents = (document for one in brought for document in one.taken.documents)
    for document in documents:
        yield file.survey.revisions(document["record"])[document["rev"]]
        return


def _as_if_saved(survey: Survey, changes: Sequence[RecordChange]) -> list[dict[str, Any]]:
    """The revisions of some changes, as if somebody had made them."""
    return [
        revision_document(
            record, body, sets=set(body), parents=survey.heads(record), author="", device=IMPORT, at=""
        )
        for record, body, _base in changes
    ]


def alias_changes(survey: Survey, aliases: Mapping[str, str]) -> list[RecordChange]:
    """The changes that keep a name and the id of whom it means as alias records: a decision that travels.

    None where that is decided already. Raises `alias-holder-unknown`, `alias-clash`.
    """
    holders = {one.id: one.record for one in survey.communities()}
    holders |= {one.id: one.record for one in survey.associations()}
    names = survey.names()
    changes: list[RecordChange] = []
    for name, id_ in aliases.items():
        if id_ not in holders:
            raise InputError("alias-holder-unknown", id=id_)
        meant = names.match(name)
        if meant and meant != holders[id_]:
            raise InputError("alias-clash", name=name, holder=meant.rpartition("/")[2], id=id_)
        record, body = alias(survey, name, holders[id_])
        state = survey.history(record)
        if state is None or state.values != body:
            changes.append((record, body, None))
    return changes
