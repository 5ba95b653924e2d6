#!/bin/sh
# --gazetteer FILE adds places to those of the program; a file that is no dump of GeoNames is refused with its place and exit 2.
set -eu
demarche=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
text='Rebels attacked Harrowgate Ferry on Monday.'

printf '990001\tHarrowgate Ferry\tHarrowgate Ferry\t\t-1.5\t36.5\tP\tPPL\tKE\t\t05\t\t\t\t400\t\t1\tAfrica/Nairobi\t2020-01-01\n' >"$work/own.txt"
echo "$text" | "$demarche" annotate --layer place - >"$work/without"
echo "$text" | "$demarche" annotate --layer place --gazetteer "$work/own.txt" - >"$work/with"
if grep -q 990001 "$work/without"; then echo 'known without the file'; exit 1; fi
grep -q '"geonameid":990001,"lat":-1.5000,"lon":36.5000,"country":"KEN"' "$work/with" || { cat "$work/with"; exit 1; }
echo 'They met in Oslo.' | "$demarche" annotate --layer place --gazetteer "$work/own.txt" - | grep -q '"country":"NOR"'

refused() {
  status=0
  echo "$text" | "$demarche" code --gazetteer "$work/bad.txt" - >"$work/out" 2>"$work/err" || status=$?
  [ "$status" = 2 ] || { echo "exit $status"; exit 1; }
  grep -q "$1" "$work/err" || { cat "$work/err"; exit 1; }
  [ ! -s "$work/out" ]
}
printf 'Harrowgate Ferry, Kenya\n' >"$work/bad.txt"
refused 'bad.txt:1:24: 1 columns where 19 are wanted'
sed 's/-1.5/-191.5/' "$work/own.txt" >"$work/bad.txt"
refused 'bad.txt:1:43: no position on the globe'
rm "$work/bad.txt"
refused 'bad.txt'
