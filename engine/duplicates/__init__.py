"""Duplicates one can trust: candidates, then pixels, then groups without chaining."""
