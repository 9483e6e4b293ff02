"""What the engine says of labels, lessons and encoders; `engine_words.say` translates it."""

from __future__ import annotations

TEACHING_SENTENCES: tuple[str, ...] = ()
