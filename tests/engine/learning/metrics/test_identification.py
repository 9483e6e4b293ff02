"""Open-set identification, continuous labels: the worked examples and plain loops."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.learning.metrics.continuous import label_distance_at, mean_label_distance_at, mean_ndcg, ndcg_of
from engine.learning.metrics.identification import UNKNOWN, detect_at, identify, match_best
from tests.engine.learning.vectors import case_of


def test_worked_example(shared: Path) -> None:
    case = case_of(shared, "open_set_identification")
    gallery, probes = np.array(case["inputs"]["gallery"]), np.array(case["inputs"]["probes"])
    names = identify(probes, gallery, case["inputs"]["gallery_ids"], case["hyper"]["threshold"])
    assert names.tolist() == case["expected"]["pred"]
    np.testing.assert_allclose(probes @ gallery.T, case["expected"]["cos"], atol=1e-8)
    assert UNKNOWN in names


def test_blocks_do_not_change_the_match() -> None:
    rng = np.random.default_rng(0)
    probes, gallery = rng.normal(size=(30, 5)), rng.normal(size=(11, 5))
    for whole, parts in zip(match_best(probes, gallery), match_best(probes, gallery, block_scores=40), strict=True):
        np.testing.assert_array_equal(whole, parts)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=1, max_size=12),
    st.lists(st.integers(0, 9), min_size=1, max_size=12),
    st.sampled_from([0.0, 0.1, 0.25, 0.5, 1.0]),
)
def test_detection_is_the_best_within_the_alarms(
    known: list[tuple[int, bool]], strangers: list[int], alarms: float
) -> None:
    found = detect_at([score for score, _ in known], [right for _, right in known], strangers, alarms)
    allowed = [t for t in range(11) if sum(s >= t for s in strangers) / len(strangers) <= alarms + 1e-12]
    wanted = max(sum(score >= t and right for score, right in known) / len(known) for t in allowed)
    assert found.rate == pytest.approx(wanted)
    assert found.false_alarms <= alarms + 1e-12


def test_continuous_worked_example(shared: Path) -> None:
    case = case_of(shared, "continuous_ndcg_logratio_code")
    apart, far = case["inputs"]["label_distance"], case["inputs"]["embedding_distance"]
    assert ndcg_of(apart, far, case["hyper"]["p"])[0] == pytest.approx(case["expected"]["ndcg"], abs=1e-8)
    assert label_distance_at(apart, far, 3)[0] == pytest.approx(case["expected"]["mean_label_distance_at_3"], abs=1e-8)


@pytest.mark.parametrize("plane", [False, True])
def test_continuous_loops_agree(plane: bool) -> None:
    rng = np.random.default_rng(1)
    vectors, labels = rng.normal(size=(25, 3)), rng.normal(size=(25, 2) if plane else 25)
    ranks, near = [], []
    for query in range(25):
        others = [i for i in range(25) if i != query]
        apart = {i: float(np.linalg.norm(labels[i] - labels[query])) for i in others}
        ranked = sorted(others, key=lambda i: float(np.linalg.norm(vectors[i] - vectors[query])))
        gained = sum(1 / (1 + apart[i]) / np.log2(place + 2) for place, i in enumerate(ranked[:10]))
        best = sum(1 / (1 + d) / np.log2(place + 2) for place, d in enumerate(sorted(apart.values())[:10]))
        ranks.append(gained / best)
        near.append(np.mean([apart[i] for i in ranked[:4]]))
    assert mean_ndcg(vectors, labels, 10) == pytest.approx(np.mean(ranks))
    assert mean_label_distance_at(vectors, labels, 4) == pytest.approx(np.mean(near))
    assert mean_ndcg(labels.reshape(25, -1), labels, 10) == pytest.approx(1.0)
