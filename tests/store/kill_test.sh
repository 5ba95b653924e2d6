#!/bin/sh
# kill_test.sh DEMARCHE RUNS: 'store add' killed at random moments, again and again, until it comes to its end. Then nothing that it
# had named is missing, nothing is there twice, no leftovers, and the files are those of a run that nobody disturbed.
demarche=$1 runs=$2
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

# More than one commit: 2,500 documents of one sentence each.
awk 'BEGIN {
  split("Norway Chad Ghana Iceland Mali Togo Latvia Peru Nepal Laos", who, " ")
  split("praised accused thanked attacked sanctioned invaded visited condemned helped threatened", did, " ")
  for (i = 0; i < 2500; i++)
    printf "{\"id\": \"d%d\", \"date\": \"2024-03-07\", \"text\": \"%s %s %s in case %d.\"}\n", i, who[i % 10 + 1], did[int(i / 10) % 10 + 1], who[int(i / 100) % 10 + 1], i
}' >in.jsonl
start=$(date +%s%N)
"$demarche" store add whole --input jsonl in.jsonl >/dev/null || exit 1
took=$((($(date +%s%N) - start) / 1000000))

: >named
killed=0 round=0
while [ $killed -lt "$runs" ]; do
  round=$((round + 1))
  : >out  # killed before it has opened the file, the program would leave what the round before said
  "$demarche" store add s --input jsonl in.jsonl >out 2>err &
  pid=$!
  # A moment of the whole run's length, another one each time.
  at=$(awk -v seed=$round -v took=$took 'BEGIN { srand(seed * 7919); print rand() * took * 1.1 / 1000 }')
  sleep "$at"
  kill -9 $pid 2>/dev/null
  wait $pid
  status=$?
  sed -n 's/^\(added\|unchanged\) \(d[0-9]*\).*/\2/p' out >>named
  if [ $status -ne 137 ]; then
    [ $status -eq 0 ] || { echo "round $round: exit status $status"; cat err; exit 1; }
    diff -r whole s >/dev/null || { echo "round $round: not the files of an undisturbed run"; diff -rq whole s; exit 1; }
    rm -rf s
    : >named
    continue
  fi
  killed=$((killed + 1))
  [ -e s/manifest ] || { [ ! -s named ] || { echo "round $round: documents were named without a manifest"; exit 1; }; continue; }
  "$demarche" sql s --format csv 'SELECT id FROM all_documents' 2>err | tr -d '\r' | tail -n +2 | sort >there || exit 1
  sort -u named >wanted
  lost=$(comm -13 there wanted | head -n 3)
  [ -z "$lost" ] || { echo "round $round: lost $lost"; exit 1; }
  [ -z "$(uniq -d there)" ] || { echo "round $round: stored twice"; exit 1; }
done
"$demarche" store add s --input jsonl in.jsonl >out || exit 1
diff -r whole s || { echo 'not the files of an undisturbed run'; exit 1; }
