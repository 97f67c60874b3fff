"""An acta as it is copied by hand into the book of actas."""

from __future__ import annotations

from exports.acta.contents import ActaPaper
from exports.acta.point import LINE, ActaPoint, Section

from ...language.gettext_ import _


def acta_lines(paper: ActaPaper) -> str:
    """All that stands on the printed acta, in its order, as paragraphs."""
    parts = [
        f"{paper.title} · {paper.holder}\n{paper.plan}",
        paper.warning,
        _code(paper),
        "\n".join(f"{fact.label}: {fact.text or LINE}" for fact in paper.facts),
        *map(_section, paper.sections),
        paper.closing,
        "\n".join(f"{one.name or LINE}, {one.office or LINE}: {LINE}" for one in paper.signatures if one.name),
        _code(paper),
    ]
    return "\n\n".join(part for part in parts if part)


def _code(paper: ActaPaper) -> str:
    return _("Code: {code}").format(code=paper.code) if paper.code else ""


def _section(section: Section) -> str:
    said = [line for entry in section.entries for line in _entry(entry)]
    return "\n".join([section.heading.upper(), *(said or [LINE])])


def _entry(entry: ActaPoint) -> list[str]:
    """2003: what was asked for; below it what there is to know of it."""
    label = f"{entry.label} " if entry.label else ""
    return [f"{label}{entry.text or LINE}", *(f"    {detail}" for detail in entry.details)]
