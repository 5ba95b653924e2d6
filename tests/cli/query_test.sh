#!/bin/sh
# query_test.sh DEMARCHE: questions to a store through the command line: each command, key and format answers, each wrong flag has its
# message and exit status 2, and what `query` gives back is what `code` printed.
. "$(dirname "$0")/cli.sh"

printf '%s\n' 'Chad closed its border with Sudan on Monday.' 'On Tuesday, Sudan expelled the ambassador of Chad in response to the closure of the border.' \
  'Norway and Iceland signed a trade agreement in Oslo on 27 February 2024. Norway praised Iceland.' >a.txt
printf '{"id": "b", "date": "2024-03-07", "publication": "The Ledger", "title": "Border", "text": "Chad closed its border with Sudan on Monday. Two soldiers of Chad were killed in an attack by rebels in Sudan."}\n' >b.jsonl
"$demarche" store add s --date 2024-03-06 a.txt >/dev/null && "$demarche" store add s --input jsonl b.jsonl >/dev/null || exit 1

# What comes out is what was coded, byte for byte.
{ "$demarche" code --format jsonl --date 2024-03-06 a.txt && "$demarche" code --format jsonl --input jsonl b.jsonl; } | sort >coded
"$demarche" query s --mentions --format jsonl | sort >queried
[ "$(wc -l <coded)" -ge 5 ] || fail 'too few events to say anything'
cmp -s coded queried || { diff coded queried | head -n 4; fail 'query does not give back what was coded'; }

expect 0 '' query s --actor TCD --recipient SDN --format csv; [ "$(grep -c ',TCD,' out)" -eq 2 ] || fail 'two documents tell of it'
expect 0 '' query s --source 'The Ledger' --actor TCD --format csv; [ "$(grep -c '^b-' out)" -eq 1 ] || fail 'one is of the Ledger'
expect 0 '' query s --from 2024-03-04 --to 2024-03-04 --format csv; has ',2024-03-04,'; ! grep -q ',2024-02-27,' out || fail 'February was not asked for'
expect 0 '' query s --to 2024-02 --format csv; has ',2024-02-27,'
expect 0 '' query s --min-sources 2 --event COERCE,SANCTION --format csv; has 'TCD'
expect 0 '' query s --min-sources 3 --format csv; [ "$(wc -l <out)" -eq 1 ] || fail 'nothing has three sources'
expect 0 '' query s --text BORDER --last 1 --format jsonl; [ "$(wc -l <out)" -eq 1 ] || fail 'the last one only'
expect 0 '' query s --party Norway --format csv; has 'NOR'
expect 0 '' query s --format table; has '^date' && has 'TCD'
expect 0 '' query s --format table --actor XXX; has 'no events'
expect 0 '' query s --format parquet; [ "$(head -c 4 out)" = PAR1 ] || fail 'parquet'
for key in actor recipient actor_sector recipient_sector event mode context cameo quad status country place source doc rule day week month quarter year; do
  expect 0 '' count s --by $key --format csv; has "^$key,events"; [ "$(wc -l <out)" -ge 2 ] || fail "nothing counted by $key"
done
expect 0 '' count s --by source --format csv; has '^The Ledger,'
expect 0 '' count s --by week --actor TCD --recipient SDN --event COERCE,SANCTION --format csv; has '^2024-W10,'
expect 0 '' count s --by actor,recipient --scales --one-a-day --format table; has 'event_scale_mean'
expect 0 '' count s --by actor,recipient --undirected --format jsonl; has '{"actor":"SDN","recipient":"TCD","events":'
expect 0 '' timeline s TCD SDN --format table; has '↳ SDN > TCD'; has '^2024-03-04  TCD > SDN'
expect 0 '' timeline s TCD SDN --format jsonl; has '"because":\['
expect 0 '' series s --from 2024-02 --to 2024-04 --format csv; has '^TCD,SDN,2024-04,0,' && has '^actor,recipient,month,events,'
expect 0 '' series s --unit country --period quarter --format csv; has '^country,quarter,' && has ',2024-Q1,'
expect 0 '' series s --actor XXX --format csv; [ "$(wc -l <out)" -eq 1 ] || fail 'a panel of nobody has no row'

# Where an event comes from.
id=$("$demarche" sql s --format csv "SELECT id FROM events WHERE doc = 'a' AND event = 'COERCE'" | tail -n 1 | tr -d '\r')
expect 0 '' explain s "$id"; has "^$id  2024-03-04  TCD > SDN  COERCE" && has 'in sentence 1 of a: Chad closed its border' && has '^  rule ' && has '^  date: "Monday", read against 2024-03-06'
has '^  answered by a-' && has '^  told again in a-' && has '^    b-.*The Ledger: CAMEO [0-9]* in both; status actual in both$'
answer=$("$demarche" sql s --format csv "SELECT id FROM events WHERE because IS NOT NULL" | tail -n 1 | tr -d '\r')
expect 0 '' explain s "$answer"; has "^  answers $id .*because of \"in response to\""
expect 0 '' explain s "$id" --same-days 0; has '^    b-'
expect 2 "no event 'nope'" explain s nope
expect 2 '0 to 30' explain s "$id" --same-days 99

expect 2 "cannot count by 'colour'" count s --by colour
expect 2 'without direction' count s --by actor --undirected
expect 2 'is no day' query s --from 2024-02-30
expect 2 "no status 'real'" query s --status real
expect 2 'quad' query s --quad 9
expect 2 'confidence' query s --confidence 2
expect 2 'not both' query s --limit 1 --last 1
expect 2 'sources' query s --min-sources 0
expect 2 'two different' timeline s TCD TCD
expect 2 'required' timeline s TCD
expect 2 "no format 'csv' for a timeline" timeline s TCD SDN --format csv
expect 2 "no period 'fortnight'" series s --period fortnight
expect 2 "no unit 'village'" series s --unit village
expect 3 'there is no store' count nowhere
# What is contested for years: listed, shown, filtered, counted by.
printf 'Sudan accused South Sudan of sending troops to Abyei on 2 May 2024. In response, South Sudan recalled its envoy from Sudan.\n' >abyei.txt
"$demarche" store add contested abyei.txt >out 2>err || fail 'a store about Abyei'
expect 0 '' disputes contested --format csv; has '^abyei,Abyei,territory,3,1,2024-05-02,2024-05-02'
expect 0 '' dispute contested abyei --format table; has '^Abyei (abyei), territory' && has '^  Abyei, 2: ' && has '↳ SSD > SDN'
expect 0 '' dispute contested abyei --format jsonl; has '"timeline":\[{"depth":0,'
expect 0 '' count contested --by dispute --dispute abyei,kurils --format csv; has '^abyei,3'
expect 2 "no dispute 'nothing'" dispute contested nothing
expect 2 "no format 'parquet' for a dossier" dispute contested abyei --format parquet

if [ -w /dev/full ]; then
  "$demarche" query s --format jsonl >/dev/full 2>err
  [ $? -eq 3 ] && grep -q 'standard output: cannot write' err || fail 'a full disk'
fi
exit $failed
