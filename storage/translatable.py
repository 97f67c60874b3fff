"""The mark of a text that the catalogues translate."""


def N_(text: str) -> str:  # noqa: N802 - the name that gettext's tools know
    """Mark a text for the catalogues where it stands; it is translated where it is shown."""
    return text
