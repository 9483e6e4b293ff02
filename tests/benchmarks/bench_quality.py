"""Measure retrieval out of the box on a folder of classes: raw features, another head and the default, in one run.

python -m tests.benchmarks.bench_quality [FOLDER]
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from engine.embedding.head import fit_pca_head, unit_rows
from engine.embedding.runtime import open_encoder
from engine.evaluation import encode_classes, list_classes
from engine.indexing.heads import learn_head
from engine.learning.retrieval_metrics import map_at_r, recall_at_k
from engine.progress import silent
from tests.benchmarks.table import print_row

GROCERY = Path(__file__).resolve().parents[3] / "shared" / "data" / "grocery"


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else GROCERY
    if not folder.is_dir():
        print(f"Retrieval quality left out: {folder} is not here. Give a folder with one folder for each class.")
        return
    encoder = open_encoder(device="cpu")
    features, labels, _ = encode_classes(encoder, list_classes(str(folder)), silent)
    print(f"Retrieval on {len(labels)} photos of {labels.max() + 1} classes in {folder.name}, leave one out")
    rooted = np.copysign(np.sqrt(np.abs(features)), features)
    rows = {
        "raw features": unit_rows(features),
        "head on signed square roots": fit_pca_head([rooted]).project(rooted),
        "default head": learn_head([features], len(features)).project(features),
    }
    for name, vectors in rows.items():
        size = f"{vectors.shape[1]} numbers a photo"
        print_row(f"{name}, recall@1", recall_at_k(vectors, labels, 1), "", size)
        print_row(f"{name}, MAP@R", map_at_r(vectors, labels), "")


if __name__ == "__main__":
    main()
