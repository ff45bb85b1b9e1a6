"""The manifest: digests of what went in and of what came out."""

from __future__ import annotations

import json
from hashlib import sha256

from lineage.report.manifest import manifest_json, output
from lineage.report.methods import methods
from lineage.report.view import view


def manifest(lineage, files):
    seen = view(lineage)
    made = [output(name, data) for name, data in files.items()]
    return json.loads(manifest_json(seen, methods(seen, {"orjson": "1"}), {"text": "full"}, made))


def test_every_file_and_every_text_has_its_digest(borders_lineage):
    made = manifest(borders_lineage, {"b.csv": b"b", "a.md": b""})
    assert made["output"] == [
        {"file": "a.md", "bytes": 0, "sha256": sha256(b"").hexdigest()},
        {"file": "b.csv", "bytes": 1, "sha256": sha256(b"b").hexdigest()},
    ]
    texts = {d.article.id: d.article.text for d in borders_lineage.documents}
    assert {row["article"]: row["sha256"] for row in made["input"]["articles"]} == {
        id_: sha256(text.encode()).hexdigest() for id_, text in texts.items()
    }


def test_parameters_settings_and_versions_are_there(borders_lineage):
    made = manifest(borders_lineage, {})
    assert made["parameters"] == {"text": "full"}
    assert made["settings"]["match.shingle_words"] == "5"
    assert made["versions"] == {"wirelineage": "0.1.0", "orjson": "1"}
    assert made["input"]["digest"] == "d1935c"


def test_half_a_surrogate_pair_breaks_nothing(document, lineage_of):
    assert manifest(lineage_of(document("a\ud800", "b\ud800c")), {})["input"]["articles"]
