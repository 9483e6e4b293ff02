"""Measures of how good vectors are, in numpy and in blocks: none needs more than a few hundred MB."""
