#!/bin/sh
# knowledge_test.sh DEMARCHE: the program counts what it knows and finds what is wrong with it.
demarche=$1
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
failed=0
has() {
  grep -q -- "$1" "$work/out" || { echo "FAILED: no '$1' in"; cat "$work/out"; failed=1; }
}
lacks() {
  if grep -q -- "$1" "$work/out"; then echo "FAILED: '$1' in"; cat "$work/out"; failed=1; fi
}
"$demarche" knowledge info >"$work/out" || failed=1
has ' frames$' && has ' examples$' && has ' CAMEO codes$'

"$demarche" knowledge check >"$work/out"
status=$?
last=$(tail -n 1 "$work/out")
[ "$last" = "0 findings" ] && wanted=0 || wanted=1
[ "$status" = "$wanted" ] || { echo "FAILED: status $status with '$last'"; failed=1; }
lacks '^never'
lacks '^example'
lacks '^mode'

"$demarche" knowledge >"$work/out" 2>&1
[ $? = 2 ] || { echo "FAILED: 'knowledge' alone is no command"; failed=1; }
"$demarche" knowledge mend >"$work/out" 2>&1
[ $? = 2 ] || { echo "FAILED: 'knowledge mend' is no command"; failed=1; }
exit $failed
