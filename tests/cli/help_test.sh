#!/bin/sh
# help_test.sh DEMARCHE: the command line explains itself, and each format prints what it promises.
demarche=$1
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
failed=0
has() {
  grep -q -- "$2" "$work/out" || { echo "FAILED: $1 has no '$2'"; cat "$work/out"; failed=1; }
}
"$demarche" --version >"$work/out" && has --version '^demarche [0-9]*\.[0-9]*\.[0-9]* (knowledge 20'
"$demarche" help >"$work/out" && has help 'code' && has help 'parse'
"$demarche" help code >"$work/out" && for flag in --input --date --format --explain --threads --only --merge; do has 'help code' $flag; done
"$demarche" help parse >"$work/out" && has 'help parse' --input

"$demarche" help annotate >"$work/out" && has 'help annotate' --layer && has 'help annotate' --input

printf 'Norway expelled the French ambassador on Monday.\n' >"$work/a.txt"
code() { "$demarche" code --date 2024-03-06 "$@" "$work/a.txt" >"$work/out" 2>"$work/err" || { echo "FAILED: code $*"; failed=1; }; }
code --format csv
[ "$(wc -l <"$work/out")" -eq 2 ] || { echo 'FAILED: csv is a header and one row'; cat "$work/out"; failed=1; }
head -n 1 "$work/out" | grep -q '^id,doc,date,' || { echo 'FAILED: csv header'; failed=1; }
has csv 'NOR' && has csv '2024-03-04'
code --format table && has table 'NOR' && has table '2024-03-04'
code --format table --explain && has --explain 'rule expel' && has --explain 'knowledge/verbs/'
code && has jsonl '"event":"REJECT"\|"event":"SANCTION"' && has jsonl '"date":"2024-03-04"'
exit $failed
