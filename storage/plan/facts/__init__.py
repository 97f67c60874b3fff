"""The facts of a municipality beside each other: what follows from what, and which documents differ."""
