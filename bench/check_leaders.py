#!/usr/bin/env python3
"""Compares the offices of knowledge/actors/leaders*.txt with tables of office holders, and prints what differs.

usage: bench/check_leaders.py HEADS.tsv [HOLDERS.tsv]

HEADS.tsv has the columns iso3 role title name surname start end end_basis gap_risk; HOLDERS.tsv iso3 position person qid
start end enwiki. Three lists: heads of state and government that our tables lack, terms that begin more than a month apart,
terms that end more than a month apart (ends that the other table marks as a guess are left out). Nothing is written.
"""
import csv
import datetime
import pathlib
import re
import sys
import unicodedata

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "knowledge/actors"
MONTH = 31
LEADS = re.compile(r"\b(president|prime minister|premier|chancellor|king|queen|emir|amir|sultan|taoiseach|emperor|supreme)\b", re.I)


def words(name):
    plain = unicodedata.normalize("NFD", name.lower().replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("đ", "d"))
    return set(re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)).replace("-", " ")))


def day(text, last=False):
    if not text:
        return None
    parts = [int(p) for p in text.split("-")]
    parts += ([12, 28] if last else [1, 1])[len(parts) - 1:]
    return datetime.date(*parts[:3])


def ours():
    people = []
    for path in sorted(FOLDER.glob("leaders*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("person "):
                people.append({"names": [words(line[7:])], "name": line[7:], "offices": []})
            elif line.startswith("  also "):
                people[-1]["names"] += [words(n) for n in line[7:].split("|")]
            elif line.startswith("  office "):
                found = re.match(r"  office (\w{3}) (\w{3}) (.+?)(?: from (\S+))?(?: to (\S+))?$", line)
                code, sector, title, begin, end = found.groups()
                people[-1]["offices"].append((code, title, day(begin), day(end, True)))
    return people


def same(asked, person):
    return any(len(asked & name) >= min(2, len(name), len(asked)) and (asked <= name or name <= asked or len(asked & name) >= 2)
               for name in person["names"])


def compare(rows, people):
    states = {office[0] for person in people for office in person["offices"]}
    missing, begins, ends = [], [], []
    for code, title, name, start, end, sure in rows:
        if code not in states or not LEADS.search(title) or start is None or (end and end.year < 1990):
            continue
        asked = words(name)
        terms = [office for person in people if same(asked, person) for office in person["offices"] if office[0] == code]
        if not terms:
            missing.append(f"{code} {title}: {name} {start} {end or ''}")
            continue
        near = min(terms, key=lambda term: abs((term[2] or start) - start))
        if abs((near[2] or start) - start).days > MONTH:
            begins.append(f"{code} {title}: {name} {start}, ours {near[2]} {near[1]}")
        if sure and end and (near[3] is None or abs(near[3] - end).days > MONTH):
            ends.append(f"{code} {title}: {name} {start} to {end}, ours {near[2]} to {near[3]}")
    for label, found in (("missing", missing), ("begins differ", begins), ("ends differ", ends)):
        print(f"{label}: {len(found)}")
        for line in found:
            print("  " + line)


def main(argv):
    if len(argv) < 2:
        sys.exit(__doc__)
    people = ours()
    print(f"{len(people)} people, {sum(len(p['offices']) for p in people)} offices")
    with open(argv[1], encoding="utf-8") as file:
        rows = [(r["iso3"], r["title"], r["name"], day(r["start"]), day(r["end"], True), r["gap_risk"] == "0" and r["end_basis"] != "last-seen")
                for r in csv.DictReader(file, delimiter="\t")]
    compare(rows, people)
    if len(argv) > 2:
        with open(argv[2], encoding="utf-8") as file:
            rows = [(r["iso3"], r["position"], r["person"], day(r["start"]), day(r["end"], True), bool(r["end"]))
                    for r in csv.DictReader(file, delimiter="\t") if r["position"] in ("President", "Prime Minister")]
        compare(rows, people)


if __name__ == "__main__":
    main(sys.argv)
