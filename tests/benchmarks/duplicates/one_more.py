"""Time of a search for duplicates in which one photo of a large made library is new, and in which none is.

python -m tests.benchmarks.duplicates.one_more COUNT: prints one JSON object.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from engine.catalogue.database import Catalogue
from engine.catalogue.encoders import encoder_in_use
from engine.catalogue.perceptual import PairRow, load_subjects, save_pairs, save_prints
from engine.duplicates.find import find_duplicates
from engine.duplicates.versions import CHECKER, PRINTS, search_stamp
from tests.benchmarks.duplicates.scaling import make_prints
from tests.benchmarks.made_library import make_library

TIMES = 5
COPIED_EVERY = 7  # photos: one of them has a copy


def main() -> None:
    """Measure one size."""
    count = int(sys.argv[1])
    made = make_library(count)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name in ("catalogue.db", "catalogue.seal"):
            if (made / name).exists():
                shutil.copy2(made / name, folder)
        with Catalogue.open(folder) as catalogue:
            ids = pretend_searched(catalogue)
            search(catalogue, made, ids[:1])  # makes the index of vectors
            seconds = [search(catalogue, made, [each]) for each in ids[100 : 100 + TIMES]]
            figures = {"photos": count, "one_new_s": median(seconds), "none_new_s": search(catalogue, made, [])}
    print(json.dumps(figures))


def pretend_searched(catalogue: Catalogue) -> list[int]:
    """Keep made fingerprints and verdicts, as if all photos had been compared; their ids."""
    row = encoder_in_use(catalogue)
    assert row is not None
    stamp = search_stamp(row.backbone)
    ids = [subject.id for subject in load_subjects(catalogue, PRINTS, stamp)]
    made = make_prints(len(ids))
    data = (bytes([quality]) + turns.tobytes() for quality, turns in zip(made.quality, made.turns, strict=True))
    save_prints(catalogue, PRINTS, zip(ids, data, strict=True))
    save_pairs(catalogue, CHECKER, make_pairs(ids), ids, stamp)
    return ids


def make_pairs(ids: list[int]) -> Iterable[PairRow]:
    """Pairs of copies."""
    for first in range(0, len(ids) - 1, COPIED_EVERY):
        yield PairRow(ids[first], ids[first + 1], "same", 0.9, "The same picture.", "both")


def search(catalogue: Catalogue, made: Path, new: Iterable[int]) -> float:
    """Seconds of a search in which these photos are new."""
    with catalogue.writing() as db:
        db.executemany("UPDATE content SET searched = '' WHERE id = ?", [(each,) for each in new])
    return find_duplicates(catalogue, made / "thumbnails").seconds


if __name__ == "__main__":
    main()
