"""The code of an acta: what it is computed from, how it is written, and how it is read from a paper.

The first 75 bits of a scrypt of the canonical JSON of the data printed, as 15 characters of Crockford's base 32
and one of check (Luhn mod 32), four groups of four. scrypt makes each guess dear: nobody finds other data with
the same code by trying.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache, lru_cache
from typing import Any, Final

from ...errors import ActaCodeError
from ...limits import MAX_ACTA_BYTES
from ...revisions.canonical import canonical

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: without I, L, O and U, so that no two of them look alike."""
_READ: Final = {sign: value for value, sign in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_BITS, _SIGNS, _GROUP = 75, 16, 4
_SALT: Final = b"guaqui-acta-1"


def code_of(printed: list[Any]) -> str:
    """The code of the data of an acta, such as `4F2K-9XAB-03QT-7MWC`. It takes about a tenth of a second."""
    return _begun(canonical(printed)).result()


def code_to_print(printed: list[Any], stops: Sequence[object]) -> str:
    """The code that a paper bears. Empty where something stops it (see `draft_reasons`), or where the data are
    more than can be recorded: nobody could tell later what was signed.
    """
    data = _coded(printed, stops)
    return _begun(data).result() if data else ""


def begin_code(printed: list[Any], stops: Sequence[object]) -> None:
    """Have the code that a paper will bear computed beside what else is done until it is asked for."""
    if data := _coded(printed, stops):
        _begun(data)


def _coded(printed: list[Any], stops: Sequence[object]) -> bytes:
    """What the code of some data is computed from; nothing where a paper bears none."""
    data = b"" if stops else canonical(printed)
    return data if len(data) <= MAX_ACTA_BYTES else b""


@lru_cache(maxsize=4096)
def _begun(data: bytes) -> Future[str]:
    """The code of some data, once for all who ask for it."""
    return _threads().submit(_code, data)


@cache
def _threads() -> ThreadPoolExecutor:
    """Others can work while scrypt does. Two: each takes 32 MB, and who draws a paper has a thread of its own."""
    return ThreadPoolExecutor(2, "acta-code")


def _code(data: bytes) -> str:
    digest = hashlib.scrypt(data, salt=_SALT, n=1 << 15, r=8, p=1, maxmem=1 << 26, dklen=10)
    number = int.from_bytes(digest, "big") >> (8 * len(digest) - _BITS)
    values = [number >> shift & 31 for shift in range(_BITS - 5, -1, -5)]
    return _written([*values, _check(values)])


def _written(values: list[int]) -> str:
    signs = "".join(ALPHABET[value] for value in values)
    return "-".join(signs[at : at + _GROUP] for at in range(0, _SIGNS, _GROUP))


def _check(values: list[int]) -> int:
    """By the Luhn scheme, modulo 32: it tells one wrong character, and neighbours that changed places."""
    total = 0
    for place, value in enumerate(reversed(values)):
        doubled = value if place % 2 else 2 * value
        total += doubled // 32 + doubled % 32
    return -total % 32


def read_code(typed: str) -> str:
    """A code as it is typed: capitals or not, with or without its signs; O is 0, and I and L are 1.

    Raises `code-signs` where there are others than a code has or not 16, and `code-slip` where the check
    character says that one of them is wrong.
    """
    signs = [sign for sign in typed.upper() if sign.isalnum()]
    strange = [sign for sign in signs if sign not in _READ]
    if strange or len(signs) != _SIGNS:
        raise ActaCodeError("code-signs", typed=typed.strip(), count=len(signs), strange=strange)
    values = [_READ[sign] for sign in signs]
    if _check(values[:-1]) != values[-1]:
        raise ActaCodeError("code-slip", typed=_written(values))
    return _written(values)


def one_slip_apart(typed: str, code: str) -> bool:
    """Whether one character was typed wrong, forgotten, put in, or two neighbours have changed places."""
    one = [ALPHABET[_READ[sign]] if sign in _READ else sign for sign in typed.upper() if sign.isalnum()]
    other = [sign for sign in code if sign.isalnum()]
    start = next((i for i, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if start is None:
        return abs(len(one) - len(other)) <= 1
    rest, its = one[start:], other[start:]
    swapped = [*reversed(rest[:2]), *rest[2:]]
    return rest[1:] == its[1:] or rest[1:] == its or rest == its[1:] or swapped == its
