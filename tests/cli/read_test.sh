#!/bin/sh
# read_test.sh DEMARCHE: documents are printed as they are understood, and can be read again.
. "$(dirname "$0")/cli.sh"

printf '<html lang="en-GB"><title>Chad expels envoy | The Post</title><meta property="article:published_time" content="2024-03-05T10:00:00Z"><nav><a href="/">Home</a></nav><p>Chad expelled the French ambassador on Monday after a row over a border post.' >page.html
expect 0 '' read --input html page.html
has '"date":"2024-03-05","date_source":"meta","title":"Chad expels envoy"'
has '"text":"Chad expelled the French ambassador on Monday after a row over a border post."'
grep -q Home out && fail 'a menu came out'
"$demarche" read --input html page.html >read.jsonl || fail 'reading a page'
"$demarche" read --input jsonl read.jsonl | cmp -s - read.jsonl || fail 'what was printed is not read again as it was'

expect 0 '' code --input html page.html
has '"code":"TCD"'
has '"date":"2024-03-04"'    # Monday before the date of the page
expect 0 '' annotate --layer actor --input html page.html
has '"code":"TCD"'
expect 0 '' store add river --input html page.html
has 'added page'
expect 0 '' parse --input html page.html
has 'expelled'

printf '<p>\000\001\002' >odd.html
: >empty.html
expect 1 '^demarche: odd.html: has no text of an article' read --input html odd.html page.html;     has Chad
expect 1 '^demarche: empty.html: has no text of an article' read --input html empty.html page.html; has Chad
printf '<meta charset=koi8-u><p>The minister of Chad \377\376 said that nothing had been signed at all.' >other.html
expect 0 '' read --input html other.html
printf '<meta charset=windows-1252><p>The minister of Chad \201 said that nothing had been signed at all.' >broken.html
expect 0 '^demarche: broken.html: broken windows-1252: 1 place .*byte 52' read --input html broken.html; has 'minister of Chad'
printf '<meta charset=iso-2022-kr><p>The minister of Chad said that nothing had been signed at all.' >korean.html
expect 1 '^demarche: korean.html: .*an encoding that pages may not have' read --input html korean.html
expect 1 '^demarche: missing.html: ' read --input html missing.html
expect 2 'pdf' read --input pdf page.html
expect 2 'yaml' read --format yaml page.html

printf 'Chad expelled the French ambassador.\n' >plain.txt
expect 0 '' read --date 2024-03-05 plain.txt
has '{"id":"plain","date":"2024-03-05","text":"Chad expelled the French ambassador.'

# Other languages are left out with a word, and kept when asked for.
printf '<html lang=fr><p>Le ministre des affaires etrangeres a rappele son ambassadeur mardi et ferme la frontiere, qui etait ouverte depuis la signature de la treve en mai.' >french.html
expect 1 "^demarche: french.html: is not in English, but in 'fr'" read --input html french.html page.html; has Chad
expect 0 '' read --input html --any-language french.html; has '"language":"fr"'

printf '<rss><channel><title>The Post</title><item><guid>1</guid><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate><description>Chad expelled the French ambassador.</description></item><item/></channel></rss>' >feed.xml
expect 1 '^demarche: feed.xml: item 2: has no text' read --input feed feed.xml
has '{"id":"1","date":"2024-03-05","date_source":"feed","publication":"The Post","text":"Chad expelled the French ambassador."}'
expect 1 '^demarche: page.html: is no feed' read --input feed page.html feed.xml; has Chad

# Reprints.
story='Chad expelled the French ambassador on Monday after a row over a border post in the north of the country that soldiers of both sides had held in turn since the spring.'
printf '{"id": "a", "text": "%s"}\n{"id": "b", "text": "%s"}\n{"id": "c", "text": "Mali left."}\n' "$story" "$story" >wire.jsonl
expect 0 "^demarche: wire.jsonl:2: 'b' is a copy of 'a' (1.00 alike): left out" read --skip-copies --input jsonl wire.jsonl; has '"id":"a"'; has '"id":"c"'
[ "$(wc -l <out)" -eq 2 ] || fail 'a copy was kept'
expect 0 '' read --input jsonl wire.jsonl; has '"id":"b"'
exit $failed
