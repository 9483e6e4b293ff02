"""How much a lesson has gained, whether that is beyond chance, and what to say of it."""
