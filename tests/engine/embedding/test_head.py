"""The head: projection, exact split over regions, learning it, keeping it as bytes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from engine.embedding.head import Head, UnusableHead, fit_pca_head, identity_head, name_encoder, unit_rows


def made_features(photos: int, dims: int, seed: int = 0, rank: int = 6) -> np.ndarray:
    """Non-negative features that live near a plane of `rank` dimensions."""
    rng = np.random.default_rng(seed)
    return np.maximum(rng.normal(size=(photos, rank)) @ rng.normal(size=(rank, dims)) + 1, 0).astype(np.float32)


def made_head(dims: int, seed: int = 0) -> Head:
    rng = np.random.default_rng(seed)
    return Head(rng.normal(size=dims).astype(np.float32), rng.normal(size=(dims, 5)).astype(np.float32))


def test_vectors_have_length_one() -> None:
    features = made_features(200, 24)
    for head in (identity_head(24), fit_pca_head([features], 8)):
        np.testing.assert_allclose(np.linalg.norm(head.project(features), axis=1), 1, atol=1e-6)


def test_a_dark_photo_without_features_gives_no_nan() -> None:
    assert not identity_head(4).project(np.zeros((1, 4), np.float32)).any()


def test_half_precision_features_give_almost_the_same_vectors() -> None:
    features = made_features(300, 32)
    head = fit_pca_head([features], 16)
    cosine = (head.project(features) * head.project(features.astype(np.float16))).sum(axis=1)
    assert cosine.min() > 0.9999


@pytest.mark.parametrize("sign", ["non-negative", "signed"])
@pytest.mark.parametrize("learned", [True, False])
def test_split_sums_to_the_vector(sign: str, learned: bool) -> None:
    maps = np.random.default_rng(1).normal(size=(3, 4, 5, 12)).astype(np.float32)
    maps = np.maximum(maps, 0) if sign == "non-negative" else maps
    head = made_head(12) if learned else identity_head(12)
    parts = head.split(maps)
    assert parts.shape == (3, 4, 5, head.dims)
    np.testing.assert_allclose(unit_rows(parts.sum(axis=(1, 2))), head.project(maps.mean(axis=(1, 2))), atol=2e-6)


@settings(max_examples=60, deadline=None)
@given(arrays(np.float32, (1, 2, 3, 4), elements=st.floats(-8, 8, width=32, allow_subnormal=False)))
def test_split_holds_for_any_maps(maps: np.ndarray) -> None:
    head = made_head(4)
    parts = head.split(maps)
    assert np.isfinite(parts).all()
    np.testing.assert_allclose(unit_rows(parts.sum(axis=(1, 2))), head.project(maps.mean(axis=(1, 2))), atol=1e-4)


def test_a_region_without_activity_gets_only_its_share_of_the_centre() -> None:
    maps = np.zeros((1, 2, 2, 6), np.float32)
    maps[0, 0, 0] = 3
    head = made_head(6)
    parts = head.split(maps)
    np.testing.assert_allclose(parts[0, 1, 1], parts[0, 0, 1], atol=1e-6)
    assert np.abs(parts[0, 0, 0]).sum() > np.abs(parts[0, 1, 1]).sum()


def test_learning_does_not_depend_on_the_blocks() -> None:
    features = made_features(500, 20)
    whole = fit_pca_head([features], 6)
    blocks = fit_pca_head(iter(np.array_split(features, 7)), 6)
    np.testing.assert_allclose(whole.project(features), blocks.project(features), atol=1e-4)


def test_learning_twice_gives_the_same_bytes() -> None:
    features = made_features(300, 20)
    assert fit_pca_head([features], 6).to_bytes() == fit_pca_head([features.copy()], 6).to_bytes()


def test_axes_are_those_of_a_singular_value_decomposition() -> None:
    features = made_features(200, 10, seed=4)
    head = fit_pca_head([features], 4)
    centred = features.astype(np.float64) - head.centre
    np.testing.assert_allclose(centred.mean(axis=0), 0, atol=1e-5)
    axes = np.linalg.svd(centred, full_matrices=False)[2][:4]
    assert head.matrix is not None
    directions = head.matrix / np.linalg.norm(head.matrix, axis=0)
    np.testing.assert_allclose(np.abs((axes @ directions).diagonal()), 1, atol=1e-3)


def test_fewer_photos_than_dimensions() -> None:
    assert fit_pca_head([made_features(9, 20, rank=15)], 256).dims == 8
    with pytest.raises(ValueError, match="two photos"):
        fit_pca_head([made_features(1, 20)])


def test_identical_photos_can_be_learned_from() -> None:
    vectors = fit_pca_head([np.ones((50, 8), np.float32)], 4).project(np.ones((2, 8), np.float32))
    assert np.isfinite(vectors).all()


def test_bytes_come_back_as_the_same_head() -> None:
    for head in (made_head(7), identity_head(5)):
        again = Head.from_bytes(head.to_bytes())
        features = made_features(4, len(head.centre))
        np.testing.assert_array_equal(again.project(features), head.project(features))
        assert again.digest == head.digest


def test_digests_name_heads() -> None:
    assert made_head(7).digest != made_head(7, seed=1).digest != identity_head(7).digest
    assert name_encoder("net-1234", made_head(7)) == f"net-1234.{made_head(7).digest}"


def hostile_bytes() -> dict[str, bytes]:
    good = made_head(3).to_bytes()
    from safetensors.numpy import save

    return {
        "empty": b"",
        "noise": np.random.default_rng(0).bytes(400),
        "truncated": good[:-5],
        "pickle": b"\x80\x04\x95\x10\x00\x00\x00\x00\x00\x00\x00\x8c\x05posix\x8c\x06system\x93.",
        "huge header": (1 << 62).to_bytes(8, "little") + b"{}",
        "not finite": save({"centre": np.array([np.nan], np.float32)}),
        "wrong type": save({"centre": np.zeros(3, np.float64)}),
        "wrong shape": save({"centre": np.zeros(3, np.float32), "matrix": np.zeros((4, 2), np.float32)}),
        "other things": save({"centre": np.zeros(3, np.float32), "hidden": np.zeros(3, np.float32)}),
        "no centre": save({"matrix": np.zeros((4, 2), np.float32)}),
    }


@pytest.mark.parametrize("case", hostile_bytes())
def test_hostile_bytes_are_refused(case: str) -> None:
    with pytest.raises(UnusableHead, match="learn it again"):
        Head.from_bytes(hostile_bytes()[case])
