"""Every encoder that was ever made: listed, compared, used, kept and brought elsewhere."""
