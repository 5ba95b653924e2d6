#!/bin/sh
# store_test.sh DEMARCHE: a store through the command line: added, asked, corrected, compacted, damaged; each error has its
# message and exit status, and a failed command leaves the store as it was.
. "$(dirname "$0")/cli.sh"
asked() {
  answer=$("$demarche" sql s --format csv "$1" 2>err | tr -d '\r' | tail -n +2 | tr '\n' ' ')
  [ "$answer" = "$2 " ] || fail "$1: '$answer', wanted '$2 '"
}

printf 'Norway expelled the French ambassador on Monday.\n' >a.txt
printf 'Chad closed its border with Sudan on Monday. Chad had closed the border in answer to an attack by Sudan.\n' >b.txt
printf '{"id": "c", "date": "2024-03-07", "title": "A visit", "url": "https://example.org/c", "publication": "The Ledger", "text": "Ghana praised Togo on Tuesday."}\n{"id": "d", "text": ""}\n' >c.jsonl

# Added, and asked in every format.
expect 0 '' store add s --date 2024-03-06 a.txt b.txt
has '^added a: 1 event$' && has '^2 added, 0 corrected, 0 unchanged$'
expect 1 '^demarche: c.jsonl:2: .*"text"' store add s --input jsonl c.jsonl; has '^added c: '
asked 'SELECT id FROM documents ORDER BY id' 'a b c'
asked "SELECT actor_codes, recipient_codes, day FROM events WHERE doc = 'a'" 'NOR,FRA,2024-03-04'
asked "SELECT title, publication, url FROM documents WHERE id = 'c'" 'A visit,The Ledger,https://example.org/c'
expect 0 '' sql s --format jsonl "SELECT doc, actor FROM events WHERE doc = 'a'"; has '^{"doc":"a","actor":\[{"code":"NOR"'
expect 0 '' sql s --format table 'SELECT doc, count(*) AS n FROM events GROUP BY doc ORDER BY doc'; has '^doc  *n$' && has '^a  *1$'
expect 0 '' sql s --format parquet 'SELECT * FROM events'; [ "$(head -c 4 out)" = PAR1 ] || fail 'parquet'
expect 0 '' store info s; has '^documents  *3$' && has '^segments  *[0-9]' && has '^days  *2024-'
expect 0 '' store check s; has 'all segments fit'

# A store of format 1 answers as it did, takes more, and is compacted to format 2 with the same answers.
old="$(dirname "$0")/../store/format1"
cp -r "$old" old; chmod -R u+w old
expect 0 '' query old --format jsonl --mentions; cmp out "$old.jsonl" || fail 'a store of format 1'
printf 'On Monday Norway expelled the French ambassador in Oslo. In response, France recalled its envoy from Norway. The expulsion was condemned by the Swedish government.\n' >again.txt
expect 0 '' store add old again.txt; has '^unchanged again'
expect 0 '' store add old b.txt; has '^corrected b'
expect 0 '' query old --format jsonl --mentions --doc a; grep '"doc":"a"' "$old.jsonl" | cmp - out || fail 'a store of two formats'
expect 0 '' store compact old; grep -q '^format 2$' old/manifest || fail 'the format after compaction'
expect 0 '' query old --format jsonl --mentions --doc a; grep '"doc":"a"' "$old.jsonl" | cmp - out || fail 'a store of format 1, compacted'
expect 0 '' store check old

# Again: nothing changes. Corrected: the old text stays in the history.
find s -type f | sort | xargs cksum >before
expect 0 '' store add s --date 2024-03-06 a.txt b.txt; has '^unchanged a$' && has '^0 added, 0 corrected, 2 unchanged$'
find s -type f | sort | xargs cksum >after
cmp -s before after || fail 'adding the same again changed the store'
printf 'Norway expelled the Danish ambassador on Monday.\n' >a.txt
expect 0 '' store add s --date 2024-03-06 a.txt; has '^corrected a: version 2, 1 event$'
asked "SELECT recipient_codes FROM events WHERE doc = 'a'" 'DNK'
asked "SELECT version, recipient_codes FROM all_events WHERE doc = 'a' ORDER BY version" '1,FRA 2,DNK'

# A compaction loses nothing.
"$demarche" sql s --format jsonl 'SELECT * FROM all_events ORDER BY doc, version, event_start, id' >before
expect 0 '' store compact s; has '^segments [0-9]* -> 3, '
"$demarche" sql s --format jsonl 'SELECT * FROM all_events ORDER BY doc, version, event_start, id' >after
[ -s before ] && cmp -s before after || fail 'compaction changed the rows'

# Questions only, one at a time, and of nothing but the store.
expect 2 'one statement' sql s 'SELECT 1; SELECT 2'
expect 2 'no statement' sql s ' ; '
expect 2 'only a SELECT' sql s 'DROP VIEW events'
expect 2 'Permission' sql s "COPY (SELECT 1) TO '$work/stolen.csv'"; [ ! -e stolen.csv ] || fail 'a question wrote a file'
expect 2 'Permission' sql s "SELECT * FROM read_text('$work/a.txt')"
expect 2 'syntax error' sql s 'SELEC 1'
expect 2 '"colour" not found' sql s 'SELECT colour FROM events'
expect 2 "no format 'xml'" sql s --format xml 'SELECT 1'
expect 2 'memory' sql s --memory 1 'SELECT 1'
expect 2 'threads' sql s --threads 0 'SELECT 1'

# No store, a foreign folder, a newer and a damaged manifest.
expect 3 '^demarche: nowhere: there is no store here' sql nowhere 'SELECT 1'
expect 3 'there is no store' store info nowhere
expect 3 'there is no store' store check nowhere
expect 3 'there is no store' store compact nowhere; [ ! -e nowhere ] || fail 'a question made a store'
mkdir papers && echo thesis >papers/thesis.tex
expect 3 '^demarche: papers: holds .thesis.tex. and is no store' store add papers a.txt; [ ! -e papers/lock ] || fail 'a foreign folder was touched'
expect 3 'a.txt' store add a.txt b.txt
expect 2 'SUBCOMMAND\|subcommand' store
expect 2 '2024-13-01' store add s --date 2024-13-01 a.txt
cp s/manifest kept
printf 'demarche store\nformat 3\n' >s/manifest
expect 3 '^demarche: s/manifest:2: is of format 3' store add s b.txt
expect 3 'newer demarche' sql s 'SELECT 1'
sed 's/next/mext/' kept >s/manifest
expect 3 '^demarche: s/manifest: is damaged' store check s
echo hello >s/manifest
expect 3 'is not the manifest' store info s
cp kept s/manifest

# A flipped byte is found and named; the other segments can be read.
printf 'Mali thanked Niger.\n' >e.txt
expect 0 '' store add s e.txt
segment=$(ls s/events/*.parquet | tail -n 1)
cp "$segment" good
printf 'X' | dd of="$segment" bs=1 seek=40 conv=notrunc 2>/dev/null
expect 3 "^demarche: $segment: does not fit its hash" store check s
expect 1 "left out: .*hash" sql s --skip-damaged --format csv 'SELECT DISTINCT doc FROM events ORDER BY doc'; has '^a' && has '^b'
expect 3 "^demarche: $segment: " store compact s
rm "$segment"
expect 3 "^demarche: $segment: the segment cannot be opened" sql s 'SELECT count(*) FROM events'
expect 3 "^demarche: $segment: " store check s
cp good "$segment"
expect 0 '' store check s

# A folder that cannot be written: for root, nothing is read-only but what nobody may write.
chmod -R a-w s
as_somebody=
if [ "$(id -u)" -eq 0 ]; then
  chmod 755 "$work"
  as_somebody='setpriv --reuid=65534 --regid=65534 --clear-groups'
fi
$as_somebody "$demarche" store add s b.txt a.txt >out 2>err
[ $? -eq 3 ] && grep -q '^demarche: s/lock: cannot open the lock: Permission denied' err || fail 'a read-only store'
$as_somebody "$demarche" sql s --format csv 'SELECT count(*) FROM documents' >out 2>err || fail 'reading needs no right to write'
chmod -R u+w s
expect 0 '' store check s
exit $failed
