"""After a lesson: what came of it, in words and pictures."""
