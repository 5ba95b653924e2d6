#!/usr/bin/env python3
"""How much of an article is read out of a page, and how much beside it: bench/score_pages.py PROGRAM [--least F1] [--each]

PROGRAM is build/dev/bin/demarche; the pages are those of tests/pages. Prints text F1 (words, each as often as it stands there,
precision and recall of each page, mean over pages), and the share of pages with the right title, date, source of the date, publisher,
language and address; a fact that the page does not tell has to be absent. --least F1 ends with 1 below that mean.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "tests" / "pages"))
import make_pages

FACTS = ["title", "date", "date_source", "publication", "language", "url"]


def words(text):
    return collections.Counter(re.findall(r"\w+", text.lower()))


def f1(found, wanted):
    shared = sum((words(found) & words(wanted)).values())
    if shared == 0:
        return 0.0, 0.0, 0.0
    precision, recall = shared / sum(words(found).values()), shared / sum(words(wanted).values())
    return precision, recall, 2 * precision * recall / (precision + recall)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--least", type=float, default=0)
    parser.add_argument("--each", action="store_true")
    options = parser.parse_args()
    rows, expected = [], {}
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name, page, wanted in make_pages.pages():
            path = pathlib.Path(folder) / f"{name}.html"
            path.write_bytes(page)
            files.append(str(path))
            expected[name] = wanted
        ran = subprocess.run([options.program, "read", "--input", "html", *files], capture_output=True, text=True)
    print(ran.stderr, end="", file=sys.stderr)
    found = {doc["id"]: doc for doc in map(json.loads, ran.stdout.splitlines())}
    for name, wanted in expected.items():
        doc = found.get(name, {})
        precision, recall, score = f1(doc.get("text", ""), wanted["text"])
        paragraphs = doc.get("text", "").split("\n\n") == wanted["text"].split("\n\n")
        wrong = [fact for fact in FACTS if doc.get(fact) != wanted.get(fact)]
        rows.append((name, precision, recall, score, paragraphs, wrong))
        if options.each and (score < 1 or wrong or not paragraphs):
            print(f"{score:.3f} (p {precision:.2f} r {recall:.2f}) {name}: {'' if paragraphs else 'text '}" + " ".join(f"{fact}={doc.get(fact)!r}" for fact in wrong))
    mean = lambda column: sum(row[column] for row in rows) / len(rows)
    print(f"pages {len(rows)}: text F1 {mean(3):.3f} (precision {mean(1):.3f}, recall {mean(2):.3f}), every paragraph as it should be {mean(4):.3f}")
    print("right: " + ", ".join(f"{fact} {sum(fact not in row[5] for row in rows) / len(rows):.3f}" for fact in FACTS))
    return 1 if mean(3) < options.least else 0


if __name__ == "__main__":
    sys.exit(main())
