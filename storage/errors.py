"""Every error and notice of what lies below the screens: a code and its facts. The words are made at the edge.

Errors are classes by what they are about, to be caught by it. Each code is of one class, where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Final, Literal, NamedTuple, get_args

from .error_codes import EveryHubCode, FileCode, HubAgainCode, HubCode, HubCutCode, HubRightsCode, SetupCode


class GuaquiError(Exception):
    """Something could not be done, and nothing was changed.

    `code` says what, `facts` hold what the words need: paths, names, line numbers, reasons. What is raised is of
    the class whose `codes` have the code.
    """

    codes: ClassVar[tuple[str, ...]] = ()

    def __init__(self, code: Code, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code: Code = code
        self.facts: dict[str, Any] = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}"


class FileError(GuaquiError):
    """A file cannot be read, made or written where it is; in another place that may go well."""

    codes = get_args(FileCode)


NotFoundCode = Literal["not-found"]


class NotFoundError(FileError):
    """No file of that name is there."""

    codes = get_args(NotFoundCode)


NotOursCode = Literal["not-ours"]


class NotOursError(FileError):
    """Files of others, or of ours changed by hand, stand where files are to go."""

    codes = get_args(NotOursCode)


NotAFieldFileCode = Literal["empty-file", "not-a-field-file"]


class NotAFieldFileError(FileError):
    """What is there is empty, or something else than a field file."""

    codes = get_args(NotAFieldFileCode)


SpreadsheetCode = Literal[
    "is-a-binary-workbook",
    "is-a-field-file",
    "is-a-locked-workbook",
    "is-a-web-page",
    "is-an-old-workbook",
    "is-an-open-document",
    "is-an-xml-workbook",
    "is-json",
    "is-no-table",
    "json-unreadable",
    "list-of-kind",
    "own-list",
    "sheet-unknown",
    "source-unreadable",
    "workbook-unreadable",
]


class SpreadsheetError(GuaquiError):
    """A file is no spreadsheet whose rows are taken in."""

    codes = get_args(SpreadsheetCode)


ColumnsMissingCode = Literal["columns-missing"]


class ColumnsMissingError(SpreadsheetError):
    """Columns that every row needs have no heading: `columns`, of the `headings`."""

    codes = get_args(ColumnsMissingCode)


MergeCode = Literal[
    "encrypted-to-key",
    "merge-first",
    "merge-lost",
    "merge-none",
    "merge-unknown",
    "no-files",
    "passphrase-slow",
    "report-damaged",
    "sender-unknown",
    "spare-apart",
    "undone-before",
    "zip-unreadable",
]


class MergeError(GuaquiError):
    """Files cannot be merged, or a merge cannot be shown or undone."""

    codes = get_args(MergeCode)


EncryptedDamagedCode = Literal["encrypted-damaged"]


class EncryptedDamagedError(MergeError):
    """An encrypted file opens no more, whatever the passphrase."""

    codes = get_args(EncryptedDamagedCode)


StillEncryptedCode = Literal["passphrase-missing", "passphrase-wrong"]


class StillEncryptedError(MergeError):
    """Nobody said the passphrase that opens an encrypted file; whoever knows it may say it yet."""

    codes = get_args(StillEncryptedCode)


SetAsideCode = Literal["hub-set-aside", "set-aside"]


class SetAsideError(MergeError):
    """A file would bring back what an undo put aside."""

    codes = get_args(SetAsideCode)


LeftByHandCode = Literal["left-by-hand"]


class LeftByHandError(MergeError):
    """Whoever gathers left a file out."""

    codes = get_args(LeftByHandCode)


WithoutUnknownCode = Literal["without-unknown"]


class WithoutUnknownError(MergeError):
    """What was to be left out is none of the files that were found: `paths`."""

    codes = get_args(WithoutUnknownCode)


UnknownPackCode = Literal["hub-pack-new", "hub-pack-unknown", "pack-new", "pack-unknown"]


class UnknownPackError(MergeError):
    """A file says something in a pack's name that no pack known here says; `changes` by record."""

    codes = get_args(UnknownPackCode)


OtherMunicipalityCode = Literal["municipalities-differ"]


class OtherMunicipalityError(MergeError):
    """A file is of another `municipality` than the plan, whose `own` is."""

    codes = get_args(OtherMunicipalityCode)


SeveralMunicipalitiesCode = Literal["hub-municipalities-several", "municipalities-several", "plans-several"]


class SeveralMunicipalitiesError(MergeError):
    """A file, or several, are of several `municipalities`, and none was asked for."""

    codes = get_args(SeveralMunicipalitiesCode)


SettlingCode = Literal["claim-unknown", "field-not-disputed", "not-disputed"]


class SettlingError(GuaquiError):
    """What is to be settled is not disputed, or not by what was named."""

    codes = get_args(SettlingCode)


DecidedTogetherCode = Literal["decided-together"]


class DecidedTogetherError(SettlingError):
    """`fields` have to be decided together with those that were, and were not."""

    codes = get_args(DecidedTogetherCode)


ActaErrorCode = Literal["acta-false", "code-near", "code-signs", "code-slip", "code-unknown"]


class ActaCodeError(GuaquiError):
    """A code was typed wrong, or is of no acta that this file knows to be true."""

    codes = get_args(ActaErrorCode)


InputCode = Literal[
    "alias-bad",
    "alias-clash",
    "alias-holder-unknown",
    "arrival-taken-back",
    "arrival-unknown",
    "field-unknown",
    "laptop-keyless",
    "laptop-own",
    "laptop-unknown",
    "map-bad",
    "word-bad",
    "municipality-not-here",
    "municipality-unknown",
    "plan-not-here",
    "not-odd",
    "nothing-to-write",
    "odd-several",
    "plan-missing",
    "recipe-bad",
    "record-bad",
    "record-several",
    "record-too-long",
    "record-unknown",
    "revisions-stay",
    "step-bad",
    "step-column-unknown",
    "step-key-twice",
    "step-table-unknown",
    "step-years-missing",
    "value-bad",
    "words-bad",
    "words-other",
]


class InputError(GuaquiError):
    """What was typed or asked for does not fit: a value, a name, a record."""

    codes = get_args(InputCode)


class SetupError(GuaquiError):
    """An answer of whoever prepares a new municipality does not fit, or a list that it names: on its `line`."""

    codes = get_args(SetupCode)


PackCode = Literal["pack-bad"]


class PackError(GuaquiError):
    """A pack's own file has a fault: its `file`, `line` and `reason`."""

    codes = get_args(PackCode)


class HubError(GuaquiError):
    """A hub cannot be reached, or does not do what was asked of it."""

    codes = get_args(HubCode)


class HubCutError(HubError):
    """Whoever answered is not there any more; `words` is what is known of why."""

    codes = get_args(HubCutCode)


class HubAgainError(HubError):
    """Something hindered it that is over in a moment: a municipality is being moved, others wrote the same."""

    codes = get_args(HubAgainCode)


class HubRightsError(HubError):
    """Whoever asks has no right to that."""

    codes = get_args(HubRightsCode)


Code = Literal[
    FileCode,
    NotFoundCode,
    NotOursCode,
    NotAFieldFileCode,
    SpreadsheetCode,
    ColumnsMissingCode,
    MergeCode,
    EncryptedDamagedCode,
    StillEncryptedCode,
    SetAsideCode,
    LeftByHandCode,
    WithoutUnknownCode,
    UnknownPackCode,
    OtherMunicipalityCode,
    SeveralMunicipalitiesCode,
    SettlingCode,
    DecidedTogetherCode,
    ActaErrorCode,
    InputCode,
    SetupCode,
    PackCode,
    EveryHubCode,
]


def _below(base: type[GuaquiError]) -> Iterator[type[GuaquiError]]:
    for each in base.__subclasses__():
        yield each
        yield from _below(each)


CLASSES: Final = tuple(_below(GuaquiError))
_CLASS_OF: Final = {code: each for each in CLASSES for code in each.codes}


def error_of(code: Code, **facts: Any) -> GuaquiError:
    """The error of a code that was kept or looked up, of the class that the code has."""
    return _CLASS_OF[code](code, **facts)


NoticeCode = Literal[
    "backup-level",
    "backup-missing",
    "changed-outside",
    "clock-ahead",
    "clock-early",
    "laptop-twice",
    "folder-read-only",
    "lock-no-file",
    "locked-elsewhere",
    "name-too-long",
    "newer-format",
    "no-lock",
    "no-permission",
    "not-flushed",
    "not-mended",
    "own-saves-missing",
    "pack-new-here",
    "pack-unknown-here",
    "recovered",
    "recovered-in-memory",
    "refused-revisions",
    "restored-from-spare",
    "rewritten-after-disk-error",
    "spare-apart",
    "written-again",
]


class Notice(NamedTuple):
    """Something that was done and that its user should hear of."""

    code: NoticeCode
    facts: dict[str, Any]
