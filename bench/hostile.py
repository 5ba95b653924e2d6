#!/usr/bin/env python3
"""Runs sets of good, bad and hostile inputs through the program: bench/hostile.py build/dev/bin/demarche ../shared/hostile

Every file of a set is coded by one run over a folder of them, then texts that we make are parsed. A run has to end by itself with status 0
or 1, within 512 MB, name every refusal with its file, and account for every file in its report; each sentence of the texts has to have one
tree, and twice the text must not take much more than twice the time. Exit status 1 where something does not hold.
"""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import time

MOST_MB = 512
MOST_SECONDS = 300
WORDS = 50_000
MOST_GROWTH = 3.0  # of the time for twice the text, start left out
LEAST_SECONDS = 1  # less is too little to tell growth from noise

Run = collections.namedtuple("Run", "status seconds megabytes err")


def run(command, out):
    """One run, its output in the file `out`. The kernel counts our own memory as the start of its: we hold little at a time."""
    with open(out, "wb") as stdout, tempfile.TemporaryFile() as err:
        begin = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=stdout, stderr=err)
        timer = subprocess.Popen(["sh", "-c", f"sleep {MOST_SECONDS}; kill -9 {process.pid}"])
        _, status, usage = os.wait4(process.pid, 0)
        timer.kill()
        timer.wait()
        seconds = time.monotonic() - begin
        err.seek(0)
        return Run(os.waitstatus_to_exitcode(status), seconds, usage.ru_maxrss // 1024, err.read().decode(errors="replace"))


# ---- the sets: (name of the file, bytes)

def archive(path, part=""):
    with tarfile.open(path) as tar:
        for member in tar:
            if member.isfile() and part in "/" + member.name:
                yield member.name, tar.extractfile(member).read()


def folder(path):
    for file in sorted(path.rglob("*")):
        if file.is_file():
            yield str(file.relative_to(path)), file.read_bytes()


def html5lib(path):
    """The inputs of the tests of tokens, of trees and of encodings."""
    for name, data in archive(path):
        if name.endswith(".test"):
            for i, test in enumerate(test for test in json.loads(data).get("tests", []) if isinstance(test.get("input"), str)):
                yield f"{name}/{i}.html", test["input"].encode("utf-8", "surrogatepass")
        elif name.endswith(".dat"):
            for i, part in enumerate(re.split(rb"^#data\n", data, flags=re.M)[1:]):
                yield f"{name}/{i}.html", re.split(rb"\n#(?:errors|encoding)\n", part)[0]


def addresses(path):
    """Each address as the canonical one of a page that has the other as its base."""
    for name, data in folder(path):
        if not name.endswith(".json") or "urltest" not in name:
            continue
        for i, row in enumerate(json.loads(data)):
            if isinstance(row, dict) and "input" in row:
                page = f'<base href="{row.get("base") or ""}"><link rel="canonical" href="{row["input"]}"><p>Chad expelled the French ambassador on Monday after a quarrel over a border post.'
                yield f"{name}/{i}.html", page.encode("utf-8", "surrogatepass")


def messages(path):
    """Each message of HTTP as the record of an archive, whether it is an answer or not."""
    for name, data in folder(path):
        for i, message in enumerate(re.findall(rb"^```http\n(.*?)^```", data, flags=re.M | re.S)):
            block = message.replace(b"\n", b"\r\n").replace(b"\\r", b"\r").replace(b"\\n", b"\n")
            yield f"{name}/{i}.warc", (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%s-%d>\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
                                       % (name.encode(), i, len(block), block))


def sets(hostile):
    yield "feeds", "feed", archive(hostile / "feeds/feedparser.tar.gz")
    yield "xml as feeds", "feed", archive(hostile / "xml/libxml2.tar.gz")
    yield "xml conformance as feeds", "feed", archive(hostile / "xml/w3c-xmlconf.tar.gz")
    yield "html5lib", "html", html5lib(hostile / "html/html5lib-tests.tar.gz")
    yield "xss as pages", "html", folder(hostile / "xss")
    yield "addresses in pages", "html", addresses(hostile / "url/ada-wpt")
    yield "http in archives", "warc", messages(hostile / "http/llhttp")
    yield "web archives", "warc", folder(hostile / "warc")
    yield "json", "jsonl", archive(hostile / "json/JSONTestSuite.tar.gz")
    yield "unicode", "text", folder(hostile / "unicode")
    for format_ in ("text", "csv", "jsonl", "html", "feed", "warc"):
        yield f"fuzz corpora as {format_}", format_, archive(hostile / "fuzz-seeds/go-fuzz-corpus.tar.gz")


# ---- what has to hold

def problems_of(ran, report, files, out):
    if ran.status not in (0, 1):
        yield f"ended with {ran.status}"
        return
    if ran.megabytes > MOST_MB:
        yield f"took {ran.megabytes} MB"
    unnamed = [line for line in ran.err.splitlines() if not re.match(r"demarche: \S.*?: \S", line)]
    if unnamed:
        yield f"{len(unnamed)} lines on stderr name no file: {unnamed[0][:200]}"
    if report["refused"] > len(ran.err.splitlines()):
        yield "some refusals are not named"
    if len(report["inputs"]) != files:
        yield f"{len(report['inputs'])} files in the report, and {files} there"
    try:
        with open(out, encoding="utf-8") as lines:
            for line in lines:
                json.loads(line)
    except ValueError as error:
        yield f"the output is no JSON in UTF-8: {error}"


def code_set(program, name, format_, files, work):
    """Codes a set; returns what does not hold."""
    root = work / re.sub(r"\W", "_", name)
    count = 0
    for path, data in files:
        file = root / re.sub(r"(^|/)\.+", r"\1dot", path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        count += 1
    report, out = work / "report.json", work / "out"
    ran = run([program, "code", "--any-language", "--input", format_, "--report", report, root], out)
    told = json.loads(report.read_text()) if ran.status in (0, 1) else {"read": 0, "refused": 0, "inputs": []}
    problems = list(problems_of(ran, told, count, out))
    print(f"{name:28} {count:6} files {told['read']:6} read {told['refused']:6} refused {ran.seconds:6.1f} s {ran.megabytes:4} MB  {'; '.join(problems) or 'holds'}", flush=True)
    if ran.status not in (0, 1):
        for file in sorted(file for file in root.rglob("*") if file.is_file()):
            alone = run([program, "code", "--any-language", "--input", format_, file], out)
            if alone.status not in (0, 1):
                print(f"  {file.relative_to(root)}: ends with {alone.status}")
    return problems


# ---- texts that we make

TEXTS = {
    "a sentence without an end": lambda n: "the envoy of Chad who met the envoy of Mali and " * (n // 10),
    "one word": lambda n: "x" * 6 * n,
    "emoji": lambda n: "\U0001F600\U0001F468\u200D\U0001F469\u2764\uFE0F" * (n // 3),
    "headlines in capitals": lambda n: "MALI RECALLS ENVOY AFTER NIGER SHELLS CAMP, TWELVE DEAD\n\n" * (n // 10),
    "a table": lambda n: "".join(f"{i}\tMali\t{i * 7}\t12.5%\t-\n" for i in range(n // 5)),
    "a table with bars": lambda n: "".join(f"| {i} | Chad | {i * 3} |\n|---|---|---|\n" for i in range(n // 10)),
    "quotes that never close": lambda n: '" he said ( "' * (n // 5),
    "points": lambda n: ". " * n,
    "brackets": lambda n: "(" * n,
    "marks over nothing": lambda n: "\u0301" * n,
    "lines of one word": lambda n: "Chad\n" * n,
    "hyphens": lambda n: "re-" * n,
}


def sentences(conllu):
    """The heads of each sentence."""
    heads = []
    for line in conllu:
        if line == "\n":
            yield heads
            heads = []
        elif line[0] != "#":
            heads.append(int(line.split("\t")[6]))


def is_tree(heads):
    below = collections.defaultdict(list)
    for word, head in enumerate(heads, 1):
        below[head].append(word)
    reached, waiting = 0, list(below[0])
    while waiting:
        reached += 1
        waiting += below[waiting.pop()]
    return len(below[0]) == 1 and reached == len(heads)


def code_text(program, name, make, work):
    """Codes a text and twice of it, and parses one of 10,000 words; returns what does not hold."""
    file, out = work / "made.txt", work / "out"
    file.write_text("Mali left.")
    start = min(run([program, "code", file], out).seconds for _ in range(3))
    seconds, problems = [], []
    for size in (WORDS, 2 * WORDS):
        file.write_text(make(size))
        ran = run([program, "code", file], out)
        seconds.append(max(ran.seconds - start, 0.001))
        if ran.status not in (0, 1) or ran.megabytes > MOST_MB:
            problems.append(f"{size} words: ended with {ran.status}, {ran.megabytes} MB")
    growth = seconds[1] / seconds[0]
    if growth > MOST_GROWTH and seconds[1] > LEAST_SECONDS:
        problems.append("more than linear")
    file.write_text(make(10_000))
    parsed = run([program, "parse", file], out)
    with open(out, encoding="utf-8") as conllu:
        if parsed.status != 0 or not all(is_tree(heads) for heads in sentences(conllu)):
            problems.append(f"parse ended with {parsed.status}, or some sentence is no tree")
    print(f"{name:28} {WORDS} words {seconds[0]:6.2f} s, twice of it {growth:4.1f} times {ran.megabytes:4} MB  {'; '.join(problems) or 'holds'}", flush=True)
    return problems


def main():
    program, hostile = sys.argv[1], pathlib.Path(sys.argv[2])
    problems = []
    with tempfile.TemporaryDirectory() as work:
        for name, format_, files in sets(hostile):
            problems += code_set(program, name, format_, files, pathlib.Path(work))
        for name, make in TEXTS.items():
            problems += code_text(program, name, make, pathlib.Path(work))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
