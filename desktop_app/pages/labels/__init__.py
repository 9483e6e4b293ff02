"""The page on which labels are given, suggested, doubted and put in order."""

from desktop_app.pages.labels.page import LabelsPage

__all__ = ["LabelsPage"]
