"""A year's plan on paper, with the money that it has."""
