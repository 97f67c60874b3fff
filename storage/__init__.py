"""What is kept: records, history, merge, the field file, intake. Nothing here knows a screen."""

from __future__ import annotations

from .errors import GuaquiError, Notice
from .fieldfile import FieldFile
from .revision import Revision
from .survey import Survey

__all__ = ["FieldFile", "GuaquiError", "Notice", "Revision", "Survey"]
