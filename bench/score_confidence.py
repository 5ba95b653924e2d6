#!/usr/bin/env python3
"""How often events are right at each confidence that `demarche code` states. Plain Python 3.

  score_confidence.py DEMARCHE SHARED_FOLDER [--fit]

Counted are coded events of PLV's training and development sentences and of the hand-coded articles that can be judged: in
PLV those that touch its marked source or target, right where the class is the marked one; in the articles all, right where the
place and the category are those of a gold event. Prints a table of confidence against share right, for each of five folds of
sentences pooled, and the mean gap. `--fit` prints the numbers of src/code/confidence.cpp, from all of it, and the same table
as five models give it that saw none of its fold.
"""
import json
import math
import pathlib
import re
import subprocess
import sys

FOLDS = 5
CATEGORIES = ("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "
              "ASSAULT").split()


def root_of(event):
    return "YIELD" if event in ("CONCEDE", "RETREAT") else event


def coded(binary, documents):
    text = "".join(json.dumps(d) + "\n" for d in documents)
    out = subprocess.run([binary, "code", "--input", "jsonl", "--format", "jsonl", "--explain", "-"], input=text, capture_output=True, text=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def touches(parties, spans):
    return any(p["start"] < end and start < p["end"] for p in parties for start, end in spans)


def fold_of(text):
    return sum(map(ord, re.sub(r"[\W_]+", " ", text.lower()))) % FOLDS


def judged(binary, shared):
    """(event, right, fold)"""
    rows = {}
    for name in ("plv_train", "plv_dev"):
        for line in open(shared / f"bench/{name}.jsonl", encoding="utf-8"):
            row = json.loads(line)
            rows.setdefault(row["text"], []).append(row)
    texts = list(rows)
    for event in coded(binary, [{"id": str(i), "text": t} for i, t in enumerate(texts)]):
        text = texts[int(event["doc"])]
        if not event.get("event") or event.get("same_as"):
            continue
        parties = event.get("actor", []) + event.get("recipient", [])
        here = [r for r in rows[text] if touches(parties, r["source_spans"]) and touches(parties, r["target_spans"])]
        if not here:
            here = [r for r in rows[text] if touches(parties, r["source_spans"] + r["target_spans"])]
        if here:
            yield event, any(root_of(event["event"]) == r["root"] for r in here), fold_of(text)
    folder = shared / "articles"
    golds = {p.name[:-10]: json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.gold.json"))}
    documents, texts = [], {}
    for name, gold in golds.items():
        texts[name] = (folder / f"{name}.txt").read_text(encoding="utf-8")
        documents.append({"id": name, "text": texts[name]})
        if gold.get("document_date"):
            documents[-1]["date"] = gold["document_date"]
    for event in coded(binary, documents):
        if not event.get("event") or event.get("same_as") or event["status"] in ("negated", "hypothetical"):
            continue
        text = texts[event["doc"]]

        def fits(gold):
            told = [gold["evidence"], *(gold.get("also") or [])]
            begins = [(text.find(words), len(words)) for words in told if isinstance(words, str) and words in text]
            return event["event"] in gold["event"] and any(b < event["event_end"] and event["event_start"] < b + n for b, n in begins)

        right = any(fits(gold) for gold in golds[event["doc"]]["events"])
        yield event, right, fold_of(event["doc"])


def features(event):
    known = lambda parties: any(p.get("code") for p in parties)
    actor, recipient = event.get("actor", []), event.get("recipient", [])
    strength = next(int(step.split()[1]) / 100 for step in event["explanation"] if step.startswith("strength "))
    return [1.0, strength, known(actor), known(recipient), not actor, not recipient and not event.get("reciprocal"),
            event["status"] in ("negated", "hypothetical"), event["status"] == "future",
            *(event["event"] == name for name in CATEGORIES)]


def fit(rows):
    weights = [0.0] * (8 + len(CATEGORIES))
    for step in range(600):
        gradient = [0.002 * w for w in weights]
        for values, right in rows:
            miss = 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, values)))) - right
            for i, v in enumerate(values):
                gradient[i] += miss * v / len(rows)
        weights = [w - 2.0 * g for w, g in zip(weights, gradient)]
    return weights


def table(pairs):
    print("confidence   events   right   stated")
    gap = 0.0
    for low in (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        high = {0.0: 0.4, 0.9: 1.01}.get(low, low + 0.1)
        here = [(c, r) for c, r in pairs if low <= c < high]
        if here:
            right, stated = sum(r for _, r in here) / len(here), sum(c for c, _ in here) / len(here)
            gap += abs(right - stated) * len(here)
            print(f"{low:.1f}-{min(high, 1):.1f}    {len(here):6}   {100 * right:5.1f} %  {100 * stated:5.1f} %")
    print(f"mean gap {100 * gap / max(1, len(pairs)):.1f} points over {len(pairs)} events")


def main(argv):
    if len(argv) < 2:
        sys.exit(__doc__)
    found = list(judged(argv[0], pathlib.Path(argv[1])))
    if "--fit" not in argv:
        return table([(event["confidence"], right) for event, right, _ in found])
    rows = [(list(map(float, features(event))), float(right)) for event, right, _ in found]
    pairs = []
    for fold in range(FOLDS):
        weights = fit([row for row, (_, _, at) in zip(rows, found) if at != fold])
        pairs += [(1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, values)))), right)
                  for (values, right), (_, _, at) in zip(rows, found) if at == fold]
    table(pairs)
    print(", ".join(f"{w:.3f}F" for w in fit(rows)))


if __name__ == "__main__":
    main(sys.argv[1:])
