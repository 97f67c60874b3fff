"""Our survey, taken by the program that makes forms of such for phones. Needs the group `outside`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest

from exports.formats import files
from exports.outgoing import put_all
from exports.wording.edition import Edition
from guaqui_tui.language import gettext_ as words
from storage.file.pack import load_pack
from storage.plan.survey import Survey
from tests.exports.full_plan import full_plan
from tests.exports.test_achica import prepared
from tests.exports.test_hostile import hostile

pytestmark = pytest.mark.outside

PLANS: Final[dict[str, Callable[[str], Survey]]] = {
    "pack": lambda _language: Survey(load_pack("guaqui")),
    "sixty": lambda _language: full_plan(60),
    "achica": prepared,
    "hostile": lambda _language: hostile(),
}


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("plan", PLANS)
def test_it_is_taken_without_a_warning(tmp_path: Path, plan: str, language: str) -> None:
    convert: Any = import_module("pyxform.xls2xform").convert  # it carries no types
    words.use(language)
    survey = PLANS[plan](language)
    (path,) = put_all(files(survey, ["survey.xlsform"], Edition(words.speech())), tmp_path)
    warnings: list[str] = []
    made = convert(path, warnings=warnings)
    assert warnings == []
    for one in (one for one in survey.communities() if survey.per_year(one.fields)):
        assert f"<name>{one.id}</name>" in made.xform
    assert 'lang="Español (es)"' in made.xform
    assert 'lang="English (en)"' in made.xform
