"""Copies of one picture side by side: locked zoom, flip, difference, slider, and the facts that differ."""
