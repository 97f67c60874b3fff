"""What stands in a year's plan, in words."""
