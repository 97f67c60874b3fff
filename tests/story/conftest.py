"""The story is told with the same laptops as the app's own tests."""

from tests.guaqui_tui.conftest import laptop

__all__ = ["laptop"]
