"""From labels to an encoder: what is taught, how it is judged, and how it comes into use without harm."""
