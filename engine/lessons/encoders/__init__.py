"""The encoders of a library: kept, compared, carried to other libraries."""
