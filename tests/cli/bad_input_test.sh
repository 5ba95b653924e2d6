#!/bin/sh
# bad_input_test.sh DEMARCHE: each kind of bad input has its message, with file and place, and its exit status, and what
# stands beside it is coded all the same.
. "$(dirname "$0")/cli.sh"

# also_coded WHO: the run went on and coded the good document as well.
also_coded() {
  grep -q "\"code\":\"$1\"" out || fail "the rest of the run was not coded: no $1"
}

good='Norway expelled the French ambassador on Monday.'
printf '%s\n' "$good" >good.txt
mkdir folder
: >empty.txt
printf 'Mali\000\001\002\003\000closed its border.' >binary.txt
printf 'Chad expelled the \377\376 French ambassador.\n' >broken.txt
printf ' \n\t\n' >blank.txt

expect 1 '^demarche: missing.txt: ' code missing.txt good.txt;        also_coded NOR
expect 1 '^demarche: folder: ' code folder good.txt;                  also_coded NOR
expect 1 '^demarche: empty.txt: .*empty' code empty.txt good.txt;     also_coded NOR
expect 1 '^demarche: blank.txt: .*empty' code blank.txt good.txt;     also_coded NOR
expect 1 '^demarche: binary.txt: .*byte 5 ' code binary.txt good.txt;  also_coded NOR
expect 0 '^demarche: broken.txt:1:19: .*UTF-8' code broken.txt good.txt; also_coded NOR; also_coded TCD
expect 1 '^demarche: missing.txt: ' parse missing.txt good.txt
grep -q 'expelled' out || fail 'parse did not go on after a missing file'

for line in 1 2 3 4 5 6; do printf '{"id": "d%s", "text": "%s"}\n' $line "$good"; done >lines.jsonl
printf '{"id": "d7", "text": "cut of\n' >>lines.jsonl
printf '{"id": "d8", "text": "Chad expelled the French ambassador."}\n' >>lines.jsonl
expect 1 '^demarche: lines.jsonl:7: ' code --input jsonl lines.jsonl; also_coded TCD
[ "$(wc -l <err)" -eq 1 ] || fail 'one bad line makes one message'

refused() {
  printf '%s\n' "$1" '{"id": "d8", "text": "Chad expelled the French ambassador."}' >one.jsonl
  expect 1 "^demarche: one.jsonl:1: $2" code --input jsonl one.jsonl
  also_coded TCD
}
refused '["a list"]' '.*object'
refused '{"id": "x"}' '.*"text"'
refused '{"text": 7}' '.*"text" is not a string'
refused '{"text": "Mali left.", "date": "2024-02-30"}' '.*2024-02-30'
refused '{"text": ""}' '.*"text"'

printf '{"id": "same", "text": "Mali left."}\n{"id": "same", "text": "%s"}\n' "$good" >twice.jsonl
expect 1 '^demarche: twice.jsonl:2: .*same' code --input jsonl twice.jsonl

annotated() { grep -q "$1" out || fail "annotate did not say $1"; }
expect 1 '^demarche: lines.jsonl:7: ' annotate --layer actor --input jsonl lines.jsonl; annotated '"code":"TCD"'
printf '{"id": "far", "text": "Mali", "spans": [{"start": 2, "end": 9}]}\n{"id": "near", "text": "Mali left.", "spans": [{"start": 0, "end": 4}]}\n' >spans.jsonl
expect 1 '^demarche: spans.jsonl:1: .*2 to 9' annotate --layer actor --input jsonl spans.jsonl; annotated '"code":"MLI"'
expect 2 'no layer .weather.' annotate --layer weather good.txt
expect 2 'layer' annotate good.txt

printf '1\tNorway\tNorway\n' >short.conllu
expect 1 '^demarche: short.conllu:1: ' parse --input conllu short.conllu

expect 2 'no-such-flag' code --no-such-flag good.txt
expect 2 'frobnicate' frobnicate
expect 2 'frobnicate' help frobnicate
expect 2 'no status .real.' code --only real good.txt
expect 2 '2024-13-01' code --date 2024-13-01 good.txt
expect 2 'xml' code --format xml good.txt
expect 2 . code --threads 0 good.txt

printf '%s\n' "$good" | "$demarche" code - >out 2>err || fail 'standard input'
also_coded NOR
if [ -w /dev/full ]; then
  "$demarche" code good.txt >/dev/full 2>err
  [ $? -eq 3 ] && grep -q 'standard output: cannot write' err || fail 'a full disk'
fi
exit $failed
