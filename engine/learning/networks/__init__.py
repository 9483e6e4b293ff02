"""Networks that the trainer teaches: inputs to raw embeddings (n, d), which the losses normalise where they need it.

Each has `features` (inputs to penultimate features (n, f)) and a `head` (features to embeddings) for the schemes.
"""
