"""Training schemes over any of the losses."""
