"""The way to PostgreSQL, psycopg: the only place that knows it. Only who has a hub installs it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from ..errors import HubError


@cache
def driver() -> Any:
    """The module psycopg. Raises `hub-no-driver` where it is not installed."""
    try:
        import psycopg

        import_module("psycopg.conninfo")
    except ImportError as error:
        raise HubError("hub-no-driver") from error
    return psycopg


def has_driver() -> bool:
    """Whether it is installed, as far as can be said without loading it."""
    return find_spec("psycopg") is not None
