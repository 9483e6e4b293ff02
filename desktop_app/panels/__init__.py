"""Pieces that several pages are put together from, and that know the library."""
