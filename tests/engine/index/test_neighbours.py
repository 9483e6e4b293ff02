from __future__ import annotations

import subprocess
import sys
import threading

import numpy as np
import pytest

from engine.index import NeighbourIndex
from engine.progress import Cancelled

DIMS = 16


def make_rows(count: int, seed: int = 0) -> np.ndarray:
    rows = np.random.default_rng(seed).standard_normal((count, DIMS)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def fill(count: int, link_from: int = 100) -> NeighbourIndex:
    index = NeighbourIndex(DIMS, link_from)
    index.add(np.arange(count), make_rows(count))
    return index


def test_a_small_library_has_no_graph():
    index = fill(99)
    index.link()
    assert (index.linked, index.waiting) == (0, 99)


def test_a_larger_one_is_linked_and_finds_the_same():
    index = fill(3_000)
    before = [index.search(query, 10)[0].tolist() for query in make_rows(20, seed=1)]
    index.link()
    assert (index.linked, index.waiting) == (3_000, 0)
    after = [index.search(query, 10)[0].tolist() for query in make_rows(20, seed=1)]
    assert np.mean([a == b for a, b in zip(after, before, strict=True)]) >= 0.9


def test_what_waits_is_found_beside_what_is_linked():
    index = fill(400)
    index.link()
    newcomer = make_rows(1, seed=8)
    index.add([900], newcomer)
    index.add([3], newcomer)  # an old id with a new vector
    assert (index.linked, index.waiting) == (399, 2)
    ids, scores = index.search(newcomer[0], 3)
    assert ids[:2].tolist() == [3, 900]
    assert scores[0] == pytest.approx(1.0, abs=1e-6)
    assert (np.diff(scores) <= 0).all()


def test_adding_the_same_again_leaves_the_graph_alone():
    index = fill(400)
    index.link()
    index.add(np.arange(400), make_rows(400))
    assert (index.linked, index.waiting) == (400, 0)
    index.add([7, 7], make_rows(2, seed=4))  # of an id given twice the last vector counts
    assert (index.linked, index.waiting, len(index)) == (399, 1, 400)


def test_allowed_ids_give_exactly_k_from_both_parts():
    index = fill(400)
    index.link()
    index.add(np.arange(400, 450), make_rows(50, seed=2))
    rows = np.concatenate([make_rows(400), make_rows(50, seed=2)])
    allowed = np.arange(380, 430)
    ids, _ = index.search(rows[0], 40, allowed)
    assert ids.tolist() == allowed[np.argsort(-(rows[allowed] @ rows[0]))][:40].tolist()


def test_removed_ids_are_gone_from_both_parts_and_may_come_back():
    index = fill(200)
    index.link()
    index.add([500], make_rows(1, seed=3))
    assert index.remove([1, 500, 777]) == 2
    assert not np.isin([1, 500], index.search(make_rows(1)[0], 300)[0]).any()
    index.add([1], make_rows(2)[1:])
    index.link()
    assert index.search(make_rows(2)[1], 1)[0].tolist() == [1]
    assert len(index) == 200


def test_past_a_tenth_removed_the_graph_is_built_anew():
    index = fill(1_000)
    index.link()
    index.remove(np.arange(99))
    index.link()
    assert index._linked.worn > 0
    index.remove(np.arange(99, 120))
    index.link()
    assert index._linked.worn == 0
    assert (index.linked, len(index)) == (880, 880)


def test_linking_reports_and_can_be_cancelled_without_losing_anything():
    index = fill(5_000)
    seen = []

    def cancel_midway(done: int, total: int, note: str = "") -> None:
        seen.append((done, total))
        if done > 2_000:
            raise Cancelled

    with pytest.raises(Cancelled):
        index.link(cancel_midway)
    assert index.linked > 2_000
    assert len(index) == 5_000
    assert index.search(make_rows(5_000)[17], 1)[0].tolist() == [17]
    assert [total for _, total in seen] == [5_000] * len(seen)


def test_vectors_are_given_back_by_id():
    index = fill(200)
    index.link()
    index.add([900], make_rows(1, seed=3))
    np.testing.assert_array_equal(index.vectors_of([900, 4]), [make_rows(1, seed=3)[0], make_rows(5)[4]])
    with pytest.raises(KeyError, match="901"):
        index.vectors_of([4, 901])


def test_without_hnswlib_every_search_is_exact(tmp_path):
    fill(300).save(tmp_path, "waiting", 1)
    linked = fill(300)
    linked.link()
    linked.save(tmp_path, "linked", 1)
    script = """
import pathlib, sys
sys.modules["hnswlib"] = None  # as where its library cannot be loaded
from engine.index import NeighbourIndex
folder = pathlib.Path(sys.argv[1])
index, _ = NeighbourIndex.load(folder, "waiting", link_from=100)
index.link()
assert (index.linked, index.waiting) == (0, 300)
assert index.search(index.vectors_of(17)[0], 3)[0][0] == 17
assert NeighbourIndex.load(folder, "linked") is None
"""
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True)


def test_searches_go_on_while_another_thread_links():
    index = fill(6_000)
    worker = threading.Thread(target=index.link)
    worker.start()
    rows = make_rows(6_000)
    found = [index.search(rows[place], 1)[0][0] == place for place in range(0, 6_000, 30)]
    worker.join()
    assert np.mean(found) >= 0.99


@pytest.mark.parametrize("waiting", [0, 50])
@pytest.mark.parametrize("link_from", [100, 10_000])
def test_many_are_searched_as_one_is(link_from, waiting):
    index = fill(600, link_from)
    index.link()
    index.add(np.arange(1000, 1000 + waiting), make_rows(waiting, seed=7))
    queries = make_rows(20, seed=1)
    ids, scores = index.search_many(queries, 8)
    assert ids.shape == scores.shape == (20, 8)
    one_by_one = [index.search(query, 8) for query in queries]
    np.testing.assert_allclose(scores, [found[1] for found in one_by_one], atol=1e-5)
    assert ids.tolist() == [found[0].tolist() for found in one_by_one]
    assert index.search_many(queries, 5000)[0].shape == (20, 600 + waiting)
