"""What all tests share."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="run at full length the tests that are usually cut short")


@pytest.fixture(scope="session")
def full(pytestconfig: pytest.Config) -> bool:
    """Whether time is no matter: tests that have a long version run it then."""
    return bool(pytestconfig.getoption("--full"))
