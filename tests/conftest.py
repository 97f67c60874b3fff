"""What all tests share."""

import gc
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, settings

from guaqui_tui.language import gettext_ as words
from tests.tried import left_out

gc.disable()  # there is no rubbish while tests are loaded
# How long something takes says nothing on a machine that does other work besides: no test fails by that.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--thorough", action="store_true", help="try every variant of the tests that are marked costly"
    )
    parser.addoption("--full", action="store_true", help="run at full length the tests that are usually cut short")


LONG: Final = (
    "test_every_screen.py",
    "test_hostile.py",
    "test_only_f2_writes.py",
    "test_typed.py",
    "test_demand.py",
    "test_languages.py",
    "test_mutations.py",
    "test_faults.py",
    "test_cli.py",
    "test_preparation.py",
    "test_scopes.py",
    "test_workbook.py",
    "test_powercut.py",
    "test_forty_typed.py",
    "test_achica.py",
    "test_new_field.py",
    "test_no_textual.py",
    "test_json.py",
    "test_register.py",
    "test_readers.py",
    "test_back_again.py",
    "test_every_kind_back.py",
    "test_laws.py",
    "test_reader_view.py",
    "test_kill.py",
    "test_readme.py",
    "test_counting.py",
    "test_own_plans.py",
    "test_acta_drafts.py",
    "test_compare.py",
    "test_same_bytes.py",
    "test_acta_printed.py",
    "test_papers.py",
    "test_board.py",
    "test_private.py",
    "test_terminal.py",
    "test_assembly.py",
    "test_gather.py",
    "test_views.py",
    "test_unsaved.py",
    "test_settle.py",
    "test_check.py",
    "test_spreadsheet.py",
    "test_municipal.py",
    "test_other_plans.py",
    "test_first.py",
    "test_unending.py",
    "test_list_marks.py",
    "test_state_machine.py",
    "test_name_doubts.py",
    "test_forty_laptops.py",
)
"""The files that take longest, longest first."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long files begin: where each core takes a file at a time, none of them is left for one at the end."""
    items.sort(key=lambda item: LONG.index(item.path.name) if item.path.name in LONG else len(LONG))
    left = left_out(items, thorough=is_thorough(config), full=config.getoption("--full"))
    config.hook.pytest_deselected(items=[*left])
    items[:] = [item for item in items if item not in left]


def is_thorough(config: pytest.Config) -> bool:
    """Whether every variant is tried. Whoever names a file or a word means all that it has."""
    of_all = config.args_source is pytest.Config.ArgsSource.TESTPATHS and not config.getoption("keyword")
    return bool(config.getoption("--thorough")) or not of_all


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking through it for rubbish again and again took a quarter of the time."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 50, 50)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """`seed` takes as many as the module's `SEEDS` says: how many in the quick check, and how many with --full."""
    seeds = getattr(metafunc.module, "SEEDS", None)
    if "seed" in metafunc.fixturenames and isinstance(seeds, tuple):
        quick, full = seeds
        many = full if metafunc.config.getoption("--full") else quick
        metafunc.parametrize("seed", range(many), scope="module")


@pytest.fixture(scope="session")
def full(pytestconfig: pytest.Config) -> bool:
    """Whether time is no matter: tests that have a long version run it then."""
    return bool(pytestconfig.getoption("--full"))


@pytest.fixture(scope="session", autouse=True)
def _home_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the settings of whoever runs it, nor their language."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUAQUI_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setenv("GUAQUI_LANG", "es")
        yield


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation of this test alone: where a device, settings, headings and drafts are remembered."""
    home = tmp_path / "home"
    monkeypatch.setenv("GUAQUI_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """A test that speaks a language does not leave it to those after it, nor commands that learned it."""
    before = words.language()
    yield
    if words.language() != before:
        words.use(before)
        forget_commands()


def forget_commands() -> None:
    """Their help was said in the language in which they were loaded: the next call loads them anew."""
    loaded = [name for name in sys.modules if name.startswith("guaqui_tui.commands.")]
    for name in [name for name in loaded if hasattr(sys.modules[name], "click")]:
        module = sys.modules.pop(name)
        package, _dot, child = name.rpartition(".")
        if getattr(sys.modules[package], child, None) is module:
            delattr(sys.modules[package], child)
