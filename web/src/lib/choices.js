// The filters as the filter bar shows them: what each is called, and what it can be set to.
//
//   Shape   {name, label, options() -> Promise of choices, free: may be typed}
//   Law     names are those of the server's parameters

import { codebook, valuesOf } from "./catalog.js";
import { kQuads, kSectors, kStatuses, nameOf } from "./words.js";

const counted = (key, label = (v) => v) => async () => (await valuesOf(key)).map(({ value, events }) => ({ value, label: label(value), events }));
const told = (table) => async () => Object.entries(table).map(([value, about]) => ({ value, about }));

/** Either side: both lists, with the larger number of events of the two. */
async function parties() {
  const found = new Map();
  for (const { value, events } of [...await valuesOf("actor"), ...await valuesOf("recipient")]) found.set(value, Math.max(events, found.get(value) ?? 0));
  return [...found].sort((a, b) => b[1] - a[1]).map(([value]) => ({ value, label: nameOf(value) }));
}

/** Modes of the categories that are chosen, or of all. */
async function modes(filter) {
  const { categories } = await codebook();
  const found = new Map();
  for (const c of categories) {
    if (filter.event.length && !filter.event.includes(c.event)) continue;
    for (const m of c.modes) found.set(m.mode, [...(found.get(m.mode) ?? []), `${c.event}: ${m.about}`]);
  }
  return [...found].sort().map(([value, about]) => ({ value, about: about.join("; ") }));
}

export const kChoices = {
  actor: { label: "Actor", options: counted("actor", nameOf), free: true, nothing: "anybody" },
  recipient: { label: "Recipient", options: counted("recipient", nameOf), free: true, nothing: "anybody" },
  party: { label: "Either party", options: parties, free: true, nothing: "anybody" },
  event: { label: "Event", options: async () => (await codebook()).categories.map((c) => ({ value: c.event, about: c.about })), nothing: "anything" },
  mode: { label: "Mode", options: modes },
  context: { label: "Context", options: async () => (await codebook()).contexts.map((c) => ({ value: c.context, about: c.about })) },
  cameo: { label: "CAMEO code", options: async () => (await codebook()).cameo.map((c) => ({ value: c.cameo, about: c.name })) },
  quad: { label: "Quad class", options: async () => kQuads.map(({ quad, name }) => ({ value: String(quad), label: name })) },
  sector: { label: "Sector", options: told(kSectors) },
  status: { label: "Status", options: told(kStatuses) },
  country: { label: "Where: country", options: counted("country", nameOf) },
  place: { label: "Where: place", options: counted("place"), free: true },
  source: { label: "Source", options: counted("source") },
  doc: { label: "Document", options: counted("doc"), free: true },
};

export const kFieldNames = {
  ...Object.fromEntries(Object.entries(kChoices).map(([name, c]) => [name, c.label])), from: "From", to: "To", text: "Words", confidence: "Confidence from",
  min_sources: "Sources from", same_days: "Days apart", statements: "With statements",
};

/** How one value of a filter reads. */
export function valueName(name, value) {
  if (["actor", "recipient", "party", "country"].includes(name)) return nameOf(value);
  if (name === "quad") return kQuads[value - 1]?.name ?? value;
  if (name === "statements") return "yes";
  return value;
}
