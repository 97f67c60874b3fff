"""A revision: the whole record as it stood after one save, and what that save decided.

A revision is accepted on its own bytes alone. Nothing else is asked: no plan, holder, file or order.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Annotated, Any, Final, NamedTuple

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType
from msgspec.structs import force_setattr

from ..kinds.field import RecordName
from ..kinds.lookup import body_flaw
from ..limits import MAX_PARENTS, MAX_REVISION_BYTES
from .canonical import canonical, flaw, rev_of
from .signature import KEY, SIGNATURE, SigningKey, has_key, signed_by, unsigned

PACK = "pack"
IMPORT = "import"
NO_LAPTOP = frozenset({PACK, IMPORT})
"""What stands in the place of a laptop where none saved: a municipality's pack, rows of a spreadsheet."""

ID: Final = "[0-9a-f]{32}"
"""A revision's id, as a pattern."""
DEVICE: Final = f"({KEY}|[a-z0-9]{{8}}|{PACK}|{IMPORT})"
_AT: Final = "[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}([.][0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})"
MOMENT: Final = re.compile(_AT)
_Rev = Annotated[str, Meta(pattern=rf"\A{ID}\Z")]
Parents = Annotated[list[_Rev], Meta(max_length=MAX_PARENTS)]
Sig = Annotated[str, Meta(pattern=rf"\A{SIGNATURE}\Z")] | UnsetType
"""Unset where nobody signed; an empty one is none."""


class RevisionFields(Struct):
    """The shape of a revision without its id. Unknown fields, from newer versions, are let through."""

    at: Annotated[str, Meta(pattern=rf"\A({_AT})?\Z")]
    author: str
    body: dict[str, Any]
    device: Annotated[str, Meta(pattern=rf"\A{DEVICE}\Z")]
    parents: Parents
    record: RecordName
    sets: list[str]
    sig: Sig = UNSET


class _Body(Struct):
    body: dict[str, Any]


class _At(Struct):
    at: str


_read_body: Final = msgspec.json.Decoder(_Body).decode
_read_at: Final = msgspec.json.Decoder(_At).decode
_AT_FIRST: Final = b'"at":"'
"""How canonical JSON begins, but where a newer version put something before it."""


class Revision(Struct, frozen=True, gc=False, eq=False):
    """An accepted revision.

    `rest` is its canonical JSON without `rev` and without the opening brace: what was hashed, what is
    written to a file, and what is carried on unchanged when a newer version put more into it than we know.
    """

    rev: str
    record: str
    parents: tuple[str, ...]
    sets: tuple[str, ...]
    author: str
    device: str
    rest: bytes
    known_body: dict[str, Any] | None = None
    """The body, once somebody asked for it: of very many revisions nobody ever does."""

    @property
    def body(self) -> dict[str, Any]:
        """The whole record as its author saw it."""
        if self.known_body is None:
            force_setattr(self, "known_body", _read_body(b"{" + self.rest).body)
        return self.known_body or {}

    @property
    def at(self) -> str:
        """When it was saved by the laptop's clock, for people; empty where nobody says.

        Each has its own, and few are read: it is not held beside the bytes.
        """
        if self.rest.startswith(_AT_FIRST):
            return self.rest[len(_AT_FIRST) : self.rest.index(b'"', len(_AT_FIRST))].decode()
        return _read_at(b"{" + self.rest).at

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Revision) and (self.rev, self.rest) == (other.rev, other.rest)

    __hash__ = None  # type: ignore[assignment] # as of any other that holds a body

    def document(self) -> dict[str, Any]:
        """The revision as TinyDB holds it: every field, `rev` first."""
        fields: dict[str, Any] = msgspec.json.decode(b"{" + self.rest)
        return {"rev": self.rev, **fields}


class Refusal(NamedTuple):
    """Why something is no revision."""

    reason: str
    detail: str = ""


def is_laptop(revision: Revision) -> bool:
    """Whether a laptop saved it."""
    return revision.device not in NO_LAPTOP


def _ascending(items: list[str]) -> bool:
    return len(items) < 2 or items == sorted(set(items))


class _Claim(NamedTuple):
    """A revision but for its signature, which is not checked yet: empty where it has none."""

    revision: Revision
    sig: str


def _claim(value: Any, raw: bytes, rev: str) -> _Claim | Refusal:
    try:
        fields = msgspec.convert(value, RevisionFields)
    except msgspec.ValidationError as error:
        return Refusal("shape", str(error))
    if part := misshapen(fields.parents, fields.sets, fields.body):
        return Refusal("shape", part)
    if detail := body_flaw(fields.record, fields.body):
        return Refusal("body", detail)
    if has_key(fields.device) is (fields.sig is UNSET):
        return Refusal("shape", "sig")
    revision = Revision(
        rev,
        fields.record,
        tuple(fields.parents),
        tuple(fields.sets),
        fields.author,
        fields.device,
        raw[1:],
        fields.body,
    )
    return _Claim(revision, "" if fields.sig is UNSET else fields.sig)


def _signed(claim: _Claim | Refusal, checked: Collection[str]) -> Revision | Refusal:
    if isinstance(claim, Refusal):
        return claim
    revision, sig = claim
    said = b"{" + revision.rest
    return revision if signature_fits(said, revision.rev, revision.device, sig, checked) else Refusal("signature")


def signature_fits(raw: bytes, rev: str, device: str, sig: str, checked: Collection[str]) -> bool:
    """Whether a signature fits canonical JSON without `rev`, or none is there. `checked`: ids that are known."""
    return not sig or rev in checked or signed_by(device, sig, unsigned(raw, sig))


def misshapen(parents: list[str], sets: list[str], body: Mapping[str, Any]) -> str | None:
    """Which part of a revision does not go together with the others, or with itself."""
    if not _ascending(parents):
        return "parents"
    if not _ascending(sets) or (not parents and not body.keys() <= set(sets)):
        return "sets"
    return None


def _unfit(raw: bytes, rev: str) -> str | None:
    """Why no revision of an id has these canonical bytes: they are too many, or others hash to it."""
    if len(raw) > MAX_REVISION_BYTES:
        return "size"
    return "hash" if rev_of(raw) != rev else None


def accept_bytes(raw: bytes, rev: str, checked: Collection[str] = ()) -> Revision | Refusal:
    """The revision whose canonical JSON without `rev` is `raw`, if it hashes to `rev` and is one.

    `checked` are ids whose signature is known to fit, for the id is of the signature too.
    """
    return _signed(_claim_of_bytes(raw, rev), checked)


def _claim_of_bytes(raw: bytes, rev: str) -> _Claim | Refusal:
    # That it is written again from its parsed value, byte for byte, rules out doubled keys, other orders,
    # escapes, spaces and numbers in one comparison.
    if found := _unfit(raw, rev):
        return Refusal(found)
    try:
        value = msgspec.json.decode(raw)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        return Refusal("json", str(error))
    if found := flaw(value):
        return Refusal(found)
    if canonical(value) != raw:
        return Refusal("canonical")
    if isinstance(value, dict) and "rev" in value:  # it would stand twice in the line
        return Refusal("doubled-key")
    return _claim(value, raw, rev)


def is_moment(text: Any) -> bool:
    """Whether it is a text that says when a revision was made."""
    return isinstance(text, str) and MOMENT.fullmatch(text) is not None


def accept_value(value: Any, checked: Collection[str] = ()) -> Revision | Refusal:
    """The revision that a parsed object (see `canonical.plain_decoder`) is, if it is one."""
    if found := flaw(value):
        return Refusal(found)
    if not isinstance(value, dict) or not isinstance(value.get("rev"), str):
        return Refusal("shape", "rev")
    fields = {key: item for key, item in value.items() if key != "rev"}
    raw = canonical(fields)
    if found := _unfit(raw, value["rev"]):
        return Refusal(found)
    return _signed(_claim(fields, raw, value["rev"]), checked)


def revision_document(
    record: str,
    body: dict[str, Any],
    *,
    sets: set[str],
    parents: tuple[str, ...],
    author: str,
    device: str | SigningKey,
    at: str,
) -> dict[str, Any]:
    """The document of a new revision, with its id; a key signs it. It is not accepted yet."""
    fields = {
        "at": at,
        "author": author,
        "body": body,
        "device": device.device if isinstance(device, SigningKey) else device,
        "parents": sorted(parents),
        "record": record,
        "sets": sorted(sets | (set() if parents else body.keys())),
    }
    if isinstance(device, SigningKey):
        fields["sig"] = device.sign(canonical(fields))
    return {"rev": rev_of(canonical(fields)), **fields}
