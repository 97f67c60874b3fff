"""What `guaqui merge` says of merges that were made: what they changed, and the way back."""
