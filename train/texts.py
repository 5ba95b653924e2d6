#!/usr/bin/env python3
"""texts.py FOLDER FILE.jsonl...: the "text" of each line of the files, as FOLDER/00000.txt and so on. For ./dev train."""
import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
count = 0
for name in sys.argv[2:]:
    for line in open(name, encoding="utf-8"):
        (folder / f"{count:05d}.txt").write_text(json.loads(line)["text"], encoding="utf-8")
        count += 1
print(f"{count} texts")
