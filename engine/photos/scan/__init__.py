"""Which files of a folder may be photos."""

from engine.photos.scan.roots import merge_roots
from engine.photos.scan.rules import ScanRules
from engine.photos.scan.walk import scan_folder

__all__ = ["ScanRules", "merge_roots", "scan_folder"]
