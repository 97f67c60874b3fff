"""Which laptop a revision is of: Ed25519 signatures (RFC 8032) by the key that stands as its `device`.

What is checked here, and as strictly, is what libsodium checks; docs/format.md says it. The library is loaded when
something is first signed or checked: ids that were checked before need neither.
"""

from __future__ import annotations

from base64 import b32decode, b32encode, b64decode, b64encode
from collections.abc import Callable
from functools import cache, lru_cache
from importlib import import_module
from typing import Final, NamedTuple

import msgspec

from .canonical import canonical

KEY: Final = "[a-z2-7]{51}[aq]"
"""A public key as it stands in `device`: base 32 without padding, the last four of its 260 bits zero."""
SIGNATURE: Final = "[A-Za-z0-9+/]{85}[AQgw]=="
"""A signature as it stands in `sig`: base 64, the last four of its 516 bits zero."""
_CONTEXT: Final = b"guaqui-revision-1\n"
_KEY_LETTERS: Final = 52


def load_library() -> None:
    """Have at hand what signs and checks, which takes long the first time."""
    import_module("nacl.bindings")


LETTERS: Final = 8
"""As many of a laptop's letters are shown where nobody asks whose it is."""


def first_letters(device: str) -> str:
    """How a laptop is called that nobody knows."""
    return device[:LETTERS]


class SigningKey(NamedTuple):
    """What an installation signs with. `seed`: 32 bytes that nobody else has. `public`: its key, where known."""

    seed: bytes
    public: str = ""

    @property
    def device(self) -> str:
        """The public key, as it stands in what it signed. To work it out takes the library."""
        return self.public or _device_of(self.seed)

    def sign(self, said: bytes) -> str:
        """The `sig` of a revision whose canonical JSON without `rev` and `sig` is `said`."""
        from nacl.bindings import crypto_sign, crypto_sign_BYTES

        return b64encode(crypto_sign(_CONTEXT + said, _pair(self.seed)[1])[:crypto_sign_BYTES]).decode()


@lru_cache(maxsize=4)
def _pair(seed: bytes) -> tuple[bytes, bytes]:
    from nacl.bindings import crypto_sign_seed_keypair

    public, secret = crypto_sign_seed_keypair(seed)
    return bytes(public), bytes(secret)


@lru_cache(maxsize=4)
def _device_of(seed: bytes) -> str:
    return b32encode(_pair(seed)[0]).decode().lower().rstrip("=")


@lru_cache(maxsize=1024)
def _public_key(device: str) -> bytes:
    return b32decode(device.upper() + "====")


def has_key(device: str) -> bool:
    """Whether a device of a revision's shape is a key, and not a laptop without one, a pack, or a spreadsheet."""
    return len(device) == _KEY_LETTERS


def signed_by(device: str, sig: str, said: bytes) -> bool:
    """Whether `sig` is the signature of the key `device` over a canonical JSON without `rev` and `sig`."""
    opened, bad = _checking()
    try:
        opened(b64decode(sig) + _CONTEXT + said, _public_key(device))
    except bad:
        return False
    return True


@cache
def _checking() -> tuple[Callable[[bytes, bytes], bytes], type[Exception]]:
    """What checks, and what it raises: an import inside `signed_by` is looked up anew for each line of a file."""
    from nacl.bindings import crypto_sign_open
    from nacl.exceptions import BadSignatureError

    return crypto_sign_open, BadSignatureError


def unsigned(raw: bytes, sig: str) -> bytes:
    """The canonical JSON `raw` without its `sig`, which mostly is its last."""
    last = b',"sig":"' + sig.encode() + b'"}'
    if raw.endswith(last):
        return raw[: -len(last)] + b"}"
    fields = msgspec.json.decode(raw)
    return canonical({name: value for name, value in fields.items() if name != "sig"})
