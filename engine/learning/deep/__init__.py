"""The last blocks of a photo network taught on kept views of photos."""
