"""Labels to see, to choose from and to type."""
