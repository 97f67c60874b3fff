"""The age format as its specification has it, with scrypt recipients, by other hands than ours."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from collections.abc import Iterator

from nacl.bindings import (
    crypto_aead_chacha20poly1305_ietf_decrypt as unseal,
)
from nacl.bindings import (
    crypto_aead_chacha20poly1305_ietf_encrypt as seal,
)

_CHUNK = 64 << 10
_LABEL = b"age-encryption.org/v1/scrypt"
_ZERO = bytes(12)


def encrypted_by_hand(data: bytes, passphrase: str, work: int = 4) -> bytes:
    """As another program would encrypt it; `work` is what guessing costs, little in tests."""
    key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    body = seal(key, b"", _ZERO, _stretched(passphrase, salt, work))
    header = f"age-encryption.org/v1\n-> scrypt {_text(salt)} {work}\n{_text(body)}\n---".encode()
    payload = b"".join(seal(part, b"", at, _of(key, nonce, b"payload")) for part, at in _parts(data, _CHUNK))
    return header + f" {_text(_sum(key, header))}\n".encode() + nonce + payload


def decrypted_by_hand(data: bytes, passphrase: str) -> bytes:
    header, _, rest = data.partition(b"\n--- ")
    version, words, body = header.decode().split("\n")
    assert version == "age-encryption.org/v1"
    arrow, kind, salt, work = words.split()
    assert (arrow, kind) == ("->", "scrypt")
    key = unseal(_bytes(body), b"", _ZERO, _stretched(passphrase, _bytes(salt), int(work)))
    said, _, payload = rest.partition(b"\n")
    assert _bytes(said.decode()) == _sum(key, header + b"\n---")
    whole = _of(key, payload[:16], b"payload")
    return b"".join(unseal(part, b"", at, whole) for part, at in _parts(payload[16:], _CHUNK + 16))


def _parts(data: bytes, size: int) -> Iterator[tuple[bytes, bytes]]:
    """Each part with its nonce: its number, and whether it is the last."""
    starts = range(0, max(len(data), 1), size)
    for number, start in enumerate(starts):
        yield data[start : start + size], number.to_bytes(11, "big") + bytes([number == len(starts) - 1])


def _stretched(passphrase: str, salt: bytes, work: int) -> bytes:
    return hashlib.scrypt(
        passphrase.encode(), salt=_LABEL + salt, n=1 << work, r=8, p=1, maxmem=(1 << 31) - 1, dklen=32
    )


def _of(key: bytes, salt: bytes, what: bytes) -> bytes:
    """HKDF of RFC 5869, one block of it."""
    drawn = hmac.digest(salt or bytes(32), key, "sha256")
    return hmac.digest(drawn, what + b"\x01", "sha256")


def _sum(key: bytes, header: bytes) -> bytes:
    return hmac.digest(_of(key, b"", b"header"), header, "sha256")


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4))
