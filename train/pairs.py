#!/usr/bin/env python3
"""pairs.py FILE…: PLV lines as questions with answers (docs/formats/classify.md), on standard output. Plain Python 3."""
import json
import sys

for name in sys.argv[1:]:
    for line in open(name, encoding="utf-8"):
        row = json.loads(line)
        print(json.dumps({"id": row["id"], "sentence": row["text"], "source": row["source"], "target": row["target"], "event": row["root"]}))
