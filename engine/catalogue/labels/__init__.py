"""Labels of photos by content: given, rejected, counted, changed so that every change can be taken back."""

from engine.catalogue.labels.edits import LabelEdit, redo_edit, undo_edit
from engine.catalogue.labels.exchange import (
    LabelImport,
    UnusableLabelFile,
    export_labels,
    import_from,
    import_labels,
)
from engine.catalogue.labels.giving import (
    add_labels,
    delete_labels,
    merge_labels,
    remove_labels,
    rename_label,
    set_primary,
)
from engine.catalogue.labels.listing import LabelCount, count_labels, list_labels
from engine.catalogue.labels.naming import UnusableLabel, clean_label
from engine.catalogue.labels.saying import (
    annotate,
    answer_pairs,
    clear_numbers,
    forget_pairs,
    reject_label,
    set_numbers,
    unreject_label,
)

__all__ = [
    "LabelCount",
    "LabelEdit",
    "LabelImport",
    "UnusableLabel",
    "UnusableLabelFile",
    "add_labels",
    "annotate",
    "answer_pairs",
    "clean_label",
    "clear_numbers",
    "count_labels",
    "delete_labels",
    "export_labels",
    "forget_pairs",
    "import_from",
    "import_labels",
    "list_labels",
    "merge_labels",
    "redo_edit",
    "reject_label",
    "remove_labels",
    "rename_label",
    "set_numbers",
    "set_primary",
    "undo_edit",
    "unreject_label",
]
