"""czkawka's similar images: groups of its gradient hash, at the similarity of its own examples."""

import json
import sys
from itertools import combinations
from pathlib import Path

from czkawka import ImageSimilarity

finder = ImageSimilarity()
finder.set_directories([Path(sys.argv[1])])
finder.set_similarity(15)
groups = [sorted(Path(path).name for path in group) for group in finder.find_similar()]
print("\n" + json.dumps([pair for group in groups for pair in combinations(group, 2)]))
