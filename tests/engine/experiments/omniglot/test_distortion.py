"""Distortions do what they say and nothing else."""

from __future__ import annotations

import torch

from engine.experiments.omniglot.distortion import Distortion, change_strokes, distort, random_affine

STILL = Distortion(0, 0, 0, 0)


def cross(size: int = 31) -> torch.Tensor:
    picture = torch.zeros(1, 1, size, size)
    picture[..., size // 2, 5:-5] = 1
    picture[..., 5:-5, size // 2] = 1
    return picture


def test_no_distortion_changes_nothing() -> None:
    drawings = cross().repeat(3, 1, 1, 1)
    torch.testing.assert_close(distort(drawings, STILL, torch.Generator()), drawings, atol=1e-5, rtol=0)


def test_the_generator_decides() -> None:
    drawings = cross().repeat(4, 1, 1, 1)
    first, again, other = (distort(drawings, Distortion(), torch.Generator().manual_seed(seed)) for seed in (1, 1, 2))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)


def test_matrices_keep_to_their_limits_and_their_share() -> None:
    moves = random_affine(4000, Distortion(10, 0, 0, 0, share=0.5), torch.Generator().manual_seed(0))
    angles = torch.atan2(moves[:, 1, 0], moves[:, 0, 0]).rad2deg()
    assert angles.abs().max() <= 10.001
    assert angles.abs().max() > 9.5
    assert abs(float((angles == 0).float().mean()) - 0.5) < 0.03
    zooms = random_affine(4000, Distortion(0, 0, 0.2, 0, share=1), torch.Generator().manual_seed(0))[:, 0, 0]
    assert 1 / 1.2 - 1e-4 <= float(zooms.min()) < 0.85
    assert 1.2 < float(zooms.max()) <= 1 / 0.8 + 1e-4


def test_strokes_get_wider_or_thinner() -> None:
    wide, same, half, thin = change_strokes(cross().repeat(4, 1, 1, 1), torch.tensor([1.0, 0.0, 0.5, -1.0]))
    assert torch.equal(same, cross()[0])
    assert wide.sum() > half.sum() > same.sum()
    assert wide[0, 14, 8] == 1  # one pixel beside the line
    assert thin.sum() == 0  # a line one pixel wide is gone


def test_elastic_waves_move_ink_a_little() -> None:
    drawings = cross().repeat(8, 1, 1, 1)
    moved = distort(drawings, Distortion(0, 0, 0, 0, elastic=0.02), torch.Generator().manual_seed(0))
    assert not torch.equal(moved, drawings)
    assert abs(float(moved.mean() / drawings.mean()) - 1) < 0.15
