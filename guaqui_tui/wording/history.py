"""The history of a record in words: who, when, on which laptop, and what each version changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct

from exports.wording.look_alikes import marked_name
from storage.kinds.lookup import KINDS, kind_of
from storage.notation.text import clean_line
from storage.plan.settling import differs
from storage.plan.standing import Standings, Trust
from storage.plan.survey import Survey
from storage.revisions.history import REMOVED, History, as_seen_from, told_apart
from storage.revisions.revision import PACK, Revision
from storage.symbols import DISPUTED

from ..language.dates import day_and_time
from ..language.gettext_ import _
from .laptops import laptop_in_words, row_in_words
from .values import field_label, field_labels, in_reading_order, is_private_field, value_in_words


class ChangedField(Struct, frozen=True):
    """One field that a version decides: how it is called, what it said before and says now, in words.

    `others` are the versions that it is in dispute with, each with who and when. `in_short`: how a line of the
    list calls it, where its name would say the contrary.
    """

    label: str
    before: tuple[str, ...]
    now: str
    others: tuple[str, ...] = ()
    disputed: bool = False
    in_short: str = ""


def newest_first(state: History) -> list[Revision]:
    return list(reversed(state.revisions))


def author_of(revision: Revision, trust: Trust) -> str:
    """Who saved a version, marked where some letter of the name is not what it looks like; where nobody is named,
    where it came from.
    """
    if author := clean_line(revision.author):
        return marked_name(author)
    nobodys = revision.device == PACK and trust.of_pack(revision.rev) == "unknown-pack"
    return _("nobody's") if nobodys else laptop_in_words(revision.device, trust)


def saved_by(revision: Revision, standings: Standings) -> str:
    """Who saved a version; of a spreadsheet's row where it stood, and who brought it."""
    return row_in_words(revision, standings) or author_of(revision, standings.trust)


def when_saved(revision: Revision) -> str:
    return day_and_time(revision.at) or _("no date")


def changed_fields(revision: Revision, state: History, survey: Survey, trust: Trust) -> list[ChangedField]:
    """What a version changed or settled, against what its author had seen."""
    record, kind = revision.record, KINDS.get(kind_of(revision.record))
    known = {field.name for field in kind.fields} if kind else set()
    seen = as_seen_from(state.revisions, revision.parents) if revision.parents else None
    before = seen.values if seen else {}
    settled = set(seen.conflicts) if seen else set()
    decided = [
        name for name in revision.sets if name in settled or differs(before.get(name), revision.body.get(name))
    ]
    found = []
    for name in in_reading_order(
        record, (name for name in decided if name in known and not is_private_field(record, name))
    ):

        def read(value: Any, beside: Mapping[str, Any], name: str = name) -> str:
            return (
                _("(removed)") if value is REMOVED else value_in_words(record, name, value, survey, beside, trust)
            )

        old = seen.claims[name] if seen and name in settled else ()
        was = tuple(dict.fromkeys(read(claim.value, claim.revision.body) for claim in old)) or (
            (read(before[name], before),) if name in before else ()
        )
        others = _others(revision, name, state, read, Standings(survey, trust))
        now = read(revision.body.get(name, REMOVED), revision.body)
        short = _("stands again") if name == "withdrawn" and revision.body.get(name) is not True else ""
        label = field_label(record, name)
        found.append(ChangedField(label, was, now, others, disputed=bool(others), in_short=short))
    if private := [name for name in decided if is_private_field(record, name)]:
        disputed = any(
            name in state.conflicts and any(claim.revision.rev == revision.rev for claim in state.claims[name])
            for name in private
        )
        found.append(ChangedField(_("Private data"), (), _("changed"), (), disputed=disputed))
    if any(name not in known and not is_private_field(record, name) for name in decided):
        found.append(ChangedField(_("Data of a newer version of the app"), (), _("changed")))
    return found


def fields_to_say(revision: Revision, state: History) -> list[str]:
    """Which fields a version decides, in the order in which they are read; one that it leaves out only where its
    author had seen it there, or in dispute.
    """
    seen = as_seen_from(state.revisions, revision.parents)
    there = {*revision.body, *seen.values, *seen.conflicts} if seen else {*revision.body}
    unseen = bool(revision.parents) and seen is None  # in a file that is still to come
    return in_reading_order(revision.record, (name for name in revision.sets if unseen or name in there))


def repeated_version(revision: Revision, state: History) -> str:
    """Which version before it a version says again, by number: an undo does, and bringing one back."""
    before = state.revisions[: [one.rev for one in state.revisions].index(revision.rev)]
    same = [number for number, one in enumerate(before, 1) if one.body == revision.body]
    return _("again version {n}").format(n=same[-1]) if same else ""


def changed_names(found: Iterable[ChangedField]) -> str:
    """The names of what changed, for a line of the list."""
    names = [_marked(one.in_short or one.label, one) for one in found]
    return ", ".join(names) or _("nothing new")


def _marked(words: str, one: ChangedField) -> str:
    return f"{DISPUTED} {words}" if one.disputed else words


def changed_lines(found: Iterable[ChangedField]) -> list[str]:
    """What changed, in full."""
    lines = []
    for one in found:
        was = f"{' | '.join(one.before)} → " if one.before else ""
        lines.append(f"{_marked(one.label, one)}: {was}{one.now}")
        lines += [_("    other version: {version}").format(version=other) for other in one.others]
    return lines or [_("It says what was said before.")]


def disputed_names(state: History) -> str:
    """Which fields are in dispute; empty where none is."""
    names = field_labels(state.record, state.conflicts)
    words = _("To settle: {fields}").format(fields=", ".join(names))
    return f"{DISPUTED} {words}" if names else ""


def _others(
    revision: Revision,
    name: str,
    state: History,
    read: Callable[[Any, Mapping[str, Any]], str],
    standings: Standings,
) -> tuple[str, ...]:
    """With which versions of a field a revision is in dispute now."""
    if name not in state.conflicts:
        return ()
    claims = state.claims.get(name, ())
    own = next((claim for claim in claims if claim.revision.rev == revision.rev), None)
    if own is None:
        return ()
    others = [claim for claim in claims if told_apart(claim) != told_apart(own)]
    if not others:  # it was withdrawn beside an edit
        return (_("somebody went on with it without knowing of this"),)
    said = (
        (read(one.value, one.revision.body), one.revision, when_saved(standings.answering(one.revision)))
        for one in others
    )
    return tuple(f"{words} · {saved_by(of, standings)} · {when}" for words, of, when in said)
