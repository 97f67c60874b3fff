"""What comes back from phones: our survey filled in, as the programs for forms hand on its answers."""
