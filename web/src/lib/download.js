// The events of a question as a file, fetched page by page.
//
//   Shape   pages of /api/events -> lines of JSON, or CSV with the columns of docs/formats/events.md
//   Errors  Problem of the page that failed: no half file is offered

import { get } from "./api.js";

export const kMostEvents = 200000;

const list = (values) => (values ?? []).join(";");
const parties = (side, key) => (e) => list((e[side] ?? []).map((p) => p[key] ?? ""));
const kColumns = {
  id: (e) => e.id, doc: (e) => e.doc, date: (e) => e.date, publication_date: (e) => e.publication_date, event: (e) => e.event, mode: (e) => list(e.mode), context: (e) => list(e.context),
  cameo: (e) => e.cameo, quad_code: (e) => e.quad_code, event_scale: (e) => e.event_scale?.toFixed(1), goldstein: (e) => e.goldstein?.toFixed(1), status: (e) => e.status,
  actor: parties("actor", "code"), actor_sector: parties("actor", "sector"), actor_text: parties("actor", "entity_text"),
  recipient: parties("recipient", "code"), recipient_sector: parties("recipient", "sector"), recipient_text: parties("recipient", "entity_text"),
  country: (e) => e.event_loc?.country, place: (e) => e.event_loc?.resolved_place, dead: (e) => e.size?.dead, injured: (e) => e.size?.injured, speaker: (e) => e.speaker?.entity_text,
  because: (e) => list(e.because), after: (e) => list(e.after), same_as: (e) => list(e.same_as), confidence: (e) => e.confidence, rule: (e) => e.rule,
  event_text: (e) => e.event_text, event_start: (e) => e.event_start, event_end: (e) => e.event_end, text: (e) => e.text,
};

/** A cell by RFC 4180. */
export function cell(value) {
  const text = value == null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csv = (events) => events.map((e) => Object.values(kColumns).map((of) => cell(of(e))).join(",") + "\r\n").join("");
export const csvHeader = Object.keys(kColumns).join(",") + "\r\n";
export const jsonl = (events) => events.map((e) => JSON.stringify(e) + "\n").join("");

/** Parts of the file in order; `told` hears how many events there are so far. */
export async function fetchAll(pairs, format, told, signal) {
  const parts = format === "csv" ? [csvHeader] : [];
  let cursor = "";
  let count = 0;
  do {
    const page = await get("/api/events", [["limit", 1000], ...(cursor ? [["cursor", cursor]] : []), ...pairs], signal);
    parts.push(format === "csv" ? csv(page.events) : jsonl(page.events));
    count += page.events.length;
    cursor = page.next ?? "";
    told(count);
  } while (cursor && count < kMostEvents);
  return { parts, count, cut: Boolean(cursor) };
}
