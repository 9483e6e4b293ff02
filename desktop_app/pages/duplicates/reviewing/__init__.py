"""Walking through groups: the list, the group in view, and its copies in large."""
