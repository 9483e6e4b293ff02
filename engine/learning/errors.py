"""What stops learning before it starts."""


class CannotLearn(ValueError):
    """A parameter, label or batch that a method cannot work with; its text says in a sentence what would work."""


class BrokenDown(CannotLearn):
    """A training whose loss or gradient is no finite number any more."""
