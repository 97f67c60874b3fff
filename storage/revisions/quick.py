"""The quick way to accept a line: it says yes, or nothing, and then `revision.accept_bytes` has the word.

Nearly all lines of nearly all files are plain: of a kind that is known here, all its fields too, and texts in the
letters of Spanish. Such a line is read as its kind declares it, and written again. Where that gives the same
bytes, it was canonical JSON: no doubled key, other order, needless escape or other form of a number, and nothing
in it but what is declared. What the types do not say is asked besides (docs/format.md, section 3, has all of it).
What is not plain may be right all the same, so nothing is ever refused here.

No `from __future__ import annotations`, as in the files of kinds: as texts, the types of `_Plain` would be
compiled again for each kind.
"""

import re
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final, cast

import msgspec
from msgspec import UNSET, Struct

from ..kinds.field import Field, Kind
from ..kinds.lookup import KINDS, typed_flaw
from ..limits import MAX_NAME, MAX_PARENTS, MAX_REVISION_BYTES
from ..notation.text import is_clean
from .canonical import flaw, rev_of
from .revision import DEVICE, ID, MOMENT, Revision, Sig, signature_fits
from .signature import has_key

_encode: Final = msgspec.json.Encoder(order="sorted").encode

_PLAIN: Final = bytes({*range(0x20, 0x7F), ord("\n"), 0xC3, *range(0x80, 0xC0)} - {ord("\\")})
"""All bytes of texts in ASCII and U+00C0 to U+00FF: in any order they are NFC, and none of them is forbidden."""
_ESCAPES: Final = re.compile(rb'\\[n"\\]')
"""Of what a text may have: the end of a line, a quote, a backslash. Any other stands for what it may not have."""
_BEFORE_RECORD: Final = b',"record":"'
_IN_BODY: Final = 3
"""How deep the value of a field stands: in a body, in a revision."""
_IS_ID: Final = re.compile(ID).fullmatch


class _Envelope(Struct):
    """What is kept of a revision in memory, beside its id and its bytes."""

    author: str
    device: str
    parents: list[str]
    record: str
    sets: list[str]


class _Plain(_Envelope):
    """A revision without its id; its body is what a kind declares."""

    at: str
    body: Any
    sig: Sig = UNSET


_read_envelope: Final = msgspec.json.Decoder(_Envelope).decode

_LacksAll = Callable[[Struct], bool]
"""Whether a body says nothing of some fields."""


class _PlainKind(Struct, frozen=True, eq=False):
    """How plain revisions of a kind are read.

    `by`: the fields by ids or languages, the keys of which are texts. `data`: those in which programs may put
    anything that JSON has. `undated`: whether nothing is said in which a day may stand that is on no calendar.
    """

    kind: Kind
    decode: Callable[[bytes], _Plain]
    is_name: Callable[[str], object]
    by: tuple[str, ...]
    data: tuple[str, ...]
    undated: _LacksAll


@lru_cache(maxsize=256)  # a file may name any
def _plain_kind(name: bytes) -> _PlainKind | None:
    """None where it is not known."""
    kind = KINDS.get(name.decode("latin-1"))
    if kind is None:
        return None
    typed = msgspec.defstruct("Plain", [("body", kind.body)], bases=(_Plain,))
    by = tuple(field.attribute for field in kind.fields if field.says.unit.startswith("by_"))
    data = tuple(field.attribute for field in kind.fields if field.says.unit == "data")
    decode = cast("Callable[[bytes], _Plain]", msgspec.json.Decoder(typed).decode)
    return _PlainKind(kind, decode, kind.record.fullmatch, by, data, _lacks_all(kind.whens))


def _lacks_all(fields: Iterable[Field]) -> _LacksAll:
    """By one look at them together: a demand has thirty."""
    names = [field.attribute for field in fields]
    if not names:
        return lambda _said: True
    look = attrgetter(*names, names[0])  # of one name alone it would give no tuple
    nothing = (UNSET,) * (len(names) + 1)
    return lambda said: look(said) == nothing


Known = dict[str, Revision]
"""By id, revisions that were accepted before, from other bytes."""


class QuickLines:
    """Accepts the plain ones among the lines of some bytes; None where they come one by one.

    `checked` are ids whose signatures are known to fit. Those of these bytes are put among the `known`: so what
    stands in many files is read, and kept in memory, once. Where all of them were `judged` before, and nothing was
    changed since, they are only read.
    """

    def __init__(
        self, data: bytes | None, checked: Collection[str], known: Known, *, judged: bool = False
    ) -> None:
        self._checked = checked
        self._known = known
        self._judged = judged
        self._all_plain = judged or (data is not None and not data.translate(None, _PLAIN))

    def revision(self, rest: bytes, rev: str) -> Revision | None:
        """The revision that has an id and `rest` for its bytes; None where that is not plain to see."""
        known = self._known.get(rev)
        if known is not None and known.rest == rest:
            return known
        raw = b"{" + rest
        read: _Envelope | None = _read_envelope(raw) if self._judged else self._accepted(raw, rev)
        if read is None:
            return None
        self._known[rev] = kept = self._kept(read, rev, rest)
        return kept

    def _accepted(self, raw: bytes, rev: str) -> _Plain | None:
        if rev_of(raw) != rev or not (self._all_plain or has_plain_texts(raw)):
            return None
        read = _read(raw)
        if read is not None and read.sig and not signature_fits(raw, rev, read.device, read.sig, self._checked):
            return None
        return read

    def _kept(self, read: _Envelope, rev: str, rest: bytes) -> Revision:
        """As it stays in memory: what it says as those before it do is one object for all of them."""
        record = read.record
        parents: tuple[str, ...] = ()
        for parent in read.parents:
            before = self._known.get(parent)
            if before is None:
                parents += (parent,)
                continue
            parents += (before.rev,)
            if before.record == record:
                record = before.record
        sets, author, device = _one_object(tuple(read.sets)), _one_object(read.author), _one_object(read.device)
        return Revision(rev, record, parents, sets, author, device, rest)


def has_plain_texts(raw: bytes) -> bool:
    """Whether all texts in canonical JSON are clean: also taken together they are NFC, and no escape hides one."""
    left = raw.translate(None, _PLAIN)
    if not left:
        return True
    if b"\\" in left and b"\\" in _ESCAPES.sub(b"", raw):
        return False
    try:
        return is_clean(raw.decode())
    except UnicodeDecodeError:
        return False


def _read(raw: bytes) -> _Plain | None:
    """What canonical JSON says, if it is that of a plain revision, but for its signature."""
    begin = raw.rfind(_BEFORE_RECORD) + len(_BEFORE_RECORD)
    plain = _plain_kind(raw[begin : raw.find(b"/", begin)])
    if plain is None or len(raw) > MAX_REVISION_BYTES:
        return None
    try:
        read = plain.decode(raw)
        if _encode(read) != raw:
            return None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return read if _has_shape(read, plain) and _goes_together(read, plain) else None


def _has_shape(read: _Plain, plain: _PlainKind) -> bool:
    """Whether what is looked at here for the many that are alike has the shape that `RevisionFields` says."""
    return (
        plain.is_name(read.record) is not None
        and len(read.record) <= MAX_NAME
        and (not read.at or MOMENT.fullmatch(read.at) is not None)
        and _signs(read.device) is (read.sig is not UNSET)
        and (not read.parents or _can_be_gone_on_from(read.parents))
    )


def _can_be_gone_on_from(parents: list[str]) -> bool:
    if len(parents) == 1:
        return _IS_ID(parents[0]) is not None
    return len(parents) <= MAX_PARENTS and all(map(_IS_ID, parents)) and parents == sorted({*parents})


def _goes_together(read: _Plain, plain: _PlainKind) -> bool:
    """What is asked of a revision, and of its body, besides the shape of each part."""
    said = read.body
    says_no_more = _says_no_more(plain, tuple(read.sets))
    if says_no_more is None or not (read.parents or says_no_more(said)):
        return False
    for name in plain.by:  # a plain loop: each version of each file passes here
        if not "".join(getattr(said, name) or ()).isascii():
            return False
    for name in plain.data:
        if (value := getattr(said, name)) is not UNSET and flaw(value, _IN_BODY) is not None:
            return False
    return typed_flaw(plain.kind, said, {} if plain.undated(said) else msgspec.to_builtins(said)) is None


@lru_cache(maxsize=1024)
def _says_no_more(plain: _PlainKind, sets: tuple[str, ...]) -> _LacksAll | None:
    """Whether a body says nothing but what is decided, as a first one has to; None where that is in no order."""
    if [*sets] != sorted({*sets}):
        return None
    return _lacks_all(field for field in plain.kind.fields if field.name not in sets)


@lru_cache(maxsize=1024)
def _signs(device: str) -> bool | None:
    """Whether what is of a device is signed; None where it is none."""
    return has_key(device) if re.fullmatch(DEVICE, device) else None


@lru_cache(maxsize=1024)
def _one_object(value: Any) -> Any:
    """The same for all that are equal: of many revisions few have a laptop, an author or fields of their own."""
    return value
