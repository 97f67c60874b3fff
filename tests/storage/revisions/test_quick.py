"""The quick way to accept a line and the slow one are one rule: where the quick one says yes, so does the slow."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.file.pack import load_pack
from storage.kinds.lookup import KINDS, WITHDRAWN, kind_of
from storage.limits import MAX_INTEGER, MAX_PARENTS
from storage.revisions.canonical import rev_of
from storage.revisions.lines import read_revisions, whole_file
from storage.revisions.quick import QuickLines, has_plain_texts
from storage.revisions.revision import Refusal, Revision, accept_bytes
from tests.exports import samples
from tests.storage.revisions.test_vectors import REVISIONS
from tests.storage.revisions_made import DEMAND, child, document, plain_canonical, revision

SEEDS = (2_500, 100_000)
FIELDS = ("rev", "record", "parents", "sets", "at", "author", "device", "body", "rest")


def quick(raw: bytes, beside: bytes = b"") -> Revision | None:
    """What the quick way says of canonical JSON without `rev`, in a file with other lines."""
    return QuickLines(raw + beside, (), {}).revision(raw[1:], rev_of(raw))


def held_together(raw: bytes, beside: bytes = b"") -> bool:
    """Whether the quick way says yes; then the slow one says the same, in every field."""
    yes = quick(raw, beside)
    if yes is not None:
        slow = accept_bytes(raw, rev_of(raw))
        assert isinstance(slow, Revision), (slow, raw)
        assert [getattr(yes, name) for name in FIELDS] == [getattr(slow, name) for name in FIELDS]
    return yes is not None


def of_kinds() -> dict[str, Revision]:
    """Of each kind a first version that says all there is to say, in a laptop's name."""
    return {name: revision(samples.name(name), samples.body(kind)) for name, kind in KINDS.items()}


def test_what_is_plain_is_quick() -> None:
    for name, one in of_kinds().items():
        assert held_together(b"{" + one.rest), name
        edited = child([one], {"withdrawn": True} if KINDS[name].has("withdrawn") else {})
        assert held_together(b"{" + edited.rest), name


def test_a_shipped_pack_is_read_quickly() -> None:
    for one in load_pack("guaqui"):
        assert held_together(b"{" + one.rest), one.record


@pytest.mark.parametrize("kind", KINDS)
def test_the_types_of_a_kind_say_all_that_may_stand_there_but_for_data(kind: str) -> None:
    fields = KINDS[kind].fields
    by = {field.name for field in fields if field.says.unit.startswith("by_")}
    data = {field.name for field in fields if field.says.unit == "data"}
    for name, type_ in types_in(msgspec.inspect.type_info(KINDS[kind].body), ""):
        assert not isinstance(type_, msgspec.inspect.FloatType | msgspec.inspect.RawType)
        assert not isinstance(type_, msgspec.inspect.AnyType) or name in data, "nothing says what may stand there"
        assert not isinstance(type_, msgspec.inspect.DictType) or name in by | data, "its keys are not looked at"
        if isinstance(type_, msgspec.inspect.IntType):
            assert (type_.ge if type_.ge is not None else -MAX_INTEGER - 1) >= -MAX_INTEGER, name
            assert (type_.le if type_.le is not None else MAX_INTEGER + 1) <= MAX_INTEGER, name


def types_in(type_: Any, name: str) -> Iterator[tuple[str, Any]]:
    """A type, and those that it is made of, each with the outermost field that it is in."""
    yield name, type_
    for field in getattr(type_, "fields", ()):
        yield from types_in(field.type, name or field.encode_name)
    for part in ("item_type", "key_type", "value_type"):
        if hasattr(type_, part):
            yield from types_in(getattr(type_, part), name)
    for one in getattr(type_, "types", ()):
        yield from types_in(one, name)


LONG = "a" * 64
ACTA = "acta/guaqui/andamarca/0000-0000-0000-0000"
NEARLY_PLAIN: dict[str, dict[str, Any]] = {
    "a key of letters of Spanish": {"body": {**DEMAND, "funding": {"año": 1}}},
    "a name too long as a whole": {"record": f"workshop/{LONG}/{LONG}/{LONG}/1", "body": {"outcome": "held"}},
    "an edit with a day of no calendar": {
        "body": {**DEMAND, "executed": {"on": "2003-02-30", "state": "done"}},
        "parents": ["a" * 32],
    },
    "one text that lists the versions before it": {"parents": [f"{'a' * 32},{'b' * 32}"]},
    "versions before it in no order": {"parents": ["b" * 32, "a" * 32]},
    "a version before it twice": {"parents": ["a" * 32, "a" * 32]},
    "a version before it in capitals": {"parents": ["A" * 32]},
    "a version before it and half of one": {"parents": ["a" * 32, "b" * 31]},
    "fields decided in no order": {"sets": ["text", "status", "action"]},
    "a field decided twice": {"parents": ["a" * 32], "sets": ["text", "text"]},
    "a first version that says more than it decides": {"body": {**DEMAND, "families": 3}, "sets": sorted(DEMAND)},
    "an acta with a fraction": {"record": ACTA, "body": {"printed": [1.5]}},
    "an acta with a number beyond all": {"record": ACTA, "body": {"printed": [MAX_INTEGER + 1]}},
    "an acta with a key of letters of Spanish": {"record": ACTA, "body": {"printed": [{"año": 1}]}},
    "an acta one deeper than it may be": {"record": ACTA, "body": {"printed": json.loads("[" * 31 + "]" * 31)}},
    "a plan that is signed by letters of Spanish": {
        "record": "plan/guaqui/2003-2007",
        "body": {"name": "PDM", "per_year": 1, "years": [2003], "signs": {"año": ["a"]}},
    },
    "more versions before it than there may be": {"parents": [f"{at:032x}" for at in range(MAX_PARENTS + 1)]},
    "a laptop's name without its signature": {"device": "a" * 52},
    "a laptop's name with an empty signature": {"device": "a" * 52, "sig": ""},
    "an empty signature of nobody": {"device": "k7m2q9xw", "sig": ""},
    "taken back by halves": {"body": {**DEMAND, "withdrawn": False}},
}


@pytest.mark.parametrize("what", NEARLY_PLAIN)
def test_what_is_nearly_plain_is_refused_both_ways(what: str) -> None:
    said = document(**NEARLY_PLAIN[what])
    raw = plain_canonical({name: value for name, value in said.items() if name != "rev"})
    assert quick(raw) is None
    assert isinstance(accept_bytes(raw, said["rev"]), Refusal)


def test_what_programs_put_into_an_acta_is_quick() -> None:
    for printed in (
        [
            "andamarca",
            [["demand/guaqui/andamarca/2004/1", {"text": "Riego en K’ulli", "cost_cents": 3}]],
            None,
            True,
        ],
        json.loads("[" * 30 + "]" * 30),
        [MAX_INTEGER, -MAX_INTEGER, ""],
    ):
        said = document(record=ACTA, body={"printed": printed})
        assert held_together(plain_canonical({name: value for name, value in said.items() if name != "rev"}))


def test_what_nobody_could_read_to_its_end_is_refused_both_ways() -> None:
    said = document(record=ACTA, body={"printed": []})
    raw = plain_canonical({name: value for name, value in said.items() if name != "rev"})
    deep = raw.replace(b"[]", b"[" * 20_000 + b"]" * 20_000, 1)
    assert quick(deep) is None
    assert isinstance(accept_bytes(deep, rev_of(deep)), Refusal)


def test_vectors_that_are_accepted() -> None:
    said = [held_together(vector["canonical"].encode()) for vector in REVISIONS["accepted"]]
    assert sum(said) > len(said) // 3


def test_vectors_that_are_refused_are_not_quick() -> None:
    for vector in REVISIONS["refused"]:
        if match := re.match(r'\{"rev":"([0-9a-f]{32})",(.*)', vector["text"], re.DOTALL):
            rest = match[2].encode("utf-8", "surrogatepass")
            assert QuickLines(rest, (), {}).revision(rest, match[1]) is None, vector["name"]


NASTY = (
    b"\\u0041", b"\\t", b"\\u001b", b"\\/", b"\\\\", b'\\"', b"\\n", b"\x7f", b"\x00", b"\n", b"\t", b"\xc2\x85",
    b"\xc2\xbf", "n\u0303".encode(), "\u0301".encode(), "\u202e".encode(), "\u2067".encode(), "’".encode(),
    "🐄".encode(), "ñ".encode(), b"\xed\xa0\x80", b"\xff", b"\xc3", b"\xc0\x80", "\u1100\u1161".encode(),
    "\u212b".encode(),
)  # fmt: skip
"""What texts may hold, or may not."""
TOKENS = (
    b"-0", b"1.0", b"1e2", b"-1", b"01", b"9007199254740991", b"9007199254740992", b"NaN", b"1.5",
    b"null", b"false", b"true", b"[]", b"{}", b'""', b'"x"', b'"2003-02-29"', b'"2003-02"', b'"2003-13"',
    b'"24:00"', b'{"a\xc3\xb1o":1}', b'{"b":1,"a":1}', b'{"a":1,"a":1}', b'"2002-07-14T10:22:31Z"', b'["b","a"]',
    b'["a","a"]',
)  # fmt: skip
"""What may stand for a value, or may not."""
_VALUE = re.compile(rb'(?<=:)("(?:[^"\\]|\\.)*"|-?[0-9]+|true|\[[^\[\]]*\])')
_PAIR = re.compile(rb'"[a-z_]+":(?:"(?:[^"\\]|\\.)*"|-?[0-9]+|true),')
_LETTER = re.compile(rb"[A-Za-z0-9]")


def mutant(draw: random.Random, raw: bytes) -> bytes:
    """A line's bytes with one thing done to them, as somebody may who hashes them again."""
    way = draw.randrange(7)
    if way == 0:
        at = draw.randrange(len(raw))
        return raw[:at] + bytes([raw[at] ^ 1 << draw.randrange(8)]) + raw[at + 1 :]
    if way == 1:
        at = draw.randrange(len(raw))
        return raw[:at] + raw[at + draw.randint(1, 40) :]
    pattern = _VALUE if way in {2, 3} else _PAIR if way in {4, 5} else _LETTER
    found = list(pattern.finditer(raw))
    if not found:
        return raw
    match, other = draw.choice(found), draw.choice(found)
    new = {2: draw.choice(TOKENS), 3: other[0], 4: match[0] * 2, 5: other[0], 6: draw.choice(NASTY)}[way]
    return raw[: match.start()] + new + raw[match.end() :]


@pytest.fixture(scope="module")
def lines() -> list[bytes]:
    """Versions of all kinds, first ones and others, of which texts are plain and are not."""
    firsts = [*of_kinds().values()]
    more = [child([one], {"withdrawn": True}) for one in firsts if kind_of(one.record) in WITHDRAWN]
    said = {"text": "Riego en K’ulli: ¿ñandú, «agua»?\nq’añu 🐄", "action": "irrigation", "status": "proposed"}
    made = (*firsts, *more, revision(body=said), child([firsts[0], firsts[1]], {}))
    signed = {**document(), "device": "a" * 52, "sig": "A" * 86 + "=="}
    del signed["rev"]
    return [*(b"{" + one.rest for one in made), *[plain_canonical(signed)] * 3]


def test_mutants_that_were_hashed_again(lines: list[bytes], *, full: bool) -> None:
    """In mixed company: whether all of a file is plain decides which way its texts are looked at."""
    yes = no = 0
    for seed in range(SEEDS[full]):
        draw = random.Random(seed)
        raw = draw.choice(lines)
        for _ in range(draw.choice([1, 1, 2, 3])):
            raw = mutant(draw, raw) or raw
        said = held_together(raw, draw.choice(lines) if draw.random() < 0.5 else b"")
        yes, no = yes + said, no + (not said)
    assert min(yes, no) > SEEDS[full] // 20, "both are said often enough to be tried"


TEXTS = st.text(st.characters(codec=None) | st.sampled_from('año\u0301\u202e\x1b\n"\\’¿'), max_size=12)
PARTS = st.lists(TEXTS, max_size=3) | st.dictionaries(TEXTS, st.integers(0, 9), max_size=3)
VALUES = st.none() | st.booleans() | st.integers() | TEXTS | PARTS


@given(st.sampled_from(sorted(KINDS)), st.data())
def test_what_anybody_may_write_of_a_kind(kind: str, data: st.DataObject) -> None:
    body = samples.body(KINDS[kind])
    for name in data.draw(st.sets(st.sampled_from(sorted(body)), max_size=3)):
        body[name] = data.draw(VALUES)
    name = data.draw(st.sampled_from([samples.name(kind), "demand/guaqui/x/2003/01", "community/g/all", "x"]))
    said = {**document(), "record": name, "body": body, "sets": sorted(body), **data.draw(ENVELOPES)}
    fields = {name: value for name, value in said.items() if name != "rev"}
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    held_together(text.encode("utf-8", "surrogatepass"))


IDS = ("a" * 32, "b" * 32, "A" * 32, "a" * 31, "a" * 64, f"{'a' * 32},{'b' * 32}")
ENVELOPES = st.fixed_dictionaries(
    {},
    optional={
        "author": TEXTS,
        "at": st.sampled_from(["", "2002-07-14", "2002-07-14T10:22:31Z", "2002-07-14T10:22:31.5-04:00", " "]),
        "device": st.sampled_from(
            ["pack", "import", "k7m2q9xw", "K7M2Q9XW", "k7m2q9xw9", "a" * 52, "2" * 51 + "b"]
        ),
        "parents": st.lists(
            st.sampled_from(["a" * 32, "b" * 32, "A" * 32, "a" * 31, "a" * 64, f"{'a' * 32},{'b' * 32}"]),
            max_size=3,
        ),
        "sets": st.lists(st.sampled_from(["text", "action", "status", ""]), max_size=4),
        "sig": st.sampled_from(["", "A" * 86 + "=="]),
    },
)


def test_a_signature_that_does_not_fit_is_not_quick_and_one_that_was_checked_is() -> None:
    said = {**document(), "device": "a" * 52, "sig": "A" * 86 + "=="}
    raw = plain_canonical({name: value for name, value in said.items() if name != "rev"})
    rev = rev_of(raw)
    assert QuickLines(raw, (), {}).revision(raw[1:], rev) is None
    assert QuickLines(raw, {rev}, {}).revision(raw[1:], rev) is not None
    assert isinstance(accept_bytes(raw, rev, {rev}), Revision)


def test_what_is_known_is_the_same_object_and_only_where_its_bytes_are() -> None:
    known: dict[str, Revision] = {}
    data = b"".join(whole_file(load_pack("guaqui")))
    first, again = read_revisions(data, (), known), read_revisions(data, (), known)
    assert all(one is other for one, other in zip(first.revisions, again.revisions, strict=True))
    one = revision()
    forged = one.rest.replace(b"Riego", b"Posta")
    assert QuickLines(forged, (), {one.rev: one}).revision(forged, one.rev) is None
    assert (
        len(read_revisions(b"".join(whole_file([one])).replace(b"Riego", b"Posta"), (), {one.rev: one}).problems)
        == 1
    )


def test_when_it_was_saved_is_read_off_its_bytes_whatever_stands_before_it() -> None:
    others: list[dict[str, Any]] = [{}, {"a": '"at":"1999'}]
    for at in ("2002-07-14T10:22:31Z", ""):
        for before in others:
            said = document(**before, at=at)
            raw = plain_canonical({name: value for name, value in said.items() if name != "rev"})
            one = accept_bytes(raw, said["rev"])
            assert isinstance(one, Revision)
            assert one.at == at


def test_what_goes_on_from_a_version_has_its_id_and_its_name_as_the_same_objects() -> None:
    """A million lines have to be held."""
    first = revision()
    lines = b"".join(whole_file([first, child([first], {"withdrawn": True})]))
    one, other = read_revisions(lines).revisions
    assert other.parents[0] is one.rev
    assert other.record is one.record


def test_texts_that_are_plain() -> None:
    for text in ("Riego\nñandú «a» ’ 🐄", 'a "b" \\ c', "", "\u1e9b\u0323"):
        assert has_plain_texts(plain_canonical({"a": text})), text
    for text in ("\x1b", "n\u0303", "\u202e", "\x7f", "\x85", "\t"):
        assert not has_plain_texts(json.dumps({"a": text}, ensure_ascii=False).encode()), text
    assert not has_plain_texts(b'{"a":"\\u001b"}')
    assert not has_plain_texts(b'{"a":"\\\\\\u001b"}')
    assert not has_plain_texts(b'{"a":"\xff"}')
