"""The way to PostgreSQL, psycopg: the only place that knows it. Only who has a hub installs it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
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
