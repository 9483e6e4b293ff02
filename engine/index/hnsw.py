"""Approximate neighbours in a hierarchical graph (HNSW: Malkov and Yashunin 2018, by hnswlib).

Nodes are labelled in the order in which they came, and an id that gets a new vector gets a new node: hnswlib can move a
node, but leaves its old neighbours badly linked. The same vectors lie in an `ExactIndex` for filtered searches, for
exact scores, and for the rare search that the graph cannot answer in full.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.index.exact import ExactIndex, Ids, Neighbours, best_first, check_batch, check_query
from engine.index.store import Arrays, IndexUnusable, Stamp, read_index, write_index

EXACT_FROM_K = 1_000  # asked for this many, the exact search is as quick
FIRST_CAPACITY = 1_024  # nodes
SEED = 100


@dataclass(frozen=True, slots=True)
class GraphShape:
    """How the graph is built and searched; measured in tests/benchmarks/bench_index.py."""

    links: int = 16  # "M": links of a node on the upper layers, twice as many on the lowest
    build_breadth: int = 200  # "ef_construction"
    search_breadth: int = 200  # "ef"; at least twice k is taken


class HnswIndex:
    """The four verbs of `ExactIndex` over a graph; removed nodes stay in it, unseen, until it is rebuilt."""

    def __init__(self, dims: int, shape: GraphShape | None = None) -> None:
        self.dims = dims
        self.shape = shape or GraphShape()
        self.rows = ExactIndex(dims)
        self._ids: Ids = np.empty(0, np.int64)  # by label
        self._alive: NDArray[np.bool_] = np.empty(0, np.bool_)  # by label
        self._graph = _new_graph(dims, self.shape)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def worn(self) -> float:
        """The share of nodes that are dead weight."""
        return 1 - len(self) / max(1, self._count)

    @property
    def _count(self) -> int:
        """Number of nodes, dead ones too."""
        return int(self._graph.get_current_count())

    def add(self, ids: ArrayLike, vectors: ArrayLike) -> None:
        """Add vectors (n, dims) under `ids` (n,); an id that is there, or was, gets the new vector."""
        new_ids, new_vectors = check_batch(ids, vectors, self.dims)
        if new_ids.size == 0:
            return
        self.remove(new_ids)
        start, count = self._count, self._count + new_ids.size
        if count > self._ids.size:
            capacity = max(FIRST_CAPACITY, count + count // 4)
            self._ids, self._alive = np.resize(self._ids, capacity), np.resize(self._alive, capacity)
            self._graph.resize_index(capacity)
        self._graph.add_items(new_vectors, np.arange(start, count, dtype=np.uint64), num_threads=-1)
        self._ids[start:count], self._alive[start:count] = new_ids, True
        self.rows.add(new_ids, new_vectors)

    def remove(self, ids: ArrayLike) -> int:
        """Remove `ids`, tell how many were there."""
        removed = self.rows.remove(ids)
        if removed:
            count = self._count
            dying = np.flatnonzero(self._alive[:count] & np.isin(self._ids[:count], np.asarray(ids, np.int64)))
            for label in dying.tolist():
                self._graph.mark_deleted(label)
            self._alive[dying] = False
        return removed

    def search(self, vector: ArrayLike, k: int, allowed: ArrayLike | None = None) -> Neighbours:
        """The `k` nearest ids and scores, best first; exact over `allowed` ids, for a large k, and as the fallback."""
        k = min(k, len(self))
        if allowed is not None or not 0 < k < EXACT_FROM_K:
            return self.rows.search(vector, k, allowed)
        query = check_query(vector, self.dims)
        self._graph.set_ef(max(self.shape.search_breadth, 2 * k))
        try:
            labels, _ = self._graph.knn_query(query, k, num_threads=1)
        except RuntimeError:  # hnswlib says so when the graph leads to fewer than k living nodes
            return self.rows.search(query, k)
        ids = self._ids[labels[0].astype(np.int64)]
        return best_first(ids, self.rows.score(ids, query), k)

    def search_many(self, vectors: NDArray[np.float32], k: int) -> Neighbours:
        """`search` for each of the vectors (n, dims), on every core: ids and scores (n, k)."""
        k = min(k, len(self))
        if not 0 < k < EXACT_FROM_K:
            return self.rows.search_many(vectors, k)
        self._graph.set_ef(max(self.shape.search_breadth, k))
        try:
            labels, distances = self._graph.knn_query(np.ascontiguousarray(vectors, np.float32), k, num_threads=-1)
        except RuntimeError:  # as in `search`
            return self.rows.search_many(vectors, k)
        return self._ids[labels.astype(np.int64)], 1 - distances

    def save(self, path: Path, stamp: Stamp) -> None:
        """Write vectors and graph to `path` as one act."""
        facts, arrays = self.export()
        write_index(path, stamp, facts, arrays)

    @classmethod
    def load(cls, path: Path, encoder_id: str) -> tuple[HnswIndex, int]:
        """The index saved at `path` and its generation; `IndexUnusable` if it cannot be trusted."""
        file = read_index(path, encoder_id)
        return cls.restore(file.facts, file.arrays), file.stamp.generation

    def export(self) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
        """Facts and arrays that `restore` makes the same index of, through hnswlib's pickle state.

        Not through its own files: hnswlib cannot open a path with other than ASCII letters on every system.
        """
        (state,) = self._graph.__getstate__()
        count = state["cur_element_count"]
        numbers = {name: value for name, value in state.items() if not isinstance(value, np.ndarray)}
        arrays = {
            "ids": self._ids[:count],
            "alive": self._alive[:count],
            "nodes": state["data_level0"],
            "levels": state["element_levels"][:count],
            "links": state["link_lists"],
        }
        return {"dims": self.dims, "shape": asdict(self.shape), "graph": numbers}, arrays

    @classmethod
    def restore(cls, facts: Mapping[str, Any], arrays: Arrays) -> HnswIndex:
        """The index that `export` described; `IndexUnusable` if another version of hnswlib wrote it."""
        try:
            index = cls(int(facts["dims"]), GraphShape(**facts["shape"]))
            labels, vectors = _split_nodes(facts["graph"], arrays["nodes"], index.dims)
            index._graph = _restore_graph(facts["graph"], arrays, labels)
            index._ids, index._alive = arrays["ids"], arrays["alive"]
            alive = index._alive[labels]
            index.rows.add(index._ids[labels[alive]], vectors[alive])
        except (KeyError, TypeError, ValueError, RuntimeError) as error:
            raise IndexUnusable("The graph of the index does not suit this version of the program.") from error
        return index


def can_link() -> bool:
    """Whether hnswlib can be loaded here; without it every search is exact."""
    try:
        import hnswlib  # noqa: F401
    except ImportError:
        return False
    return True


def _new_graph(dims: int, shape: GraphShape) -> Any:
    import hnswlib  # here, so that the window starts without it

    graph = hnswlib.Index("ip", dims)  # the inner product of L2-normalised vectors is the cosine
    graph.init_index(FIRST_CAPACITY, M=shape.links, ef_construction=shape.build_breadth, random_seed=SEED)
    return graph


def _split_nodes(numbers: Mapping[str, Any], nodes: NDArray[Any], dims: int) -> tuple[Ids, NDArray[np.float32]]:
    """The labels (n,) and vectors (n, dims) inside hnswlib's node records: links | vector | label."""
    record = np.dtype(
        {
            "names": ["vector", "label"],
            "formats": [(np.float32, (dims,)), np.uint64],
            "offsets": [numbers["offset_data"], numbers["label_offset"]],
            "itemsize": numbers["size_data_per_element"],
        }
    )
    table = nodes.view(record)
    return table["label"].astype(np.int64), table["vector"]


def _restore_graph(numbers: Mapping[str, Any], arrays: Arrays, labels: Ids) -> Any:
    """hnswlib's index from its pickle state, given that every array is as it wrote it."""
    import hnswlib

    count = int(numbers["cur_element_count"])
    lengths = {
        labels.size,
        int(labels.max(initial=-1)) + 1,
        *(len(arrays[name]) for name in ("ids", "alive", "levels")),
    }
    if lengths != {count}:
        raise ValueError("the parts of the graph differ in length")
    state = {
        **numbers,
        "max_elements": max(count, FIRST_CAPACITY),
        "label_lookup_external": labels.astype(np.uint64),
        "label_lookup_internal": np.arange(count, dtype=np.uint32),
        "element_levels": arrays["levels"],
        "data_level0": arrays["nodes"],
        "link_lists": arrays["links"],
    }
    return hnswlib.Index(state)
