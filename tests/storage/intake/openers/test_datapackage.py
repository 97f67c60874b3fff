"""A package names files of its own folder: a name that no file can have is told as one that is not there."""

from __future__ import annotations

import json
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.errors import GuaquiError
from storage.intake.opening import open_tables

NAMES = ("a\0b.csv", "\0", "\ud800.csv", "none.csv", "x" * 300 + ".csv", "\n.csv", "a/", "none/a.csv")


def package(*paths: str) -> str:
    return json.dumps({"resources": [{"name": f"t{at}", "path": path} for at, path in enumerate(paths)]})


def refused(path: Path) -> GuaquiError:
    with pytest.raises(GuaquiError) as caught:
        open_tables(path)
    return caught.value


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_no_file_has_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "datapackage.json").write_text(package(name), "utf-8")
    assert refused(tmp_path / "datapackage.json").facts["path"]
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("datapackage.json", package(name))
    assert refused(tmp_path / "a.zip").facts["path"]


def test_a_name_with_a_zero_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text(package("a\0b.csv"), "utf-8")
    assert refused(tmp_path / "datapackage.json").code == "not-found"


@given(st.text(st.characters(), min_size=1, max_size=8))
def test_whatever_a_package_names_is_opened_or_refused(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    """No name ends in an error that nobody expected."""
    path = tmp_path_factory.getbasetemp() / "datapackage.json"
    path.write_text(package(name), "utf-8")
    with suppress(GuaquiError):
        open_tables(path)


def test_tables_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text("Comunidad,Familias\nUno,12\n", "utf-8")
    resources = [{"name": "t", "path": "a.csv"}, {"name": "t", "path": "b.csv"}]
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": resources}), "utf-8")
    assert [table.name for table in open_tables(tmp_path / "datapackage.json")] == ["t", "t [2]"]
