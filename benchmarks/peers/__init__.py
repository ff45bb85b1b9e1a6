"""The same corpus through other tools: their time and memory beside ours, and what they find.

usage: python -m benchmarks.peers --corpora FOLDER --environments FOLDER [--corpus NAME …]
           [--peer NAME …] [--articles N] [--rounds N] [--seconds N] [--passim SOURCE] [--out FILE]
       (or LINEAGE_CORPORA=FOLDER)

Each peer gets an environment of its own under `--environments`, made on first use with pip, and
runs as a child process right after a run of ours on the same texts. Peers that compare all pairs
get fewer articles, and their recall, like ours beside it, is that of these. passim 2 is not in the
package index (the `passim` there is something else): pip installs it from its repository, or from
what `--passim` names, and it needs Java. TextPAIR's comparer is a Go program of which there is no
package; it is named as not present.
"""
