"""The parts of the photo grid: where cells lie, how they are drawn, and what a view of cells does."""
