"""What is kept: records, history, merge, the field file, intake. Nothing here knows a screen."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from .errors import GuaquiError, Notice
    from .field_file import FieldFile
    from .plan.survey import Survey
    from .revisions.revision import Revision

__all__ = ["FieldFile", "GuaquiError", "Notice", "Revision", "Survey"]

_WHERE: Final = {
    "FieldFile": "field_file",
    "GuaquiError": "errors",
    "Notice": "errors",
    "Revision": "revisions.revision",
    "Survey": "plan.survey",
}


def __getattr__(name: str) -> Any:
    """One of them, imported when it is first asked for: whoever wants one error needs no field file for it."""
    if name not in _WHERE:
        raise AttributeError(name)
    return getattr(import_module(f".{_WHERE[name]}", __name__), name)
