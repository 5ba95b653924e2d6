#!/bin/sh
# exchange_test.sh DEMARCHE: a store goes out in the format of each other data set and comes in again with nothing lost; broken rows are
# named with their line and passed over; the same file again changes nothing.
. "$(dirname "$0")/cli.sh"

printf '%s\n' 'Chad closed its border with Sudan on Monday.' 'Sudanese soldiers attacked a village in Chad on Tuesday.' 'Norway sent aid to Kenya and Tanzania on 27 February 2024.' \
  'Ghana may impose sanctions on Togo. Peru praised Nepal in Lima.' >a.txt
"$demarche" store add s --date 2024-03-06 --publication 'The Ledger' a.txt >/dev/null || exit 1

# Rows of the same parties, codes and days: an event of several pairs is as many rows of these formats.
parties() { "$demarche" count "$1" --by actor,recipient,cameo,day --status actual,historical --scales --format csv 2>err | cut -d , -f 1-5,8; }
rows() { "$demarche" sql "$1" --format csv "SELECT $2 FROM events WHERE status IN ('actual', 'historical') ORDER BY ALL" 2>err; }
# lossless FORMAT COLUMNS: out and in again, these columns are what they were.
lossless() {
  expect 0 '' export s --format "$1"
  cp out "$1.tsv"
  [ "$(wc -l <"$1.tsv")" -ge 4 ] || fail "$1: too few rows to say anything"
  expect 0 '' import "from_$1" --format "$1" "$1.tsv"
  rows s "$2" >before
  rows "from_$1" "$2" >after
  cmp -s before after || { diff before after; fail "$1 lost something"; }
  [ "$1" = polecat ] || { parties s >before; parties "from_$1" >after; cmp -s before after || { diff before after; fail "$1 lost parties"; }; }
  find "from_$1" -type f | sort | xargs cksum >sum
  expect 0 '' import "from_$1" --format "$1" "$1.tsv"; has '^0 added, 0 corrected, [0-9]* unchanged, 0 refused$'
  find "from_$1" -type f | sort | xargs cksum | cmp -s - sum || fail "$1: the same file again changed the store"
  expect 0 '' export "from_$1" --format "$1"
  cut -f "$3" out | sort >again
  cut -f "$3" "$1.tsv" | sort | cmp -s - again || fail "$1: what was imported is not exported again"
}
lossless polecat 'actor_codes, recipient_codes, day, event, mode, context, event_scale, quad_code' 2-7,9-11
lossless icews 'DISTINCT day, cameo, goldstein, text_info.sequence' 1-14
lossless gdelt 'DISTINCT day, cameo, goldstein' 1-
expect 0 '' count from_gdelt --by actor,recipient --format csv; has '^NOR,KEN,1' && has '^NOR,TZA,1'
expect 0 '' count from_icews --by actor,recipient --format csv; has '^NOR,KEN,1' && has '^TCD,SDN,1'
expect 0 '' sql from_icews --format csv 'SELECT DISTINCT coder, publication FROM documents'; has '^ICEWS,The Ledger'
! grep -q 'GHA' gdelt.tsv || fail 'a sanction that may be is no event of GDELT'
expect 0 '' export s --format gdelt --status hypothetical; has 'GHA'
expect 0 '' export s --format phoenix; [ "$(head -n 1 out | awk -F '\t' '{print NF}')" -eq 26 ] || fail 'phoenix has 26 columns'
expect 0 '' export s --format gdelt-mentions; [ "$(head -n 1 out | awk -F '\t' '{print NF}')" -eq 16 ] || fail 'mentions have 16 columns'
expect 0 '' export s --format plover; python3 -c 'import json, sys; sys.exit(len(json.load(open("out"))) < 4)' || fail 'plover is no JSON list'

# Older files: GDELT 1 has no ADM2 columns, ICEWS no codes, some weeks of POLECAT another name.
cut -f 1-39,41-47,49-55,57-61 gdelt.tsv >gdelt1.tsv
expect 0 '' import old_gdelt --format gdelt gdelt1.tsv; has ', 0 refused$'
rows old_gdelt 'day, cameo, actor_codes' >after
rows from_gdelt 'day, cameo, actor_codes' | cmp -s - after && [ "$(wc -l <after)" -ge 4 ] || fail 'GDELT 1'
cut -f 1-6,8-20 icews.tsv >icews1.tsv
expect 0 '' import old_icews --format icews icews1.tsv; has ', 0 refused$'
expect 0 '' sql old_icews --format csv 'SELECT count(*) FROM events WHERE cameo IS NULL'; has '^0'
sed '1s/Intensity/Event Intensity/' polecat.tsv >polecat1.tsv
expect 0 '' import old_polecat --format polecat polecat1.tsv
expect 0 '' sql old_polecat --format csv 'SELECT count(*) FROM events WHERE event_scale = 10'; ! grep -q '^0' out || fail 'Event Intensity'

# New events go into the same store as old series.
expect 0 '' store add from_gdelt --date 2024-03-06 a.txt; has '^added a: '

# Coordinates without a GeoNames id stay.
head -n 1 gdelt.tsv | awk -F '\t' -v OFS='\t' '{ $52 = 4; $53 = "Nairobi, Kenya"; $54 = "KE"; $57 = "-1.2833"; $58 = "36.8167"; print }' >place.tsv
expect 0 '' import placed --format gdelt place.tsv
expect 0 '' export placed --format gdelt; cmp -s out place.tsv || fail 'a place was lost'

# Broken rows.
good=$(wc -l <gdelt.tsv)
{ cat gdelt.tsv; printf '1\t2\t3\n'; head -n 1 gdelt.tsv | sed 's/^[0-9]*\t[0-9]*/77\t20240231/'; head -n 1 gdelt.tsv | awk -F '\t' -v OFS='\t' '{ $27 = "999"; print }'; } >broken.tsv
expect 1 "^demarche: broken.tsv:$((good + 1)): has 3 columns" import b --format gdelt broken.tsv; has "^$good added, 0 corrected, 0 unchanged, 3 refused$"
grep -q "^demarche: broken.tsv:$((good + 2)): .20240231. is no day" err || fail 'a day that does not exist'
grep -q "^demarche: broken.tsv:$((good + 3)): .999. is no CAMEO code" err || fail 'a code that does not exist'
expect 1 'is no GDELT file' import b --format gdelt a.txt
expect 1 "names no 'Event ID'" import b --format polecat a.txt
: >empty.tsv
expect 1 'empty.tsv: is empty' import b --format icews empty.tsv
expect 1 'missing.tsv' import b --format icews missing.tsv icews.tsv; has '^[1-9][0-9]* added'
expect 2 "no format 'tabari'" import b --format tabari gdelt.tsv
expect 2 "no format 'tabari'" export s --format tabari
expect 2 'required' export s
expect 3 'there is no store' export nowhere --format csv
exit $failed
