#!/usr/bin/env python3
"""Place or party: runs `demarche annotate --layer place` over marked names and prints how many are read as annotators read them.

usage: bench/score_metonymy.py DEMARCHE [FOLDER] [--show]
FOLDER holds relocar_train.jsonl and geowebnews.jsonl.

Definition.
  relocar     names of countries, towns and other places in sentences of an encyclopedia, each marked literal (the place) or metonymic (its
              government, people, army, team). The name is given, the reading asked. Right: `reading` is "party" for a metonymic name
              and "place" for a literal one; a name at which no place is found has no reading and is wrong. The classes of words that
              decide were written with these sentences at hand.
  geowebnews  the same for names of news of the web that are marked Literal, or Metonymic; no word was chosen by them. Precision and
              recall are of "party", since only one name in seven is one.
"""
import json
import pathlib
import subprocess
import sys


def jsonl(path):
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]


def ask(binary, documents):
    lines = "".join(json.dumps({"id": str(i), "text": text, "spans": [{"start": s, "end": e} for s, e in spans]}) + "\n"
                    for i, (text, spans) in enumerate(documents))
    run = subprocess.run([binary, "annotate", "--layer", "place", "--input", "jsonl", "-"], input=lines, capture_output=True, text=True)
    if run.returncode not in (0, 1):
        sys.exit(run.stderr[-2000:])
    answers = {a["id"]: a["spans"] for a in map(json.loads, run.stdout.splitlines())}
    return [[row.get("reading") for row in answers[str(i)]] for i in range(len(documents))]


def report(name, pairs):
    right = sum(a == b for a, b in pairs)
    hits = sum(a == b == "party" for a, b in pairs)
    said, wanted = sum(a == "party" for a, _ in pairs), sum(b == "party" for _, b in pairs)
    print(f"{name}: {100 * right / len(pairs):.1f} ({right} of {len(pairs)}), party P {100 * hits / max(1, said):.1f} R {100 * hits / max(1, wanted):.1f}, "
          f"without a place {sum(a is None for a, _ in pairs)}")


def relocar(binary, folder, show):
    rows = jsonl(folder / "relocar_train.jsonl")
    said = ask(binary, [(r["text"], [(r["start"], r["end"])]) for r in rows])
    pairs = [(s[0], "party" if r["reading"] == "met" else "place") for r, s in zip(rows, said)]
    for row, (ours, gold) in zip(rows, pairs):
        if show and ours != gold:
            print(f"  {gold}, said {ours}: {row['text'][:row['start']]}[{row['surface']}]{row['text'][row['end']:]}")
    report("relocar", pairs)


def geowebnews(binary, folder, show):
    rows = jsonl(folder / "geowebnews.jsonl")
    kinds = {"Literal": "place", "Metonymic": "party"}
    marked = [[t for t in r["toponyms"] if t.get("type") in kinds] for r in rows]
    said = ask(binary, [(r["text"], [(t["start"], t["end"]) for t in ts]) for r, ts in zip(rows, marked)])
    pairs = [(s, kinds[t["type"]]) for ts, ss in zip(marked, said) for t, s in zip(ts, ss)]
    report("geowebnews", pairs)
    report("geowebnews, where a place is found", [p for p in pairs if p[0] is not None])


def main(argv):
    show = "--show" in argv
    argv = [a for a in argv if a != "--show"]
    if len(argv) < 2:
        sys.exit(__doc__)
    folder = pathlib.Path(argv[2] if len(argv) > 2 else "../shared/resolve")
    relocar(argv[1], folder, show)
    geowebnews(argv[1], folder, show)


if __name__ == "__main__":
    main(sys.argv)
