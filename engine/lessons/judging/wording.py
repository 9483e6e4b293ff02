"""A verdict in words: what was found, label by label, and what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from engine.lessons.gathering import Material, Rows
from engine.lessons.judging.deciding import Change, Findings, Gain
from engine.lessons.judging.evidence import Evidence, Judged
from engine.lessons.judging.verdicts import Confusion, LabelGain, Verdict
from engine.lessons.measured import Kind
from engine.tasks.lacking import FEW

SHOWN = 5  # names in a sentence
CONFUSED = 0.1  # share of a label's photos from which a confusion is told
MOST_CONFUSIONS = 20
STAYS = "The encoder stays as it is."


def tell_verdict(findings: Findings, evidence: Evidence, material: Material, kind: Kind) -> Verdict:
    """The verdict on a lesson of this kind of labels."""
    labels, names = material.strata, name_strata(material)
    gains = list_gains(evidence.photos, labels, names)
    confusions = list_confusions(evidence.photos, labels, names)
    taught, unseen = findings.taught, findings.unseen
    better = findings.ruling == "better"
    return Verdict(
        baseline=findings.baseline,
        trained=findings.trained,
        gain=0.0 if taught is None else taught.precision.mean,
        error=1.0 if taught is None else taught.precision.error,
        unseen_gain=None if unseen is None else unseen.precision.mean,
        unseen_error=None if unseen is None else unseen.precision.error,
        better=better,
        reason=explain(findings),
        advice=give_advice(findings, gains, confusions, count_different(labels, names, material.groups), kind),
        labels=gains,
        confusions=confusions,
        ruling=findings.ruling,
        alignment_gain=None if taught is None else taught.alignment.mean,
        alignment_error=None if taught is None else taught.alignment.error,
    )


def explain(findings: Findings) -> str:
    """Why the ruling is what it is, in a sentence or two."""
    taught = findings.taught
    if taught is None:
        return f"It cannot be judged, as no label has photos to spare for a test. {STAYS}"
    before, after = findings.baseline.map_at_r, findings.trained.map_at_r
    figures = f"MAP@R {before:.3f} before, {after:.3f} after, a gain of {say_gain(taught.precision)}"
    if findings.ruling == "better":
        found = f"Photos that were held out find their label better: {figures}."
        return f"{found} {tell_alignment(taught)}{tell_others(findings.unseen)}"
    if findings.ruling == "chance":
        return (
            "Photos that were held out find their label hardly more often than by chance, "
            f"so nothing that can be seen tells these labels apart. {STAYS}"
        )
    if findings.ruling == "harms others":
        return f"Labels that were not taught would be found worse: {tell_others(findings.unseen)} {STAYS}"
    return f"There is no gain beyond the error: {figures}. {STAYS}"


def tell_alignment(change: Change) -> str:
    """What has told of a gain that precision could not tell from chance."""
    if not change.by_alignment:
        return ""
    return (
        "With so few photos that may be chance, but likeness follows the labels more closely: "
        f"its correlation with them gains {say_gain(change.alignment)}. "
    )


def say_gain(gain: Gain) -> str:
    """ "+0.163 ± 0.021"."""
    return f"{gain.mean:+.3f} ± {gain.error:.3f}"


def tell_others(unseen: Change | None) -> str:
    """What became of labels that were not taught."""
    if unseen is None:
        return "There are too few labels to tell what becomes of others."
    if unseen.by_alignment and unseen.direction < 0:
        return f"Likeness follows labels left out of the lesson less closely: {say_gain(unseen.alignment)}."
    return f"Labels left out of the lesson gain {say_gain(unseen.precision)}."


def name_strata(material: Material) -> tuple[str, ...]:
    """What to call the labels, or the ranges that numbers are cut into."""
    return material.names or tuple(f"range {number + 1}" for number in range(int(material.strata.max()) + 1))


def give_advice(
    findings: Findings,
    gains: Sequence[LabelGain],
    confusions: Sequence[Confusion],
    different: dict[str, int],
    kind: Kind,
) -> tuple[str, ...]:
    """What a person can do, the most useful first."""
    if kind == "names":
        return tuple(advise_on_labels(findings, gains, confusions, different))
    if kind == "pairs":
        return tuple(advise_on_pairs(findings, confusions, different))
    more = "Give more photos this number, above all those whose values are rare."
    return (more,) if findings.ruling != "better" else ()


def advise_on_labels(
    findings: Findings, gains: Sequence[LabelGain], confusions: Sequence[Confusion], different: dict[str, int]
) -> Iterator[str]:
    """The same for labels."""
    few = [name for name, count in different.items() if count < FEW]
    if few:
        verb = "needs" if len(few) == 1 else "need"
        yield f"{say_names(few)} {verb} more photos: at least {FEW} different ones each."
    if findings.ruling == "chance":
        yield "Look through the photos that may be mislabelled, or label by something that can be seen."
    worse = [each.label for each in gains if each.after < each.before - 0.02]
    if worse and findings.ruling != "better":
        yield f"{say_names(worse)} would be found worse: more photos of them help most."
    for each in confusions[:2]:
        if each.after >= CONFUSED:
            yield f"{each.label} is taken for {each.instead} in {each.after:.0%} of its photos."
    if findings.unseen is None and findings.ruling == "better":
        yield "With four labels or more it could be told what becomes of labels that were not taught."


def advise_on_pairs(findings: Findings, confusions: Sequence[Confusion], different: dict[str, int]) -> Iterator[str]:
    """The same for answered pairs, of which each set of like photos has the name of one of them."""
    if findings.ruling == "chance":
        yield "Look through your answers, or answer by something that can be seen."
    if findings.ruling != "better":
        alike = [count for count in different.values() if count > 1]
        yield f"Answer more pairs: so far {sum(alike):,} photos are known to be like another, in {len(alike):,} sets."
    for each in confusions[:2]:
        if each.after >= CONFUSED:
            yield f"Photos like {each.label} are taken for ones like {each.instead} {each.after:.0%} of the time."


def list_gains(judged: Sequence[Judged], labels: Rows, names: Sequence[str]) -> tuple[LabelGain, ...]:
    """The table by label, the least gain first."""
    if not judged:
        return ()
    rows = np.concatenate([each.rows for each in judged])
    pairs = [(each.before.precision, each.after.precision) for each in judged]
    before, after = np.concatenate(pairs, axis=1)
    found = []
    for label in np.unique(labels[rows]):
        mine = labels[rows] == label
        photos = len(np.unique(rows[mine]))
        found.append(LabelGain(names[label], photos, float(before[mine].mean()), float(after[mine].mean())))
    return tuple(sorted(found, key=lambda each: each.after - each.before))


def list_confusions(judged: Sequence[Judged], labels: Rows, names: Sequence[str]) -> tuple[Confusion, ...]:
    """Pairs of labels of which one is taken for the other, the most often after the lesson first."""
    if not judged:
        return ()
    own = labels[np.concatenate([each.rows for each in judged])]
    totals = dict(zip(*np.unique(own, return_counts=True), strict=True))
    before = count_pairs(own, labels[np.concatenate([each.before.nearest for each in judged])])
    after = count_pairs(own, labels[np.concatenate([each.after.nearest for each in judged])])
    found = [
        Confusion(names[one], names[other], before.get((one, other), 0) / total, after.get((one, other), 0) / total)
        for one, other in before.keys() | after.keys()
        for total in [int(totals[one])]
    ]
    return tuple(sorted(found, key=lambda each: (-each.after, -each.before, each.label, each.instead)))[
        :MOST_CONFUSIONS
    ]


def count_pairs(own: Rows, found: Rows) -> Counter[tuple[int, int]]:
    """How often photos of one label lie nearest to one of another."""
    pairs = zip(own.tolist(), found.tolist(), strict=True)
    return Counter(pair for pair in pairs if pair[0] != pair[1])


def count_different(labels: Rows, names: Sequence[str], groups: Rows) -> dict[str, int]:
    """How many different photos each label has."""
    return {names[label]: len(np.unique(groups[labels == label])) for label in np.unique(labels)}


def say_names(names: Sequence[str]) -> str:
    """ "cat", "cat and dog", "cat, dog and 7 other labels"."""
    shown, rest = list(names[:SHOWN]), len(names) - SHOWN
    if rest > 0:
        return f"{', '.join(shown)} and {rest:,} other label{'s' if rest > 1 else ''}"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
