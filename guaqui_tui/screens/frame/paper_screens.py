"""The screens of papers, by what each is opened: a part of the table of screens (`table_of_screens.py`)."""

from __future__ import annotations

from collections.abc import Sequence

from .opening import Opening


def papers() -> Opening[None]:
    return Opening("papers.menu", "PapersScreen")


def preview(name: str) -> Opening[None]:
    """A paper before it is made, by its name in the table of formats."""
    return Opening("papers.preview", "PreviewScreen", (name,))


def acta(holder: str) -> Opening[None]:
    return Opening("papers.acta", "ActaScreen", (holder,))


def carry() -> Opening[None]:
    return Opening("papers.carry", "CarryScreen")


def export(formats: Sequence[str], holders: tuple[str, ...] = ()) -> Opening[None]:
    return Opening("papers.export", "ExportScreen", (formats, holders))


def verify() -> Opening[None]:
    return Opening("papers.verify", "VerifyScreen")
