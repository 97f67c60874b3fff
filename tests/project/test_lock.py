"""The lock files say what pyproject.toml says, and nothing in the tree says where packages come from."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from run import NOT_IN_KIT

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.txt", "requirements-test.txt"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
# In two parts each, so that this file does not hold what it forbids.
HOSTS = [first + second for first, second in [("pypi", ".org"), ("python", "hosted"), ("ana", "conda.")]]


def entries(name: str) -> list[tuple[Requirement, list[str]]]:
    """Each requirement of a lock with its hashes, and not a line left unread."""
    found: list[tuple[Requirement, list[str]]] = []
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        words = line.removesuffix("\\").strip()
        if words.startswith("--hash="):
            found[-1][1].append(words.removeprefix("--hash="))
        elif words and not words.startswith("#"):
            found.append((Requirement(words), []))
    return found


def pins(name: str) -> dict[str, str]:
    """Canonical name and version."""
    return {canonicalize_name(found.name): str(found.specifier).removeprefix("==") for found, _ in entries(name)}


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_pinned_once_and_held_by_hashes(name: str) -> None:
    found = entries(name)
    assert found
    assert len(pins(name)) == len(found), "wheels takes the markers away: a second version would collide"
    for requirement, hashes in found:
        assert re.fullmatch(r"==[\w.!+]+", str(requirement.specifier)), requirement
        assert requirement.url is None
        assert hashes, requirement
        assert [one for one in hashes if not re.fullmatch(r"sha256:[0-9a-f]{64}", one)] == []


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        (LOCKS[0], PROJECT["project"]["dependencies"]),
        (LOCKS[1], PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["test"]),
    ],
)
def test_a_lock_holds_what_the_project_asks_for(name: str, asked: list[str]) -> None:
    locked = pins(name)
    assert asked
    for words in asked:
        wish = Requirement(words)
        version = locked.get(canonicalize_name(wish.name))
        assert version is not None, f"{words} is not in {name}: python3 run.py lock"
        assert wish.specifier.contains(version), f"{words}, but {name} has {version}: python3 run.py lock"


def test_the_tests_run_with_what_the_field_gets() -> None:
    field, tests = ({str(found): hashes for found, hashes in entries(name)} for name in LOCKS)
    assert field.items() <= tests.items()


@pytest.mark.parametrize("name", LOCKS)
def test_what_no_paper_needs_is_not_installed(name: str) -> None:
    assert not {*NOT_IN_KIT} & pins(name).keys()


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_tells_no_source(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.findall(r"(?m)://|file:|^\s*-(?!-hash=).*", text)


def test_no_tracked_file_names_a_registry() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    names = [name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]
    assert "pyproject.toml" in names
    found = [
        (name, host) for name in names for host in HOSTS if host.encode() in (ROOT / name).read_bytes().lower()
    ]
    assert found == []
