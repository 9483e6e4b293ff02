"""The page that answers "what do I have twice?": groups of copies, compared, decided upon and cleared away."""

from desktop_app.pages.duplicates.page import DuplicatesPage

__all__ = ["DuplicatesPage"]
