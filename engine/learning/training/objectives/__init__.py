"""How a loss is applied to a network: one module for each scheme."""
