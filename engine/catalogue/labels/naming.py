"""How a label is written."""

from __future__ import annotations

import unicodedata

from engine.catalogue.places import storable


class UnusableLabel(ValueError):
    """A label or number that cannot be kept; its text is one sentence for the user."""


def clean_label(label: str) -> str:
    """A label as it is kept: composed, on one line, without space around it."""
    cleaned = storable(unicodedata.normalize("NFC", " ".join(label.split())))
    if not cleaned:
        raise UnusableLabel("A label needs at least one letter.")
    return cleaned
