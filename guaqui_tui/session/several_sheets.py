"""All sheets of a spreadsheet that are meant, as somebody told them: what they would bring, and taking them in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, NamedTuple

from storage import FieldFile, Survey
from storage.errors import GuaquiError, InputError
from storage.intake.recipes.recipe import Recipe
from storage.intake.rows import Policy
from storage.intake.sheets import AS_PROPOSED, Source, propose_sheets, remember_answers
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


def copy_of(survey: Survey) -> Survey:
    """The same records, beside which something may be pretended."""
    return Survey(one for of in survey.all_revisions().values() for one in of.values())


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
        survey = _pretended(survey, recipe.aliases)
        proposals = propose_sheets(source, recipe, meaning(survey), every=recipe.sheet is None)
    seen = []
    for proposal in proposals:
        one = outlook(source, proposal, survey, tell, answers.policy)
        seen.append(one)
        if len(proposals) > 1 and one.taken is not None:
            pretend(survey, one.taken.documents)
    return seen


def _pretended(survey: Survey, aliases: Mapping[str, str]) -> Survey:
    """A survey to itself, in which some names mean whom they are told to mean."""
    own = within(copy_of(survey), Scope(survey.municipality))
    pretend(own, as_if_saved(own, alias_changes(own, aliases)))
    return own


def take_sheets(file: FieldFile, survey: Survey, seen: Sequence[Outlook], answers: ImportAnswers) -> SheetsTaken:
    """Take in sheets that were seen by one write, and remember what was told. Raises `GuaquiError`.

    `survey` is that municipality of the file whose rows they are. Where they would bring something else by now,
    nothing comes in, and `PlanChanged` is raised.
    """
    see_what_came(file)
    changes = alias_changes(survey, answers.recipe.aliases)
    plan = _pretended(survey, answers.recipe.aliases) if len(seen) > 1 or changes else survey
    sheets = [(one, one.sheet) for one in seen if one.sheet is not None]
    taken = []
    for one, sheet in sheets:
        taken.append(rows_now(sheet, plan, answers.policy))
        if taken[-1] != one.taken:
            raise PlanChanged
        _pretend_apart(plan, survey, taken[-1].documents)
    drafted = []
    for (one, sheet), rows in zip(sheets, taken, strict=True):
        drafted.append(draft_rows(file, plan, one.source.path, sheet, rows))
        _pretend_apart(plan, survey, drafted[-1].arrivals)
    drafted = [*map(with_rejected, drafted)]
    names = [file.drafted(record, body) for record, body, _base in changes]
    file.add([*names, *(document for one in drafted for document in one.documents)])
    brought = [what_came(file, survey, one) for one in drafted]
    keep_recipe(seen, answers.recipe)
    return SheetsTaken(brought, [*_first(file, brought)])


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


def as_if_saved(survey: Survey, changes: Sequence[RecordChange]) -> list[dict[str, Any]]:
    """The revisions of some changes, as if somebody had made them."""
    return [
        revision_document(
            record, body, sets=set(body), parents=survey.heads(record), author="", device=IMPORT, at=""
        )
        for record, body, _base in changes
    ]


def alias_changes(survey: Survey, aliases: Mapping[str, str]) -> list[RecordChange]:
    """The changes that keep a name and the id of whom it means as alias records: a decision that travels.

    Raises `alias-holder-unknown`, `alias-clash`.
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
        changes.append((*alias(survey, name, holders[id_]), None))
    return changes
