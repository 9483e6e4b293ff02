"""The parts of the photo viewer: zoom, the crop tool, the why-map."""
