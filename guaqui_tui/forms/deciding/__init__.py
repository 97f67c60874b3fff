"""What is decided and not saved yet: of a dispute, or line by line of a list."""
