"""What a record may say: one file a kind, every field said once."""
