#!/usr/bin/env python3
"""Measures a store against the same tables in SQLite: bench_store.py BIN [EVENTS]

BIN is the folder of demarche and demarche-generate-store. Times are of the processor, in seconds: on one core they are
what the clock would say if nothing else ran. Every question is asked three times, as a command with its start-up for demarche, and
of an open database for SQLite; the best time counts. Both answers must be the same.
"""
import csv
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

TRIES = 3
DYAD = ("AAA", "ABH")


def best(ask):
    """The least processor time of a few tries, and the answer: on a shared machine the clock says little."""
    times = []
    for _ in range(TRIES):
        start = cpu()
        answer = ask()
        times.append(cpu() - start)
    return min(times), answer


def cpu():
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def size_of(path):
    if os.path.isfile(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(os.path.join(folder, name)) for folder, _, names in os.walk(path) for name in names)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder, events = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3_000_000
    demarche = os.path.join(folder, "demarche")
    work = tempfile.mkdtemp(prefix="demarche-bench-")
    store, lite = os.path.join(work, "store"), os.path.join(work, "sqlite.db")

    memory = {}

    def run(*arguments):
        """The output; notes the largest memory of each command, in MB."""
        with tempfile.TemporaryFile("w+") as out:
            pid = subprocess.Popen([demarche, *arguments], stdout=out).pid
            _, status, used = os.wait4(pid, 0)
            if status != 0:
                sys.exit(f"demarche {' '.join(arguments)} failed")
            memory[arguments[0]] = max(memory.get(arguments[0], 0), used.ru_maxrss / 1024)
            out.seek(0)
            return out.read()

    try:
        added = subprocess.run([os.path.join(folder, "demarche-generate-store"), store, str(events)], check=True, capture_output=True, text=True).stdout
        commits = sorted(float(line.split()[2]) for line in added.splitlines())
        print(f"events                              {events}")
        print(f"adding 100,000 events, median       {commits[len(commits) // 2]:.2f} s")
        start = cpu()
        run("store", "compact", store)
        print(f"compaction                          {cpu() - start:.1f} s")

        # The same columns, the lists as text, with the indexes that the questions want.
        columns = "id, doc, day, actor_codes, recipient_codes, event, cameo, quad_code, event_scale, goldstein, status, text, confidence, rule"
        start = cpu()
        base = sqlite3.connect(lite)
        base.execute(f"CREATE TABLE events ({columns}, whole)")
        ask = subprocess.Popen([demarche, "sql", store, "--format", "csv",
                                f"SELECT {columns}, to_json(struct_pack(mode, context, actor, recipient, event_loc, text_info)) FROM events"],
                               stdout=subprocess.PIPE, text=True)
        rows = csv.reader(ask.stdout)
        next(rows)
        marks = ",".join("?" * 15)
        base.executemany(f"INSERT INTO events VALUES ({marks})", rows)
        ask.wait()
        base.execute("CREATE INDEX dyad ON events (actor_codes, recipient_codes, day)")
        base.execute("CREATE INDEX days ON events (day)")
        base.commit()
        print(f"filling SQLite, two indexes         {cpu() - start:.1f} s")
        ours, theirs = size_of(store), size_of(lite)
        print(f"size, MB                            {ours / 1e6:.0f}; SQLite {theirs / 1e6:.0f}, {theirs / ours:.1f} times as much")

        # One party on either side, so that both have the same to count.
        def months(month):
            return f"SELECT count(*), sum(n) FROM (SELECT actor_codes, recipient_codes, {month} AS month, count(*) AS n FROM events GROUP BY 1, 2, 3)"
        ours_s, ours_rows = best(lambda: run("sql", store, "--format", "csv", months("year(day) * 12 + month(day)")))
        theirs_s, theirs_rows = best(lambda: base.execute(months("substr(day, 1, 7)")).fetchone())
        if ours_rows.splitlines()[1].split(",") != [str(value) for value in theirs_rows]:
            sys.exit(f"the counts differ: {ours_rows} {theirs_rows}")
        print(f"count by dyad and month             {ours_s:.2f} s; SQLite {theirs_s:.2f} s, {theirs_s / ours_s:.1f} times as long")
        counted_s, _ = best(lambda: run("count", store, "--by", "actor,recipient,month", "--scales", "--format", "csv"))
        print(f"demarche count, every party, scales {counted_s:.2f} s")
        last_s, last = best(lambda: run("query", store, "--actor", DYAD[0], "--recipient", DYAD[1], "--last", "100", "--format", "jsonl"))
        sql = "SELECT * FROM events WHERE actor_codes = ? AND recipient_codes = ? ORDER BY day DESC LIMIT 100"
        lite_s, _ = best(lambda: base.execute(sql, DYAD).fetchall())
        if last.count("\n") != 100:
            sys.exit("the dyad has fewer than a hundred events")
        print(f"one dyad's last 100 events          {last_s:.2f} s; SQLite with an index {lite_s:.3f} s")
        start_s, _ = best(lambda: run("sql", store, "SELECT 1"))
        print(f"of which start-up                   {start_s:.2f} s")
        print("memory, MB                          " + ", ".join(f"{name} {used:.0f}" for name, used in memory.items()))
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
