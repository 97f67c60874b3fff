"""guaqui check --right: says of what is odd in a record that it is right, and why."""

from __future__ import annotations

from pathlib import Path

from storage.errors import InputError
from storage.file import device
from storage.plan.checks import oddities
from storage.plan.checks.remarks import remark
from storage.plan.views.scopes import around

from ..wording.record_titles import record_called, titled
from .common import writing


def say_right(path: Path, record: str, reason: str, author: str, code: str = "") -> None:
    """Keep in the file that what is odd in a record is right, as `code` limits it; the screen's F5 does the same.

    Raises `GuaquiError`: `not-odd`, `odd-several` where a record is odd in several ways and none is named, and
    what saving raises.
    """
    with writing(path, author) as opened:
        record = record_called(record, opened.survey)
        plan = around(opened.survey, record)
        ours = [one for one in oddities(plan, device.now()[:10]).open if one.record == record]
        found = [one for one in ours if code in {"", one.code}]
        codes = sorted({one.code for one in found})
        if not found:
            raise titled(InputError("not-odd", path=str(path), record=record), plan)
        if len(codes) > 1:
            raise titled(InputError("odd-several", record=record, codes=codes), plan)
        opened.save_many((*remark(plan, one, reason), None) for one in found)
