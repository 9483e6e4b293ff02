"""The idx files, read."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest

from engine.experiments.mnist.digits import IMAGES, LABELS, read_digits, read_idx
from engine.experiments.request import CannotRun


def test_the_published_test_digits(shared: Path) -> None:
    digits = read_digits(shared / "data" / IMAGES, shared / "data" / LABELS)
    assert digits.images.shape == (10_000, 28, 28)
    assert digits.images.max() == 255
    assert np.bincount(digits.labels).tolist() == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]


def test_an_array_comes_back(tmp_path: Path) -> None:
    array = np.arange(24, dtype=np.uint8).reshape(2, 3, 4)
    write_idx(tmp_path / "a.gz", array)
    assert (read_idx(tmp_path / "a.gz") == array).all()


@pytest.mark.parametrize("cut", [2, 4, 10, -1])
def test_cut_off_files_are_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.gz"
    write_idx(path, np.zeros((2, 3), np.uint8))
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes())[:cut]))
    with pytest.raises(CannotRun, match="idx"):
        read_idx(path)


def test_what_is_no_gzip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(b"no gzip")
    with pytest.raises(CannotRun, match="gzip"):
        read_idx(tmp_path / "a.gz")


def test_images_and_labels_must_belong_together(tmp_path: Path) -> None:
    write_idx(tmp_path / "images.gz", np.zeros((3, 4, 4), np.uint8))
    write_idx(tmp_path / "labels.gz", np.zeros(2, np.uint8))
    with pytest.raises(CannotRun, match="belong together"):
        read_digits(tmp_path / "images.gz", tmp_path / "labels.gz")


def write_idx(path: Path, array: np.ndarray) -> None:
    lengths = b"".join(length.to_bytes(4, "big") for length in array.shape)
    path.write_bytes(gzip.compress(bytes([0, 0, 8, array.ndim]) + lengths + array.tobytes()))
