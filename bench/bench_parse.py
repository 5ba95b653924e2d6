#!/usr/bin/env python3
"""Speed of tags, lemmas and trees: bench_parse.py BIN FILE...

BIN is the folder of demarche-bench-parse and demarche-bench-parse-plain. All runs are of this moment and this processor; the
ratio is to the same sources without optimisation, which must say the same of the first sentences.
"""
import subprocess
import sys


def run(program, files):
    lines = subprocess.run([program, *files], check=True, capture_output=True, text=True).stdout.splitlines()
    return [line.split("\t") for line in lines]


def main():
    folder, files = sys.argv[1], sys.argv[2:]
    start, *rows = run(f"{folder}/demarche-bench-parse", files)
    rows = run(f"{folder}/demarche-bench-parse-plain", files) + rows
    slowest = float(rows[0][1])
    print(f"{'':14} {'words/s':>10} {'sentences/s':>12} {'ratio':>7}")
    for name, words, sentences, _ in rows:
        print(f"{name:14} {int(words):10,} {int(sentences):12,} {float(words) / slowest:7.1f}")
    print(f"model open after {start[1]} ms, first sentence parsed after {start[2]} ms, {start[3]} MB more in memory")
    if len({checksum for *_, checksum in rows}) != 1:
        sys.exit("the kernels do not agree: " + ", ".join(f"{row[0]} {row[3]}" for row in rows))


if __name__ == "__main__":
    main()
