"""The way back from a merge: the plan without what it brought, or without what one laptop saved of it."""

from __future__ import annotations

from pathlib import Path

from storage.file import device
from storage.file.trust import load_trust
from storage.gather.undo import Undone, undo
from storage.notation.text import printable

from ...language.gettext_ import _, ngettext
from ...language.sentence_facts import few
from ...wording.laptops import laptop_in_words
from .. import ExitCode, done
from ..common import put_json, put_text, tell


def give_back(out: Path, number: int | None, laptop: str, *, as_json: bool) -> ExitCode:
    """Write the file without what merge `number` (None: the latest) brought; returns the exit code."""
    undone = undo(out, number, laptop, at=device.now())
    if as_json:
        whose = {"laptop": undone.laptop} if undone.laptop else {}
        put_json({"out": printable(str(undone.path)), **whose, "went_on": undone.went_on})
    else:
        _say(undone, out)
    return done(needs_a_person=undone.went_on)


def _say(undone: Undone, out: Path) -> None:
    if undone.laptop:
        words = _("{path} is the plan without what laptop {laptop} saved and that merge brought.")
        tell(words.format(path=undone.path, laptop=laptop_in_words(undone.laptop, load_trust())))
    else:
        tell(_("{path} is the plan without what that merge brought.").format(path=undone.path))
    tell(_("What was decided since is in it. What was taken out stays out until it is merged with --again."))
    if undone.went_on:
        n = len(undone.went_on)
        words = ngettext(
            "In {n} record somebody went on from what was taken out, and that stays. Look at it: {records}",
            "In {n} records somebody went on from what was taken out, and that stays. Look at them: {records}",
            n,
        )
        tell(words.format(n=n, records=", ".join(few(undone.went_on))))
    tell(_("{path} was left as it was.").format(path=out))
    put_text(str(undone.path))
