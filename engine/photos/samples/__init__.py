"""Generated photos worth looking at: a small library for the demonstration, for tests and for calibration."""

from engine.photos.samples.make import make_samples

__all__ = ["make_samples"]
