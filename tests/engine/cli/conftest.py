"""The library with made features, for commands that teach."""

from tests.engine.lessons.conftest import make_library

__all__ = ["make_library"]
