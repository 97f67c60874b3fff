"""The same questions a line at a time: for screen readers, serial lines, and terminals that cannot paint."""
