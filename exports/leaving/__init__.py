"""What stands in a folder of papers, and what goes into it: of what each was made, and what is known of it."""
