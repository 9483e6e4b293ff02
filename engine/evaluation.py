"""How well the encoder in use tells apart the classes of a folder."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.catalogue.database import Catalogue
from engine.catalogue.encoders import encoder_in_use
from engine.embedding.encoder import Encoder
from engine.embedding.head import Head, name_encoder
from engine.embedding.onnx_runtime import available_cores
from engine.indexing.heads import learn_head
from engine.indexing.pool import PreparePool
from engine.learning.retrieval_metrics import map_at_r, r_precision, recall_at_k
from engine.photos.photo import UnreadablePhoto
from engine.photos.prepare import Prepared, PrepareRequest
from engine.photos.scan import scan_folder
from engine.progress import Progress, silent

BLOCK = 64  # photos encoded at a time


@dataclass(frozen=True, slots=True)
class Figures:
    """Leave-one-out retrieval over labelled photos; see `engine.learning.retrieval_metrics` for the definitions."""

    photos: int
    labels: int
    recall_at_1: float
    recall_at_5: float
    map_at_r: float
    r_precision: float
    encoder: str
    skipped: int


def evaluate_folder(catalogue: Catalogue, encoder: Encoder, folder: str, progress: Progress = silent) -> Figures:
    """Measure the library's encoder on a folder that holds one folder for each class.

    A library that has no head of its own yet is measured as if this folder were it. Raises UnreadablePhoto.
    """
    classes = list_classes(folder)
    features, labels, skipped = encode_classes(encoder, classes, progress)
    head = choose_head(catalogue, encoder, features)
    vectors = head.project(features)
    return Figures(
        photos=len(labels),
        labels=len(np.unique(labels)),
        recall_at_1=round(recall_at_k(vectors, labels, 1), 4),
        recall_at_5=round(recall_at_k(vectors, labels, 5), 4),
        map_at_r=round(map_at_r(vectors, labels), 4),
        r_precision=round(r_precision(vectors, labels), 4),
        encoder=name_encoder(encoder.backbone, head),
        skipped=skipped,
    )


def list_classes(folder: str) -> list[tuple[str, int]]:
    """Photo paths with the number of their class: the folder directly below `folder` that they lie in."""
    relative = [(file.path, Path(os.path.relpath(file.path, folder)).parts) for file in scan_folder(folder)]
    names = sorted({parts[0] for _, parts in relative if len(parts) > 1})
    numbers = {name: number for number, name in enumerate(names)}
    if len(names) < 2:
        raise UnreadablePhoto(f"{folder} needs at least two folders of photos in it, one for each class.")
    return sorted((path, numbers[parts[0]]) for path, parts in relative if len(parts) > 1)


def encode_classes(
    encoder: Encoder, classes: list[tuple[str, int]], progress: Progress
) -> tuple[NDArray[np.float32], NDArray[np.int64], int]:
    """Features (n, d) and class numbers (n,) of the photos that can be read, and how many cannot."""
    found: dict[str, NDArray[np.float32]] = {}
    waiting: list[tuple[str, Prepared]] = []
    refused = 0

    def encode() -> None:
        if waiting:
            pixels = np.stack([prepared.pixels for _, prepared in waiting if prepared.pixels is not None])
            found.update(zip((path for path, _ in waiting), encoder.encode(pixels), strict=True))
            waiting.clear()

    with closing(PreparePool[str](available_cores())) as pool:
        requests = ((path, PrepareRequest(path, encoder.side, encoder.policy)) for path, _ in classes)
        for path, outcome in pool.run(requests, lambda: progress(len(found), len(classes), "photos")):
            if isinstance(outcome, Prepared):
                waiting.append((path, outcome))
            else:
                refused += 1
            if len(waiting) == BLOCK:
                encode()
    encode()
    if not found:
        raise UnreadablePhoto("None of the photos could be read, so there is nothing to measure.")
    kept = [(path, label) for path, label in classes if path in found]
    labels = np.array([label for _, label in kept], np.int64)
    return np.stack([found[path] for path, _ in kept]), labels, refused


def choose_head(catalogue: Catalogue, encoder: Encoder, features: NDArray[np.float32]) -> Head:
    """The head in use if it fits this network and was learned, else one learned from `features`."""
    row = encoder_in_use(catalogue)
    if row is not None and row.backbone == encoder.backbone:
        head = Head.from_bytes(row.head)
        if head.matrix is not None:
            return head
    return learn_head([features], len(features))
