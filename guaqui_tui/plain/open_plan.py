"""The open field file, its drafts, and what was saved from here. One thread: a save is waited for."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from storage import GuaquiError, Notice, Revision, Survey
from storage.file.device import now
from storage.file.drafts import Draft
from storage.file.trust import load_trust
from storage.plan.missing.by_holder import MissingByHolder
from storage.plan.standing import Trust
from storage.plan.views.scope import is_of_scope
from storage.revisions.record_changes import RecordChange

from ..forms.open_form import OpenForm
from ..forms.unsaved_drafts import drafts_missing
from ..language import gettext_ as words
from ..session.opened_file import OpenedFile
from ..session.request_counts import RequestCounts
from ..session.shown_plan import ShownPlan
from ..session.undo import SavedAct, changes_back, last_act, repointed, saved_act, seen_anew


class OpenPlan:
    """What a conversation is about. It has what forms ask of a plan, and saves."""

    def __init__(self, opened: OpenedFile) -> None:
        self.file = opened.file
        self.trust: Trust = opened.trust
        self.shown = ShownPlan(opened.file.survey)
        self._drafts = opened.drafts
        self._own = opened.own
        self._counts = {opened.file.survey.municipality: opened.request_counts}
        self._acts: list[SavedAct] = []
        self._notices_told = 0
        self._missing: MissingByHolder | None = None
        words.use_terms(self.survey)

    @property
    def survey(self) -> Survey:
        return self.shown.survey

    @property
    def request_counts(self) -> RequestCounts:
        whole, name = self.file.survey, self.survey.municipality
        return self._counts.setdefault(name, RequestCounts(whole, name))

    @property
    def today(self) -> str:
        return now()[:10]

    @property
    def device(self) -> str:
        return self.file.device

    @property
    def writable(self) -> bool:
        return self.file.writable

    @property
    def path(self) -> Path:
        return self.file.path

    def news(self) -> list[Notice]:
        """What the file and its second copy have to say, and nobody was told yet."""
        notices = self.file.notices[self._notices_told :]
        self._notices_told += len(notices)
        return notices

    def missing(self) -> MissingByHolder:
        """What is missing before each acta, with what is typed now and not saved."""
        if self._missing is None or (self._missing.survey, self._missing.today) != (self.survey, self.today):
            self._missing = MissingByHolder(self.survey, self.today)
        self._missing.note_drafts(drafts_missing(self.drafts()))
        return self._missing

    # Saving

    def save(self, changes: Iterable[RecordChange]) -> list[Revision]:
        """Save records as one act; returns once they are on the disk. Raises `GuaquiError`."""
        changes = list(changes)
        known = {record: self.file.survey.revisions(record) for record, _body, _base in changes}
        saved = self.file.save_many(changes)
        fresh = [one for one in saved if one.rev not in known[one.record]]
        if not self.trust.own:  # its key was made
            self.trust = load_trust(self.device)
        if fresh:
            self._own = self._own or fresh[0].rev
            self._acts.append(saved_act(fresh, self.file.survey))
        words.use_terms(self.survey)
        return saved

    def undo(self) -> list[Revision]:
        """Take back the last act that was saved from here. Raises `NotUndone`, and `GuaquiError`."""
        file, acts = self.file, self._acts
        with last_act(acts) as act:
            revisions = file.save_many(changes_back(act, seen_anew(file)))
        acts[:] = repointed(acts[:-1], act, [revision.rev for revision in revisions])
        return revisions

    # What is typed and not saved

    def keep(self, form: OpenForm) -> None:
        """Have on the disk what is typed and not saved. Raises `GuaquiError`."""
        if not form.unsaved:
            self.forget(form.record)
        for record, fields, base in form.draft:
            self._drafts.keep(Draft(record, fields, list(base), now(), self._own))

    def forget(self, record: str) -> None:
        """Drop a draft; one that the disk does not let go of is offered again, no more."""
        with suppress(OSError, GuaquiError):
            self._drafts.drop(record)

    def put_aside(self, record: str) -> None:
        """Offer a draft no more, and keep it. Raises `GuaquiError`."""
        self._drafts.put_aside(record)

    def draft(self, record: str) -> Draft | None:
        return self._drafts.get(record)

    def drafts(self) -> list[Draft]:
        """What was typed and not saved in the plan that is shown."""
        years = self.survey.plan_by_year()
        return [one for one in self._drafts.all() if is_of_scope(one.of_record, self.shown.scope, years)]

    def close(self) -> None:
        with suppress(OSError):  # its disk may be gone; nothing of it waits to be written
            self.file.close()
