"""Pairs worth a look, never all of them: fingerprints that nearly agree, and neighbours among vectors."""
