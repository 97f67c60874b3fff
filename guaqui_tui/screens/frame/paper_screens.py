"""The screens of papers and of what is carried, by what each is opened: a part of `table_of_screens.py`."""

from __future__ import annotations

from collections.abc import Sequence

from .opening import Opening


def papers() -> Opening[None]:
    return Opening("papers.menu", "PapersScreen")


def preview(name: str) -> Opening[None]:
    """A paper before it is made, by its name in the table of formats."""
    return Opening("papers.preview", "PreviewScreen", (name,))


def acta(subject: str) -> Opening[None]:
    """`subject`: whose it is, a holder by its id, or a municipal workshop by its record."""
    return Opening("papers.acta", "ActaScreen", (subject,))


def handover() -> Opening[None]:
    return Opening("coordination.handover", "HandoverScreen")


def carry() -> Opening[None]:
    return Opening("papers.carry", "CarryScreen")


def passphrase(name: str, *, wrong: bool) -> Opening[str]:
    """That of an encrypted file; `wrong`: what was typed before is not it."""
    return Opening("frame.questions.passphrase_question", "PassphraseQuestion", (name,), {"wrong": wrong})


def passphrase_to_make() -> Opening[str]:
    """One to encrypt by."""
    return Opening("frame.questions.passphrase_question", "NewPassphraseQuestion")


def export(formats: Sequence[str], subjects: tuple[str, ...] = (), whose: str = "") -> Opening[None]:
    """`whose`: whom of those that a paper may be of its list begins with, by the id."""
    return Opening("papers.export", "ExportScreen", (formats, subjects), {"whose": whose})


def verify() -> Opening[None]:
    return Opening("papers.verify", "VerifyScreen")


def accounts(holder: str, *, promises: bool = False) -> Opening[None]:
    """What the accounts on paper say, on the wall, or what was promised; of all together where nobody is named."""
    return Opening("assembly.accounts", "AccountsScreen", (holder,), {"promises": promises})
