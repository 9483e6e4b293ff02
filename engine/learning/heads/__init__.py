"""Heads learned from few labels: whitened within labels, then taught from the identity."""
