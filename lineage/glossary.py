"""Label → its letter, block and one-sentence definition: the dictionary of every face."""

from __future__ import annotations

from dataclasses import dataclass

from lineage.model import Label, Relation


@dataclass(frozen=True, slots=True)
class Entry:
    letter: str
    """One letter that stands for the label in strips and exports."""
    block: str
    """One character, one cell wide."""
    ascii_block: str
    meaning: str


LABELS: dict[Label, Entry] = {
    Label.COPIED: Entry(
        "C",
        "█",
        "#",
        "the same sentence; only typography, spelling, honorifics or a function word differ",
    ),
    Label.EDITED: Entry(
        "E",
        "▓",
        "+",
        "plainly the same sentence or clause reworked: words replaced, cut or inserted",
    ),
    Label.PARAPHRASED: Entry("P", "▒", "-", "the same statement in other words"),
    Label.QUOTED: Entry(
        "Q", '"', '"', "shared are only a speaker's words in quotation marks; that is not copying"
    ),
    Label.ADDED: Entry(
        "N", "·", ".", "not found elsewhere in this corpus; not proof that it is new"
    ),
    Label.CREDIT: Entry("W", "©", "c", "a line that names where the story comes from"),
    Label.FURNITURE: Entry("B", "_", "_", "part of the page, not of the story; not counted"),
}

RELATIONS: dict[Relation, str] = {
    Relation.DERIVED: "one article's text comes from the other",
    Relation.UPDATE: "one outlet's own story, told on: the later has the earlier one's text",
    Relation.COMMON_SOURCE: "both carry a third text; neither needs to know the other",
    Relation.SHARED_QUOTES: "told apart from each other; what they share is public speech",
    Relation.INDEPENDENT: "told apart from each other",
    Relation.UNDETERMINED: "the texts are related; what is at hand does not tell how",
}
