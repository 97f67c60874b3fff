"""An acta as a paper: its facts, its sections, its signatures."""

from __future__ import annotations

from collections.abc import Iterator

from storage.translatable import N_

from ..document.paper import Frame, Paper
from ..document.pieces import Caution, Heading, Piece, Point, Signatures, Signer, WritingLines
from ..frame import DRAFT, page_words
from ..wording.speech import Speech
from .contents import ActaPaper
from .point import ActaPoint, Section


def acta_as_paper(acta: ActaPaper, say: Speech) -> Paper:
    """Its foot is its code: it stands for exactly the data that are printed, so no other version is said."""
    frame = Frame(
        place=acta.plan,
        title=acta.title,
        subject=acta.holder,
        foot=say(N_("Code: {code}")).format(code=acta.code) if acta.code else "",
        pages=page_words(say),
        draft="" if acta.code else say(DRAFT),
    )
    return Paper(frame, tuple(_pieces(acta)), say.language)


def _pieces(acta: ActaPaper) -> Iterator[Piece]:
    if acta.warning:
        yield Caution(acta.warning)
    yield from map(_point, acta.facts)
    for section in acta.sections:
        yield from _section(section)
    if acta.signatures:
        signers = tuple(Signer(*one) for one in acta.signatures)
        yield Signatures(acta.closing, acta.columns, signers)


def _section(section: Section) -> Iterator[Piece]:
    yield Heading(section.heading)
    if section.entries:
        yield from map(_point, section.entries)
    elif section.blank:
        yield WritingLines(section.blank)


def _point(said: ActaPoint) -> Point:
    return Point(*said)
