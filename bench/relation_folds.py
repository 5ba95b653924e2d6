#!/usr/bin/env python3
"""What the source did to the target: five-fold figures over PLV train and dev. Plain Python 3.

  relation_folds.py BIN_FOLDER SHARED_FOLDER [TRAINER_FLAG ...]

Each fold is answered by a model that saw none of its sentences. Prints macro F1 of roots, quads and binary classes with
an interval (bootstrap over sentences), the share of answers that a frame gave, how often `demarche classify` and
`demarche code` agree where code finds an event between the two, and a table of confidence against share right.
"""
import json
import pathlib
import random
import re
import subprocess
import sys

FOLDS = 5
QUAD = dict(AGREE=1, CONSULT=1, SUPPORT=1, COOPERATE=2, AID=2, YIELD=2, ACCUSE=3, REQUEST=3, REJECT=3, THREATEN=3,
            PROTEST=4, MOBILIZE=4, SANCTION=4, COERCE=4, ASSAULT=4)
LEVELS = {"root": (lambda root: root, list(QUAD)), "quad": (QUAD.get, [1, 2, 3, 4]),
          "binary": (lambda root: int(QUAD[root] > 2), [0, 1])}


def root_of(event):
    return "YIELD" if event in ("CONCEDE", "RETREAT") else event


def normalised(text):
    return re.sub(r"[\W_]+", " ", text.lower()).strip()


def questions(shared):
    for name in ("plv_train", "plv_dev"):
        for line in open(shared / f"bench/{name}.jsonl", encoding="utf-8"):
            row = json.loads(line)
            yield {"id": row["id"], "sentence": row["text"], "source": row["source"], "target": row["target"], "event": row["root"]}


def macro_f1(pairs, classes):
    total = 0
    for label in classes:
        right = sum(gold == said == label for gold, said in pairs)
        either = sum((gold == label) + (said == label) for gold, said in pairs)
        total += 2 * right / either if either else 0
    return 100 * total / len(classes)


def fold_of(text):
    return sum(map(ord, normalised(text))) % FOLDS


def answers(trainer, rows, flags):
    work = pathlib.Path("measure-out")
    work.mkdir(exist_ok=True)
    everything, held = work / "pairs.jsonl", work / "held.jsonl"
    everything.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    said = {}
    for fold in range(FOLDS):
        held.write_text("".join(json.dumps(r) + "\n" for r in rows if fold_of(r["sentence"]) == fold), encoding="utf-8")
        out = subprocess.run([trainer, "--train", everything, "--measured", held, "--answers", *flags], check=True,
                             capture_output=True, text=True).stdout
        for line in out.splitlines():
            answer = json.loads(line)
            said[answer["id"]] = answer
    return said


def coded(binary, rows):
    """For each question the categories of the events that `code` finds from its source to its target."""
    asked = "".join(json.dumps({"id": r["id"], "text": r["sentence"]}) + "\n" for r in rows)
    out = subprocess.run([binary, "code", "--input", "jsonl", "--format", "jsonl", "-"], input=asked, capture_output=True, text=True).stdout
    by_id, found = {r["id"]: r for r in rows}, {}
    for line in out.splitlines():
        event = json.loads(line)
        row = by_id[event["doc"]]

        def stands(parties, words):
            at = row["sentence"].find(words)
            return at >= 0 and any(p["start"] < at + len(words) and at < p["end"] for p in parties)

        actors, recipients = event.get("actor", []), event.get("recipient", [])
        if event.get("event") and stands(actors, row["source"]) and stands(recipients or actors, row["target"]):
            found.setdefault(event["doc"], []).append(root_of(event["event"]))
    return found


def main(argv):
    if len(argv) < 2:
        sys.exit(__doc__)
    folder, shared = pathlib.Path(argv[0]), pathlib.Path(argv[1])
    rows = list(questions(shared))
    said = answers(folder / "demarche-choose", rows, argv[2:])
    pairs = [(r["event"], root_of(said[r["id"]]["event"])) for r in rows]
    chance = random.Random(1)
    for level, (of, classes) in LEVELS.items():
        here = [(of(gold), of(answer)) for gold, answer in pairs]
        drawn = sorted(macro_f1(chance.choices(here, k=len(here)), classes) for _ in range(400))
        print(f"{level:7} macro F1 {macro_f1(here, classes):.1f}  95% [{drawn[9]:.1f}, {drawn[389]:.1f}]  "
              f"accuracy {100 * sum(g == s for g, s in here) / len(here):.1f}  n {len(here)}")
    framed = [i for i, r in enumerate(rows) if said[r["id"]]["rule"]]
    print(f"a frame gave {100 * len(framed) / len(rows):.1f} % of the answers; of these right "
          f"{100 * sum(pairs[i][0] == pairs[i][1] for i in framed) / max(1, len(framed)):.1f} %")
    found = coded(folder / "demarche", rows)
    both = [r for r in rows if r["id"] in found]
    agree = sum(root_of(said[r["id"]]["event"]) in found[r["id"]] for r in both)
    print(f"code finds an event between the two in {100 * len(both) / len(rows):.1f} % of the sentences; classify agrees with "
          f"{100 * agree / max(1, len(both)):.1f} % of them")
    print("confidence  answers  right")
    for low in (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        high = {0.0: 0.2}.get(low, low + 0.1)
        here = [gold == answer for r, (gold, answer) in zip(rows, pairs) if low <= min(said[r["id"]]["confidence"], 0.9999) < high - 1e-9]
        if here:
            print(f"{low:.1f}-{high:.1f}     {len(here):5}  {100 * sum(here) / len(here):5.1f} %")


if __name__ == "__main__":
    main(sys.argv[1:])
