"""Losses that compare photos with learned centres of their classes."""
