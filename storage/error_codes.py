"""The codes of errors that are many of one kind; `storage.errors` has their classes and the other codes."""

from __future__ import annotations

from typing import Literal

FileCode = Literal[
    "backup-other",
    "busy",
    "disk",
    "disk-full",
    "exists",
    "folder-is-a-file",
    "folder-missing",
    "folder-read-only",
    "format-newer",
    "in-use",
    "is-a-folder",
    "lock-no-file",
    "name-bad",
    "name-too-long",
    "no-lock",
    "no-room",
    "not-a-file",
    "not-put-back",
    "not-taken-back",
    "permission",
    "read-only",
    "replaced-by-other",
    "too-big",
]

SetupCode = Literal[
    "setup-cell-bad",
    "setup-column-unknown",
    "setup-count-bad",
    "setup-currency-unknown",
    "setup-empty",
    "setup-id-bad",
    "setup-level-of-itself",
    "setup-level-several",
    "setup-name-empty",
    "setup-name-letters",
    "setup-name-of-community",
    "setup-name-strange",
    "setup-name-twice",
    "setup-name-twice-in-list",
    "setup-no-rows",
    "setup-pair-bad",
    "setup-numbers-bad",
    "setup-paper-unknown",
    "setup-several-tables",
    "setup-part-unknown",
    "setup-step-bad",
    "setup-years-bad",
    "setup-years-twice",
]

HubCode = Literal[
    "hub-department-none",
    "hub-encoding",
    "hub-full",
    "hub-host-unsaid",
    "hub-move-cut",
    "hub-municipality-none",
    "hub-newer",
    "hub-no-database",
    "hub-no-driver",
    "hub-none",
    "hub-nothing",
    "hub-password",
    "hub-refused",
    "hub-sending-cut",
    "hub-standby",
    "hub-unreachable",
    "hub-unsafe",
    "hub-url-bad",
]

HubCutCode = Literal["hub-cut"]
HubAgainCode = Literal["hub-circle", "hub-contended", "hub-moved"]
HubRightsCode = Literal["hub-not-owner", "hub-rights", "hub-rights-file"]
EveryHubCode = Literal[HubCode, HubAgainCode, HubCutCode, HubRightsCode]
