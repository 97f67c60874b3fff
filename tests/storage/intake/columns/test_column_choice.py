"""What columns are taken for: by a phrase of the lexicon in whatever noise, and by what stands below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guaqui_tui.session.importing import meaning
from storage.file.pack import load_pack
from storage.intake.column_meanings import Meaning
from storage.intake.columns.column_choice import ChosenColumns, choose_columns
from storage.intake.columns.tag_meanings import column_of_tag, tag_of_column
from storage.intake.columns.unused_columns import unused_columns
from storage.intake.headings import HeadedTable
from storage.intake.layout import sheet_layout_of
from storage.intake.table import Cell, Line
from storage.kinds.field import Field
from storage.kinds.lookup import KINDS
from storage.names.name_table import slug
from storage.notation.word_lists import listed, words_of
from storage.plan.survey import Survey

Columns = Mapping[str, tuple[Cell, ...]]

VALUES: dict[str, tuple[Cell, ...]] = {
    "holder": ("Andamarca", "Patarani", "Arcata"),
    "year": ("2003", 2004, "Gestión 2005"),
    "n": (1, 2),
    "text": ("Riego por aspersión", "Dos aulas", "Camino vecinal"),
    "action": ("irrigation", "stables"),
    "class": ("social", "infrastructure"),
    "families": ("45 familias", 38, "30 flias"),
    "people_women": (12, "9"),
    "people_men": (12, "9"),
    "cost": ("Bs 35.000", 1500, "20 mil"),
    "phase": ("study", "work"),
    "status": ("validated", "propuesta"),
    "proposed_by": ("women", "authorities"),
    "decided_on": ("2003-06-22", "22/06/2003"),
    "executed.state": ("done", "under-way"),
    "executed.spent": (1500, "Bs 20"),
    "executed.on": ("2003-06-22", "2003"),
    "agreed.how": ("vote", "consensus"),
}
"""What fits a column; any words fit the others."""
WORDS = ("con riego", "junto al río")
UNRELATED = ("Responsable", "Presidente", "Teléfono", "Distrito", "Prioridad 1", "Nº de acta", "Firma y sello")


@cache
def of_demands() -> Meaning:
    return meaning(Survey(load_pack("guaqui")))


def table(columns: Columns, tags: tuple[str, ...] = ()) -> HeadedTable:
    """A table with these headings, over as many rows as the longest column has cells."""
    height = max(map(len, columns.values()), default=0)
    rows = [tuple(cells[at % len(cells)] if cells else None for cells in columns.values()) for at in range(height)]
    return HeadedTable("", (*columns,), tuple(Line(at, row) for at, row in enumerate(rows, 2)), (1, 1), tags)


def chosen(columns: Columns, told: dict[str, str] | None = None) -> ChosenColumns:
    return choose_columns(table(columns), of_demands(), told or {})


def taken(columns: Columns) -> dict[str, str]:
    return dict(zip(columns, chosen(columns).columns, strict=True))


def fitting(column: str) -> tuple[Cell, ...]:
    return VALUES.get(column, WORDS)


PHRASES = sorted(words_of("likely", "demand", profile=of_demands().survey.profile).items())  # type: ignore[union-attr]
WEAK = sorted(words_of("weak", "demand").items())
BARE = sorted({*words_of("keys").items()} - {("zonificacion", "zoning"), ("paso", "step")})


@pytest.mark.costly(3)
@pytest.mark.parametrize(("phrase", "column"), PHRASES)
def test_every_phrase_is_taken_for_its_column_alone(phrase: str, column: str) -> None:
    assert chosen({phrase.replace("-", " ").title(): fitting(column)}).columns == (column,)


@st.composite
def noisy(draw: st.DrawFn) -> tuple[str, str]:
    """A heading that says a phrase in capitals, accents, signs and words that say nothing more; and its column."""
    phrase, column = draw(st.sampled_from(PHRASES))
    unit = of_demands().unit(column)
    around = {word for name in ("any", column, unit) for word in listed("around", name)} - {"n", "no", "e", "o"}
    before, after = (draw(st.lists(st.sampled_from(sorted(around)), max_size=2)) for _place in range(2))
    money = draw(st.sampled_from(["", " (Bs)", " Bs.", " en bolivianos"])) if unit == "cents" else ""
    words = " ".join([*before, *phrase.split("-"), *after])
    look = draw(st.sampled_from([str.upper, str.title, str.lower, lambda text: text.replace(" ", "_")]))
    return look(words) + money, column


@pytest.mark.costly(0)
@settings(max_examples=300)
@given(noisy())
def test_a_phrase_in_noise_is_taken_for_its_column_or_for_none(heading: tuple[str, str]) -> None:
    """What stands around it may make another phrase with it: then nobody knows, and it is taken for none."""
    text, column = heading
    read = of_demands().heading_words.read(text)
    assert chosen({text: fitting(column)}).columns in {(column,), ("",), (named(text),)}
    if read is not None:
        assert read.column == column or column in of_demands().heading_words.held(text)


def named(text: str) -> str:
    return of_demands().column(text) or ""


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("N° FAM.", "families"),
        ("COSTO ESTIMADO (Bs)", "cost"),
        ("Presupuesto referencial Bs.", "cost"),
        ("Familias beneficiadas", "families"),
        ("Flias.", "families"),
        ("Cant. de familias que se benefician", "families"),
        ("Beneficiarios / Familias", "families"),
        ("Monto total (Bs.)", "cost"),
        ("Nombre de la Comunidad", "holder"),
        ("Comunidad Beneficiaria", "holder"),
        ("DEMANDA (priorizada)", "text"),
        ("Proyecto / demanda", "text"),
        ("Datos generales / Comunidad", "holder"),
        ("Año de ejecución", "year"),
        ("demanda-gestion", "year"),
        ("demanda/costo", "cost"),
        ("taller-comunidad", "holder"),
        ("proyecto/comunidad", "holder"),
        ("grupo_demanda/costo_estimado", "cost"),
        ("Demandas priorizadas por la comunidad", "text"),
        ("Comunidades beneficiarias", "holder"),
        ("scope/name/es", "holder"),
        ("title/es", "text"),
        ("Estado de la obra", "executed.state"),
        ("Monto ejecutado (Bs)", "executed.spent"),
        ("Observaciones", "notes"),
        ("Custo total", "cost"),
        ("Project name", "text"),
        ("Aporte Comunidad (Bs)", "funding:community"),
        ("Aporte (Bs): PDLA", "funding:PDLA"),
    ],
)
def test_headings_as_people_and_programs_write_them(heading: str, column: str) -> None:
    assert taken({heading: fitting(column if ":" not in column else "cost")}) == {heading: column}


@pytest.mark.parametrize(
    ("heading", "values", "proposal"),
    [
        ("taller-mujeres", ("12", "9"), ""),
        ("Costo / Municipio (Bs)", (30000, 28000), "funding:municipality"),
        ("Costo / Comunidad (Bs)", (5000, 4000), "funding:community"),
        ("Costo en miles de Bs", ("35", "20"), "cost"),
        ("Costo (USD)", ("35", "20"), "cost"),
        ("Costo unitario", ("35", "20"), "cost"),
        ("Familias sin agua", (12, 20), "families"),
        ("Familias (hombres)", (12, 20), ""),
        ("dem_texto", ("Riego", "Dos aulas"), "text"),
        ("Fecha", ("2003-06-22", "2003-06-23"), "year"),
        ("Unidad productiva / Sector", ("Andamarca", "Patarani"), "holder"),
        ("Monto total", ("por definir", "según estudio"), ""),
        ("N° de familias", ("Mamani", "Quispe"), ""),
        ("Código de la demanda priorizada", ("x1", "x2"), ""),
        ("Nombre", ("Juan Mamani", "Rosa Quispe"), ""),
        ("Responsable de la demanda", ("Juan Mamani", "Rosa Quispe"), "text"),
        ("Prioridad", (1, 2, 1), ""),
        ("Obs.", ("bien",), "notes"),
        ("Número de beneficiarios", (12, 30), "families"),
        ("Total (Bs)", (12, 30), "cost"),
        ("Aporte GM", (12, 30), ""),
        ("comments", (0, 3), ""),
        ("endorsements total count", (0, 3), ""),
        ("Aporte", (12, 30), ""),
        ("Aporte municipal", (12, 30), "funding:municipality"),
        ("Zona / Comunidad", ("Andamarca", "Patarani"), "holder"),
        ("Demandas", (12, 9), ""),
        ("Demandas", ("sí", "no"), ""),
    ],
)
def test_what_is_not_sure_is_only_proposed(heading: str, values: tuple[Cell, ...], proposal: str) -> None:
    found = chosen({heading: values})
    assert (found.columns, found.proposals) == (("",), (proposal,))


def test_names_of_communities_are_holders_under_a_weak_word_and_those_of_persons_are_none() -> None:
    assert taken({"Nombre": ("Andamarca", "Patarani")}) == {"Nombre": "holder"}
    assert taken({"Nombre": ("Andamarca", "Patarani"), "Nombre de la comunidad": ("Arcata",)}) == {
        "Nombre": "",
        "Nombre de la comunidad": "holder",
    }
    assert taken({"Presidente": ("Juan Mamani",), "Responsable": ("Alcaldía",)}) == {
        "Presidente": "",
        "Responsable": "",
    }


def test_of_two_columns_that_say_the_same_amount_none_is_taken_and_both_are_proposed() -> None:
    found = chosen({"Costo total": (500, 600), "Presupuesto": (700, 800)})
    assert (found.columns, found.proposals) == (("", ""), ("cost", "cost"))
    assert taken({"Costo total": (500, 600), "Presupuesto": ()}) == {"Costo total": "cost", "Presupuesto": ""}
    assert taken({"Costo": (500,), "Presupuesto": (700,)}) == {"Costo": "cost", "Presupuesto": ""}


def test_two_columns_of_the_demand_are_both_taken() -> None:
    assert chosen({"Demanda": ("Agua",), "Demanda [2]": ("Luz",)}).columns == ("text", "text")


@pytest.mark.parametrize(
    "heading",
    [
        *("N°", "Nº", "No.", "Nro", "Item", "Ítem", "#", "_id", "_uuid", "_index", "KEY", "PARENT_KEY", "start"),
        *("meta-instanceID", "meta/instanceID", "instanceID", "SubmissionDate", "ReviewState", "deviceid", "end"),
        *("SubmitterName", "_submission__id", "_parent_index", "_validation_status", "_notes", "_status"),
        "record_id",
    ],
)
def test_numbers_of_lines_and_keys_of_programs_are_nobody_s(heading: str) -> None:
    columns = {heading: (1, 2, 3), "Comunidad": ("Andamarca",), "Demanda": ("Riego", "Luz", "Agua")}
    found = chosen(columns)
    assert (found.columns, found.nobodys) == (("", "holder", "text"), frozenset({0}))
    assert unused_columns(table(columns), sheet_layout_of(table(columns), meaning=of_demands())) == []


def test_an_item_that_is_written_out_is_somebody_s() -> None:
    assert chosen({"Item": ("Riego", "Dos aulas")}).nobodys == frozenset()


def test_columns_with_values_that_are_not_used_are_told_those_of_money_first() -> None:
    columns: dict[str, tuple[Cell, ...]] = {
        "Prioridad": (1, 2, 1),
        "Responsable": (),
        "Aporte GM": ("#N/A",),
        "Costo / Comunidad (Bs)": (5, 6),
        "Comunidad": ("Arcata",),
        "Distrito": (None, None, "4"),
        "Firma": ("x",),
    }
    layout = sheet_layout_of(table(columns), {"firma": "-"}, meaning=of_demands())
    assert unused_columns(table(columns), layout) == [
        ("Costo / Comunidad (Bs)", "funding:community", (5, 6, 5), 3),
        ("Prioridad", "", (1, 2, 1), 0),
        ("Distrito", "", ("4",), 5),
    ]


@pytest.mark.parametrize(
    ("tag", "column"),
    [
        ("#adm3+name", "holder"),
        ("#date+year", "year"),
        ("#date +start +year", "year"),
        ("#need", "text"),
        ("#value", "cost"),
        ("#value+bob+total", "cost"),
        ("#affected+hh", "families"),
        ("#beneficiary+f+children", "people_women"),
        ("#sector", "class"),
        ("#activity", "text"),
        ("#activity+type", "action"),
        ("#meta+id", "code"),
        ("#geo+lat", ""),
    ],
)
def test_a_tag_says_what_a_column_is_whatever_its_heading(tag: str, column: str) -> None:
    found = choose_columns(table({"Columna 7": ("a", "b")}, (tag,)), of_demands())
    assert found.columns == (column,)


@pytest.mark.parametrize("kind", ["demand", "community"])
def test_the_tag_that_leaves_with_a_column_comes_back_as_it(kind: str) -> None:
    of_kind = meaning(of_demands().survey or Survey([]), kind)
    tagged = {column: tag for column in {*words_of("hxl", kind).values()} if (tag := tag_of_column(column, kind))}
    assert {column: column_of_tag(tag, of_kind) for column, tag in tagged.items()} == {one: one for one in tagged}
    assert len({*tagged.values()}) == len(tagged)


SHEET: dict[str, tuple[Cell, ...]] = {
    "N°": (1, 2, 3),
    "COMUNIDAD / OTB": VALUES["holder"],
    "Año de ejecución": VALUES["year"],
    "Demanda priorizada": VALUES["text"],
    "Costo estimado (Bs)": VALUES["cost"],
    "Nº Benef.": VALUES["families"],
    "Zona": ("Zona A", "Zona B"),
    "Unidad": ("Andamarca",),
}


@given(st.permutations([*SHEET]))
@settings(max_examples=30)
def test_the_order_of_columns_does_not_matter(headings: list[str]) -> None:
    first = chosen(SHEET)
    other = chosen({heading: SHEET[heading] for heading in headings})
    assert dict(zip(headings, zip(other.columns, other.proposals, strict=True), strict=True)) == dict(
        zip(SHEET, zip(first.columns, first.proposals, strict=True), strict=True)
    )


@given(
    st.sampled_from(UNRELATED), st.integers(0, len(SHEET)), st.sampled_from([WORDS, (4, 7), ("Juan Mamani",), ()])
)
@settings(max_examples=60)
def test_an_unrelated_column_changes_nothing(heading: str, at: int, values: tuple[Cell, ...]) -> None:
    before = [*SHEET.items()]
    assert taken(dict([*before[:at], (heading, values), *before[at:]])) == {**taken(SHEET), heading: ""}


def test_no_phrase_stands_for_two_columns() -> None:
    for name in ("likely", "weak"):
        for kind in ("demand", "community", "association", "budget", "workshop", "fact", "ceiling", "commitment"):
            by_column: dict[str, set[str]] = {}
            for column in {*words_of(name, kind).values()}:
                by_column[column] = {word for word, meant in words_of(name, kind).items() if meant == column}
            assert sum(map(len, by_column.values())) == len(words_of(name, kind))
            assert all(word == slug(word) for words in by_column.values() for word in words if "{" not in word)


def every(fields: Iterable[Field]) -> Iterator[Field]:
    for field in fields:
        yield from (field, *every(field.parts))


@pytest.mark.parametrize("kind", KINDS)
def test_words_of_the_lexicon_mean_usual_words_of_their_field_and_never_another_than_its_labels(kind: str) -> None:
    of_kind = meaning(of_demands().survey or Survey([]), kind)
    for field in every(of_kind.kind.fields):
        said = {slug(say(label)): word for word, label in field.says.words.items() for say in of_kind.says}
        for written, word in words_of("words", kind, field.name).items():
            assert word in field.says.words, (field.name, word)
            assert said.get(written, word) == word, (field.name, written)


ANY_HEADING = st.one_of(
    st.text(max_size=12),
    st.lists(st.sampled_from([word for phrase, _column in PHRASES for word in phrase.split("-")]), max_size=4).map(
        " ".join
    ),
)
ANY_CELL = st.one_of(st.none(), st.text(min_size=1, max_size=6), st.integers(), st.dates(), st.booleans())


@pytest.mark.costly(0)
@settings(max_examples=200)
@given(st.dictionaries(ANY_HEADING, st.lists(ANY_CELL, max_size=4).map(tuple), max_size=6), st.booleans())
def test_any_table_has_a_column_or_none_for_each_heading(columns: Columns, of_budgets: bool) -> None:  # noqa: FBT001
    of = meaning(of_demands().survey or Survey([]), "budget") if of_budgets else of_demands()
    found = choose_columns(table(columns), of)
    assert len(found.columns) == len(found.proposals) == len(columns)
    for column in {*found.columns, *found.proposals} - {""}:
        assert (column.isdecimal() and len(column) == 4) or of.at(column).name == column


class LookedAt(tuple[Line, ...]):
    """Rows of which only the first may be looked at."""

    __slots__ = ()

    def __getitem__(self, place: object) -> object:  # type: ignore[override]
        assert isinstance(place, slice)
        assert place.stop <= 200
        return super().__getitem__(place)

    def __iter__(self) -> object:  # type: ignore[override]
        raise AssertionError("all rows were looked at")


def test_a_table_of_any_length_is_told_by_its_first_rows() -> None:
    rows = LookedAt(Line(at, ("Arcata", "2003", "Riego")) for at in range(1000))
    headed = HeadedTable("", ("Comunidad", "Año", "Proyecto priorizado"), rows, (1, 1))
    assert choose_columns(headed, of_demands()).columns == ("holder", "year", "text")
