"""Peak memory of every metric on 100,000 x 256 vectors of 2,000 classes: below 2 GB, as all of them work in blocks.

python -m tests.benchmarks.bench_metrics [PHOTOS]
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.table import print_row

MEASURES = {
    "recall@k, MAP@R, R-precision": "from engine.learning.retrieval_metrics import measure_retrieval as f; f(v, c)",
    "k-means, then AMI": (
        "from engine.learning.metrics.clustering import find_clusters, adjusted_mutual_information as f;"
        "f(c, find_clusters(v, 200, r, 3))"
    ),
    "silhouette": "from engine.learning.metrics.spread import mean_silhouette as f; f(v, c)",
    "nDCG": "from engine.learning.metrics.continuous import mean_ndcg as f; f(v, c)",
    "best match": "from engine.learning.metrics.identification import match_best as f; f(v, v)",
}
MADE = (
    "import numpy as np, pathlib, re; r = np.random.default_rng(0); c = np.arange({photos}) % 2000;"
    "v = r.normal(size=(2000, 256)).astype(np.float32)[c] + r.normal(size=({photos}, 256)).astype(np.float32) * 1.5;"
    "v /= np.linalg.norm(v, axis=1, keepdims=True);"
)
PEAK = "; print(re.search(r'VmHWM:\\s+(\\d+)', pathlib.Path('/proc/self/status').read_text())[1])"


def main() -> None:
    """Print the table; each metric in a process of its own."""
    photos = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    if not Path("/proc/self/status").exists():
        print("Memory of the metrics left out: this system does not tell a process its peak.")
        return
    print(f"Memory of the metrics, {photos} x 256")
    for name, code in MEASURES.items():
        command = [sys.executable, "-c", re.sub(r"\s*\n\s*", "", MADE.format(photos=photos) + code + PEAK)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        print_row(name, int(done.stdout) / 1024, "MB", "below 2,000")


if __name__ == "__main__":
    main()
