#!/usr/bin/env python3
"""Who a phrase stands for: runs `demarche annotate --layer actor` over phrases with known answers and prints what is right.

usage: bench/score_actor.py DEMARCHE [FOLDER]      FOLDER holds ngec_actor_tests.jsonl and leader_date_tests.jsonl

Definition. Each row is a document: its text is the mention, one span covers it, `date` and `context` are given where the
row has them ("today" is the last day the tables say they were looked through).
  actor phrases   country: the code equals the one expected, none expected and none given is right (all rows with a
                  country); sector: the primary sector equals the one expected (rows with a code_1 of PLOVER's sectors;
                  UNK and JNK, which PLOVER has not, count as right when there is none)
  leaders by date right when the country is right and the mention is marked as former, or not, as expected; in office the
                  sector is to be GOV, out of office ELI
Answers are kept in measure-out/actor.jsonl.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys

TODAY = "2025-12-31"
MONTHS = "January February March April May June July August September October November December".split()
# Codes of the phrases that are spelled otherwise in PLOVER 2.0.
SPELLINGS = {"HLH": "MED"}


def jsonl(path):
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]


def day(text):
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text or ""):
        return text
    found = re.fullmatch(r"(\d+) (\w+) (\d{4})", text or "")
    if found and found.group(2) in MONTHS:
        return f"{found.group(3)}-{MONTHS.index(found.group(2)) + 1:02}-{int(found.group(1)):02}"
    return TODAY if (text or "").lower() == "today" else None


def ask(binary, rows):
    lines = ""
    for row in rows:
        document = {"id": row["id"], "text": row["mention"], "spans": [{"start": 0, "end": len(row["mention"])}]}
        if row.get("context"):
            document["context"] = row["context"]
        if day(row.get("date")):
            document["date"] = day(row.get("date"))
        lines += json.dumps(document) + "\n"
    run = subprocess.run([binary, "annotate", "--layer", "actor", "--input", "jsonl", "-"], input=lines, capture_output=True, text=True)
    if run.returncode not in (0, 1):
        sys.exit(run.stderr[-2000:])
    pathlib.Path("measure-out").mkdir(exist_ok=True)
    with open("measure-out/actor.jsonl", "a", encoding="utf-8") as file:
        file.write(run.stdout)
    return {answer["id"]: (answer["spans"] or [{}])[0] for answer in map(json.loads, run.stdout.splitlines())}


def phrases(rows, answers, show):
    counts = collections.Counter()
    for row in rows:
        expect, said = row["expect"], answers.get(row["id"], {})
        code, sector = said.get("code", ""), said.get("sector", "")
        if "country" in expect or "country__NotEq" in expect:
            right = code == expect["country"] if "country" in expect else code != expect["country__NotEq"]
            counts["country", right] += 1
            if not right and show:
                print(f"  country {row['mention']} | {row['context']} | {row['date']}: {code}, not {expect.get('country')}")
        if "code_1" in expect:
            wanted = SPELLINGS.get(expect["code_1"], expect["code_1"])
            wanted = "" if wanted in ("UNK", "JNK") else wanted
            counts["sector", sector == wanted] += 1
            if sector != wanted and show:
                print(f"  sector  {row['mention']} | {row['context']} | {row['date']}: {sector}, not {wanted}")
    for name in ("country", "sector"):
        right, wrong = counts[name, True], counts[name, False]
        print(f"actor phrases, {name}: {100 * right / (right + wrong):.1f} ({right} of {right + wrong})")


def leaders(rows, answers, show):
    by_form = collections.Counter()
    for row in rows:
        said = answers.get(row["id"], {})
        former = row["expect"]["sector"] == "former"
        right = said.get("code") == row["expect"]["country"] and bool(said.get("former")) == former and said.get("sector") == ("ELI" if former else "GOV")
        by_form[row["form"], right] += 1
        if not right and show:
            print(f"  {row['mention']} | {row['date']}: {said.get('code')} {said.get('sector')} former={said.get('former', False)}, "
                  f"not {row['expect']['country']} {row['expect']['sector']} ({row['expect']['start']} to {row['expect']['end']})")
    right, all_rows = sum(n for (_, good), n in by_form.items() if good), sum(by_form.values())
    print(f"leaders by date: {100 * right / all_rows:.1f} ({right} of {all_rows})")
    for form in sorted({form for form, _ in by_form}):
        print(f"  {form}: {by_form[form, True]} of {by_form[form, True] + by_form[form, False]}")


def main(argv):
    show = "--show" in argv
    argv = [a for a in argv if a != "--show"]
    if len(argv) < 2:
        sys.exit(__doc__)
    folder = pathlib.Path(argv[2] if len(argv) > 2 else "../shared/resolve")
    pathlib.Path("measure-out/actor.jsonl").unlink(missing_ok=True)
    rows = jsonl(folder / "ngec_actor_tests.jsonl")
    phrases(rows, ask(argv[1], rows), show)
    rows = jsonl(folder / "leader_date_tests.jsonl")
    leaders(rows, ask(argv[1], rows), show)


if __name__ == "__main__":
    main(sys.argv)
