"""What `guaqui hub` does, one file a command."""
