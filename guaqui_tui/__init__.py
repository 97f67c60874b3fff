"""What people touch: the app and the command line."""

__version__ = "0.1.0"
