#!/usr/bin/env python3
"""Holds the HTML tokenizer and the look for an encoding against the tests of html5lib: bench/html5lib.py PROGRAM TESTS.tar.gz

PROGRAM is build/dev/bin/html_tokens. Prints the tests that fail and how many hold; a test counts once for each state
that it starts in. Errors of parsing are not compared: the tokenizer reports none.
"""
import json
import re
import subprocess
import sys
import tarfile

MODES = {"Data state": 0, "RCDATA state": 1, "RAWTEXT state": 2, "Script data state": 3, "PLAINTEXT state": 4,
         "CDATA section state": 5}


def tests(archive):
    with tarfile.open(archive) as tar:
        for member in tar:
            if "/tokenizer/" not in member.name or not member.name.endswith(".test"):
                continue
            data = json.load(tar.extractfile(member))
            for test in data.get("tests", []):
                for state in test.get("initialStates", ["Data state"]):
                    yield member.name.rsplit("/", 1)[1], test, state


def unescape(value):
    """Undoes the second escape of a test that is escaped twice."""
    if isinstance(value, str):
        return re.sub(r"\\u([0-9A-Fa-f]{4})", lambda found: chr(int(found[1], 16)), value)
    if isinstance(value, list):
        return [unescape(item) for item in value]
    if isinstance(value, dict):
        return {unescape(key): unescape(item) for key, item in value.items()}
    return value


def to_bytes(text):
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass").encode("utf-8", "surrogatepass")


def decoded(field):
    return None if field == "-" else bytes.fromhex(field[1:]).decode("utf-8", "surrogatepass")


def read_token(line):
    kind, *fields = line.split(" ")
    if kind == "start":
        name, closing, *rest = fields
        attributes = [decoded(field) for field in rest]
        token = ["StartTag", decoded(name), dict(zip(attributes[::2], attributes[1::2]))]
        return token + [True] if closing == "1" else token
    if kind == "doctype":
        name, public_id, system_id, quirks = fields
        return ["DOCTYPE", decoded(name) or None, decoded(public_id), decoded(system_id), quirks == "0"]
    return [{"text": "Character", "end": "EndTag", "comment": "Comment"}[kind], decoded(fields[0])]


def joined(tokens):
    """Neighbouring text as one; the name of a doctype without one as None."""
    out = []
    for token in tokens:
        if token[0] == "Character" and out and out[-1][0] == "Character":
            out[-1] = ["Character", out[-1][1] + token[1]]
        elif token[0] == "DOCTYPE":
            out.append([token[0], token[1] or None, *token[2:]])
        else:
            out.append(token)
    return out


def encodings(program, archive):
    """The tests of what a page declares. Those of a sniffer of languages and of scripts ask for what no declaration says."""
    rows = []
    with tarfile.open(archive) as tar:
        for member in tar:
            if re.search(r"/encoding/[^/]*\.dat$", member.name):
                for part in re.split(rb"^#data\n", tar.extractfile(member).read(), flags=re.M)[1:]:
                    data, _, name = part.partition(b"\n#encoding\n")
                    rows.append((member.name.rsplit("/", 1)[1], data, name.strip().decode().lower()))
    ran = subprocess.run([program], input="".join(f"6 - {data.hex()}\n" for _, data, _ in rows), capture_output=True, text=True, check=True)
    held = 0
    for (file, data, wanted), found in zip(rows, ran.stdout.split("\n\n")):
        if found == wanted:
            held += 1
        else:
            print(f"{file}: {data[:200]!r}: wanted {wanted}, found {found}")
    print(f"html5lib encoding: {held}/{len(rows)}")
    return held != len(rows)


def main():
    program, archive = sys.argv[1:]
    rows = []
    for file, test, state in tests(archive):
        if test.get("doubleEscaped"):
            test = {**test, "input": unescape(test["input"]), "output": unescape(test["output"])}
        rows.append((file, test, state))
    lines = [f"{MODES[state]} {test.get('lastStartTag') or '-'} {to_bytes(test['input']).hex()}" for _, test, state in rows]
    ran = subprocess.run([program], input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
    answers, answer = [], []
    for line in ran.stdout.splitlines():
        if line:
            answer.append(read_token(line))
        else:
            answers.append(joined(answer))
            answer = []
    held = 0
    for (file, test, state), found in zip(rows, answers, strict=True):
        wanted = joined(test["output"])
        if found == wanted:
            held += 1
        else:
            print(f"{file}: {test['description']} ({state})\n  input  {test['input']!r}\n  wanted {wanted}\n  found  {found}")
    print(f"html5lib tokenizer: {held}/{len(rows)}")
    return encodings(program, archive) or held != len(rows)


if __name__ == "__main__":
    sys.exit(main())
