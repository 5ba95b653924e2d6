#!/bin/sh
# classify_test.sh DEMARCHE: each good line has one answer, in order; each bad line a message with its number.
. "$(dirname "$0")/cli.sh"
good='"sentence": "Norway accused Iceland of theft.", "source": "Norway"'
{
  printf '{"id": "a", %s, "target": "Iceland"}\n' "$good"
  printf '{"id": "b", %s}\n' "$good"                                  # no target
  printf '{"id": "c", %s, "target": "Iceland"\n' "$good"              # cut off
  printf '{"id": "d", %s, "target": "the bank of Fiji"}\n' "$good"    # the sentence does not have it
  printf '{"id": "e", %s, "target": "Iceland", "target_start": 40, "target_end": 47}\n' "$good"
  printf '{"id": "f", %s, "target": "Iceland", "target_start": 15, "target_end": 22}\n' "$good"
  printf '\n{"id": "g", "sentence": " ", "source": "a", "target": "b"}\n'
} >questions.jsonl
"$demarche" classify --input jsonl questions.jsonl >out 2>err
[ $? -eq 1 ] || fail 'some input was refused: exit status 1'
[ "$(grep -o '"id":"."' out | tr -d '\n')" = '"id":"a""id":"d""id":"f"' ] || fail 'one answer for each good line'
grep -q '^{"id":"a","event":"ACCUSE",.*"cameo":"11[0-9]*","confidence":[01]\.[0-9]*,"rule":"accuse' out || fail 'the answer'
for line in '2: has no "target"' '3: is not JSON' '5: "target_start": 40 to 47' '8: has no "sentence"'; do
  grep -q "^demarche: questions.jsonl:$line" err || fail "no message '$line'"
done
[ "$(wc -l <err)" -eq 4 ] || fail 'one bad line makes one message'
sed -n 1p questions.jsonl | "$demarche" classify --input jsonl - >out 2>err || fail 'exit status 0'
grep -q '"id":"a"' out || fail 'standard input'
"$demarche" classify missing.jsonl questions.jsonl >out 2>err
[ $? -eq 1 ] && grep -q '^demarche: missing.jsonl: ' err && grep -q '"id":"f"' out || fail 'a missing file'
"$demarche" classify --input text questions.jsonl >out 2>err
[ $? -eq 2 ] || fail 'only jsonl holds questions'
exit $failed
