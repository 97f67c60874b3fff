"""What one laptop signed nobody else can say, and what was checked once is not checked again."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.revisions import revision, signature
from storage.revisions.canonical import canonical, rev_of
from storage.revisions.revision import Refusal, Revision, accept_bytes, accept_value, revision_document
from storage.revisions.signature import SigningKey
from tests.vectors import ed25519

SLOT = "demand/guaqui/andamarca/2004/1"
BODY = {"action": "irrigation", "status": "proposed", "text": "Riego"}
KEYS = st.binary(min_size=32, max_size=32).map(SigningKey)
OWN = SigningKey(bytes(range(32)))


def signed(key: SigningKey = OWN, author: str = "Rosa", body: dict[str, Any] = BODY) -> dict[str, Any]:
    return revision_document(SLOT, body, sets=set(body), parents=(), author=author, device=key, at="")


def with_own_id(fields: dict[str, Any]) -> dict[str, Any]:
    said = {name: value for name, value in fields.items() if name != "rev"}
    return {**said, "rev": rev_of(canonical(said))}


@pytest.mark.costly(0)
@given(KEYS, st.text("abcñ’ 🌾", max_size=20))
def test_what_is_signed_is_accepted_here_and_by_the_textbook(key: SigningKey, author: str) -> None:
    document = signed(key, author)
    one = accept_value(document)
    assert isinstance(one, Revision)
    assert one.device == key.device
    assert accept_bytes(b"{" + one.rest, one.rev) == one
    assert one.document() == document
    said = b"guaqui-revision-1\n" + canonical({n: document[n] for n in document if n not in {"rev", "sig"}})
    public = base64.b32decode(key.device.upper() + "====")
    assert public == ed25519.public_key(key.seed)
    assert base64.b64decode(document["sig"]) == ed25519.sign(key.seed, said)


@given(st.integers(0, 511))
def test_whichever_bit_of_a_signature_turns_it_is_refused(bit: int) -> None:
    document = signed()
    bytes_ = bytearray(base64.b64decode(document["sig"]))
    bytes_[bit // 8] ^= 1 << bit % 8
    forged = with_own_id({**document, "sig": base64.b64encode(bytes_).decode()})
    assert accept_value(forged) == Refusal("signature")


CHANGES: dict[str, Any] = {
    "at": "2002-07-14T10:22:31-04:00",
    "author": "Pedro",
    "body": {**BODY, "text": "Posta"},
    "device": SigningKey(bytes(32)).device,
    "parents": ["a" * 32],
    "record": "demand/guaqui/andamarca/2005/1",
    "sets": ["action", "status", "text", "zone"],
    "zone": {},
}


@pytest.mark.parametrize("name", CHANGES)
def test_whatever_is_changed_the_signature_is_no_longer_its_own(name: str) -> None:
    assert accept_value(with_own_id({**signed(), name: CHANGES[name]})) == Refusal("signature")


def test_all_that_is_in_a_revision_is_tried() -> None:
    assert revision.RevisionFields.__struct_fields__ == (*sorted({*CHANGES} - {"zone"}), "sig")


@given(st.dictionaries(st.sampled_from(["aa", "si", "sig0", "sj", "zz"]), st.sampled_from([1, "x", {"sig": "y"}])))
def test_unknown_fields_around_it_are_signed_too(more: dict[str, Any]) -> None:
    document = {name: value for name, value in signed().items() if name not in {"rev", "sig"}}
    said = {**document, **more}
    whole = with_own_id({**said, "sig": OWN.sign(canonical(said))})
    assert isinstance(accept_value(whole), Revision)
    for name in more:
        assert accept_value(with_own_id({k: v for k, v in whole.items() if k != name})) == Refusal("signature")


def test_what_was_checked_before_is_not_checked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    document = signed()
    raw = canonical({name: value for name, value in document.items() if name != "rev"})
    asked: list[str] = []

    def never(device: str, *_: object) -> bool:
        asked.append(device)
        return False

    monkeypatch.setattr(revision, "signed_by", never)
    assert isinstance(accept_value(document, {document["rev"]}), Revision)
    assert isinstance(accept_bytes(raw, document["rev"], {document["rev"]}), Revision)
    assert not asked
    assert accept_bytes(raw, document["rev"], {"0" * 32}) == Refusal("signature")
    assert asked == [OWN.device]


def test_a_device_is_a_key_by_its_length() -> None:
    assert signature.has_key(OWN.device)
    assert not any(map(signature.has_key, ("k7m2q9xw", "pack", "import")))
