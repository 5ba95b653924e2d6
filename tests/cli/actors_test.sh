#!/bin/sh
# --actors FILE adds actors and overrides those of the program; a wrong file is refused with its place and exit 2.
set -eu
demarche=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
text='The Lantern Front attacked Harrow Bridge on Monday.'

printf 'organisation Lantern Front\n  code KEN\n  sector REB\n' >"$work/own.txt"
echo "$text" | "$demarche" annotate --layer actor - >"$work/without"
echo "$text" | "$demarche" annotate --layer actor --actors "$work/own.txt" - >"$work/with"
if grep -q '"KEN"' "$work/without"; then echo 'known without the file'; exit 1; fi
grep -q '"code":"KEN","sector":"REB"' "$work/with" || { cat "$work/with"; exit 1; }

printf 'organisation Lantern Front\n  code XQZ\n' >"$work/bad.txt"
status=0
echo "$text" | "$demarche" code --actors "$work/bad.txt" - >"$work/out" 2>"$work/err" || status=$?
[ "$status" = 2 ] || { echo "exit $status"; exit 1; }
grep -q "bad.txt:2:8: no state and no PLOVER actor has the code 'XQZ'" "$work/err" || { cat "$work/err"; exit 1; }
[ ! -s "$work/out" ]

status=0
echo "$text" | "$demarche" classify --actors "$work/none.txt" - >/dev/null 2>"$work/err" || status=$?
[ "$status" = 2 ] && grep -q 'none.txt' "$work/err"
