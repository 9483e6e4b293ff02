"""Folders to catalogue: scan, decode once, encode, commit; resumable and safe to kill."""

from engine.indexing.job import IndexOutcome, IndexPlan, index_library

__all__ = ["IndexOutcome", "IndexPlan", "index_library"]
