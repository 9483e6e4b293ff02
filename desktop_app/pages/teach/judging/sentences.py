"""A verdict in words: what to call it, what its figures mean, and what is confused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_app.models.readable import readable_score

if TYPE_CHECKING:
    from engine import Confusion, Scores, TaughtEncoder

MOST_CONFUSIONS = 6
LEAST_SHARE = 0.02  # of a label's photos; less is chance


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
    return text.format(encoder.name)


def describe_scores(before: Scores, after: Scores) -> str:
    """The figures in a sentence."""
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


def confusion_lines(confusions: tuple[Confusion, ...]) -> list[str]:
    """Which labels are taken for which, the worst first."""
    worst = sorted(confusions, key=lambda each: -max(each.before, each.after))[:MOST_CONFUSIONS]
    text = QCoreApplication.translate("Verdict", "{0} taken for {1}: {2} before, {3} now")
    return [
        text.format(each.label, each.instead, readable_score(each.before), readable_score(each.after))
        for each in worst
        if max(each.before, each.after) >= LEAST_SHARE
    ]


def describe_verdict(encoder: TaughtEncoder) -> str:
    """The verdict in a word or two, for a list."""
    if encoder.verdict is None:
        return QCoreApplication.translate("Verdict", "not judged")
    if encoder.verdict.better:
        return QCoreApplication.translate("Verdict", "better")
    return QCoreApplication.translate("Verdict", "not better")
