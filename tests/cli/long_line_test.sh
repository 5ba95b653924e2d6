#!/bin/sh
# long_line_test.sh DEMARCHE: a line of 50 MB is coded like any other text, and so is what comes after it.
demarche=$1
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
good='Norway expelled the French ambassador.'
blob=$(yes 0123456789abcdef | head -n 40 | tr -d '\n')
(printf '%s ' "$good" && yes "$blob " | tr -d '\n' | head -c 50000000) >long.txt
yes 'word' | tr -d '\n' | head -c 50000000 >word.txt
printf 'Chad expelled the French ambassador.\n' >good.txt
"$demarche" code --merge long.txt word.txt good.txt >out 2>err || { echo "exit status $?"; cat err; exit 1; }
grep -q '"code":"NOR"' out || { echo 'the long line was not coded'; exit 1; }
grep -q '"code":"TCD"' out || { echo 'what came after it was not coded'; exit 1; }
