"""Query -> ranked photos, and why they are alike."""

from engine.search.query import Crop, Example, Query, UnusableQuery
from engine.search.regions import Regions
from engine.search.searcher import Found, Match, Searcher

__all__ = ["Crop", "Example", "Found", "Match", "Query", "Regions", "Searcher", "UnusableQuery"]
