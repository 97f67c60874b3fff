"""Typed cells as the later steps of an import read them: texts, and the digits of numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from .cells import Number
from .table import Cell


def cell_as_text(cell: Cell) -> str:
    """What a cell says; the digits of a number as such, "" of nothing."""
    return cell if type(cell) is str else _AS_TEXT[type(cell)](cell)


def _clock(at: time) -> str:
    """14:30, with seconds where there are any."""
    return f"{at:%H:%M:%S}" if at.second else f"{at:%H:%M}"


_AS_TEXT: Final[dict[type, Callable[[Any], str]]] = {
    type(None): lambda _nothing: "",
    bool: lambda yes: "TRUE" if yes else "FALSE",
    int: Number,
    Decimal: lambda number: Number(f"{number:f}"),
    datetime: lambda at: f"{at.date().isoformat()} {_clock(at.time())}",
    date: date.isoformat,
    time: _clock,
}
