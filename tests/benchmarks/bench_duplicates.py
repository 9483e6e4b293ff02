"""Measure finding duplicates: quality beside other finders, false groups, speed against indexing, candidates at scale.

python -m tests.benchmarks.bench_duplicates [--peers FOLDER] [--photos FOLDER] [--sizes 10000 100000]

`--peers` names an environment made by `python -m tests.benchmarks.duplicates.peers install FOLDER`; `--photos` more
photos, to make a set of edits of them. The shared data is used where it lies beside the checkout.
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from engine.photos.samples import make_samples
from engine.photos.samples.make import COPIES
from tests.benchmarks.duplicates.made_set import make_set
from tests.benchmarks.duplicates.peers import find_peers
from tests.benchmarks.duplicates.running import Run, run_library
from tests.benchmarks.duplicates.scoring import pairs_of, print_head, print_score, read_truth, score_pairs
from tests.benchmarks.table import print_row

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
SURE = ("exact", "same", "edited")


def bench_set(title: str, truth_path: Path, peers: Path | None) -> None:
    """Ours and the others on one set; its images lie beside the truth."""
    truth, images = read_truth(truth_path), truth_path.parent / "images"
    print(f"\n{title}: {len(truth)} files")
    print_head()
    run = run_library([images])
    score = score_pairs(truth, pairs_of(run.groups_of(SURE)))
    print_score("Lookalike", score, ", ".join(f"{kind} {count} missed" for kind, count in score.missed.items()))
    if peers is not None:
        bench_peers(peers, images, truth)
    print_speed(run)


def bench_peers(environment: Path, images: Path, truth: dict[str, dict[str, str]]) -> None:
    """One line for each finder that is installed."""
    able, missing = find_peers(environment)
    for peer in able:
        try:
            print_score(peer.name, score_pairs(truth, peer.run(environment, images)))
        except (subprocess.SubprocessError, ValueError, IndexError) as error:
            print(f"{peer.name:<22}could not be run ({type(error).__name__})")
    for name in missing:
        print(f"{name:<22}is not installed")


def print_speed(run: Run) -> None:
    """Finding beside indexing, in one run."""
    print_row("first full run / indexing, wall time", run.seconds_ratio, "x", "target <= 2")
    print_row("first full run / indexing, processor time", run.cpu_ratio, "x")
    print_row("pairs looked at for each photo", run.pairs / max(1, run.photos), "")


def bench_false_groups(title: str, folders: list[Path]) -> None:
    """Photos without copies among them: no group but of one moment."""
    run = run_library(folders)
    groups = list(run.groups_of(SURE))
    print(f"\n{title}: {run.photos} photos")
    print_row("groups in exact, same and edited", len(groups), "", "target 0")
    for group in groups[:10]:
        print(f"  {', '.join(group)}")
    print_speed(run)


def enlarge_photos(folder: Path, into: Path, count: int = 120) -> Path:
    """Some photos of a folder as a camera of 12 megapixels would give them, but for their sharpness."""
    into.mkdir()
    photos = sorted(folder.rglob("*.jpg"))
    for number, path in enumerate(photos[:: max(1, len(photos) // count)][:count]):
        with Image.open(path) as photo:
            photo.convert("RGB").resize((4000, 3000), Image.Resampling.BICUBIC).save(into / f"{number}.jpg", quality=88)
    return into


def bench_scaling(sizes: list[int]) -> None:
    """The candidate stage on made vectors and fingerprints."""
    print("\nCandidates on made vectors and fingerprints")
    before = None
    for size in sizes:
        command = [sys.executable, "-m", "tests.benchmarks.duplicates.scaling", str(size)]
        figures = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
        note = "targets at 100,000: < 60 s, < 2000 MB"
        print_row(f"{size} photos", figures["seconds"], "s", f"{figures['peak_mb']:.0f} MB; {note}")
        print_row(f"{size} photos, processor time", figures["cpu_seconds"], "s", f"{figures['pairs']} pairs")
        if before is not None:
            power = math.log(figures["cpu_seconds"] / before["cpu_seconds"], size / before["photos"])
            print_row(f"growth from {before['photos']}", power, "power", "target <= 1.15")
        before = figures


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--photos", type=Path)
    parser.add_argument("--groups", type=int, default=12)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        photos = asked.photos
        if photos is None:
            photos = Path(scratch) / "samples"
            make_samples(photos, count=60)
            shutil.rmtree(photos / COPIES)  # they would count as false groups
        made = make_set(photos, Path(scratch) / "set", asked.groups, 24, 12, seed=3)
        bench_set("Edits of " + ("sample photos" if asked.photos is None else photos.name), made, asked.peers)
        if SHARED.is_dir():
            bench_set("The shared set", SHARED / "duplicates" / "truth.csv", asked.peers)
            bench_false_groups("Photos of groceries", [SHARED / "grocery"])
            large = enlarge_photos(SHARED / "grocery", Path(scratch) / "large")
            bench_false_groups("Some of them enlarged to 12 megapixels", [large])
        else:
            print("\nThe shared data is not beside the checkout: its set and the groceries are left out.")
    bench_scaling(asked.sizes)


if __name__ == "__main__":
    main()
