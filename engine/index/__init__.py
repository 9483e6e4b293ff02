"""Vectors -> neighbours: derived from the catalogue, safe to delete, never trusted unread."""

from engine.index.exact import ExactIndex
from engine.index.hnsw import HnswIndex
from engine.index.neighbours import NeighbourIndex
from engine.index.store import IndexUnusable, IndexUnwritable, Stamp

__all__ = ["ExactIndex", "HnswIndex", "IndexUnusable", "IndexUnwritable", "NeighbourIndex", "Stamp"]
