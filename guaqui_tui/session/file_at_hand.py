"""An open field file with what goes along with it, and what was saved from here: in the app and line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from storage import FieldFile, Notice, Revision, Survey
from storage.file.drafts import Draft
from storage.file.trust import load_trust
from storage.plan.standing import Trust
from storage.plan.views.scope import is_of_scope
from storage.revisions.record_changes import RecordChange
from storage.revisions.revision import IMPORT

from .opened_file import OpenedFile
from .request_counts import RequestCounts
from .shown_plan import ShownPlan
from .undo import SavedAct, changes_back, last_act, repointed, saved_act, seen_anew

T = TypeVar("T")

if TYPE_CHECKING:
    from storage.plan.missing.by_holder import MissingByHolder


class FileAtHand:
    """What somebody works on. What writes waits for the disk: where a loop draws, a thread has to call it.

    `clock` gives the time as revisions have it.
    """

    def __init__(self, opened: OpenedFile, clock: Callable[[], str]) -> None:
        self._clock = clock
        self.file: FieldFile = opened.file
        self.kept_drafts = opened.drafts
        """Those of the whole file, as they lie on the disk."""
        self.trust: Trust = opened.trust
        """Whom this installation knows; read again where that may have changed."""
        self.shown = ShownPlan(opened.file.survey)
        self.saved_acts: list[SavedAct] = []
        """What undo may take back, the last act last."""
        self.undone_acts: list[SavedAct] = []
        """What undo saved since the last act, the last one last: taken back, the act stands again."""
        self._own = opened.own
        self._request_counts = {opened.file.survey.municipality: opened.request_counts}
        self._missing: MissingByHolder | None = None
        self._notices_told = 0

    @property
    def survey(self) -> Survey:
        """The present state of the plan that is shown; may be read while a save goes on."""
        return self.shown.survey

    @property
    def today(self) -> str:
        """The day by this laptop's clock, YYYY-MM-DD."""
        return self._clock()[:10]

    @property
    def request_counts(self) -> RequestCounts:
        """What was asked for so far in the municipality that is shown."""
        whole, name = self.file.survey, self.survey.municipality
        return self._request_counts.setdefault(name, RequestCounts(whole, name))

    @property
    def missing(self) -> MissingByHolder:
        """What is missing before each acta of the plan that is shown."""
        from storage.plan.missing.by_holder import MissingByHolder  # and with it all rules of what is odd

        survey, today = self.survey, self.today
        if self._missing is None or self._missing.survey is not survey or self._missing.today != today:
            self._missing = MissingByHolder(survey, today)
        return self._missing

    def news(self) -> list[Notice]:
        """What the file and its second copy have to say, and nobody was told yet."""
        notices = self.file.notices[self._notices_told :]
        self._notices_told += len(notices)
        return notices

    # Saving

    def write(
        self,
        write: Callable[[], T],
        records: Sequence[str] | None = (),
        *,
        undoable: Callable[[T], list[Revision]] = lambda _result: [],
    ) -> T:
        """The one way in which this file is written to, whatever for. Raises what `write` raises.

        `records` are what it saves; None: so many that nobody says which. `undoable` gives of the result the
        revisions that undo takes back as one act.
        """
        survey = self.file.survey
        known = {record: survey.revisions(record) for record in records or ()}
        result = write()
        if not self.trust.own or records is None:  # its key was made, or a pack was accepted
            self.read_trust()
        if fresh := [one for one in undoable(result) if one.rev not in known.get(one.record, ())]:
            self._own = self._own or next((one.rev for one in fresh if one.device != IMPORT), "")
            self.saved_acts.append(saved_act(fresh, survey))
            self.undone_acts.clear()
        return result

    def read_trust(self) -> None:
        """Whom this installation knows may be others now."""
        self.trust = load_trust(self.file.device)

    def acts(self, *, again: bool = False) -> list[SavedAct]:
        """What undo takes back, or what is done `again`; the next one is the last."""
        return self.undone_acts if again else self.saved_acts

    def changes_back(self, *, again: bool = False) -> list[RecordChange]:
        """What takes the last act back, or lets it stand `again`, which is not done. Raises `NotUndone`."""
        with last_act(self.acts(again=again)) as act:
            return changes_back(act, seen_anew(self.file))

    def take_back(self, *, again: bool = False) -> list[Revision]:
        """Take back the last act that was saved from here, or let it stand `again`; gives what does so.

        Raises `NotUndone` where it has to stay, and `GuaquiError`.
        """
        acts, others = self.acts(again=again), self.acts(again=not again)
        with last_act(acts) as act:
            revisions = self.file.save_many(changes_back(act, seen_anew(self.file)))
        acts[:] = repointed(acts[:-1], act, [revision.rev for revision in revisions])
        others.append(saved_act(revisions, self.file.survey))
        return revisions

    # What is typed and not saved

    def draft_of(self, record: str, fields: dict[str, object], base: Iterable[str], field: str = "") -> Draft:
        """What is being typed, as it is kept: with a revision that this laptop made, by which a file is known.

        `field` is the one that the cursor is in.
        """
        return Draft(record, fields, list(base), self._clock(), self._own, field=field)

    def of_plan(self, drafts: Iterable[Draft]) -> list[Draft]:
        """Those of the plan that is shown."""
        shown = self.shown.scope, self.survey.plan_by_year()
        return [draft for draft in drafts if is_of_scope(draft.of_record, *shown)]
