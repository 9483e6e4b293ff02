"""What other programs have written about a photo, in the file or beside it: read, never written."""

from engine.photos.metadata.keywords import Keywords, read_keywords

__all__ = ["Keywords", "read_keywords"]
