"""What the page says where it has no group to show."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.pages.duplicates.bands import Review, band_hint, band_title

Action = tuple[str, str, str]  # key, text, icon
Content = tuple[str, str, str, tuple[Action, ...]]  # icon, headline, sentence, actions


def describe_empty(found: Review, known: bool, searching: bool, band: str) -> Content:
    """The content of the empty page; `known`: the groups were read."""
    if not known:
        return "duplicates", QCoreApplication.translate("NoDuplicates", "One moment…"), "", ()
    if not found.photos:
        return (
            "duplicates",
            QCoreApplication.translate("NoDuplicates", "No photos yet"),
            QCoreApplication.translate(
                "NoDuplicates", "Add the folders that hold your photos; then duplicates can be found."
            ),
            (("add", QCoreApplication.translate("NoDuplicates", "Add folder…"), "folder-add"),),
        )
    if searching:
        return (
            "search",
            QCoreApplication.translate("NoDuplicates", "Looking for duplicates…"),
            QCoreApplication.translate("NoDuplicates", "They appear here as soon as every photo has been compared."),
            (),
        )
    return _describe_searched(found, band) if found.compared else _invite()


def _invite() -> Content:
    return (
        "duplicates",
        QCoreApplication.translate("NoDuplicates", "What do you have twice?"),
        QCoreApplication.translate(
            "NoDuplicates",
            "Lookalike compares your photos with each other, even cropped, rotated or saved again. "
            "Nothing is moved before you say so.",
        ),
        (_find(),),
    )


def _find() -> Action:
    return "find", QCoreApplication.translate("NoDuplicates", "Find duplicates"), "search"


def _describe_searched(found: Review, band: str) -> Content:
    again = ("find", QCoreApplication.translate("NoDuplicates", "Look again"), "search")
    if any(found.groups.values()):
        headline = QCoreApplication.translate("NoDuplicates", "{0}: none").format(band_title(band))
        return "check", headline, band_hint(band), (again,)
    if found.waiting:
        headline = QCoreApplication.translate("NoDuplicates", "Photos have come in since the last search")
        sentence = QCoreApplication.translate("NoDuplicates", "The photos compared before have no duplicates.")
        return "duplicates", headline, sentence, (_find(),)
    sentence = QCoreApplication.translate("NoDuplicates", "Every photo was compared with all others.")
    return "check", QCoreApplication.translate("NoDuplicates", "You have nothing twice"), sentence, (again,)
