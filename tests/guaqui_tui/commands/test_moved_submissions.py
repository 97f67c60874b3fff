"""A submission that is of another community since: import says where it was, and takes it in when told to."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import FieldFile

from ..conftest import Guaqui


@pytest.mark.parametrize(
    ("policy", "comes", "headline"),
    [
        ("ask", False, "It is left out"),
        ("skip", False, "It is left out"),
        ("keep-both", False, "It is left out"),
        ("replace", True, "takes the place of what stands"),
    ],
)
def test_where_it_was_is_said(
    tmp_path: Path,
    guaqui: Guaqui,
    policy: str,
    comes: bool,  # noqa: FBT001 - a parameter of the table above
    headline: str,
) -> None:
    plan = tmp_path / "t.json"
    FieldFile.create(plan, municipality="guaqui", author="Ana").close()
    first, later = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("holder,year,text,KEY\nAndamarca,2003,Riego,uuid:1\n", "utf-8")
    later.write_text("holder,year,text,KEY,deprecatedID\nArcata,2003,Riego,uuid:2,uuid:1\n", "utf-8")
    assert guaqui("import", plan, first)[0] == 0
    code, out, _told = guaqui("--lang", "en", "import", plan, later, "--differing", policy)
    assert (code, headline in out, "was Andamarca · 2003" in out) == (1, True, True), out
    with FieldFile.open(plan, writable=False) as field:
        states = {one: field.survey.history(f"demand/guaqui/{one}/2003/1") for one in ("andamarca", "arcata")}
    stands = {one for one, state in states.items() if state and state.values.get("withdrawn") is not True}
    assert stands == ({"arcata"} if comes else {"andamarca"})
