"""PDQ as its authors advise: pairs whose hashes differ in at most 31 of 256 bits; `turns`: in any of their 8 turns."""

import json
import sys
from pathlib import Path

import numpy as np
import pdqhash
from PIL import Image, ImageOps

BITS, LEAST_QUALITY = 31, 50

turned = sys.argv[2:] == ["turns"]
names, hashes, qualities = [], [], []
for path in sorted(Path(sys.argv[1]).iterdir()):
    pixels = np.asarray(ImageOps.exif_transpose(Image.open(path)).convert("RGB"))
    found, quality = pdqhash.compute_dihedral(pixels) if turned else pdqhash.compute(pixels)
    names.append(path.name)
    hashes.append(np.atleast_2d(np.asarray(found)))
    qualities.append(quality)
first = np.array([each[0] for each in hashes], np.int32)
near = np.zeros((len(names), len(names)), bool)
for turn in range(hashes[0].shape[0]):
    bits = np.array([each[turn] for each in hashes], np.int32)
    near |= first @ (1 - bits).T + (1 - first) @ bits.T <= BITS
good = np.array(qualities) >= LEAST_QUALITY
near &= good[:, None] & good
near |= near.T
rows, columns = np.nonzero(np.triu(near, 1))
print(json.dumps([[names[row], names[column]] for row, column in zip(rows, columns, strict=True)]))
