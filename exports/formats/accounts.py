"""Accounts to each community and association, one page each, and to the whole municipality."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from storage.kinds.field import EVERYBODY
from storage.plan.accounts.account import HolderAccounts
from storage.plan.accounts.holder_accounts import plan_accounts
from storage.plan.survey import Survey
from storage.translatable import N_

from ..accounts.municipality import municipal_accounts
from ..document.paper import Paper
from ..dossier import Dossier
from ..frame import frame_of
from ..wording.edition import Edition, paper_size
from ..wording.file_names import name_on_disk
from .file import File, drawn_file

FOLDER: Final = N_("accounts")


def files(survey: Survey, edition: Edition) -> Iterator[File]:
    dossier, size = Dossier(survey, edition), edition.paper or paper_size(survey)
    accounts, called = plan_accounts(dossier.survey), edition.called(FOLDER)
    for one in accounts.holders:
        if not edition.holders or one.holder in edition.holders:
            name = f"{called}/{name_on_disk(one.holder, '.pdf')}"
            yield drawn_file(name, partial(_sheet, dossier, one, size), size)
    if accounts.every and (not edition.holders or EVERYBODY in edition.holders):
        yield drawn_file(f"{called}.pdf", lambda: [municipal_accounts(dossier, accounts)], size)


def _sheet(dossier: Dossier, of: HolderAccounts, size: str) -> list[Paper]:
    from ..accounts.sheet import account_sheet  # it is laid out to see whether it fits, which brings a font

    return [account_sheet(dossier, of, partial(frame_of, dossier.survey, dossier.edition), size)]
