"""The demonstration: three laptops, a plan of invented demands, and a file with conflicts of each kind."""

INVENTED = "DATOS INVENTADOS"
PLAN_NAME = f"{INVENTED} · PDM de Guaqui 2003-2007"
"""The plan of every file of the demonstration: it stands on top of each screen and in each export."""
