"""What `guaqui import` is told, and what it says: how sources are read, and what they bring."""
