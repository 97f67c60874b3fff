"""The page for whoever takes over the laptop."""
