"""The content hash that a photo is known by, whatever its name and place."""

from __future__ import annotations

from hashlib import blake2b

DIGEST_BYTES = 20
_BLOCK_BYTES = 1 << 20


def hash_bytes(data: bytes | memoryview) -> str:
    """Hash what was read of a file; 40 hexadecimal digits, equal to `hash_file` of the same bytes."""
    return blake2b(data, digest_size=DIGEST_BYTES).hexdigest()


def hash_file(path: str) -> str:
    """Hash a file block by block, so that its size does not matter; raises OSError."""
    digest = blake2b(digest_size=DIGEST_BYTES)
    block = memoryview(bytearray(_BLOCK_BYTES))
    with open(path, "rb", buffering=0) as file:
        while count := file.readinto(block):
            digest.update(block[:count])
    return digest.hexdigest()
