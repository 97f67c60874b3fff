"""The words of papers and sheets in English, as the catalogues know them. `say` makes them the reader's."""

from __future__ import annotations


def N_(text: str) -> str:  # noqa: N802 - the name that gettext's tools know
    """Mark a text for the catalogues where it stands; it is translated where it is written."""
    return text


COLUMNS = {
    "holder": N_("Community or association"),
    "year": N_("Year"),
    "n": N_("No."),
    "text": N_("Demand"),
    "action": N_("Action"),
    "class": N_("Class"),
    "place": N_("Place"),
    "families": N_("Families"),
    "cost": N_("Cost (Bs)"),
    "funding": N_("Contribution (Bs): {source}"),
    "carries": N_("Carries"),
    "status": N_("Status"),
    "notes": N_("Notes"),
    "disputed": N_("To settle"),
    "record": N_("Record"),
    "field": N_("Field"),
    "value": N_("Version"),
    "author": N_("Who"),
    "at": N_("When"),
    "device": N_("Laptop"),
    "rev": N_("Revision"),
}

CLASSES = {
    "production_support": N_("production support"),
    "economic_promotion": N_("economic promotion"),
    "social": N_("social"),
    "infrastructure": N_("infrastructure"),
}

STATES = {
    **CLASSES,
    "unclassed": N_("without class"),
    "disputed": N_("to settle"),
    "open": N_("proposals, no choice yet"),
    "none": N_("decided not to ask"),
    "postponed": N_("postponed"),
    "missing": N_("missing"),
}

STATUSES = {
    "open": N_("open"),
    "proposed": N_("proposed"),
    "validated": N_("validated"),
    "observed": N_("observed"),
    "rejected": N_("rejected"),
    "planned": N_("in the plan (PDM)"),
    "budgeted": N_("in the year's plan (POA)"),
    "none": N_("decided not to ask"),
    "postponed": N_("postponed"),
}

HOWS = {
    "consensus": N_("consensus"),
    "vote": N_("vote"),
    "authorities": N_("the authorities decided"),
}
"""How a choice was made."""

PROPOSERS = {
    "women": N_("women"),
    "men": N_("men"),
    "both": N_("women and men"),
    "authorities": N_("authorities"),
}

STAGES = {
    "preinvestment": N_("pre-investment (studies)"),
    "investment": N_("investment"),
}
