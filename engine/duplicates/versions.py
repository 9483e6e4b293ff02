"""Stamps of what is kept: another stamp means, make it again."""

from __future__ import annotations

PRINTS = "dct256-1"  # fingerprints of pixels
CHECKER = "pixels-12"  # verdicts on pairs
SEARCH = "prints+neighbours-3"  # which candidates a photo was compared with


def search_stamp(backbone: str) -> str:
    """The stamp of photos that were compared with the whole library, by features of this backbone."""
    return f"{SEARCH} {CHECKER} {PRINTS} {backbone}"
