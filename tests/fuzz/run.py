#!/usr/bin/env python3
"""Runs the fuzz targets one after the other: tests/fuzz/run.py PROGRAMS SECONDS [TARGET…]

PROGRAMS is build/fuzz/bin. What libFuzzer learns is kept in build/fuzz/corpus, what it finds in build/fuzz/found. Seeds are those of
tests/fuzz/seeds, and where ../shared/hostile is there, files of its sets too. Exit status 1 where a target has found something.
"""
import hashlib
import pathlib
import re
import subprocess
import sys
import tarfile

HERE = pathlib.Path(__file__).parent
HOSTILE = HERE.parent.parent.parent / "shared" / "hostile"
# Bytes of an input: more of them find more than larger ones, and each is parsed twice where there is parsing.
LARGEST = 1 << 13
LARGEST_PARSED = 1 << 10

# Of each target, where else its seeds stand: an archive and a part of the names in it, or a folder and a pattern.
MORE = {
    "html": [("html/html5lib-tests.tar.gz", "/encoding/"), ("fuzz-seeds/go-fuzz-corpus.tar.gz", "/htmltemplate/"), ("xss/H5SC", "*")],
    "warc": [("warc", "*"), ("http", "*")],
    "feed": [("feeds/feedparser.tar.gz", ""), ("xml/libxml2.tar.gz", ""), ("xml/w3c-xmlconf.tar.gz", "not-wf"), ("fuzz-seeds/go-fuzz-corpus.tar.gz", "/xml/")],
    "jsonl": [("json/JSONTestSuite.tar.gz", ""), ("fuzz-seeds/go-fuzz-corpus.tar.gz", "/json/")],
    "csv": [("fuzz-seeds/go-fuzz-corpus.tar.gz", "/csv/")],
    "unpack": [("fuzz-seeds/go-fuzz-corpus.tar.gz", "/gzip/"), ("fuzz-seeds/go-fuzz-corpus.tar.gz", "/zlib/"), ("fuzz-seeds/go-fuzz-corpus.tar.gz", "/tar/")],
    "address": [("fuzz-seeds/go-fuzz-corpus.tar.gz", "/url/")],
    "sentences": [("unicode", "*")],
    "events": [("unicode", "*")],
}


def seeds_of(where, part):
    path = HOSTILE / where
    if path.is_dir():
        return [file.read_bytes() for file in path.rglob(part) if file.is_file()]
    if not path.is_file():
        return []
    with tarfile.open(path) as tar:
        return [tar.extractfile(member).read() for member in tar if member.isfile() and part in "/" + member.name]


def gather(target, largest, folder):
    """The extra seeds of a target, each in a file named by its hash."""
    if folder.exists():
        return
    folder.mkdir(parents=True)
    for where, part in MORE.get(target, []):
        for seed in seeds_of(where, part):
            if len(seed) <= largest:
                (folder / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)


def run(program, seconds):
    target = program.name.removeprefix("fuzz_")
    build = program.parent.parent
    corpus, found, more = build / "corpus" / target, build / "found", build / "seeds" / target
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(exist_ok=True)
    largest = LARGEST_PARSED if target in ("sentences", "conllu", "events") else LARGEST
    gather(target, largest, more)
    command = [program, f"-max_total_time={seconds}", f"-max_len={largest}", "-timeout=20", "-rss_limit_mb=1500", "-malloc_limit_mb=512", "-print_final_stats=1",
               f"-dict={HERE / 'dictionaries' / target}.dict", f"-artifact_prefix={found}/{target}-", corpus, HERE / "seeds" / target, more]
    ran = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace")
    stats = {name: value.strip() for name, value in re.findall(r"^stat::(\w+):(.*)$", ran.stderr, re.M)}
    print(f"{target}: {'clean' if ran.returncode == 0 else 'FOUND SOMETHING'}, {stats.get('number_of_executed_units', '?')} runs, "
          f"{stats.get('peak_rss_mb', '?')} MB", flush=True)
    if ran.returncode != 0:
        lines = [line for line in ran.stderr.splitlines() if line[:1] != "#" or line.startswith("    #")]
        print("\n".join(lines[-60:]), flush=True)
    return ran.returncode != 0


def main():
    programs, seconds, *targets = sys.argv[1:]
    everything = sorted(pathlib.Path(programs).resolve().glob("fuzz_*"))
    wanted = [program for program in everything if not targets or program.name.removeprefix("fuzz_") in targets]
    return 1 if sum([run(program, seconds) for program in wanted]) or not wanted else 0


if __name__ == "__main__":
    sys.exit(main())
