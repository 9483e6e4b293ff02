"""Losses that compare the photos of a batch with each other."""
