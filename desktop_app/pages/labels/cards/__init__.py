"""Same or different? One pair after another, answered by key."""

from desktop_app.pages.labels.cards.game import CardGame

__all__ = ["CardGame"]
