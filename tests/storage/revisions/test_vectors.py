"""The vectors in tests/vectors: what a stranger's implementation has to do, ours does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from storage.errors import GuaquiError
from storage.gather.admission import MergeOptions
from storage.gather.merge import merge
from storage.limits import FORMAT
from storage.revisions.canonical import canonical, plain_decoder, rev_of
from storage.revisions.history import record_history
from storage.revisions.lines import read_revisions, whole_file
from storage.revisions.revision import Refusal, Revision, accept_bytes, accept_value
from storage.revisions.union import grouped

ROOT = Path(__file__).parents[3]
VECTORS = ROOT / "tests" / "vectors"


def vectors(name: str) -> Any:
    return json.loads((VECTORS / name).read_bytes())


REVISIONS = vectors("revisions.json")
HISTORIES = vectors("histories.json")
DAMAGED = sorted(path.name.removesuffix(".expect.json") for path in (VECTORS / "damaged").glob("*.expect.json"))


def test_made_again_they_are_the_same_bytes(tmp_path: Path) -> None:
    """With the standard library alone: `-I -S` leaves out what is installed, and nothing of ours is asked."""
    run = (
        "import sys; sys.path.insert(0, sys.argv[1]); from tests.vectors.make import make;"
        "import pathlib; make(pathlib.Path(sys.argv[2])); sys.exit('storage' in sys.modules)"
    )
    made = tmp_path / "made"
    subprocess.run([sys.executable, "-I", "-S", "-B", "-c", run, str(ROOT), str(made)], check=True)
    there = {path.relative_to(VECTORS): path.read_bytes() for path in VECTORS.rglob("*.json")}
    assert {path.relative_to(made): path.read_bytes() for path in made.rglob("*.json")} == there


@pytest.mark.parametrize("vector", REVISIONS["accepted"], ids=lambda vector: vector["name"])
def test_accepted(vector: dict[str, str]) -> None:
    one = accept_value(plain_decoder.decode(vector["text"]))
    assert isinstance(one, Revision), one
    assert b"{" + one.rest == vector["canonical"].encode()
    assert one.rev == vector["rev"] == rev_of(vector["canonical"].encode())
    assert accept_bytes(vector["canonical"].encode(), vector["rev"]) == one
    assert canonical(json.loads(vector["canonical"])) == vector["canonical"].encode()


@pytest.mark.parametrize("vector", REVISIONS["refused"], ids=lambda vector: vector["name"])
def test_refused(vector: dict[str, str]) -> None:
    refused = accept_value(plain_decoder.decode(vector["text"]))
    assert isinstance(refused, Refusal)
    assert refused.reason == vector["why"]
    by_line = b"".join(whole_file([])).replace(b"{\n}}", b'{\n"1": ' + vector["text"].encode() + b"\n}}")
    reading = read_revisions(by_line)
    assert reading.revisions == []
    assert [problem.reason for problem in reading.problems] == [vector["why"]]


@pytest.mark.parametrize("vector", HISTORIES, ids=lambda vector: vector["name"])
def test_histories(vector: dict[str, Any]) -> None:
    revisions = [one for one in map(accept_value, vector["revisions"]) if isinstance(one, Revision)]
    assert len(revisions) == len(vector["revisions"])
    state = record_history(grouped(revisions)[vector["record"]].values())
    assert state.depths == vector["depths"]
    assert list(state.heads) == vector["heads"]
    claims = {name: [claim.revision.rev for claim in of] for name, of in state.claims.items()}
    assert claims == vector["claims"]
    assert list(state.conflicts) == vector["conflicts"]
    assert state.values == vector["values"]


def test_a_union(tmp_path: Path) -> None:
    inputs = [VECTORS / "merge" / "one.json", VECTORS / "merge" / "other.json"]
    for order in (inputs, inputs[::-1]):
        out = tmp_path / f"{order[0].name}.out"
        merge(out, order, MergeOptions(accept_pack=True))  # theirs is no pack's that we know
        assert out.read_bytes() == (VECTORS / "merge" / "together.json").read_bytes()


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged(name: str) -> None:
    data = (VECTORS / "damaged" / f"{name}.json").read_bytes()
    expected = vectors(f"damaged/{name}.expect.json")
    if "error" not in expected:
        reading = read_revisions(data)
        assert sorted(one.rev for one in reading.revisions) == expected["ids"]
        assert reading.whole == expected["whole"]
    elif expected["error"] == "format-newer":
        assert read_revisions(data).format > FORMAT
        assert read_revisions(data).revisions == []
    else:
        with pytest.raises(GuaquiError) as caught:
            read_revisions(data)
        assert caught.value.code == expected["error"]
