"""A verdict in words: what to call it, what its figures mean, and what is confused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_app.engine_words import join_sentences, say, say_of_labels
from desktop_app.models.readable import readable_score

if TYPE_CHECKING:
    from engine import Confusion, LabelGain, TaughtEncoder, Verdict

MOST_CONFUSIONS = 8
RANGE = re.compile(r"range (\d+)")
LEAST_SHARE = 0.02  # of a label's photos; less is chance


@dataclass(frozen=True, slots=True)
class ShareRow:
    """Two shares beside each other; `photos` None: not told."""

    title: str
    photos: int | None
    before: float
    after: float


def headline(encoder: TaughtEncoder) -> str:
    """What became of an encoder, in one line."""
    better = encoder.verdict is not None and encoder.verdict.better
    if encoder.coming:
        text = QCoreApplication.translate("Verdict", "“{0}” comes into use when every photo has been read by it")
    elif encoder.in_use and better:
        text = QCoreApplication.translate("Verdict", "Better: “{0}” is in use now")
    elif encoder.in_use:
        text = QCoreApplication.translate("Verdict", "“{0}” is in use, although it was not found to be better")
    elif better:
        text = QCoreApplication.translate("Verdict", "“{0}” is better, but not in use")
    else:
        text = QCoreApplication.translate("Verdict", "Not better: what you used before stays in use")
    return text.format(say(encoder.name))


def explain(verdict: Verdict) -> str:
    """Why the verdict is what it is, in points; where the figures do not tell it, in the engine's words."""
    figures = (points_text(verdict.gain), readable_points(verdict.error))
    if verdict.ruling == "better":
        others = "" if is_of_numbers(verdict) else tell_others(verdict)
        return join_sentences(tell_gain(verdict), others)
    if verdict.ruling == "no gain":
        text = QCoreApplication.translate("Verdict", "Photos held back gain {0} points, ± {1}: no more than chance.")
        return text.format(*figures)
    return say_of_labels(verdict.reason, [each.label for each in verdict.labels])


def tell_gain(verdict: Verdict) -> str:
    """What photos held back gain where they gain."""
    if not verdict.by_alignment:
        text = QCoreApplication.translate("Verdict", "Photos held back are found {0} points better, ± {1}.")
        return text.format(readable_points(verdict.gain), readable_points(verdict.error))
    text = QCoreApplication.translate(
        "Verdict",
        "Photos held back gain {0} points, ± {1}: with so few photos that may be chance. But likeness follows what "
        "it was taught more closely, by {2} points, ± {3}.",
    )
    values = (points_text(verdict.gain), readable_points(verdict.error))
    closer = (points_text(verdict.alignment_gain or 0.0), readable_points(verdict.alignment_error or 0.0))
    return text.format(*values, *closer)


def is_of_numbers(verdict: Verdict) -> bool:
    """Whether numbers were learned, which have no labels that could be left out."""
    return bool(verdict.labels) and all(RANGE.fullmatch(each.label) for each in verdict.labels)


def advise(verdict: Verdict) -> list[str]:
    """What can be done, each in a sentence."""
    labels = [each.label for each in verdict.labels]
    offered = verdict.advice if not is_of_numbers(verdict) else ()  # it is about labels
    return [say_of_labels(sentence, labels) for sentence in offered]


def tell_others(verdict: Verdict) -> str:
    """What becomes of labels that were not taught."""
    gain, error = verdict.unseen_gain, verdict.unseen_error or 0.0
    if gain is None:
        return QCoreApplication.translate("Verdict", "There are too few labels to tell what becomes of others.")
    if gain > error:
        text = QCoreApplication.translate("Verdict", "Labels that it was not taught gain {0} too, ± {1}.")
    else:
        text = QCoreApplication.translate("Verdict", "Labels that it was not taught show no clear change ({0}, ± {1}).")
    return text.format(points_text(gain), readable_points(error))


def points_text(value: float) -> str:
    """A difference of shares in points, with its sign: "+12.3"."""
    text = readable_points(abs(value))
    if text == readable_points(0.0):
        return text
    return ("+" if value > 0 else "−") + text


def readable_points(value: float) -> str:
    """A share in points, without a sign."""
    return QLocale().toString(value * 100, "f", 1)


def describe_scores(verdict: Verdict) -> str:
    """The figures in a sentence."""
    before, after = verdict.baseline, verdict.trained
    if is_of_numbers(verdict):
        text = QCoreApplication.translate(
            "Verdict", "How near the values of the nearest photos are: {0} before, {1} now (nDCG)."
        )
        return text.format(readable_share(before.map_at_r), readable_share(after.map_at_r))
    text = QCoreApplication.translate(
        "Verdict",
        "Of the photos that should come first, {0} did before and {1} do now. "
        "The very first one was right for {2} of the photos before, and is for {3} now.",
    )
    shares = (before.map_at_r, after.map_at_r, before.recall_at_1, after.recall_at_1)
    return text.format(*(readable_share(share) for share in shares))


def readable_share(share: float) -> str:
    """A share with one digit where whole per cent would hide a change."""
    if 0.0 < share < 1.0:
        return QCoreApplication.translate("Verdict", "{0}%").format(QLocale().toString(share * 100, "f", 1))
    return readable_score(share)


def confusion_rows(confusions: tuple[Confusion, ...]) -> list[ShareRow]:
    """Which labels are taken for which, the worst first."""
    worst = sorted(confusions, key=lambda each: -max(each.before, each.after))[:MOST_CONFUSIONS]
    return [
        ShareRow(f"{readable_label(each.label)} → {readable_label(each.instead)}", None, each.before, each.after)
        for each in worst
        if max(each.before, each.after) >= LEAST_SHARE
    ]


def label_rows(gains: Sequence[LabelGain]) -> list[ShareRow]:
    """How each label is found, what has changed most first."""
    ordered = sorted(gains, key=lambda each: each.before - each.after)
    return [ShareRow(readable_label(each.label), each.photos, each.before, each.after) for each in ordered]


def readable_label(label: str) -> str:
    """A label as it is; the ranges that numbers are judged by have names of the engine's own."""
    found = RANGE.fullmatch(label)
    return label if found is None else QCoreApplication.translate("Verdict", "Range {0}").format(found[1])


def describe_verdict(encoder: TaughtEncoder) -> str:
    """The verdict in a word or two, for a list."""
    if encoder.verdict is None:
        return QCoreApplication.translate("Verdict", "not judged")
    if encoder.verdict.better:
        return QCoreApplication.translate("Verdict", "better")
    return QCoreApplication.translate("Verdict", "not better")
