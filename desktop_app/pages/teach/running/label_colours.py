"""Colours that tell labels apart, light enough for a dark page and dark enough for a light one."""

from __future__ import annotations

from PySide6.QtGui import QColor

HUES = (
    "#4477dd", "#e08214", "#2a9d62", "#c8476c", "#7b5bd0", "#0f9bb0",
    "#a5802a", "#d65bb8", "#6a8f1f", "#8a6bb0", "#cc5533", "#5b8aa6",
)  # fmt: skip


def label_colour(number: int) -> QColor:
    """The colour of the label with that number; the colours begin anew after the last."""
    return QColor(HUES[number % len(HUES)])
