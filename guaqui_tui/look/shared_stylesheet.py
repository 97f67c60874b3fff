"""The styles of all screens, parsed once.

Textual remembers 64 sources, and ours are more: it parses all of them again for each screen that comes with styles
of its own. On an old laptop that is what one waits for when a screen is first opened.
"""

from __future__ import annotations

from typing import Final

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

Source = tuple[str, CSSLocation, bool, int, str]

_PARSED: Final[dict[tuple[tuple[str, str], ...], dict[Source, list[RuleSet]]]] = {}
"""By the variables that the sources were parsed with; nobody changes what is in it."""


class SharedStylesheet(Stylesheet):
    """A style sheet that takes what any other of this process has parsed."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parsed = _parsed_with(self._variables)

    def set_variables(self, variables: dict[str, str]) -> None:
        super().set_variables(variables)
        self._parsed = _parsed_with(variables)

    def reparse(self) -> None:
        """What is parsed already stays; what is wrong in a new source changes nothing."""
        self.parse()

    def _parse_rules(
        self,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,  # noqa: FBT001, FBT002 - as Textual has it
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        source = (css, read_from, is_default_rules, tie_breaker, scope)
        if source not in self._parsed:
            self._parsed[source] = super()._parse_rules(*source)
        return self._parsed[source]


def _parsed_with(variables: dict[str, str]) -> dict[Source, list[RuleSet]]:
    return _PARSED.setdefault(tuple(sorted(variables.items())), {})
