"""What the signatures of a file cost at first sight: a ratio, in one run. `python -m bench.signatures`

The plain measure is libsodium's own check of as many signatures over as many bytes, turn by turn with ours.
"""

from __future__ import annotations

import base64
import statistics
import time
from collections.abc import Callable
from unittest import mock

from nacl.bindings import crypto_sign_open

from storage.revisions import revision
from storage.revisions.canonical import canonical
from storage.revisions.lines import read_revisions, whole_file
from storage.revisions.revision import Revision, accept_value, revision_document
from storage.revisions.signature import SigningKey

REVISIONS, LAPTOPS, TURNS = 2_000, 20, 7


def revisions() -> list[Revision]:
    """One save a slot, by several laptops."""
    keys = [SigningKey(n.to_bytes(32, "big")) for n in range(LAPTOPS)]
    made = []
    for n in range(REVISIONS):
        body = {
            "text": f"Riego por aspersión {n}",
            "action": "irrigation",
            "status": "proposed",
            "families": n % 90,
        }
        record = f"demand/guaqui/c{n:05d}/2003/1"
        document = revision_document(
            record, body, sets=set(body), parents=(), author="Rosa Mamani", device=keys[n % LAPTOPS], at=""
        )
        one = accept_value(document, {document["rev"]})
        assert isinstance(one, Revision)  # noqa: S101 - tells the type checker
        made.append(one)
    return made


def timed(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start


def first_sight() -> tuple[float, float, float]:
    """Seconds of the processor: what the signatures add at first sight, libsodium's check of them in a loop,
    and its check of the same in the midst of the same reading, where its tables leave the processor's cache.
    """
    made = revisions()
    data = b"".join(whole_file(made))
    bare = [plain(one) for one in made]
    turns = []
    for _ in range(TURNS):
        turn = iter(bare)
        unchecked = timed(lambda: read_with(data, lambda *_: True))
        inside = timed(lambda turn=turn: read_with(data, lambda *_: bool(crypto_sign_open(*next(turn)))))
        loop = timed(lambda: [crypto_sign_open(signed, key) for signed, key in bare])
        turns.append((timed(lambda: read_revisions(data)) - unchecked, loop, inside - unchecked))
    ours, alone, within = map(statistics.median, zip(*turns, strict=True))
    return ours, alone, within


def read_with(data: bytes, check: Callable[..., bool]) -> None:
    """Read lines whose signatures something else checks."""
    with mock.patch.object(revision, "signed_by", check):
        read_revisions(data)


def main() -> int:
    ours, alone, within = first_sight()
    print(f"signatures {REVISIONS}: ours {ours:.3f} s, libsodium's {alone:.3f} s, ratio {ours / alone:.3f}")
    print(f"libsodium's in the midst of the same reading: {within:.3f} s, ratio {ours / within:.3f}")
    return 0


def plain(one: Revision) -> tuple[bytes, bytes]:
    document = one.document()
    said = canonical({name: document[name] for name in document if name not in {"rev", "sig"}})
    key = base64.b32decode(one.device.upper() + "====")
    return base64.b64decode(document["sig"]) + b"guaqui-revision-1\n" + said, key


if __name__ == "__main__":
    raise SystemExit(main())
