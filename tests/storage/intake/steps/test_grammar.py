"""A step is one line of text: what is printed is read again as the same, whatever columns are called."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import GuaquiError
from storage.intake.steps.grammar import parse_step
from storage.intake.steps.step import (
    FORMS,
    ChoicesStep,
    DropStep,
    FillStep,
    HeadingsStep,
    JoinStep,
    SameAsStep,
    SkipStep,
    SplitStep,
    TableStep,
    UnfoldStep,
    UnitStep,
)

LETTERS = st.one_of(st.sampled_from("abñ日 .,=\"'\\{}-/()#"), st.characters(exclude_categories=["Cs", "Cc"]))
NAMES = st.text(LETTERS, min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)
WORDS = st.text(st.one_of(LETTERS, st.just("\n")), min_size=1, max_size=8)
LINES = st.tuples(st.integers(1, 10**9 - 1), st.integers(1, 10**9 - 1)).map(sorted)
FACTORS = st.decimals("0.000001", 999_999_999_999, places=6, allow_nan=False).filter(lambda factor: factor > 0)
STEPS = st.one_of(
    LINES.map(lambda lines: HeadingsStep(*lines)),
    st.just(HeadingsStep(0, 0)),
    st.builds(FillStep, st.lists(NAMES, min_size=1, max_size=3).map(tuple), st.one_of(st.just(""), NAMES)),
    st.builds(
        DropStep,
        NAMES,
        st.permutations(["zones", "kinds", "numbers"]).map(tuple),
        st.lists(WORDS.filter(str.strip), max_size=2).map(tuple),
    ),
    st.builds(JoinStep, NAMES, NAMES, NAMES, NAMES),
    st.just(UnfoldStep()),
    st.builds(ChoicesStep, NAMES),
    st.builds(SplitStep, NAMES, WORDS),
    st.builds(UnitStep, NAMES, FACTORS),
    LINES.map(lambda lines: SkipStep(*lines)),
    st.builds(SameAsStep, NAMES),
)


@given(STEPS)
def test_a_step_printed_is_read_as_itself(step: TableStep) -> None:
    assert parse_step(str(step)) == step
    assert str(parse_step(str(step))) == str(step)


@given(STEPS)
def test_a_step_is_one_line(step: TableStep) -> None:
    assert "\n" not in str(step)


@given(NAMES.filter(lambda name: not set(name) & set(" \"'\\,.=") and not any(map(str.isspace, name))))
def test_a_plain_name_has_no_quotes(name: str) -> None:
    steps = [FillStep((name, name), name), JoinStep(name, name, name, name), UnitStep(name, Decimal(2))]
    assert [str(step) for step in steps] == [
        f"fill {name},{name} by {name}",
        f"join {name}.{name}={name}.{name}",
        f"unit {name}=2",
    ]


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("headings 2-3", HeadingsStep(2, 3)),
        ("headings 4", HeadingsStep(4, 4)),
        ("fill Comunidad", FillStep(("Comunidad",))),
        ("fill comunidad,fecha by record_id", FillStep(("comunidad", "fecha"), "record_id")),
        ('fill "Costo, total",Año by by', FillStep(("Costo, total", "Año"), "by")),
        ("drop holder zones kinds numbers", DropStep("holder", ("zones", "kinds", "numbers"))),
        ('drop holder kinds "(rural)" "zones"', DropStep("holder", ("kinds",), ("(rural)", "zones"))),
        ("join a.csv.PARENT_KEY=b.csv.KEY", JoinStep("a.csv", "PARENT_KEY", "b.csv", "KEY")),
        ('join a."v. 2"="x=y".KEY', JoinStep("a", "v. 2", "x=y", "KEY")),
        ("unfold {year}", UnfoldStep()),
        ("choices grupo/demanda", ChoicesStep("grupo/demanda")),
        ("choices a.b,c=d", ChoicesStep("a.b,c=d")),
        ("split Demanda ;", SplitStep("Demanda", ";")),
        ('split Demanda "\\n"', SplitStep("Demanda", "\n")),
        ('split Demanda " y "', SplitStep("Demanda", " y ")),
        ("unit Costo=1000", UnitStep("Costo", Decimal(1000))),
        ("unit 'Costo \"Bs\"'=0.01", UnitStep('Costo "Bs"', Decimal("0.01"))),
        ("skip 3-5", SkipStep(3, 5)),
        ("skip 7", SkipStep(7, 7)),
        ("same-as Demanda", SameAsStep("Demanda")),
    ],
)
def test_lines_as_they_are_written(line: str, step: TableStep) -> None:
    assert parse_step(line) == step
    assert str(step) == line


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("  FILL   Comunidad ", FillStep(("Comunidad",))),
        ('fill "Nombre  de\nla comunidad"', FillStep(("Nombre de la comunidad",))),
        ("fill Nombre' de la 'comunidad", FillStep(("Nombre de la comunidad",))),
        (r"fill Nombre\ de\ la\ comunidad", FillStep(("Nombre de la comunidad",))),
        (r"split Demanda \n", SplitStep("Demanda", "\n")),
        ("skip 3-3", SkipStep(3, 3)),
        ("unit Costo=1000.0", UnitStep("Costo", Decimal(1000))),
    ],
)
def test_lines_that_are_written_otherwise(line: str, step: TableStep) -> None:
    assert parse_step(line) == step


@pytest.mark.parametrize(
    "line",
    [
        *("", "x", "fil Comunidad", "fill", "fill Comunidad de Guaqui", "fill a by", "fill a,", "fill a by b c"),
        *(
            "headings",
            "headings x",
            "headings 3-2",
            "skip 0",
            "skip 1-2-3",
            "skip -1",
            "skip ²",
            "skip 1234567890",
        ),
        *(
            "drop holder",
            "drop holder zone",
            'drop holder ""',
            'drop holder " "',
            "drop",
            "unfold",
            "unfold {month}",
        ),
        *("join a.b", "join a.b=c", "join a.b=c.d=e.f", "join .=.", "choices", "choices a b", 'choices ""'),
        *("split a", 'split a ""', "split a b c", "unit a", "unit a=x", "unit a=0", "unit a=-1", "unit =5"),
        *("unit a=1e9", "unit a=1234567890123", "same-as", 'same-as "a', "same-as a\\", "choices " + "x" * 5000),
    ],
)
def test_what_is_no_step_is_refused_with_what_it_should_be(line: str) -> None:
    with pytest.raises(GuaquiError) as caught:
        parse_step(line)
    assert caught.value.code == "step-bad"
    verb = line.split(" ", maxsplit=1)[0]
    well_begun = verb in FORMS and len(line) < 5000 and '"a' not in line and not line.endswith("\\")
    assert caught.value.facts["forms"] == ([FORMS[verb]] if well_begun else list(FORMS.values()))
