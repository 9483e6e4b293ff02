"""The run: looking at photos and comparing their candidates in worker processes."""
