"""What a gathering and a merge are, in words."""
