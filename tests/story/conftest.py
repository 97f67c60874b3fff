"""The story is told with the same laptops as the app's own tests."""

from tests.guaqui_tui.conftest import guaqui, laptop

__all__ = ["guaqui", "laptop"]
