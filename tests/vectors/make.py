"""Makes the files here: what any implementation of the field file must accept, refuse, compute and recover.

    python3 -m tests.vectors.make [FOLDER]

It needs Python's standard library alone and knows nothing of the package `storage`: it is the contract told
once more, plainly and slowly, so that neither can be wrong without the other. It always gives the same bytes.

    revisions.json    `accepted`: an object as it may stand in a file, its canonical bytes without `rev`, its id.
                      `refused`: an object, and why: json, type, key, doubled-key, text, number, integer, depth,
                      size, shape (of the revision), hash, body (of its kind).
    histories.json    revisions of one record (and some that are not its own), and its depths, heads, claims,
                      conflicts and shown values.
    merge/            two files, and the bytes of their union.
    damaged/          NAME.json and NAME.expect.json: the ids that must come out, in order of the ids, and
                      whether the file is whole (it parses as JSON) or was damaged; or why it is none.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.vectors.histories import histories
from tests.vectors.revisions import revisions
from tests.vectors.rules import DEMAND, Doc, canonical, child, computed, doc, text_of

HEADER, TAIL = '{"field": {"1": {"format": 1}}, "revisions": {', "\n}}\n"


def field_file(everything: Iterable[Doc]) -> str:
    lines = [f'\n"{number}": {text_of(one)}' for number, one in enumerate(everything, 1)]
    return HEADER + ",".join(lines) + TAIL


def merged(everything: Iterable[Doc]) -> str:
    """The one file that a set gives: records by name, then by depth, then by id."""
    once = list({one["rev"]: one for one in everything}.values())
    states = {one["record"]: computed(once, one["record"]) for one in once}
    return field_file(
        sorted(once, key=lambda one: (one["record"], states[one["record"]]["depths"][one["rev"]], one["rev"]))
    )


def laptops() -> tuple[list[Doc], list[Doc]]:
    plan = doc(
        "plan/guaqui/2003-2007",
        {"name": "PDM", "years": [2003, 2004], "per_year": 1},
        device="pack",
        author="",
        at="",
    )
    first = doc(body={**DEMAND, "text": "Riego en K'ulli, q’añu 🌾", "families": 3})
    one, other = (
        child([first], {"families": 4}),
        child([first], {"families": 5, "notes": "a\nb"}, device="laptop02"),
    )
    later = child([other], {"text": "Posta", "weather": [1, {"mm": 0}]}, device="laptop02")
    elsewhere = doc("demand/guaqui/andamarca-b/2004/1", device="laptop02", mood={"newer": True})
    return [plan, first, one], [plan, first, later, other, elsewhere]


def damaged() -> Iterator[tuple[str, bytes, list[Doc], bool]]:
    """Name, bytes, what must come out, and whether the file is whole."""
    mine = laptops()[1]
    text = field_file(mine)
    lines = text.split("\n")
    plain = {
        "field": {"1": {"format": 1}},
        "revisions": {str(number): one for number, one in enumerate(mine, 1)},
    }
    yield "whole", text.encode(), mine, True
    yield "no-revisions", field_file([]).encode(), [], True
    yield "torn-in-the-last-line", text[:-60].encode(), mine[:-1], False
    yield "torn-before-the-end", text.removesuffix(TAIL).encode(), mine, False
    yield "torn-within-the-end", text.removesuffix("}\n").encode(), mine, False
    yield "no-last-line-feed", text.removesuffix("\n").encode(), mine, True
    yield "torn-append-over-the-end", (text.removesuffix(TAIL) + ',\n"6": {"rev":"00').encode(), mine, False
    yield "nul-at-the-end", text[:-60].encode() + bytes(4096), mine[:-1], False
    yield (
        "nul-in-the-middle",
        b"\n".join([*(x.encode() for x in lines[:3]), bytes(512), *(x.encode() for x in lines[4:])]),
        [*mine[:2], *mine[3:]],
        False,
    )
    yield "beginning-lost", "\n".join(lines[2:]).encode(), mine[1:], False
    yield "crlf", text.replace("\n", "\r\n").encode(), mine, True
    yield "crlf-and-torn", text.replace("\n", "\r\n").encode()[:-60], mine[:-1], False
    yield "byte-order-mark", b"\xef\xbb\xbf" + text.encode(), mine, True
    yield "by-plain-tinydb", json.dumps(plain).encode(), mine, True
    yield "by-plain-tinydb-and-torn", json.dumps(plain).encode()[:-60], mine[:-1], False
    yield "indented", json.dumps(plain, indent=4, sort_keys=True, ensure_ascii=False).encode(), mine, True
    yield "indented-and-torn", json.dumps(plain, indent=4).encode()[:-60], mine[:-1], False
    yield "line-feed-lost", text.replace(',\n"3"', ', "3"').replace('}\n"', '}"').encode(), mine, True
    yield "two-lines-joined", text.replace(',\n"3"', 'x"3"').encode(), mine, False
    yield "doubled-numbers", re.sub(r'\n"\d"', '\n"1"', text).encode(), mine, True
    yield "doubled-lines", "\n".join([*lines[:3], *lines[1:]]).encode(), mine, True
    yield (
        "numbers-out-of-order",
        "\n".join([lines[0], *lines[4:1:-1], lines[1] + ",", lines[5], *lines[6:]]).replace(",,", ",").encode(),
        mine,
        True,
    )
    yield "another-table", text.replace(TAIL, '\n}, "notes": {"1": {"milk": 2}}}\n').encode(), mine, True
    yield (
        "two-tables-of-revisions",
        text.replace(TAIL, f'\n}}, "revisions": {{\n"1": {text_of(laptops()[0][2])}{TAIL}').encode(),
        [*mine, laptops()[0][2]],
        True,
    )
    yield "table-renamed", text.replace('"revisions"', '"revisionz"').encode(), mine, False
    yield "two-files-in-one", (field_file(laptops()[0]) + text).encode(), [*mine, laptops()[0][2]], False
    yield (
        "changed-text",
        text.replace('"Posta"', '"Museo"').encode(),
        [one for one in mine if one["body"].get("text") != "Posta"],
        True,
    )
    gone = f'"rev":"{mine[3]["rev"]}"'
    yield "changed-id", text.replace(gone, f'"rev":"{"0" * 32}"').encode(), [*mine[:3], *mine[4:]], True
    orphaned = text.replace(f'"parents":["{mine[1]["rev"]}"]', f'"parents":["{"0" * 32}"]')
    yield "changed-parent", orphaned.encode(), [one for one in mine if one["parents"] != [mine[1]["rev"]]], True
    forged = doc(author="Equipo\x1b[2J")
    yield "forged-with-its-own-id", text.replace(TAIL, f',\n"9": {text_of(forged)}{TAIL}').encode(), mine, True
    yield "not-canonical-under-its-own-id", text.replace(TAIL, ",\n" + not_canonical() + TAIL).encode(), mine, True
    yield (
        "number-respelled",
        text.replace('"mm":0', '"mm":-0').encode(),
        [one for one in mine if "weather" not in one["body"]],
        True,
    )
    yield "key-doubled", text.replace('"mood":', '"mood":1,"mood":').encode(), mine[:-1], True
    yield (
        "nested-deep",
        text.replace(TAIL, ',\n"9": ' + "[" * 100_000 + "]" * 100_000 + TAIL).encode(),
        mine,
        False,
    )
    yield (
        "not-utf-8",
        text.encode().replace("🌾".encode(), b"\xff\xfe"),
        [one for one in mine if "🌾" not in one["body"].get("text", "")],
        False,
    )


def not_canonical() -> str:
    """A line whose id is that of its bytes, which are not the canonical ones."""
    rest = canonical({k: v for k, v in doc(author="Otro").items() if k != "rev"}).replace(
        '"author":', '"author": '
    )
    return f'"9": {{"rev":"{hashlib.sha256(rest.encode()).hexdigest()[:32]}",{rest[1:]}'


def none_at_all() -> Iterator[tuple[str, bytes, str]]:
    text = field_file(laptops()[1])
    yield "empty", b"", "empty-file"
    yield "only-nul", bytes(4096), "empty-file"
    yield "utf-16", text.encode("utf-16"), "not-a-field-file"
    yield "other-json", b'{"shopping": ["milk"]}\n', "not-a-field-file"
    yield "no-json", b"shopping list\n", "not-a-field-file"
    yield "newer-format", text.replace('"format": 1', '"format": 2').encode(), "format-newer"
    yield "newer-format-and-torn", text.replace('"format": 1', '"format": 2').encode()[:-60], "format-newer"


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def shown(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=True, indent=1) + "\n").encode()


def make(folder: Path) -> None:
    write(folder / "revisions.json", shown(revisions()))
    write(folder / "histories.json", shown(histories()))
    one, other = laptops()
    write(folder / "merge" / "one.json", field_file(one).encode())
    write(folder / "merge" / "other.json", field_file(other).encode())
    write(folder / "merge" / "together.json", merged([*one, *other]).encode())
    for name, data, everything, whole in damaged():
        write(folder / "damaged" / f"{name}.json", data)
        ids = sorted({one["rev"] for one in everything})
        write(folder / "damaged" / f"{name}.expect.json", shown({"ids": ids, "whole": whole}))
    for name, data, error in none_at_all():
        write(folder / "damaged" / f"{name}.json", data)
        write(folder / "damaged" / f"{name}.expect.json", shown({"error": error}))


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
