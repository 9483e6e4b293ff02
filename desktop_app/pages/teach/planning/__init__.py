"""Before a lesson: what there is to learn from, and how it shall be learned."""
