"""A revision is accepted on its own bytes alone: every clause of the rule, and every way around it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.revisions.canonical import canonical, plain_decoder
from storage.revisions.lines import read_revisions, revision_line, whole_file
from storage.revisions.revision import Refusal, Revision, accept_bytes, accept_value
from tests.storage.revisions_made import DEMAND, document, plain_canonical, rev_of, revision

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abz_", min_size=1), inner, max_size=4),
    max_leaves=20,
)


@given(JSON)
def test_canonical_bytes_are_those_of_the_standard_library(value: Any) -> None:
    """Where a text is clean, RFC 8785 and the standard library's sorted, unescaped form are one."""
    assume_clean = json.dumps(value, ensure_ascii=True)
    if "\\u00" in assume_clean or "\\ud" in assume_clean:
        return  # control characters and surrogates are refused before; their spelling differs
    assert canonical(value) == plain_canonical(value)


def test_an_ordinary_revision_is_accepted_both_ways() -> None:
    doc = document()
    by_value = accept_value(doc)
    assert isinstance(by_value, Revision)
    assert by_value == accept_bytes(b"{" + by_value.rest, doc["rev"])
    assert by_value.document() == doc
    assert by_value.sets == tuple(sorted(DEMAND))


def test_unknown_kinds_fields_and_words_are_kept() -> None:
    newer = revision("irrigation-canal/guaqui/x", {"anything": [1, {"deep": "ñ"}]})
    assert newer.body["anything"] == [1, {"deep": "ñ"}]
    assert (
        revision(body={**DEMAND, "class": "spiritual", "weather": "dry", "status": "sung"}).body["weather"]
        == "dry"
    )
    more = accept_value(document(mood="good"))
    assert isinstance(more, Revision)
    assert more.document()["mood"] == "good"


REFUSED: dict[str, dict[str, Any]] = {
    "sets not sorted": {"sets": ["text", "action", "status"]},
    "sets twice": {"sets": ["action", "status", "status", "text"]},
    "first revision sets less than its body": {"sets": ["text"]},
    "parents not ascending": {"parents": ["b" * 32, "a" * 32]},
    "a parent twice": {"parents": ["a" * 32, "a" * 32]},
    "65 parents": {"parents": [f"{n:032x}" for n in range(65)]},
    "parent in capitals": {"parents": ["A" * 32]},
    "parent too short": {"parents": ["a" * 31]},
    "parent with a line feed": {"parents": ["a" * 32 + "\n"]},
    "device in capitals": {"device": "K7M2Q9XW"},
    "device of nine": {"device": "k7m2q9xw1"},
    "device empty": {"device": ""},
    "at without offset": {"at": "2002-07-14T10:22:31"},
    "at a date": {"at": "2002-07-14"},
    "author no text": {"author": None},
    "author with a control character": {"author": "Equipo\x1b[2J"},
    "author not NFC": {"author": "Nun\u0303umani"},
    "author with a bidi override": {"author": "\u202eodnum"},
    "author with an isolate": {"author": "\u2066x"},
    "record with capitals": {"record": "demand/guaqui/Andamarca/2004/1"},
    "record with a space": {"record": "demand/guaqui/anda marca/2004/1"},
    "record of one part": {"record": "demand"},
    "record ends in a slash": {"record": "demand/guaqui/andamarca/2004/"},
    "demand without number": {"record": "demand/guaqui/andamarca/2004"},
    "year of three digits": {"record": "demand/guaqui/andamarca/204/1"},
    "number with a leading zero": {"record": "demand/guaqui/andamarca/2004/01"},
    "number zero": {"record": "demand/guaqui/andamarca/2004/0"},
    "body no object": {"body": []},
    "text empty": {"body": {**DEMAND, "text": ""}},
    "text of 501": {"body": {**DEMAND, "text": "x" * 501}},
    "text a number": {"body": {**DEMAND, "text": 5}},
    "no text, proposed": {"body": {"status": "proposed"}, "sets": ["status"]},
    "no text, no status": {"body": {"families": 3}, "sets": ["families"]},
    "cost below zero": {"body": {**DEMAND, "cost_cents": -1}},
    "cost not whole": {"body": {**DEMAND, "cost_cents": 1.5}},
    "cost as text": {"body": {**DEMAND, "cost_cents": "5"}},
    "cost too large": {"body": {**DEMAND, "cost_cents": 2**53}},
    "unknown number too large": {"body": {**DEMAND, "weight": 2**53}},
    "unknown number too small": {"body": {**DEMAND, "weight": -(2**53)}},
    "unknown fraction": {"body": {**DEMAND, "weight": 1.0}},
    "withdrawn false": {"body": {**DEMAND, "withdrawn": False}},
    "date impossible": {"body": {**DEMAND, "decided_on": "2003-02-30"}},
    "funding below zero": {"body": {**DEMAND, "funding": {"pdla": -1}}},
    "key not ASCII": {"body": {**DEMAND, "año": 1}},
    "key with a control character": {"body": {**DEMAND, "a\n\x00": 1}},
    "text with a tab": {"body": {**DEMAND, "notes": "a\tb"}},
    "text with DEL": {"body": {**DEMAND, "notes": "a\x7fb"}},
    "text with C1": {"body": {**DEMAND, "notes": "a\x9bb"}},
    "nested too deep": {"body": {**DEMAND, "deep": json.loads("[" * 31 + "]" * 31)}},
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str) -> None:
    changes = dict(REFUSED[case])
    if "body" in changes and isinstance(changes["body"], dict):
        changes.setdefault("sets", sorted(changes["body"]))
    doc = document(**changes)
    assert isinstance(accept_value(doc), Refusal)
    rest = {name: value for name, value in doc.items() if name != "rev"}
    assert isinstance(accept_bytes(plain_canonical(rest), doc["rev"]), Refusal)


@pytest.mark.parametrize(
    "changes",
    [
        {"parents": [f"{n:032x}" for n in range(64)], "sets": []},
        {"at": ""},
        {"device": "pack"},
        {"device": "import"},
        {"body": {"status": "open"}, "sets": ["status"]},
        {"body": {"status": "none"}, "sets": ["families", "status"]},
        {"body": {**DEMAND, "text": "ñ" * 500}},
        {"body": {**DEMAND, "withdrawn": True}, "sets": [*sorted(DEMAND), "withdrawn"]},
        {"body": {**DEMAND, "weight": 2**53 - 1}, "sets": [*sorted(DEMAND), "weight"]},
        {
            "body": {**DEMAND, "deep": json.loads("[" * 30 + "]" * 30)},
            "sets": ["action", "deep", "status", "text"],
        },
        {"body": {**DEMAND, "notes": "a\nb \U0001f33e ch’ q’ä"}, "sets": ["action", "notes", "status", "text"]},
    ],
)
def test_the_limits_themselves_are_accepted(changes: dict[str, Any]) -> None:
    assert isinstance(accept_value(document(**changes)), Revision)


def as_read(text: str) -> Revision | Refusal:
    return accept_value(plain_decoder.decode(text))


@pytest.mark.parametrize("number", ["1.0", "1e0", "-0", "0.0", "1E0", "1" * 400, "NaN", "Infinity"])
def test_a_number_must_be_a_plain_integer_however_it_is_spelled(number: str) -> None:
    """Its id would fit the plain spelling; what stands there is not it."""
    doc = document(body={**DEMAND, "weight": 0 if "0" in number[:2] else 1})
    text = (
        json.dumps(doc).replace('"weight": 0', f'"weight": {number}').replace('"weight": 1', f'"weight": {number}')
    )
    assert isinstance(as_read(text), Refusal)


def test_a_doubled_key_is_refused_at_any_depth() -> None:
    text = json.dumps(document())
    assert isinstance(as_read(text), Revision)
    assert isinstance(as_read(text.replace('"author"', '"author": "x", "author"')), Refusal)
    assert isinstance(as_read(text.replace('"text":', '"text": "x", "text":')), Refusal)


def test_an_id_inside_the_hashed_bytes_is_refused() -> None:
    """In a file it would stand twice in one object, and readers would take the second."""
    fields = {name: value for name, value in document().items() if name != "rev"} | {"rev": "0" * 32}
    raw = plain_canonical(fields)
    assert accept_bytes(raw, rev_of(fields)) == Refusal("doubled-key")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"author":', b'"author": '),
        (b'"Equipo 1"', b'"\\u0045quipo 1"'),
        (b'"Equipo 1","body"', b'"Equipo 1" ,"body"'),
        (b'"parents":[]', b'"parents":[ ]'),
    ],
)
def test_bytes_that_hash_but_are_not_canonical_are_refused(old: bytes, new: bytes) -> None:
    raw = (b"{" + revision().rest).replace(old, new)
    assert raw != b"{" + revision().rest
    import hashlib

    assert accept_bytes(raw, hashlib.sha256(raw).hexdigest()[:32]) == Refusal("canonical")


def test_a_surrogate_spelled_as_an_escape_is_refused() -> None:
    text = json.dumps(document()).replace("Equipo 1", "Equipo \\ud800")
    assert as_read(text) == Refusal("text")


def test_a_line_cannot_smuggle_a_second_entry() -> None:
    good = revision()
    evil = revision(body={**DEMAND, "text": "Otra cosa"})
    data = b"".join(whole_file([good]))
    inside = revision_line(1, good)[:-1] + b', "2": ' + revision_line(2, evil).partition(b": ")[2] + b"}"
    reading = read_revisions(data.replace(revision_line(1, good), inside))
    assert [r.rev for r in reading.revisions] in ([], [good.rev], [evil.rev])
    for kept in reading.revisions:
        assert kept in (good, evil)


@given(st.binary(max_size=80))
def test_any_bytes_are_refused_without_a_crash(data: bytes) -> None:
    import hashlib

    assert isinstance(accept_bytes(data, hashlib.sha256(data).hexdigest()[:32]), Refusal)


@given(JSON)
def test_any_json_is_refused_without_a_crash(value: Any) -> None:
    assert isinstance(accept_value(value), Refusal)


def test_every_changed_byte_of_a_line_is_noticed() -> None:
    one = revision()
    whole = b"{" + one.rest
    for at in range(len(whole)):
        for flip in (1, 32):
            changed = whole[:at] + bytes([whole[at] ^ flip]) + whole[at + 1 :]
            assert isinstance(accept_bytes(changed, one.rev), Refusal), at
