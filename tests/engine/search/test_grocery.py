"""Photos of groceries, taken in shops: what is searched for is mostly what is found."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np

from engine.catalogue.photos import list_ids, load_photos
from engine.search import Example, Query

CLASSES, EACH = 8, 6


def test_the_same_goods_are_mostly_found_first(shared: Path, open_library, tmp_path: Path) -> None:
    for goods in sorted((shared / "data" / "grocery").iterdir())[:: 80 // CLASSES][:CLASSES]:
        (tmp_path / "goods" / goods.name).mkdir(parents=True)
        for photo in sorted(goods.iterdir())[:EACH]:
            shutil.copy(photo, tmp_path / "goods" / goods.name)
    own = open_library(tmp_path / "goods")
    shares, first = [], []
    for photo in load_photos(own.catalogue, list_ids(own.catalogue)):
        found = own.searcher.search(Query((Example(photo.id),)), k=5)
        hits = [Path(match.photo.path).parent == Path(photo.path).parent for match in found.matches]
        shares.append(np.mean(hits))
        first.append(hits[0])
    assert np.mean(first) > 0.85
    assert np.mean(shares) > 0.6
