#!/usr/bin/env python3
"""Links: runs `demarche code` over articles whose events are judged and prints how well tellings are folded and tied.

usage: bench/score_link.py DEMARCHE [FOLDER] [--show]
FOLDER is bench/clusters; its README has the form of the files.

Definition.
  mentions   judged tellings that some record's words overlap; each record goes to the telling that it overlaps most
  B3         B-cubed over the tellings found: does the program put together what belongs together
  B3 whole   the same with every judged telling in the denominator of recall: a telling that was missed is lost
  because    pairs of judged events that the program ties; `reach` are those wanted whose two events were both found
  after      the same for what only followed
"""
import json
import pathlib
import re
import subprocess
import sys

MARK = re.compile(r"\{(\d+):([^}]*)\}")
TIE = re.compile(r"^(because|after) (\d+) <- (\d+)$")


def read(path):
    """Text, tellings as (begin, end, event) in code points, and wanted ties as (kind, act, cause)."""
    lines = path.read_text(encoding="utf-8").splitlines()
    ties = {(m[1], int(m[2]), int(m[3])) for m in map(TIE.match, lines) if m}
    marked = "\n".join(line for line in lines if not TIE.match(line)).rstrip() + "\n"
    text, tellings, at = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        tellings.append((len(text), len(text) + len(mark[2]), int(mark[1])))
        text += mark[2]
        at = mark.end()
    return text + marked[at:], tellings, ties


def coded(binary, name, text):
    line = json.dumps({"id": name, "text": text}) + "\n"
    run = subprocess.run([binary, "code", "--input", "jsonl", "-"], input=line, capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"{name}: exit status {run.returncode}: {run.stderr[-2000:]}")
    return [json.loads(record) for record in run.stdout.splitlines()]


def place(records, tellings):
    """The row of the telling that each record goes to; records without one are left out."""
    placed = {}
    for record in records:
        overlaps = [(min(record["event_end"], end) - max(record["event_start"], begin), -row) for row, (begin, end, _) in enumerate(tellings)]
        best, row = max(overlaps, default=(0, 0))
        if best > 0:
            placed[record["id"]] = -row
    return placed


class Rate:
    def __init__(self):
        self.right = self.said = self.wanted = 0.0

    def line(self, name, note=""):
        p = self.right / self.said if self.said else 0.0
        r = self.right / self.wanted if self.wanted else 0.0
        f = 2 * p * r / (p + r) if p + r else 0.0
        print(f"{name:12s} P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {100 * f:5.1f}{note}")


def main():
    arguments = [a for a in sys.argv[1:] if a != "--show"]
    show = "--show" in sys.argv
    folder = pathlib.Path(arguments[1] if len(arguments) > 1 else pathlib.Path(__file__).parent / "clusters")
    files = sorted(folder.glob("*.txt"))
    if not arguments or not files:
        sys.exit(__doc__)
    events = tellings_all = found_all = reach = 0
    precision = recall = 0.0
    ties = {"because": Rate(), "after": Rate()}
    for path in files:
        text, tellings, wanted = read(path)
        records = coded(arguments[0], path.stem, text)
        placed = place(records, tellings)
        ours = {}  # telling -> the program's event
        for record in records:
            if record["id"] in placed:
                ours.setdefault(placed[record["id"]], (record.get("same_as") or [record["id"]])[0])
        judged = {row: event for row, (_, _, event) in enumerate(tellings)}
        events += len(set(judged.values()))
        tellings_all += len(tellings)
        found_all += len(ours)
        for row, mine in ours.items():
            same_ours = {other for other, event in ours.items() if event == mine}
            same_judged = {other for other in ours if judged[other] == judged[row]}
            both = len(same_ours & same_judged)
            precision += both / len(same_ours)
            recall += both / len(same_judged)
            wrong = {other for other in same_ours ^ same_judged if other > row}
            for other in sorted(wrong) if show else ():
                kind = "apart" if other in same_judged else "together"
                print(f"  {path.stem}: {kind}: {text[tellings[row][0]:tellings[row][1]]!r} and {text[tellings[other][0]:tellings[other][1]]!r}")
        judged_of = {}  # the program's event -> the judged one that most of its tellings are of
        for mine in set(ours.values()):
            tally = [judged[row] for row, event in ours.items() if event == mine]
            judged_of[mine] = max(sorted(set(tally)), key=tally.count)
        said = set()
        for record in records:
            act = (record.get("same_as") or [record["id"]])[0]
            for kind in ties:
                said |= {(kind, judged_of[act], judged_of[cause]) for cause in record.get(kind) or () if act in judged_of and cause in judged_of}
        found_events = {judged[row] for row in ours}
        reach += sum(kind == "because" and act in found_events and cause in found_events for kind, act, cause in wanted)
        for kind, rate in ties.items():
            rate.right += sum(tie in wanted for tie in said if tie[0] == kind)
            rate.said += sum(tie[0] == kind for tie in said)
            rate.wanted += sum(tie[0] == kind for tie in wanted)
        for tie in sorted(said ^ wanted) if show else ():
            print(f"  {path.stem}: {'extra' if tie in said else 'missing'}: {tie[0]} {tie[1]} <- {tie[2]}")
    print(f"{len(files)} articles, {events} judged events, {tellings_all} tellings, {found_all} found ({100 * found_all / tellings_all:.1f} %)")
    within = Rate()
    within.right, within.said, within.wanted = 1.0, found_all / precision, found_all / recall
    within.line("B3")
    whole = Rate()
    whole.right, whole.said, whole.wanted = 1.0, found_all / precision, tellings_all / recall
    whole.line("B3 whole")
    ties["because"].line("because", f"   ({reach} of {int(ties['because'].wanted)} in reach)")
    ties["after"].line("after")


main()
