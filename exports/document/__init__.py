"""A paper as values, and what draws it: the pieces of any paper, its frame, the PDF, the text of a preview."""
