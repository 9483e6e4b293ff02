"""Reusable widgets that know no library: values in, signals out."""
