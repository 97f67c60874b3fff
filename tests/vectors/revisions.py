"""Revisions to accept and to refuse."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from typing import Any

from tests.vectors import ed25519
from tests.vectors.rules import (
    DEMAND,
    GREATEST,
    Doc,
    RefusedError,
    accept,
    again,
    canonical,
    device_of,
    doc,
    signed,
    text_of,
)


def with_body(**more: Any) -> Doc:
    return doc(body={**DEMAND, **more})


def of_size(length: int) -> Doc:
    """A revision of so many bytes of canonical JSON, without its id."""
    empty = canonical({name: value for name, value in doc("canal/guaqui/x", {"x": ""}).items() if name != "rev"})
    return doc("canal/guaqui/x", {"x": "ñ" + "x" * (length - len(empty) - 2)})


def nested(depth: int) -> Any:
    return [] if depth == 1 else [nested(depth - 1)]


ASSEMBLY = "workshop/guaqui/municipal-2/all/1"
NAMELESS: Doc = {"device": "pack", "author": "", "at": ""}

OTHER_SEED = bytes(32)
SIGNED = signed()


def with_answer(one: Doc, answer: int) -> Doc:
    """A signature whose second half is another number."""
    first = base64.b64decode(one["sig"])[:32]
    return again(one, sig=base64.b64encode(first + answer.to_bytes(32, "little")).decode())


def answer_of(one: Doc) -> int:
    return int.from_bytes(base64.b64decode(one["sig"])[32:], "little")


def of_small_order() -> Doc:
    """Signed by nobody: with the point of order one for a key, nothing times it is left of any message."""
    key = ed25519.packed(ed25519.NOTHING)
    device = base64.b32encode(key).decode().lower().rstrip("=")
    return again(doc(), device=device, sig=base64.b64encode(key + bytes(32)).decode())


ACCEPTED: dict[str, Doc] = {
    "signed": SIGNED,
    "signed, with letters of all sorts": signed(
        author='Equipo "1" \\ q’añu 👩\u200d🌾', body={**DEMAND, "notes": "a\nb"}
    ),
    "signed, with unknown fields before and behind": signed(mood="good", zone=[{}], sid="x"),
    "signed, with an object behind that has a sig": signed(zone={"sig": "x"}),
    "signed by another": signed(OTHER_SEED),
    "a demand": doc(),
    "every field of a demand": with_body(
        spoken="Qarpa uma, ch’uxña",
        place="K'ulli",
        families=0,
        cost_cents=GREATEST,
        phase="work",
        funding={"hipc": 0, "pdla": 1200050},
        carries="lecheros",
        proposed_by="both",
        options=[{"text": "Posta", "votes": 12, "proposed_by": "women"}, {}],
        agreed={"how": "vote", "for": 41, "against": 12, "abstained": 0},
        decided_on="2002-07-14",
        joint_with="demand/guaqui/arcata/2004/1",
        phase_of="demand/guaqui/andamarca/2003/1",
        code="11 0000 008",
        carries_why="a\nb",
        cause="private-gain",
        ruling={"on": "2002-08-30", "workshop": ASSEMBLY, "for": 60, "against": 0, "abstained": 3},
        executed={"state": "stopped", "on": "2004-06", "spent_cents": 0, "reason": "a\nb", "cause": "x"},
        status_reason="a\nb",
        moved_to="demand/guaqui/andamarca/2005/1",
        notes="",
        withdrawn=True,
        **{"class": "social"},
    ),
    "a slot without text that is open": doc(body={"status": "open"}),
    "none": doc(body={"status": "none"}, sets=["families", "status"]),
    "500 characters": doc(body={**DEMAND, "text": "ñ" * 500}),
    "500 characters outside the first plane": doc(body={**DEMAND, "text": "🌾" * 500}),
    "no time": doc(at=""),
    "a time with a fraction, in UTC": doc(at="2002-07-14T14:22:31.123456789Z"),
    "a pack's": doc(
        "plan/guaqui/2003-2007", {"name": "PDM", "years": [2003, 2007], "per_year": 1}, **NAMELESS
    ),
    "an import's": doc(device="import", author="", at=""),
    "64 parents": doc(parents=[f"{n:032x}" for n in range(64)], sets=[]),
    "a later one that sets nothing": doc(parents=["0" * 32], sets=[]),
    "a field taken away": doc(parents=["0" * 32], sets=["families"]),
    "an unknown kind": doc("canal/guaqui/k-ulli", {"litres": -GREATEST, "of": [None, True, {"deep": "ñ"}]}),
    "a record of 200 characters": doc("/".join(["x" * 64] * 2 + ["y" * 35] + ["z" * 34]), {}),
    "a record with a part of 64 characters": doc(f"demand/guaqui/{'x' * 64}/2004/1"),
    "a demand with a number of nine digits": doc(
        f"demand/guaqui/andamarca/2004/{'9' * 9}",
        {**DEMAND, "moved_to": f"demand/guaqui/andamarca/2004/{'9' * 9}"},
    ),
    "a workshop with a number of nine digits": doc(f"workshop/guaqui/x/all/{'9' * 9}", {"outcome": "held"}),
    "a community whose id begins with all": doc("community/guaqui/all-of-it", {"name": "Todas"}),
    "a long name of an unknown kind": doc("a/b/c/d/e/f/g", {}),
    "an unknown field, class and status": with_body(weather="dry", **{"class": "spiritual", "status": "sung"}),
    "unknown fields around the body": doc(mood="good", a=[{}]),
    "letters, emoji, quotes": doc(author='Equipo "1" \\ q’añu 👩\u200d🌾 \u00a0\u200b\u2028\ufeff/</script>'),
    "65,536 bytes": of_size(65_536),
    "32 levels": with_body(deep=nested(30)),
    "a municipality": doc(
        "municipality/guaqui",
        {"name": "Guaqui", "province": "Ingavi", "department": "La Paz", "country": "Bolivia", "currency": "BOB",
         "currency_sign": "Bs", "number_form": "es", "plan_word": "PDM", "year_word": "POA",
         "period_word": "gestión", "community_word": "OTB", "authority_word": "mallku", "sector_word": "sector",
         "council_word": "concejo", "paper": "letter"},
    ),
    "a plan with all": doc(
        "plan/guaqui/2003-2007",
        {"name": "PDM", "years": [1000, *range(2001, 2060)], "per_year": 99, "published": False,
         "vision": "a\nb", "signs": {"acta": ["Mallku", ""]}},
    ),
    "a class": doc(
        "class/guaqui/social", {"name": "Social", "productive": False, "mark": "■", "letter": "ñ", "order": 0}
    ),
    "a class with a letter for a mark": doc("class/guaqui/x", {"name": "X", "productive": True, "mark": "Ñ"}),
    "a zoning": doc("zoning/guaqui/admin", {"name": "Zona", "status": "validated", "ruling": {"for": 3}}),
    "a zone": doc("zone/guaqui/a", {"name": "A", "zoning": "admin", "vocation": "Leche", "asks": ["forage"]}),
    "who is in a zone": doc(
        "member/guaqui/admin/andamarca",
        {"zone": "a", "status": "observed", "reason": "a\nb", "cause": "distrust", "ruling": {"against": 0}},
    ),
    "a step": doc(
        "step/guaqui/community",
        {"name": "Taller comunal", "of": "community", "order": 2, "validates": False, "signs": ["Mallku"]},
    ),
    "a funder": doc("funder/guaqui/pdla", {"name": "PDLA"}),
    "a programme": doc("programme/guaqui/forestry", {"name": "Forestal", "code": "12", "part_of": "x"}),
    "a cause": doc("cause/guaqui/distrust", {"name": "Desconfianza", "of": ["absent", "sung"]}),
    "an element": doc("element/guaqui/role", {"name": "Rol", "order": 3, "part_of": "x", "ask": "a\nb"}),
    "a community of 99 a year": doc("community/guaqui/x", {"name": "X", "per_year": 99}),
    "an association of 99 a year": doc("association/guaqui/x", {"name": "X", "per_year": 99}),
    "a community": doc(
        "community/guaqui/andamarca",
        {"name": "Andamarca", "sort": "rural", "part_of": "ayllu", "per_year": 0, "code": "02-08", "people": 0,
         "families": 3, "latitude_e6": -90_000_000, "longitude_e6": 180_000_000},
    ),
    "an association": doc(
        "association/guaqui/lecheros",
        {"name": "Lecheros", "per_year": 2, "members": 0, "women": 0, "sector": "leche", "part_of": "x",
         "modules": [{"name": "I", "members": 21}, {}], "centres": [{"members": 0}]},
    ),
    "an association that is off the list": doc(
        "association/guaqui/lecheros", {"name": "Lecheros", "per_year": 2, "withdrawn": True}
    ),
    "an action": doc(
        "action/guaqui/stable",
        {"name": "Establo", "class": "production-support", "names": {"ay": "Uywa uta"}, "programme": "x",
         "code": "7"},
    ),
    "an alias": doc("alias/guaqui/belen-alto", {"name": "Belén Alto", "target": "community/guaqui/belen"}),
    "a workshop": doc(
        "workshop/guaqui/community/andamarca/1",
        {"outcome": "held", "called_on": "2004-02-28", "held_on": "2004-02-29", "from": "00:00", "to": "23:59",
         "agenda": "a\nb", "agreements": "b", "positions": "c", "read_back": True,
         "authorities": [{"office": "Mallku"}], "women": 34, "cause": "distrust",
         "participants": [{"of": "apleg", "count": 0, "name": "Rosa", "office": "Socia"}, {}]},
    ),
    "a workshop that was read and not accepted": doc(
        "workshop/guaqui/community/andamarca/1", {"outcome": "sung", "read_back": False}
    ),
    "a workshop that was read by somebody": doc(
        "workshop/guaqui/community/andamarca/1", {"outcome": "held", "read_back": "Rosa"}
    ),
    "a line of a year's plan": doc(
        "budget/guaqui/2003/oecas",
        {"name": "OECAs", "holder": "apleg", "programme": "training", "code": "1", "cost_cents": 4_000_000,
         "funding": {"municipality": 0}, "status": "budgeted", "status_reason": "x", "cause": "no-cost",
         "ruling": {}, "executed": {"state": "sung", "on": "2003"}},
    ),
    "a ceiling": doc("ceiling/guaqui/2003/each-community/any", {"amount_cents": 0, "name": "Techo"}),
    "a commitment": doc(
        "commitment/guaqui/0a1b",
        {"who": "Alcaldía", "what": "a\nb", "to": "APLEG", "on": "2002", "due": "2003-12",
         "workshop": "workshop/guaqui/encounter/all/1", "about": "demand/guaqui/arcata/2004/1", "state": "kept",
         "state_on": "2004-02-29", "evidence": "x", "cause": "distrust"},
    ),
    "an institution": doc(
        "institution/guaqui/cipca",
        {"name": "CIPCA", "sort": "institution", "part_of": "x", "since": "1971", "until": "2003-01",
         "address": "La Paz", "phone": "2", "legal_state": "ok",
         "members": [{"name": "Rosa", "office": "x", "from": "2002", "to": "2004-02-29"}, {}]},
    ),
    "a fact": doc(
        "fact/guaqui/0a1b",
        {"topic": "Población", "name": "Mujeres", "value": -GREATEST, "scale": 15, "unit": "%", "text": "a\nb",
         "on": "2001-09", "document": "Censo", "place": "p. 3", "derived": {"how": "sum", "of": ["x", "y"]}},
    ),
    "an assessment": doc(
        "assessment/guaqui/vision/2003",
        {"state": 0, "on": "2003", "evidence": "x", "workshop": "workshop/guaqui/municipal-1/all/1"},
    ),
    "a lesson": doc(
        "lesson/guaqui/0a1b",
        {"text": "x" * 4000, "element": "vision", "workshop": ASSEMBLY, "on": "2003-01"},
    ),
    "an arrival": doc(
        "arrival/guaqui/0123456789abcdef/k7m2q9xw/1",
        {"file": "a.xlsx", "rows": [{"rev": "0a", "line": 2, "key": "uuid:1"}] * 500, "table": "Hoja1",
         "steps": ["headings 2-3"], "by": "Rosa"},
    ),
    "a laptop": doc(
        "laptop/guaqui/k7m2q9xw", {"name": "Equipo 1", "person": "Rosa", "knows": ["abc"], "refuses": []}
    ),
    "an acta": doc("acta/guaqui/andamarca/0a1b", {"printed": ["guaqui", [["x", {"y": 1}]]]}),
    "a question": doc(
        "question/guaqui/0a1b", {"record": "demand/guaqui/andamarca/2004/1", "fields": ["cost_cents"]}
    ),
    "a remark": doc(
        "remark/guaqui/cost-far/0a1b",
        {"record": "demand/guaqui/andamarca/2004/1", "code": "cost-far", "seen": "0a1b", "field": "cost_cents",
         "reason": "Con túnel", "withdrawn": True},
    ),
}  # fmt: skip

# How the same revision may also be spelled where another program wrote the file anew.
SPELLED: dict[str, Callable[[Doc], str]] = {
    "indented": lambda one: json.dumps(one, indent=4),
    "sorted, with escapes": lambda one: json.dumps(one, sort_keys=True),
    "in another order": lambda one: json.dumps(dict(reversed(one.items())), ensure_ascii=False),
    "with CRLF and tabs": lambda one: json.dumps(one, indent="\t").replace("\n", "\r\n"),
    "each letter an escape": lambda one: text_of(one).replace(
        "Equipo", "\\u0045\\u0071\\u0075\\u0069\\u0070\\u006F"
    ),
    "slashes escaped": lambda one: text_of(one).replace("/", "\\/"),
}

REFUSED: list[tuple[str, Doc, str]] = [
    ("sets not sorted", doc(sets=["text", "action", "status"]), "shape"),
    ("a set twice", doc(sets=["action", "status", "status", "text"]), "shape"),
    ("a first one that sets less than its body", doc(sets=["text"]), "shape"),
    ("parents not ascending", doc(parents=["b" * 32, "a" * 32]), "shape"),
    ("a parent twice", doc(parents=["a" * 32, "a" * 32]), "shape"),
    ("65 parents", doc(parents=[f"{n:032x}" for n in range(65)]), "shape"),
    ("65,537 bytes", of_size(65_537), "size"),
    ("65,537 bytes under another id", {**of_size(65_537), "rev": "0" * 32}, "size"),
    ("a parent in capitals", doc(parents=["A" * 32]), "shape"),
    ("a parent of 31 digits", doc(parents=["a" * 31]), "shape"),
    ("a parent of 64 digits", doc(parents=["a" * 64]), "shape"),
    ("a parent with a line feed", doc(parents=["a" * 32 + "\n"]), "shape"),
    ("a parent that is a number", doc(parents=[1]), "shape"),
    ("no list of parents", doc(parents=None), "shape"),
    ("signed, another author", again(SIGNED, author="Equipo 2"), "signature"),
    ("signed, another time", again(SIGNED, at=""), "signature"),
    ("signed, another body", again(SIGNED, body={**DEMAND, "text": "Posta"}), "signature"),
    ("signed, other parents", again(SIGNED, parents=["a" * 32]), "signature"),
    ("signed, an unknown field more", again(SIGNED, zone=1), "signature"),
    ("signed in another laptop's name", again(SIGNED, device=device_of(OTHER_SEED)), "signature"),
    ("another's signature", again(SIGNED, sig=signed(author="Equipo 2")["sig"]), "signature"),
    ("signed with zeros", again(SIGNED, sig=base64.b64encode(bytes(64)).decode()), "signature"),
    ("signed with a greater number", with_answer(SIGNED, answer_of(SIGNED) + ed25519.ORDER), "signature"),
    ("signed by a key of small order", of_small_order(), "signature"),
    ("a key that did not sign", again(SIGNED, sig=None), "shape"),
    ("a signature of no key", again(SIGNED, device="k7m2q9xw"), "shape"),
    ("a signature of a pack", again(SIGNED, device="pack"), "shape"),
    ("a signature without its end", again(SIGNED, sig=SIGNED["sig"].rstrip("=")), "shape"),
    ("a signature with letters of web addresses", again(SIGNED, sig="-_" + SIGNED["sig"][2:]), "shape"),
    ("a signature with bits left over", again(SIGNED, sig=SIGNED["sig"][:85] + "B=="), "shape"),
    ("a signature that is a list", again(SIGNED, sig=[SIGNED["sig"]]), "shape"),
    ("a key with bits left over", again(SIGNED, device=SIGNED["device"][:51] + "b"), "shape"),
    ("a key in capitals", again(SIGNED, device=SIGNED["device"].upper()), "shape"),
    ("device in capitals", doc(device="K7M2Q9XW"), "shape"),
    ("device of nine", doc(device="k7m2q9xw1"), "shape"),
    ("no device", doc(device=""), "shape"),
    ("a time without offset", doc(at="2002-07-14T10:22:31"), "shape"),
    ("a day", doc(at="2002-07-14"), "shape"),
    ("a time with another script's digits", doc(at="٢٠٠٢-07-14T10:22:31-04:00"), "shape"),
    ("no author", doc(author=None), "shape"),
    ("a body that is a list", doc(body=[]), "shape"),  # type: ignore[arg-type]
    ("a record with capitals", doc("demand/guaqui/Andamarca/2004/1"), "shape"),
    ("a record of one part", doc("demand"), "shape"),
    ("a record with a part of 65 characters", doc(f"canal/guaqui/{'x' * 65}", {}), "shape"),
    ("a record of 201 characters", doc("/".join(["x" * 64] * 2 + ["y" * 36] + ["z" * 34]), {}), "shape"),
    ("a kind of 65 characters", doc(f"{'x' * 65}/guaqui/x", {}), "shape"),
    ("a demand with a number of ten digits", doc("demand/guaqui/andamarca/2004/1000000000"), "body"),
    (
        "a workshop with a number of ten digits",
        doc(f"workshop/guaqui/x/all/{'9' * 10}", {"outcome": "held"}),
        "body",
    ),
    (
        "a workshop with a number of 5,000 digits",
        doc(f"workshop/guaqui/x/all/{'9' * 5000}", {"outcome": "held"}),
        "shape",
    ),
    ("a community called all", doc("community/guaqui/all", {"name": "Todas"}), "body"),
    ("an association called all", doc("association/guaqui/all", {"name": "Todas", "per_year": 1}), "body"),
    (
        "moved to a record with a part of 65 characters",
        with_body(moved_to=f"demand/guaqui/{'x' * 65}/2004/1"),
        "body",
    ),
    ("moved to a record of 201 characters", with_body(moved_to="/".join(["x" * 64] * 3 + ["y" * 6])), "body"),
    ("a record that ends in a slash", doc("demand/guaqui/andamarca/2004/"), "shape"),
    ("a control character", doc(author="Equipo\x1b[2J"), "text"),
    ("a tab", with_body(notes="a\tb"), "text"),
    ("a carriage return", with_body(notes="a\r\nb"), "text"),
    ("DEL", with_body(notes="a\x7fb"), "text"),
    ("C1", with_body(notes="a\x9bb"), "text"),
    ("not NFC", doc(author="Nun\u0303umani"), "text"),
    ("the Angstrom sign", doc(author="\u212b"), "text"),
    ("marks out of order", doc(author="x\u0301\u0323"), "text"),
    ("an override", doc(author="\u202eodnum"), "text"),
    ("an isolate", doc(author="\u2066x\u2069"), "text"),
    ("a key that is not ASCII", doc(body={**DEMAND, "año": 1}), "key"),
    ("a key with a control character", doc(body={**DEMAND, "a\x01": 1}), "key"),
    ("too great", with_body(weight=GREATEST + 1), "integer"),
    ("too small", with_body(weight=-GREATEST - 1), "integer"),
    ("a fraction", with_body(weight=1.5), "number"),
    ("33 levels", with_body(deep=nested(31)), "depth"),
    ("demand without number", doc("demand/guaqui/andamarca/2004"), "body"),
    ("a year of three digits", doc("demand/guaqui/andamarca/204/1"), "body"),
    ("number with a leading zero", doc("demand/guaqui/andamarca/2004/01"), "body"),
    ("number zero", doc("demand/guaqui/andamarca/2004/0"), "body"),
    ("no text", doc(body={"status": "proposed"}), "body"),
    ("no text and no status", doc(body={"families": 3}), "body"),
    ("empty text", doc(body={**DEMAND, "text": ""}), "body"),
    ("501 characters", doc(body={**DEMAND, "text": "x" * 501}), "body"),
    ("a text that is a number", doc(body={**DEMAND, "text": 5}), "body"),
    ("a text that is null", doc(body={**DEMAND, "notes": None}), "body"),
    ("cost below zero", with_body(cost_cents=-1), "body"),
    ("cost as text", with_body(cost_cents="5"), "body"),
    ("cost as true", with_body(cost_cents=True), "body"),
    ("funding below zero", with_body(funding={"pdla": -1}), "body"),
    ("withdrawn false", with_body(withdrawn=False), "body"),
    ("an impossible day", with_body(decided_on="2003-02-29"), "body"),
    ("a day with a time", with_body(decided_on="2003-02-28T00:00:00Z"), "body"),
    ("moved to no record", with_body(moved_to="2005"), "body"),
    ("options that are no objects", with_body(options=["a"]), "body"),
    ("votes below zero", with_body(options=[{"votes": -1}]), "body"),
    ("a plan without years", doc("plan/guaqui/2003-2007", {"name": "PDM", "per_year": 1}), "body"),
    ("a plan with year 0", doc("plan/guaqui/2003-2007", {"name": "PDM", "per_year": 1, "years": [0]}), "body"),
    ("an association of none a year", doc("association/guaqui/x", {"name": "X", "per_year": 0}), "body"),
    (
        "an association withdrawn false",
        doc("association/guaqui/x", {"name": "X", "per_year": 1, "withdrawn": False}),
        "body",
    ),
    ("a community withdrawn 1", doc("community/guaqui/x", {"name": "X", "withdrawn": 1}), "body"),
    ("an alias of nothing", doc("alias/guaqui/x", {"name": "X"}), "body"),
    ("a remark of no record", doc("remark/guaqui/x/0a", {"code": "x", "seen": "0a"}), "body"),
    ("a question of no fields", doc("question/guaqui/0a", {"record": "a/b", "fields": "text"}), "body"),
    ("a remark without what was seen", doc("remark/guaqui/x/0a", {"record": "a/b", "code": "x"}), "body"),
    ("an acta without print", doc("acta/guaqui/x/0a", {}), "body"),
    ("prose of 4,001 characters", with_body(status_reason="x" * 4001), "body"),
    ("a year that something is since, of three digits", with_body(executed={"on": "204"}), "body"),
    ("a month that there is not", with_body(executed={"on": "2004-13"}), "body"),
    ("a day that something is since, that there is not", with_body(executed={"on": "2003-02-29"}), "body"),
    ("spent below zero", with_body(executed={"spent_cents": -1}), "body"),
    ("a ruling of no workshop", with_body(ruling={"workshop": "municipal-2"}), "body"),
    ("a municipality with a plan's name", doc("municipality/guaqui/2003", {"name": "Guaqui"}), "body"),
    ("a plan of a municipality alone", doc("plan/guaqui", {"name": "P", "years": [2003], "per_year": 1}), "body"),
    ("a plan of no years", doc("plan/guaqui/p", {"name": "P", "years": [], "per_year": 1}), "body"),
    (
        "a plan of 61 years",
        doc("plan/guaqui/p", {"name": "P", "years": [*range(2000, 2061)], "per_year": 1}),
        "body",
    ),
    (
        "a plan that nobody signs",
        doc("plan/guaqui/p", {"name": "P", "years": [2003], "per_year": 1, "signs": {"acta": "Mallku"}}),
        "body",
    ),
    ("a class that says nothing of production", doc("class/guaqui/x", {"name": "X"}), "body"),
    (
        "a class with a word for a mark",
        doc("class/guaqui/x", {"name": "X", "productive": True, "mark": "AB"}),
        "body",
    ),
    ("a class with another sign", doc("class/guaqui/x", {"name": "X", "productive": True, "mark": "★"}), "body"),
    (
        "a class with a sign for a letter",
        doc("class/guaqui/x", {"name": "X", "productive": True, "letter": "▲"}),
        "body",
    ),
    ("a zone of no zoning", doc("zone/guaqui/a", {"name": "A"}), "body"),
    ("in no zone", doc("member/guaqui/admin/andamarca", {"status": "validated"}), "body"),
    ("in a zone of no zoning", doc("member/guaqui/andamarca", {"zone": "a"}), "body"),
    ("a step for nobody", doc("step/guaqui/x", {"name": "X"}), "body"),
    ("a cause of a word", doc("cause/guaqui/x", {"name": "X", "of": "absent"}), "body"),
    ("a plan of 100 a year", doc("plan/guaqui/p", {"name": "P", "years": [2003], "per_year": 100}), "body"),
    ("an association of 100 a year", doc("association/guaqui/x", {"name": "X", "per_year": 100}), "body"),
    ("a community of 100 a year", doc("community/guaqui/x", {"name": "X", "per_year": 100}), "body"),
    ("a community of less than none a year", doc("community/guaqui/x", {"name": "X", "per_year": -1}), "body"),
    ("a community beyond the pole", doc("community/guaqui/x", {"name": "X", "latitude_e6": -90_000_001}), "body"),
    (
        "a community around the world",
        doc("community/guaqui/x", {"name": "X", "longitude_e6": 180_000_001}),
        "body",
    ),
    (
        "an agenda that is a list",
        doc("workshop/guaqui/community/x/1", {"outcome": "held", "agenda": ["a"]}),
        "body",
    ),
    (
        "an hour that there is not",
        doc("workshop/guaqui/community/x/1", {"outcome": "held", "from": "24:00"}),
        "body",
    ),
    ("an hour of one digit", doc("workshop/guaqui/community/x/1", {"outcome": "held", "to": "9:00"}), "body"),
    (
        "participants below zero",
        doc("workshop/guaqui/community/x/1", {"outcome": "held", "participants": [{"count": -1}]}),
        "body",
    ),
    (
        "a workshop withdrawn false",
        doc("workshop/guaqui/community/x/1", {"outcome": "held", "withdrawn": False}),
        "body",
    ),
    ("a ceiling of no amount", doc("ceiling/guaqui/2003/year/any", {"name": "Techo"}), "body"),
    ("a ceiling below zero", doc("ceiling/guaqui/2003/year/any", {"amount_cents": -1}), "body"),
    ("a ceiling of no year", doc("ceiling/guaqui/year/any/2003", {"amount_cents": 1}), "body"),
    ("a commitment of nobody", doc("commitment/guaqui/x", {"what": "x"}), "body"),
    (
        "a commitment about no record",
        doc("commitment/guaqui/x", {"who": "a", "what": "x", "about": "arcata"}),
        "body",
    ),
    ("an institution since a word", doc("institution/guaqui/x", {"name": "X", "since": "ayer"}), "body"),
    (
        "a member of a board until the 31st of June",
        doc("institution/guaqui/x", {"name": "X", "members": [{"to": "2003-06-31"}]}),
        "body",
    ),
    ("a fact on no topic", doc("fact/guaqui/x", {"name": "X"}), "body"),
    ("a fact of 16 decimals", doc("fact/guaqui/x", {"topic": "T", "name": "X", "scale": 16}), "body"),
    ("a fact of text", doc("fact/guaqui/x", {"topic": "T", "name": "X", "value": "1"}), "body"),
    ("a state of five", doc("assessment/guaqui/vision/2003", {"state": 5}), "body"),
    ("an assessment of no year", doc("assessment/guaqui/vision/now", {"state": 1}), "body"),
    ("a lesson without words", doc("lesson/guaqui/x", {"element": "vision"}), "body"),
    (
        "an arrival of 501 rows",
        doc("arrival/guaqui/0a/k7m2q9xw/1", {"file": "a", "rows": [{"rev": "0a"}] * 501}),
        "body",
    ),
    (
        "an arrival of rows without versions",
        doc("arrival/guaqui/0a/k7m2q9xw/1", {"file": "a", "rows": [{"line": 2}]}),
        "body",
    ),
    ("a laptop that knows one", doc("laptop/guaqui/k7m2q9xw", {"knows": "abc"}), "body"),
    (
        "a question withdrawn false",
        doc("question/guaqui/0a", {"record": "a/b", "fields": [], "withdrawn": False}),
        "body",
    ),
    ("another id", {**doc(), "rev": "0" * 32}, "hash"),
    ("an id in capitals", {**doc(), "rev": doc()["rev"].upper()}, "hash"),
    ("an id of 64 digits", {**doc(), "rev": doc()["rev"] * 2}, "hash"),
    ("another author under the same id", {**doc(), "author": "Equipo 2"}, "hash"),
]


def misspelled() -> Iterator[tuple[str, str, str]]:
    """Texts whose value would hash, and which are refused for how it is written."""
    one = with_body(weight=1)
    for number in ("1.0", "1e0", "1E0", "10e-1", "0.1e1"):
        yield f"1 written {number}", text_of(one).replace('"weight":1', f'"weight":{number}'), "number"
    nothing = with_body(weight=0)
    for number in ("-0", "0.0", "0e9"):
        yield f"0 written {number}", text_of(nothing).replace('"weight":0', f'"weight":{number}'), "number"
    yield "NaN", text_of(one).replace('"weight":1', '"weight":NaN'), "number"
    yield "a key twice", text_of(one).replace('"author":', '"author":"x","author":'), "doubled-key"
    yield (
        "a key twice, the same",
        text_of(one).replace('"author":', '"author":"Equipo 1","author":'),
        "doubled-key",
    )
    yield "a key twice in the body", text_of(one).replace('"text":', '"text":"x","text":'), "doubled-key"
    yield "an id twice", text_of(one).replace('"at":', f'"rev":"{one["rev"]}","at":'), "doubled-key"
    yield "a key twice, once as an escape", text_of(one).replace('"at":', '"\\u0061t":"","at":'), "doubled-key"
    yield "half of a surrogate pair", text_of(one).replace("Equipo", "Equipo\\ud800"), "text"
    yield "no id", canonical({name: value for name, value in doc().items() if name != "rev"}), "shape"
    yield "an id that is null", canonical({**doc(), "rev": None}), "shape"
    yield "a list", "[]", "shape"
    yield "a text", '"x"', "shape"


def why_refused(text: str) -> str:
    try:
        accept(text)
    except RefusedError as found:
        return str(found)
    return ""


def revisions() -> Doc:
    accepted = []
    for name, one in ACCEPTED.items():
        fields = {k: v for k, v in one.items() if k != "rev"}
        spellings = {"": text_of, **(SPELLED if name == "letters, emoji, quotes" else {})}
        for how, spell in spellings.items():
            text = spell(one)
            assert accept(text) == one, name
            title = f"{name}, {how}" if how else name
            accepted.append({"name": title, "text": text, "canonical": canonical(fields), "rev": one["rev"]})
    refused = []
    for name, text, why in [*((name, text_of(one), why) for name, one, why in REFUSED), *misspelled()]:
        assert why_refused(text) == why, name
        refused.append({"name": name, "text": text, "why": why})
    return {"accepted": accepted, "refused": refused}
