"""The page that answers "can it learn what alike means to me?": lessons, their verdicts, and every encoder."""

from desktop_app.pages.teach.page import TeachPage

__all__ = ["TeachPage"]
