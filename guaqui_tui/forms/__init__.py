"""A field of the table -> its entry in a form and back. No widget stands here."""
