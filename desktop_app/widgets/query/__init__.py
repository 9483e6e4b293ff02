"""Saying what to look for: folders, filters, examples, threshold."""
