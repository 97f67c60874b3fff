"""A row stands as the best of those who say that they brought it in; a row that no laptop names is nobody's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from storage.plan.arrivals.row_arrivals import RowArrivals, arrivals_in
from storage.plan.standing import Standings, Trust, overruled
from storage.plan.survey import Survey
from storage.revisions.revision import IMPORT, PACK, Refusal, Revision, accept_value, revision_document
from storage.revisions.signature import SigningKey
from tests.storage.revisions_made import child, rev_of, revision

OWN, ROSA, PEDRO, BAD = (SigningKey(bytes([n]) * 32) for n in (1, 2, 3, 4))
LAPTOPS: dict[str, SigningKey | str] = {
    "known": ROSA,
    "unknown": PEDRO,
    "keyless": "k7m2q9xw",
    "refused": BAD,
    "nobody": IMPORT,
    "pack": PACK,
}
TRUST = Trust(OWN.device, {ROSA.device: "Rosa"}, (BAD.device,))
ORDER = ["known", "unknown", "keyless", "refused"]


def row_of(record: str = "demand/guaqui/arcata/2003/1", text: str = "Riego", **given: Any) -> Revision:
    return revision(record, {"text": text}, device=IMPORT, author="", at="", **given)


def arrival(by: SigningKey | str, *named: Any, municipality: str = "guaqui", n: int = 1, **body: Any) -> Revision:
    rows = [{"rev": one.rev, "line": line} for line, one in enumerate(named, 2)]
    document = revision_document(
        f"arrival/{municipality}/0123456789abcdef/k7m2q9xw/{n}",
        {"file": "a.csv", "rows": rows, **body},
        sets=set(),
        parents=(),
        author="x",
        device=by,
        at="",
    )
    one = accept_value(document)
    assert isinstance(one, Revision), one
    return one


@given(st.lists(st.sampled_from(sorted(LAPTOPS)), max_size=6))
def test_of_several_who_name_it_the_best_answers_for_it(whose: Sequence[str]) -> None:
    row, other = row_of(), row_of(text="Posta")
    named = [arrival(LAPTOPS[one], row, n=n) for n, one in enumerate(whose, 1)]
    standings = Standings(Survey([row, other, *named]), TRUST)
    best = next((one for one in ORDER if one in whose), "nobodys")
    assert standings.of(row) == best
    assert standings.of(other) == "nobodys"
    answers = standings.arrival_of(row)
    if best == "nobodys":
        assert (answers, standings.laptop_of(row)) == (None, IMPORT)
    else:
        assert answers
        assert (answers.line, answers.file) == (2, "a.csv")
        assert standings.laptop_of(row) == answers.arrival.device


def test_an_arrival_names_rows_of_its_municipality_and_nothing_else() -> None:
    row, typed = row_of(), revision("demand/guaqui/arcata/2004/1")
    elsewhere = row_of("demand/laja/c/2003/1")
    rows = RowArrivals([row, typed, elsewhere, arrival(ROSA, row, typed, elsewhere)])
    assert [bool(rows.of(one)) for one in (row, typed, elsewhere)] == [True, False, False]
    assert rows.nobodys([row, typed, elsewhere]) == [elsewhere]
    there = [arrival(ROSA, elsewhere, municipality="laja"), row, elsewhere]
    assert arrivals_in(Survey(there)).nobodys([row, elsewhere]) == [row], "of each municipality in a file"


def test_one_that_was_taken_back_names_what_it_brought_and_who_took_it_back_did_not_bring_it() -> None:
    row = row_of()
    brought = arrival(PEDRO, row)
    back = accept_value(
        revision_document(
            brought.record,
            {**brought.body, "withdrawn": True},
            sets={"withdrawn"},
            parents=(brought.rev,),
            author="x",
            device=ROSA,
            at="",
        )
    )
    assert isinstance(back, Revision)
    assert Standings(Survey([row, brought, back]), TRUST).of(row) == "unknown"
    assert Standings(Survey([row, back]), TRUST).of(row) == "nobodys"


def test_a_forged_arrival_is_no_save_of_whom_it_names() -> None:
    """Signed by somebody else, or with a row put in after it was signed."""
    true = arrival(PEDRO, row_of()).document()
    taken = arrival(ROSA).document()
    forged = [
        {**true, "device": ROSA.device},
        {**taken, "body": true["body"]},
        {**true, "device": ROSA.device, "sig": taken["sig"]},
    ]
    for one in forged:
        fields = {name: value for name, value in one.items() if name != "rev"}
        refused = accept_value({"rev": rev_of(fields), **fields})
        assert isinstance(refused, Refusal)
        assert refused.reason == "signature"


def test_in_anothers_arrival_s_name_one_stands_as_who_saved_it() -> None:
    row = row_of()
    hers = arrival(ROSA, row_of(text="Posta"))
    put_upon = child([hers], {"rows": [{"rev": row.rev}]}, device="k7m2q9xw")
    assert Standings(Survey([row, hers, put_upon]), TRUST).of(row) == "keyless"


def test_a_row_that_overrules_a_known_one_is_listed_unless_a_known_laptop_brought_it() -> None:
    first = accept_value(
        revision_document(
            "demand/guaqui/arcata/2003/1", {"text": "Posta"}, sets=set(), parents=(), author="", device=ROSA, at=""
        )
    )
    assert isinstance(first, Revision)
    row = child([first], {"text": "Riego"}, device=IMPORT, author="", at="")
    for by, listed in ((None, True), (PEDRO, True), (ROSA, False)):
        survey = Survey([first, row, *([arrival(by, row)] if by else [])])
        assert bool(overruled(survey, [row], Standings(survey, TRUST))) is listed
