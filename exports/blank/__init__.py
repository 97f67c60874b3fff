"""The sheet for a workshop without a computer: written on by hand, typed later."""
