"""The words of papers and sheets in English, as the catalogues know them. `say` makes them the reader's."""

from __future__ import annotations

from storage.translatable import N_

COLUMNS = {
    "holder": N_("Community or association"),
    "holder_id": N_("Id of whose it is"),
    "year": N_("Year"),
    "n": N_("Demand no."),
    "id": N_("Id"),
    "device": N_("Laptop"),
    "disputed": N_("To settle"),
    "proposal": N_("Proposal no."),
    "chosen": N_("Chosen"),
    "votes": N_("Votes"),
    "option": N_("Proposal"),
    "zone": N_("Zone"),
    "municipality": N_("Municipality"),
    "holder_code": N_("Code of whose it is"),
    "moved_to": N_("Moved to"),
    "record": N_("Record"),
    "field": N_("Field"),
    "value": N_("Version"),
    "author": N_("Who"),
    "at": N_("When"),
    "rev": N_("Revision"),
    "slots": N_("Expected"),
    "filled": N_("Decided"),
    "productive": N_("Productive"),
    "to_settle": N_("Productive or not: to settle"),
    "unclassed": N_("Without class"),
    "none": N_("Decided not to ask"),
    "postponed": N_("Postponed"),
    "missing": N_("Missing"),
    "share": N_("Productive share"),
    "share_cut": N_("Share as cut (%)"),
    "share_high": N_("Share at most"),
    "no_class": N_("In no class"),
    "demands": N_("Demands"),
    "of": N_("Of what"),
    "validated": N_("How many validated"),
    "observed": N_("How many observed"),
    "rejected": N_("How many rejected"),
    "planned": N_("In the plan ({plan_word})"),
    "budgeted": N_("In the year's plan ({year_word})"),
    "left": N_("Still to validate"),
    "times": N_("How often"),
    "workshops": N_("Workshops held"),
    "not_counted": N_("Held, nobody counted"),
    "belongs": N_("To the vocation"),
    "productive_cost": N_("Cost of what is productive"),
    "money_share": N_("Share of the money"),
    "money_share_high": N_("Share of the money at most"),
    "demands_share": N_("Share of the demands"),
    "printed": N_("As printed"),
    "comes_to": N_("What it comes to"),
}
"""The columns of lists that are no field: parts of records' names, counts, what is in dispute."""

TABLES = {
    "proposals": N_("Proposals"),
    "withdrawn": N_("Withdrawn demands"),
    "year_plan": N_("Years' plans"),
    "shares": N_("Shares"),
    "zone_shares": N_("Shares by zone"),
    "class_costs": N_("Demands by class"),
    "validation": N_("Validation"),
    "disputes": N_("To settle"),
    "causes_given": N_("Causes given"),
    "attendance": N_("Women and men who came"),
    "proposers": N_("Who proposed"),
    "vocation": N_("Vocation and demand"),
    "money_shares": N_("Productive share of the money"),
    "money_parts": N_("Money by class and subprogramme"),
    "accounts": N_("Accounts: what became of it"),
}
"""What tables are called that are no list of one kind."""

STATES = {
    "unclassed": N_("without class"),
    "disputed": N_("to settle"),
    "open": N_("proposals, no choice yet"),
    "none": N_("decided not to ask"),
    "postponed": N_("postponed"),
    "missing": N_("missing"),
}


RULED = {
    "communities": N_("communities' demands"),
    "associations": N_("associations' demands"),
    "zoning": N_("communities' zones"),
}
"""What an assembly validates."""

PRIVATE_EDITION = N_("Private edition, with hidden demands: for whoever coordinates, and for nobody else.")
