// Answers as demarche serve does, from an invented world: node mock/server.js [PORT]. For work on the page only.
//
//   Errors  a parameter that is not known is refused by its name, as the real server does

import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { codebook } from "./codebook.js";
import { world } from "./world.js";
import { kFlags, kLists, kSingles } from "../src/lib/address.js";
import { floorTo, nextOf, periodsBetween, rangeOf, startOf, dayOf } from "../src/lib/time.js";
import { codePoints } from "../src/lib/marks.js";

const kPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const kTypes = { html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css", svg: "image/svg+xml", txt: "text/plain; charset=utf-8", json: "application/json" };

const { documents, events } = world();
const publication = new Map(documents.map((d) => [d.id, d.publication]));
const book = codebook();
const byDay = (a, b) => ((a.date ?? "9") < (b.date ?? "9") ? -1 : 1);
const ordered = [...events].sort(byDay);

class Refusal extends Error {
  constructor(status, code, message, field) { super(message); Object.assign(this, { status, code, field }); }
}

const codes = (event, side) => (event[side]?.length ? event[side].map((p) => p.code) : [null]);
const period = (event, name) => {
  if (!event.date) return null;
  const at = floorTo(startOf(event.date), name);
  if (name === "year") return dayOf(at).slice(0, 4);
  if (name === "month") return dayOf(at).slice(0, 7);
  if (name === "quarter") return `${dayOf(at).slice(0, 4)}-Q${Math.floor((Number(dayOf(at).slice(5, 7)) + 2) / 3)}`;
  if (name === "day") return dayOf(at);
  const thursday = dayOf(at + 3 * 86400).slice(0, 4);
  return `${thursday}-W${String(Math.round((at - startOf(`${thursday}-W01`)) / 604800) + 1).padStart(2, "0")}`;
};
const kKeys = {
  actor: (e) => codes(e, "actor"), recipient: (e) => codes(e, "recipient"),
  actor_sector: (e) => e.actor?.map((p) => p.sector || null) ?? [null], recipient_sector: (e) => e.recipient?.map((p) => p.sector || null) ?? [null],
  event: (e) => [e.event], mode: (e) => (e.mode.length ? e.mode : [null]), context: (e) => (e.context.length ? e.context : [null]),
  cameo: (e) => [e.cameo], quad: (e) => [e.quad_code], status: (e) => [e.status], country: (e) => [e.event_loc?.country ?? null],
  place: (e) => [e.event_loc?.resolved_place ?? null], source: (e) => [publication.get(e.doc)], doc: (e) => [e.doc], rule: (e) => [e.rule],
  ...Object.fromEntries(["day", "week", "month", "quarter", "year"].map((name) => [name, (e) => [period(e, name)]])),
};

function passes(event, f) {
  const any = (wanted, has) => !wanted.length || wanted.some((w) => has.includes(w));
  const names = (side) => (event[side] ?? []).flatMap((p) => [p.code, p.entity_text]);
  const range = rangeOf(f.from, f.to);
  const at = startOf(event.date);
  return any(f.actor, names("actor")) && any(f.recipient, names("recipient")) && any(f.party, [...names("actor"), ...names("recipient")]) &&
    any(f.sector, [...(event.actor ?? []), ...(event.recipient ?? [])].map((p) => p.sector)) && any(f.event, [event.event]) && any(f.mode, event.mode) &&
    any(f.context, event.context) && (!f.cameo.length || f.cameo.some((c) => event.cameo.startsWith(c))) && any(f.status, [event.status]) &&
    any(f.quad, [String(event.quad_code)]) && any(f.country, [event.event_loc?.country]) && any(f.place, [event.event_loc?.resolved_place]) &&
    any(f.source, [publication.get(event.doc)]) && any(f.doc, [event.doc]) && event.text.toLowerCase().includes(f.text.toLowerCase()) &&
    event.confidence >= Number(f.confidence || 0) && (!f.from || (at !== null && at >= range.first)) && (!f.to || (at !== null && at <= range.last));
}

function filterOf(query, own) {
  const known = [...kLists, ...kSingles, ...kFlags, ...own];
  for (const name of query.keys()) if (!known.includes(name)) throw new Refusal(400, "bad_request", `no parameter '${name}' here`, name);
  const f = {};
  for (const name of kLists) f[name] = query.getAll(name);
  for (const name of kSingles) f[name] = query.get(name) ?? "";
  for (const name of ["from", "to"]) {
    if (f[name] && startOf(f[name]) === null) throw new Refusal(400, "bad_request", `no day '${f[name]}': write YYYY, YYYY-MM or YYYY-MM-DD`, name);
  }
  return f;
}

function count(query) {
  const f = filterOf(query, ["by", "undirected", "scales", "one_a_day", "limit"]);
  const by = query.getAll("by");
  const rows = new Map();
  for (const e of ordered.filter((e) => passes(e, f))) {
    let tuples = [[]];
    for (const key of by) {
      if (!kKeys[key]) throw new Refusal(400, "bad_request", `no key '${key}'`, "by");
      tuples = tuples.flatMap((t) => kKeys[key](e).map((v) => [...t, v]));
    }
    for (const tuple of tuples) {
      if (query.get("undirected") === "true") tuple.splice(0, 2, ...tuple.slice(0, 2).sort());
      const name = JSON.stringify(tuple);
      const row = rows.get(name) ?? rows.set(name, { ...Object.fromEntries(by.map((k, i) => [k, tuple[i]])), events: 0, event_scale_sum: 0 }).get(name);
      row.events += 1;
      row.event_scale_sum += e.event_scale;
    }
  }
  const all = [...rows.values()].sort((a, b) => b.events - a.events);
  for (const row of all) {
    if (query.get("scales") === "true") row.event_scale_mean = row.event_scale_sum / row.events;
    else delete row.event_scale_sum;
  }
  const limit = Number(query.get("limit") ?? 1000);
  return { rows: all.slice(0, limit), more: all.length > limit };
}

function series(query) {
  const f = filterOf(query, ["unit", "period", "undirected", "one_a_day", "limit"]);
  const name = query.get("period") ?? "month";
  const rows = new Map();
  const key = (units, p) => JSON.stringify([units, p]);
  const names = ["", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"];
  const dyads = new Map();
  const passing = ordered.filter((e) => e.date && passes(e, f));
  for (const e of passing) for (const a of codes(e, "actor")) for (const r of codes(e, "recipient")) if (a && r && a !== r) dyads.set(`${a} ${r}`, [a, r]);
  if (!passing.length) return { rows: [], more: false };
  const all = periodsBetween(startOf(passing[0].date), startOf(passing.at(-1).date), name).map((at) => period({ date: dayOf(at) }, name));
  for (const [d, [actor, recipient]] of dyads) for (const p of all) rows.set(key(d, p), { actor, recipient, [name]: p, events: 0, verbal_cooperation: 0, material_cooperation: 0, verbal_conflict: 0, material_conflict: 0, event_scale_sum: 0, goldstein_sum: 0 });
  for (const e of passing) {
    for (const a of codes(e, "actor")) {
      for (const r of codes(e, "recipient")) {
        const row = rows.get(key(`${a} ${r}`, period(e, name)));
        if (!row) continue;
        row.events += 1;
        row[names[e.quad_code]] += 1;
        row.event_scale_sum += e.event_scale;
        row.goldstein_sum += e.goldstein;
      }
    }
  }
  return { rows: [...rows.values()], more: false };
}

function list(query) {
  const f = filterOf(query, ["mentions", "order", "limit", "cursor"]);
  const limit = Number(query.get("limit") ?? 100);
  const dated = ordered.filter((e) => e.date && passes(e, f));
  const found = [...(query.get("order") === "oldest" ? dated : dated.reverse()), ...ordered.filter((e) => !e.date && passes(e, f))];
  const from = Number(query.get("cursor") ?? 0);
  return { events: found.slice(from, from + limit), ...(found.length > from + limit && { next: String(from + limit) }) };
}

function one(id) {
  const event = events.find((e) => e.id === id);
  if (!event) throw new Refusal(404, "not_found", `no event '${id}'`);
  const doc = documents.find((d) => d.id === event.doc);
  const { n, context, ...document } = doc;
  return {
    event, mentions: [], answers: events.filter((e) => event.because?.includes(e.id)), answered_by: events.filter((e) => e.because?.includes(id)), follows: [],
    same: events.filter((e) => e.doc !== event.doc && e.event === event.event && e.actor?.[0].code === event.actor?.[0].code && e.recipient?.[0].code === event.recipient?.[0].code).slice(0, 2),
    explanation: [`rule ${event.rule} at mock/world.js:1, fired by '${event.event_text}'`, `actor '${event.actor[0].entity_text}' by nsubj`, `recipient '${event.recipient?.[0].entity_text}' by obj`],
    document: { ...document, characters: codePoints(doc.text), events: 3, coder: "demarche mock", knowledge: "2026-11" },
  };
}

function timeline(query) {
  const f = filterOf(query, ["first", "second", "limit"]);
  const pair = [query.get("first"), query.get("second")];
  for (const [i, name] of ["first", "second"].entries()) if (!pair[i]) throw new Refusal(400, "bad_request", `${name} is missing`, name);
  const between = (e, a, b) => codes(e, "actor").includes(a) && codes(e, "recipient").includes(b);
  return { events: ordered.filter((e) => passes(e, f) && (between(e, ...pair) || between(e, pair[1], pair[0]))), more: false };
}

function code(body) {
  if (typeof body.text !== "string" || !body.text.trim()) throw new Refusal(422, "bad_input", "the document has no text", "text");
  const answer = { events: [], sentences: [], issues: [] };
  let at = 0;
  for (const part of body.text.match(/[^.!?]+[.!?]*\s*/g) ?? []) {
    const start = at + codePoints(part) - codePoints(part.trimStart());
    const text = part.trim();
    at += codePoints(part);
    const hit = /^(Norway|Iceland) (broke off talks|met|sanctioned)(?: with)? (Norway|Iceland)/.exec(text);
    answer.sentences.push({ start, end: start + codePoints(text), text, reasons: hit ? [] : ["no word of it fires a frame"] });
    if (!hit) continue;
    const span = (words) => { const i = start + codePoints(text.slice(0, text.lastIndexOf(words))); return { start: i, end: i + codePoints(words) }; };
    const first = { start, end: start + codePoints(hit[1]) };
    const act = span(hit[2]);
    answer.events.push({
      id: `pasted-${start}`, doc: "pasted", event: "SANCTION", mode: ["discontinue"], context: [], cameo: "164", quad_code: 4, event_scale: -6, status: "actual", reciprocal: false,
      actor: [{ code: "NOR", sector: "GOV", entity_text: hit[1], ...first }], recipient: [{ code: "ISL", sector: "GOV", entity_text: hit[3], ...span(hit[3]) }],
      event_text: hit[2], event_start: act.start, event_end: act.end, text, text_info: { sequence: answer.sentences.length, start, end: start + codePoints(text) },
      confidence: 0.9, rule: "halt.negotiation", explanation: ["rule halt.negotiation, fired by 'broke'"],
    });
  }
  return answer;
}

const health = () => ({
  status: "ok", version: "0.1.0", knowledge: "2026-11", schema: 1, demo: true,
  store: { documents: documents.length, superseded: 0, events: events.length, mentions: 0, segments: 1, bytes: 1, format: 1, first_day: ordered[0].date, last_day: ordered.findLast((e) => e.date).date },
});

function file(path) {
  const name = path === "/" || !/\.[a-z]+$/.test(path) ? "/index.html" : path;
  if (name.includes("..")) throw new Refusal(404, "not_found", "no such address");
  try {
    return { type: kTypes[name.split(".").pop()], bytes: readFileSync(new URL(`../dist${name}`, import.meta.url)) };
  } catch {
    throw new Refusal(404, "not_found", "no such address");
  }
}

async function respond(request, response) {
  const url = new URL(request.url, "http://mock");
  const q = url.searchParams;
  let body = "";
  for await (const chunk of request) body += chunk;
  try {
    if (body.length > 1 << 20) throw new Refusal(413, "too_large", "the body has more than 1 MiB");
    const path = url.pathname;
    const answers = { "/api/health": health, "/api/events": () => list(q), "/api/count": () => count(q), "/api/series": () => series(q), "/api/timeline": () => timeline(q),
      "/api/codebook": () => book, "/api/code": () => code(JSON.parse(body)) };
    let found = answers[path]?.();
    if (path.startsWith("/api/events/")) found = one(decodeURIComponent(path.slice(12)));
    if (found) return response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(found));
    if (path.startsWith("/api/")) throw new Refusal(404, "not_found", "no such address");
    const { type, bytes } = file(path);
    response.writeHead(200, { "Content-Type": type, "Content-Security-Policy": kPolicy }).end(bytes);
  } catch (error) {
    const { status = 500, code: name = "internal", message, field } = error;
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify({ error: { code: name, message, field } }));
  }
}

export const mock = (port = 0) => new Promise((done) => {
  const server = createServer(respond).listen(port, "127.0.0.1", () => done({ url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }));
});

if (import.meta.url === `file://${process.argv[1]}`) console.log((await mock(Number(process.argv[2] ?? 8765))).url);
