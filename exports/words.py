"""The words of papers and sheets in English, as the catalogues know them. `say` makes them the reader's."""

from __future__ import annotations


def N_(text: str) -> str:  # noqa: N802 - the name that gettext's tools know
    """Mark a text for the catalogues where it stands; it is translated where it is written."""
    return text


COLUMNS = {
    "holder": N_("Community or association"),
    "year": N_("Year"),
    "n": N_("Demand no."),
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
    "status_reason": N_("Why this status"),
    "ruled_on": N_("Status decided on"),
    "ruled_in": N_("Decided in"),
    "ruled_for": N_("Votes for it"),
    "ruled_against": N_("Votes against it"),
    "ruled_abstained": N_("Abstained of it"),
    "how": N_("Decided by"),
    "for": N_("Votes for"),
    "against": N_("Votes against"),
    "abstained": N_("Abstentions"),
    "stage": N_("Stage"),
    "spoken": N_("As it was said"),
    "proposed_by": N_("Proposed by"),
    "decided_on": N_("Decided on"),
    "joint_with": N_("Shared with"),
    "phase_of": N_("Phase of"),
    "proposal": N_("Proposal"),
    "votes": N_("Votes"),
    "moved_to": N_("Moved to"),
    "id": N_("Code"),
    "name": N_("Name"),
    "kind": N_("Kind"),
    "admin_zone": N_("Zone"),
    "typology_zone": N_("Typology"),
    "zoning_status": N_("Zoning"),
    "sector": N_("Sector"),
    "members": N_("Members"),
    "modules": N_("Modules"),
    "zone": N_("Zone"),
    "per_year": N_("Demands a year"),
    "outcome": N_("Outcome"),
    "planned_on": N_("Convened for"),
    "held_on": N_("Held on"),
    "reason": N_("Reason"),
    "women": N_("Women"),
    "men": N_("Men"),
    "quorum": N_("Quorum"),
    "authorities": N_("Authorities"),
    "facilitator": N_("Who types"),
    "agenda": N_("Agenda"),
    "agreements": N_("Agreements"),
    "read_back": N_("Read and accepted"),
    "subprogramme": N_("Subprogramme"),
    "record": N_("Record"),
    "field": N_("Field"),
    "value": N_("Version"),
    "author": N_("Who"),
    "at": N_("When"),
    "device": N_("Laptop"),
    "rev": N_("Revision"),
    "slots": N_("Expected"),
    "filled": N_("Decided"),
    "productive": N_("Productive"),
    "to_settle": N_("To settle"),
    "unclassed": N_("Without class"),
    "none": N_("Decided not to ask"),
    "postponed": N_("Postponed"),
    "missing": N_("Missing"),
    "share": N_("Productive share"),
    "share_cut": N_("Share as cut (%)"),
    "share_high": N_("Share at most"),
    "zoning": N_("Zoning"),
    "demands": N_("Demands"),
    "of": N_("Of what"),
    "validated": N_("How many validated"),
    "observed": N_("How many observed"),
    "rejected": N_("How many rejected"),
    "planned": N_("In the plan (PDM)"),
    "budgeted": N_("In the year's plan (POA)"),
    "left": N_("Still to validate"),
}

TABLES = {
    "demands": N_("Demands"),
    "proposals": N_("Proposals"),
    "withdrawn": N_("Withdrawn"),
    "communities": N_("Communities"),
    "associations": N_("Associations"),
    "workshops": N_("Workshops"),
    "year_plan": N_("Years' plans"),
    "budget": N_("Budget lines"),
    "shares": N_("Shares"),
    "zones": N_("Zones"),
    "classes": N_("Classes"),
    "validation": N_("Validation"),
    "disputes": N_("To settle"),
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

ZONINGS = {
    "admin": N_("zone"),
    "typology": N_("typology"),
}

RULED = {
    "communities": N_("communities' demands"),
    "associations": N_("associations' demands"),
    "zoning": N_("communities' zones"),
}
"""What an assembly validates."""

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

OUTCOMES = {
    "planned": N_("convened"),
    "held": N_("held"),
    "absent": N_("did not come"),
    "suspended": N_("suspended"),
    "closed": N_("closed"),
}

QUORUMS = {
    "declared": N_("declared"),
    "not-declared": N_("not declared"),
}

WORKSHOP_STAGES = {
    "municipal-1": N_("First municipal workshop"),
    "community": N_("Community workshop"),
    "sector": N_("Sector workshop"),
    "encounter": N_("Encounter of producers and municipal governments"),
    "municipal-2": N_("Second municipal workshop"),
    "municipal-3": N_("Third municipal workshop"),
    "other": N_("Other workshop"),
}
"""The steps of the process."""

FIELDS = {
    "text": N_("Demand"),
    "action": N_("Action"),
    "class": N_("Class"),
    "place": N_("Place"),
    "families": N_("Families"),
    "cost_cents": N_("Cost"),
    "funding": N_("Contributions"),
    "stage": N_("Stage"),
    "agreed": N_("How it was agreed"),
    "options": N_("Proposals"),
    "proposed_by": N_("Proposed by"),
    "decided_on": N_("Decided on"),
    "spoken": N_("In their words"),
    "joint_with": N_("Joint with"),
    "phase_of": N_("Phase of"),
    "status": N_("Status"),
    "status_reason": N_("Reason"),
    "ruling": N_("Ruling"),
    "withdrawn": N_("Withdrawn"),
    "moved_to": N_("Moved to"),
}
"""Every field of a demand that may be shown, in the order in which it is read."""

PARTS = {
    "plan": N_("Plan"),
    "zone": N_("Zone"),
    "community": N_("Community"),
    "association": N_("Association"),
    "action": N_("Action"),
    "workshop": N_("Workshop"),
}
"""What the records beside the demands are about."""

WHAT_IS_PRODUCTIVE = N_(
    "Productive is what supports production or promotes the economy; the rest are social works and infrastructure."
)
WHAT_IS_COUNTED = N_(
    "A demand that is to settle counts as productive only if it is so by every version: while versions differ on "
    "that, the share is shown with the most that it can come to."
)
WHAT_SHARES_ARE = N_(
    "The share is that of productive demands among those decided; "
    "the cut share drops the decimals, as the report of about 2003 does."
)
PRIVATE_EDITION = N_("Private edition, with hidden demands: for whoever coordinates, and for nobody else.")
