"""What the signatures of a file cost at first sight: a ratio, in one run. `python -m bench.signatures`

The plain measure is libsodium's own check of as many signatures over as many bytes, turn by turn with ours.
"""

from __future__ import annotations

import base64
import statistics
import time
from collections.abc import Callable

from nacl.bindings import crypto_sign_open

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


def main() -> int:
    made = revisions()
    data = b"".join(whole_file(made))
    known = {one.rev for one in made}
    bare = [plain(one) for one in made]
    first, again, checks = [], [], []
    for _ in range(TURNS):
        first.append(timed(lambda: read_revisions(data)))
        again.append(timed(lambda: read_revisions(data, known)))
        checks.append(timed(lambda: [crypto_sign_open(signed, key) for signed, key in bare]))
    ours, theirs = statistics.median(first) - statistics.median(again), statistics.median(checks)
    print(f"signatures {REVISIONS}: ours {ours:.3f} s, libsodium's {theirs:.3f} s, ratio {ours / theirs:.3f}")
    print(f"the file read again: {statistics.median(again):.3f} s")
    return 0


def plain(one: Revision) -> tuple[bytes, bytes]:
    document = one.document()
    said = canonical({name: document[name] for name in document if name not in {"rev", "sig"}})
    key = base64.b32decode(one.device.upper() + "====")
    return base64.b64decode(document["sig"]) + b"guaqui-revision-1\n" + said, key


if __name__ == "__main__":
    raise SystemExit(main())
