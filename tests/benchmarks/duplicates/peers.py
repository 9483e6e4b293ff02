"""Other finders on the same folder, installed into a folder of their own: the pairs that each of them finds.

python -m tests.benchmarks.duplicates.peers install FOLDER: makes the environment; needs the package registries.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.duplicates.scoring import Pair, pairs_of

PIP_NAMES = ("pdqhash", "czkawka", "fastdup", "imagededup")  # imagededup brings its own copy of PyTorch
APT_NAME = "findimagedupes"
LIMIT_S = 1200
SCRIPTS = Path(__file__).parent / "peer_scripts"


@dataclass(frozen=True)
class Peer:
    """A finder: how it is run, and how its answer is read."""

    name: str
    needs: str  # module of the environment, or command
    run: Callable[[Path, Path], set[Pair]]


def install(folder: Path) -> None:
    """Make the environment; what cannot be had is left out, and said."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    for name in PIP_NAMES:
        done = subprocess.run(
            [folder / "bin" / "pip", "install", "-q", name], capture_output=True, text=True, check=False
        )
        print(f"{name}: {'installed' if not done.returncode else done.stderr.strip().splitlines()[-1]}", flush=True)
    if shutil.which(APT_NAME) is None:
        done = subprocess.run(["apt-get", "install", "-y", "-q", APT_NAME], capture_output=True, text=True, check=False)
        print(f"{APT_NAME}: {'installed' if not done.returncode else 'not installed'}", flush=True)


def find_peers(environment: Path) -> tuple[list[Peer], list[str]]:
    """Those that can be run, and the names of those that cannot."""
    able, missing = [], []
    for peer in PEERS:
        (able if _has(environment, peer.needs) else missing).append(peer)
    return able, [peer.name for peer in missing]


def _has(environment: Path, needs: str) -> bool:
    if needs == APT_NAME:
        return shutil.which(needs) is not None
    python = environment / "bin" / "python"
    command: Sequence[str] = [str(python), "-c", f"import importlib.util as u; assert u.find_spec('{needs}')"]
    return python.exists() and subprocess.run(command, capture_output=True, check=False).returncode == 0


def _by_script(name: str, *options: str) -> Callable[[Path, Path], set[Pair]]:
    """A script of `peer_scripts`, run in the environment, prints pairs of names as JSON."""

    def run(environment: Path, images: Path) -> set[Pair]:
        command = [environment / "bin" / "python", SCRIPTS / f"{name}.py", images, *options]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=LIMIT_S)
        pairs = json.loads(done.stdout.strip().splitlines()[-1])
        return {(min(pair), max(pair)) for pair in pairs}

    return run


def _findimagedupes(environment: Path, images: Path) -> set[Pair]:
    """Lines of paths that it holds for one picture."""
    files = sorted(str(path) for path in images.iterdir())
    done = subprocess.run(
        [APT_NAME, "-t", "90%", *files], stdout=subprocess.PIPE, text=True, check=False, timeout=LIMIT_S
    )
    groups = [[name for name in (path.name for path in images.iterdir()) if f"/{name}" in line]
              for line in done.stdout.splitlines()]  # fmt: skip
    return pairs_of(groups)


PEERS = (
    Peer("PDQ, 31 bits", "pdqhash", _by_script("pdq")),
    Peer("PDQ, 8 turns", "pdqhash", _by_script("pdq", "turns")),
    Peer("imagededup PHash", "imagededup", _by_script("imagededup_phash")),
    Peer("czkawka", "czkawka", _by_script("czkawka_images")),
    Peer("fastdup", "fastdup", _by_script("fastdup_pairs")),
    Peer("findimagedupes", APT_NAME, _findimagedupes),
)


if __name__ == "__main__":
    install(Path(sys.argv[2]))
