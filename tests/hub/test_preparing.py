"""A hub that is there is prepared once more: its functions become those of this program, and its rows stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.hub.address import hub_address
from storage.hub.preparing import prepare_hub

from .people import Hubs, pushed, revs_of

pytestmark = pytest.mark.outside

_FUNCTIONS = """
SELECT p.oid::regprocedure::text, pg_get_functiondef(p.oid), p.proacl::text, pg_get_userbyid(p.proowner)
FROM pg_proc p WHERE pronamespace = 'guaqui'::regnamespace ORDER BY 1
"""


def test_what_was_mended_in_a_function_comes_to_a_hub_that_was_made_before(
    hubs: Hubs, laptops: list[Path]
) -> None:
    as_made = hubs.do(_FUNCTIONS)
    pushed(hubs.url, *laptops)
    for name, defined, *_rest in as_made:
        before, body, after = str(defined).rpartition("AS $function$")
        older = f"{before}{body} -- as an earlier program had it{after}"
        hubs.do(older, f"GRANT EXECUTE ON FUNCTION {name} TO PUBLIC")
    assert all(one != made for one, made in zip(hubs.do(_FUNCTIONS), as_made, strict=True))
    assert prepare_hub(hub_address(hubs.url)) is False
    assert hubs.do(_FUNCTIONS) == as_made
    assert hubs.held() == revs_of(laptops)
