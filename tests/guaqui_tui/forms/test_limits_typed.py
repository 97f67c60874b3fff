"""Who types past a limit reads where it is; at the limit itself nothing is said."""

from __future__ import annotations

import pytest
from msgspec import inspect

from guaqui_tui.forms.typing_rules import read_typed
from guaqui_tui.language import gettext_ as words
from guaqui_tui.wording.values import values_of
from storage.file.pack import load_pack
from storage.kinds.field import Field
from storage.kinds.lookup import KINDS
from storage.limits import MAX_INTEGER, MAX_PER_YEAR, MAX_YEARS
from storage.plan.survey import Survey

LIMITED = [
    (kind.name, field)
    for kind in KINDS.values()
    for field in kind.fields
    if isinstance(of := inspect.type_info(field.type), inspect.IntType) and of.le not in {None, MAX_INTEGER}
]


def typed(kind: str, field: Field, text: str) -> object:
    words.use("en")
    return read_typed(kind, field, text, values_of(Survey(load_pack("guaqui"))))


def test_years_and_demands_a_year_are_among_them() -> None:
    fields = {(kind, field.name) for kind, field in LIMITED}
    assert {(kind, "per_year") for kind in ("plan", "community", "association")} <= fields
    assert (MAX_PER_YEAR, MAX_YEARS) == (99, 60)


@pytest.mark.parametrize(("kind", "field"), LIMITED, ids=lambda one: getattr(one, "name", one))
def test_a_number_past_its_limit_is_refused_with_it(kind: str, field: Field) -> None:
    of = inspect.type_info(field.type)
    assert isinstance(of, inspect.IntType)
    assert of.le is not None
    assert typed(kind, field, str(of.le)) == of.le
    with pytest.raises(ValueError, match=f"from {of.ge} to {of.le}"):
        typed(kind, field, str(of.le + 1))


def test_the_sixty_first_year_is_refused() -> None:
    years = next(one for one in KINDS["plan"].fields if one.name == "years")
    sixty = range(2003, 2003 + MAX_YEARS)
    assert typed("plan", years, "; ".join(map(str, sixty))) == list(sixty)
    with pytest.raises(ValueError, match="61 are too many: 60 fit"):
        typed("plan", years, "; ".join(map(str, [*sixty, 2900])))
