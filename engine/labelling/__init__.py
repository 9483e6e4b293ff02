"""Labels of one library: given, suggested, doubted, brought in and taken out."""

from engine.labelling.labelling import LabelChanges, Labelling

__all__ = ["LabelChanges", "Labelling"]
