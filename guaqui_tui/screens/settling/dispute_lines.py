"""Disputes in words: where, what, why it matters, and the versions side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Final

from textual.content import Content

from storage.plan.disputes import Dispute, Weight
from storage.plan.settling import claimants, field_versions
from storage.plan.standing import Standings, Trust
from storage.plan.survey import Survey
from storage.revisions.canonical import canonical
from storage.revisions.history import REMOVED, History
from storage.revisions.revision import Revision
from storage.symbols import DIFFERING, DISPUTED, SETTLED
from storage.translatable import N_

from ...forms.deciding.decided_fields import DecidedFields, version_by
from ...language.gettext_ import _
from ...widgets.text import in_cells, title_in_cells
from ...wording.history import author_of, when_saved
from ...wording.laptops import row_in_words, row_place, saver_in_words
from ...wording.record_titles import record_title
from ...wording.values import field_label, field_labels, value_in_words

WHERE: Final = 27
FIELDS: Final = 16
LABEL: Final = 15
"""The width of the columns."""

_WHY: Final[dict[Weight, str]] = {
    "share": N_("{year}: {low}–{high} of {filled} productive"),
    "slots": N_("which demands there can be"),
    "counts": N_("whether it counts at all"),
    "zones": N_("the shares of the zones"),
    "plan": N_("what stands in the plan"),
    "money": N_("the sums"),
    "classes": N_("the class of an action"),
    "names": N_("what a name means"),
    "lists": N_("what the lists say"),
    "paper": N_("what the acta says"),
    "notes": N_("what was noted beside the plan"),
    "private": N_("only what is private"),
}


def why_it_matters(dispute: Dispute) -> str:
    """What comes out otherwise with one version or another."""
    return _(_WHY[dispute.weight]).format(
        year=dispute.year, low=dispute.low, high=dispute.high, filled=dispute.filled
    )


def dispute_line(dispute: Dispute, survey: Survey, width: int, *, asked: bool) -> Content:
    """! Andamarca · 2004     Cost                 the sums."""
    fields = ", ".join(field_labels(dispute.record, dispute.fields))
    said = _("to be asked") if asked else why_it_matters(dispute)
    head = f" {DISPUTED} {title_in_cells(record_title(dispute.record, survey), WHERE)} {in_cells(fields, FIELDS)} "
    return Content(in_cells(head + said, width))


def field_lines(state: History, field: str, survey: Survey, standings: Standings) -> list[str]:
    """A field's versions, each whole, with who says it and when; of a row where it stood and who brought it."""
    found, trust = [], standings.trust
    number = {revision.rev: n for n, revision in enumerate(claimants(state), 1)}
    for version in field_versions(state, field):
        by = ", ".join(_whose(claim.revision, standings) for claim in version.claims)
        numbers = sorted(number[claim.revision.rev] for claim in version.claims)
        words = version_in_words(
            state.record, field, version.value, survey, trust, version.claims[0].revision.body
        )
        found.append((numbers, f"{' '.join(map(str, numbers))}  {words}  ({by})"))
    return [field_label(state.record, field), *(line for _numbers, line in sorted(found))]


def _whose(revision: Revision, standings: Standings) -> str:
    if standings.arrival_of(revision):
        return row_in_words(revision, standings)
    return f"{author_of(revision, standings.trust)} · {row_in_words(revision, standings) or when_saved(revision)}"


def version_in_words(
    record: str, field: str, value: Any, survey: Survey, trust: Trust, beside: Mapping[str, Any] | None = None
) -> str:
    if field == "withdrawn":
        return _("it was taken back") if value is True else _("somebody went on with it")
    return _("(removed)") if value is REMOVED else value_in_words(record, field, value, survey, beside, trust)


def same(one: Any, other: Any) -> bool:
    """Whether what was decided (None: removed) is what a version says."""
    if one is None or other is REMOVED:
        return one is None and other is REMOVED
    return canonical(one) == canonical(other)


def heads(shown: Sequence[tuple[int, Revision]], standings: Standings, width: int) -> str:
    """1 Rosa Mamani, and under it 14/07/2002 10:22 · lap00001, each over its column."""
    room = _room(len(shown), width)
    by = [_head(n, one, standings) for n, one in shown]
    lines = ((in_cells(f"  {text}", room) for text in texts) for texts in zip(*by, strict=True))
    return "\n".join(" " * (LABEL + 1) + " ".join(cells) for cells in lines)


def _head(n: int, revision: Revision, standings: Standings) -> tuple[str, str]:
    """Who, and when on which laptop; of a row in which line of a file it stood, and when who brought it."""
    if named := standings.arrival_of(revision):
        where = row_place(revision, standings)
        return f"{n} {where}", f"{when_saved(named.arrival)} · {saver_in_words(revision, standings)}"
    when = f"{when_saved(revision)} · {saver_in_words(revision, standings)}"
    return f"{n} {author_of(revision, standings.trust)}", row_in_words(revision, standings) or when


def version_row(
    state: History,
    field: str,
    shown: Sequence[Revision],
    decided: DecidedFields,
    survey: Survey,
    trust: Trust,
    width: int,
) -> Content:
    """A field: its name, what each version says with the difference marked, ✓ before the one that is taken."""
    name = in_cells(field_label(state.record, field), LABEL)
    taken = field in decided.fields
    found = [version_by(state, field, one.rev) for one in shown]
    texts = [
        version_in_words(state.record, field, one.value, survey, trust, one.claims[0].revision.body) if one else ""
        for one in found
    ]
    marked = _differences(texts)
    line = Content(f" {name}")
    room = _room(len(shown), width)
    is_shown = False
    for version, text in zip(found, marked, strict=True):
        here = taken and version is not None and same(decided.fields[field], version.value)
        is_shown |= here
        cell = Content(f"{SETTLED if here else ' '} ") + text
        line += _fit(cell, room) + Content(" ")
    if taken and not is_shown:
        value = decided.fields[field]
        words = version_in_words(state.record, field, REMOVED if value is None else value, survey, trust)
        line = Content(f" {name}") + Content(f"{SETTLED} " + _("another: {words}").format(words=words))
    return line.stylize("$success") if taken else line


def _room(columns: int, width: int) -> int:
    return max(8, (width - LABEL - 2) // max(1, columns) - 1)


def _fit(cell: Content, room: int) -> Content:
    if cell.cell_length > room:
        return cell.truncate(room, ellipsis=True)
    return cell + Content(" " * (room - cell.cell_length))


def _differences(texts: Sequence[str]) -> list[Content]:
    """Texts with the words marked that the first, or for the first the second, has not."""
    if len(texts) < 2:
        return [Content(" ".join(text.split())) for text in texts]
    return [_marked(text, texts[0] if at else texts[1]) for at, text in enumerate(texts)]


def _marked(text: str, other: str) -> Content:
    words, others = text.split(), other.split()
    marked: list[Content] = []
    for code, start, end, _a, _b in SequenceMatcher(a=words, b=others, autojunk=False).get_opcodes():
        part = " ".join(words[start:end])
        if part and code != "equal" and other:
            marked.append(Content.styled(f"{DIFFERING[0]}{part}{DIFFERING[1]}", "bold underline"))
        elif part:
            marked.append(Content(part))
    return Content(" ").join(marked)
