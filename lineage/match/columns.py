"""Arrays that come one by one → one array, of which no piece is kept.

What is read from a file is copied and let go, so that thousands of parts are never open at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

Value = TypeVar("Value", bound=np.generic)


def column(pieces: Iterable[npt.NDArray[Any]], kind: type[Value]) -> npt.NDArray[Value]:
    """One after the other, as numbers of one kind."""
    whole = bytearray()
    for piece in pieces:
        whole += np.asarray(piece, kind).tobytes()
    return np.frombuffer(whole, kind)
