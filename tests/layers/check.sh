#!/bin/sh
# layers/check.sh ROOT: prints every #include that points the wrong way, as file:line; exit status 1 if there is one.
cd "$1" || exit 2
find src include -name '*.h' -o -name '*.cpp' | LC_ALL=C sort | xargs awk '
  function allow(folders, others,    i, n, list) {
    n = split(folders, list, " ")
    for (i = 1; i <= n; i++) may[list[i]] = " " list[i] " " others " "
  }
  BEGIN {  # folders, and what they may include besides themselves; demarche is include/demarche
    allow("demarche", "")
    allow("base", "demarche")
    allow("record", "base")
    allow("knowledge", "base record")
    allow("fetch", "base")
    allow("ingest segment parse mention code link", "base record knowledge")
    allow("store", "base record")
    allow("analyse", "demarche base record store")
    allow("engine", "demarche base record knowledge fetch ingest segment parse mention code link store analyse")
    allow("cli server python", "demarche base")
  }
  /^[ \t]*#[ \t]*include[ \t]*"/ {
    split(FILENAME, path, "/")
    split($0, quoted, "\"")
    to = index(quoted[2], "/") ? substr(quoted[2], 1, index(quoted[2], "/") - 1) : "."
    if (index(may[path[2]], " " to " ")) next
    print FILENAME ":" FNR ": " path[2] " may not include \"" quoted[2] "\""
    wrong = 1
  }
  END { exit wrong }'
