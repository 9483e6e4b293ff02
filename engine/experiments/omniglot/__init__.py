"""Omniglot: one-shot recognition and verification on alphabets never seen in training."""
