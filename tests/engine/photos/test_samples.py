from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.photos.samples import make_samples
from engine.photos.samples.edits import EDITS
from engine.photos.samples.make import CAMERA, FAMILIES, paint_picture, paint_samples, plan_picture, write_copy
from engine.progress import Cancelled

COUNT = 26  # two of each family, and two copies


@pytest.fixture(scope="module")
def samples(tmp_path_factory) -> list[Path]:
    return make_samples(tmp_path_factory.mktemp("見本 samples"), COUNT)


def test_a_folder_per_family_and_one_of_copies(samples):
    assert len(samples) == len(set(samples)) == COUNT
    assert all(path.is_file() for path in samples)
    assert {path.parent.name for path in samples} == {*FAMILIES, "copies"}


def test_they_are_photos_with_a_date_and_a_camera(samples):
    formats = set()
    for path in samples:
        with Image.open(path) as image:
            image.load()
            formats.add(image.format)
            exif = image.getexif()
            assert exif[0x0110] == CAMERA
            assert exif.get_ifd(0x8769)[0x9003].startswith("202")
            if path.parent.name != "copies":
                assert 900 <= max(image.size) <= 1600
    assert formats == {"JPEG", "PNG", "WEBP"}


def test_the_same_seed_paints_the_same_and_another_seed_does_not(samples, tmp_path):
    again = make_samples(tmp_path / "again", 3)
    other = make_samples(tmp_path / "other", 3, seed=1)
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in samples[:3]]
    assert all(a.read_bytes() != b.read_bytes() for a, b in zip(again, other, strict=True))


def test_every_picture_has_light_and_shade():
    for image in paint_samples(len(FAMILIES), seed=5):
        grey = np.asarray(image.convert("L"), np.float32)
        assert grey.std() > 12
        assert grey.max() - grey.min() > 90


def test_progress_is_told_and_may_cancel(tmp_path):
    seen = []

    def stop_at_two(done: int, total: int, note: str = "") -> None:
        seen.append((done, total))
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_samples(tmp_path, 10, progress=stop_at_two)
    assert seen == [(0, 10), (1, 10), (2, 10)]
    assert len(list(tmp_path.rglob("*.*"))) < 10


def test_every_edit_gives_another_file_and_sometimes_the_same_again(tmp_path):
    plan = plan_picture(tmp_path, 11, seed=0)
    original = paint_picture(plan).read_bytes()
    copies = [write_copy(tmp_path / "copies", plan, number) for number in range(len(EDITS) + 1)]
    assert [path.stem.partition(" ")[2] for path in copies] == [*EDITS, ""]
    assert [path.read_bytes() == original for path in copies] == [False] * len(EDITS) + [True]
