// A small world to build the page against: invented documents and events, the same each time.
//
//   Shape   {documents, events}: records as docs/formats/events.md has them, documents with their text
//   Units   offsets in code points

import { codePoints } from "../src/lib/marks.js";

let seed = 7;
const random = () => ((seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648);
const pick = (list) => list[Math.floor(random() * list.length)];

const kPlaces = {
  NOR: ["Norway", "Oslo", 59.91, 10.75], ISL: ["Iceland", "Reykjavik", 64.15, -21.94], RUS: ["Russia", "Moscow", 55.75, 37.62],
  UKR: ["Ukraine", "Kyiv", 50.45, 30.52], EGY: ["Egypt", "Cairo", 30.06, 31.25], ETH: ["Ethiopia", "Addis Ababa", 9.02, 38.75],
  CHN: ["China", "Beijing", 39.91, 116.4], JPN: ["Japan", "Tokyo", 35.69, 139.69], ARM: ["Armenia", "Yerevan", 40.18, 44.51],
  AZE: ["Azerbaijan", "Baku", 40.38, 49.89], KEN: ["Kenya", "Nairobi", -1.28, 36.82], BRA: ["Brazil", "Brasilia", -15.78, -47.93],
};
const kRivals = [["RUS", "UKR"], ["EGY", "ETH"], ["ARM", "AZE"], ["CHN", "JPN"], ["NOR", "ISL"]];

// words, category, mode, CAMEO, quad, scale, Goldstein, words behind the recipient
const kActs = [
  ["met ministers of", "CONSULT", "", "046", 1, 2.5, 7, ""],
  ["agreed to open the border with", "AGREE", "", "030", 1, 2.5, 4, ""],
  ["praised", "SUPPORT", "", "051", 1, 5, 3.4, ""],
  ["sent relief to", "AID", "", "073", 2, 10, 7.4, " after the flood"],
  ["released prisoners of", "RETREAT", "release", "0841", 2, 6.5, 7, ""],
  ["demanded a reply from", "REQUEST", "", "100", 3, 0, -5, " over the dam"],
  ["accused", "ACCUSE", "disapprove", "112", 3, -2, -2, " of moving the fence"],
  ["refused to negotiate with", "REJECT", "meet", "1246", 3, -4, -5, ""],
  ["threatened to close its ports to", "THREATEN", "restrict", "1312", 3, -5, -5.8, ""],
  ["imposed sanctions on", "SANCTION", "", "163", 4, -6, -8, ""],
  ["recalled its ambassador from", "SANCTION", "withdraw", "161", 4, -6, -4, ""],
  ["shelled positions of", "ASSAULT", "heavy-weapons", "194", 4, -10, -10, " near the river"],
];
const kSources = ["Northern Wire", "The Delta Post", "Morning Ledger", "Radio Meridian"];
const kContexts = [["diplomatic"], ["military", "territory"], ["economic"], ["water", "environment"].slice(0, 1), []];

class Text {
  constructor() { this.text = ""; this.length = 0; }
  add(words) {
    const start = this.length;
    this.text += words;
    this.length += codePoints(words);
    return { start, end: this.length };
  }
}

const party = (code, sector, span, words) => ({
  code, sector, sectors: sector ? [sector] : [], cameo_code: code + sector, entity_text: kPlaces[code][0], identifier_text: words, ...span,
});

function sentence(out, doc, day, n, [actor, recipient], act, because) {
  const start = out.length;
  const date_text = pick(["On Monday", "On Thursday", "Late on Friday"]);
  out.add(`${date_text}, `);
  const from = out.add(kPlaces[actor][0]);
  out.add(" ");
  const span = out.add(act[0]);
  out.add(" ");
  const to = out.add(kPlaces[recipient][0]);
  if (act[7]) out.add(act[7]);
  const words = because ? " in response" : "";
  if (words) out.add(words);
  const where = random() < 0.6 ? pick([actor, recipient]) : "";
  if (where) { out.add(" in "); out.add(kPlaces[where][1]); }
  const attributed = random() < 0.4;
  if (attributed) out.add(", the Harbour News Agency reported");
  out.add(".");
  const end = out.length;
  const id = `${doc.id}-${(n * 7919 + doc.n * 104729 + 0x1000000).toString(16).padStart(12, "0").slice(-12)}`;
  const event = {
    id, doc: doc.id, date: day, date_text, publication_date: doc.date, event: act[1], mode: act[2] ? [act[2]] : [], context: doc.context,
    cameo: act[3], quad_code: act[4], event_scale: act[5], goldstein: act[6], status: pick(["actual", "actual", "actual", "actual", "future", "negated", "hypothetical"]),
    reciprocal: false,
    actor: [party(actor, pick(["GOV", "GOV", "MIL", ""]), from, kPlaces[actor][0])],
    recipient: [party(recipient, pick(["GOV", ""]), to, kPlaces[recipient][0])],
    event_text: act[0], event_start: span.start, event_end: span.end,
  };
  if (where) {
    const [, city, lat, lon] = kPlaces[where];
    event.event_loc = { extracted_place: city, resolved_place: city, geonameid: 1, lat, lon, country: where, precision: "city" };
  }
  if (attributed) event.attribution = [{ source: "Harbour News Agency", text: "reported" }];
  if (because) { event.because = [because]; event.because_text = "in response"; }
  const slice = [...out.text].slice(start, end).join("");
  Object.assign(event, {
    text: slice, text_info: { sequence: n + 1, start, end }, cite_info: { title: doc.title, publication: doc.publication, language: "en" },
    confidence: Math.round((0.5 + random() * 0.48) * 100) / 100, rule: `${act[1].toLowerCase()}.mock`, coder: "demarche mock", knowledge: "2026-11", schema: 1,
  });
  return event;
}

export function world() {
  seed = 7;
  const documents = [];
  const events = [];
  for (let n = 0; n < 420; ++n) {
    const date = new Date(Date.UTC(2023, 0, 3) + Math.floor(n * 1.31 + random() * 9) * 86400000).toISOString().slice(0, 10);
    const doc = { id: `wire_${String(n).padStart(4, "0")}`, n, version: 1, date, title: `Dispatch ${n + 1}`, publication: pick(kSources), language: "en", context: pick(kContexts) };
    if (n === 417) Object.assign(doc, { id: "hostile <b>1</b>/2?&", title: "<script>document.title='broken'</script> & <img src=x onerror=alert(1)>" });
    const out = new Text();
    if (n % 5 === 0) out.add("😀 ");
    if (n === 417) out.add("<script>document.title='broken'</script> was painted on a wall. ");
    let because = "";
    for (let k = 0; k < 1 + Math.floor(random() * 3); ++k) {
      let pair = random() < 0.75 ? [...pick(kRivals)] : [pick(Object.keys(kPlaces)), pick(Object.keys(kPlaces))];
      if (pair[0] === pair[1]) pair = ["KEN", "BRA"];
      if (random() < 0.45 || (because && k % 2)) pair.reverse();
      if (k) out.add(" ");
      const event = sentence(out, doc, date, k, pair, pick(kActs), random() < 0.5 ? because : "");
      because = event.id;
      events.push(event);
    }
    doc.text = out.text + " Rain is expected at the weekend.";
    documents.push(doc);
  }
  delete events[3].date; // a date that no text gave
  delete events[8].recipient;
  return { documents, events };
}
