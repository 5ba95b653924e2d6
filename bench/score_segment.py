#!/usr/bin/env python3
"""Sentences and tokens from raw text: runs `demarche parse` over the texts of a treebank and prints F1.

usage: bench/score_segment.py DEMARCHE TREEBANK.conllu...  [--show]

The raw text is the `# text` lines of a document, one blank between them, or an empty line where `# newpar` begins a paragraph; where a
sentence's last word has SpaceAfter=No, nothing stands between. A token or sentence is right when it covers the same characters,
blanks not counted, as one of the treebank's: the definition of the CoNLL 2018 shared task. Tokens are the treebank's words as written:
a multiword token ("don't") counts by its parts, where these are its letters.
"""
import pathlib
import subprocess
import sys
import tempfile


def documents(path):
    """Per document its raw text and its sentences, each a list of word forms."""
    out, text, sentences, words, comments = [], "", [], [], []
    hold, glued = 0, False

    def close():
        nonlocal text, sentences
        if sentences:
            out.append((text, sentences))
        text, sentences = "", []

    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("#"):
            comments.append(line)
            continue
        if line:
            cells = line.split("\t")
            if "-" in cells[0]:
                hold = int(cells[0].split("-")[1])
                whole, parts = cells[1], []
                last = cells[9]
            elif "." not in cells[0]:
                if int(cells[0]) > hold:
                    words.append(cells[1])
                    last = cells[9]
                    continue
                parts.append(cells[1])
                if int(cells[0]) == hold:
                    words += parts if "".join(parts) == whole else [whole]
            continue
        if not words:
            comments = []
            continue
        if any(c.startswith("# newdoc") for c in comments):
            close()
            glued = True
        raw = next(c[len("# text = "):] for c in comments if c.startswith("# text = "))
        paragraph = any(c.startswith("# newpar") for c in comments)
        text += "" if not text else "\n\n" if paragraph else "" if glued else " "
        text += raw
        sentences.append(words)
        glued = "SpaceAfter=No" in last
        words, comments, hold = [], [], 0
    close()
    return out


def spans(sentences):
    """(sentence spans, token spans) in characters that are no blanks."""
    at, rows, tokens = 0, set(), set()
    for words in sentences:
        begin = at
        for word in words:
            size = len("".join(word.split()))
            tokens.add((at, at + size))
            at += size
        rows.add((begin, at))
    return rows, tokens


def said(path):
    """The sentences of our CoNLL-U, each a list of forms as written."""
    out, words, hold = [], [], 0
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if words:
                out.append(words)
            words, hold = [], 0
        elif not line.startswith("#"):
            cells = line.split("\t")
            if "-" in cells[0]:
                hold = int(cells[0].split("-")[1])
                words.append(cells[1])
            elif int(cells[0]) > hold:
                words.append(cells[1])
    return out


def f1(gold, ours):
    both = len(gold & ours)
    return 200.0 * both / max(1, len(gold) + len(ours)), both


def main(argv):
    show = "--show" in argv
    argv = [a for a in argv if a != "--show"]
    if len(argv) < 3:
        sys.exit(__doc__)
    for name in argv[2:]:
        totals = {}
        with tempfile.TemporaryDirectory() as folder:
            for number, (text, sentences) in enumerate(documents(name)):
                path = pathlib.Path(folder) / f"{number}.txt"
                path.write_text(text, encoding="utf-8")
                out = path.with_suffix(".conllu")
                out.write_text(subprocess.run([argv[1], "parse", str(path)], capture_output=True, text=True).stdout, encoding="utf-8")
                gold, ours = spans(sentences), spans(said(out))
                for kind, g, o in zip(("sentences", "tokens"), gold, ours):
                    row = totals.setdefault(kind, [0, 0, 0])
                    row[0] += len(g & o)
                    row[1] += len(g)
                    row[2] += len(o)
                if show:
                    solid = "".join(text.split())
                    for kind, g, o in zip(("sentence", "token"), gold, ours):
                        for begin, end in sorted(g - o):
                            print(f"  {kind} missed: {solid[max(0, begin - 15):begin]}[{solid[begin:end][:90]}]{solid[end:end + 15]}")
        for kind, (both, gold, ours) in totals.items():
            print(f"{pathlib.Path(name).stem} {kind}: F1 {200.0 * both / max(1, gold + ours):.2f}   ({both} of {gold}, {ours} said)")


if __name__ == "__main__":
    main(sys.argv)
