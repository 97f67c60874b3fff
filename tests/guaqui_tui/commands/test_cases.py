"""Spreadsheets that were made after real ones that did not come in right, and what each has to give.

The files are in `tests/storage/intake/cases`: small, with invented names and figures. What is asked of them is
counted by hand from the rules by which what comes from outside is read.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from storage import FieldFile

from ..conftest import Guaqui

CASES = Path(__file__).parents[2] / "storage" / "intake" / "cases"

pytestmark = pytest.mark.usefixtures("own_home")


class Brought(NamedTuple):
    """What an import gave: its exit code, its result for programs, and the demands that stand then."""

    code: int
    said: Mapping[str, Any]
    demands: Mapping[str, Mapping[str, Any]]

    def counts(self, name: str) -> int:
        return sum(len(one[name]) if isinstance(one[name], list) else one[name] for one in self.said["tables"])

    def reasons(self, name: str = "rejected") -> dict[str, int]:
        return dict(Counter(of["reason"] for one in self.said["tables"] for of in one[name]))

    def lines(self, reason: str, name: str = "rejected") -> list[int]:
        return [of["line"] for one in self.said["tables"] for of in one[name] if of["reason"] == reason]

    @property
    def unknown(self) -> list[str]:
        return [one["name"] for one in self.said["unknown_names"]]

    @property
    def texts(self) -> dict[str, Any]:
        return {slot: body.get("text") for slot, body in self.demands.items()}

    def values(self, field: str) -> dict[str, Any]:
        return {slot: body[field] for slot, body in self.demands.items() if field in body}

    @property
    def costs(self) -> dict[str, int]:
        """In centavos."""
        return self.values("cost_cents")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "t.json"
    FieldFile.create(path, municipality="guaqui", author="Ana").close()
    return path


@pytest.fixture
def plan(empty: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty, tmp_path / "t.json"))


@pytest.fixture
def bring(plan: Path, guaqui: Guaqui, tmp_path: Path) -> Any:
    """`guaqui import t.json NAME … --json`, and what came of it."""

    def import_(name: str, *args: str) -> Brought:
        source = shutil.copy(CASES / name, tmp_path / name)
        code, out, err = guaqui("import", plan, source, *args, "--json")
        assert code != 2, err
        said = json.loads(out) if out else {"tables": [], "unknown_names": []}
        with FieldFile.open(plan, writable=False) as field:
            survey = field.survey
            demands = {
                one.removeprefix("demand/guaqui/").removesuffix("/1"): state.values
                for one in survey.records("demand")
                if (state := survey.history(one)) is not None
            }
        return Brought(code, said, demands)

    return import_


class Case(NamedTuple):
    name: str
    new: int
    code: int
    args: tuple[str, ...] = ()
    rejected: Mapping[str, int] = {}
    unread: int = 0
    unknown: int = 0
    nothing: int | None = None


DROPPED = ("--step", "drop holder zones kinds numbers")
SURES = (
    ("--alias", "Lacoyu Sn. Antonio=lacoyu-san-antonio"),
    ("--alias", "Comunidad Copajira=copajira"),
    ("--alias", "Kassa Sta. Rosa=kassa-santa-rosa"),
    ("--alias", "Wila Qhollo=wila-collo"),
)
ALIASES = tuple(word for alias in SURES for word in alias)
REPEATED = (
    "--map", "dem_texto=text", "--map", "fecha=year", "--map", "redcap_repeat_instrument=-",
    "--map", "redcap_repeat_instance=-", "--step", "fill comunidad,fecha by record_id",
)  # fmt: skip
TABLE = [
    Case("filtered-rows.xlsx", 4, 0),
    Case("utf16-sep.csv", 1, 0),
    Case("bug-oem-cp850-u16nobom.csv", 2, 0),
    Case("bug-oem-cp850-demandas.csv", 2, 0),
    Case("bug-oem-cp850-mac.csv", 2, 0),
    Case("bug-lone-quote-demandas.csv", 3, 1, unread=1),
    Case("bug-lone-quote-two-quotes.csv", 4, 1, unread=2),
    Case("bug-lone-quote-first-cell.tsv", 2, 1, unread=1),
    Case("bug-lone-quote-inner.csv", 3, 0),
    Case("bug-lone-quote-long.csv", 1, 1, rejected={"too-many": 60}, unread=1),
    Case("bug-thousands-families-demandas.csv", 5, 1, unread=2),
    Case("bug-thousands-families-variants.csv", 6, 0),
    Case("bug-thousands-families-costs.csv", 7, 1, unread=6),
    Case(
        "bug-zero-width-demandas.csv", 3, 1,
        rejected={"no-text": 1, "unknown-name": 2}, unknown=2, nothing=3,
    ),
    Case("bug-x000d-demandas.xlsx", 4, 0),
    Case("xlsx-dates-demandas.xlsx", 5, 0),
    Case("xlsx-dates-iso.xlsx", 5, 0),
    Case("xlsx-dates-mac1904.xlsx", 5, 0),
    Case("xlsx-shapes-dup-heading.xlsx", 0, 1, rejected={"two-columns": 1}),
    Case("xlsx-shapes-merged.xlsx", 4, 0),
    Case("xlsx-shapes-prefix.xlsx", 1, 0),
    Case("xlsx-shapes-spaces.xlsx", 1, 0),
    Case("xlsx-shapes-uncached.xlsx", 1, 1, rejected={"formula": 1}, unread=1),
    Case("bug-ods.ods", 1, 0),
    Case("d.xls", 0, 3),
    Case("html.xls", 0, 3),
    Case("03-two-heading-rows.xls", 0, 3),
    Case("bug-words-none.csv", 3, 1, rejected={"same-as": 1}),
    Case("bug-words-wide.csv", 4, 1, rejected={"words-only": 4, "same-as": 3}),
    Case("unknown-3000.csv", 0, 1, rejected={"unknown-name": 3000}, unknown=3000),
    Case("01-odk-central-repeats.zip", 3, 1),
    Case("01b-odk-demandas.csv", 0, 1),
    Case("03-two-heading-rows.xlsx", 2, 1, ("--year", "2003")),
    Case("03-two-heading-rows.ods", 2, 1, ("--year", "2003")),
    Case(
        "03-two-heading-rows.xlsx", 2, 1,
        (
            "--year", "2003", "--map", "Costo / Municipio (Bs)=funding:municipality",
            "--map", "Costo / Comunidad (Bs)=funding:community",
        ),
    ),
    Case("04-year-formats.csv", 9, 1, rejected={"two-years": 2, "year": 1}),
    Case("06-community-and-zone.csv", 0, 1, rejected={"unknown-name": 7, "joint": 1}, unknown=7),
    Case("06-community-and-zone.csv", 7, 1, DROPPED, {"joint": 1}, unknown=0),
    Case("07-many-per-holder.csv", 3, 0),
    Case("08-codes.csv", 0, 1, rejected={"unknown-name": 2}, unknown=2),
    Case("10-data-row-as-headings.csv", 0, 1),
    Case(
        "10-data-row-as-headings.csv", 1, 0,
        REPEATED,
        nothing=1,
    ),
    Case("11-wide-with-costs.csv", 3, 0),
    Case("13-sections-by-zone.csv", 3, 0),
    Case("14-select-multiple.csv", 1, 1, rejected={"two-demands": 1}),
    Case("15-macroman.csv", 2, 0),
    Case("15b-cp850.csv", 2, 0),
    Case("15c-utf16.csv", 1, 0),
    Case("17-communities.geojson", 1, 1),
    Case("18-kobo-api.json", 1, 0),
    Case("20-unknown-names.csv", 0, 1, rejected={"unknown-name": 30}, unknown=30),
    Case("22-proposals-with-votes.csv", 1, 0),
    Case("25-heading-words.csv", 0, 1),
    Case("25-heading-words.csv", 2, 1, ("--map", "Unidad productiva / Sector=holder")),
    Case("27-costs-only.csv", 0, 1, rejected={"no-text": 92}),
    Case("28-ids-as-holders.csv", 4, 0),
    Case("nada.csv", 2, 1, rejected={"words-only": 1}, nothing=1),
    Case(
        "idem.csv", 4, 1, rejected={"same-as": 2, "two-demands": 1, "words-only": 2}, nothing=1,
    ),
    Case("poa-by-year.xlsx", 24, 3, rejected={"unknown-name": 12}, unknown=4),
    Case("poa-by-year.xlsx", 24, 1, ("--all-sheets",), {"unknown-name": 12}, unknown=4),
    Case(
        "poa-by-year.xlsx", 36, 0,
        ("--all-sheets", *ALIASES, "--map", "OBSERVACIONES=-", "--map", "FECHA TALLER=-"),
    ),
    Case(
        "matrix-wide.xlsx", 20, 1,
        rejected={"same-as": 4, "two-demands": 1, "unknown-name": 10}, unknown=2,
    ),
    Case(
        "matrix-wide.xlsx", 29, 1,
        (*SURES[0], *SURES[2]), {"same-as": 4, "two-demands": 2},
    ),
    Case("cp1252.csv", 3, 1, rejected={"unknown-name": 2}, unknown=2),
    Case("vertical-merged.xlsx", 15, 0),
    Case("vertical-blank.xlsx", 3, 1, rejected={"holder-above": 12}),
    Case("vertical-blank.xlsx", 15, 0, ("--step", "fill Comunidad")),
    Case("dos.csv", 1, 0),
]  # fmt: skip


@pytest.mark.costly(12)
@pytest.mark.parametrize("case", TABLE, ids=lambda case: f"{case.name}{'+' * bool(case.args)}")
def test_what_each_has_to_give(bring: Any, case: Case) -> None:
    came = bring(case.name, *case.args)
    assert (came.counts("new"), came.reasons()) == (case.new, case.rejected)
    assert (came.counts("unread"), len(came.unknown)) == (case.unread, case.unknown)
    if case.nothing is not None:
        assert came.counts("nothing") == case.nothing
    assert (came.counts("same"), came.counts("completes"), came.counts("differs")) == (0, 0, 0)
    assert came.code == case.code


def _texts(name: str, *args: str, **texts: str) -> Any:
    """A case of which the words are told, too: HOLDER__YEAR=text."""
    said = {slot.replace("__", "/").replace("_", "-"): text for slot, text in texts.items()}
    return pytest.param(name, args, said, id=f"{name}{'+' * bool(args)}")


@pytest.mark.costly(3)
@pytest.mark.parametrize(
    ("name", "args", "texts"),
    [
        _texts("utf16-sep.csv", andamarca__2003="Riego"),
        _texts(
            "bug-oem-cp850-u16nobom.csv",
            belen_pituta_a__2003="Construcción de baños", andamarca__2003="Ampliación del sistema",
        ),
        _texts(
            "bug-oem-cp850-mac.csv",
            belen_pituta_a__2003="Construcción de baños", andamarca__2003="Ampliación del sistema",
        ),
        _texts(
            "bug-oem-cp850-demandas.csv",
            belen_pituta_a__2003="Construcción de baños", andamarca__2003="Ampliación del sistema",
        ),
        _texts(
            "bug-lone-quote-demandas.csv",
            andamarca__2003="Agua potable", arcata__2003="Riego", patarani__2003="Posta sanitaria",
        ),
        _texts("bug-lone-quote-first-cell.tsv", andamarca__2003="Agua", arcata__2003="Riego"),
        _texts("bug-lone-quote-long.csv", andamarca__2003="Agua"),
        _texts(
            "bug-lone-quote-inner.csv",
            andamarca__2003='Agua para "Las Lomas"', arcata__2003='"Simon Bolivar" escuela',
            patarani__2003='Posta sanitaria 5"',
        ),
        _texts(
            "bug-x000d-demandas.xlsx",
            andamarca__2003="Agua\npotable para la escuela", arcata__2003="Riego por aspersion",
            patarani__2003="Codigo _x000D_ tal cual", sullcata__2003="Posta\nsanitaria",
        ),
        _texts("xlsx-shapes-prefix.xlsx", andamarca__2003="Agua potable"),
        _texts("xlsx-shapes-spaces.xlsx", andamarca__2003="Agua"),
        _texts("xlsx-shapes-uncached.xlsx", arcata__2003="Luz"),
        _texts("bug-ods.ods", belen_pituta_a__2003="Construcción de baños"),
        _texts("15-macroman.csv", belen_pituta_a__2003="Reunión", lacoyu_nunumani__2003="Año"),
        _texts("15b-cp850.csv", belen_pituta_a__2003="Reunión", lacoyu_nunumani__2003="Año"),
        _texts("17-communities.geojson", andamarca__2003="Riego"),
        _texts("18-kobo-api.json", andamarca__2003="Riego"),
        _texts("22-proposals-with-votes.csv", andamarca__2003="Riego"),
        _texts("10-data-row-as-headings.csv", *REPEATED, andamarca__2003="Riego"),
        _texts("14-select-multiple.csv", patarani__2003="Muelle"),
        _texts("dos.csv", belen_pituta_a__2003="Riego y señalización"),
    ],
)  # fmt: skip
def test_the_words_that_come_in(bring: Any, name: str, args: tuple[str, ...], texts: Mapping[str, str]) -> None:
    assert bring(name, *args).texts == texts


@pytest.mark.parametrize(
    ("name", "encoding", "word"),
    [
        ("bug-oem-cp850-u16nobom.csv", "utf-16-le", ""),
        ("bug-oem-cp850-demandas.csv", "cp850", "Belén"),
        ("bug-oem-cp850-mac.csv", "mac-roman", "Belén"),
        ("15-macroman.csv", "mac-roman", "Belén"),
        ("15b-cp850.csv", "cp850", "Belén"),
        ("cp1252.csv", "cp1252", "Gestión"),
        ("dos.csv", "cp850", "Belén"),
    ],
)
def test_the_letters_that_were_guessed_are_said_with_a_line_of_them(
    bring: Any, plan: Path, guaqui: Guaqui, name: str, encoding: str, word: str
) -> None:
    came = bring(name, "--dry-run")
    assert {one["encoding"] for one in came.said["tables"]} == {encoding}
    _code, out, _err = guaqui("import", plan, plan.with_name(name), "--dry-run")
    assert word in out
    assert not re.search("[¢¤‚—]", out)


def test_places_beside_quotes_that_do_not_close(bring: Any) -> None:
    came = bring("bug-lone-quote-two-quotes.csv")
    assert sorted(came.values("place").values()) == ["abajo", "arriba", "centro", "x"]
    assert came.lines("open-quote", "unread") == [2, 4]


@pytest.mark.parametrize(
    ("name", "families", "costs"),
    [
        (
            "bug-thousands-families-demandas.csv",
            [1000, 2000, 1000, 1250, 10000],
            [3_500_000, 150_000, 150_000],
        ),
        ("bug-thousands-families-variants.csv", [10000, 3000, 1, 2500, 1000, 1000000], []),
        ("bug-thousands-families-costs.csv", [], [1_234_567_890]),
        ("xlsx-dates-demandas.xlsx", [12, 12, 12, 12, 1000], [150_050, 13, 123_456_789, 3_500_000, 3_500_000]),
        ("xlsx-dates-iso.xlsx", [12, 12, 12, 12, 1000], [150_050, 13, 123_456_789, 3_500_000, 3_500_000]),
        ("xlsx-dates-mac1904.xlsx", [12, 12, 12, 12, 1000], [150_050, 13, 123_456_789, 3_500_000, 3_500_000]),
        ("xlsx-shapes-prefix.xlsx", [12], [150_000]),
        ("xlsx-shapes-spaces.xlsx", [12], [150_000]),
        ("xlsx-shapes-uncached.xlsx", [12], []),
        ("bug-ods.ods", [12], [150_000]),
        ("01-odk-central-repeats.zip", [], [3_500_000, 2_000_000, 1_800_000]),
        ("11-wide-with-costs.csv", [], [3_500_000, 2_000_000, 1_500_000]),
        ("13-sections-by-zone.csv", [45, 38, 30], [3_500_000, 1_500_000, 2_000_000]),
        ("cp1252.csv", [21, 22, 23], [12_000_000, 8_500_000, 9_600_000]),
        ("vertical-merged.xlsx", [25] * 15, [5_000_000, 5_000_100, 5_000_200, 5_000_300, 5_000_400] * 3),
    ],
)
def test_the_numbers_that_come_in(bring: Any, name: str, families: list[int], costs: list[int]) -> None:
    """Families, and costs in centavos."""
    came = bring(name)
    assert Counter(came.values("families").values()) == Counter(families)
    assert Counter(came.costs.values()) == Counter(costs)


def test_days_and_times_keep_their_words_in_texts(bring: Any) -> None:
    for name in ("xlsx-dates-demandas.xlsx", "xlsx-dates-iso.xlsx", "xlsx-dates-mac1904.xlsx"):
        came = bring(name)
        assert Counter(came.values("place").values()) == Counter(["3/4", "3.5", "0.00001", "14:30", "72912345"])
        assert {"2004-02-29", "2004-02-29 13:45"} < set(came.values("notes").values())
        assert "1899" not in json.dumps(came.said)


def test_lines_that_are_hidden_are_said(plan: Path, guaqui: Guaqui) -> None:
    _code, out, _err = guaqui("--lang", "en", "import", plan, CASES / "filtered-rows.xlsx", "--dry-run")
    assert "hidden in the spreadsheet, read all the same: 3, 4" in out


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("d.xls", "libro de Excel 97-2003"),
        ("html.xls", "página web"),
        ("03-two-heading-rows.xls", "libro de Excel 97-2003"),
        ("xlsx-shapes-uncached.xlsx", "Abra la planilla en su programa de planillas, guárdela"),
        ("01b-odk-demandas.csv", "PARENT_KEY"),
        ("10-data-row-as-headings.csv", "dem_texto"),
    ],
)
def test_what_it_is_and_what_to_do_is_said(
    plan: Path, tmp_path: Path, guaqui: Guaqui, name: str, word: str
) -> None:
    source = shutil.copy(CASES / name, tmp_path)
    _code, out, err = guaqui("--lang", "es", "import", plan, source)
    assert word in out + err


@pytest.mark.costly(0)
@pytest.mark.parametrize(
    ("name", "lines"), [("bug-lone-quote-long.csv", 30), ("20-unknown-names.csv", 45), ("unknown-3000.csv", 60)]
)
def test_however_much_is_wrong_few_lines_say_it(
    plan: Path, tmp_path: Path, guaqui: Guaqui, name: str, lines: int
) -> None:
    source = shutil.copy(CASES / name, tmp_path)
    _code, out, err = guaqui("import", plan, source)
    assert len((out + err).splitlines()) < lines
    left = (path.read_text("utf-8-sig") for path in tmp_path.glob("*.rejected.csv"))
    assert sum(len(text.splitlines()) for text in left) > lines - 20


def test_an_association_s_votes_are_how_it_was_agreed(bring: Any) -> None:
    came = bring("07-many-per-holder.csv")
    assert came.texts == {
        "apleg/2003": "Sala de ordeño",
        "apleg/2003/2": "Enfriador de leche",
        "apleg/2004": "Forraje",
    }
    assert [one["how"] for one in came.values("agreed").values()] == ["vote"] * 3
    assert sorted(one["for"] for one in came.values("agreed").values()) == [7, 9, 12]


def test_proposals_with_votes_and_the_chosen_one(bring: Any, tmp_path: Path) -> None:
    body = bring("22-proposals-with-votes.csv").demands["andamarca/2003"]
    assert {one["text"]: one["votes"] for one in body["options"]} == {"Riego": 30, "Camino": 12, "Sede": 4}
    assert body["agreed"] == {"how": "vote"}


def test_proposals_of_which_none_was_chosen_leave_their_slot_open(
    plan: Path, tmp_path: Path, guaqui: Guaqui
) -> None:
    lines = (CASES / "22-proposals-with-votes.csv").read_text("utf-8-sig").splitlines()
    source = tmp_path / "sin.csv"
    source.write_text("\n".join(line.rpartition(",")[0] for line in lines), "utf-8")
    guaqui("import", plan, source)
    with FieldFile.open(plan, writable=False) as field:
        state = field.survey.history("demand/guaqui/andamarca/2003/1")
        assert state is not None
        assert (state.values["status"], len(state.values["options"])) == ("open", 3)
        assert "text" not in state.values


def test_answers_of_a_question_with_several_are_proposals_where_a_step_says_so(bring: Any) -> None:
    body = bring("14-select-multiple.csv", "--step", "choices demanda").demands["andamarca/2003"]
    assert (body["status"], sorted(one["text"] for one in body["options"])) == ("open", ["camino", "riego"])


def test_joined_rows_have_the_classes_that_they_name(bring: Any) -> None:
    assert bring("01-odk-central-repeats.zip").values("class") == {
        "andamarca/2003": "production-support",
        "andamarca/2004": "production-support",
        "patarani/2003": "infrastructure",
    }


def test_what_two_technicians_say_of_one_slot_is_never_mixed(plan: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    record = "demand/guaqui/andamarca/2003/1"
    first, second = (shutil.copy(CASES / name, tmp_path) for name in ("tecnico1.csv", "tecnico2.csv"))
    assert guaqui("import", plan, first)[0] == 0
    before = plan.read_bytes()
    code, out, _err = guaqui("import", plan, second, "--json")
    (table,) = json.loads(out)["tables"]
    assert (code, {one["line"] for one in table["differs"]}, plan.read_bytes() == before) == (1, {2}, True)
    both = Path(shutil.copy(plan, tmp_path / "both.json"))
    guaqui("import", both, second, "--differing", "keep-both")
    guaqui("import", plan, second, "--differing", "replace")
    with FieldFile.open(both, writable=False) as field:
        state = field.survey.history(record)
        assert state is not None
        claims = {claim.value: claim.revision.body for claim in state.claims["text"]}
        assert set(claims) == {"Sistema de riego", "Cancha polifuncional"}
        assert set(claims["Cancha polifuncional"]) == {"text"}
    with FieldFile.open(plan, writable=False) as field:
        state = field.survey.history(record)
        assert state is not None
        assert (dict(state.values), state.conflicts) == ({"text": "Cancha polifuncional"}, ())


@pytest.mark.costly(0)
def test_a_sheet_of_costs_is_the_plan_s_own_and_names_those_that_changed(
    demo: Path, tmp_path: Path, guaqui: Guaqui
) -> None:
    plan, source = demo / "plan.json", tmp_path / "costos.csv"
    text = (CASES / "27-costs-only.csv").read_text("utf-8-sig")
    source.write_text(text, "utf-8")
    code, out, _err = guaqui("import", plan, source, "--json")
    (table,) = json.loads(out)["tables"]
    assert (code, table["new"], table["same"], table["differs"]) == (0, 0, 92, [])
    swapped = text.replace('APLEG,2003,"60000', 'APLEG,2003,"x').replace('APLEG,2003,"30000', 'APLEG,2003,"60000')
    source.write_text(swapped.replace('"x', '"30000'), "utf-8")
    code, out, _err = guaqui("import", plan, source, "--json")
    (table,) = json.loads(out)["tables"]
    assert (code, len(table["differs"])) == (1, 2)


def test_a_matrix_over_what_stands_replaces_nothing(bring: Any) -> None:
    bring("poa-by-year.xlsx", "--all-sheets", *ALIASES)
    before = bring("nada.csv").texts
    came = bring("matrix-wide.xlsx")
    assert {slot: came.texts[slot] for slot in before} == before
    told = [(one["was"], one["is"]) for table in came.said["tables"] for one in table["differs"]]
    assert told
    assert all(was != now for was, now in told)


def test_a_pack_is_made_of_places_on_a_map(tmp_path: Path, guaqui: Guaqui) -> None:
    out = tmp_path / "p.toml"
    asked = ("--id", "p", "--name", "P", "--years", "2026-2029", "--yes")
    guaqui("pack", "new", out, "--from", CASES / "17-communities.geojson", *asked)
    said = out.read_text("utf-8")
    assert "latitude_e6 = -16500000" in said
    assert "longitude_e6 = -68800000" in said
