"""A passphrase is tried in a process of its own: the library keeps all others of its process waiting."""

from __future__ import annotations

import subprocess
import sys

import pytest

HERE = """
import sys
from storage import GuaquiError
from storage.file.encrypted import decrypted, encrypted

shut = encrypted("aquí".encode() * 50_000, "llama quinua n\u0303andu\u0301")
assert decrypted("plan", shut, "llama quinua ñandú") == "aquí".encode() * 50_000
try:
    decrypted("plan", shut, "no es esa")
except GuaquiError as error:
    print(error.code)
print({name for name in sys.modules if name.startswith("pyrage")})
"""


@pytest.mark.costly(0)
def test_what_opens_is_the_same_and_the_library_is_not_loaded_here() -> None:
    done = subprocess.run([sys.executable, "-c", HERE], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["passphrase-wrong", "set()"]
