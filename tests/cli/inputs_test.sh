#!/bin/sh
# inputs_test.sh DEMARCHE: folders, patterns, parts of a list, the report of a run and its line on a terminal.
. "$(dirname "$0")/cli.sh"

ids() { sed 's/^{"id":"\([^"]*\)".*/\1/' out | tr '\n' ' '; }
ids_are() { [ "$(ids)" = "$1 " ] || fail "documents '$(ids)', wanted '$1 '"; }

mkdir -p news/b news/empty 'odd[1]'
for name in news/b/chad news/a news/c 'odd[1]/x'; do printf 'Chad expelled the French ambassador.\n' >"$name.txt"; done
printf 'not for reading\n' >news/.hidden
gzip news/c.txt
ln -s .. news/loop

# In order of name, folders and files together; named as the files of a tar would be.
expect 0 '' read news;                 ids_are 'news/a news/b/chad news/c'
expect 0 '' read ./news/ 'odd[1]';     ids_are 'news/a news/b/chad news/c odd[1]/x'
expect 0 '' read 'news/*.txt' 'news/?';ids_are 'a b/chad'
expect 0 '' read 'odd[1]/x.txt';       ids_are 'x'       # the name of a file is no pattern
(cd news && "$demarche" read . >../out 2>../err); ids_are 'a b/chad c'
expect 0 '' code news;                 has '"doc":"news/b/chad"'
expect 0 '' annotate --layer actor news; has '"id":"news/a"'
expect 0 '' store add river news;      has '^unchanged news/c: stored as news/a'
expect 1 '^demarche: news/empty: is a folder without a file' read news/empty news/a.txt; ids_are 'a'
expect 1 '^demarche: nothing\*: no file has a name like this' read 'nothing*' news/a.txt; ids_are 'a'
mkdir trees && printf '1\tNorway\tNorway\t_\t_\t_\t0\t_\t_\t_\n\n' >trees/one.conllu
expect 0 '' parse --input conllu trees; has Norway
expect 2 'shard' parse --input conllu --shard 1/2 trees
expect 0 '' parse --input conllu --format text trees; has '^Norway  PROPN root$'
expect 0 '' parse --input conllu --format dot trees; has '^digraph "1" {'; has '^  1 .label="Norway PROPN".$'
expect 2 'format' parse --format tree trees

# Every file, and every document of a single file, is read by exactly one part.
all_parts() {  # all_parts COUNT WHAT…
  parts=$1
  shift
  : >parts
  for i in $(seq "$parts"); do
    "$demarche" read --shard "$i/$parts" "$@" >out 2>>messages
    [ "$(wc -l <out)" -gt 0 ] || fail "part $i of $parts of $* is empty"
    cat out >>parts
  done
  "$demarche" read "$@" 2>/dev/null | sort >whole
  sort parts | cmp -s - whole || fail "the parts of $* are not the whole"
}
mkdir many && for i in $(seq 40); do printf 'Chad expelled envoy %s.\n' "$i" >many/$i.txt; done
for i in $(seq 40); do printf '{"text": "Chad expelled envoy %s."}\n' "$i"; done >many.jsonl
printf '{"id": "cut\n' >>many.jsonl
all_parts 3 many
all_parts 2 'many/*'
: >messages
all_parts 3 --input jsonl many.jsonl
[ "$(wc -l <messages)" -eq 1 ] || fail 'what is refused is named by one part'
expect 0 '' store add quarter --shard 1/4 many; "$demarche" store add quarter --shard 1/4 many >again
grep -q '^unchanged' again && ! grep -q '^added' again || fail 'a part is always the same'
for wrong in 0/2 3/2 1/0 1 a/b 1/2/3 1/999999; do expect 2 "shard: '$wrong'" code --shard $wrong news; done

# The report.
printf '{"id": "one", "text": "Chad expelled the French ambassador."}\n{"id": "two"}\n{"id": "three"}\n{"id": "one", "text": "Again."}\n' >four.jsonl
said() { python3 -c "import json; r = json.load(open('report.json')); assert $1, $1"; }
reported() { said "$1" 2>err || fail "the report: $1"; }
for command in code read 'annotate --layer time' parse 'store add river'; do
  rm -f report.json
  expect 1 '' $command --input jsonl --report report.json four.jsonl missing.jsonl
  reported "(r['read'], r['refused'], r['copies'], r['exit_status']) == (1, 4, 0, 1)"
  reported "r['reasons'] == {'has no \"text\"': 2, 'a second document with the id \'…\'': 1, 'cannot open: No such file or directory': 1}"
  reported "[(i['file'], i['read'], i['refused'], i['bytes']) for i in r['inputs']] == [('four.jsonl', 1, 3, $(wc -c <four.jsonl)), ('missing.jsonl', 0, 1, 0)]"
  reported "r['seconds'] >= r['inputs'][0]['seconds'] >= 0 and r['inputs'][1]['reasons'] == {'cannot open: No such file or directory': 1}"
done
expect 0 '' read --report report.json news; reported "r['exit_status'] == 0 and [i['read'] for i in r['inputs']] == [1, 1, 1] and r['reasons'] == {}"
expect 3 '^demarche: nowhere/report.json.new: cannot create' code --report nowhere/report.json news; [ -s out ] && fail 'work before a report that cannot be written'

# The line on a terminal: a pseudo terminal as standard error, standard output elsewhere.
seq 200000 | sed 's/.*/{"text": "Chad expelled envoy &."}/' | { echo '{"id": 7'; cat; } >long.jsonl
python3 - "$demarche" >out 2>err <<'END' || fail 'no line of progress'
import os, pty, re, subprocess, sys
ours, theirs = pty.openpty()
run = subprocess.Popen([sys.argv[1], "code", "--input", "jsonl", "long.jsonl"], stdout=subprocess.DEVNULL, stderr=theirs)
os.close(theirs)
seen = ""
try:
    while not re.search(r"\d+ documents, \d+ a second, \d+% read, [\d.]+ (s|min|h) left; 1 refused: 1 ", seen):
        seen += os.read(ours, 4096).decode()
finally:
    run.kill()
    run.wait()
    print(seen[-600:])
END
exit $failed
