"""Pure rules: names that are not what they look like, of what stands on lists and of who saved something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..name_doubts import NameDoubt, author_doubts, name_doubts
from .found import Finding, Sight


def look_alikes(sight: Sight) -> Iterator[Finding]:
    """A name with a letter of another script, one that is not seen, or one that reads as another on its list."""
    for record, doubt in name_doubts(sight.survey).items():
        seen = {"name": doubt.name, "others": sorted(doubt.others)}
        yield Finding("look-alike", record, "name", seen, _facts(doubt))


def strange_authors(sight: Sight) -> Iterator[Finding]:
    """The same of who saved something; it is said of the record that they saved last by its name."""
    saved = [one for of_record in sight.survey.all_revisions().values() for one in of_record.values()]
    doubts = author_doubts(saved)
    records = {one.author: one.record for one in sorted(saved, key=lambda one: one.record)} if doubts else {}
    for name, doubt in doubts.items():
        if record := records.get(name):
            seen = {"name": name, "others": sorted(doubt.others)}
            yield Finding("look-alike-author", record, "", seen, _facts(doubt))


def _facts(doubt: NameDoubt) -> dict[str, Any]:
    return {"name": doubt.name, "letters": list(map(list, doubt.letters)), "others": list(doubt.others)}
