"""What one thing says of who took from whom."""

from __future__ import annotations

from dataclasses import dataclass

from lineage.model import Evidence


@dataclass(frozen=True, slots=True)
class Clue:
    evidence: Evidence
    is_declared: bool = False
    """The article itself says so."""

    @property
    def weight(self) -> float:
        """For the evidence's `points_to`, in nats of log-odds."""
        return self.evidence.weight
