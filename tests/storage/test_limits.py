"""What is over a limit is refused with words where it is typed, stays out where it comes in, and stops nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports.papers import write_papers
from exports.wording.edition import Edition
from exports.wording.speech import Speech
from storage import FieldFile, GuaquiError
from storage.gather.merge import merge
from storage.revisions.lines import whole_file
from storage.revisions.revision import Refusal, accept_value
from tests.storage.revisions_made import document, plain_canonical, rev_of

SLOT = "demand/guaqui/andamarca/2003/1"
SAID = {"text": "Riego", "action": "irrigation", "status": "proposed"}
OVER: dict[str, tuple[str, dict[str, Any]]] = {
    "an id of 251 letters": (f"community/guaqui/{'a' * 251}", {"name": "Larga"}),
    "a name of 201 letters": ("/".join(["canal", "guaqui", "a" * 64, "b" * 64, "c" * 59]), {}),
    "9,000 years": ("plan/guaqui/2003-2999", {"name": "P", "years": list(range(1000, 10_000)), "per_year": 1}),
    "61 years": ("plan/guaqui/2003-2063", {"name": "P", "years": list(range(2003, 2064)), "per_year": 1}),
    "100 demands a year": ("community/guaqui/larga", {"name": "Larga", "per_year": 100}),
    "a version of a megabyte": (SLOT, {**SAID, "spoken": "x" * (1 << 20)}),
    "33 levels": (SLOT, {**SAID, "deep": [[]]}),
}


def crafted(case: str) -> dict[str, Any]:
    record, body = OVER[case]
    if case == "33 levels":
        for _level in range(40):
            body = {**body, "deep": [body["deep"]]}
    fields = document(record=record, body=body, sets=sorted(body), device="strangr1")
    del fields["rev"]
    return {"rev": rev_of(fields), **fields}


@pytest.mark.parametrize("case", OVER)
def test_what_is_over_comes_in_nowhere(case: str, tmp_path: Path) -> None:
    """Its hash is right, so that only its size speaks against it."""
    one = crafted(case)
    assert isinstance(accept_value(one), Refusal)
    out, stick = tmp_path / "plan.json", tmp_path / "stick.json"
    FieldFile.create(out).close()
    rest = plain_canonical({name: value for name, value in one.items() if name != "rev"})
    good = b"".join(whole_file(revisions_in(out)))
    stick.write_bytes(
        good.removesuffix(b"\n}}\n") + b',\n"900": {"rev":"%s",%s\n}}\n' % (one["rev"].encode(), rest[1:])
    )
    before = out.read_bytes()
    merged = merge(out, [stick])
    assert merged.quarantined == 1
    assert out.read_bytes() == before
    with FieldFile.open(out) as opened:
        assert not opened.holds(one["rev"])


def revisions_in(path: Path) -> list[Any]:
    with FieldFile.open(path, writable=False) as opened:
        return [one for of in opened.survey.all_revisions().values() for one in of.values()]


def test_who_types_too_much_is_told_and_loses_nothing(tmp_path: Path) -> None:
    with FieldFile.create(tmp_path / "plan.json", author="Rosa") as field:
        before = field.path.read_bytes()
        with pytest.raises(GuaquiError, match="record-too-long"):
            field.save(SLOT, {**SAID, "options": [{"text": "ñ" * 4000}] * 9})
        assert field.path.read_bytes() == before
        assert field.save(SLOT, SAID).body == SAID


def test_an_acta_that_cannot_be_recorded_is_a_draft_and_stops_no_export(tmp_path: Path) -> None:
    with FieldFile.create(tmp_path / "plan.json", author="Rosa") as field:
        for who in ("andamarca", "arcata"):
            field.save(f"workshop/guaqui/community/{who}/1", {"outcome": "held"})
        for year in (2003, 2004, 2005):
            options = [{"text": f"{n} " + "ñ" * 3000, "votes": n} for n in range(4)]
            field.save(SLOT.replace("2003", str(year)), {**SAID, "options": options})
        written = write_papers(field, tmp_path / "papers", ["acta.pdf"], Edition(Speech()), lambda _step: None)
        assert tmp_path / "papers" / "actas" / "andamarca.pdf" in written
        of_holder = [one for one in field.survey.records("acta") if "/andamarca/" in one]
        assert not of_holder
        assert any("/arcata/" in one for one in field.survey.records("acta"))
