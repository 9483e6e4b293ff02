"""Any order of adding, removing, linking, saving and loading, against a dictionary and exact search as oracles."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from engine.index import ExactIndex, HnswIndex, NeighbourIndex, Stamp

DIMS = 6
IDS = st.lists(st.integers(0, 60), min_size=1, max_size=25)
SEEDS = st.integers(0, 5)  # few seeds: the same vectors come again under other ids


def make_rows(count: int, seed: int) -> np.ndarray:
    rows = np.random.default_rng(seed).standard_normal((count, DIMS)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


class IndexLife(RuleBasedStateMachine):
    @initialize()
    def start_empty(self) -> None:
        self.known: dict[int, np.ndarray] = {}
        self.generation = 0
        self.kinds = {"exact": ExactIndex(DIMS), "hnsw": HnswIndex(DIMS), "both": NeighbourIndex(DIMS, link_from=20)}

    @rule(ids=IDS, seed=SEEDS)
    def add(self, ids: list[int], seed: int) -> None:
        rows = make_rows(len(ids), seed)
        self.known.update(zip(ids, rows, strict=True))
        for index in self.kinds.values():
            index.add(ids, rows)

    @rule(ids=IDS)
    def remove(self, ids: list[int]) -> None:
        there = len(self.known.keys() & set(ids))
        for gone in ids:
            self.known.pop(gone, None)
        assert [index.remove(ids) for index in self.kinds.values()] == [there] * 3

    @rule()
    def link(self) -> None:
        self.kinds["both"].link()

    @rule()
    def save_and_load(self) -> None:
        self.generation += 1
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for kind, index in list(self.kinds.items()):
                if isinstance(index, NeighbourIndex):
                    index.save(folder, kind, self.generation)
                    loaded, generation = NeighbourIndex.load(folder, kind, link_from=20)
                else:
                    index.save(folder / kind, Stamp(kind, self.generation))
                    loaded, generation = type(index).load(folder / kind, kind)
                assert generation == self.generation
                self.kinds[kind] = loaded

    @rule(seed=SEEDS, k=st.integers(0, 30))
    def search_all(self, seed: int, k: int) -> None:
        self.check_search(make_rows(1, seed)[0], k, None)

    @rule(seed=SEEDS, k=st.integers(0, 30), allowed=IDS)
    def search_allowed(self, seed: int, k: int, allowed: list[int]) -> None:
        self.check_search(make_rows(1, seed)[0], k, allowed)

    def check_search(self, query: np.ndarray, k: int, allowed: list[int] | None) -> None:
        expected = sorted((float(v @ query) for i, v in self.known.items() if allowed is None or i in allowed))[::-1][
            :k
        ]
        for index in self.kinds.values():
            ids, scores = index.search(query, k, allowed)
            assert len(set(ids.tolist())) == len(ids)
            np.testing.assert_allclose(scores, expected, atol=1e-5)  # so few vectors that the graph, too, is exact
            np.testing.assert_allclose(scores, [self.known[found] @ query for found in ids.tolist()], atol=1e-5)

    @invariant()
    def all_know_the_same(self) -> None:
        assert [len(index) for index in self.kinds.values()] == [len(self.known)] * 3


IndexLife.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestIndexLife = IndexLife.TestCase
