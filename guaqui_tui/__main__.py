"""The way in: `guaqui` and `python -m guaqui_tui`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and return its exit code."""
    from .garbage import pause_collection

    pause_collection()
    from .cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
