"""A corpus of any size whose copying is known, made of real sentences mixed anew.

usage: python -m benchmarks.synthetic --corpora FOLDER --articles N --out X.jsonl [--truth T.jsonl]
       (or LINEAGE_CORPORA=FOLDER)

Raw material are `abp37k.docs.jsonl.gz` (R. Baly et al., EMNLP 2020) and
`reuters21578.docs.jsonl.gz` (Reuters-21578, D. Lewis), whichever are there. A sentence goes from
one real sentence to another at one of the sixty commonest words, after two to five words: its
grammar is that of news at arm's length, and no two sentences share a long run by accident. Names
are put in story by story and digits are drawn anew, so that a larger corpus has more names, as a
longer time has. Everything is made story by story and written at once: memory does not grow.

What is planted. Shares are of all articles; times, outlets and sizes are drawn by the seed.

| story | share | articles | pairs in the truth file |
|---|---|---|---|
| alone | .50 | 1 | none |
| wire | .32 | a source and 1 to 40 carriers | source and carrier: `verbatim`, `passage`, `edited` or `paraphrased`; two carriers: `common source` |
| viral | .02 more | a source and 199 carriers: one such story in 10,000 articles | `viral`, all pairs |
| same event | .08 | 2 to 4, with the same names and no sentence in common | `same event`: no copies |
| quotation | .06 | 2 to 4, with one quotation in common | `quotation`: no copies |
| template | .04 | 12 of one outlet, a day apart, on one form with other figures and names | `template`: no copies |

- `verbatim`: the whole source, perhaps with a paragraph of the carrier's own.
- `passage`: two to six sentences in a row, among the carrier's own.
- `edited`: half of the source or more, in a row; in each article 5 to 30 % of the words are
  replaced, dropped or joined by another, and in three of ten places two sentences change places.
- `paraphrased`: half of the source or more; each sentence keeps names, numbers and about half its
  other words, four of these in a row at most. The others are replaced by equivalents (`lineage/data/equivalents.txt`) where there
  are any, else by other common words; the two halves of each sentence, parted at a comma where
  there is one near the middle, change places; in three of ten places sentences do.
- `viral`: the whole source, up to 3 % of its words edited, up to a fifth cut at the end.

Every article of an outlet carries the outlet's furniture: two lines below, in the forms that pages
have ("Copyright …", "Follow … on Twitter"), and, for the ten large outlets with 4 % of all articles
each, a line above in words of its own. The other 490 outlets share the rest unevenly.
"""  # noqa: E501
