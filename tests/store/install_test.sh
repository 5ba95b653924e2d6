#!/bin/sh
# install_test.sh CMAKE BUILD: what is installed finds the library that was installed with it, wherever it is moved.
cmake=$1 build=$2
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
"$cmake" --install "$build" --prefix "$work/first" >"$work/out" || { cat "$work/out"; exit 1; }
mv "$work/first" "$work/moved"
printf 'Norway expelled the French ambassador on Monday.\n' >"$work/a.txt"
"$work/moved/bin/demarche" store add "$work/s" "$work/a.txt" >/dev/null || exit 1
loaded=$(LD_DEBUG=files "$work/moved/bin/demarche" sql "$work/s" --format csv 'SELECT count(*) FROM documents' 2>&1)
if [ -e "$work/moved/lib/demarche/libduckdb.so" ]; then
  echo "$loaded" | grep -q "file=.*/lib/demarche/libduckdb.so.*generating link map" || { echo 'the installed library was not loaded'; exit 1; }
fi
