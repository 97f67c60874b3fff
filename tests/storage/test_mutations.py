"""Nothing is believed: files that were damaged, forged or rewritten, and files that are made to take long."""

from __future__ import annotations

import json
import random
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.errors import GuaquiError
from storage.gather.merge import merge
from storage.gather.quarantine import quarantine_path
from storage.names.name_table import slug
from storage.notation.text import clean, is_clean
from storage.plan.survey import Survey
from storage.revisions.history import record_history
from storage.revisions.lines import HEADER, TAIL, FileReading, read_revisions, revision_line, whole_file
from storage.revisions.revision import Revision
from storage.revisions.union import file_order, grouped, union
from tests.storage.mutations import FLAWED, MUTATIONS, fields, genuine, good, must_come_in, mutated, verified
from tests.storage.revisions_made import DEMAND, plain_canonical, plain_tinydb, revision

PARTS = 8
ORDINARY, AT_LENGTH = 500, 100_000
SECONDS = 1.0
"""Of the processor: how busy the machine is otherwise makes no difference."""


def read_or_none(data: bytes) -> FileReading | None:
    began = time.process_time()
    try:
        return read_revisions(data)
    except GuaquiError as error:
        if error.code not in {"empty-file", "not-a-field-file"}:
            raise
        return None
    finally:
        assert time.process_time() - began < SECONDS


def believes_nothing(data: bytes) -> None:
    reading = read_or_none(data)
    if reading is None:
        assert not must_come_in(data)
        return
    if reading.format > 1:
        assert re.search(rb'"format"\s*:\s*[2-9]', data)
        assert not reading.revisions
        return
    came_in = {one.rev: one for one in reading.revisions}
    assert came_in.keys() <= genuine().keys(), "nothing comes in that nobody wrote"
    for rev, one in came_in.items():
        assert one == genuine()[rev]
        assert verified(f'{{"rev":"{rev}",' + one.rest.decode()) == rev
    assert must_come_in(data) <= came_in.keys(), "what verifies comes in"
    if reading.whole:
        assert must_come_in(data) == came_in.keys(), "and only that, as it is spelled"
    if reading.ours:
        assert reading.whole
        assert data.startswith(HEADER)
        assert data.endswith(TAIL)
        plainly = json.loads(data, parse_int=str)["revisions"].values()
        assert came_in.keys() <= {one.get("rev") for one in plainly if isinstance(one, dict)}
    tells_what_it_left(data, reading)


def tells_what_it_left(data: bytes, reading: FileReading) -> None:
    """Each line of a damaged file is one of those that came in, or is told whole; or is the file's own frame."""
    if reading.whole:
        return
    told = "\n".join(problem.raw for problem in reading.problems)
    indented = b'\n      "' in data
    came_in = "\n".join(revision_line(1, one).decode() for one in reading.revisions)
    for text in () if indented else data.decode("utf-8-sig", "surrogateescape").split("\n"):
        left = text.strip(", \r\t\0}").removeprefix(HEADER.decode()).strip(", \r\t\0}")
        if '"rev"' in left or re.sub('^"[^"]*":? ?', "", left) in came_in or left in came_in:
            continue  # lines with an id in them may have come in, or in part, or where they were broken in two
        if HEADER.decode().startswith(left):
            continue
        assert left.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace") in told
    here = {one.rev for one in reading.revisions}
    for rev in set(re.findall(rb'"rev": ?"([0-9a-f]{32})"', data)):
        assert rev.decode() in here or rev.decode() in told


@pytest.mark.costly(3)
@pytest.mark.parametrize("part", range(PARTS))
def test_mutated_files(part: int, *, full: bool) -> None:
    for seed in range(part, AT_LENGTH if full else ORDINARY, PARTS):
        what, data = mutated(seed)
        try:
            believes_nothing(data)
        except AssertionError as error:
            error.add_note(f"mutated({what})")
            raise


@pytest.mark.costly(0)
def test_the_mutations_do_something_and_leave_something() -> None:
    """Mutations that change nothing, or after which nothing is left, would try nothing."""
    for name, mutation in MUTATIONS.items():
        assert any(mutation(random.Random(seed), good(1)) != good(1) for seed in range(30)), name
    outcomes: set[str] = set()
    for seed in range(400):
        _, data = mutated(seed)
        try:
            reading = read_revisions(data)
        except GuaquiError:
            outcomes.add("nothing")
            continue
        outcomes |= {"newer"} if reading.format > 1 else {"whole"} if reading.whole else {"damaged"}
        outcomes |= {"ours"} if reading.ours else set()
        outcomes |= {problem.reason for problem in reading.problems}
    assert outcomes >= {"nothing", "newer", "whole", "damaged", "ours", "hash", "shape", "table", "text", "number"}


@pytest.mark.parametrize("flaw", range(len(FLAWED)))
def test_a_right_id_makes_no_revision(flaw: int) -> None:
    from tests.storage.revisions_made import document

    made = document(**FLAWED[flaw])
    text = plain_canonical({name: value for name, value in made.items() if name != "rev"})
    data = good(1).removesuffix(TAIL) + b',\n"900": {"rev":"%s",%s' % (made["rev"].encode(), text[1:]) + TAIL
    for damaged in (data, data[:-3], data.replace(b"\n", b"\r\n")):
        reading = read_revisions(damaged)
        assert {one.rev for one in reading.revisions} == {one.rev for one in fields(1)}
        assert any(made["rev"] in problem.raw for problem in reading.problems)


def test_the_second_line_of_two_that_were_joined_comes_in() -> None:
    joined = good(1).replace(b',\n"3"', b'x\n"3"').replace(b',\n"5"', b',x"5"')
    assert len(read_revisions(joined).revisions) == len(fields(1))


@pytest.mark.parametrize("layout", ["one line", "indented", "sorted"])
@pytest.mark.parametrize("damage", ["torn", "flipped"])
def test_a_file_that_was_written_anew_and_then_damaged_gives_back_what_verifies(layout: str, damage: str) -> None:
    value = json.loads(good(1))
    text = json.dumps(value, indent=4 if layout == "indented" else None, sort_keys=layout == "sorted").encode()
    at = text.index(b'"70"')
    data = text[:at] if damage == "torn" else text[:at] + b"\x01" + text[at:]
    reading = read_revisions(data)
    before = data.count(b'"record":')  # sorted, 100 stands before 70
    assert before == 69 or layout == "sorted" or damage != "torn"
    expected = before if damage == "torn" else len(fields(1))
    assert expected - 2 <= len(reading.revisions) <= expected
    assert not reading.whole


def test_a_torn_file_of_a_newer_format_is_not_taken_for_ours() -> None:
    reading = read_revisions(good(1).replace(b'"format": 1', b'"format": 2')[:-40])
    assert (reading.format, reading.revisions) == (2, [])


def test_what_another_tool_put_beside_is_told() -> None:
    """The next writing of the whole file would leave it out."""
    reading = read_revisions(good(1).removesuffix(TAIL) + b'\n}, "notes": {\n"1": {"milk": 2}' + TAIL)
    assert [(p.where, p.reason, p.raw) for p in reading.problems] == [("notes/1", "table", '{"milk": 2}')]
    assert not reading.ours
    assert len(reading.revisions) == len(fields(1))


def test_a_second_table_of_revisions_is_read_and_not_appended_to() -> None:
    second = b'\n}, "revisions": {\n' + good(2).removeprefix(HEADER).lstrip(b"\n").replace(b'\n"', b'\n"9')
    reading = read_revisions(good(1).removesuffix(TAIL) + second)
    assert {one.rev for one in reading.revisions} == genuine().keys()
    assert not reading.ours


@pytest.mark.costly(0)
@pytest.mark.parametrize("part", range(2))
def test_a_merge_of_mutated_files_loses_nothing_and_touches_nothing(
    part: int, tmp_path: Path, *, full: bool
) -> None:
    ours = tmp_path / "ours.json"
    ours.write_bytes(good(2))
    for seed in range(part, 2_000 if full else 80, 2):
        _, data = mutated(seed)
        reading = read_or_none(data)
        other, out = tmp_path / f"{seed}.json", tmp_path / f"out-{seed}.json"
        other.write_bytes(data)
        merged = merge(out, [other, ours])
        assert (other.read_bytes(), ours.read_bytes()) == (data, good(2))
        expected = {one.rev for one in fields(2)} | {one.rev for one in (reading.revisions if reading else ())}
        written = read_revisions(out.read_bytes())
        assert written.ours
        assert {one.rev for one in written.revisions} == expected
        assert bool(merged.left_out) == (reading is None or reading.format > 1)
        if seed < 10:
            assert {found["rev"] for found in plain_tinydb(out)} == expected
        problems = reading.problems if reading else []
        assert quarantine_path(out).exists() == bool(problems)
        if problems:
            kept = [(one["where"], one["raw"]) for one in json.loads(quarantine_path(out).read_bytes())]
            assert {(one.where, one.raw) for one in problems} == set(kept)


# What is made to take long. The bounds are wide: what they are to find takes minutes, or all memory.

LONG = 20.0
START = good(1).removesuffix(TAIL)
COSTLY: dict[str, Callable[[int], bytes]] = {
    "braces": lambda n: b"{" * n,
    "brackets in a file": lambda n: START + b",\n" + b"[" * n + TAIL,
    "quotes": lambda n: START + b',\n"9": "' + b'"' * n,
    "backslashes": lambda n: START + b"\\" * n,
    "entries in entries": lambda n: START + b',"1":{"a":' * (n // 10),
    "entries in entries with ids": lambda n: START + b',"1":{"rev":"a","x":{' * (n // 20),
    "entries in entries around much": lambda n: START + b',"1":{"a":{' * 450 + b'"x":[' + b"1," * (n // 2),
    "closed entries around much": lambda n: START
    + b',"1":{"a":{' * 300 + b'"x":[' + b"1," * (n // 2) + b"1]" + b"}" * 600,
    "entries without an end": lambda n: START + b',\n"1": {"rev":"b","a":1' * (n // 24),
    "digits": lambda n: START + b",\n" + b"1" * n,
    "numbers and space": lambda n: START + (b'"1":' + b" " * 1000) * (n // 1004),
    "a long line": lambda n: START + b',\n"900": {"rev":"' + b"a" * 32 + b'","x":"' + b"}" * n + b'"}' + TAIL,
    "a long integer": lambda n: START + b',\n"900": {"rev":' + b"1" * n + b"}" + TAIL,
    "empty lines": lambda n: START + b"\n" * n,
    "lines of one character": lambda n: START + b"x\n" * (n // 2),
    "lines of a beginning": lambda n: START + b'"1": {\n' * (n // 7),
    "many fields": lambda n: START
    + b',\n"900": {"rev":"a",' + b",".join(b'"%d":1' % i for i in range(n // 11)) + b"}" + TAIL,
    "many parents": lambda n: START
    + b',\n"900": {"parents":[' + b",".join(b'"%032x"' % i for i in range(n // 35)) + b"]}" + TAIL,
    "many tables": lambda n: HEADER + b"}, " + b",".join(b'"t%d": {}' % i for i in range(n // 14)) + b"}",
    "escapes": lambda n: START + b',\n"900": {"rev":"' + b"\\u0041" * (n // 6) + b'"}' + TAIL,
    "no UTF-8": lambda n: START + b"\xff" * n,
    "the same a hundred times": lambda n: good(1) * (n // len(good(1))),
    "UTF-16": lambda n: (good(1).decode() * (n // len(good(1)) // 2)).encode("utf-16"),
    "deep": lambda n: START + b',\n"900": {"rev":' + b"[" * n + b"]" * n + b"}" + TAIL,
}  # fmt: skip


def within(seconds: float, do: Callable[[], object]) -> None:
    began = time.process_time()
    do()
    assert time.process_time() - began < seconds


@pytest.mark.costly(3)
@pytest.mark.parametrize("what", COSTLY)
def test_no_bytes_take_long_to_read(what: str, *, full: bool) -> None:
    data = COSTLY[what](5_000_000 if full else 500_000)

    def do() -> None:
        try:
            reading = read_revisions(data)
        except GuaquiError:
            return
        assert {one.rev for one in reading.revisions} <= genuine().keys()

    within(LONG, do)


def many(n: int, changes: Callable[[int], dict[str, object]], first: Revision) -> list[Revision]:
    """`n` revisions that all know of the first one only."""
    made = []
    for number in range(n):
        changed = changes(number)
        made.append(revision(body={**DEMAND, **changed}, parents=[first.rev], sets=sorted(changed)))
    return made


@pytest.mark.costly(0)
def test_ten_thousand_at_once_on_one_record_stay_cheap(*, full: bool) -> None:
    first = revision()
    each = 10_000 if full else 5_000
    edits = many(each, lambda n: {"families": n}, first)
    withdrawals = many(each, lambda n: {"withdrawn": True, "notes": str(n)}, first)
    within(LONG, lambda: record_history([first, *edits]))
    within(LONG, lambda: record_history([first, *withdrawals]))
    state = record_history([first, *edits, *withdrawals])
    assert len(state.heads) == 2 * each
    assert state.conflicts == ("families", "notes", "withdrawn")
    data = b"".join(whole_file([first, *edits, *withdrawals]))
    merged: list[Revision] = []
    within(LONG, lambda: merged.extend(file_order(grouped(union([("x", read_revisions(data))])[0].values()))))
    assert len(merged) == 2 * each + 1
    within(LONG, lambda: Survey(merged).disputed())


def test_many_parents_stay_cheap() -> None:
    layers = [[revision()]]
    for layer in range(40):
        parents = sorted(one.rev for one in layers[-1])
        bodies = ({**DEMAND, "families": layer, "notes": str(n)} for n in range(64))
        layers.append([revision(body=body, parents=parents, sets=["families"]) for body in bodies])
    everything = [one for layer in layers for one in layer]
    within(LONG, lambda: record_history(everything))
    assert record_history(everything).depths[layers[-1][0].rev] == 41


def test_many_fields_in_a_long_chain_stay_cheap() -> None:
    """Sets of names, one for each revision, took gigabytes here."""
    wide = {**DEMAND, **{f"f{n}": n for n in range(2_500)}}  # as many as a revision holds
    chain = [revision(body=wide)]
    for n in range(1_000):
        chain.append(revision(body={**DEMAND, "families": n}, parents=[chain[-1].rev], sets=["families"]))
    for n in range(1_000):
        name = f"g{n}"
        chain.append(revision(body={**DEMAND, name: n}, parents=[chain[-1].rev, "f" * 32], sets=[name]))
    states = []
    within(LONG, lambda: states.append(record_history(chain)))
    assert len(states[0].claims) == len(wide) + 1 + 1_000


@pytest.mark.parametrize(
    "run", ["\u0301\u0316", "\u0f71\u0f72", "\u0f73", "\u0344\u0316", "\u1100", "\u0301", "\ufdfa"]
)
def test_no_text_takes_long_to_clean(run: str, *, full: bool) -> None:
    text = "a" + run * (500_000 if full else 50_000)
    cleaned: list[str] = []
    within(LONG, lambda: cleaned.append(clean(text)))
    within(LONG, lambda: is_clean(text))
    within(LONG, lambda: slug(text))
    assert is_clean(cleaned[0])
    assert clean(cleaned[0]) == cleaned[0]
