"""What the program knows of every photo, kept in one SQLite file: the only SQL of the engine."""

from engine.catalogue.database import Catalogue
from engine.catalogue.faults import (
    CatalogueBusy,
    CatalogueDamaged,
    CatalogueError,
    CatalogueTooNew,
    CatalogueUnwritable,
)

__all__ = [
    "Catalogue",
    "CatalogueBusy",
    "CatalogueDamaged",
    "CatalogueError",
    "CatalogueTooNew",
    "CatalogueUnwritable",
]
