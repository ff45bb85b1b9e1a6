"""Arrays that come piece by piece → whole ones, of which no piece is kept.

What is read from a file is copied and let go, so that thousands of parts are never open at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt


def columns(
    pieces: Iterable[tuple[npt.NDArray[Any], ...]], *kinds: type[np.generic]
) -> list[npt.NDArray[Any]]:
    """The first of each piece one after the other, the second, and so on: as many as `kinds`."""
    whole = [bytearray() for _ in kinds]
    for piece in pieces:
        for into, array, kind in zip(whole, piece, kinds, strict=True):
            into += np.asarray(array, kind).tobytes()
    return [np.frombuffer(one, kind) for one, kind in zip(whole, kinds, strict=True)]
