"""Sentences of the page: what a row is called, why a photo is shown, and what to do where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from desktop_app.models.label_list_model import LabelRow
from desktop_app.models.numbers import number_text, number_title
from desktop_app.models.readable import readable_count, readable_name, readable_score
from desktop_app.pages.labels.shown import Listed, ShelfFacts, Shown

if TYPE_CHECKING:
    from engine import Photo, Suspect

Content = tuple[str, str, str, tuple[tuple[str, str, str], ...]]  # icon, headline, sentence, actions


def fixed_titles() -> dict[str, str]:
    """The rows that are there whatever the labels are."""
    return {
        "unlabelled": QCoreApplication.translate("LabelWords", "Unlabelled"),
        "suspects": QCoreApplication.translate("LabelWords", "Possibly mislabelled"),
        "pairs": QCoreApplication.translate("LabelWords", "Same or different?"),
    }


def shelf_rows(facts: ShelfFacts) -> list[LabelRow]:
    """The rows of the list at the side."""
    icons = {"unlabelled": "image", "suspects": "warning", "pairs": "compare"}
    counts = {"unlabelled": facts.unlabelled}
    rows = [
        LabelRow(kind, title, count=counts.get(kind), icon=icons[kind])  # type: ignore[arg-type]
        for kind, title in fixed_titles().items()
    ]
    if facts.labels:
        rows.append(LabelRow("title", QCoreApplication.translate("LabelWords", "Labels")))
        rows += [LabelRow("label", each.name, each.name, each.photos, "label") for each in facts.labels]
    if facts.numbers:
        rows.append(LabelRow("title", QCoreApplication.translate("LabelWords", "Numbers")))
        rows += [LabelRow("number", number_title(name), name, n, "slider") for name, n in facts.numbers.items()]
    return rows


def title_of(shown: Shown) -> str:
    """What stands above the photos."""
    if shown.kind in fixed_titles():
        return fixed_titles()[shown.kind]
    return number_title(shown.name) if shown.kind == "number" else shown.name


def hint_of(shown: Shown) -> str:
    """What can be done with the photos shown."""
    hints = {
        "unlabelled": QCoreApplication.translate(
            "LabelWords", "Select photos and press L, a key from 1 to 9, or drag them onto a label."
        ),
        "suspects": QCoreApplication.translate("LabelWords", "The most doubtful first. Choose a photo to see why."),
        "photos": QCoreApplication.translate("LabelWords", "Drag photos onto another label to give them that one too."),
        "likely": QCoreApplication.translate(
            "LabelWords", "They have no label yet and look like it. What you reject never comes back."
        ),
        "useful": QCoreApplication.translate(
            "LabelWords", "The program is unsure of these: each answer, yes or no, teaches it most."
        ),
        "rejected": QCoreApplication.translate("LabelWords", "You said that these are something else."),
        "pairs": QCoreApplication.translate("LabelWords", "A few quick answers on pairs that teach most."),
    }
    return hints.get(shown.tab if shown.kind == "label" else shown.kind, "")


def say_about(shown: Shown, about: Any, like: Photo | None) -> str:
    """Why a photo is shown."""
    if shown.kind == "number":
        return f"{title_of(shown)}: {number_text(shown.name, about)}"
    if shown.kind == "suspects":
        return say_doubt(about)
    sentence = QCoreApplication.translate("LabelWords", "{0} sure")
    if like is not None:
        sentence = QCoreApplication.translate("LabelWords", "{0} sure: it looks most like {1}")
    return sentence.format(readable_score(about.probability), readable_name(like.path) if like is not None else "")


def captions_of(listed: Listed) -> dict[int, str]:
    """What stands below photos in place of their names: what they seem to be, or their number."""
    if listed.shown.kind == "suspects":
        frame = QCoreApplication.translate("LabelWords", "{0} → {1}?")
        return {photo: frame.format(each.label, each.instead) for photo, each in listed.about.items()}  # type: ignore[union-attr]
    if listed.shown.kind == "number":
        return {photo: number_text(listed.shown.name, value) for photo, value in listed.about.items()}  # type: ignore[arg-type]
    return {}


def say_doubt(suspect: Suspect) -> str:
    """What speaks against the label of a photo."""
    if suspect.agreement <= 0:
        text = QCoreApplication.translate(
            "LabelWords", "Labelled “{0}”, but all photos it looks like are “{1}” ({3}° from a usual “{0}”)"
        )
    else:
        text = QCoreApplication.translate(
            "LabelWords",
            "Labelled “{0}”, but it looks more like “{1}”: {2} of what is near agrees ({3}° from a usual “{0}”)",
        )
    degrees = readable_count(round(suspect.angle_deg))
    return text.format(suspect.label, suspect.instead, readable_score(suspect.agreement), degrees)


def describe_empty(shown: Shown, facts: ShelfFacts) -> Content:
    """What to say where no photo is shown."""
    if not facts.photos:
        add = ("add", QCoreApplication.translate("LabelWords", "Add folder…"), "folder-add")
        sentence = QCoreApplication.translate("LabelWords", "Add the folders that hold your photos; then label them.")
        return "label", QCoreApplication.translate("LabelWords", "No photos yet"), sentence, (add,)
    if shown.kind == "suspects":
        sentence = QCoreApplication.translate(
            "LabelWords", "Every labelled photo looks like the others of its label, or there are too few to tell."
        )
        return "check", QCoreApplication.translate("LabelWords", "Nothing looks mislabelled"), sentence, ()
    if shown.tab == "rejected":
        sentence = QCoreApplication.translate("LabelWords", "What you reject among the suggestions is kept here.")
        return "check", QCoreApplication.translate("LabelWords", "Nothing was rejected"), sentence, ()
    if shown.asks:
        sentence = QCoreApplication.translate(
            "LabelWords", "No photo without a label looks like it. Choose another label, or label a few more by hand."
        )
        return "check", QCoreApplication.translate("LabelWords", "Nothing to suggest"), sentence, ()
    if shown.kind == "unlabelled":
        sentence = QCoreApplication.translate(
            "LabelWords", "Look at what is possibly mislabelled, or teach the program."
        )
        teach = ("teach", QCoreApplication.translate("LabelWords", "Teach the program…"), "teach")
        return "check", QCoreApplication.translate("LabelWords", "Every photo has a label"), sentence, (teach,)
    sentence = QCoreApplication.translate(
        "LabelWords", "Its photos are not in the library now: plug in their drive or add their folder."
    )
    return "label", QCoreApplication.translate("LabelWords", "No photos here"), sentence, ()
