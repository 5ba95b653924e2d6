#!/bin/sh
# The check of the layers must be able to fail: every wrong include of a small tree is named, no right one is.
here=$(cd "$(dirname "$0")" && pwd)
tree=$(mktemp -d) && trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/include/demarche"
put() { mkdir -p "$tree/src/${1%/*}" && printf '#pragma once\n#include <string>\n#include "%s"\n' "$2" > "$tree/src/$1"; }

put record/good.h base/span.h
put code/good.h knowledge/verbs.h
put code/good_too.cpp code/good.h
put engine/good.cpp link/linker.h
put cli/good.cpp demarche/engine.h
put base/good.h demarche/error.h
printf '#include "demarche/error.h"\n' > "$tree/include/demarche/good.h"
sh "$here/check.sh" "$tree" || { echo "a right include was refused"; exit 1; }

put base/wrong.h record/document.h        # upwards
put code/wrong.cpp mention/resolver.h     # a stage asks another
put knowledge/wrong.h parse/parser.h
put cli/wrong.cpp engine/present.h        # a door goes round the public headers
put link/wrong.h demarche/event.h         # a stage knows what the world sees
put parse/wrong.h wrong.h                 # not written from src/
put gossip/wrong.h base/span.h            # no such folder
printf '#include "base/span.h"\n' > "$tree/include/demarche/wrong.h"
found=$(sh "$here/check.sh" "$tree") && { echo "wrong includes passed"; exit 1; }
count=$(printf '%s\n' "$found" | wc -l)
[ "$count" -eq 8 ] || { echo "8 wrong includes, $count found:"; echo "$found"; exit 1; }
printf '%s\n' "$found" | grep -q '^src/code/wrong.cpp:3: code may not include "mention/resolver.h"$'
