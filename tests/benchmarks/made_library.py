"""A made library of any size: rows, features, thumbnails and index as indexing would leave them, no photos."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
from PIL import Image

from engine.catalogue.database import Catalogue
from engine.catalogue.files import Batch, IndexedFile, write_batch
from engine.catalogue.roots import add_root
from engine.embedding.encoder import Encoder
from engine.embedding.runtime import open_encoder
from engine.indexing.heads import adopt_network, refresh_head
from engine.photos.photo import FoundFile, PhotoFacts
from engine.photos.thumbnail import thumbnail_path
from engine.search.live_index import LiveIndex
from tests.benchmarks.made_vectors import make_vectors

MADE = Path(__file__).resolve().parents[2] / ".bench"
BLOCK = 2_000  # photos written at a time
PICTURES = 200  # different thumbnails; the rest are links to them
PER_FOLDER = 400


def make_library(count: int) -> Path:
    """The folder of a made library with `count` photos; made once and kept in .bench."""
    encoder = open_encoder(device="cpu", precision="fp32")
    folder = MADE / f"library-{count}-{encoder.backbone}"
    if not (folder / "complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        fill_library(folder, count, encoder)
        (folder / "complete").touch()
    return folder


def fill_library(folder: Path, count: int, encoder: Encoder) -> None:
    """Write rows, features, thumbnails and the index."""
    rng = np.random.default_rng(5)
    mix = rng.standard_normal((256, encoder.dims)).astype(np.float32)
    photos = folder / "photos"
    photos.mkdir(parents=True)
    with Catalogue.open(folder) as catalogue:
        root = add_root(catalogue, str(photos))
        adopt_network(catalogue, "default", encoder.backbone, encoder.dims)
        vectors = make_vectors(count)
        for start in range(0, count, BLOCK):
            features = np.maximum(vectors[start : start + BLOCK] @ mix, 0).astype(np.float16)
            files = [made_file(photos, start + i) for i in range(len(features))]
            rows = [
                IndexedFile(file, made_content(start + i), file.size, made_facts(start + i), encoder.backbone, feature)
                for i, (file, feature) in enumerate(zip(files, features, strict=True))
            ]
            write_batch(catalogue, Batch(root.id, indexed=rows))
        refresh_head(catalogue, "default", encoder.backbone)
        LiveIndex(catalogue, folder / "index").save()
    make_thumbnails(folder / "thumbnails", count)


def made_content(number: int) -> str:
    """A content hash; spread over the folders of the thumbnails as real ones are."""
    return f"{number * 2654435761 % (1 << 32):08x}{number:032x}"


def made_file(photos: Path, number: int) -> FoundFile:
    """A file as a scan would have found it."""
    path = photos / f"{2000 + number // PER_FOLDER % 25}" / f"album {number // PER_FOLDER:04}" / f"IMG_{number:06}.jpg"
    return FoundFile(str(path), 2_000_000 + number * 7 % 3_000_000, 10**18 + number * 10**9, 1, number + 1)


def made_facts(number: int) -> PhotoFacts:
    """Facts of a 12-megapixel photo, one every hour."""
    days, hour = divmod(number, 24)
    taken = f"{2000 + days // 336 % 25:04}-{days // 28 % 12 + 1:02}-{days % 28 + 1:02}T{hour:02}:00:00"
    return PhotoFacts(4032, 3024, "JPEG", taken, "Made Camera", None, None, float(number % 500))


def make_thumbnails(folder: Path, count: int) -> None:
    """A few pictures, linked under every name."""
    rng = np.random.default_rng(6)
    originals = []
    for number in range(min(PICTURES, count)):
        path = thumbnail_path(folder, made_content(number))
        path.parent.mkdir(parents=True, exist_ok=True)
        noise = rng.integers(0, 256, (6, 8, 3), dtype=np.uint8)
        Image.fromarray(noise).resize((320, 240), Image.Resampling.BICUBIC).save(path, quality=85)
        originals.append(path)
    for number in range(PICTURES, count):
        path = thumbnail_path(folder, made_content(number))
        path.parent.mkdir(parents=True, exist_ok=True)
        os.link(originals[number % PICTURES], path)
