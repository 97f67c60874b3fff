"""What is kept: records, history, merge, the field file, intake. Nothing here knows a screen."""

from __future__ import annotations

from .errors import GuaquiError, Notice
from .field_file import FieldFile
from .plan.survey import Survey
from .revisions.revision import Revision

__all__ = ["FieldFile", "GuaquiError", "Notice", "Revision", "Survey"]
