#!/usr/bin/env python3
"""How many of the probes of tests/probes the coder gets wholly right, by class. Plain Python 3.

  score_probes.py RUN_CASES FOLDER [--least PERCENT] [--wrong]

RUN_CASES is the program of tests/golden (build/dev/bin/run_cases). A probe is right when its events, their parties and their
status are as written and nothing else is coded. --wrong lists those that are not. Exit status 1 where fewer than PERCENT are right.
"""
import pathlib
import re
import subprocess
import sys


def main(argv):
    if len(argv) < 2:
        sys.exit(__doc__)
    least = float(argv[argv.index("--least") + 1]) if "--least" in argv else 0.0
    cases = failed = 0
    for path in sorted(pathlib.Path(argv[1]).glob("*.case")):
        out = subprocess.run([argv[0], str(path)], capture_output=True, text=True).stdout
        found = re.search(r"(\d+) cases, (\d+) failed", out)
        if not found:
            sys.exit(f"{path}: {out.strip()}")
        here, wrong = map(int, found.groups())
        cases, failed = cases + here, failed + wrong
        print(f"{path.stem:12} {100 * (here - wrong) / here:5.1f} %   {here - wrong} of {here}")
        if "--wrong" in argv:
            print(out)
    if cases == 0:
        sys.exit(f"no *.case in {argv[1]}")
    print(f"{'all':12} {100 * (cases - failed) / cases:5.1f} %   {cases - failed} of {cases}")
    return 0 if 100 * (cases - failed) / cases >= least else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
