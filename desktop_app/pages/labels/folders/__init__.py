"""Labels from the names of folders: looked at and changed before any is given."""

from desktop_app.pages.labels.folders.folder_labels import FolderLabels

__all__ = ["FolderLabels"]
