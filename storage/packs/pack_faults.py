"""What may be wrong in a pack's text, each with the line that it stands on. The words are made at the edge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

PackFaultCode = Literal[
    "no-text",  # bytes that are no letters of UTF-8
    "syntax",  # no TOML: `words`
    "no-municipality",  # municipality = an id
    "no-editions",
    "edition-undated",
    "kind-missing",  # no record stands of a `kind` that every pack has
    "kind-unknown",  # `kind`
    "kind-not-a-packs",  # people say, in workshops and offices, what is of this `kind`: no pack does
    "fields-missing",  # a value stands where a record's fields belong
    "field-unknown",  # `field`
    "word-unknown",  # `field` cannot be `word`
    "refused",  # no record may say that: `words`
    "years-disordered",
    "years-overlap",  # `years` are those of another `plan` too
    "currency-unknown",  # `currency`
    "reference-missing",  # `field` names `id`, and there is none of the `kinds`
    "zone-of-another-zoning",  # `zone`
    "level-asks",  # what it is part of, `above`, asks for something itself
    "level-circle",  # the way up from `above` leads back to it
    "level-withdrawn",  # `above` is withdrawn
    "id-taken",  # an association has the id of a community
    "name-taken",  # `name` is that of another `record` too
    "alias-letters",  # an alias is called by its name's `letters`
]


class PackFault(NamedTuple):
    """What is wrong on a line, in a `record` where it is of one; `facts` are what the words need."""

    line: int
    code: PackFaultCode
    record: str = ""
    facts: Mapping[str, Any] = {}
