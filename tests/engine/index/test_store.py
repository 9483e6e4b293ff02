from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest

from engine.index import ExactIndex, HnswIndex, IndexUnusable, IndexUnwritable, NeighbourIndex, Stamp
from engine.index.neighbours import index_path
from engine.index.store import read_index, read_stamp, write_index

DIMS = 16
ENCODER = "lite0-ab12.pca256-cd34"


def make_rows(count: int, seed: int = 0) -> np.ndarray:
    rows = np.random.default_rng(seed).standard_normal((count, DIMS)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def make_index(kind: type, count: int = 300):
    index = kind(DIMS)
    index.add(np.arange(count) * 3, make_rows(count))
    index.remove([0, 3])
    return index


def make_neighbours(linked: int = 120, waiting: int = 30) -> NeighbourIndex:
    index = NeighbourIndex(DIMS, link_from=50)
    index.add(np.arange(linked), make_rows(linked))
    index.link()
    index.remove([5, 6])
    index.add(np.arange(linked, linked + waiting), make_rows(waiting, seed=2))
    return index


@pytest.mark.parametrize("kind", [ExactIndex, HnswIndex])
def test_a_saved_index_comes_back_the_same(kind, tmp_path):
    index = make_index(kind)
    index.save(tmp_path / "x.index", Stamp(ENCODER, 17))
    loaded, generation = kind.load(tmp_path / "x.index", ENCODER)
    assert generation == 17
    for query in make_rows(10, seed=1):
        for found, expected in zip(loaded.search(query, 9), index.search(query, 9), strict=True):
            np.testing.assert_array_equal(found, expected)
    loaded.add([0, 3000], make_rows(2, seed=3))  # a removed id and a new one
    loaded.remove([6])
    assert loaded.search(make_rows(2, seed=3)[0], 1)[0].tolist() == [0]


def test_graph_and_waiting_vectors_come_back_under_a_japanese_home(tmp_path):
    folder = tmp_path / "ユーザー" / "写真 ライブラリ" / "index"
    index = make_neighbours()
    index.save(folder, ENCODER, 4)
    loaded, generation = NeighbourIndex.load(folder, ENCODER)
    assert (generation, loaded.linked, loaded.waiting, len(loaded)) == (4, 118, 30, 148)
    for query in make_rows(10, seed=1):
        np.testing.assert_array_equal(loaded.search(query, 9)[0], index.search(query, 9)[0])
    assert [path.name for path in folder.iterdir()] == [f"{ENCODER}.index"]


def test_an_emptied_index_comes_back_empty(tmp_path):
    index = make_neighbours()
    index.remove(index.ids)
    index.save(tmp_path, ENCODER, 1)
    loaded, _ = NeighbourIndex.load(tmp_path, ENCODER)
    assert len(loaded) == 0
    assert loaded.search(make_rows(1)[0], 3)[0].size == 0


def test_there_is_no_index_of_another_encoder(tmp_path):
    make_neighbours().save(tmp_path, ENCODER, 1)
    index_path(tmp_path, ENCODER).rename(index_path(tmp_path, "other"))
    assert NeighbourIndex.load(tmp_path, "other") is None
    assert NeighbourIndex.load(tmp_path, "absent") is None
    with pytest.raises(IndexUnusable, match="another encoder"):
        read_index(index_path(tmp_path, "other"), "other")


def test_every_truncation_is_refused(tmp_path):
    make_neighbours().save(tmp_path, ENCODER, 1)
    path = index_path(tmp_path, ENCODER)
    whole = path.read_bytes()
    for length in [*range(80), *range(100, len(whole), 997), len(whole) - 1]:
        path.write_bytes(whole[:length])
        assert NeighbourIndex.load(tmp_path, ENCODER) is None


def test_every_kind_of_noise_is_refused(tmp_path):
    make_neighbours().save(tmp_path, ENCODER, 1)
    path = index_path(tmp_path, ENCODER)
    whole = path.read_bytes()
    rng = np.random.default_rng(0)
    for place in [*range(60), *rng.integers(60, len(whole), 300).tolist()]:
        noisy = bytearray(whole)
        noisy[place] ^= 1 << int(rng.integers(8))
        path.write_bytes(noisy)
        loaded = NeighbourIndex.load(tmp_path, ENCODER)
        assert loaded is None or padding_only(path, whole)
    path.write_bytes(rng.bytes(len(whole)))
    assert NeighbourIndex.load(tmp_path, ENCODER) is None


def padding_only(path: Path, whole: bytes) -> bool:
    """Whether the changed byte lies between the arrays, where nothing is read."""
    changed = [a != b for a, b in zip(path.read_bytes(), whole, strict=True)].index(True)
    return whole[changed] == 0


@pytest.mark.parametrize(
    "header",
    [
        [],
        {},
        {"version": 99},
        {"version": 1, "encoder_id": ENCODER, "generation": 1, "facts": {}, "arrays": [["ids", "<i8", [2**60]]]},
        {"version": 1, "encoder_id": ENCODER, "generation": 1, "facts": {}, "arrays": [["ids", "O", [1]]]},
        {"version": 1, "encoder_id": ENCODER, "generation": 1, "facts": {}, "arrays": [["ids", "<i8", [-4]]]},
        {"version": 1, "encoder_id": ENCODER, "generation": 1, "facts": {}, "arrays": 7},
    ],
    ids=["a list", "empty", "newer version", "huge", "objects", "negative", "no arrays"],
)
def test_a_foreign_header_is_refused(header, tmp_path):
    text = json.dumps(header).encode()
    index_path(tmp_path, ENCODER).write_bytes(b"LOOKIDX\n" + bytes(32) + len(text).to_bytes(8, "little") + text)
    assert NeighbourIndex.load(tmp_path, ENCODER) is None


def test_a_whole_file_with_other_contents_is_refused(tmp_path):
    write_index(index_path(tmp_path, ENCODER), Stamp(ENCODER, 1), {"dims": DIMS}, {"ids": np.arange(3)})
    assert NeighbourIndex.load(tmp_path, ENCODER) is None
    for kind in (ExactIndex, HnswIndex):
        with pytest.raises(IndexUnusable):
            kind.load(index_path(tmp_path, ENCODER), ENCODER)


def test_a_graph_of_another_hnswlib_is_refused(tmp_path):
    facts, arrays = make_index(HnswIndex).export()
    facts["graph"]["size_links_per_element"] += 4
    write_index(tmp_path / "x.index", Stamp(ENCODER, 1), facts, arrays)
    with pytest.raises(IndexUnusable, match="suit"):
        HnswIndex.load(tmp_path / "x.index", ENCODER)


def test_the_stamp_is_read_without_the_vectors(tmp_path):
    make_neighbours().save(tmp_path, ENCODER, 23)
    assert read_stamp(index_path(tmp_path, ENCODER)) == Stamp(ENCODER, 23)
    assert read_stamp(tmp_path / "absent.index") is None
    (tmp_path / "noise.index").write_bytes(b"\xff" * 500)
    assert read_stamp(tmp_path / "noise.index") is None


def test_a_failed_save_leaves_the_old_file_and_no_litter(tmp_path):
    make_neighbours().save(tmp_path, ENCODER, 1)
    (tmp_path / "taken.index").mkdir()
    with pytest.raises(IndexUnwritable, match="could not be saved"):
        make_neighbours().save(tmp_path, "taken", 2)
    assert read_stamp(index_path(tmp_path, ENCODER)).generation == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{ENCODER}.index", "taken.index"]


def test_what_a_killed_writer_left_is_removed(tmp_path):
    old, fresh = tmp_path / "index-old.tmp", tmp_path / "index-new.tmp"
    for leftover in (old, fresh):
        leftover.write_bytes(b"half")
    os.utime(old, (0, 0))
    make_neighbours().save(tmp_path, ENCODER, 1)
    assert not old.exists()
    assert fresh.exists()
