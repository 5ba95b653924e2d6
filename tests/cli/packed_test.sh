#!/bin/sh
# packed_test.sh DEMARCHE: packed files, archives, tables and web archives are read, and what goes beyond a limit is refused with its place.
. "$(dirname "$0")/cli.sh"

mkdir -p a/b
printf 'Chad expelled the French ambassador.\n' >a/b/chad.txt
printf 'Norway expelled the French ambassador.\n' >a/norway.txt
printf '{"id": "one", "text": "Chad expelled the French ambassador."}\n{"id": "two", "text": "Mali left."}\n' >lines.jsonl
gzip -k lines.jsonl a/norway.txt
tar cf both.tar -C a b/chad.txt norway.txt.gz
gzip -k both.tar

expect 0 '' read --input jsonl lines.jsonl.gz;    has '"id":"one"'; has '"id":"two"'
expect 0 '' read --input jsonl - <lines.jsonl.gz; has '"id":"two"'
expect 0 '' read both.tar;                        has '"id":"both/b/chad"'; has '"id":"both/norway"'
expect 0 '' code both.tar.gz;                     has '"code":"TCD"'; has '"code":"NOR"'
expect 0 '' store add river both.tar;             has 'added both/b/chad'

printf 'no;body;when\n7;Chad expelled the French ambassador on Monday.;5 March 2024\n8;Mali left.;soon\n' >table.csv
expect 1 '^demarche: table.csv:3: .*soon' read --input csv --map 'id=no, text=body,date=when' table.csv
has '{"id":"7","date":"2024-03-05","text":"Chad expelled the French ambassador on Monday."}'
expect 1 '^demarche: table.csv:1: has no column .text.' read --input csv table.csv
expect 2 'no field .texts.' read --input csv --map texts=body table.csv
expect 2 'not FIELD=NAME' code --input csv --map text table.csv
expect 2 'map names fields of jsonl and csv' code --map text=body a/norway.txt

page='<html lang=en><title>Chad expels envoy</title><p>Chad expelled the French ambassador on Monday, the ministry said.</p>'
record() {  # record ID STATUS PAGE
  body=$(printf 'HTTP/1.1 %s\r\nContent-Type: text/html\r\n\r\n%s' "$2" "$3")
  printf 'WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%s>\r\nWARC-Target-URI: https://a.example/2024/03/05/x\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %s\r\n\r\n%s\r\n\r\n' \
    "$1" "$(printf %s "$body" | wc -c)" "$body"
}
record r1 '200 OK' "$page" | gzip >news.warc.gz
record r2 '404 Not Found' "$page" | gzip >>news.warc.gz
record r3 '200 OK' '<nav>nothing' | gzip >>news.warc.gz
record r4 '200 OK' "$page" | gzip >>news.warc.gz
expect 1 '^demarche: news.warc.gz: record 3 at byte [0-9]*: has no text of an article' read --input warc news.warc.gz
has '"id":"r1","date":"2024-03-05","date_source":"address","title":"Chad expels envoy","url":"https://a.example/2024/03/05/x"'
has '"id":"r4"'
[ "$(wc -l <out)" -eq 2 ] || fail 'two pages and no more'
first=$(record r1 '200 OK' "$page" | gzip | wc -c)
cp news.warc.gz damaged.warc.gz
printf 'XXXX' | dd of=damaged.warc.gz bs=1 seek=40 conv=notrunc 2>/dev/null
printf 'XXXX' | dd of=damaged.warc.gz bs=1 seek=$((first + 40)) conv=notrunc 2>/dev/null
expect 1 '^demarche: damaged.warc.gz: record 1 at byte 1: damaged: .* in the piece from byte 1 on, at byte [0-9]* of the packed file' read --input warc damaged.warc.gz
grep -q "^demarche: damaged.warc.gz: record 2 at byte .* in the piece from byte $((first + 1)) on" err || fail 'the second damaged member is named'
grep -q '"id":"r4"' out && [ "$(wc -l <out)" -eq 1 ] || fail 'what is behind damaged members is read'
head -c 300 news.warc.gz >short.warc.gz
expect 1 '^demarche: short.warc.gz: .*ends in the middle of what gzip has packed' read --input warc short.warc.gz

# Much out of little is refused before it is held: 200 MB of one line out of 200 KB. AddressSanitizer reserves addresses by the
# terabyte, so that its build runs without the limit.
half_gib() { grep -q __asan_init "$demarche" || ulimit -v 524288; }
head -c 200000000 /dev/zero | tr '\0' x | gzip >bomb.gz
(half_gib; expect 1 '^demarche: bomb.gz: .*more than 200 times its size' read --input jsonl bomb.gz lines.jsonl; has '"id":"one"'; exit $failed) || failed=1
(half_gib; expect 1 '^demarche: bomb.gz:1: is a line of more than 33554432 bytes' read --input jsonl --max-ratio 2000 bomb.gz lines.jsonl; has '"id":"one"'; exit $failed) || failed=1
expect 1 '^demarche: bomb.gz: is larger than 1048576 bytes' read --max-document 1 bomb.gz a/norway.txt; has norway
expect 2 'max-document' read --max-document 0 a/norway.txt
expect 2 'max-ratio' read --max-ratio 0 a/norway.txt

python3 - <<'END'
import io, tarfile
with tarfile.open("climbs.tar", "w") as tar:
    for name in ("../out.txt", "in.txt"):
        entry = tarfile.TarInfo(name)
        text = b"Chad expelled the French ambassador."
        entry.size = len(text)
        tar.addfile(entry, io.BytesIO(text))
END
expect 1 "^demarche: climbs.tar: a file whose name climbs out of the archive: '../out.txt', at byte 1" read climbs.tar; has '"id":"climbs/in"'
exit $failed
