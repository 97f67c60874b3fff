"""Every error and notice of the lower floors: a code and its facts. The words are made at the edge."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

Code = Literal[
    "acta-false",
    "alias-bad",
    "alias-clash",
    "alias-holder-unknown",
    "backup-other",
    "busy",
    "claim-unknown",
    "code-near",
    "code-signs",
    "code-slip",
    "code-unknown",
    "columns-doubled",
    "columns-missing",
    "decided-together",
    "disk",
    "disk-full",
    "empty-file",
    "exists",
    "field-not-disputed",
    "field-unknown",
    "folder-is-a-file",
    "folder-missing",
    "format-newer",
    "is-a-binary-workbook",
    "is-a-field-file",
    "is-a-folder",
    "is-a-locked-workbook",
    "is-a-web-page",
    "is-a-zip",
    "is-an-old-workbook",
    "is-an-open-document",
    "is-an-xml-workbook",
    "is-json",
    "is-no-table",
    "list-of-kind",
    "map-bad",
    "merge-first",
    "merge-lost",
    "merge-none",
    "merge-unknown",
    "municipalities-differ",
    "municipalities-several",
    "municipality-unknown",
    "no-files",
    "no-room",
    "not-a-field-file",
    "not-disputed",
    "not-found",
    "not-odd",
    "odd-several",
    "own-list",
    "pack-bad",
    "pack-unknown",
    "permission",
    "read-only",
    "record-bad",
    "record-several",
    "record-unknown",
    "report-damaged",
    "revisions-stay",
    "set-aside",
    "sheet-unknown",
    "source-unreadable",
    "spare-apart",
    "too-big",
    "value-bad",
    "workbook-unreadable",
    "zip-unreadable",
]

NoticeCode = Literal[
    "backup-level",
    "backup-missing",
    "changed-outside",
    "clock-ahead",
    "clock-early",
    "laptop-twice",
    "locked-elsewhere",
    "newer-format",
    "no-permission",
    "not-flushed",
    "not-mended",
    "pack-unknown",
    "recovered",
    "recovered-in-memory",
    "refused-revisions",
    "restored-from-spare",
    "rewritten-after-disk-error",
    "spare-apart",
]


class GuaquiError(Exception):
    """Something could not be done, and nothing was changed.

    `code` says what, `facts` hold what the words need: paths, names, line numbers, reasons.
    """

    def __init__(self, code: Code, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code: Code = code
        self.facts: dict[str, Any] = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}"


class Notice(NamedTuple):
    """Something that was done and that its user should hear of."""

    code: NoticeCode
    facts: dict[str, Any]


_BY_ERRNO: dict[str, Code] = {
    "ENOSPC": "disk-full",
    "EDQUOT": "disk-full",
    "EFBIG": "disk-full",
    "EACCES": "permission",
    "EPERM": "permission",
    "EROFS": "permission",
    "ENOENT": "folder-missing",
    "ENOTDIR": "folder-is-a-file",
    "EEXIST": "folder-is-a-file",
    "ENODEV": "folder-missing",
    "ENXIO": "folder-missing",
    "EISDIR": "not-a-field-file",
}


def from_os(error: OSError, path: object) -> GuaquiError:
    """What the operating system refused, as an error of ours: disk full, no permission, stick pulled out."""
    import errno

    name = errno.errorcode.get(error.errno or 0, "")
    return GuaquiError(
        _BY_ERRNO.get(name, "disk"),
        path=str(path),
        system=name or type(error).__name__,
        words=error.strerror or "",
    )
