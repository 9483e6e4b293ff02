"""What agreement is measured by: drift of tiles, tones, softness, paper and strokes."""

from __future__ import annotations

import random
from itertools import combinations

import cv2
import numpy as np
import pytest

from engine.duplicates.verification.keypoints import FEW, count_at_one, find_keypoints, match, mirror
from engine.duplicates.verification.measuring.canvas import Canvas, lay_out, move, settle
from engine.duplicates.verification.measuring.drift import measure_drift
from engine.duplicates.verification.measuring.glance import GLANCE_PX, is_hopeless
from engine.duplicates.verification.measuring.paper import measure_paper
from engine.duplicates.verification.measuring.tiles import compare_tiles
from engine.duplicates.verification.measuring.tones import fit_tones, soften_sharper
from engine.duplicates.verification.registration import (
    LEAST_INLIERS,
    box_map,
    compose,
    invert,
    register,
    turn_map,
)
from tests.benchmarks.duplicates.made_edits import EDITS
from tests.engine.duplicates.pictures import photos

WHOLE = np.ones((216, 256), bool)
PLACES = np.arange(10 * 12)


@pytest.fixture(scope="module")
def scene() -> np.ndarray:
    luma = np.asarray(photos()[8].convert("L").resize((256, 216))).astype(np.float32)
    return np.asarray(cv2.GaussianBlur(luma, (0, 0), 1.0))


def warped(scene: np.ndarray, by_px: np.ndarray) -> np.ndarray:
    rows, columns = np.indices(scene.shape).astype(np.float32)
    return cv2.remap(scene, columns + by_px.astype(np.float32), rows, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)


def test_what_an_affine_map_explains_is_no_drift(scene: np.ndarray) -> None:
    across = np.indices(scene.shape)[1]
    moved = measure_drift(scene, warped(scene, 0.4 + 0.002 * across), 21, PLACES)
    assert moved.median_px is not None and moved.median_px < 0.06


def test_parallax_is_drift(scene: np.ndarray) -> None:
    columns = np.indices(scene.shape)[1]
    moved = measure_drift(scene, warped(scene, 0.8 * np.sign(np.sin(columns / 20))), 21, PLACES)
    assert moved.median_px is not None and moved.median_px > 0.3


def test_a_bend_of_the_whole_is_no_parallax(scene: np.ndarray) -> None:
    columns = np.indices(scene.shape)[1]
    bent = measure_drift(scene, warped(scene, 1.5 * (columns / 128 - 1) ** 2), 21, PLACES)
    moved = measure_drift(scene, warped(scene, 0.8 * np.sign(np.sin(columns / 20))), 21, PLACES)
    assert bent.median_px is not None and bent.unbent_px is not None and moved.unbent_px is not None
    assert bent.unbent_px < 0.5 * bent.median_px
    assert bent.unbent_px < 0.15 and moved.unbent_px > 0.3


def test_a_lighter_picture_has_not_moved(scene: np.ndarray) -> None:
    moved = measure_drift(scene, scene + 6, 21, PLACES)
    assert moved.median_px is not None and moved.median_px < 0.01


def test_a_plain_picture_has_no_drift_to_tell() -> None:
    plain = np.tile(np.linspace(0, 255, 256, dtype=np.float32), (216, 1))
    assert measure_drift(plain, plain, 21, PLACES).median_px is None


def test_tones_are_fitted_by_a_rising_curve(scene: np.ndarray) -> None:
    darker = 255 * (scene / 255) ** 1.8
    assert np.abs(fit_tones(scene, darker, WHOLE) - darker).mean() < 2
    assert np.abs(fit_tones(scene, 255 - scene, WHOLE) - (255 - scene)).mean() > 20  # a negative is no tone


def test_the_sharper_one_is_softened(scene: np.ndarray) -> None:
    blurred = cv2.GaussianBlur(scene, (0, 0), 2.4)
    for one, two in ((scene, blurred), (blurred, scene)):
        pair = soften_sharper(one, one, two, WHOLE)
        assert pair is not None
        assert np.abs(pair[0] - pair[1]).mean() < 0.1 * np.abs(one - two).mean()
    assert soften_sharper(scene, scene, scene, WHOLE) is None


def test_a_tile_with_something_drawn_over_it_differs(scene: np.ndarray) -> None:
    drawn = scene.copy()
    drawn[42:84, 63:105] = 255 - drawn[42:84, 63:105]
    tiles = compare_tiles(scene, drawn, WHOLE, 12)
    differing = np.column_stack([tiles.rows, tiles.columns])[~tiles.agrees]
    assert differing.tolist() == [[2, 3], [2, 4], [3, 3], [3, 4]]
    assert tiles.count_patches() == 1
    assert compare_tiles(scene, scene, WHOLE, 12).agrees.all()


@pytest.mark.parametrize("kind", ["bright", "contrast", "gray", "jpeg10", "text", "logo", "blur"])
def test_a_glance_lets_copies_pass(kind: str) -> None:
    photo = photos()[8]
    pixels = np.asarray(photo)
    edited = np.asarray(EDITS[kind].make(photo, random.Random(kind)))
    canvas = lay_out(pixels, edited, np.eye(2, 3), GLANCE_PX)
    assert canvas is not None and not is_hopeless(canvas)


def test_a_glance_tells_other_photos_apart() -> None:
    pictures = [np.asarray(photos()[number].resize((320, 240))) for number in (1, 2, 5, 8)]
    for one, two in combinations(pictures, 2):
        canvas = lay_out(one, two, np.eye(2, 3), GLANCE_PX)
        assert canvas is not None and is_hopeless(canvas)


def test_a_canvas_is_moved_by_what_is_amiss(scene: np.ndarray) -> None:
    away = np.array([[1.004, 0.0, 1.6], [0.0, 0.997, -1.2]])
    moved = cv2.warpAffine(scene, away, scene.shape[::-1], borderMode=cv2.BORDER_REFLECT)
    canvas = Canvas(moved, scene, WHOLE, (1.0, 1.0))
    amiss = settle(canvas)
    assert amiss is not None and np.allclose(amiss, away, atol=0.15)
    settled = move(canvas, amiss)
    assert np.abs(settled.one - scene)[8:-8, 8:-8].mean() < 0.3 * np.abs(moved - scene)[8:-8, 8:-8].mean()


def test_matches_of_two_other_photos_do_not_fit_together() -> None:
    one, other = (find_keypoints(np.asarray(photos()[number].convert("L"))) for number in (1, 8))
    assert min(len(one), len(other)) > FEW
    assert not len(match(one, other))


@pytest.mark.parametrize("degrees", [0, 30, 90])
def test_matches_of_a_part_turned_and_scaled_fit_together(degrees: int) -> None:
    photo = photos()[8].convert("L")
    width, height = photo.size
    cut = photo.rotate(degrees, expand=True).crop((20, 20, width - 20, height - 20)).resize((width // 2, height // 2))
    points, part = find_keypoints(np.asarray(photo)), find_keypoints(np.asarray(cut))
    pairs = match(points, part)
    assert len(pairs) >= LEAST_INLIERS
    assert count_at_one(points, part, pairs) > len(pairs) / 2


def test_matches_of_a_mirrored_photo_fit_together() -> None:
    luma = np.asarray(photos()[8].convert("L"))
    points, other = find_keypoints(luma), find_keypoints(np.ascontiguousarray(luma[:, ::-1]))
    assert count_at_one(mirror(points), other, match(mirror(points), other)) > FEW / 2


def test_lines_are_strokes_and_shapes_are_not() -> None:
    lines = np.full((216, 256), 250, np.float32)
    lines[20:200:12, 20:230] = 30
    shape = np.full((216, 256), 250, np.float32)
    shape[60:160, 60:180] = 30
    paper, strokes = measure_paper(lines, WHOLE)
    assert paper > 0.8 and strokes > 0.9
    assert measure_paper(shape, WHOLE)[1] < 0.1


@pytest.mark.parametrize("number", range(8))
def test_turns_are_undone(number: int) -> None:
    turn = turn_map(40, 30, number)
    assert np.allclose(compose(invert(turn), turn), np.eye(2, 3))


def test_a_map_is_found_among_wrong_matches() -> None:
    rng = np.random.default_rng(3)
    first = rng.uniform(0, 300, (60, 2)).astype(np.float32)
    wanted = compose(box_map(300, 300, (0.1, 0.2, 0.5, 0.5), 300, 300), turn_map(300, 300, 0))
    second = (first @ wanted[:, :2].T + wanted[:, 2]).astype(np.float32)
    second[:25] = rng.uniform(0, 300, (25, 2))
    found = register(first, second, 60)
    assert found is not None and np.allclose(found.matrix, wanted, atol=0.3)
    assert register(first, rng.uniform(0, 300, (60, 2)).astype(np.float32), 60) is None


def test_of_few_keypoints_fewer_need_to_agree() -> None:
    first = np.random.default_rng(4).uniform(0, 300, (5, 2)).astype(np.float32)
    second = first * np.float32(0.8) + np.float32(7)
    assert register(first, second, 60) is None
    found = register(first, second, 12)
    assert found is not None and np.allclose(found.matrix, [[0.8, 0, 7], [0, 0.8, 7]], atol=0.01)
