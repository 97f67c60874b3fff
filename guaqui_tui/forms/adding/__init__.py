"""What the plan's lists lack, added by its name with what is being typed."""
