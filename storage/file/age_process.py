"""A process of its own that encrypts, or opens what is encrypted: `encrypted.py` starts it by its path.

To try a passphrase takes a second or more, by intent, and the library lets nothing else of its process run
meanwhile: no key, no drawing, no signal.

It reads the passphrase's length in four bytes, the passphrase, and what that is for; its word says which way. It
answers `+` and the result, or `-` and what the library said.
"""

from __future__ import annotations

import sys


def _answer(word: str, told: bytes) -> bytes:
    from pyrage import DecryptError
    from pyrage import passphrase as age

    end = 4 + int.from_bytes(told[:4], "big")
    passphrase, data = told[4:end].decode(), told[end:]
    try:
        done: bytes = age.encrypt(data, passphrase) if word == "encrypt" else age.decrypt(data, passphrase)
    except DecryptError as error:
        return b"-" + str(error).encode()
    return b"+" + done


if __name__ == "__main__":
    sys.stdout.buffer.write(_answer(sys.argv[1], sys.stdin.buffer.read()))
