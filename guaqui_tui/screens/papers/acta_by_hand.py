"""An acta as it is copied by hand into the book of actas."""

from __future__ import annotations

from collections.abc import Iterator

from exports.acta.contents import ActaPaper
from exports.acta.point import LINE, ActaPoint, ActaProposal, ActaTable, Section
from exports.acta.proposals import proposal_in_words
from storage.symbols import CHOSEN

from ...language.gettext_ import _, speech


def acta_lines(paper: ActaPaper) -> str:
    """All that stands on the printed acta, in its order, as paragraphs."""
    parts = [
        f"{paper.title} · {paper.holder}\n{paper.plan}",
        paper.warning,
        _code(paper),
        _section(Section(_("To settle"), paper.unsettled)) if paper.unsettled else "",
        paper.opening,
        "\n".join(f"{fact.label}: {fact.text or LINE}" for fact in paper.facts),
        *map(_section, paper.sections),
        paper.closing,
        "\n".join(f"{one.name or LINE}, {one.office or LINE}: {LINE}" for one in paper.signatures),
        paper.folio,
        _code(paper),
    ]
    return "\n\n".join(part for part in parts if part)


def _code(paper: ActaPaper) -> str:
    return _("Code: {code}").format(code=paper.code) if paper.code else ""


def _section(section: Section) -> str:
    said = [section.said] if section.said else []
    said += [*_table(section.table)] if section.table else []
    said += [line for entry in section.entries for line in _entry(entry)]
    return "\n".join([section.heading.upper(), *(said or [LINE])])


def _table(table: ActaTable) -> Iterator[str]:
    """A row a line."""
    for group in table.groups:
        if group.heading:
            yield group.heading
        yield from (f"    {' · '.join(filter(None, row))}" for row in group.rows)


def _entry(entry: ActaPoint) -> list[str]:
    """2003: what was asked for; below it what there is to know of it."""
    label = f"{entry.label} " if entry.label else ""
    details = [*entry.details, *map(_proposal, entry.proposals)]
    return [f"{label}{entry.text or LINE}", *(f"    {detail}" for detail in details)]


def _proposal(one: ActaProposal) -> str:
    mark = CHOSEN if one.chosen else " "
    return f"{mark} {one.number} {proposal_in_words(one, speech())}"
