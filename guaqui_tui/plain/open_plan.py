"""The field file that a conversation is about, and what is typed into it. One thread: a save is waited for."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import partial

from storage import GuaquiError, Revision
from storage.file.device import now
from storage.file.drafts import Draft
from storage.plan.missing.by_holder import MissingByHolder
from storage.revisions.record_changes import RecordChange

from ..forms.open_form import OpenForm
from ..forms.unsaved_drafts import drafts_missing
from ..language import gettext_ as words
from ..session.file_at_hand import FileAtHand
from ..session.opened_file import OpenedFile


class OpenPlan(FileAtHand):
    """What a conversation is about. It has what forms ask of a plan, and saves."""

    def __init__(self, opened: OpenedFile) -> None:
        super().__init__(opened, now)
        words.use_terms(self.survey)

    @property
    def device(self) -> str:
        return self.file.device

    @property
    def writable(self) -> bool:
        return self.file.writable

    @property
    def missing(self) -> MissingByHolder:
        """What is missing before each acta, with what is typed now and not saved."""
        found = super().missing
        found.note_drafts(drafts_missing(self.drafts()))
        return found

    def save(self, changes: Iterable[RecordChange]) -> list[Revision]:
        """Save records as one act; returns once they are on the disk. Raises `GuaquiError`."""
        changes = list(changes)
        records = [change[0] for change in changes]
        saved = self.write(partial(self.file.save_many, changes), records, undoable=list)
        words.use_terms(self.survey)
        return saved

    # What is typed and not saved

    def keep(self, form: OpenForm) -> None:
        """Have on the disk what is typed and not saved. Raises `GuaquiError`."""
        if not form.unsaved:
            self.forget(form.record)
        for one in form.draft:
            self.kept_drafts.keep(self.draft_of(*one))

    def forget(self, record: str) -> None:
        """Drop a draft; one that the disk does not let go of is offered again, no more."""
        with suppress(OSError, GuaquiError):
            self.kept_drafts.drop(record)

    def drafts(self) -> list[Draft]:
        """What was typed and not saved in the plan that is shown."""
        return self.of_plan(self.kept_drafts.all())

    def close(self) -> None:
        with suppress(OSError):  # its disk may be gone; nothing of it waits to be written
            self.file.close()
