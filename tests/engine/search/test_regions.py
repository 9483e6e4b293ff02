from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from engine.catalogue.features import load_features
from engine.embedding.encoder import Encoder
from engine.embedding.head import fit_pca_head, identity_head
from engine.photos.resize import encoder_pixels
from engine.search import Crop, Example
from engine.search.regions import split_cosine


@pytest.fixture(scope="module")
def learned_head(gallery, encoder: Encoder):
    """A head as a larger library would learn it."""
    return fit_pca_head((features for _, features in load_features(gallery.catalogue, encoder.backbone)), dims=16)


@pytest.mark.parametrize("learned", [False, True], ids=["identity head", "learned head"])
def test_both_maps_sum_to_the_cosine(learned: bool, gallery, encoder: Encoder, learned_head) -> None:
    head = learned_head if learned else identity_head(encoder.dims)
    pixels = []
    for name in ("flowers/flowers-01.jpg", "flowers/flowers-02.jpg"):
        with Image.open(gallery.folder / name) as image:
            pixels.append(encoder_pixels(image.convert("RGB"), encoder.side))
    vectors = head.project(encoder.encode(np.stack(pixels)))
    regions = split_cosine(encoder, head, *pixels)
    assert regions.query.shape == regions.match.shape
    assert regions.query.ndim == 2
    assert regions.score == pytest.approx(float(vectors[0] @ vectors[1]), abs=1e-3)
    assert regions.query.sum() == pytest.approx(regions.score, abs=1e-4)
    assert regions.match.sum() == pytest.approx(regions.score, abs=1e-4)


def test_swapping_the_photos_swaps_the_maps(encoder: Encoder) -> None:
    first, second = np.random.default_rng(0).integers(0, 256, (2, encoder.side, encoder.side, 3), dtype=np.uint8)
    head = identity_head(encoder.dims)
    one, other = split_cosine(encoder, head, first, second), split_cosine(encoder, head, second, first)
    np.testing.assert_allclose(one.query, other.match, atol=1e-5)
    np.testing.assert_allclose(one.match, other.query, atol=1e-5)


def test_what_two_photos_share_lights_up(gallery, encoder: Encoder) -> None:
    """A planet on the left of one picture and on the right of the other, on plain grey."""
    with Image.open(gallery.folder / "planets" / "planets-01.jpg") as image:
        planet = image.convert("RGB").resize((110, 110))
    pixels = []
    for left in (6, 108):
        canvas = Image.new("RGB", (encoder.side, encoder.side), (127, 127, 127))
        canvas.paste(planet, (left, 57))
        pixels.append(np.asarray(canvas))
    regions = split_cosine(encoder, identity_head(encoder.dims), *pixels)
    half = regions.query.shape[1] // 2
    assert regions.query[:, :half].sum() > regions.query[:, -half:].sum()
    assert regions.match[:, -half:].sum() > regions.match[:, :half].sum()


def test_explaining_a_match_gives_its_score(gallery) -> None:
    example = Example(gallery.photo("skylines/skylines-01.jpg").id)
    other = gallery.photo("skylines/skylines-02.jpg").id
    index = gallery.searcher.live.refresh()
    first, second = index.vectors_of([example.source, other])
    assert gallery.searcher.explain(example, other).score == pytest.approx(float(first @ second), abs=0.01)
    part = gallery.searcher.explain(Example(example.source, Crop(0, 0, 0.5, 0.5)), other)
    assert part.query.sum() == pytest.approx(part.score, abs=1e-4)
