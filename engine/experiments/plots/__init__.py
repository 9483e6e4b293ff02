"""Pictures of results: each function draws one PNG and returns its path."""
