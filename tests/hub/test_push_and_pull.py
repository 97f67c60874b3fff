"""What is pushed is there once, byte for byte, and comes out as a merge would have written it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from storage.file.reading import read_file
from storage.gather.merge import merge
from storage.hub import push as push_module
from storage.hub.pushed_files import digest_of_file
from storage.hub.sets import set_digest
from storage.revisions.lines import whole_file
from tests.storage.revisions_made import revision

from .people import Hubs, pulled, pushed, revs_of

pytestmark = pytest.mark.outside
Say = Callable[..., tuple[int, str, str]]


def test_a_pulled_file_is_what_merging_all_pushed_files_gives(
    hubs: Hubs, laptops: list[Path], tmp_path: Path
) -> None:
    for one in reversed(laptops):
        pushed(hubs.url, one)
    merged = merge(tmp_path / "merged.json", laptops)
    assert pulled(hubs.url, tmp_path / "pulled.json") == (tmp_path / "merged.json").read_bytes()
    assert hubs.held() == {one.rev for one in merged.seen.revisions}
    rows = hubs.do("SELECT bytes FROM guaqui.revision")
    assert {bytes(one[0]) for one in rows} == {b"{" + one.rest for one in merged.seen.revisions}  # type: ignore[call-overload]


def test_onto_a_file_that_is_there_comes_what_it_lacks(hubs: Hubs, laptops: list[Path], tmp_path: Path) -> None:
    pushed(hubs.url, *laptops[1:])
    out = tmp_path / "own.json"
    out.write_bytes(laptops[0].read_bytes())
    merge(tmp_path / "merged.json", laptops)
    assert pulled(hubs.url, out) == (tmp_path / "merged.json").read_bytes()
    assert (tmp_path / "own.json.merges").is_dir() is False  # nobody asked for a report


def test_what_is_there_is_not_sent_again(hubs: Hubs, laptops: list[Path], tmp_path: Path) -> None:
    first = pushed(hubs.url, *laptops)
    assert first.sent == first.fresh == len(revs_of(laptops))
    again = pushed(hubs.url, *laptops)
    assert (again.sent, [one.known for one in again.files]) == (0, [True, True, True])
    other = tmp_path / "other.json"  # the same set in other bytes: read, and not sent
    other.write_bytes(laptops[0].read_bytes().replace(b'"revisions": {', b'"revisions":  {'))
    assert digest_of_file(other) != digest_of_file(laptops[0])
    assert pushed(hubs.url, other).sent == 0
    merge(tmp_path / "all.json", laptops)
    assert pushed(hubs.url, tmp_path / "all.json").fresh == 0


@pytest.mark.parametrize("lines_a_batch", [10_000, 10])
def test_a_set_is_known_however_it_came(
    hubs: Hubs, laptops: list[Path], lines_a_batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one batch, by the same call; in several, once all of them are there. What is a part is not the whole."""
    monkeypatch.setattr(push_module, "BATCH_LINES", lines_a_batch)
    pushed(hubs.url, *laptops[:2])
    revs = [revs_of([one]) for one in laptops[:2]]
    known = {bytes(one[0]) for one in hubs.do("SELECT digest FROM guaqui.known_set")}  # type: ignore[call-overload]
    assert known == {set_digest(one) for one in revs}


def test_a_file_that_grew_brings_what_is_new(hubs: Hubs, laptops: list[Path], tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    merge(file, laptops[:1])
    pushed(hubs.url, file)
    merge(file, laptops)
    assert pushed(hubs.url, file).fresh == len(revs_of(laptops)) - len(revs_of(laptops[:1]))


def test_what_is_no_revision_is_kept_and_not_sent(
    hubs: Hubs, laptops: list[Path], tmp_path: Path, say: Say
) -> None:
    file = tmp_path / "bad.json"
    lines = laptops[0].read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b'"author":"', b'"author":"X')
    file.write_bytes(b"\n".join(lines))
    code, out, err = say("hub", "push", hubs.url, file)
    assert (code, len(hubs.held())) == (1, len(revs_of([laptops[0]])) - 1)
    assert "cannot be believed" in err
    assert "191 versions were sent" in out
    assert say("hub", "push", hubs.url, file)[0] == 1  # and it is said each time


def test_a_line_that_nobody_vetted_is_quarantined_by_who_pulls(
    hubs: Hubs, laptops: list[Path], tmp_path: Path, say: Say
) -> None:
    """The server looks at length, key and record; whether it is a revision, each who pulls finds out alone."""
    pushed(hubs.url, laptops[0])
    line = '{"device":"laptop01", "record":"demand/guaqui/belen/2004/1","x":"}}}, \\"zzz\\": {"},"y":{"a":{"b":1'
    hubs.do(f"SELECT guaqui.take('guaqui', convert_to($a${line}$a$, 'UTF8'))")
    code, _out, _err = say("hub", "pull", hubs.url, tmp_path / "out.json")
    assert code == 1
    assert (tmp_path / "out.json.quarantine.json").exists()
    assert revs_of([tmp_path / "out.json"]) == revs_of(laptops[:1])


def test_several_municipalities_each_by_itself(hubs: Hubs, laptops: list[Path], tmp_path: Path, say: Say) -> None:
    other = tmp_path / "achica.json"
    one = revision("demand/achica/pueblo/2026/1")
    data = b"".join(whole_file([one]))
    other.write_bytes(data)
    pushed(hubs.url, laptops[0], other)
    assert pulled(hubs.url, tmp_path / "a.json", "achica") == data
    code, _out, err = say("hub", "pull", hubs.url, tmp_path / "b.json")
    assert (code, "achica, guaqui" in err, (tmp_path / "b.json").exists()) == (2, True, False)
    assert ("--municipality achica" in err, "--together" in err) == (True, False)  # which it does not have
    code, _out, err = say("hub", "pull", hubs.url, tmp_path / "a.json", "--municipality", "guaqui")
    assert (code, (tmp_path / "a.json").read_bytes()) == (3, data)
    assert "another municipality" in err
    code, _out, err = say("hub", "pull", hubs.url, tmp_path / "c.json", "--municipality", "nowhere")
    assert (code, (tmp_path / "c.json").exists()) == (3, False)


def test_what_was_pushed_elsewhere_may_be_pushed_here(hubs: Hubs, laptops: list[Path], tmp_path: Path) -> None:
    """There with a right to all that is in it, here with one to the municipality that the file is of."""
    more = revision("community/achica/pueblo", {"name": "Pueblo"})
    file = tmp_path / "more.json"
    file.write_bytes(b"".join(whole_file([*read_file(laptops[0]).revisions, more])))
    here = hubs.person("petra_here", "coordinator", "guaqui")
    hubs.more(f"{hubs.name}_b")
    there = hubs.person("petra_there", "coordinator", "guaqui", "achica", database=f"{hubs.name}_b")
    assert pushed(there, file).sent == len(revs_of([file]))
    done = pushed(here, file)
    assert (done.sent, done.files[0].strangers) == (len(revs_of(laptops[:1])), {"achica": 1})


def test_of_what_was_undone_nothing_comes_back(hubs: Hubs, laptops: list[Path], tmp_path: Path, say: Say) -> None:
    plan = tmp_path / "plan.json"
    assert say("merge", plan, laptops[0])[0] in {0, 1}
    assert say("merge", plan, laptops[1])[0] in {0, 1}
    code, out, _err = say("merge", plan, "--undo")
    undone = Path(out.strip().splitlines()[-1])
    undone.replace(plan)
    pushed(hubs.url, laptops[1])
    before = plan.read_bytes()
    code, _out, err = say("hub", "pull", hubs.url, plan)
    assert code == 1 or "undone" in err
    assert code in {1, 3}
    assert plan.read_bytes() == before
    assert say("hub", "pull", hubs.url, plan, "--again")[0] in {0, 1}
    assert revs_of([plan]) == revs_of(laptops[:2])
