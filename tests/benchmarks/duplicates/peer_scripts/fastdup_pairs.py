"""fastdup with its own settings: pairs of cosine 0.9 and above."""

import json
import sys
import tempfile
from pathlib import Path

import fastdup

LEAST = 0.9

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        job = fastdup.create(work_dir=work, input_dir=sys.argv[1])
        job.run(overwrite=True, print_summary=False)
        found = job.similarity()
    chosen = found[found["distance"] >= LEAST]
    names = [[Path(name).name for name in chosen[column]] for column in ("filename_from", "filename_to")]
    print("\n" + json.dumps(list(zip(*names, strict=True))))
