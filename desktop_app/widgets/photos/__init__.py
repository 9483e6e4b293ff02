"""Showing photos: grid, viewer, full screen, preview."""
