"""Checks that say in a sentence why a batch or a training set cannot teach a method."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from engine.learning.errors import CannotLearn


@dataclass(frozen=True, slots=True)
class Needs:
    """The least a method can learn from."""

    classes: int = 2
    per_class: int = 1  # photos of at least one class
    continuous: bool = False  # labels are numbers, not names
    samples: int = 2


def check_batch(embeddings: Tensor, labels: Tensor) -> None:
    """Raise `CannotLearn` unless embeddings are (n, d) with class labels (n,)."""
    _check_shapes(embeddings, labels)
    if labels.dim() != 1 or labels.is_floating_point():
        raise CannotLearn(
            f"Class labels must be whole numbers, one a photo, not {labels.dtype} of shape {tuple(labels.shape)}: "
            "for continuous labels choose log-ratio."
        )


def check_continuous_batch(embeddings: Tensor, labels: Tensor) -> None:
    """Raise `CannotLearn` unless embeddings are (n, d) with numbers (n,) or (n, k) as labels."""
    _check_shapes(embeddings, labels)
    if not labels.is_floating_point():
        raise CannotLearn(
            "Log-ratio needs numbers such as a time, an age or a rating as labels: for names choose triplet."
        )


def check_classes(labels: Tensor, classes: int) -> None:
    """Raise `CannotLearn` unless every label has a class centre."""
    if len(labels) and not (int(labels.min()) >= 0 and int(labels.max()) < classes):
        raise CannotLearn(f"Labels must lie in 0..{classes - 1}, one for each class centre: number the classes from 0.")


def check_training_set(features: Tensor, labels: Tensor, needs: Needs, method: str) -> None:
    """Raise `CannotLearn` where the features (n, d) and labels are too few, of the wrong kind or not finite."""
    (check_continuous_batch if needs.continuous else check_batch)(features, labels)
    broken = int((~torch.isfinite(features).all(dim=1)).sum())
    if broken:
        raise CannotLearn(
            f"{broken} of {len(features)} photos have features that are no finite numbers: index them anew."
        )
    if len(features) < needs.samples:
        raise CannotLearn(f"{method} needs at least {needs.samples} photos, not {len(features)}: label more.")
    if not needs.continuous:
        _check_counts(labels, needs, method)


def _check_counts(labels: Tensor, needs: Needs, method: str) -> None:
    counts = torch.unique(labels, return_counts=True)[1]
    if len(counts) < needs.classes:
        raise CannotLearn(f"{method} needs at least {needs.classes} classes, not {len(counts)}: label some more.")
    if int(counts.max()) < needs.per_class:
        raise CannotLearn(f"{method} needs a class with at least {needs.per_class} photos: label some more.")


def _check_shapes(embeddings: Tensor, labels: Tensor) -> None:
    if embeddings.dim() != 2 or len(embeddings) != len(labels) or not len(labels):
        raise CannotLearn(
            f"Embeddings of shape {tuple(embeddings.shape)} with labels of shape {tuple(labels.shape)} are no batch: "
            "give (n, d) with one label a row."
        )
