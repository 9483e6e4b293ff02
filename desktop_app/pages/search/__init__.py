"""The search page: a question of examples, its answer, and why."""

from desktop_app.pages.search.page import SearchPage

__all__ = ["SearchPage"]
