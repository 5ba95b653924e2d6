#!/usr/bin/env python3
"""How much: runs `demarche annotate --layer quantity` over sentences with known amounts and prints what is found.

usage: bench/score_quantity.py DEMARCHE [FOLDER] [--show]
FOLDER holds number.jsonl, number_with_unit.jsonl, nummod.jsonl and quantulum3_quantities.json.

Definition.
  numbers       NumberModel rows of number.jsonl that name a number: a row is right when each number expected has a row of
                ours with the same value (one part in a million) whose characters overlap it
  currency      CurrencyModel rows of number_with_unit.jsonl whose currency has an ISO 4217 code: value and code equal
  counted noun  each cardinal of nummod.jsonl that counts a common noun: a row that holds the number's words has the noun's
                lemma as its unit; "%" is percent, a currency its ISO 4217 code, "people" is a person, "km" a kilometer, a
                double prime an inch. Left out, as docs/formats/annotate.md does: units of time, which are durations; years ("the
                1974 summit"), which are dates; letters of scale ("40K"), which are part of the number
  quantulum     each expected quantity of a value: some row has the same value; printed for comparison
"""
import json
import pathlib
import re
import subprocess
import sys

SAME = {"people": "person", "km": "kilometer", "kg": "kilogram", "cm": "centimeter", "mm": "millimeter", "%": "percent", "vol": "volume", '"': "inch"}
MONEY = {"$": "USD", "€": "EUR", "£": "GBP", "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY"}
TIME = {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "night", "weekend"}


def jsonl(path):
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]


def ask(binary, texts):
    lines = "".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, text in enumerate(texts))
    run = subprocess.run([binary, "annotate", "--layer", "quantity", "--input", "jsonl", "-"], input=lines, capture_output=True, text=True)
    if run.returncode not in (0, 1):
        sys.exit(run.stderr[-2000:])
    answers = {a["id"]: a["spans"] for a in map(json.loads, run.stdout.splitlines())}
    return [answers.get(str(i), []) for i in range(len(texts))]


def equal(a, b):
    return a is not None and b is not None and abs(a - b) <= 1e-6 * max(1.0, abs(b))


def number(text):
    try:
        return float(str(text).replace(",", ""))
    except ValueError:
        return None


class Count:
    def __init__(self, name, show):
        self.name, self.show, self.right, self.all = name, show, 0, 0

    def add(self, right, note):
        self.all += 1
        self.right += bool(right)
        if not right and self.show:
            print(f"  {self.name}: {note}")

    def close(self):
        print(f"{self.name}: {100 * self.right / max(1, self.all):.1f} ({self.right} of {self.all})")


def numbers(binary, folder, show):
    rows = [r for r in jsonl(folder / "number.jsonl") if r["suite"] == "NumberModel" and r["results"]]
    count = Count("numbers", show)
    for row, said in zip(rows, ask(binary, [r["input"] for r in rows])):
        wanted = [(x["start"], x["end"] + 1, number((x.get("resolution") or {}).get("value"))) for x in row["results"]]
        wanted = [w for w in wanted if w[2] is not None]
        right = all(any(equal(s.get("value"), v) and s["start"] < e and b < s["end"] for s in said) for b, e, v in wanted)
        count.add(right, f"{row['input']} | wanted {[(w[2]) for w in wanted]} | said {[(s['text'], s.get('value')) for s in said]}")
    count.close()


def currency(binary, folder, show):
    rows = [r for r in jsonl(folder / "number_with_unit.jsonl") if r["suite"] == "CurrencyModel" and r["results"]]
    count = Count("currency", show)
    for row, said in zip(rows, ask(binary, [r["input"] for r in rows])):
        for x in row["results"]:
            resolution = x["resolution"]
            code, value = resolution.get("isoCurrency"), number(resolution.get("value"))
            if not code or code.startswith("_") or value is None:
                continue
            right = any(equal(s.get("value"), value) and s.get("unit") == code for s in said)
            count.add(right, f"{row['input']} | wanted {value} {code} | said {[(s['text'], s.get('value'), s.get('unit')) for s in said]}")
    count.close()


def counted(binary, folder, show):
    rows = jsonl(folder / "nummod.jsonl")
    count = Count("counted noun", show)
    for row, said in zip(rows, ask(binary, [r["text"] for r in rows])):
        for x in row["counts"]:
            lemma = x["head_lemma"].lower()
            if x["numtype"] != "Card" or x["head_upos"] not in ("NOUN", "SYM") or lemma in TIME:
                continue
            if re.fullmatch(r"1[89]\d\d|20\d\d", x["num"]) and x["head"].lower() == lemma or "k" in (lemma, x["num"].lower()):
                continue
            lemma = SAME.get(lemma, lemma)
            right = any((SAME.get(s.get("unit", "").lower(), s.get("unit", "").lower()) == lemma or (lemma in MONEY and len(s.get("unit", "")) == 3
                         and s["unit"].isupper())) and x["num"].lower() in s["text"].lower() for s in said)
            count.add(right, f"{row['text']} | wanted {x['num']} {lemma} | said {[(s['text'], s.get('unit')) for s in said]}")
    count.close()


def quantulum(binary, folder, show):
    rows = json.load(open(folder / "quantulum3_quantities.json", encoding="utf-8"))
    count = Count("quantulum", show)
    for row, said in zip(rows, ask(binary, [r["req"] for r in rows])):
        for x in row["res"]:
            right = any(equal(s.get("value"), x["value"]) for s in said)
            count.add(right, f"{row['req']} | wanted {x['value']} {x['unit']} | said {[(s['text'], s.get('value')) for s in said]}")
    count.close()


def main(argv):
    show = "--show" in argv
    argv = [a for a in argv if a != "--show"]
    if len(argv) < 2:
        sys.exit(__doc__)
    folder = pathlib.Path(argv[2] if len(argv) > 2 else "../shared/resolve")
    for measure in (numbers, currency, counted, quantulum):
        measure(argv[1], folder, show)


if __name__ == "__main__":
    main(sys.argv)
