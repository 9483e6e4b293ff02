"""The perceptual hash of imagededup with its own threshold of 10 bits of 64."""

import json
import sys

from imagededup.methods import PHash

if __name__ == "__main__":
    found = PHash(verbose=False).find_duplicates(image_dir=sys.argv[1], max_distance_threshold=10)
    print(json.dumps([[name, other] for name, others in found.items() for other in others if name < other]))
