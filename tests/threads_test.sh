#!/bin/sh
# threads_test.sh DEMARCHE: the command line prints the same bytes for every --threads, in the order of its input.
demarche=$1
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
i=0
for actor in Norway Mali Lithuania Pakistan Belgium Chad; do
  for act in "imposed sanctions on Belarus" "expelled the French ambassador" "broke off talks with Iceland" "condemned Iran"; do
    i=$((i + 1))
    printf '{"id": "d%s", "date": "2024-03-07", "text": "%s %s on Monday."}\n' $i "$actor" "$act" >> "$work/in.jsonl"
  done
done
for threads in 1 2 4; do
  "$demarche" code --input jsonl --format jsonl --threads $threads "$work/in.jsonl" > "$work/$threads" || exit 1
done
[ "$(wc -l < "$work/1")" -ge 12 ] || { echo "too few events to say anything:"; cat "$work/1"; exit 1; }
cmp "$work/1" "$work/2" && cmp "$work/1" "$work/4"
