"""Lookalike's engine: photos, vectors and likeness, with no window.

The names below are all that the window and scripts need, loaded on first use: `import engine` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.catalogue.check import Finding as Finding
    from engine.catalogue.faults import CatalogueError as CatalogueError
    from engine.catalogue.faults import CatalogueTooNew as CatalogueTooNew
    from engine.catalogue.roots import FolderNode as FolderNode
    from engine.catalogue.roots import Root as Root
    from engine.changes import Changes as Changes
    from engine.embedding.encoder import EncoderUnavailable as EncoderUnavailable
    from engine.encoders import EncoderChoice as EncoderChoice
    from engine.indexing import IndexOutcome as IndexOutcome
    from engine.library import Library as Library
    from engine.photos.photo import ORDERS as ORDERS
    from engine.photos.photo import Filters as Filters
    from engine.photos.photo import Order as Order
    from engine.photos.photo import Photo as Photo
    from engine.photos.photo import PhotoFacts as PhotoFacts
    from engine.photos.photo import Skipped as Skipped
    from engine.photos.photo import UnreadablePhoto as UnreadablePhoto
    from engine.photos.scan.rules import ScanRules as ScanRules
    from engine.progress import Cancelled as Cancelled
    from engine.progress import Progress as Progress
    from engine.search.query import Crop as Crop
    from engine.search.query import Example as Example
    from engine.search.query import Query as Query
    from engine.search.query import UnusableQuery as UnusableQuery
    from engine.search.regions import Regions as Regions
    from engine.search.searcher import Found as Found
    from engine.search.searcher import Match as Match
    from engine.settings import Settings as Settings
    from engine.status import Status as Status
    from engine.trashing import TrashOutcome as TrashOutcome

HOMES = {
    "engine.catalogue.check": ("Finding",),
    "engine.catalogue.faults": ("CatalogueError", "CatalogueTooNew"),
    "engine.catalogue.roots": ("FolderNode", "Root"),
    "engine.changes": ("Changes",),
    "engine.embedding.encoder": ("EncoderUnavailable",),
    "engine.encoders": ("EncoderChoice",),
    "engine.indexing": ("IndexOutcome",),
    "engine.library": ("Library",),
    "engine.photos.photo": ("ORDERS", "Filters", "Order", "Photo", "PhotoFacts", "Skipped", "UnreadablePhoto"),
    "engine.photos.scan.rules": ("ScanRules",),
    "engine.progress": ("Cancelled", "Progress"),
    "engine.search.query": ("Crop", "Example", "Query", "UnusableQuery"),
    "engine.search.regions": ("Regions",),
    "engine.search.searcher": ("Found", "Match"),
    "engine.settings": ("Settings",),
    "engine.status": ("Status",),
    "engine.trashing": ("TrashOutcome",),
}
HOME_OF = {name: home for home, names in HOMES.items() for name in names}
__all__ = sorted(HOME_OF)


def __getattr__(name: str) -> Any:
    if name not in HOME_OF:
        raise AttributeError(f"module 'engine' has no attribute '{name}'")
    return getattr(import_module(HOME_OF[name]), name)
