"""While a lesson runs: its curves and its map, and how to end it."""
