#!/usr/bin/env python3
"""Whether reports of the same event find each other: score_same.py DEMARCHE [DAYS]

Puts the reports of bench/same_events.txt into a store and joins two reports where `demarche explain --same-days DAYS` shows an
event of one as an event of the other. Prints B-cubed precision, recall and F1 over the reports (Bagga and Baldwin 1998), and of the
pairs, so that what is wrong can be read.
"""
import collections
import json
import os
import subprocess
import sys
import tempfile

REPORTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "same_events.txt")


def read_reports():
    reports = []
    with open(REPORTS, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            cluster, date, source, text = (part.strip() for part in line.split("|"))
            reports.append({"id": f"r{len(reports)}", "date": date, "publication": source, "text": text, "cluster": cluster})
    return reports


def found_pairs(demarche, store, days):
    """Pairs of documents with an event in common."""
    listed = subprocess.run([demarche, "sql", store, "--format", "csv", "SELECT id FROM events"], check=True, capture_output=True, text=True)
    pairs = set()
    for event in listed.stdout.splitlines()[1:]:
        told = subprocess.run([demarche, "explain", store, event, "--same-days", days], check=True, capture_output=True, text=True).stdout
        for line in told.splitlines():
            if line.startswith("    r"):
                pairs.add(frozenset((event.split("-")[0], line.split()[0].split("-")[0])))
    return pairs


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    demarche, days = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "1"
    reports = read_reports()
    with tempfile.TemporaryDirectory() as work:
        store = os.path.join(work, "store")
        lines = "".join(json.dumps({key: value for key, value in report.items() if key != "cluster"}) + "\n" for report in reports)
        subprocess.run([demarche, "store", "add", store, "--input", "jsonl", "-"], input=lines, check=True, capture_output=True, text=True)
        pairs = found_pairs(demarche, store, days)

    gold = collections.defaultdict(set)
    for report in reports:
        gold[report["cluster"]].add(report["id"])
    system = {report["id"]: {report["id"]} for report in reports}
    for pair in pairs:
        one, other = sorted(pair)
        joined = system[one] | system[other]
        for report in joined:
            system[report] = joined
    precision = recall = 0.0
    for report in reports:
        wanted, got = gold[report["cluster"]], system[report["id"]]
        precision += len(wanted & got) / len(got)
        recall += len(wanted & got) / len(wanted)
    precision, recall = precision / len(reports), recall / len(reports)
    text = {report["id"]: report["text"] for report in reports}
    for cluster in gold.values():
        members = sorted(cluster)
        for other in members[1:]:
            if other not in system[members[0]]:
                print(f"apart: {text[members[0]]} / {text[other]}")
    for pair in sorted(map(sorted, pairs)):
        if not any(set(pair) <= cluster for cluster in gold.values()):
            print(f"joined: {text[pair[0]]} / {text[pair[1]]}")
    print(f"{len(reports)} reports, {len(gold)} events, days {days}: B3 precision {precision:.3f} recall {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}")


if __name__ == "__main__":
    main()
